import type { WaitingItem } from '#contract/today.ts'
import { departmentAnswerClocks, firstReviewBy } from '#domain/calendar/clocks.ts'
import { standingOf } from '#domain/request/standing.ts'
import { requestsWaiting } from '#server/request/list.ts'
import { type Asking, waiting } from './waiting.ts'

const kinds = {
  rework: 'reworkRequest',
  review: 'reviewRequest',
  answers: 'answerRequest',
  assess: 'assessRequest',
  decide: 'decideRequest',
  revise: 'reviseRequest',
  convert: 'convertRequest',
  rate: 'rateRequest',
} as const satisfies Record<string, WaitingItem['kind']>

/** Requests to review, to answer, to assess, to decide, to revise. A draft waits for nobody but its author's mind. */
export async function requestItems(asking: Asking): Promise<WaitingItem[]> {
  const { tx, actor, setting } = asking
  return (await requestsWaiting(tx, actor)).flatMap((request) => {
    const { kind, departmentIds } = standingOf(request)
    if (!(kind in kinds)) return []
    const mine = request.answers.filter(
      ({ departmentId, headId, speakerIds }) =>
        departmentIds.includes(departmentId) && [headId, ...speakerIds].includes(actor.personId),
    )
    const sentAt = mine.flatMap((answer) => answer.sentAt ?? []).toSorted((one, other) => +one - +other)[0]
    const dueAt =
      kind === 'review' && request.submittedAt !== null
        ? firstReviewBy(request.submittedAt, setting).at
        : kind === 'answers' && sentAt !== undefined
          ? departmentAnswerClocks(sentAt, setting).answerBy.at
          : null
    return [
      waiting(asking, {
        kind: kinds[kind as keyof typeof kinds],
        noun: 'request',
        nounId: request.id,
        number: request.number,
        title: request.name,
        link: `/requests/${request.id}`,
        dueAt,
      }),
    ]
  })
}
