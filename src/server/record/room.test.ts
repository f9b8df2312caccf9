import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as decisions from '#contract/decision.ts'
import type { MeetingView } from '#contract/meeting.ts'
import * as meetings from '#contract/meeting.ts'
import * as minutes from '#contract/minutes.ts'
import type { EntryView } from '#contract/record.ts'
import * as records from '#contract/record.ts'
import * as contract from '#contract/room.ts'
import * as tasks from '#contract/task.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import { type LiveMeeting, seedLiveMeeting } from '#test/live-meeting.ts'
import { draftMeeting, overridesFor, startedMeeting } from '#test/meetings.ts'
import type { Cast } from '#test/people.ts'

let test: TestApp
let cast: Cast

beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
  test.setNow('2026-03-02T14:00:00+08:00')
})
afterAll(() => test.close())

const refused = (status: number, reason: string) => expect.objectContaining({ status, reason })
const later = (minutes: number) => test.setNow(new Date(test.now().getTime() + minutes * 60_000))
const roomOf = (meetingId: string, as: { id: string } = cast.people.marketer) =>
  test.call(contract.getRoom, { as, params: { id: meetingId } })
const park = (meetingId: string, more: object = {}, as: { id: string } = cast.people.marketer) =>
  test.call(contract.park, {
    as,
    params: { id: meetingId },
    body: { clientKey: randomUUID(), text: '门店系统换代', ...more },
  })
const settle = (id: string, body: Parameters<typeof settlement>[0], as = cast.people.marketer) =>
  test.call(contract.settleParked, { as, params: { id }, body: settlement(body) })
function settlement(
  body:
    | { as: 'topic'; meetingId?: string }
    | { as: 'task'; ownerId?: string; dueOn?: string }
    | { as: 'dropped'; reason: string },
) {
  return body
}
const write = (topicId: string, line: Partial<EntryView> & object = {}, as = cast.people.marketer) =>
  test.call(records.addEntry, {
    as,
    params: { id: topicId },
    body: { clientKey: randomUUID(), kind: 'note', text: '记', ...line } as never,
  })
const topicIn = (meeting: MeetingView, id: string) =>
  meeting.topics.find((topic) => topic.id === id) as MeetingView['topics'][number]

describe('the clock', () => {
  let live: LiveMeeting
  beforeAll(async () => {
    live = await seedLiveMeeting(test, cast)
    await asSystem(test.app.db, (tx) =>
      tx
        .updateTable('meeting')
        .set({ timekeeper_id: cast.people.productHead.id })
        .where('id', '=', live.meetingId)
        .execute(),
    )
  })
  const pause = (isPaused: boolean, as: { id: string } = cast.people.productHead) =>
    test.call(contract.pauseTopic, { as, params: { id: live.topicId }, body: { isPaused } })

  it('X-14: speaks up at 10 and 5 minutes left and at the overrun, unless the room sets it otherwise', async () => {
    expect(await roomOf(live.meetingId)).toMatchObject({
      firstAlertMinutes: 10,
      lastAlertMinutes: 5,
      overrunTolerance: 0,
    })
    const change = (body: object, as: { id: string } = cast.people.marketer) =>
      test.call(contract.changeRoom, { as, params: { id: live.meetingId }, body })
    expect(await change({ firstAlertMinutes: 15, lastAlertMinutes: 3 })).toMatchObject({
      firstAlertMinutes: 15,
      lastAlertMinutes: 3,
    })
    await expect(change({ firstAlertMinutes: 2 })).rejects.toEqual(refused(422, 'room.alertsInOrder'))
    await expect(change({ speechMinutes: 5 }, cast.people.salesHead)).rejects.toEqual(
      refused(403, 'meeting.notYours'),
    )
  })

  it('X-14 S0-46: stands still while the timekeeper pauses it, and counts on where it stood', async () => {
    later(4)
    const paused = topicIn(await pause(true), live.topicId)
    expect(paused).toMatchObject({ state: 'running', startedAt: null, spentSeconds: 240 })
    later(30)
    // Paused twice is paused once.
    expect(topicIn(await pause(true), live.topicId).spentSeconds).toBe(240)
    const going = topicIn(await pause(false), live.topicId)
    expect(going).toMatchObject({ spentSeconds: 240, startedAt: test.now().toISOString() })
    later(1)
    expect(topicIn(await pause(true, cast.people.marketingHead), live.topicId).spentSeconds).toBe(300)
    await pause(false)
  })

  it.each([
    ['the recorder', 'marketer', 403, 'meeting.notYours'],
    ['an observer', 'designer', 403, 'meeting.notYours'],
    ['an outsider', 'admin', 404, 'topic.notFound'],
  ] as const)('S0-46: is not kept by %s', async (_case, who, status, reason) => {
    await expect(pause(true, cast.people[who])).rejects.toEqual(refused(status, reason))
  })

  it('S0-46: the timekeeper proposes more time, the host gives it', async () => {
    const propose = test.call(contract.proposeExtension, {
      as: cast.people.productHead,
      params: { id: live.topicId },
      body: { minutes: 10 },
    })
    expect((await propose).proposal).toMatchObject({
      topicId: live.topicId,
      minutes: 10,
      by: { name: '陈拓' },
    })
    const extend = (roomAgreed: boolean, as: { id: string }) =>
      test.call(meetings.extendTopic, { as, params: { id: live.topicId }, body: { minutes: 10, roomAgreed } })
    await expect(extend(true, cast.people.productHead)).rejects.toEqual(refused(403, 'meeting.notYours'))
    const extended = await extend(true, cast.people.marketingHead)
    expect(topicIn(extended, live.topicId).extendedMinutes).toBe(10)
    expect((await roomOf(live.meetingId)).proposal).toBeNull()
  })

  it('X-15 NM-MTG-11: gives more time only with the room’s agreement; else the topic moves out', async () => {
    const extend = (roomAgreed: boolean) =>
      test.call(meetings.extendTopic, {
        as: cast.people.marketingHead,
        params: { id: live.topicId },
        body: { minutes: 5, roomAgreed },
      })
    await expect(extend(false)).rejects.toMatchObject({
      status: 422,
      issues: [{ path: ['roomAgreed'], reason: 'topic.roomMustAgree' }],
    })
    await extend(true)
    const { items } = await test.call(meetings.getMeetingHistory, {
      as: cast.people.marketer,
      params: { id: live.meetingId },
    })
    expect(items[0]).toMatchObject({ move: 'extendTopic', actor: { name: '石静' } })
    const out = await test.call(meetings.closeTopic, {
      as: cast.people.marketingHead,
      params: { id: live.topicId },
      body: { outcome: 'parked', note: '会后由陈拓召集' },
    })
    expect(topicIn(out, live.topicId).state).toBe('parked')
    await expect(pause(true)).rejects.toEqual(refused(409, 'topic.notRunning'))
  })
})

describe('opening and basics', () => {
  it('S2-26: who checked the basics and when is kept; S3-13: they stay editable while the meeting runs', async () => {
    const { marketer, marketingHead, salesHead, seller } = cast.people
    test.setNow('2026-03-02T09:00:00+08:00')
    const started = await startedMeeting(test, cast)
    expect(started).toMatchObject({
      openingCheckedBy: { name: '石静' },
      openingCheckedAt: test.now().toISOString(),
    })
    const correct = (body: object, as: { id: string } = marketer) =>
      test.call(contract.correctBasics, {
        as,
        params: { id: started.id },
        body: { version: started.version, ...body },
      })
    const corrected = await correct({
      name: '新品推广分工会（更正）',
      place: '五楼会议室B',
      plannedEnd: '2026-03-09T16:00:00+08:00',
      recorderId: seller.id,
    })
    expect(corrected).toMatchObject({
      name: '新品推广分工会（更正）',
      place: '五楼会议室B',
      plannedEnd: '2026-03-09T08:00:00.000Z',
      recorder: { name: '沈青' },
    })
    expect(corrected.attendees.map(({ person }) => person.name)).toContain('沈青')
    await expect(correct({ place: '旧' }, marketingHead)).rejects.toEqual(refused(409, 'meeting.stale'))
    await expect(correct({ place: '旧' }, salesHead)).rejects.toEqual(refused(403, 'meeting.notYours'))
    await expect(
      test.call(contract.correctBasics, {
        as: marketingHead,
        params: { id: started.id },
        body: { version: corrected.version, plannedEnd: '2026-03-09T10:00:00+08:00' },
      }),
    ).rejects.toEqual(refused(422, 'meeting.endBeforeStart'))
  })

  it('X-13: the host says goal, agenda and rules within three minutes, once', async () => {
    const live = await seedLiveMeeting(test, cast)
    const open = (as: { id: string }) =>
      test.call(contract.noteOpening, { as, params: { id: live.meetingId } })
    expect(await roomOf(live.meetingId)).toMatchObject({ openingMinutes: 3, openedAt: null })
    await expect(open(cast.people.marketer)).rejects.toEqual(refused(403, 'meeting.notYours'))
    const first = await open(cast.people.marketingHead)
    expect(first).toMatchObject({ openedBy: { name: '石静' }, openedAt: test.now().toISOString() })
    later(2)
    expect((await open(cast.people.marketingHead)).openedAt).toBe(first.openedAt)
  })
})

describe('X-16: the parking lot', () => {
  let live: LiveMeeting
  beforeAll(async () => {
    live = await seedLiveMeeting(test, cast)
  })

  it('takes a point with owner and way of following it up, once however often it arrives', async () => {
    const clientKey = randomUUID()
    const more = { clientKey, ownerId: cast.people.salesHead.id, followUp: '周会上说', topicId: live.topicId }
    const first = await park(live.meetingId, more)
    expect(first).toMatchObject({
      text: '门店系统换代',
      state: 'open',
      owner: { name: '肖航' },
      followUp: '周会上说',
      raisedBy: { name: '林小满' },
    })
    expect((await park(live.meetingId, more)).id).toBe(first.id)
    expect((await roomOf(live.meetingId)).parked).toHaveLength(1)
    const change = (version: number) =>
      test.call(contract.changeParked, {
        as: cast.people.marketer,
        params: { id: first.id },
        body: { version, followUp: '单独开会' },
      })
    expect((await change(1)).followUp).toBe('单独开会')
    await expect(change(1)).rejects.toEqual(refused(409, 'parked.stale'))
  })

  it('ends it as a topic of this meeting, marked 临时议题', async () => {
    const { id } = await park(live.meetingId, { text: '渠道政策' })
    const settled = await settle(id, { as: 'topic' })
    expect(settled).toMatchObject({
      state: 'topic',
      topic: { title: '渠道政策', meetingId: live.meetingId },
      settledBy: { name: '林小满' },
    })
    const { topics } = await test.call(records.getRecord, {
      as: cast.people.marketer,
      params: { id: live.meetingId },
    })
    expect(topics.at(-1)).toMatchObject({ title: '渠道政策', isAdHoc: true })
    await expect(settle(id, { as: 'dropped', reason: '不做了' })).rejects.toEqual(
      refused(409, 'parked.moveNotPossible'),
    )
  })

  it('ends it on the agenda of the next meeting', async () => {
    const next = await draftMeeting(test, cast)
    const { id } = await park(live.meetingId, { text: '年度预算口径' })
    expect((await settle(id, { as: 'topic', meetingId: next.id })).topic).toMatchObject({
      meetingId: next.id,
    })
    const { topics } = await test.call(meetings.getMeeting, {
      as: cast.people.marketer,
      params: { id: next.id },
    })
    expect(topics.at(-1)).toMatchObject({ title: '年度预算口径', isAdHoc: false })
  })

  it('ends it as a task with owner and date', async () => {
    const { id } = await park(live.meetingId, { text: '核对门店清单', ownerId: cast.people.salesHead.id })
    const { task } = await settle(id, { as: 'task', dueOn: '2026-03-20' })
    const made = await test.call(tasks.getTask, {
      as: cast.people.salesHead,
      params: { id: task?.id as string },
    })
    expect(made).toMatchObject({ name: '核对门店清单', owner: { name: '肖航' }, dueOn: '2026-03-20' })
  })

  it('drops it only with a reason', async () => {
    const { id } = await park(live.meetingId, { text: '换会议室' })
    await expect(settle(id, { as: 'dropped', reason: '' })).rejects.toMatchObject({ status: 422 })
    expect(await settle(id, { as: 'dropped', reason: '与目标无关' })).toMatchObject({
      state: 'dropped',
      dropReason: '与目标无关',
    })
  })

  it.each([
    ['a core attendee', 'salesHead', 403, 'meeting.notYours'],
    ['an observer', 'designer', 403, 'meeting.notYours'],
    ['an outsider', 'admin', 404, 'meeting.notFound'],
  ] as const)('is not filled by %s', async (_case, who, status, reason) => {
    await expect(park(live.meetingId, {}, cast.people[who])).rejects.toEqual(refused(status, reason))
  })

  it('is nobody’s who may not see the meeting', async () => {
    const secret = await seedLiveMeeting(test, cast, { classification: 'confidential' })
    const { id } = await park(secret.meetingId)
    const outsider = cast.people.generalManager
    await expect(roomOf(secret.meetingId, outsider)).rejects.toEqual(refused(404, 'meeting.notFound'))
    await expect(settle(id, { as: 'topic' }, outsider)).rejects.toEqual(refused(404, 'parked.notFound'))
  })
})

describe('X-17: one speaker at a time', () => {
  let live: LiveMeeting
  beforeAll(async () => {
    live = await seedLiveMeeting(test, cast)
  })
  const hand = (as: { id: string }, isUp = true) =>
    test.call(contract.raiseHand, { as, params: { id: live.meetingId }, body: { isUp } })
  const floor = (person: { id: string } | null, as: { id: string } = cast.people.marketingHead) =>
    test.call(contract.giveFloor, {
      as,
      params: { id: live.meetingId },
      body: { personId: person?.id ?? null },
    })

  it('queues hands in the order of asking, and takes down the hand of whoever gets the floor', async () => {
    const { productHead, salesHead } = cast.people
    await hand(productHead)
    later(1)
    await hand(salesHead)
    later(1)
    const names = (room: { hands: { person: { name: string } }[] }) =>
      room.hands.map(({ person }) => person.name)
    expect(names(await hand(productHead))).toEqual(['陈拓', '肖航'])
    const speaking = await floor(productHead)
    expect(names(speaking)).toEqual(['肖航'])
    expect(speaking).toMatchObject({
      speaker: { name: '陈拓' },
      speakingSince: test.now().toISOString(),
      speechMinutes: 3,
    })
    expect(names(await hand(salesHead, false))).toEqual([])
    expect(await floor(null)).toMatchObject({ speaker: null, speakingSince: null })
    await expect(floor(salesHead, salesHead)).rejects.toEqual(refused(403, 'meeting.notYours'))
    await expect(floor(cast.people.admin)).rejects.toEqual(refused(422, 'room.notHere'))
  })

  it('NM-MTG-05: gives an observer neither a hand nor the floor', async () => {
    await expect(hand(cast.people.designer)).rejects.toMatchObject({
      status: 403,
      reason: 'record.observerMute',
      detail: { findings: [{ norm: 'NM-MTG-05', reason: { params: { name: cast.people.designer.name } } }] },
    })
    await expect(floor(cast.people.designer)).rejects.toEqual(refused(422, 'record.observerMute'))
  })
})

describe('what a line says beside its words', () => {
  let live: LiveMeeting
  beforeAll(async () => {
    live = await seedLiveMeeting(test, cast)
  })

  it('S2-36 S3-18: owner, date and criterion come with the decision and the task, in one go', async () => {
    const who = { personId: cast.people.salesHead.id, departmentId: cast.departments.sales.id }
    const decision = await write(live.topicId, {
      kind: 'decision',
      text: '范围定为华东',
      ...who,
      dueOn: '2026-03-20',
    } as never)
    expect(decision.decision).toMatchObject({ owner: { name: '肖航' }, dueOn: '2026-03-20' })
    const task = await write(live.topicId, {
      kind: 'task',
      text: '整理门店清单',
      ...who,
      dueOn: '2026-03-15',
      doneCriterion: '120家门店齐全',
    } as never)
    expect(task.task).toMatchObject({
      owner: { name: '肖航' },
      dueOn: '2026-03-15',
      doneCriteria: ['120家门店齐全'],
    })
    const changed = await test.call(records.updateEntry, {
      as: cast.people.marketer,
      params: { id: task.id },
      body: { version: task.version, dueOn: '2026-03-16' },
    })
    expect(changed.task).toMatchObject({ dueOn: '2026-03-16', doneCriteria: ['120家门店齐全'] })
  })

  it.each(['viewpoint', 'dispute', 'consensus', 'note'] as const)(
    'S3-17: a date spoken in a %s is kept as it was said and makes no deadline and no task',
    async (kind) => {
      const text = '双方于11月20日前完成初稿对接'
      const who = { personId: cast.people.salesHead.id, departmentId: cast.departments.sales.id }
      const line = await write(live.otherTopicId, { kind, text, ...who })
      expect(line).toMatchObject({ text, decision: null, task: null })
      await expect(
        write(live.otherTopicId, { kind, text, ...who, dueOn: '2026-11-20' } as never),
      ).rejects.toMatchObject({ status: 422, issues: [{ path: ['dueOn'], reason: 'record.noDeadlineHere' }] })
      const { rows } = await asSystem(test.app.db, async (tx) => ({
        rows: await tx.selectFrom('task').select('id').where('topic_id', '=', live.otherTopicId).execute(),
      }))
      expect(rows).toEqual([])
    },
  )

  it('S2-31: a dispute says between whom it stands', async () => {
    const { sales, design } = cast.departments
    const line = await write(live.topicId, {
      kind: 'dispute',
      text: '费用由谁承担',
      partyIds: [sales.id, design.id],
    } as never)
    expect(line.parties.map(({ name }) => name)).toEqual(['销售部', '设计部'])
    expect(line.finalWording).toBe('')
    const { entries } = await test.call(records.getRecord, {
      as: cast.people.marketer,
      params: { id: live.meetingId },
    })
    expect(entries.find(({ id }) => id === line.id)?.parties).toHaveLength(2)
  })
})

describe('X-19: no agreement', () => {
  let live: LiveMeeting
  beforeAll(async () => {
    live = await seedLiveMeeting(test, cast)
  })
  const close = (body: object) =>
    test.call(meetings.closeTopic, {
      as: cast.people.marketingHead,
      params: { id: live.topicId },
      body: body as never,
    })

  it('puts a topic off only until somebody has prepared something by some day; work may go on as planned', async () => {
    await expect(close({ outcome: 'deferred', note: '再议' })).rejects.toMatchObject({
      status: 422,
      reason: 'topic.followUpNeeded',
      issues: [
        { path: ['followUp', 'ownerId'], reason: 'topic.whoPrepares' },
        { path: ['followUp', 'what'], reason: 'topic.preparesWhat' },
        { path: ['followUp', 'dueOn'], reason: 'topic.preparesByWhen' },
      ],
    })
    const followUp = { ownerId: cast.people.salesHead.id, what: '三家供应商报价', dueOn: '2026-03-20' }
    const closed = await close({ outcome: 'deferred', followUp, keepsOriginalPlan: true })
    expect(topicIn(closed, live.topicId)).toMatchObject({
      state: 'deferred',
      outcomeNote: '肖航 · 三家供应商报价 · 2026-03-20',
    })
    expect((await roomOf(live.meetingId)).followUps).toMatchObject([
      {
        topicId: live.topicId,
        owner: { name: '肖航' },
        what: '三家供应商报价',
        dueOn: '2026-03-20',
        keepsOriginalPlan: true,
      },
    ])
  })

  it('escalates with what the difference is', async () => {
    const other = await seedLiveMeeting(test, cast)
    const closed = await test.call(meetings.closeTopic, {
      as: cast.people.marketingHead,
      params: { id: other.topicId },
      body: { outcome: 'escalated', note: '费用归属请傅敏裁定', keepsOriginalPlan: true },
    })
    expect(topicIn(closed, other.topicId)).toMatchObject({ state: 'escalated' })
    expect((await roomOf(other.meetingId)).followUps).toMatchObject([
      { keepsOriginalPlan: true, owner: null },
    ])
  })
})

it('J-05 J-06: a meeting from check-in to its end, every topic with an outcome (S2-28, S2-29, S2-30, S2-31, S2-32, S2-35, S0-20), every line read back and disputed words fixed (S2-44, S2-45), minutes in the order of the agenda (S3-16)', async () => {
  test.setNow('2026-03-02T09:00:00+08:00')
  const { marketer, marketingHead, salesHead } = cast.people
  const { id, topics } = await startedMeeting(test, cast)
  const [first, second] = topics.map((topic) => topic.id) as [string, string]
  const host = { as: marketingHead }
  await test.call(meetings.signMeIn, { as: salesHead, params: { id } })
  await test.call(contract.noteOpening, { ...host, params: { id } })
  await test.call(meetings.beginTopic, { ...host, params: { id: first } })
  const who = { personId: salesHead.id, departmentId: cast.departments.sales.id }
  // S2-28 S2-29 S2-30 S2-31 S2-32: topic, viewpoints, dispute, consensus
  const viewpoint = await write(first, { kind: 'viewpoint', text: '门店需要物料', ...who })
  const dispute = await write(first, { kind: 'dispute', text: '费用由谁承担' })
  const consensus = await write(first, { kind: 'consensus', text: '先做华东' })
  const decision = await write(first, {
    kind: 'decision',
    text: '3月20日前确定推广分工表',
    ...who,
    dueOn: '2026-03-20',
  } as never)
  const task = await write(first, {
    kind: 'task',
    text: '提交门店清单',
    ...who,
    dueOn: '2026-03-18',
    doneCriterion: '120家门店',
  } as never)
  await test.call(tasks.updateTask, {
    as: marketer,
    params: { id: task.task?.id as string },
    body: { version: task.task?.version as number, decisionId: decision.decision?.id as string },
  })
  await test.call(decisions.moveDecision, {
    ...host,
    params: { id: decision.decision?.id as string },
    body: { move: 'adopt' },
  })
  const parked = await park(id, { text: '系统换代' })
  later(20)
  const decided = await test.call(meetings.closeTopic, {
    ...host,
    params: { id: first },
    body: { outcome: 'decided' },
  })
  // S0-20: planned and actual time stand side by side.
  expect(topicIn(decided, first)).toMatchObject({ plannedMinutes: 30, spentSeconds: 1200 })
  await test.call(meetings.beginTopic, { ...host, params: { id: second } })
  // S2-35: a topic has no end without an outcome.
  await expect(
    test.call(meetings.closeTopic, { ...host, params: { id: second }, body: {} as never }),
  ).rejects.toMatchObject({ status: 422 })
  await test.call(meetings.closeTopic, { ...host, params: { id: second }, body: { outcome: 'informed' } })
  await settle(parked.id, { as: 'dropped', reason: '与目标无关' })
  await test.call(contract.changeRoom, { as: marketer, params: { id }, body: { nextSyncOn: '2026-03-16' } })

  await test.call(meetings.beginConfirming, { ...host, params: { id } })
  const findings = async () =>
    (
      await test.call(meetings.getMeetingFindings, { ...host, params: { id }, query: { moment: 'end' } })
    ).items.map(({ norm }) => norm)
  // S2-45: a dispute without agreed wording is listed before the end; S2-44: so are lines not ticked.
  expect(await findings()).toEqual(expect.arrayContaining(['NM-MTG-07', 'NM-MTG-08']))
  const locked = await test.call(records.lockWording, {
    as: marketer,
    params: { id: dispute.id },
    body: { finalWording: '费用由市场部承担' },
  })
  expect(locked).toMatchObject({
    wordingLockedBy: { name: '林小满' },
    wordingLockedAt: test.now().toISOString(),
  })
  for (const line of [viewpoint, dispute, consensus, decision, task]) {
    await test.call(records.confirmEntry, {
      as: marketer,
      params: { id: line.id },
      body: { isConfirmed: true },
    })
  }
  expect(await findings()).not.toEqual(expect.arrayContaining(['NM-MTG-07']))
  expect(await findings()).not.toEqual(expect.arrayContaining(['NM-MTG-08']))
  const overrides = await overridesFor(test, marketingHead, id, 'end')
  const ended = await test.call(meetings.endMeeting, { ...host, params: { id }, body: { overrides } })
  expect(ended.state).toBe('ended')
  expect(ended.topics.map(({ state }) => state)).toEqual(['decided', 'informed'])

  // S3-16: the minutes keep the order of the agenda, and in it the order in which things were said.
  const { content } = await test.call(minutes.generateMinutes, { as: marketer, params: { id } })
  expect(content?.topics.map(({ title }) => title)).toEqual(['推广分工', '关键节点'])
  expect(content?.topics[0]).toMatchObject({
    points: [{ department: '销售部', person: '肖航', text: '门店需要物料' }],
    disputes: [{ text: '费用由谁承担', finalWording: '费用由市场部承担' }],
    consensus: ['先做华东'],
    resolutions: ['3月20日前确定推广分工表'],
  })

  // S3-18: what is handed out after the end is marked 会后补充 and counted.
  const late = await test.call(tasks.createTask, {
    ...host,
    body: { name: '补充海报', meetingId: id },
  })
  expect(late.isAddedAfter).toBe(true)
  expect(await roomOf(id)).toMatchObject({ addedAfter: 1, nextSyncOn: '2026-03-16' })
})
