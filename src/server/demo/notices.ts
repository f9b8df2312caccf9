import type { Db } from '#server/db/database.ts'
import type { NoticeKind, NoticeParams } from '#server/notification/kinds.ts'
import type { Company } from './company.ts'
import type { MeetingStory } from './story.ts'
import type { Told } from './write-meeting.ts'

/** What people have been told of a meeting and have not read yet. Written, not sent: nobody gets a mail. */
export async function writeNotices(
  tx: Db,
  company: Company,
  story: MeetingStory,
  { meetingId, number }: Told,
): Promise<void> {
  const about = { number, title: story.name }
  if (story.state === 'noticed' && story.noticed) {
    const params = {
      ...about,
      by: company.person(story.organiser).name,
      startAt: story.start.toISOString(),
      place: story.place,
    }
    const asked = story.attendees.filter(
      ({ person, rsvp }) => person !== story.organiser && rsvp === undefined,
    )
    for (const { person } of asked) {
      await add(tx, 'meeting.invited', {
        personId: company.person(person).id,
        noun: 'meeting',
        nounId: meetingId,
        params,
        link: `/meetings/${meetingId}`,
        at: story.noticed,
      })
    }
  }
  if (story.minutes?.state === 'inReview' && story.minutes.sent) {
    const minutes = await tx
      .selectFrom('minutes')
      .select(['id', 'number', 'feedback_due_at'])
      .where('meeting_id', '=', meetingId)
      .executeTakeFirstOrThrow()
    const params = {
      number: minutes.number,
      title: story.name,
      by: company.person(story.recorder).name,
      dueAt: minutes.feedback_due_at?.toISOString() ?? '',
    }
    const asked = (story.minutes.recipients ?? []).filter(({ state }) => state === 'sent')
    for (const { person } of asked) {
      await add(tx, 'minutes.sent', {
        personId: company.person(person).id,
        noun: 'minutes',
        nounId: minutes.id,
        params,
        link: `/minutes/${minutes.id}`,
        at: story.minutes.sent,
      })
    }
  }
}

async function add<Kind extends NoticeKind>(
  tx: Db,
  kind: Kind,
  notice: {
    personId: string
    noun: string
    nounId: string
    params: NoticeParams<Kind>
    link: string
    at: Date
  },
): Promise<void> {
  await tx
    .insertInto('notification')
    .values({
      person_id: notice.personId,
      kind,
      noun: notice.noun,
      noun_id: notice.nounId,
      params: JSON.stringify(notice.params),
      link: notice.link,
      dedupe: `${kind}:${notice.nounId}`,
      at: notice.at,
    })
    .execute()
}
