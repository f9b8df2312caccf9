import { sql } from 'kysely'
import type { ChainLink } from '#contract/common.ts'
import { AppError } from '#domain/error.ts'
import { authorizeMeeting } from '#domain/meeting/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { refreshAudience } from '#server/meeting/audience.ts'
import { chainLinks } from '#server/meeting/links.ts'
import { addMissingAttendees } from '#server/meeting/people.ts'
import { createMeeting } from '#server/meeting/prepare.ts'
import { getMeeting } from '#server/meeting/queries.ts'
import { filled } from '#server/minutes/words.ts'
import { madeWords } from '#server/series/words.ts'

/**
 * A new draft like a meeting that there was: people, topics, and which materials are wanted. Dates, answers,
 * files and everything recorded stay with the one it was. Who copies it organises it.
 */
export async function copyMeeting(
  tx: Db,
  actor: Actor,
  { id, name, at }: { readonly id: string; readonly name: string | undefined; readonly at: Date },
): Promise<ChainLink> {
  const meeting = await getMeeting(tx, id)
  authorizeMeeting(actor, 'view', meeting)
  const active = await activeOf(tx, [
    meeting.hostId,
    meeting.recorderId,
    meeting.timekeeperId,
    meeting.materialPreparerId,
    ...meeting.attendees.map(({ personId }) => personId),
  ])
  const still = (personId: string | null) => (personId !== null && active.has(personId) ? personId : null)
  const { copyName } = await madeWords(tx)
  const copyId = await createMeeting(
    tx,
    actor,
    {
      name: name ?? [...filled(copyName, { name: meeting.name })].slice(0, 200).join(''),
      type: meeting.type,
      classification: meeting.classification,
      form: meeting.form,
      place: meeting.place,
      onlineUrl: meeting.onlineUrl,
      goal: meeting.goal,
      coreProblem: meeting.coreProblem,
      expectedOutcome: meeting.expectedOutcome,
      needReason: meeting.needReason,
      outOfScope: meeting.outOfScope,
      collaborationName: meeting.collaborationName,
      initiatingDepartmentId: meeting.initiatingDepartmentId,
      hostId: still(meeting.hostId),
      recorderId: still(meeting.recorderId),
      timekeeperId: still(meeting.timekeeperId),
      materialPreparerId: still(meeting.materialPreparerId),
      decisionPower: meeting.decisionPower,
      confirmMinutes: meeting.confirmMinutes,
      breakMinutes: meeting.breakMinutes,
    },
    at,
  )
  await addMissingAttendees(
    tx,
    copyId,
    meeting.attendees.flatMap(({ personId }) => still(personId) ?? []),
  )
  await sql`
    update meeting_attendee mine set kind = theirs.kind, core_role = theirs.core_role,
      is_mandatory = theirs.is_mandatory, materials_to_prepare = theirs.materials_to_prepare
    from meeting_attendee theirs
    where mine.meeting_id = ${copyId} and theirs.meeting_id = ${id} and theirs.person_id = mine.person_id`.execute(
    tx,
  )
  await copyTopics(tx, { from: id, to: copyId, at })
  await copyConcerns(tx, { from: id, to: copyId })
  await copyMaterials(tx, { from: id, to: copyId, at })
  await refreshAudience(tx, copyId)
  const link = (await chainLinks(tx, actor, 'meeting', [copyId])).get(copyId)
  if (link === undefined) throw new AppError('not_found', 'meeting.notFound')
  return link
}

async function activeOf(tx: Db, ids: readonly (string | null)[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from person where id = any(${ids.filter((one) => one !== null)}::uuid[]) and state <> 'disabled'`.execute(
    tx,
  )
  return new Set(rows.map(({ id }) => id))
}

/** What came up on the spot, and the look back, belong to the meeting it was. */
async function copyTopics(
  tx: Db,
  { from, to, at }: { readonly from: string; readonly to: string; readonly at: Date },
): Promise<void> {
  await sql`
    insert into topic (meeting_id, seq, title, kind, section, discussion_content, problem_to_solve,
      expected_output, owner_id, is_for_all, serves_goal, planned_minutes, priority, presenting_department_id, created_at)
    select ${to}, row_number() over (order by t.seq, t.id), t.title, t.kind, t.section, t.discussion_content,
      t.problem_to_solve, t.expected_output, case when p.state <> 'disabled' then t.owner_id end, t.is_for_all,
      t.serves_goal, t.planned_minutes, t.priority, t.presenting_department_id, ${at}
    from topic t left join person p on p.id = t.owner_id
    where t.meeting_id = ${from} and not t.is_ad_hoc and not t.is_carry_over`.execute(tx)
}

/** Who is there for which topic; two topics of one name are told apart by nobody, so the first is meant. */
async function copyConcerns(tx: Db, { from, to }: { readonly from: string; readonly to: string }) {
  await sql`
    insert into attendee_topic (attendee_id, topic_id)
    select distinct mine.id, (
        select t.id from topic t where t.meeting_id = ${to} and t.title = topic.title order by t.seq limit 1)
    from attendee_topic link
    join meeting_attendee theirs on theirs.id = link.attendee_id and theirs.meeting_id = ${from}
    join topic on topic.id = link.topic_id and not topic.is_ad_hoc and not topic.is_carry_over
    join meeting_attendee mine on mine.meeting_id = ${to} and mine.person_id = theirs.person_id`.execute(tx)
}

async function copyMaterials(
  tx: Db,
  { from, to, at }: { readonly from: string; readonly to: string; readonly at: Date },
): Promise<void> {
  await sql`
    insert into material (meeting_id, topic_id, name, kind, preparer_id, created_at)
    select ${to}, (
        select mine.id from topic theirs join topic mine on mine.meeting_id = ${to} and mine.title = theirs.title
        where theirs.id = m.topic_id order by mine.seq limit 1),
      m.name, m.kind, case when p.state <> 'disabled' then m.preparer_id end, ${at}
    from material m left join person p on p.id = m.preparer_id
    where m.meeting_id = ${from} order by m.id`.execute(tx)
}
