/** 督办: 立项 → 交办 → 签收 → 分解 → 阶段反馈 → 办结申请 → 复核 → 销号. Calls in between are events, not steps. */
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
}

export interface ChainStepShown {
  readonly step: ChainStep
  readonly at: Date | null
  /** `now`: what the task waits for. A step that was passed over without need is `passed`, without a date. */
  readonly standing: 'passed' | 'now' | 'ahead'
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
  return shown.map((step, index) => ({
    step,
    at: times[step],
    standing: index <= last ? 'passed' : index === last + 1 && !isOver ? 'now' : 'ahead',
  }))
}
