import { type LetterInQuestion, type Release, releaseOf } from '#domain/notice/release.ts'
import type { NoticeGroup } from '#domain/notice/setting.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import type { Db } from '#server/db/database.ts'
import { enqueue } from '#server/jobs/job.ts'
import { urgedByLetter } from './nags.ts'
import type { Reader } from './readers.ts'
import { releaseLetters } from './release.ts'

interface Holding {
  readonly readers: readonly Reader[]
  /** By person. */
  readonly notificationIds: ReadonlyMap<string, string>
  readonly group: NoticeGroup
  readonly meetingStarts?: readonly Date[]
  readonly noun: string
  readonly nounId: string
  readonly at: Date
}

/**
 * Letters about a notice, without words yet: they are written when each may go (see release.ts). Whoever wants none
 * of the kind gets none. Needs a transaction of the system.
 */
export async function holdLetters(tx: Db, holding: Holding): Promise<void> {
  const { readers, notificationIds, group, noun, nounId, at } = holding
  const released = await releasesFor(tx, readers, holding)
  if (released.length === 0) return
  await tx
    .insertInto('mail_outbox')
    .values(
      released.map(({ reader, release }) => ({
        ...blank,
        person_id: reader.personId,
        to_address: reader.email,
        to_name: reader.name,
        noun,
        noun_id: nounId,
        notification_id: notificationIds.get(reader.personId) ?? null,
        notice_group: group,
        release_at: release.at,
        release_why: release.why,
        created_at: at,
      })),
    )
    .execute()
  const soon = released.filter(({ release }) => release.at <= at).map(({ reader }) => reader.personId)
  if (soon.length > 0) await releaseSoon(tx, soon, at)
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
  const addressed = readers.filter(({ wantsMail, email }) => wantsMail && email !== '')
  if (addressed.length === 0) return []
  const work = await loadWorkTime(tx)
  const urged =
    letter.group === 'urge'
      ? await urgedByLetter(
          tx,
          addressed.map(({ personId }) => personId),
          letter.at,
        )
      : undefined
  return addressed.flatMap((reader) => {
    const urgedToday = urged?.get(reader.personId) ?? 0
    const { group, at, meetingStarts = [] } = letter
    const release = releaseOf({ group, at, meetingStarts, urgedToday }, reader.setting, work)
    return release === undefined ? [] : [{ reader, release }]
  })
}
