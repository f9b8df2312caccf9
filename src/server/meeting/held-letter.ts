import type { Db } from '#server/db/database.ts'
import type { Invitation } from '#server/mail/invitation.ts'
import { type Written, write } from '#server/mail/letter.ts'
import type { Reader } from '#server/notification/readers.ts'
import { invitationFor, type LetterKind, letterFor, loadLetterParts } from './letter.ts'

/** What a letter about a meeting needs beside the meeting itself, when it is written later. */
export interface AboutMeeting {
  readonly letter: LetterKind
  readonly reason: string
}

/** The letter and the calendar entry of a meeting as it stands now. */
export async function writeHeldLetter(
  tx: Db,
  publicUrl: string,
  reader: Reader,
  { meetingId, about, now }: { readonly meetingId: string; readonly about: AboutMeeting; readonly now: Date },
): Promise<{ letter: Written; invitation: Invitation | undefined }> {
  const parts = await loadLetterParts(tx, publicUrl, meetingId)
  const letter = letterFor(parts, about.letter, reader, about.reason)
  const { plannedStart, plannedEnd } = parts.meeting
  return {
    letter: write(letter, publicUrl),
    // Without a time there is nothing to put into a calendar.
    invitation:
      plannedStart === null || plannedEnd === null
        ? undefined
        : invitationFor(parts, letter, about.letter === 'meetingCancelled' ? 'CANCEL' : 'REQUEST', now),
  }
}
