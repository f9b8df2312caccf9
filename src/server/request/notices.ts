import { departmentAnswerClocks, firstReviewBy } from '#domain/calendar/clocks.ts'
import { takesPart } from '#domain/request/lifecycle.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import type { Db } from '#server/db/database.ts'
import type { NoticeKind, NoticeParams } from '#server/notification/kinds.ts'
import { notify } from '#server/notification/notify.ts'
import type { By } from './change.ts'
import type { Answer, Request } from './request.ts'

type RequestNotice = Extract<NoticeKind, `request.${string}`>
type Rest<Kind extends RequestNotice> = Omit<NoticeParams<Kind>, 'number' | 'title'>

/** One notice about a request. `dedupe` tells apart occasions of the same kind. */
export async function tell<Kind extends RequestNotice>(
  tx: Db,
  { app, at }: Pick<By, 'app' | 'at'>,
  request: Pick<Request, 'id' | 'number' | 'name'>,
  kind: Kind,
  personIds: readonly (string | null)[],
  params: Rest<Kind>,
): Promise<void> {
  await notify(tx, app, {
    personIds,
    kind,
    noun: 'request',
    nounId: request.id,
    params: { number: request.number, title: request.name, ...params } as unknown as NoticeParams<Kind>,
    link: `/requests/${request.id}`,
    dedupe: `${kind}:${request.id}:${at.toISOString()}`,
    at,
  })
}

export async function nameOf(tx: Db, personId: string): Promise<string> {
  const { name } = await tx
    .selectFrom('person')
    .select('name')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  return name
}

/** Who is to answer for a department: its head, and the liaison it has. */
export function answerers(answer: Answer): readonly (string | null)[] {
  return [answer.headId, ...answer.speakerIds]
}

export async function tellReviewer(tx: Db, by: By, request: Request): Promise<void> {
  const { at: dueAt } = firstReviewBy(by.at, await loadClockSetting(tx))
  await tell(tx, by, request, 'request.toReview', [request.reviewerId], {
    by: await nameOf(tx, by.actor.personId),
    dueAt: dueAt.toISOString(),
  })
}

/** C-02 begins: what is asked, of whom, until when. */
export async function tellAsked(tx: Db, by: By, request: Request, asked: readonly string[]): Promise<void> {
  const { answerBy } = departmentAnswerClocks(by.at, await loadClockSetting(tx))
  const name = await nameOf(tx, by.actor.personId)
  for (const answer of request.answers.filter(({ departmentId }) => asked.includes(departmentId))) {
    await tell(tx, by, request, 'request.asked', answerers(answer), {
      by: name,
      department: answer.departmentName,
      dueAt: answerBy.at.toISOString(),
    })
  }
}

/** All who take part for their departments. */
export function partakers(request: Request): (string | null)[] {
  return request.answers
    .filter(({ state }) => takesPart(state) && state !== 'waiting')
    .flatMap((answer) => answerers(answer))
}
