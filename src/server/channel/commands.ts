import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type * as contract from '#contract/channel.ts'
import { type ChannelKind, type ChannelScope, signs } from '#domain/channel/channel.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { departmentRefs } from '#server/organisation/refs.ts'
import { robotAddress } from './address.ts'
import { deliver, workNow } from './deliver.ts'
import { trialMessage } from './message.ts'
import { seal } from './seal.ts'
import { channelView } from './view.ts'

type NewChannel = z.output<NonNullable<(typeof contract.createChannel)['body']>>
type ChannelChange = z.output<NonNullable<(typeof contract.updateChannel)['body']>>

/** More robots than any organisation has groups for them. */
const mostChannels = 200

export async function createChannel(
  tx: Db,
  app: App,
  actor: Actor,
  { kind, name, address, secret, ...rest }: NewChannel,
  now: Date,
): Promise<string> {
  const { scope = 'organisation', departmentIds = [], notices = [], isEnabled = true } = rest
  await requireDepartments(tx, scope, departmentIds)
  const columns = { ...addressColumns(app, kind, address), ...secretColumns(app, kind, secret) }
  return asSystemWithin(tx, async () => {
    await refuseNameTaken(tx, name)
    const { count } = await tx
      .selectFrom('channel')
      .select((row) => row.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    if (count >= mostChannels) throw new AppError('conflict', 'channel.tooMany', { max: mostChannels })
    const { id } = await tx
      .insertInto('channel')
      .values({
        kind,
        name,
        ...columns,
        is_enabled: isEnabled,
        notices,
        scope,
        department_ids: departmentIds,
        created_by: actor.personId,
        created_at: now,
        updated_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await noteChange(tx, actor, id, 'create', Object.keys(rest), now)
    return id
  })
}

export async function updateChannel(
  tx: Db,
  app: App,
  actor: Actor,
  id: string,
  { version, ...change }: ChannelChange,
  now: Date,
): Promise<void> {
  const current = await channelView(tx, id, now)
  await asSystemWithin(tx, async () => {
    const row = await lockChannel(tx, id)
    if (row.version !== version) throw new AppError('conflict', 'channel.stale', {}, { detail: { current } })
    const { name, isEnabled, notices, scope, departmentIds, address, secret } = change
    await requireDepartments(tx, scope ?? row.scope, departmentIds ?? row.department_ids)
    if (name !== undefined) await refuseNameTaken(tx, name, id)
    await tx
      .updateTable('channel')
      .set({
        ...(name !== undefined && { name }),
        ...(isEnabled !== undefined && { is_enabled: isEnabled }),
        ...(notices !== undefined && { notices }),
        ...(scope !== undefined && { scope }),
        ...(departmentIds !== undefined && { department_ids: departmentIds }),
        ...(address !== undefined && addressColumns(app, row.kind, address)),
        ...(secret !== undefined && secretColumns(app, row.kind, secret)),
        // Another robot was not shut out. What waited for the silent one goes once the new one answers.
        ...(address !== undefined && { paused_until: null, rest_until: null }),
        updated_at: now,
        version: version + 1,
      })
      .where('id', '=', id)
      .execute()
    await noteChange(tx, actor, id, 'update', Object.keys(change), now)
  })
}

export async function removeChannel(tx: Db, actor: Actor, id: string, now: Date): Promise<void> {
  await asSystemWithin(tx, async () => {
    await lockChannel(tx, id)
    await tx.deleteFrom('channel').where('id', '=', id).execute()
    await noteChange(tx, actor, id, 'remove', [], now)
  })
}

/**
 * Sends a trial message at once, as the job would. Returns its id in the log. It opens its own transactions: no
 * other change waits while a service takes its time.
 */
export async function tryChannel(app: App, id: string): Promise<string> {
  const now = app.now()
  const deliveryId = await asSystem(app.db, async (tx) => {
    const { name } = await lockChannel(tx, id)
    const { locale } = await tx.selectFrom('organisation').select('locale').executeTakeFirstOrThrow()
    const delivery = await tx
      .insertInto('channel_delivery')
      .values({
        channel_id: id,
        notice: 'trial',
        dedupe: `trial:${randomUUID()}`,
        message: JSON.stringify(trialMessage(name, { locale, publicUrl: app.config.publicUrl })),
        created_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return delivery.id
  })
  const work = workNow(app, (run) => asSystem(app.db, run))
  const later = await deliver(work, deliveryId)
  if (later !== undefined) {
    await asSystem(app.db, (tx) => tx.deleteFrom('channel_delivery').where('id', '=', deliveryId).execute())
    const seconds = Math.ceil((later.getTime() - now.getTime()) / 1000)
    throw new AppError('too_many', 'channel.tooFast', { seconds })
  }
  return deliveryId
}

async function lockChannel(tx: Db, id: string) {
  const row = await tx.selectFrom('channel').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw new AppError('not_found', 'channel.notFound')
  return row
}

function addressColumns(app: App, kind: ChannelKind, typed: string) {
  const address = robotAddress(kind, typed, app.config.channelHosts)
  return {
    address_sealed: seal(address.href, app.config.authSecret),
    address_host: address.host,
    address_tail: address.href.slice(-4),
  }
}

function secretColumns(app: App, kind: ChannelKind, secret: string) {
  return { secret_sealed: secret === '' || !signs(kind) ? null : seal(secret, app.config.authSecret) }
}

async function requireDepartments(
  tx: Db,
  scope: ChannelScope,
  departmentIds: readonly string[],
): Promise<void> {
  const known = await departmentRefs(tx, departmentIds)
  const isUnknown = departmentIds.some((id) => !known.has(id))
  if (!isUnknown && (scope !== 'departments' || departmentIds.length > 0)) return
  const reason = isUnknown ? 'department.notFound' : 'channel.departmentsMissing'
  throw new AppError('invalid', reason, {}, { issues: [{ path: ['departmentIds'], reason }] })
}

async function refuseNameTaken(tx: Db, name: string, exceptId?: string): Promise<void> {
  const taken = await tx
    .selectFrom('channel')
    .select('id')
    .where((row) => row(row.fn('lower', ['name']), '=', name.toLowerCase()))
    .executeTakeFirst()
  if (taken === undefined || taken.id === exceptId) return
  throw new AppError(
    'conflict',
    'channel.nameTaken',
    { name },
    { issues: [{ path: ['name'], reason: 'channel.nameTaken', params: { name } }] },
  )
}

/** What was changed, not to what: address and secret are nobody's to read. */
function noteChange(
  tx: Db,
  actor: Actor,
  id: string,
  move: string,
  changed: string[],
  at: Date,
): Promise<void> {
  return noteMove(tx, {
    noun: 'channel',
    nounId: id,
    move,
    from: null,
    to: null,
    actorId: actor.personId,
    data: { changed },
    at,
  })
}
