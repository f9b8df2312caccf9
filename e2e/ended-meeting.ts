import { randomUUID } from 'node:crypto'
import { moveDecision, updateDecision } from '#contract/decision.ts'
import * as contract from '#contract/meeting.ts'
import * as minutes from '#contract/minutes.ts'
import { addEntry } from '#contract/record.ts'
import { updateTask } from '#contract/task.ts'
import { openMeeting } from './durable-writer-meeting.ts'
import type { Person } from './durable-writer-person.ts'

export interface Ended {
  readonly meetingId: string
  readonly decisionId: string
  /** Complete but for when it counts as done. */
  readonly taskId: string
  /** In the order in which they were given. */
  readonly taskIds: readonly string[]
}

export interface HeldTask {
  readonly name: string
  readonly owner: Person
  readonly dueOn: string
  readonly doneCriteria?: readonly string[]
  readonly requiredFormats?: readonly { readonly format: string }[]
}

/**
 * A meeting held and ended over the API: everybody came, something was said, one decision was taken, which
 * `owner` answers for, and one task follows from it, or those that are given.
 */
export async function endedMeeting(
  host: Person,
  recorder: Person,
  owner: Person,
  others: readonly Person[],
  {
    at = new Date(),
    tasks = [],
    collaborationId = null,
  }: { at?: Date; tasks?: readonly HeldTask[]; collaborationId?: string | null } = {},
): Promise<Ended> {
  const { meetingId, topicId } = await openMeeting(host, recorder, [owner, ...others], {
    at,
    collaborationId,
  })
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
  const decisionId = decision?.id as string
  const dueOn = new Date(at.getTime() + 20 * 86_400_000).toISOString().slice(0, 10)
  await recorder.call(updateDecision, {
    params: { id: decisionId },
    body: {
      version: decision?.version as number,
      ownerId: owner.id,
      ownerDepartmentId: departmentOf(owner),
      dueOn,
    },
  })
  const taskIds: string[] = []
  const wanted = tasks.length > 0 ? tasks : [{ name: '提交产品核心卖点说明书', owner, dueOn }]
  for (const {
    name,
    owner: works,
    dueOn: due,
    doneCriteria,
    requiredFormats,
  } of wanted as readonly HeldTask[]) {
    const { task } = await write('task', name)
    taskIds.push(task?.id as string)
    await recorder.call(updateTask, {
      params: { id: task?.id as string },
      body: {
        version: task?.version as number,
        ownerId: works.id,
        ownerDepartmentId: departmentOf(works),
        dueOn: due,
        decisionId,
        reviewerIds: [host.id],
        ...(doneCriteria && { doneCriteria: [...doneCriteria] }),
        ...(requiredFormats && { requiredFormats: [...requiredFormats] }),
      },
    })
  }
  await host.call(moveDecision, { params: { id: decisionId }, body: { move: 'adopt' } })
  await host.call(contract.closeTopic, { params: { id: topicId }, body: { outcome: 'decided' } })
  await host.call(contract.beginConfirming, { params })
  const { items } = await host.call(contract.getMeetingFindings, { params, query: { moment: 'end' } })
  await host.call(contract.endMeeting, { params, body: { overrides: takenOn(items) } })
  return { meetingId, decisionId, taskId: taskIds[0] as string, taskIds }
}

/** The minutes of an ended meeting made final over the API, everybody having confirmed them; its tasks are handed out. */
export async function finalMinutes(
  meetingId: string,
  host: Person,
  recorder: Person,
  readers: readonly Person[],
): Promise<void> {
  const { id } = await recorder.call(minutes.generateMinutes, { params: { id: meetingId } })
  const params = { id }
  const against = async (moment: 'send' | 'finalise') =>
    takenOn((await host.call(minutes.getMinutesFindings, { params, query: { moment } })).items)
  await recorder.call(minutes.sendMinutes, { params, body: { overrides: await against('send') } })
  for (const reader of readers) await reader.call(minutes.confirmMinutes, { params })
  await host.call(minutes.finaliseMinutes, { params, body: { overrides: await against('finalise') } })
}

/** What the norms have against it, taken on oneself as far as they let one. */
function takenOn(
  items: readonly { override: string; overridden: unknown; fingerprint: string }[],
): { fingerprint: string; reason: string }[] {
  return items
    .filter(({ override, overridden }) => ['yes', 'reason'].includes(override) && overridden === null)
    .map(({ fingerprint }) => ({ fingerprint, reason: '已写入分工议题' }))
}
