/** When a topic's clock says something, in minutes left (X-14); the overrun is NM-MTG-11's. */
export interface TopicAlerts {
  readonly firstMinutes: number
  readonly lastMinutes: number
  /** How far a topic may run over before anybody is asked to choose. */
  readonly overrunTolerance: number
}

export const defaultTopicAlerts: TopicAlerts = { firstMinutes: 10, lastMinutes: 5, overrunTolerance: 0 }

export type TimerTone = 'calm' | 'soon' | 'near' | 'over'

/** The part of a topic that its clock looks at. */
export interface CountedTopic {
  readonly state: string
  readonly plannedMinutes: number | null
  readonly extendedMinutes: number
}

/** Seconds left of the planned time and what was added to it; null for a topic without a plan. */
export function secondsLeft({ plannedMinutes, extendedMinutes }: CountedTopic, spent: number): number | null {
  return plannedMinutes === null ? null : (plannedMinutes + extendedMinutes) * 60 - spent
}

export function toneOf(left: number | null, alerts: TopicAlerts = defaultTopicAlerts): TimerTone {
  if (left === null) return 'calm'
  if (left <= -alerts.overrunTolerance * 60) return 'over'
  if (left <= alerts.lastMinutes * 60) return 'near'
  return left <= alerts.firstMinutes * 60 ? 'soon' : 'calm'
}

/** At an overrun the host has to choose: more time, or out of today's agenda (NM-MTG-11, X-15). */
export function asksForChoice(
  topic: CountedTopic,
  spent: number,
  alerts: TopicAlerts = defaultTopicAlerts,
): boolean {
  return topic.state === 'running' && toneOf(secondsLeft(topic, spent), alerts) === 'over'
}
