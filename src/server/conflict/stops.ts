import { escalationAnswerBy } from '#domain/calendar/clocks.ts'
import { clockLevelOf } from '#domain/conflict/climb.ts'
import type { ConflictState, ConflictStop } from '#domain/conflict/lifecycle.ts'
import { signersOf } from '#domain/conflict/reporting.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { publish } from '#server/events/publish.ts'
import { noteMove } from '#server/history/history.ts'
import type { NoticeKind } from '#server/notification/kinds.ts'
import { type Notice, notify } from '#server/notification/notify.ts'
import { nameOf } from '#server/task/acting.ts'
import type { Conflict } from './conflict.ts'
import { refreshConflictAudience } from './queries.ts'

/** Somebody acts on a conflict. */
export interface Act {
  readonly app: App
  readonly actor: Actor
  readonly id: string
  readonly at: Date
}

/** From here on these people have it, and the clock of their level runs (C-13). */
export async function enterStop(
  tx: Db,
  { actor, app, at }: Act,
  {
    conflict,
    level,
    handlerIds,
    reason = '',
    isSkip = false,
  }: {
    readonly conflict: Conflict
    readonly level: ConflictStop
    readonly handlerIds: readonly string[]
    readonly reason?: string
    readonly isSkip?: boolean
  },
): Promise<void> {
  const due = escalationAnswerBy(at, clockLevelOf(level), await loadClockSetting(tx))
  await asSystemWithin(tx, async () => {
    await leaveStop(tx, conflict.id, at)
    await tx
      .insertInto('conflict_stop')
      .values({
        conflict_id: conflict.id,
        level,
        handler_ids: [...handlerIds],
        entered_at: at,
        due_at: due.at,
        entered_by: actor.personId,
        reason,
        is_skip: isSkip,
      })
      .execute()
    await tx
      .updateTable('conflict')
      .set((row) => ({
        state: level,
        handler_ids: [...handlerIds],
        entered_at: at,
        due_at: due.at,
        // What was ruled together on the level below and not signed by all is no ruling.
        ruling: '',
        resolution: null,
        ruling_signed_by: [],
        ...(isSkip && { is_skip: true }),
        version: row('version', '+', 1),
        updated_at: at,
      }))
      .where('id', '=', conflict.id)
      .execute()
    await refreshConflictAudience(tx, conflict.id, signerIds(conflict))
  })
  if (level === 'negotiating') return
  await tellOfConflict(tx, { app, conflict, at }, handlerIds, {
    kind: 'conflict.yours',
    params: {
      ...wordsOf(conflict),
      by: await nameOf(tx, actor.personId),
      level,
      dueAt: due.at.toISOString(),
    },
    occasion: `${level} ${at.toISOString()}`,
  })
}

export async function leaveStop(tx: Db, conflictId: string, at: Date): Promise<void> {
  await tx
    .updateTable('conflict_stop')
    .set({ left_at: at })
    .where('conflict_id', '=', conflictId)
    .where('left_at', 'is', null)
    .execute()
}

export function signerIds({ sides, lines }: Pick<Conflict, 'sides' | 'lines'>): string[] {
  return signersOf(
    sides.map(({ departmentId }) => departmentId),
    lines,
  ).map(({ personId }) => personId)
}

export function wordsOf({ number, title }: Pick<Conflict, 'number' | 'title'>) {
  return { number, title }
}

/** Tells people of a conflict, each once an occasion; it leads to the conflict's own page. */
export async function tellOfConflict<Kind extends Extract<NoticeKind, `conflict.${string}`>>(
  tx: Db,
  { app, conflict, at }: { readonly app: App; readonly conflict: Pick<Conflict, 'id'>; readonly at: Date },
  personIds: readonly (string | null)[],
  notice: Pick<Notice<Kind>, 'kind' | 'params'> & { readonly occasion: string },
): Promise<void> {
  await notify<Kind>(tx, app, {
    kind: notice.kind,
    params: notice.params,
    personIds,
    noun: 'conflict',
    nounId: conflict.id,
    link: `/conflicts/${conflict.id}`,
    dedupe: `${notice.kind}:${conflict.id}:${notice.occasion}`,
    at,
  })
}

/** Into the history, and to whoever has it on screen. */
export async function noteConflict(
  tx: Db,
  { actor, at }: Pick<Act, 'actor' | 'at'>,
  made: {
    readonly conflict: Pick<Conflict, 'id' | 'meetingId'> & { readonly state: ConflictState | null }
    readonly move: string
    readonly to: ConflictState
    readonly reason?: string
    readonly data?: Readonly<Record<string, unknown>>
  },
): Promise<void> {
  const { conflict, move, to, reason, data } = made
  await noteMove(tx, {
    noun: 'conflict',
    nounId: conflict.id,
    move,
    from: conflict.state,
    to,
    actorId: actor.personId,
    ...(reason !== undefined && { reason }),
    ...(data !== undefined && { data }),
    at,
  })
  await publish(tx, {
    stream: 'tasks',
    kind: 'conflict.changed',
    noun: 'conflict',
    nounId: conflict.id,
    payload: { id: conflict.id },
  })
}
