/** 督办: 立项 → 交办 → 签收 → 分解 → 阶段反馈 → 办结申请 → 复核 → 销号. Urging in between (催办) marks a step; it is none. */
export const chainSteps = [
  'created',
  'assigned',
  'signed',
  'split',
  'reported',
  'submitted',
  'reviewed',
  'closed',
] as const
export type ChainStep = (typeof chainSteps)[number]

export interface ChainFacts {
  readonly state: string
  readonly createdAt: Date
  readonly assignedAt: Date | null
  readonly signedAt: Date | null
  readonly splitAt: Date | null
  readonly reportedAt: Date | null
  readonly submittedAt: Date | null
  readonly reviewedAt: Date | null
  readonly doneAt: Date | null
  readonly hasReviewers: boolean
  /** When somebody was urged, in order. */
  readonly urgedAt: readonly Date[]
}

/** 催办, while the task waited for a step: how often, and when last. */
export interface Urged {
  readonly count: number
  readonly lastAt: Date
}

export interface ChainStepShown {
  readonly step: ChainStep
  readonly at: Date | null
  /** `now`: what the task waits for. A step that was passed over without need is `passed`, without a date. */
  readonly standing: 'passed' | 'now' | 'ahead'
  readonly urged: Urged | null
}

/** How far a task has come, step by step with dates. Splitting and reviewing stand there only where they are made. */
export function chainOf(facts: ChainFacts): ChainStepShown[] {
  const times: Readonly<Record<ChainStep, Date | null>> = {
    created: facts.createdAt,
    assigned: facts.assignedAt,
    signed: facts.signedAt,
    split: facts.splitAt,
    reported: facts.reportedAt,
    submitted: facts.submittedAt,
    reviewed: facts.reviewedAt,
    closed: facts.doneAt,
  }
  const shown = chainSteps.filter(
    (step) => (step !== 'split' || facts.splitAt !== null) && (step !== 'reviewed' || facts.hasReviewers),
  )
  const last = shown.findLastIndex((step) => times[step] !== null)
  const isOver = facts.state === 'done' || facts.state === 'cancelled'
  const waitedFor = facts.urgedAt.map((at) => {
    const reached = shown.findIndex((step) => (times[step]?.getTime() ?? 0) > at.getTime())
    return reached === -1 ? Math.min(last + 1, shown.length - 1) : reached
  })
  return shown.map((step, index) => ({
    step,
    at: times[step],
    standing: index <= last ? 'passed' : index === last + 1 && !isOver ? 'now' : 'ahead',
    urged: urgedIn(facts.urgedAt.filter((_, nth) => waitedFor[nth] === index)),
  }))
}

function urgedIn(times: readonly Date[]): Urged | null {
  const lastAt = times.at(-1)
  return lastAt === undefined ? null : { count: times.length, lastAt }
}
