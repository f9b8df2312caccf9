import { randomUUID } from 'node:crypto'
import { moveDecision, updateDecision } from '#contract/decision.ts'
import * as contract from '#contract/meeting.ts'
import { addEntry } from '#contract/record.ts'
import { updateTask } from '#contract/task.ts'
import { openMeeting } from './durable-writer-meeting.ts'
import type { Person } from './durable-writer-person.ts'

export interface Ended {
  readonly meetingId: string
  readonly decisionId: string
  /** Complete but for when it counts as done. */
  readonly taskId: string
}

/**
 * A meeting held and ended over the API: everybody came, something was said, one decision was taken, which
 * `owner` answers for, and one task follows from it.
 */
export async function endedMeeting(
  host: Person,
  recorder: Person,
  owner: Person,
  others: readonly Person[],
): Promise<Ended> {
  const { meetingId, topicId } = await openMeeting(host, recorder, [owner, ...others])
  const params = { id: meetingId }
  const { attendees } = await host.call(contract.getMeeting, { params })
  for (const { id: attendeeId } of attendees) {
    await recorder.call(contract.noteAttendance, {
      params: { id: meetingId, attendeeId },
      body: { signIn: 'onTime' },
    })
  }
  const departmentOf = (person: Person) =>
    attendees.find((attendee) => attendee.person.id === person.id)?.person.departmentId ?? null
  const write = (kind: 'viewpoint' | 'decision' | 'task', text: string, by?: Person) =>
    recorder.call(addEntry, {
      params: { id: topicId },
      body: {
        clientKey: randomUUID(),
        kind,
        text,
        ...(by !== undefined && { personId: by.id, departmentId: departmentOf(by) }),
      },
    })
  await write('viewpoint', '产品核心卖点说明书可以先给目录', owner)
  const decision = (await write('decision', '产品部12月20日前提交产品核心卖点说明书1份')).decision
  const task = (await write('task', '提交产品核心卖点说明书')).task
  const [decisionId, taskId] = [decision?.id as string, task?.id as string]
  const dueOn = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  const work = { ownerId: owner.id, ownerDepartmentId: departmentOf(owner), dueOn }
  await recorder.call(updateDecision, {
    params: { id: decisionId },
    body: { version: decision?.version as number, ...work },
  })
  await recorder.call(updateTask, {
    params: { id: taskId },
    body: { version: task?.version as number, ...work, decisionId, reviewerIds: [host.id] },
  })
  await host.call(moveDecision, { params: { id: decisionId }, body: { move: 'adopt' } })
  await host.call(contract.closeTopic, { params: { id: topicId }, body: { outcome: 'decided' } })
  await host.call(contract.beginConfirming, { params })
  const { items } = await host.call(contract.getMeetingFindings, { params, query: { moment: 'end' } })
  await host.call(contract.endMeeting, {
    params,
    body: {
      overrides: items
        .filter(({ override, overridden }) => ['yes', 'reason'].includes(override) && overridden === null)
        .map(({ fingerprint }) => ({ fingerprint, reason: '已写入分工议题' })),
    },
  })
  return { meetingId, decisionId, taskId }
}
