import { type Audience, sees } from '#domain/audience/audience.ts'
import { AppError } from '#domain/error.ts'
import { mayEverMove, offeredMoves } from '#domain/lifecycle/offered.ts'
import type { Mover } from '#domain/lifecycle/roles.ts'
import type { Actor } from '#domain/person/actor.ts'
import {
  type AnswerMove,
  type AnswerState,
  answerLifecycle,
  isBeingAnswered,
  isWritable,
  type RequestMove,
  type RequestState,
  requestLifecycle,
  takesPart,
} from './lifecycle.ts'

export interface AnswerInQuestion {
  readonly departmentId: string
  readonly state: AnswerState
  /** Who may speak for the department beside those who oversee it: its liaison, the one named for this request. */
  readonly speakerIds: readonly string[]
  readonly phonedAt: Date | null
}

/** What the policy looks at; the server's request has more. */
export interface RequestInQuestion extends Audience {
  readonly state: RequestState
  readonly urgency: 'normal' | 'prompt' | 'urgent'
  readonly initiatorId: string
  readonly initiatingDepartmentId: string
  /** In whose hands review and decision lie: `firstReviewer`. */
  readonly reviewerId: string | null
  readonly assessorIds: readonly string[]
  readonly answers: readonly AnswerInQuestion[]
  readonly rating: number | null
}

/** Moves that somebody makes on the request itself; the others follow from answers and from what it became. */
export const requestOwnMoves = [
  'submit',
  'return',
  'resubmit',
  'reject',
  'pass',
  'revise',
  'accept',
  'convert',
  'withdraw',
] as const satisfies readonly RequestMove[]
export const requestOtherActs = ['edit', 'assign', 'assess', 'ask', 'answer', 'rate'] as const
export type RequestAct = (typeof requestOwnMoves)[number] | (typeof requestOtherActs)[number]

export const answerOwnMoves = [
  'accept',
  'counter',
  'decline',
  'forward',
] as const satisfies readonly AnswerMove[]
export const answerOtherActs = ['phone', 'allocate', 'drop'] as const
export type AnswerAct = (typeof answerOwnMoves)[number] | (typeof answerOtherActs)[number]

export function rolesInRequest(actor: Actor, request: RequestInQuestion): Set<Mover> {
  const held = new Set<Mover>()
  const me = actor.personId
  const home = request.initiatingDepartmentId
  if (me === request.initiatorId || actor.departmentIds.has(home)) held.add('initiator')
  // Nobody reviews what they have asked for themselves, unless nobody stands above them.
  if (me === request.reviewerId || (actor.oversees.has(home) && me !== request.initiatorId))
    held.add('deptHead')
  if (request.assessorIds.includes(me)) held.add('assessor')
  return held
}

function mayInRequest(actor: Actor, act: RequestAct, request: RequestInQuestion): boolean {
  const held = rolesInRequest(actor, request)
  switch (act) {
    case 'edit':
      return held.has('initiator')
    case 'assign':
    case 'ask':
      return held.has('initiator') || held.has('deptHead')
    case 'assess':
      return held.has('assessor') || held.has('deptHead')
    case 'answer':
      return request.answers.some((answer) => speaksFor(actor, answer))
    case 'rate':
      return actor.personId === request.initiatorId
    case 'withdraw':
      // A colleague may write it, but whether it is still wanted is said by whoever asked or by their own head.
      return actor.personId === request.initiatorId || (held.has('deptHead') && held.has('initiator'))
    default:
      return mayEverMove(requestLifecycle, act, held)
  }
}

function isTimeFor(act: RequestAct, request: RequestInQuestion): boolean {
  const { state } = request
  switch (act) {
    case 'edit':
      return isWritable(state)
    case 'assign':
    case 'ask':
    case 'answer':
      return isBeingAnswered(state)
    case 'assess':
      return state === 'assessing'
    case 'rate':
      return state === 'closed'
    default:
      return requestLifecycle.canMove(state, act)
  }
}

export function authorizeRequest(actor: Actor, act: RequestAct | 'view', request: RequestInQuestion): void {
  if (!sees(actor, request)) throw new AppError('not_found', 'request.notFound')
  if (act === 'view') return
  if (!mayInRequest(actor, act, request)) throw new AppError('forbidden', 'request.notYours', { action: act })
  if (!isTimeFor(act, request)) {
    throw new AppError('conflict', 'request.notNow', { action: act, state: request.state })
  }
}

export function offeredInRequest(actor: Actor, request: RequestInQuestion): RequestAct[] {
  const moves = offeredMoves(requestLifecycle, request.state, rolesInRequest(actor, request))
  return [...requestOwnMoves, ...requestOtherActs].filter(
    (act) =>
      mayInRequest(actor, act, request) &&
      isTimeFor(act, request) &&
      // `reject` is in the table twice; who may make it is asked of the present state.
      (!(requestOwnMoves as readonly string[]).includes(act) ||
        act === 'withdraw' ||
        (moves as readonly string[]).includes(act)),
  )
}

/** Head, deputy, superiors, or the liaison of the department, or whoever it has named for this request. */
export function speaksFor(actor: Actor, answer: AnswerInQuestion): boolean {
  return actor.oversees.has(answer.departmentId) || answer.speakerIds.includes(actor.personId)
}

function mayAnswer(
  actor: Actor,
  act: AnswerAct,
  request: RequestInQuestion,
  answer: AnswerInQuestion,
): boolean {
  if (act !== 'drop') return speaksFor(actor, answer)
  const held = rolesInRequest(actor, request)
  return held.has('initiator') || held.has('deptHead')
}

function isTimeToAnswer(act: AnswerAct, request: RequestInQuestion, answer: AnswerInQuestion): boolean {
  switch (act) {
    case 'phone':
      return (
        request.urgency === 'urgent' &&
        isBeingAnswered(request.state) &&
        answer.phonedAt === null &&
        (answer.state === 'pending' || answer.state === 'overdue')
      )
    case 'allocate':
      return (
        (isBeingAnswered(request.state) || request.state === 'accepted' || request.state === 'converted') &&
        takesPart(answer.state)
      )
    default:
      return isBeingAnswered(request.state) && answerLifecycle.canMove(answer.state, act)
  }
}

/** What one department is asked is answered by those who speak for it, and by nobody else. */
export function authorizeAnswer(
  actor: Actor,
  act: AnswerAct,
  request: RequestInQuestion,
  departmentId: string,
): AnswerInQuestion {
  if (!sees(actor, request)) throw new AppError('not_found', 'request.notFound')
  const answer = request.answers.find((one) => one.departmentId === departmentId)
  const may =
    answer === undefined
      ? act === 'drop'
        ? mayInRequest(actor, 'ask', request)
        : mayInRequest(actor, 'answer', request)
      : mayAnswer(actor, act, request, answer)
  if (!may) throw new AppError('forbidden', 'request.notYours', { action: act })
  if (answer === undefined) throw new AppError('conflict', 'request.departmentNotAsked')
  if (!isTimeToAnswer(act, request, answer)) {
    throw new AppError('conflict', 'request.answerNotNow', { action: act, state: answer.state })
  }
  return answer
}

export function offeredInAnswer(
  actor: Actor,
  request: RequestInQuestion,
  answer: AnswerInQuestion,
): AnswerAct[] {
  return [...answerOwnMoves, ...answerOtherActs].filter(
    (act) => mayAnswer(actor, act, request, answer) && isTimeToAnswer(act, request, answer),
  )
}
