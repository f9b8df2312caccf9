import { z } from 'zod'
import { job } from '#server/jobs/job.ts'
import { notify } from '#server/notification/notify.ts'

/** A job of its own because the meeting closes deep inside other acts, whoever makes them. */
export const tellMeetingClosed = job({
  name: 'task.tell-meeting-closed',
  payload: z.object({ meetingId: z.uuid() }),
  attempts: 5,
  async run({ app, now, transaction }, { meetingId }) {
    await transaction(async (tx) => {
      const meeting = await tx
        .selectFrom('meeting')
        .select(['number', 'name', 'state', 'host_id', 'organiser_id', 'recorder_id'])
        .where('id', '=', meetingId)
        .executeTakeFirst()
      if (meeting?.state !== 'closed') return
      await notify(tx, app, {
        personIds: [meeting.host_id, meeting.organiser_id, meeting.recorder_id],
        kind: 'meeting.closed',
        noun: 'meeting',
        nounId: meetingId,
        params: { number: meeting.number, title: meeting.name },
        link: `/meetings/${meetingId}`,
        dedupe: `meeting.closed:${meetingId}`,
        at: now,
      })
    })
  },
})
