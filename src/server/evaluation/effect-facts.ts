import { sql } from 'kysely'
import type { EffectFacts } from '#domain/evaluation/effect.ts'
import { checkSmart, failedCriteria } from '#domain/smart/smart.ts'
import type { Db } from '#server/db/database.ts'
import type { Meeting } from '#server/meeting/meeting.ts'
import { loadNormSettings } from '#server/norm/load.ts'

interface Counted {
  readonly topics: number
  readonly topicMinutes: number | null
  readonly withOutcome: number
  readonly adHoc: number
  readonly materials: number
  readonly opened: number
  readonly viewpoints: number
  readonly mostByOne: number
  readonly speakers: number
  readonly draftedAt: Date | null
  readonly draftDueAt: Date | null
  readonly tasks: number
  readonly tasksWithOwner: number
  readonly tasksAddedAfter: number
  readonly tasksDone: number
  readonly tasksDue: number
}

/** What a meeting is measured by; tasks as far as the reader may see them. */
export async function effectFacts(tx: Db, meeting: Meeting, now: Date): Promise<EffectFacts> {
  const counted = await count(tx, meeting, now)
  const settings = await loadNormSettings(tx)
  const departments = await tx.selectFrom('department').select('name').execute()
  const context = {
    noun: 'meeting' as const,
    departments: departments.map(({ name }) => name),
    servesNeed: meeting.collaborationName !== '' || meeting.needReason !== '',
  }
  const core = meeting.attendees.filter(({ kind }) => kind === 'core')
  const hasRoll = meeting.attendees.some(({ signIn }) => signIn !== null)
  const minutesBetween = (from: Date | null, to: Date | null) =>
    from === null || to === null ? null : Math.round((to.getTime() - from.getTime()) / 60_000)
  const { plannedStart, plannedEnd, actualStart, actualEnd, confirmMinutes, breakMinutes } = meeting
  return {
    smart: meeting.goal === '' ? 0 : 5 - failedCriteria(checkSmart(meeting.goal, context)).length,
    topics: counted.topics,
    maxTopics: settings['NM-PRE-06'].value,
    plannedMinutes: minutesBetween(plannedStart, plannedEnd),
    agendaMinutes:
      counted.topicMinutes === null
        ? null
        : counted.topicMinutes + (confirmMinutes ?? 0) + (breakMinutes ?? 0),
    startedLate: minutesBetween(plannedStart, actualStart),
    endedLate: minutesBetween(plannedEnd, actualEnd),
    invited: hasRoll ? meeting.attendees.length : 0,
    came: meeting.attendees.filter(
      ({ signIn, proxyId }) =>
        (signIn !== null && signIn !== 'absent' && signIn !== 'leave') || proxyId !== null,
    ).length,
    materialsRead: counted.opened,
    materialsToRead: counted.materials * core.length,
    withOutcome: counted.withOutcome,
    adHoc: counted.adHoc,
    viewpoints: counted.viewpoints,
    mostByOne: counted.mostByOne,
    speakers: counted.speakers,
    draftInTime: inTime(counted, now),
    tasks: counted.tasks,
    tasksWithOwner: counted.tasksWithOwner,
    tasksAddedAfter: counted.tasksAddedAfter,
    tasksDone: counted.tasksDone,
    tasksDue: counted.tasksDue,
  }
}

function inTime({ draftedAt, draftDueAt }: Counted, now: Date): boolean | null {
  if (draftDueAt === null) return null
  if (draftedAt !== null) return draftedAt <= draftDueAt
  return now > draftDueAt ? false : null
}

async function count(tx: Db, { id }: Meeting, now: Date): Promise<Counted> {
  const { rows } = await sql<Counted>`
    with spoken as (
      select person_id, count(*) as times from entry
      where meeting_id = ${id} and kind = 'viewpoint' and deleted_at is null group by person_id)
    select
      (select count(*) from topic t where t.meeting_id = ${id})::int as topics,
      (select sum(planned_minutes) from topic t where t.meeting_id = ${id} and not is_ad_hoc)::int as "topicMinutes",
      (select count(*) from topic t where t.meeting_id = ${id} and t.state not in ('pending', 'running'))::int
        as "withOutcome",
      (select count(*) from topic t where t.meeting_id = ${id} and t.is_ad_hoc)::int as "adHoc",
      (select count(*) from material f where f.meeting_id = ${id} and f.file_id is not null)::int as materials,
      (select count(*) from material_opened o join material f on f.id = o.material_id
        join meeting_attendee a on a.meeting_id = f.meeting_id and a.person_id = o.person_id and a.kind = 'core'
        where f.meeting_id = ${id} and f.file_id is not null)::int as opened,
      (select coalesce(sum(times), 0) from spoken)::int as viewpoints,
      (select coalesce(max(times), 0) from spoken)::int as "mostByOne",
      (select count(*) from spoken)::int as speakers,
      x.draft_due_at as "draftDueAt",
      (select v.at from minutes_version v where v.minutes_id = x.id and v.no = 1) as "draftedAt",
      w.*
    from meeting m
    left join minutes x on x.meeting_id = m.id
    cross join lateral (
      select count(*)::int as tasks,
        (count(*) filter (where k.owner_id is not null))::int as "tasksWithOwner",
        (count(*) filter (where k.is_added_after))::int as "tasksAddedAfter",
        (count(*) filter (where k.due_on < ${now}::date and k.state = 'done'))::int as "tasksDone",
        (count(*) filter (where k.due_on < ${now}::date))::int as "tasksDue"
      from task k where k.meeting_id = m.id and k.state <> 'cancelled') w
    where m.id = ${id}`.execute(tx)
  return rows[0] as Counted
}
