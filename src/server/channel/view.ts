import type { Selectable } from 'kysely'
import type { ChannelView, DeliveryView } from '#contract/channel.ts'
import type { ChannelNotice } from '#domain/channel/channel.ts'
import { AppError } from '#domain/error.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import type { Channel, ChannelDelivery } from '#server/db/tables.ts'
import { keysOf, pageOf } from '#server/http/page.ts'
import { departmentRefs } from '#server/organisation/refs.ts'

export async function channelViews(tx: Db, now: Date): Promise<ChannelView[]> {
  const rows = await asSystemWithin(tx, () =>
    tx.selectFrom('channel').selectAll().orderBy('created_at').execute(),
  )
  return viewsOf(tx, rows, now)
}

export async function channelView(tx: Db, id: string, now: Date): Promise<ChannelView> {
  const row = await asSystemWithin(tx, () =>
    tx.selectFrom('channel').selectAll().where('id', '=', id).executeTakeFirst(),
  )
  const [view] = await viewsOf(tx, row === undefined ? [] : [row], now)
  if (view === undefined) throw new AppError('not_found', 'channel.notFound')
  return view
}

async function viewsOf(tx: Db, rows: readonly Selectable<Channel>[], now: Date): Promise<ChannelView[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const departments = await departmentRefs(
    tx,
    rows.flatMap(({ department_ids }) => department_ids),
  )
  const latest = await asSystemWithin(tx, () =>
    tx
      .selectFrom('channel_delivery')
      .distinctOn('channel_id')
      .selectAll()
      .where('channel_id', 'in', ids)
      .orderBy('channel_id')
      .orderBy('id', 'desc')
      .execute(),
  )
  const waiting = await asSystemWithin(tx, () =>
    tx
      .selectFrom('channel_delivery')
      .select(['channel_id', (row) => row.fn.countAll<number>().as('count')])
      .where('channel_id', 'in', ids)
      .where('state', 'in', ['queued', 'sending'])
      .groupBy('channel_id')
      .execute(),
  )
  const shown = await deliveryViews(tx, latest)
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    addressHost: row.address_host,
    addressTail: row.address_tail,
    hasSecret: row.secret_sealed !== null,
    isEnabled: row.is_enabled,
    notices: row.notices as ChannelNotice[],
    scope: row.scope,
    departments: row.department_ids.flatMap((id) => departments.get(id) ?? []),
    waiting: waiting.find(({ channel_id }) => channel_id === row.id)?.count ?? 0,
    silent:
      row.rest_until === null ? null : { tries: row.silent_tries, nextAt: row.rest_until.toISOString() },
    pausedUntil: row.paused_until !== null && row.paused_until > now ? row.paused_until.toISOString() : null,
    last: shown[latest.findIndex(({ channel_id }) => channel_id === row.id)] ?? null,
    version: row.version,
  }))
}

export async function deliveryPage(
  tx: Db,
  channelId: string,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ items: DeliveryView[]; nextCursor: string | null }> {
  await requireChannel(tx, channelId)
  const rows = await asSystemWithin(tx, () => {
    const all = tx.selectFrom('channel_delivery').selectAll().where('channel_id', '=', channelId)
    const from = cursor === undefined ? all : all.where('id', '<', keysOf(cursor, ['string'])[0])
    return from
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute()
  })
  const views = await deliveryViews(tx, rows)
  return pageOf(
    views,
    limit,
    ({ id }) => [id],
    (view) => view,
  )
}

async function requireChannel(tx: Db, id: string): Promise<void> {
  const row = await asSystemWithin(tx, () =>
    tx.selectFrom('channel').select('id').where('id', '=', id).executeTakeFirst(),
  )
  if (row === undefined) throw new AppError('not_found', 'channel.notFound')
}

export async function deliveryView(tx: Db, id: string): Promise<DeliveryView> {
  const rows = await asSystemWithin(tx, () =>
    tx.selectFrom('channel_delivery').selectAll().where('id', '=', id).execute(),
  )
  const [view] = await deliveryViews(tx, rows)
  if (view === undefined) throw new AppError('not_found', 'channel.notFound')
  return view
}

/** The log is every administrator's; which meeting it was about is only for whoever may see that. */
async function deliveryViews(tx: Db, rows: readonly Selectable<ChannelDelivery>[]): Promise<DeliveryView[]> {
  const ids = [...new Set(rows.flatMap(({ meeting_id }) => meeting_id ?? []))]
  const meetings =
    ids.length === 0
      ? []
      : await tx.selectFrom('meeting').select(['id', 'number', 'name']).where('id', 'in', ids).execute()
  const seen = new Map(meetings.map((meeting) => [meeting.id, meeting]))
  return rows.map((row) => ({
    id: row.id,
    notice: row.notice,
    meeting: seen.get(row.meeting_id ?? '') ?? null,
    state: row.state,
    trouble: row.trouble as DeliveryView['trouble'],
    answer: row.answer,
    attempts: row.attempts,
    createdAt: row.created_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    nextAt: row.next_at?.toISOString() ?? null,
    isCarried: row.carried_by !== null,
  }))
}
