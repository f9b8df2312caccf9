import type { AnswerState, RequestState } from './lifecycle.ts'

/** What a request waits for now. Each language has a sentence for each: who has it, and why. */
export const standingKinds = [
  'write',
  'review',
  'rework',
  'answers',
  'assess',
  'decide',
  'revise',
  'convert',
  'carryOut',
  'rate',
  'over',
] as const
export type StandingKind = (typeof standingKinds)[number]

export interface RequestStanding {
  readonly kind: StandingKind
  /** Departments whose answer is awaited, in the order they were asked. */
  readonly departmentIds: readonly string[]
}

export interface StandingFacts {
  readonly state: RequestState
  readonly answers: readonly { readonly departmentId: string; readonly state: AnswerState }[]
  readonly feasibility: string | null
  readonly rating: number | null
}

/** In whose hands it is now (现在在谁手里), so that nobody has to ask around (S4-01: 推诿). */
export function standingOf({ state, answers, feasibility, rating }: StandingFacts): RequestStanding {
  const nobody: readonly string[] = []
  switch (state) {
    case 'draft':
      return { kind: 'write', departmentIds: nobody }
    case 'submitted':
      return { kind: 'review', departmentIds: nobody }
    case 'returned':
      return { kind: 'rework', departmentIds: nobody }
    case 'assessing': {
      const awaited = answers.filter((answer) => answer.state === 'pending' || answer.state === 'overdue')
      if (awaited.length > 0) {
        return { kind: 'answers', departmentIds: awaited.map(({ departmentId }) => departmentId) }
      }
      return { kind: feasibility === null ? 'assess' : 'decide', departmentIds: nobody }
    }
    case 'negotiating':
      return { kind: 'revise', departmentIds: nobody }
    case 'accepted':
      return { kind: 'convert', departmentIds: nobody }
    case 'converted':
      return { kind: 'carryOut', departmentIds: nobody }
    case 'closed':
      return { kind: rating === null ? 'rate' : 'over', departmentIds: nobody }
    case 'rejected':
    case 'withdrawn':
      return { kind: 'over', departmentIds: nobody }
  }
}
