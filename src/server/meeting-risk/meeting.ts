import type { MeetingRisksView } from '#contract/meeting-risk.ts'
import { meetingPhase } from '#domain/meeting/lifecycle.ts'
import { authorizeMeeting, canInMeeting, mayInMeeting } from '#domain/meeting/policy.ts'
import { type LikelyRisk, likelyRisks } from '#domain/meeting-risk/detect.ts'
import type { MeetingRisk } from '#domain/meeting-risk/library.ts'
import type { NormId } from '#domain/norm/catalogue.ts'
import type { NormEvent } from '#domain/norm/event.ts'
import type { Actor } from '#domain/person/actor.ts'
import { completionOf } from '#domain/series/carry-over.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { noteChange, tellMeeting } from '#server/meeting/change.ts'
import { meetingFacts } from '#server/meeting/facts.ts'
import type { Meeting } from '#server/meeting/meeting.ts'
import { getMeeting, lockMeeting } from '#server/meeting/queries.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { findingsOf } from '#server/norm/guard.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { openTopicsOf } from '#server/series/carry-over.ts'
import { lookBack } from '#server/series/look-back.ts'
import { libraryEntries } from './library.ts'

/** What is judged for the signs: everything that could be said against the meeting before and while it is held. */
const events: readonly NormEvent[] = [
  'meeting.goal.save',
  'meeting.publish',
  'agenda.publish',
  'meeting.notice',
  'T-1',
  'meeting.end',
  'task.save',
]

export async function meetingRisksView(
  tx: Db,
  actor: Actor,
  id: string,
  now: Date,
): Promise<MeetingRisksView> {
  const meeting = await getMeeting(tx, id)
  authorizeMeeting(actor, 'view', meeting)
  const rows = await tx
    .selectFrom('meeting_risk')
    .select(['risk', 'note', 'person_id', 'at'])
    .where('meeting_id', '=', id)
    .orderBy('at')
    .execute()
  const people = await personRefs(
    tx,
    rows.map(({ person_id }) => person_id),
  )
  const phase = meetingPhase(meeting.state)
  const likely = phase === 'before' || phase === 'during' ? await likelyIn(tx, actor, meeting, now) : []
  return {
    likely: likely.map(({ risk, why }) => ({
      risk,
      why: why.map(({ sign, params }) => ({ sign, params: { ...params } })),
    })),
    attached: rows.map((row) => ({
      risk: row.risk as MeetingRisk,
      note: row.note,
      person: (row.person_id !== null && people.get(row.person_id)) || null,
      at: row.at.toISOString(),
    })),
    library: await libraryEntries(tx),
    canAttach: mayInMeeting(actor, 'editAgenda', meeting) && canInMeeting('editAgenda', meeting.state),
  }
}

async function likelyIn(tx: Db, actor: Actor, meeting: Meeting, now: Date): Promise<LikelyRisk[]> {
  const facts = await meetingFacts(tx, meeting.id, now)
  const findings = await findingsOf(tx, { event: events, facts, noun: 'meeting', nounId: meeting.id, now })
  const back = await asSystemWithin(tx, () => lookBack(tx, meeting.id))
  const { open } = await openTopicsOf(
    tx,
    actor,
    back.meetings.map(({ id }) => id),
    meeting.id,
  )
  return likelyRisks({
    facts,
    broken: new Set(findings.map(({ norm }) => norm as NormId)),
    lastPercent: back.last === null ? null : await percentOf(tx, actor, back.last.id),
    mostTimes: Math.max(0, ...open.map(({ times }) => times)),
  })
}

async function percentOf(tx: Db, actor: Actor, meetingId: string): Promise<number | null> {
  const tasks = await tx
    .selectFrom('task')
    .select('state')
    .where('meeting_id', '=', meetingId)
    .where(visibleTo(actor, 'task'))
    .execute()
  return completionOf(tasks.map(({ state }) => state)).percent
}

export async function attachRisk(
  tx: Db,
  actor: Actor,
  {
    id,
    risk,
    note,
    at,
  }: {
    readonly id: string
    readonly risk: MeetingRisk
    readonly note: string
    readonly at: Date
  },
): Promise<void> {
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'editAgenda', meeting)
  await tx
    .insertInto('meeting_risk')
    .values({ meeting_id: id, risk, note, person_id: actor.personId, at })
    .onConflict((conflict) => conflict.columns(['meeting_id', 'risk']).doUpdateSet({ note }))
    .execute()
  await noteChange(tx, actor, id, { move: 'attachRisk', at, data: { risk } })
  await tellMeeting(tx, id, meeting.version)
}

export async function detachRisk(
  tx: Db,
  actor: Actor,
  { id, risk, at }: { readonly id: string; readonly risk: MeetingRisk; readonly at: Date },
): Promise<void> {
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'editAgenda', meeting)
  await tx.deleteFrom('meeting_risk').where('meeting_id', '=', id).where('risk', '=', risk).execute()
  await noteChange(tx, actor, id, { move: 'detachRisk', at, data: { risk } })
  await tellMeeting(tx, id, meeting.version)
}
