import { sql } from 'kysely'
import type * as contract from '#contract/series.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import { type SeriesMove, seriesLifecycle } from '#domain/series/lifecycle.ts'
import { authorizeSeries } from '#domain/series/policy.ts'
import { occurrences } from '#domain/series/recurrence.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { moveMeeting } from '#server/meeting/change.ts'
import { lockMeeting } from '#server/meeting/queries.ts'
import type { BodyOf } from '#server/meeting/requirements.ts'
import { keepAhead } from './ahead.ts'
import { makeMeetings } from './make.ts'
import { getSeries, lockSeries, planOf } from './queries.ts'
import type { Series } from './series.ts'

/** Makes the next meetings now, by number or up to a date. */
export async function prepareOccurrences(
  tx: Db,
  actor: Actor,
  {
    id,
    wanted,
    at,
  }: {
    readonly id: string
    readonly wanted: BodyOf<typeof contract.prepareOccurrences>
    readonly at: Date
  },
): Promise<number> {
  const series = await lockSeries(tx, id)
  authorizeSeries(actor, 'prepare', series)
  const made = await makeMeetings(tx, series, wanted, { actorId: actor.personId, at })
  if (made.length > 0) await note(tx, actor, series, { move: 'prepare', data: { made: made.length }, at })
  return made.length
}

/** No meeting on one date, this once. A date that has its meeting is called off with the meeting. */
export async function skipOccurrence(
  tx: Db,
  actor: Actor,
  {
    id,
    skip,
    at,
  }: {
    readonly id: string
    readonly skip: BodyOf<typeof contract.skipOccurrence>
    readonly at: Date
  },
): Promise<void> {
  const series = await lockSeries(tx, id)
  authorizeSeries(actor, 'skip', series)
  const { on, isSkipped, reason } = skip
  const { calendar } = await loadWorkTime(tx)
  const day = civilDate(on)
  const isDate = occurrences(planOf(series), calendar, { from: day, until: day, count: 1 }).length > 0
  if (!isDate) throw new AppError('conflict', 'series.noSuchDate', { on })
  const there = await tx
    .selectFrom('meeting')
    .select('id')
    .where('series_id', '=', id)
    .where('occurrence_on', '=', on)
    .executeTakeFirst()
  if (there !== undefined) throw new AppError('conflict', 'series.dateHasMeeting', { on })
  if (isSkipped) {
    await tx
      .insertInto('meeting_series_skip')
      .values({ series_id: id, on_day: on, reason, person_id: actor.personId, at })
      .onConflict((conflict) => conflict.columns(['series_id', 'on_day']).doUpdateSet({ reason, at }))
      .execute()
  } else {
    await tx.deleteFrom('meeting_series_skip').where('series_id', '=', id).where('on_day', '=', on).execute()
  }
  await note(tx, actor, series, { move: isSkipped ? 'skip' : 'unskip', reason, data: { on }, at })
}

/** Nothing more is made. Drafts are called off only if that is said; whoever was told of a meeting keeps it. */
export async function stopSeries(
  tx: Db,
  actor: Actor,
  {
    id,
    reason,
    cancelsDrafts,
    at,
  }: {
    readonly id: string
    readonly reason: string
    readonly cancelsDrafts: boolean
    readonly at: Date
  },
): Promise<void> {
  const series = await lockSeries(tx, id)
  authorizeSeries(actor, 'stop', series)
  await move(tx, actor, series, { move: 'stop', reason, at })
  if (cancelsDrafts) await cancelDrafts(tx, actor, { id, reason, at })
}

/** The series of a collaboration that has ended make no more meetings, and those nobody was told of are off. */
export async function stopSeriesOf(
  tx: Db,
  actor: Actor,
  {
    collaborationId,
    reason,
    at,
  }: { readonly collaborationId: string; readonly reason: string; readonly at: Date },
): Promise<void> {
  await asSystemWithin(tx, async () => {
    const running = await tx
      .selectFrom('meeting_series')
      .select('id')
      .where('collaboration_id', '=', collaborationId)
      .where('state', '=', 'running')
      .execute()
    for (const { id } of running) {
      await move(tx, actor, await lockSeries(tx, id), { move: 'stop', reason, at })
      await cancelDrafts(tx, actor, { id, reason, at })
    }
  })
}

async function cancelDrafts(
  tx: Db,
  actor: Actor,
  { id, reason, at }: { readonly id: string; readonly reason: string; readonly at: Date },
): Promise<void> {
  await asSystemWithin(tx, async () => {
    const drafts = await tx
      .selectFrom('meeting')
      .select('id')
      .where('series_id', '=', id)
      .where('state', 'in', ['draft', 'collecting', 'ready'])
      .where('planned_start', '>', at)
      .orderBy('occurrence_on')
      .execute()
    for (const draft of drafts) {
      const meeting = await lockMeeting(tx, draft.id)
      await moveMeeting(tx, actor, meeting, {
        move: 'cancel',
        at,
        reason,
        change: { cancelled_reason: reason },
      })
    }
  })
}

export async function resumeSeries(
  tx: Db,
  actor: Actor,
  { id, at }: { readonly id: string; readonly at: Date },
): Promise<void> {
  const series = await lockSeries(tx, id)
  authorizeSeries(actor, 'resume', series)
  await move(tx, actor, series, { move: 'resume', reason: '', at })
  await keepAhead(tx, await getSeries(tx, id), { actorId: actor.personId, at })
}

async function move(
  tx: Db,
  actor: Actor,
  series: Series,
  made: { readonly move: SeriesMove; readonly reason: string; readonly at: Date },
): Promise<void> {
  const to = seriesLifecycle.stateAfter(series.state, made.move)
  await tx
    .updateTable('meeting_series')
    .set({ state: to, stopped_reason: made.reason, version: sql<number>`version + 1`, updated_at: made.at })
    .where('id', '=', series.id)
    .execute()
  await note(tx, actor, series, { ...made, to })
}

async function note(
  tx: Db,
  actor: Actor,
  series: Series,
  made: {
    readonly move: string
    readonly to?: string
    readonly reason?: string
    readonly data?: Readonly<Record<string, unknown>>
    readonly at: Date
  },
): Promise<void> {
  await noteMove(tx, {
    noun: 'series',
    nounId: series.id,
    move: made.move,
    from: made.to === undefined ? null : series.state,
    to: made.to ?? null,
    actorId: actor.personId,
    reason: made.reason ?? '',
    data: made.data ?? {},
    at: made.at,
  })
}
