import type { Actor } from '#domain/person/actor.ts'
import type { RetrospectiveState } from '#domain/retrospective/lifecycle.ts'
import type { App } from '#server/app.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { publish } from '#server/events/publish.ts'
import { noteMove } from '#server/history/history.ts'
import type { NoticeKind, NoticeParams } from '#server/notification/kinds.ts'
import { notify } from '#server/notification/notify.ts'
import type { Retrospective } from './queries.ts'

/** Who does something, and when. */
export interface By {
  readonly app: App
  readonly actor: Actor
  readonly at: Date
}

export async function note(
  tx: Db,
  { id, state }: { readonly id: string; readonly state: RetrospectiveState | null },
  made: {
    readonly move: string
    readonly to?: RetrospectiveState
    readonly reason?: string
    readonly data?: Readonly<Record<string, unknown>>
  },
  { actor, at }: By,
): Promise<void> {
  await noteMove(tx, {
    noun: 'retrospective',
    nounId: id,
    move: made.move,
    from: made.to === undefined ? null : state,
    to: made.to ?? null,
    actorId: actor.personId,
    ...(made.reason !== undefined && { reason: made.reason }),
    ...(made.data !== undefined && { data: made.data }),
    at,
  })
  await tellChanged(tx, { id })
}

/** On the register's stream, as for the collaboration itself: whoever may see it reads it anew. */
export async function tellChanged(tx: Db, { id }: { readonly id: string }): Promise<void> {
  await publish(tx, {
    stream: 'tasks',
    kind: 'retrospective.changed',
    noun: 'collaboration',
    nounId: id,
    payload: { id },
  })
}

/** A change of the row itself: the next version. */
export async function saveRetrospective(
  tx: Db,
  { id, version }: Retrospective,
  at: Date,
  change: Readonly<Record<string, unknown>>,
): Promise<void> {
  await tx
    .updateTable('retrospective')
    .set({ ...change, version: version + 1, updated_at: at })
    .where('id', '=', id)
    .execute()
}

export async function tell<Kind extends Extract<NoticeKind, `retrospective.${string}`>>(
  tx: Db,
  { app, at }: Pick<By, 'app' | 'at'>,
  about: { readonly id: string; readonly number: string; readonly title: string },
  notice: {
    readonly kind: Kind
    readonly personIds: readonly (string | null | undefined)[]
    readonly params: Omit<NoticeParams<Kind>, 'number' | 'title'>
    readonly occasion: string
    readonly inProductOnly?: boolean
  },
): Promise<void> {
  await asSystemWithin(tx, () =>
    notify(tx, app, {
      kind: notice.kind,
      personIds: notice.personIds,
      noun: 'collaboration',
      nounId: about.id,
      params: { ...notice.params, number: about.number, title: about.title } as unknown as NoticeParams<Kind>,
      link: `/collaborations/${about.id}/retrospective`,
      dedupe: `${notice.kind}:${about.id}:${notice.occasion}`,
      ...(notice.inProductOnly !== undefined && { inProductOnly: notice.inProductOnly }),
      at,
    }),
  )
}
