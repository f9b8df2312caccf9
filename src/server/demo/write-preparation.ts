import type { Db } from '#server/db/database.ts'
import type { Company } from './company.ts'
import type { MeetingStory } from './story.ts'

const hour = 60 * 60_000

/** What each is there for, what departments bring and what was settled beforehand, as the story tells it. */
export async function writePreparation(
  tx: Db,
  company: Company,
  { attendees, preparation = {}, organiser, created, noticed = created }: MeetingStory,
  { meetingId, topicIds }: { readonly meetingId: string; readonly topicIds: readonly string[] },
): Promise<void> {
  const { decisionPower = '', materialPreparer, positions = [], talks = [] } = preparation
  await tx
    .updateTable('meeting')
    .set({
      decision_power: decisionPower,
      material_preparer_id: materialPreparer === undefined ? null : company.person(materialPreparer).id,
    })
    .where('id', '=', meetingId)
    .execute()
  for (const { person, topics = [] } of attendees) {
    if (topics.length === 0) continue
    await tx
      .insertInto('attendee_topic')
      .columns(['attendee_id', 'topic_id'])
      .expression((from) =>
        from
          .selectFrom('meeting_attendee')
          .innerJoin('topic', 'topic.meeting_id', 'meeting_attendee.meeting_id')
          .select(['meeting_attendee.id', 'topic.id as topic'])
          .where('meeting_attendee.meeting_id', '=', meetingId)
          .where('meeting_attendee.person_id', '=', company.person(person).id)
          .where(
            'topic.id',
            'in',
            topics.map((at) => topicIds[at] as string),
          ),
      )
      .execute()
  }
  for (const { topic, by, position, needs = '', suggestion = '', points = [] } of positions) {
    await tx
      .insertInto('position_statement')
      .values({
        meeting_id: meetingId,
        topic_id: topicIds[topic] as string,
        department_id: company.departmentId(company.person(by).department),
        position,
        needs,
        suggestion,
        speaking_points: [...points],
        author_id: company.person(by).id,
        updated_at: new Date(noticed.getTime() + hour),
      })
      .execute()
  }
  for (const { with: department, outcome, note = '' } of talks) {
    await tx
      .insertInto('pre_alignment')
      .values({
        meeting_id: meetingId,
        department_id: company.departmentId(department),
        outcome,
        note,
        noted_by: company.person(organiser).id,
        noted_at: new Date(noticed.getTime() - hour),
      })
      .execute()
  }
}
