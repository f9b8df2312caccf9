import { z } from 'zod'
import {
  type ChannelTrouble,
  passes,
  type Verdict,
  verdictOf,
  type Withholding,
} from '#domain/channel/answer.ts'
import { bodyOf, type ChannelMessage } from '#domain/channel/body.ts'
import { type ChannelKind, type ChannelNotice, takes } from '#domain/channel/channel.ts'
import { nextSlot, paceWindow, pauseAfter } from '#domain/channel/pace.ts'
import { AppError } from '#domain/error.ts'
import type { App } from '#server/app.ts'
import type { Db } from '#server/db/database.ts'
import { enqueue, type Job, job, schedule, type Work } from '#server/jobs/job.ts'
import { robotAddress } from './address.ts'
import { post } from './post.ts'
import { spokenOf } from './queries.ts'
import { unseal } from './seal.ts'
import { sign } from './sign.ts'

/**
 * Sends one message into one channel. When it is to go later it waits in its row, because a robot's minute, and
 * the ten minutes for which a service shuts one out, are not a matter of how often the job has failed;
 * `attempts` is only for our own breakdowns.
 */
export const deliverToChannel: Job<z.ZodObject<{ deliveryId: z.ZodUUID }>> = job({
  name: 'channel.deliver',
  payload: z.object({ deliveryId: z.uuid() }),
  attempts: 5,
  async run(work, { deliveryId }) {
    await deliver(work, deliveryId)
  },
})

/** Every minute: what has waited for its time, and what somebody has died over. */
export const deliverWaiting = schedule({
  name: 'channel.waiting',
  cron: '* * * * *',
  async run({ now, transaction }) {
    await transaction(async (tx) => {
      const due = await tx
        .selectFrom('channel_delivery')
        .select('id')
        .where((row) =>
          row.or([
            row.and([row('state', '=', 'queued'), row('next_at', '<=', now)]),
            row.and([
              row('state', '=', 'sending'),
              row('attempted_at', '<=', new Date(now.getTime() - lost)),
            ]),
          ]),
        )
        .orderBy('id')
        .limit(1000)
        .execute()
      for (const { id } of due) {
        await enqueue(tx, deliverToChannel, { deliveryId: id }, { singletonKey: id })
      }
    })
  },
})

/**
 * Whoever has claimed a message and not said for so long what came of it has died over it. It is sent again:
 * the services know no key by which they could tell a message twice, and one too many is better than none.
 */
const lost = 2 * 60_000

interface Claimed {
  readonly kind: ChannelKind
  readonly address: string | undefined
  readonly secret: string | undefined
  readonly message: ChannelMessage
  readonly attempts: number
  readonly isTrial: boolean
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
  const isTrial = delivery.meeting_id === null

  if (delivery.meeting_id !== null) {
    const withholding = await withheld(tx, channel, { ...delivery, meeting_id: delivery.meeting_id })
    if (withholding !== undefined) {
      await tx
        .updateTable('channel_delivery')
        .set({ state: 'withheld', trouble: withholding, next_at: null })
        .where('id', '=', id)
        .execute()
      return undefined
    }
  }

  const since = delivery.attempted_at?.getTime() ?? 0
  if (delivery.state === 'sending' && since > now.getTime() - lost) return undefined
  const slot = new Date(
    Math.max(
      nextSlot(channel.kind, await attemptsIn(tx, channel.id, now), now.getTime()),
      channel.paused_until?.getTime() ?? 0,
      delivery.next_at?.getTime() ?? 0,
    ),
  )
  if (slot > now) {
    await tx
      .updateTable('channel_delivery')
      .set({ state: 'queued', next_at: slot })
      .where('id', '=', id)
      .execute()
    return slot
  }
  await tx
    .updateTable('channel_delivery')
    .set({ state: 'sending', attempts: delivery.attempts + 1, attempted_at: now, next_at: null })
    .where('id', '=', id)
    .execute()
  return {
    kind: channel.kind,
    address: unseal(channel.address_sealed, app.config.authSecret),
    secret: channel.secret_sealed === null ? '' : unseal(channel.secret_sealed, app.config.authSecret),
    message: delivery.message as unknown as ChannelMessage,
    attempts: delivery.attempts + 1,
    isTrial,
  }
}

/** The level, the channel and the meeting may be others than when it was said. */
async function withheld(
  tx: Db,
  channel: {
    readonly id: string
    readonly is_enabled: boolean
    readonly notices: readonly string[]
    readonly scope: 'organisation' | 'public' | 'departments'
    readonly department_ids: readonly string[]
  },
  delivery: { readonly id: string; readonly meeting_id: string; readonly notice: ChannelNotice | 'trial' },
): Promise<Withholding | undefined> {
  const notice = delivery.notice as ChannelNotice
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
  { attempts, isTrial }: Claimed,
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
  if (waits > 0) {
    await tx
      .updateTable('channel')
      .set({ paused_until: new Date(now.getTime() + waits) })
      .where('id', '=', delivery.channel_id)
      .execute()
  }
}

/** A trial is not repeated: whoever pressed the button is looking at the answer. */
function again(trouble: ChannelTrouble | null, isTrial: boolean, attempts: number): number | undefined {
  return trouble === null || isTrial || !passes(trouble) ? undefined : pauseAfter(attempts)
}

/** What a request needs to do at once what the job does later. */
export function workNow(app: App, transaction: Work['transaction']): Work {
  return { app, now: app.now(), transaction }
}
