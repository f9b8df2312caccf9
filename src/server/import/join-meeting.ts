import { planOf } from '#domain/import/plan.ts'
import { authorizeMeeting } from '#domain/meeting/policy.ts'
import { foldScript } from '#domain/wording/script.ts'
import type { Db } from '#server/db/database.ts'
import { addTopic } from '#server/meeting/agenda.ts'
import { noteChange } from '#server/meeting/change.ts'
import { lockMeeting, topicsOf } from '#server/meeting/queries.ts'
import { countsOf } from './counts.ts'
import { type By, writeLines } from './lines.ts'
import type { Import } from './queries.ts'
import { madeWords } from './words.ts'

/**
 * Added to a meeting that is being prepared or held. What stands there stays: a topic of the same title takes the
 * lines, others are added to the agenda; decisions are proposed, and it is the host who adopts them.
 */
export async function joinMeeting(tx: Db, found: Import, meetingId: string, by: By): Promise<string> {
  const { actor, at } = by
  authorizeMeeting(actor, 'importNotes', await lockMeeting(tx, meetingId))
  const words = await madeWords(tx)
  const topics = await topicsOf(tx, meetingId)
  const known = new Map(topics.map(({ id, title }) => [plain(title), id]))
  const made = new Map<string, string>()
  for (const planned of planOf(found.review)) {
    const title = (planned.item?.text ?? words.looseTopic).slice(0, 200)
    const topicId =
      known.get(plain(title)) ?? (await addTopic(tx, actor, { id: meetingId, topic: { title }, at }))
    await writeLines(tx, { found, meetingId, topicId, isHeld: false }, planned.lines, made, by)
  }
  await noteChange(tx, actor, meetingId, {
    move: 'import',
    at,
    data: { ...countsOf(found.review), source: found.sourceName },
  })
  return meetingId
}

/** Titles are the same whatever their script, spaces and signs. */
function plain(title: string): string {
  return foldScript(title)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}
