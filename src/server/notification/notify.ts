import { sql } from 'kysely'
import type { App } from '#server/app.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { publish } from '#server/events/publish.ts'
import { enqueue } from '#server/jobs/job.ts'
import { sendMail } from '#server/mail/outbox.ts'
import type { NoticeKind, NoticeParams } from './kinds.ts'
import { letterOf } from './letter.ts'
import { type Reader, readersOf } from './readers.ts'
import { wordingOf } from './wording.ts'

export interface CalendarPart {
  readonly method: 'REQUEST' | 'CANCEL' | 'PUBLISH'
  /** The iCalendar text; a function where each reader gets their own (their ATTENDEE line, their sequence). */
  readonly content: string | ((reader: Reader) => string)
}

export interface Notice<Kind extends NoticeKind = NoticeKind> {
  /** Doubles and gaps are left out. */
  readonly personIds: readonly (string | null | undefined)[]
  readonly kind: Kind
  readonly noun: string
  readonly nounId: string
  readonly params: NoticeParams<Kind>
  /** The one page where the thing is done, from `/`. */
  readonly link: string
  /** The same fact is told to a person once: same key, no second notice and no second letter. */
  readonly dedupe: string
  readonly mail?: { readonly calendar?: CalendarPart }
  /** Shown in the product only, whatever the reader's settings. */
  readonly inProductOnly?: boolean
  /** People are not told of their own acts, unless this is set. */
  readonly tellActor?: boolean
  readonly at: Date
}

/**
 * Tells people of a fact, in the caller's transaction: in the product, by letter in each reader's own
 * language where they want letters, and on their live stream. Whoever may not see the noun is told
 * nothing, so bring its audience up to date first. Returns the ids of those who were told now.
 */
export async function notify<Kind extends NoticeKind>(
  tx: Db,
  app: App,
  notice: Notice<Kind>,
): Promise<string[]> {
  const wanted = [...new Set(notice.personIds.filter((id) => id !== null && id !== undefined))]
  if (wanted.length === 0) return []
  const told = await asSystemWithin(tx, async () => {
    const readers = await readersOf(tx, await withoutActor(tx, wanted, notice.tellActor ?? false), notice)
    const fresh = await addRows(tx, notice, readers)
    await addLetters(
      tx,
      app,
      notice,
      readers.filter(({ personId }) => fresh.has(personId)),
    )
    return fresh
  })
  for (const [personId, id] of told) {
    await publish(tx, {
      stream: `person:${personId}`,
      kind: 'notification.added',
      noun: 'notification',
      nounId: id,
      payload: { kind: notice.kind },
    })
  }
  return [...told.keys()]
}

async function withoutActor(tx: Db, personIds: readonly string[], tellActor: boolean): Promise<string[]> {
  if (tellActor) return [...personIds]
  const { rows } = await sql<{ id: string | null }>`select app_person_id() as id`.execute(tx)
  return personIds.filter((id) => id !== rows[0]?.id)
}

/** Person id → id of the new row; whoever has been told before is not in it. */
async function addRows(
  tx: Db,
  notice: Notice,
  readers: readonly Reader[],
): Promise<ReadonlyMap<string, string>> {
  if (readers.length === 0) return new Map()
  const { kind, noun, nounId, params, link, dedupe, at } = notice
  const rows = await tx
    .insertInto('notification')
    .values(
      readers.map(({ personId }) => ({
        person_id: personId,
        kind,
        noun,
        noun_id: nounId,
        params: JSON.stringify(params),
        link,
        dedupe,
        at,
      })),
    )
    .onConflict((conflict) => conflict.columns(['person_id', 'dedupe']).doNothing())
    .returning(['id', 'person_id'])
    .execute()
  return new Map(rows.map(({ id, person_id }) => [person_id, id]))
}

async function addLetters(tx: Db, app: App, notice: Notice, readers: readonly Reader[]): Promise<void> {
  if (notice.inProductOnly) return
  const addressed = readers.filter(({ wantsMail, email }) => wantsMail && email !== '')
  if (addressed.length === 0) return
  const zone = await zoneOf(tx, app)
  const calendar = notice.mail?.calendar
  const mails = await tx
    .insertInto('mail_outbox')
    .values(
      addressed.map((reader) => {
        const wording = wordingOf(notice.kind, notice.params, { locale: reader.locale, zone })
        const letter = letterOf(wording, reader, app.config.publicUrl + notice.link)
        return {
          person_id: reader.personId,
          to_address: reader.email,
          to_name: reader.name,
          subject: letter.subject,
          text_body: letter.text,
          html_body: letter.html,
          noun: notice.noun,
          noun_id: notice.nounId,
          created_at: notice.at,
          calendar:
            typeof calendar?.content === 'function' ? calendar.content(reader) : (calendar?.content ?? null),
          calendar_method: calendar?.method ?? null,
        }
      }),
    )
    .returning('id')
    .execute()
  for (const { id } of mails) await enqueue(tx, sendMail, { mailId: id })
}

async function zoneOf(tx: Db, app: App): Promise<string> {
  const organisation = await tx.selectFrom('organisation').select('time_zone').executeTakeFirst()
  return organisation?.time_zone ?? app.config.timeZone
}
