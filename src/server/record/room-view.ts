import type { ParkedView, RoomView } from '#contract/room.ts'
import type { Db } from '#server/db/database.ts'
import { loadNormSettings } from '#server/norm/load.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { parkedOf, viewParked } from './parked.ts'

/** Where nobody has changed them yet; the same as the defaults of the table. */
const untouched = {
  first_alert_minutes: 10,
  last_alert_minutes: 5,
  opening_minutes: 3,
  opened_by: null,
  opened_at: null,
  speech_minutes: 3,
  speaker_id: null,
  speaking_since: null,
  proposed_topic_id: null,
  proposed_minutes: null,
  proposed_by: null,
  next_sync_on: null,
}

/** The room beside its record. */
export async function roomView(tx: Db, meetingId: string): Promise<RoomView> {
  const room =
    (await tx.selectFrom('live_room').selectAll().where('meeting_id', '=', meetingId).executeTakeFirst()) ??
    untouched
  const hands = await tx
    .selectFrom('raised_hand')
    .select(['person_id', 'raised_at'])
    .where('meeting_id', '=', meetingId)
    .orderBy('raised_at')
    .orderBy('person_id')
    .execute()
  const followUps = await tx
    .selectFrom('topic_follow_up')
    .innerJoin('topic', 'topic.id', 'topic_follow_up.topic_id')
    .select(['topic_id', 'topic_follow_up.owner_id', 'what', 'due_on', 'keeps_original_plan'])
    .where('topic_follow_up.meeting_id', '=', meetingId)
    .orderBy('topic.seq')
    .execute()
  const after = await tx
    .selectFrom('task')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('meeting_id', '=', meetingId)
    .where('is_added_after', '=', true)
    .executeTakeFirstOrThrow()
  const people = await personRefs(tx, [
    room.opened_by,
    room.speaker_id,
    room.proposed_by,
    ...hands.map(({ person_id }) => person_id),
    ...followUps.map(({ owner_id }) => owner_id),
  ])
  const person = (id: string | null) => (id !== null && people.get(id)) || null
  const overrun = (await loadNormSettings(tx))['NM-MTG-11']
  return {
    meetingId,
    firstAlertMinutes: room.first_alert_minutes,
    lastAlertMinutes: room.last_alert_minutes,
    overrunTolerance: overrun.enabled ? overrun.value : null,
    openingMinutes: room.opening_minutes,
    openedBy: person(room.opened_by),
    openedAt: room.opened_at?.toISOString() ?? null,
    speechMinutes: room.speech_minutes,
    speaker: person(room.speaker_id),
    speakingSince: room.speaking_since?.toISOString() ?? null,
    hands: hands.flatMap(({ person_id, raised_at }) => {
      const one = person(person_id)
      return one === null ? [] : [{ person: one, raisedAt: raised_at.toISOString() }]
    }),
    proposal:
      room.proposed_topic_id === null || room.proposed_minutes === null
        ? null
        : {
            topicId: room.proposed_topic_id,
            minutes: room.proposed_minutes,
            by: person(room.proposed_by),
          },
    followUps: followUps.map(({ topic_id, owner_id, what, due_on, keeps_original_plan }) => ({
      topicId: topic_id,
      owner: person(owner_id),
      what,
      dueOn: due_on,
      keepsOriginalPlan: keeps_original_plan,
    })),
    parked: (await viewParked(tx, await parkedOf(tx, meetingId))) satisfies ParkedView[],
    nextSyncOn: room.next_sync_on,
    addedAfter: Number(after.count),
  }
}
