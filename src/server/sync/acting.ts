import type { Actor } from '#domain/person/actor.ts'
import type { SyncState } from '#domain/sync/report.ts'
import type { App } from '#server/app.ts'
import type { Db } from '#server/db/database.ts'
import { publish } from '#server/events/publish.ts'
import { noteMove } from '#server/history/history.ts'
import type { NoticeKind, NoticeParams } from '#server/notification/kinds.ts'
import { notify } from '#server/notification/notify.ts'
import type { Sync } from './queries.ts'

/** Who does something, and when. */
export interface By {
  readonly app: App
  readonly actor: Actor
  readonly at: Date
}

export async function note(
  tx: Db,
  { id, state, collaborationId }: Pick<Sync, 'id' | 'state' | 'collaborationId'>,
  made: {
    readonly move: string
    readonly to?: SyncState
    readonly reason?: string
    readonly data?: Readonly<Record<string, unknown>>
  },
  { actor, at }: Pick<By, 'actor' | 'at'>,
): Promise<void> {
  await noteMove(tx, {
    noun: 'sync',
    nounId: id,
    move: made.move,
    from: made.to === undefined ? null : state,
    to: made.to ?? null,
    actorId: actor.personId,
    ...(made.reason !== undefined && { reason: made.reason }),
    ...(made.data !== undefined && { data: made.data }),
    at,
  })
  await tellChanged(tx, { id, collaborationId })
}

/** Whoever may see the report, or the reporting of the collaboration, reads it anew. */
export async function tellChanged(
  tx: Db,
  { id, collaborationId }: { readonly id: string | null; readonly collaborationId: string },
): Promise<void> {
  const event = { stream: 'tasks', kind: 'sync.changed' } as const
  await publish(tx, {
    ...event,
    noun: 'collaboration',
    nounId: collaborationId,
    payload: { id: collaborationId },
  })
  if (id !== null) await publish(tx, { ...event, noun: 'sync', nounId: id, payload: { id } })
}

/** A change of the row itself: the next version. */
export async function saveSync(
  tx: Db,
  { id, version }: Pick<Sync, 'id' | 'version'>,
  at: Date,
  change: Readonly<Record<string, unknown>>,
): Promise<void> {
  await tx
    .updateTable('sync')
    .set({ ...change, version: version + 1, updated_at: at })
    .where('id', '=', id)
    .execute()
}

/** A notice about a report; number and title are its own. */
export async function tellOfSync<Kind extends Extract<NoticeKind, `sync.${string}`>>(
  tx: Db,
  { app, at }: Pick<By, 'app' | 'at'>,
  about: Pick<Sync, 'id' | 'number' | 'title' | 'collaborationId'>,
  notice: {
    readonly kind: Kind
    readonly personIds: readonly (string | null | undefined)[]
    readonly params: Omit<NoticeParams<Kind>, 'number' | 'title'>
    readonly occasion: string
    /** Where it is read: on the page of the collaboration's state, or the report itself. */
    readonly lands: 'status' | 'report'
  },
): Promise<string[]> {
  const isStatus = notice.lands === 'status'
  return notify(tx, app, {
    kind: notice.kind,
    personIds: notice.personIds,
    noun: isStatus ? 'collaboration' : 'sync',
    nounId: isStatus ? about.collaborationId : about.id,
    params: { ...notice.params, number: about.number, title: about.title } as unknown as NoticeParams<Kind>,
    link: isStatus ? `/collaborations/${about.collaborationId}/status` : `/syncs/${about.id}`,
    dedupe: `${notice.kind}:${about.id}:${notice.occasion}`,
    at,
  })
}
