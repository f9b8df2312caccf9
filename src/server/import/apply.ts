import { civilDateOf } from '#domain/calendar/instant.ts'
import { AppError } from '#domain/error.ts'
import { whatIsMissing } from '#domain/import/plan.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import type { Db } from '#server/db/database.ts'
import { rememberNames } from './aliases.ts'
import { becomeMeeting } from './become-meeting.ts'
import { joinMeeting } from './join-meeting.ts'
import { getImport } from './queries.ts'
import { importView } from './view.ts'

/**
 * What was accepted becomes a meeting that was held, or part of the one it was meant for. The review is held while
 * this happens: a second click, or a second tab, finds it applied and gets the same meeting.
 */
export async function applyImport(
  tx: Db,
  app: App,
  actor: Actor,
  { id, version, at }: { readonly id: string; readonly version: number; readonly at: Date },
): Promise<string> {
  const found = await getImport(tx, actor, id, { lock: true })
  if (found.state === 'applied') {
    if (found.meetingId === null) throw new AppError('conflict', 'import.meetingGone')
    return found.meetingId
  }
  if (found.version !== version) {
    throw new AppError('conflict', 'import.stale', {}, { detail: { current: await importView(tx, found) } })
  }
  const { zone } = await loadWorkTime(tx)
  const issues = whatIsMissing(found.review, {
    isNew: found.intoMeetingId === null,
    today: civilDateOf(at, zone),
  })
  if (issues.length > 0) throw new AppError('invalid', 'import.incomplete', {}, { issues })

  const by = { actor, app, at }
  const meetingId =
    found.intoMeetingId === null
      ? await becomeMeeting(tx, found, by)
      : await joinMeeting(tx, found, found.intoMeetingId, by)
  await rememberNames(tx, actor, found.review.names, at)
  await tx
    .updateTable('import_review')
    .set((row) => ({
      state: 'applied',
      meeting_id: meetingId,
      applied_at: at,
      version: row('version', '+', 1),
      updated_at: at,
    }))
    .where('id', '=', id)
    .execute()
  return meetingId
}
