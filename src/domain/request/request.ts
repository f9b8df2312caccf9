/** 可行, 有条件可行, 不可行 (S4-24). */
export const feasibilities = ['feasible', 'conditional', 'infeasible'] as const
export type Feasibility = (typeof feasibilities)[number]

/** What the first review looks at (S4-20): 必要性, 合理性, 完整性. */
export const reviewCriteria = ['necessity', 'reasonableness', 'completeness'] as const
export type ReviewCriterion = (typeof reviewCriteria)[number]

/** 通过, 退回补充, 不予受理. */
export const reviewVerdicts = ['pass', 'return', 'reject'] as const
export type ReviewVerdict = (typeof reviewVerdicts)[number]

/** 高, 中, 低. */
export const needPriorities = ['high', 'medium', 'low'] as const
export type NeedPriority = (typeof needPriorities)[number]

/** 调配结果: 全部满足, 部分满足, 无法满足. */
export const allocations = ['granted', 'partly', 'refused'] as const
export type Allocation = (typeof allocations)[number]

/** The lines of the negotiation log. */
export const roundKinds = [
  'ask',
  'phone',
  'accept',
  'counter',
  'decline',
  'forward',
  'drop',
  'revise',
] as const
export type RoundKind = (typeof roundKinds)[number]

/** What became of what was asked for: done and accepted, or given up on the way. */
export const requestOutcomes = ['done', 'stopped'] as const
export type RequestOutcome = (typeof requestOutcomes)[number]

/** What an accepted request becomes: a collaboration, or on the light path (S4-09) one single task. */
export const conversions = ['collaboration', 'task'] as const
export type Conversion = (typeof conversions)[number]

/** XQ-202611-: requests are numbered by the month. The day is that of the organisation's wall calendar. */
export function monthOfNumber(day: string): number {
  return Number(day.slice(0, 7).replace('-', ''))
}
