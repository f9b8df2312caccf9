import { type LetterInQuestion, type Release, releaseOf } from '#domain/notice/release.ts'
import type { NoticeGroup } from '#domain/notice/setting.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import type { Db } from '#server/db/database.ts'
import { groupBy } from '#server/db/group-by.ts'
import { enqueue } from '#server/jobs/job.ts'
import { urgedByLetter } from './nags.ts'
import type { Reader } from './readers.ts'
import { releaseLetters } from './release.ts'

export interface HeldLetter {
  readonly reader: Reader
  readonly notificationId: string
  readonly group: NoticeGroup
  readonly meetingStarts?: readonly Date[]
  readonly noun: string
  readonly nounId: string
  readonly at: Date
}

/**
 * Letters about notices, without words yet: they are written when each may go (see release.ts). Whoever wants none
 * of the kind gets none. Needs a transaction of the system.
 */
export async function holdLetters(tx: Db, letters: readonly HeldLetter[]): Promise<void> {
  const held = await releasesOfEach(tx, letters)
  if (held.length === 0) return
  await tx
    .insertInto('mail_outbox')
    .values(
      held.map(({ letter: { reader, notificationId, group, noun, nounId, at }, release }) => ({
        ...blank,
        person_id: reader.personId,
        to_address: reader.email,
        to_name: reader.name,
        noun,
        noun_id: nounId,
        notification_id: notificationId,
        notice_group: group,
        release_at: release.at,
        release_why: release.why,
        created_at: at,
      })),
    )
    .execute()
  const soon = held.filter(({ letter, release }) => release.at <= letter.at)
  for (const [at, due] of groupBy(soon, ({ letter }) => letter.at.getTime())) {
    await releaseSoon(tx, [...new Set(due.map(({ letter }) => letter.reader.personId))], new Date(at))
  }
}

/** A letter that has not been written. */
export const blank = { state: 'waiting' as const, subject: '', text_body: '', html_body: '' }

/** So long one letter waits for others to the same person, to go as one. In milliseconds. */
const gathering = 20_000

async function releaseSoon(tx: Db, personIds: readonly string[], at: Date): Promise<void> {
  await enqueue(
    tx,
    releaseLetters,
    { personIds: [...personIds] },
    { startAfter: new Date(at.getTime() + gathering) },
  )
}

/** Who of them gets a letter, and when. */
export async function releasesFor(
  tx: Db,
  readers: readonly Reader[],
  letter: LetterInQuestion,
): Promise<{ reader: Reader; release: Release }[]> {
  const found = await releasesOfEach(
    tx,
    readers.map((reader) => ({ ...letter, reader })),
  )
  return found.map(({ letter: { reader }, release }) => ({ reader, release }))
}

/** Which of these letters are to be, and when. */
async function releasesOfEach<Letter extends LetterInQuestion & { readonly reader: Reader }>(
  tx: Db,
  letters: readonly Letter[],
): Promise<{ letter: Letter; release: Release }[]> {
  const addressed = letters.filter(({ reader }) => reader.wantsMail && reader.email !== '')
  if (addressed.length === 0) return []
  const work = await loadWorkTime(tx)
  const urging = addressed.filter(({ group }) => group === 'urge')
  const [firstUrging] = urging
  const urged =
    firstUrging &&
    (await urgedByLetter(tx, [...new Set(urging.map(({ reader }) => reader.personId))], firstUrging.at))
  return addressed.flatMap((letter) => {
    const urgedToday = urged?.get(letter.reader.personId) ?? 0
    const release = releaseOf({ ...letter, urgedToday }, letter.reader.setting, work)
    return release === undefined ? [] : [{ letter, release }]
  })
}
