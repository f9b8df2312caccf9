import type { z } from 'zod'
import type { DeadlineView, DepartmentRef, PersonRef } from '#contract/common.ts'
import type { RequestStandingView } from '#contract/request.ts'
import { type ClockSetting, departmentAnswerClocks, firstReviewBy } from '#domain/calendar/clocks.ts'
import { type Deadline, minutesAfter } from '#domain/calendar/deadline.ts'
import { standingOf } from '#domain/request/standing.ts'
import { viewDeadline } from '#server/calendar/deadline-view.ts'
import type { Answer, Request } from './request.ts'

/** how soon an urgent request is to be answered by telephone. */
const phoneMinutes = 15

export type Standing = Pick<
  Request,
  | 'state'
  | 'answers'
  | 'feasibility'
  | 'rating'
  | 'initiatorId'
  | 'reviewerId'
  | 'assessorIds'
  | 'submittedAt'
  | 'since'
>

/** Who is named in the line of standing, beside the departments. */
export function holdersOf(request: Standing): (string | null)[] {
  switch (standingOf(request).kind) {
    case 'write':
    case 'rework':
    case 'revise':
    case 'convert':
    case 'rate':
      return [request.initiatorId]
    case 'review':
    case 'decide':
      return [request.reviewerId]
    case 'assess':
      return [...request.assessorIds]
    case 'answers':
    case 'carryOut':
    case 'over':
      return []
  }
}

/** Where it stands: who has it, since when, and until when with the reason for that day. */
export function standingView(
  request: Standing,
  names: {
    readonly person: (id: string | null) => PersonRef | null
    readonly department: (id: string) => DepartmentRef | null
  },
  setting: ClockSetting,
  now: Date,
): z.output<typeof RequestStandingView> {
  const { kind, departmentIds } = standingOf(request)
  const awaited = request.answers.filter(({ departmentId }) => departmentIds.includes(departmentId))
  const nearest = awaited
    .flatMap((answer) => answerDeadline(answer, setting, now) ?? [])
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))[0]
  return {
    kind,
    people: holdersOf(request).flatMap((id) => names.person(id) ?? []),
    departments: departmentIds.flatMap((id) => names.department(id) ?? []),
    deadline:
      kind === 'review' && request.submittedAt !== null
        ? shown('C-01', firstReviewBy(request.submittedAt, setting), null, now)
        : (nearest ?? null),
    since: request.since.toISOString(),
  }
}

/** C-02 of one department. */
export function answerDeadline(answer: Answer, setting: ClockSetting, now: Date): DeadlineView | null {
  if (answer.sentAt === null || answer.state === 'waiting' || answer.state === 'dropped') return null
  const isOpen = answer.state === 'pending' || answer.state === 'overdue'
  return shown(
    'C-02',
    departmentAnswerClocks(answer.sentAt, setting).answerBy,
    isOpen ? null : answer.answeredAt,
    now,
  )
}

export function phoneDeadline(
  answer: Answer,
  urgency: Request['urgency'],
  setting: ClockSetting,
  now: Date,
): DeadlineView | null {
  if (urgency !== 'urgent' || answer.sentAt === null || answer.state === 'dropped') return null
  const said = [answer.phonedAt, answer.answeredAt].filter((at) => at !== null).toSorted((a, b) => +a - +b)[0]
  return shown('X-37', minutesAfter(answer.sentAt, phoneMinutes, setting), said ?? null, now)
}

function shown(clock: string, deadline: Deadline, doneAt: Date | null, now: Date): DeadlineView {
  const isMissed = doneAt === null ? now > deadline.at : doneAt > deadline.at
  return viewDeadline(clock, deadline, isMissed ? 'missed' : doneAt === null ? 'waiting' : 'met')
}
