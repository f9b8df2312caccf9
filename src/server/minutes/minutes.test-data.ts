import { randomUUID } from 'node:crypto'
import { updateDecision } from '#contract/decision.ts'
import * as meeting from '#contract/meeting.ts'
import * as contract from '#contract/minutes.ts'
import { addEntry, lockWording } from '#contract/record.ts'
import { updateTask } from '#contract/task.ts'
import type { TestApp } from '#test/harness.ts'
import { noticedMeeting, overridesFor } from '#test/meetings.ts'
import type { Cast } from '#test/people.ts'

type Changes = Parameters<typeof noticedMeeting>[2]

export interface Ended {
  readonly meetingId: string
  readonly topicIds: readonly [string, string]
  readonly decisionId: string
  readonly taskId: string
}

/**
 * A meeting that was held and recorded through the product. 石静 chairs for 市场部, 林小满 records; 肖航
 * of 销售部 is with a customer and sends 沈青; 陈拓 of 产品部 is late; 苏禾 of 设计部 listens. One
 * decision with one task for 产品部. It ends at 15:30 on Monday 2026-03-09.
 */
export async function endedMeeting(test: TestApp, cast: Cast, changes: Changes = {}): Promise<Ended> {
  const { marketingHead, marketer, salesHead, seller, productHead } = cast.people
  const { marketing, sales, product } = cast.departments
  test.setNow('2026-03-02T09:00:00+08:00')
  const { id, attendees } = await noticedMeeting(test, cast, changes)
  const params = { id }
  await test.call(meeting.answerInvitation, {
    as: salesHead,
    params,
    body: { answer: 'proxy', proxyId: seller.id, proxyScope: 'speakAndVote', reason: '客户拜访' },
  })
  test.setNow('2026-03-09T14:00:00+08:00')
  const { topics } = await test.call(meeting.startMeeting, {
    as: marketingHead,
    params,
    body: { openingChecked: true, overrides: [] },
  })
  for (const attendee of attendees) {
    await test.call(meeting.noteAttendance, {
      as: marketer,
      params: { id, attendeeId: attendee.id },
      body: { signIn: attendee.person.id === productHead.id ? 'late' : 'onTime' },
    })
  }
  const [first, second] = topics.map((topic) => topic.id) as [string, string]
  const write = (
    topicId: string,
    kind: 'viewpoint' | 'dispute' | 'consensus' | 'decision' | 'task' | 'note',
    text: string,
    by?: { departmentId: string; personId: string },
  ) =>
    test.call(addEntry, {
      as: marketer,
      params: { id: topicId },
      body: { clientKey: randomUUID(), kind, text, ...by },
    })

  await test.call(meeting.beginTopic, { as: marketingHead, params: { id: first } })
  await write(first, 'viewpoint', '推广主题由市场部策划', {
    departmentId: marketing.id,
    personId: marketingHead.id,
  })
  await write(first, 'viewpoint', '需重点关注渠道商激励政策', { departmentId: sales.id, personId: seller.id })
  const dispute = await write(first, 'dispute', '激励比例按3%还是5%')
  await test.call(lockWording, {
    as: marketingHead,
    params: { id: dispute.id },
    body: { finalWording: '激励比例按4%执行' },
  })
  await write(first, 'consensus', '线上线下同步推进')
  const decided = await write(first, 'decision', '产品部3月16日前提交产品核心卖点说明书1份')
  const decisionId = decided.decision?.id as string
  await test.call(updateDecision, {
    as: marketer,
    params: { id: decisionId },
    body: {
      version: decided.decision?.version as number,
      ownerId: productHead.id,
      ownerDepartmentId: product.id,
      dueOn: '2026-03-16',
      cooperating: [{ departmentId: marketing.id, contribution: '文案' }],
    },
  })
  const todo = await write(first, 'task', '提交产品核心卖点说明书')
  const taskId = todo.task?.id as string
  await test.call(updateTask, {
    as: marketer,
    params: { id: taskId },
    body: {
      version: todo.task?.version as number,
      ownerId: productHead.id,
      ownerDepartmentId: product.id,
      plannedStart: '2026-03-10',
      dueOn: '2026-03-16',
      doneCriteria: ['说明书1份，PDF格式，经市场部确认'],
      reviewerIds: [marketingHead.id],
      decisionId,
    },
  })
  test.setNow('2026-03-09T14:30:00+08:00')
  await test.call(meeting.closeTopic, {
    as: marketingHead,
    params: { id: first },
    body: { outcome: 'decided' },
  })
  await test.call(meeting.beginTopic, { as: marketingHead, params: { id: second } })
  await write(second, 'note', '白鲸项目的节点另行通知')
  test.setNow('2026-03-09T15:00:00+08:00')
  await test.call(meeting.closeTopic, {
    as: marketingHead,
    params: { id: second },
    body: { outcome: 'informed' },
  })
  await test.call(meeting.beginConfirming, { as: marketingHead, params })
  test.setNow('2026-03-09T15:30:00+08:00')
  const overrides = await overridesFor(test, marketingHead, id, 'end')
  await test.call(meeting.endMeeting, { as: marketingHead, params, body: { overrides } })
  return { meetingId: id, topicIds: [first, second], decisionId, taskId }
}

/** With a first draft, made half an hour after the end. */
export async function draftedMinutes(test: TestApp, cast: Cast, changes: Changes = {}) {
  const ended = await endedMeeting(test, cast, changes)
  test.setNow('2026-03-09T16:00:00+08:00')
  const minutes = await test.call(contract.generateMinutes, {
    as: cast.people.marketer,
    params: { id: ended.meetingId },
  })
  return { ...ended, id: minutes.id, minutes }
}

/** What stands against sending, taken on oneself as far as the norms let one. */
export async function send(test: TestApp, cast: Cast, id: string) {
  const as = cast.people.marketer
  const { items } = await test.call(contract.getMinutesFindings, {
    as,
    params: { id },
    query: { moment: 'send' },
  })
  const overrides = items
    .filter(({ override }) => override === 'reason')
    .map(({ fingerprint }) => ({ fingerprint, reason: '已另行告知' }))
  return test.call(contract.sendMinutes, { as, params: { id }, body: { overrides } })
}

/** Sent at 17:00 on Monday: there is time for feedback until 17:00 on Tuesday. */
export async function sentMinutes(test: TestApp, cast: Cast, changes: Changes = {}) {
  const drafted = await draftedMinutes(test, cast, changes)
  test.setNow('2026-03-09T17:00:00+08:00')
  return { ...drafted, minutes: await send(test, cast, drafted.id) }
}

/** What stands against the final version and only a reason or a click is missing for. */
export async function finalOverrides(test: TestApp, as: { id: string }, id: string) {
  const { items } = await test.call(contract.getMinutesFindings, {
    as,
    params: { id },
    query: { moment: 'finalise' },
  })
  return items
    .filter(
      ({ override, norm, overridden }) =>
        ['reason', 'host', 'yes'].includes(override) && norm !== 'NM-MIN-02' && overridden === null,
    )
    .map(({ fingerprint }) => ({ fingerprint, reason: '已与各方说明' }))
}
