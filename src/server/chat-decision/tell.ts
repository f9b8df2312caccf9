import type { App } from '#server/app.ts'
import type { Db } from '#server/db/database.ts'
import type { NoticeKind } from '#server/notification/kinds.ts'
import { notify } from '#server/notification/notify.ts'
import { nameOf } from '#server/task/acting.ts'

type ChatNotice = Extract<
  NoticeKind,
  'decision.chatToConfirm' | 'decision.chatCorrected' | 'decision.chatObjected' | 'decision.chatReplied'
>

/** One notice a person and occasion, leading to where it can be answered. */
export async function tellOfChat(
  tx: Db,
  app: App,
  id: string,
  told: {
    readonly kind: ChatNotice
    readonly personIds: readonly string[]
    readonly by: string
    /** What was said, where that kind says it. */
    readonly text?: string
    readonly occasion: string
    readonly at: Date
  },
): Promise<void> {
  const { number, content } = await tx
    .selectFrom('decision')
    .select(['number', 'content'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await notify(tx, app, {
    kind: told.kind,
    personIds: told.personIds,
    noun: 'decision',
    nounId: id,
    params: {
      number,
      title: content.slice(0, 60),
      by: await nameOf(tx, told.by),
      ...(told.text !== undefined && { text: told.text }),
    } as never,
    link: `/decisions/${id}#chat`,
    dedupe: `${told.kind}:${id}:${told.occasion}`,
    at: told.at,
  })
}
