/** The part of a topic that its clock looks at. */
export interface TopicClock {
  readonly state: string
  readonly startedAt: Date | null
  readonly spentSeconds: number
}

/** Whole seconds spent on a topic so far: the runs that are over, and the present one up to `now`. */
export function spentSecondsAt({ state, startedAt, spentSeconds }: TopicClock, now: Date): number {
  if (state !== 'running' || startedAt === null) return spentSeconds
  return spentSeconds + Math.max(0, Math.floor((now.getTime() - startedAt.getTime()) / 1000))
}
