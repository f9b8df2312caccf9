import { z } from 'zod'
import { digestOf } from '#domain/notice/digest.ts'
import { heldBy, openingAfter, type ReleaseReason } from '#domain/notice/release.ts'
import type { NoticeGroup } from '#domain/notice/setting.ts'
import type { App } from '#server/app.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import type { Db } from '#server/db/database.ts'
import { enqueue, type Job, job, schedule } from '#server/jobs/job.ts'
import type { Invitation } from '#server/mail/invitation.ts'
import { settingsAddress } from '#server/mail/letter.ts'
import { sendMail } from '#server/mail/outbox.ts'
import { type AboutMeeting, writeHeldLetter } from '#server/meeting/held-letter.ts'
import { isNoticeKind } from './kinds.ts'
import { type DigestLine, digestLetter, type Letter, letterOf } from './letter.ts'
import { type Reader, readersById, readersOf } from './readers.ts'
import { stillWaiting } from './waits.ts'
import { wordingOf } from './wording.ts'

/** Writes what may go to these people now, each person's as one letter, and hands it to be sent. */
export const releaseLetters: Job<z.ZodObject<{ personIds: z.ZodArray<z.ZodUUID> }>> = job({
  name: 'letter.release',
  payload: z.object({ personIds: z.array(z.uuid()) }),
  attempts: 5,
  async run({ app, now, transaction }, { personIds }) {
    for (const personId of personIds) await transaction((tx) => releaseTo(tx, app, personId, now))
  },
})

/** Every minute: whoever has letters whose time has come. */
export const releaseDue = schedule({
  name: 'letter.due',
  cron: '* * * * *',
  async run({ now, transaction }) {
    await transaction(async (tx) => {
      const due = await tx
        .selectFrom('mail_outbox')
        .select('person_id')
        .distinct()
        .where('state', '=', 'waiting')
        .where('release_at', '<=', now)
        .execute()
      for (const { person_id } of due) {
        if (person_id === null) continue
        await enqueue(tx, releaseLetters, { personIds: [person_id] }, { singletonKey: person_id })
      }
    })
  },
})

interface Row {
  readonly id: string
  readonly group: NoticeGroup
  readonly kind: string
  readonly noun: string
  readonly nounId: string
  readonly why: ReleaseReason
  readonly releaseAt: Date
  readonly about: AboutMeeting | null
  readonly isWritten: boolean
  readonly params: Readonly<Record<string, string | number>>
  readonly link: string
  readonly notificationId: string
}

/** After this long a server has been down, and it is asked anew whether this is an hour for letters. */
const grace = 30 * 60_000

async function releaseTo(tx: Db, app: App, personId: string, now: Date): Promise<void> {
  const rows = await dueRows(tx, personId, now)
  if (rows.length === 0) return
  // Written when its reader lost sight of the matter: nobody could write it now.
  const written = rows.filter(({ isWritten }) => isWritten)
  for (const { id } of written) await queue(tx, id)
  const open = rows.filter(({ isWritten }) => !isWritten)

  const [reader] = await readersById(tx, [personId])
  if (reader === undefined || !reader.wantsMail || reader.email === '') return drop(tx, open)
  const late = await heldAgain(tx, reader, open, now)
  const kept = await worthSaying(
    tx,
    reader,
    open.filter((row) => !late.has(row.id)),
    now,
  )
  const { sections, left } = digestOf(kept)
  const said = sections.flatMap(({ items }) => items)
  const lost = open.filter((row) => !late.has(row.id) && !kept.includes(row))
  await drop(tx, [...lost, ...left])
  if (said.length > 0) await write(tx, app, reader, sections, now)
}

async function dueRows(tx: Db, personId: string, now: Date): Promise<Row[]> {
  const rows = await tx
    .selectFrom('mail_outbox as o')
    .leftJoin('notification as n', 'n.id', 'o.notification_id')
    .select([
      'o.id',
      'o.notice_group as group',
      'n.kind',
      'o.noun',
      'o.noun_id as nounId',
      'o.release_why as why',
      'o.release_at as releaseAt',
      'o.about',
      'o.subject',
      'n.params',
      'n.link',
      'n.id as notificationId',
    ])
    .where('o.person_id', '=', personId)
    .where('o.state', '=', 'waiting')
    .where('o.release_at', '<=', now)
    .orderBy('o.id')
    .forUpdate('o')
    .skipLocked()
    .execute()
  return rows.map((row) => ({
    id: row.id,
    group: row.group ?? 'info',
    kind: row.kind ?? '',
    noun: row.noun,
    nounId: row.nounId ?? '',
    why: row.why ?? 'now',
    releaseAt: row.releaseAt ?? now,
    about: row.about as unknown as AboutMeeting | null,
    isWritten: row.subject !== '',
    params: (row.params ?? {}) as Row['params'],
    link: row.link ?? '',
    notificationId: row.notificationId ?? '',
  }))
}

/** What would come at night because nobody was there to send it in the morning waits for the next one. */
async function heldAgain(tx: Db, reader: Reader, rows: readonly Row[], now: Date): Promise<Set<string>> {
  const work = await loadWorkTime(tx)
  if (heldBy(now, reader.setting, work) === undefined) return new Set()
  const late = rows.filter(
    ({ why, releaseAt }) => why !== 'pressing' && now.getTime() - releaseAt.getTime() > grace,
  )
  if (late.length > 0) {
    await tx
      .updateTable('mail_outbox')
      .set({ release_at: openingAfter(now, reader.setting, work) })
      .where(
        'id',
        'in',
        late.map(({ id }) => id),
      )
      .execute()
  }
  return new Set(late.map(({ id }) => id))
}

/** What its reader still wants, still may see, and has not done in the meantime. */
async function worthSaying(tx: Db, reader: Reader, rows: readonly Row[], now: Date): Promise<Row[]> {
  const waited = rows.filter(({ why }) => why !== 'now' && why !== 'pressing')
  const waiting = await stillWaiting(
    tx,
    waited.map(({ notificationId, kind }) => ({ id: notificationId, kind })),
    now,
  )
  const seen = new Map<string, boolean>()
  const kept: Row[] = []
  for (const row of rows) {
    if (reader.setting.mail[row.group] === 'off' || !isNoticeKind(row.kind)) continue
    if (waited.includes(row) && !waiting.has(row.notificationId)) continue
    const matter = `${row.noun}:${row.nounId}`
    if (!seen.has(matter)) seen.set(matter, (await readersOf(tx, [reader.personId], row)).length > 0)
    if (seen.get(matter)) kept.push(row)
  }
  return kept
}

interface Said {
  readonly row: Row
  readonly letter: Letter
  readonly line: DigestLine
  readonly invitation: Invitation | undefined
}

async function write(
  tx: Db,
  app: App,
  reader: Reader,
  sections: readonly { readonly group: NoticeGroup; readonly items: readonly Row[] }[],
  now: Date,
): Promise<void> {
  const { zone } = await loadWorkTime(tx)
  const parts: { group: NoticeGroup; said: Said[] }[] = []
  for (const { group, items } of sections) {
    const said: Said[] = []
    for (const row of items) said.push(await sayingOf(tx, app, reader, row, { zone, now }))
    parts.push({ group, said })
  }
  const all = parts.flatMap(({ said }) => said)
  const [first, ...others] = all
  if (first === undefined) return
  const letter =
    others.length === 0
      ? first.letter
      : digestLetter(
          parts.map(({ group, said }) => ({ group, lines: said.map(({ line }) => line) })),
          reader,
          settingsAddress(app.config.publicUrl),
        )
  const [calendar, ...more] = all.flatMap(({ invitation }) => invitation ?? [])
  await tx
    .updateTable('mail_outbox')
    .set({
      to_address: reader.email,
      to_name: reader.name,
      subject: letter.subject,
      text_body: letter.text,
      html_body: letter.html,
      calendar: calendar?.ics ?? null,
      calendar_method: calendar?.method ?? null,
      more_calendars:
        more.length === 0 ? null : JSON.stringify(more.map(({ ics, method }) => ({ content: ics, method }))),
    })
    .where('id', '=', first.row.id)
    .execute()
  if (others.length > 0) {
    await tx
      .updateTable('mail_outbox')
      .set({ state: 'merged', merged_into: first.row.id })
      .where(
        'id',
        'in',
        others.map(({ row }) => row.id),
      )
      .execute()
  }
  await queue(tx, first.row.id)
}

async function sayingOf(
  tx: Db,
  app: App,
  reader: Reader,
  row: Row,
  { zone, now }: { readonly zone: string; readonly now: Date },
): Promise<Said> {
  const { publicUrl } = app.config
  if (!isNoticeKind(row.kind)) throw new Error(`No such notice: ${row.kind}`)
  const address = publicUrl + row.link
  const wording = wordingOf(row.kind, row.params, { locale: reader.locale, zone })
  if (row.about !== null) {
    const { letter, invitation } = await writeHeldLetter(tx, publicUrl, reader, {
      meetingId: row.nounId,
      about: row.about,
      now,
    })
    const line = { title: letter.subject, body: wording.body, action: wording.action, address }
    return { row, letter, line, invitation }
  }
  const off = { group: row.group, address: settingsAddress(publicUrl) }
  return {
    row,
    letter: letterOf(wording, reader, address, off),
    line: { ...wording, address },
    invitation: undefined,
  }
}

async function queue(tx: Db, id: string): Promise<void> {
  await tx.updateTable('mail_outbox').set({ state: 'queued' }).where('id', '=', id).execute()
  await enqueue(tx, sendMail, { mailId: id })
}

async function drop(tx: Db, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  await tx
    .updateTable('mail_outbox')
    .set({ state: 'dropped' })
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
}
