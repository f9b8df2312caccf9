import { sql } from 'kysely'
import type { SendMailOptions } from 'nodemailer'
import { z } from 'zod'
import type { Db } from '#server/db/database.ts'
import { enqueue, job, type Work } from '#server/jobs/job.ts'
import type { Invitation } from './invitation.ts'
import { type Letter, settingsAddress, write } from './letter.ts'

export interface NewMail {
  readonly to: { readonly personId: string | null; readonly email: string; readonly name: string }
  readonly letter: Letter
  /** An iCalendar request or cancellation to go with it. */
  readonly invitation?: Invitation
  /** What it is about, for whoever looks through the outbox. */
  readonly about?: { readonly noun: string; readonly nounId: string }
  /** Not before this instant. */
  readonly releaseAt?: Date
}

/** Puts a mail into the outbox, in the caller's transaction: it is sent exactly if the change happened. */
export async function queueMail(tx: Db, publicUrl: string, mail: NewMail): Promise<string> {
  const { subject, text, html } = write(mail.letter, publicUrl)
  const { rows } = await sql<{ id: string }>`select uuidv7() as id`.execute(tx)
  const id = rows[0]?.id as string
  // Nothing is returned by the insert: who adds a mail may not read the outbox.
  await tx
    .insertInto('mail_outbox')
    .values({
      id,
      person_id: mail.to.personId,
      to_address: mail.to.email,
      to_name: mail.to.name,
      subject,
      text_body: text,
      html_body: html,
      calendar: mail.invitation?.ics ?? null,
      calendar_method: mail.invitation?.method ?? null,
      noun: mail.about?.noun ?? '',
      noun_id: mail.about?.nounId ?? null,
      ...(mail.releaseAt && { state: 'waiting', release_at: mail.releaseAt }),
    })
    .execute()
  if (mail.releaseAt === undefined) await enqueue(tx, sendMail, { mailId: id })
  return id
}

/**
 * Sends one mail. It may be handed over twice if we die between the mail server's yes and our note of
 * it; the Message-ID is the row's, so that mail programs show it once.
 */
export const sendMail = job({
  name: 'mail.send',
  payload: z.object({ mailId: z.uuid() }),
  attempts: 8,
  async run({ app, now, transaction }, { mailId }) {
    const mail = await transaction((tx) => claimAttempt(tx, mailId, app.mail.canSend))
    if (!mail) return
    try {
      await app.mail.deliver(messageOf(mail, app.config.publicUrl))
    } catch (error) {
      await note(transaction, mailId, { state: 'queued', last_error: wordsOf(error) })
      throw error
    }
    await note(transaction, mailId, { state: 'sent', sent_at: now, last_error: '' })
  },
  async givenUp({ transaction }, { mailId }) {
    await note(transaction, mailId, { state: 'failed' })
  },
})

type Row = NonNullable<Awaited<ReturnType<typeof claimAttempt>>>

function messageOf(mail: Row, publicUrl: string): SendMailOptions {
  return {
    to: { name: mail.to_name, address: mail.to_address },
    subject: mail.subject,
    text: mail.text_body,
    html: mail.html_body,
    messageId: `<${mail.id}@${new URL(publicUrl).hostname}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    list: { unsubscribe: { url: settingsAddress(publicUrl), comment: 'notices' } },
    attachments: moreCalendars(mail.more_calendars),
    ...(mail.calendar !== null && {
      icalEvent: {
        method: mail.calendar_method ?? 'REQUEST',
        filename: 'invite.ics',
        content: mail.calendar,
      },
    }),
  }
}

interface CalendarEntry {
  readonly content: string
  readonly method: string
}

/** A mail program takes one entry from the body of a letter; the others are files that it opens. */
function moreCalendars(stored: unknown): NonNullable<SendMailOptions['attachments']> {
  return ((stored ?? []) as CalendarEntry[]).map(({ content, method }, index) => ({
    filename: `invite-${index + 2}.ics`,
    content,
    contentType: `text/calendar; charset=utf-8; method=${method}`,
  }))
}

/** The row to send, its attempt counted; without a mail server it is held instead. */
async function claimAttempt(tx: Db, mailId: string, canSend: boolean) {
  const mail = await tx
    .selectFrom('mail_outbox')
    .selectAll()
    .where('id', '=', mailId)
    .where('state', 'in', ['queued', 'held'])
    .forUpdate()
    .executeTakeFirst()
  if (!mail) return undefined
  await tx
    .updateTable('mail_outbox')
    .set(canSend ? { state: 'queued', attempts: mail.attempts + 1 } : { state: 'held' })
    .where('id', '=', mailId)
    .execute()
  return canSend ? mail : undefined
}

async function note(
  transaction: Work['transaction'],
  mailId: string,
  change: { state: 'queued' | 'sent' | 'failed'; sent_at?: Date; last_error?: string },
): Promise<void> {
  await transaction((tx) => tx.updateTable('mail_outbox').set(change).where('id', '=', mailId).execute())
}

function wordsOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500)
}

/** For the administrator, after a mail server has been set up or mended: what was held or failed goes out. */
export async function sendAgain(tx: Db): Promise<number> {
  const waiting = await tx
    .updateTable('mail_outbox')
    .set({ state: 'queued' })
    .where('state', 'in', ['held', 'failed'])
    .returning('id')
    .execute()
  for (const { id } of waiting) await enqueue(tx, sendMail, { mailId: id })
  return waiting.length
}
