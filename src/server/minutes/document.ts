import type { MinutesLayout } from '#contract/minutes.ts'
import { authorizeMinutes } from '#domain/minutes/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { minutesSheet } from '#server/document/minutes-sheet.ts'
import { wordFile } from '#server/document/word.ts'
import { wordsIn } from '#server/document/words.ts'
import { archiveNameFor } from './archive-name.ts'
import { issueOf } from './issue.ts'
import { getMinutes, versionOf } from './queries.ts'

/** The minutes as a Word file (S3-39): 会议主题-日期.docx, for whoever may read them. */
export async function minutesDocument(
  tx: Db,
  actor: Actor,
  request: {
    readonly id: string
    readonly version?: number | undefined
    readonly layout?: MinutesLayout | undefined
  },
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const minutes = await getMinutes(tx, request.id)
  authorizeMinutes(actor, 'view', minutes)
  const version = await versionOf(tx, minutes.id, request.version ?? minutes.currentVersion)
  const content = {
    ...version.content,
    issue: version.content.issue ?? (await issueOf(tx, minutes, minutes.finalAt)),
  }
  const sheet = minutesSheet(
    {
      content,
      versionNo: version.no,
      isFinal: version.isFinal,
      classification: minutes.classification,
      layout: request.layout ?? minutes.layout,
    },
    wordsIn(actor.locale),
  )
  const name =
    minutes.archiveName !== ''
      ? minutes.archiveName
      : await archiveNameFor(tx, minutes.meetingName, minutes.meetingStart)
  return { name: `${name}.docx`, bytes: await wordFile(sheet, actor.locale) }
}
