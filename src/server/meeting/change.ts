import type { Updateable } from 'kysely'
import { sql } from 'kysely'
import { AppError } from '#domain/error.ts'
import { type MeetingMove, meetingLifecycle } from '#domain/meeting/lifecycle.ts'
import type { Actor } from '#domain/person/actor.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import type { Tables } from '#server/db/tables.ts'
import { publish } from '#server/events/publish.ts'
import { noteMove } from '#server/history/history.ts'
import { refreshAudience } from './audience.ts'
import type { Meeting } from './meeting.ts'
import { topicViews } from './view.ts'

export type MeetingChange = Updateable<Tables['meeting']>

/** Saves columns of the meeting itself: its version grows, its audience is worked out anew, followers hear. */
export async function saveMeeting(
  tx: Db,
  meeting: Pick<Meeting, 'id' | 'version'>,
  change: MeetingChange,
  at: Date,
): Promise<void> {
  // The row may leave the sight of whoever changes it: a host who hands over.
  await asSystemWithin(tx, () =>
    tx
      .updateTable('meeting')
      .set({ ...change, version: sql<number>`version + 1`, updated_at: at })
      .where('id', '=', meeting.id)
      .execute(),
  )
  await refreshAudience(tx, meeting.id)
  await tellMeeting(tx, meeting.id, meeting.version + 1)
}

/** One line of the lifecycle table, saved and written down. */
export async function moveMeeting(
  tx: Db,
  actor: Actor,
  meeting: Meeting,
  made: {
    readonly move: MeetingMove
    readonly at: Date
    readonly reason?: string
    readonly data?: Readonly<Record<string, unknown>>
    readonly change?: MeetingChange
  },
): Promise<void> {
  const { move, at, reason, data, change = {} } = made
  const to = meetingLifecycle.stateAfter(meeting.state, move)
  await saveMeeting(tx, meeting, { ...change, state: to }, at)
  await noteMove(tx, {
    noun: 'meeting',
    nounId: meeting.id,
    move,
    from: meeting.state,
    to,
    actorId: actor.personId,
    ...(reason !== undefined && { reason }),
    ...(data !== undefined && { data }),
    at,
  })
}

/** Something of a meeting changed that leaves its state: said in its history. */
export async function noteChange(
  tx: Db,
  actor: Actor,
  meetingId: string,
  made: {
    readonly move: string
    readonly at: Date
    readonly from?: string | null
    readonly to?: string | null
    readonly reason?: string
    readonly data?: Readonly<Record<string, unknown>>
  },
): Promise<void> {
  const { move, at, from = null, to = null, reason = '', data = {} } = made
  await noteMove(tx, {
    noun: 'meeting',
    nounId: meetingId,
    move,
    from,
    to,
    actorId: actor.personId,
    reason,
    data,
    at,
  })
}

/** People, answers or materials changed, not the row of the meeting: nobody's open form grows stale by it. */
export async function tellMeeting(tx: Db, meetingId: string, version: number): Promise<void> {
  await publish(tx, {
    stream: `meeting:${meetingId}`,
    kind: 'meeting',
    noun: 'meeting',
    nounId: meetingId,
    payload: { version },
  })
}

/** The agenda travels whole, so that followers need not ask again. */
export async function tellTopics(tx: Db, meetingId: string): Promise<void> {
  await publish(tx, {
    stream: `meeting:${meetingId}`,
    kind: 'topics',
    noun: 'meeting',
    nounId: meetingId,
    payload: { topics: await topicViews(tx, meetingId) },
  })
}

/** Refuses ids of people who do not exist or have left; `fields` says which field named whom. */
export async function requireActivePeople(
  tx: Db,
  fields: Readonly<Record<string, string | null | undefined>>,
): Promise<void> {
  const named = Object.entries(fields).filter((field): field is [string, string] => Boolean(field[1]))
  if (named.length === 0) return
  const rows = await tx
    .selectFrom('person')
    .select('id')
    .where(
      'id',
      'in',
      named.map(([, id]) => id),
    )
    .where('state', '<>', 'disabled')
    .execute()
  const known = new Set(rows.map(({ id }) => id))
  const issues = named
    .filter(([, id]) => !known.has(id))
    .map(([field]) => ({ path: [field], reason: 'meeting.personUnknown' }))
  if (issues.length > 0) throw new AppError('invalid', 'meeting.personUnknown', {}, { issues })
}
