import type { Selectable } from 'kysely'
import { z } from 'zod'
import {
  type ChannelTrouble,
  passes,
  type Verdict,
  verdictOf,
  type Withholding,
} from '#domain/channel/answer.ts'
import { bodyOf, type ChannelMessage } from '#domain/channel/body.ts'
import { type ChannelKind, type ChannelNotice, type MeetingNotice, takes } from '#domain/channel/channel.ts'
import { merge } from '#domain/channel/merge.ts'
import { cannotWait, mergedAt, nextSlot, paceWindow, pauseAfter, restAfter } from '#domain/channel/pace.ts'
import { AppError } from '#domain/error.ts'
import type { App } from '#server/app.ts'
import type { Db } from '#server/db/database.ts'
import type { Channel, ChannelDelivery } from '#server/db/tables.ts'
import { enqueue, type Job, job, schedule, type Work } from '#server/jobs/job.ts'
import { robotAddress } from './address.ts'
import { mergeWords } from './message.ts'
import { overdueMessage } from './overdue.ts'
import { post } from './post.ts'
import { spokenOf } from './queries.ts'
import { unseal } from './seal.ts'
import { sign } from './sign.ts'

/**
 * Sends what waits for one channel, until nothing may go any more. When something is to go later it waits in its
 * row, because a robot's minute, and the ten minutes for which a service shuts one out, are not a matter of how
 * often the job has failed; `attempts` is only for our own breakdowns.
 */
export const deliverToChannel: Job<z.ZodObject<{ channelId: z.ZodUUID }>> = job({
  name: 'channel.deliver',
  payload: z.object({ channelId: z.uuid() }),
  attempts: 5,
  async run(work, { channelId }) {
    for (let sent = 0; sent < mostAtATime; sent += 1) {
      const id = await work.transaction((tx) => nextIn(tx, work, channelId))
      if (id === undefined || (await deliver(work, id)) !== undefined) return
    }
    await work.transaction((tx) => deliverSoon(tx, channelId))
  },
})

/** So that a job ends before it is taken for dead. */
const mostAtATime = 25

/**
 * Call when something has been put into the channel's queue. Without a key: two people who change meetings at the
 * same time would wait for each other's transaction, and a job that finds nothing left to send costs little.
 */
export async function deliverSoon(tx: Db, channelId: string): Promise<void> {
  await enqueue(tx, deliverToChannel, { channelId })
}

/** Every minute: what has waited for its time, and what somebody has died over. */
export const deliverWaiting = schedule({
  name: 'channel.waiting',
  cron: '* * * * *',
  async run({ now, transaction }) {
    await transaction(async (tx) => {
      const due = await tx
        .selectFrom('channel_delivery')
        .select('channel_id')
        .distinct()
        .where((row) =>
          row.or([
            row.and([
              row('state', '=', 'queued'),
              row.or([row('next_at', 'is', null), row('next_at', '<=', now)]),
            ]),
            row.and([
              row('state', '=', 'sending'),
              row('attempted_at', '<=', new Date(now.getTime() - lost)),
            ]),
          ]),
        )
        .execute()
      for (const { channel_id } of due) {
        await enqueue(tx, deliverToChannel, { channelId: channel_id }, { singletonKey: channel_id })
      }
    })
  },
})

/**
 * Whoever has claimed a message and not said for so long what came of it has died over it. It is sent again:
 * the services know no key by which they could tell a message twice, and one too many is better than none.
 */
const lost = 2 * 60_000

/** The one whose turn it is: what cannot wait for others first, then in the order of coming. */
async function nextIn(tx: Db, { now }: Work, channelId: string): Promise<string | undefined> {
  const waiting = await tx
    .selectFrom('channel_delivery')
    .select(['id', 'notice'])
    .where('channel_id', '=', channelId)
    .where((row) =>
      row.or([
        row.and([
          row('state', '=', 'queued'),
          row.or([row('next_at', 'is', null), row('next_at', '<=', now)]),
        ]),
        row.and([row('state', '=', 'sending'), row('attempted_at', '<=', new Date(now.getTime() - lost))]),
      ]),
    )
    .orderBy('id')
    .limit(1000)
    .execute()
  return (waiting.find(({ notice }) => cannotWait(notice)) ?? waiting[0])?.id
}

interface Claimed {
  readonly kind: ChannelKind
  readonly address: string | undefined
  readonly secret: string | undefined
  readonly message: ChannelMessage
  readonly attempts: number
  readonly isTrial: boolean
  /** Further messages that go in this one. */
  readonly carriedIds: readonly string[]
}

/** The instant at which it may go, when that is not now. */
export async function deliver(work: Work, id: string): Promise<Date | undefined> {
  const claimed = await work.transaction((tx) => claim(tx, work, id))
  if (claimed === undefined || claimed instanceof Date) return claimed
  const verdict = await send(work, claimed)
  await work.transaction((tx) => note(tx, work, id, claimed, verdict))
  return undefined
}

/** Undefined: there is nothing to send any more, or somebody else is at it. */
async function claim(tx: Db, { app, now }: Work, id: string): Promise<Claimed | Date | undefined> {
  const found = await tx
    .selectFrom('channel_delivery')
    .select('channel_id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (found === undefined) return undefined
  // The channel first: what is sent at the same time into one channel has one count.
  const channel = await tx
    .selectFrom('channel')
    .selectAll()
    .where('id', '=', found.channel_id)
    .forUpdate()
    .executeTakeFirst()
  const delivery = await tx
    .selectFrom('channel_delivery')
    .selectAll()
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'sending'])
    .forUpdate()
    .executeTakeFirst()
  if (channel === undefined || delivery === undefined) return undefined
  const since = delivery.attempted_at?.getTime() ?? 0
  if (delivery.state === 'sending' && since > now.getTime() - lost) return undefined
  const own = await messageNow(tx, app, channel, delivery, now)
  if (typeof own === 'string') {
    await withhold(tx, [id], own)
    return undefined
  }

  const attempts = await attemptsIn(tx, channel.id, now)
  const slot = new Date(
    Math.max(
      nextSlot(channel.kind, attempts, now.getTime()),
      mergedAt(delivery.notice, {
        created: delivery.created_at.getTime(),
        lastSent: await lastSentIn(tx, channel.id),
        now: now.getTime(),
      }),
      channel.paused_until?.getTime() ?? 0,
      // Whoever tries a robot wants to know whether it answers now.
      delivery.notice === 'trial' ? 0 : (channel.rest_until?.getTime() ?? 0),
      delivery.next_at?.getTime() ?? 0,
    ),
  )
  if (slot > now) {
    // Trial messages wait for nobody: whoever pressed the button is told to come back.
    const others = delivery.notice === 'trial' ? [] : await othersIn(tx, channel.id, id, now)
    await tx
      .updateTable('channel_delivery')
      .set({ state: 'queued', next_at: slot })
      .where('id', 'in', [id, ...others.map((other) => other.id)])
      .execute()
    return slot
  }
  const load = isAlone(delivery.notice)
    ? { message: own, carriedIds: [] }
    : await loadOf(tx, app, channel, { ...delivery, message: own }, now)
  await tx
    .updateTable('channel_delivery')
    .set({ state: 'sending', attempts: delivery.attempts + 1, attempted_at: now, next_at: null })
    .where('id', '=', id)
    .execute()
  return {
    kind: channel.kind,
    address: unseal(channel.address_sealed, app.config.authSecret),
    secret: channel.secret_sealed === null ? '' : unseal(channel.secret_sealed, app.config.authSecret),
    ...load,
    attempts: delivery.attempts + 1,
    isTrial: delivery.notice === 'trial',
  }
}

type ChannelRow = Selectable<Channel>
type DeliveryRow = Selectable<ChannelDelivery>

/** What is looked at by itself: a trial, and a list, which is long enough. */
function isAlone(notice: ChannelNotice | 'trial'): boolean {
  return notice === 'trial' || notice === 'overdueTasks'
}

/** What waits in the channel beside this one, and what it had taken along when somebody died over it. */
async function othersIn(tx: Db, channelId: string, id: string, now: Date): Promise<DeliveryRow[]> {
  return tx
    .selectFrom('channel_delivery')
    .selectAll()
    .where('channel_id', '=', channelId)
    .where('id', '!=', id)
    .where('notice', '!=', 'trial')
    .where((row) =>
      row.or([
        // What has failed has a time of its own.
        row.and([
          row('state', '=', 'queued'),
          row.or([row('trouble', 'is', null), row('next_at', '<=', now)]),
        ]),
        row.and([row('state', '=', 'sending'), row('carried_by', '=', id)]),
      ]),
    )
    .orderBy('id')
    .limit(1000)
    .execute()
}

/** The message with all that fits into it of what waits besides. */
async function loadOf(
  tx: Db,
  app: App,
  channel: ChannelRow,
  own: Omit<DeliveryRow, 'message'> & { readonly message: ChannelMessage },
  now: Date,
): Promise<{ message: ChannelMessage; carriedIds: string[] }> {
  const words = await mergeWords(tx, app)
  const messages: [ChannelMessage, ...ChannelMessage[]] = [own.message]
  const carriedIds: string[] = []
  let message = own.message
  for (const other of await othersIn(tx, channel.id, own.id, now)) {
    if (isAlone(other.notice)) continue
    const next = await messageNow(tx, app, channel, other, now)
    if (typeof next === 'string') {
      await withhold(tx, [other.id], next)
      continue
    }
    messages.push(next)
    const merged = merge(channel.kind, messages, words)
    if (merged.count < messages.length) break
    message = merged.message
    carriedIds.push(other.id)
  }
  if (carriedIds.length > 0) {
    await tx
      .updateTable('channel_delivery')
      .set({ state: 'sending', carried_by: own.id, next_at: null })
      .where('id', 'in', carriedIds)
      .execute()
  }
  return { message, carriedIds }
}

async function withhold(tx: Db, ids: readonly string[], why: Withholding): Promise<void> {
  await tx
    .updateTable('channel_delivery')
    .set({ state: 'withheld', trouble: why, next_at: null, carried_by: null })
    .where('id', 'in', ids)
    .execute()
}

/** What is to be said now; the level, the channel and the matter may be others than when it was put here. */
async function messageNow(
  tx: Db,
  app: App,
  channel: ChannelRow,
  delivery: DeliveryRow,
  now: Date,
): Promise<ChannelMessage | Withholding> {
  if (delivery.notice === 'trial') return delivery.message as unknown as ChannelMessage
  if (delivery.notice === 'overdueTasks') {
    if (!channel.is_enabled || !channel.notices.includes('overdueTasks')) return 'notTaken'
    return (await overdueMessage(tx, app, channel, now)) ?? 'superseded'
  }
  const { id, meeting_id, notice } = delivery
  if (meeting_id === null) return 'superseded'
  return (
    (await withheld(tx, channel, { id, meeting_id, notice })) ??
    (delivery.message as unknown as ChannelMessage)
  )
}

async function withheld(
  tx: Db,
  channel: ChannelRow,
  delivery: { readonly id: string; readonly meeting_id: string; readonly notice: MeetingNotice },
): Promise<Withholding | undefined> {
  const { notice } = delivery
  const { is_enabled, notices, scope, department_ids } = channel
  const asked = {
    isEnabled: is_enabled,
    notices: notices as ChannelNotice[],
    scope,
    departmentIds: department_ids,
  }
  if (!takes(asked, notice, await spokenOf(tx, delivery.meeting_id))) return 'notTaken'
  if (notice === 'minutesFinal') return undefined
  const { state, noticed_at } = await tx
    .selectFrom('meeting')
    .select(['state', 'noticed_at'])
    .where('id', '=', delivery.meeting_id)
    .executeTakeFirstOrThrow()
  if (state === 'cancelled' && notice !== 'cancelled') return 'superseded'
  // A new time takes the notice back.
  if (notice === 'invited' && noticed_at === null) return 'superseded'
  const later = await tx
    .selectFrom('channel_delivery')
    .select('id')
    .where('channel_id', '=', channel.id)
    .where('meeting_id', '=', delivery.meeting_id)
    .where('notice', '!=', 'minutesFinal')
    .where('id', '>', delivery.id)
    .executeTakeFirst()
  return later === undefined ? undefined : 'superseded'
}

async function lastSentIn(tx: Db, channelId: string): Promise<number | undefined> {
  const last = await tx
    .selectFrom('channel_delivery')
    .select('attempted_at')
    .where('channel_id', '=', channelId)
    .where('state', '=', 'sent')
    .where('notice', '!=', 'trial')
    .where('attempted_at', 'is not', null)
    .orderBy('attempted_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.attempted_at?.getTime()
}

async function attemptsIn(tx: Db, channelId: string, now: Date): Promise<number[]> {
  const rows = await tx
    .selectFrom('channel_delivery')
    .select('attempted_at')
    .where('channel_id', '=', channelId)
    .where('attempted_at', '>', new Date(now.getTime() - paceWindow))
    .execute()
  return rows.map(({ attempted_at }) => attempted_at?.getTime() ?? 0)
}

async function send({ app, now }: Work, claimed: Claimed): Promise<Verdict> {
  const { kind, address, secret, message } = claimed
  if (address === undefined || secret === undefined) return { trouble: 'sealed', answer: '', waits: 0 }
  try {
    // Once more: whoever runs the server may have taken a gateway off the list.
    const to = robotAddress(kind, address, app.config.channelHosts).href
    return verdictOf(kind, await post(sign(kind, { address: to, body: bodyOf(kind, message) }, secret, now)))
  } catch (error) {
    if (error instanceof AppError) return { trouble: 'address', answer: '', waits: 0 }
    return { trouble: 'unreachable', answer: causeOf(error), waits: 0 }
  }
}

/** What fetch could not do stands in the cause; the address, which is a password, stands in neither. */
function causeOf(error: unknown): string {
  const { cause, name } = error as { cause?: { code?: unknown }; name?: unknown }
  return String(cause?.code ?? name ?? '').slice(0, 100)
}

async function note(
  tx: Db,
  { now }: Work,
  id: string,
  { attempts, isTrial, carriedIds }: Claimed,
  { trouble, answer, waits }: Verdict,
): Promise<void> {
  const pause = again(trouble, isTrial, attempts)
  const nextAt = pause === undefined ? null : new Date(now.getTime() + Math.max(pause, waits))
  const delivery = await tx
    .updateTable('channel_delivery')
    .set({
      state: trouble === null ? 'sent' : nextAt === null ? 'failed' : 'queued',
      trouble,
      answer,
      next_at: nextAt,
      sent_at: trouble === null ? now : null,
    })
    .where('id', '=', id)
    .returning('channel_id')
    .executeTakeFirst()
  if (delivery === undefined) return
  if (carriedIds.length > 0) {
    await tx
      .updateTable('channel_delivery')
      .set({
        state: trouble === null ? 'sent' : nextAt === null ? 'failed' : 'queued',
        trouble,
        answer,
        next_at: nextAt,
        sent_at: trouble === null ? now : null,
        // Whoever goes again may go in another's company.
        ...(trouble !== null && nextAt !== null && { carried_by: null }),
      })
      .where('id', 'in', carriedIds)
      .execute()
  }
  if (waits > 0) {
    await tx
      .updateTable('channel')
      .set({ paused_until: new Date(now.getTime() + waits) })
      .where('id', '=', delivery.channel_id)
      .execute()
  }
  if (trouble === 'unreachable') await rest(tx, delivery.channel_id, now)
  else await wake(tx, delivery.channel_id)
}

/** Nobody is there: what else waits for this robot does not run against the same wall one by one. */
async function rest(tx: Db, channelId: string, now: Date): Promise<void> {
  const { silent_tries } = await tx
    .updateTable('channel')
    .set((row) => ({ silent_tries: row('silent_tries', '+', 1) }))
    .where('id', '=', channelId)
    .returning('silent_tries')
    .executeTakeFirstOrThrow()
  await tx
    .updateTable('channel')
    .set({ rest_until: new Date(now.getTime() + restAfter(silent_tries)) })
    .where('id', '=', channelId)
    .execute()
}

/** Somebody answered, if only to say no: what waited for that goes on at once. */
async function wake(tx: Db, channelId: string): Promise<void> {
  const woken = await tx
    .updateTable('channel')
    .set({ silent_tries: 0, rest_until: null })
    .where('id', '=', channelId)
    .where('silent_tries', '>', 0)
    .returning('id')
    .executeTakeFirst()
  if (woken === undefined) return
  await tx
    .updateTable('channel_delivery')
    .set({ next_at: null })
    .where('channel_id', '=', channelId)
    .where('state', '=', 'queued')
    .where((row) => row.or([row('trouble', 'is', null), row('trouble', '=', 'unreachable')]))
    .execute()
  await deliverSoon(tx, channelId)
}

/** A trial is not repeated: whoever pressed the button is looking at the answer. */
function again(trouble: ChannelTrouble | null, isTrial: boolean, attempts: number): number | undefined {
  return trouble === null || isTrial || !passes(trouble) ? undefined : pauseAfter(attempts)
}

/** What a request needs to do at once what the job does later. */
export function workNow(app: App, transaction: Work['transaction']): Work {
  return { app, now: app.now(), transaction }
}
