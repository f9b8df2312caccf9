import { sql } from 'kysely'
import type { WaitingItem } from '#contract/today.ts'
import { attendanceWindow, materialsBy, noticeClocks } from '#domain/calendar/clocks.ts'
import { meetingStates } from '#domain/meeting/lifecycle.ts'
import { canInMeeting, type MeetingInQuestion, offeredInMeeting } from '#domain/meeting/policy.ts'
import type { MinutesState } from '#domain/minutes/lifecycle.ts'
import { toEvaluate } from '#server/evaluation/evaluation.ts'
import { type Asking, waiting } from './waiting.ts'

interface Row extends MeetingInQuestion {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly place: string
  readonly plannedStart: Date | null
  readonly plannedEnd: Date | null
  readonly minutesState: MinutesState | null
  readonly draftDueAt: Date | null
  readonly myRsvp: string | null
}

/** Invitations to answer, and the meetings that are mine to announce, to open and to write up. */
export async function meetingsWaiting(asking: Asking): Promise<WaitingItem[]> {
  const { actor, now, setting } = asking
  const items: WaitingItem[] = []
  for (const meeting of await meetingsOf(asking)) {
    const offered = new Set<string>(offeredInMeeting(actor, meeting))
    const { id, number, name, plannedStart, place } = meeting
    const add = (kind: WaitingItem['kind'], dueAt: Date | null) =>
      items.push(
        waiting(asking, {
          kind,
          noun: 'meeting',
          nounId: id,
          number,
          title: name,
          link: `/meetings/${id}`,
          params: { startAt: plannedStart?.toISOString() ?? '', place },
          dueAt,
        }),
      )
    if (offered.has('generateMinutes') && meeting.minutesState === 'recording') {
      add('generateMinutes', meeting.draftDueAt)
    }
    if (plannedStart === null) continue
    if (offered.has('rsvp') && meeting.myRsvp === 'pending' && now < plannedStart) add('rsvp', plannedStart)
    if (offered.has('sendNotice') && meeting.plannedEnd !== null) {
      const { inviteBy, agendaBy, noticeBy } = noticeClocks(plannedStart, setting)
      // One notice does for all three hands of C-03; the first one hurts first.
      add('sendNotice', new Date(Math.min(...[inviteBy, agendaBy, noticeBy].map(({ at }) => at.getTime()))))
    }
    // The recorder may open it too, but it is the host whom the room waits for.
    const opens = attendanceWindow(plannedStart, setting).opensAt.at
    if (offered.has('start') && meeting.hostId === actor.personId && now >= opens) {
      add('startMeeting', plannedStart)
    }
  }
  for (const { id, number, name, closesAt } of await toEvaluate(asking.tx, actor, now)) {
    items.push(
      waiting(asking, {
        kind: 'evaluateMeeting',
        noun: 'meeting',
        nounId: id,
        number,
        title: name,
        link: `/meetings/${id}#evaluation`,
        params: {},
        dueAt: closesAt,
      }),
    )
  }
  return items
}

async function meetingsOf({ tx, actor }: Asking): Promise<Row[]> {
  const me = actor.personId
  const { rows } = await sql<Row>`
    select m.id, m.number, m.name, m.place, m.state, m.classification,
      m.department_ids as "departmentIds", m.participant_ids as "participantIds",
      m.organiser_id as "organiserId", m.host_id as "hostId", m.recorder_id as "recorderId",
      m.timekeeper_id as "timekeeperId", m.planned_start as "plannedStart", m.planned_end as "plannedEnd",
      x.state as "minutesState", x.draft_due_at as "draftDueAt", own.rsvp as "myRsvp",
      coalesce((select json_agg(json_build_object(
        'personId', a.person_id, 'kind', a.kind, 'proxyId', a.proxy_id))
        from meeting_attendee a where a.meeting_id = m.id), '[]') as attendees
    from meeting m
    left join minutes x on x.meeting_id = m.id
    left join meeting_attendee own on own.meeting_id = m.id and own.person_id = ${me}
    where m.state in ('ready', 'rescheduled', 'noticed', 'ended')
      and (own.id is not null or ${me} in (m.organiser_id, m.host_id, m.recorder_id))
    order by m.planned_start`.execute(tx)
  return rows
}

interface Missing {
  readonly id: string
  readonly name: string
  readonly dueAt: Date | null
  readonly meetingId: string
  readonly number: string
  readonly meetingName: string
  readonly plannedStart: Date | null
}

/** A file may be handed in as long as the agenda is open; the policy says when that is. */
const openAgenda = meetingStates.filter((state) => canInMeeting('editAgenda', state))

/** Materials that I was asked for and have not handed in. */
export async function materialsWaiting(asking: Asking): Promise<WaitingItem[]> {
  const { tx, actor, setting } = asking
  const { rows } = await sql<Missing>`
    select f.id, f.name, f.due_at as "dueAt", m.id as "meetingId", m.number, m.name as "meetingName",
      m.planned_start as "plannedStart"
    from material f join meeting m on m.id = f.meeting_id
    where f.preparer_id = ${actor.personId} and f.file_id is null
      and m.state = any(${openAgenda})
    order by f.id`.execute(tx)
  return rows.map(({ id, name, dueAt, meetingId, number, meetingName, plannedStart }) =>
    waiting(asking, {
      kind: 'prepareMaterial',
      noun: 'material',
      nounId: id,
      number,
      title: name,
      link: `/meetings/${meetingId}`,
      params: { meeting: meetingName },
      dueAt: dueAt ?? (plannedStart && materialsBy(plannedStart, setting).at),
    }),
  )
}
