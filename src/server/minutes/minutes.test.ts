import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { updateDecision } from '#contract/decision.ts'
import { getMeeting } from '#contract/meeting.ts'
import type { MinutesView } from '#contract/minutes.ts'
import * as contract from '#contract/minutes.ts'
import { MeetingEvent } from '#contract/record.ts'
import { callNextMeeting } from '#contract/series.ts'
import { getTask } from '#contract/task.ts'
import { asActor, asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import type { Cast } from '#test/people.ts'
import { draftedMinutes, endedMeeting, finalOverrides, send, sentMinutes } from './minutes.test-data.ts'

let test: TestApp
let cast: Cast
beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
})
beforeEach(() => test.setNow('2026-03-02T09:00:00+08:00'))
afterAll(() => test.close())

type Person = { readonly id: string }
const refused = (status: number, reason: string) => expect.objectContaining({ status, reason })

const get = (as: Person, id: string, version?: number) =>
  test.call(contract.getMinutes, { as, params: { id }, query: version === undefined ? {} : { version } })
const confirm = (as: Person, id: string) => test.call(contract.confirmMinutes, { as, params: { id } })
const propose = (as: Person, id: string, text = '渠道激励比例应写明适用范围') =>
  test.call(contract.proposeChange, {
    as,
    params: { id },
    body: { section: 'topics', item: '推广分工', text },
  })
const answer = (id: string, proposalId: string, given: 'adopted' | 'reserved', text = '') =>
  test.call(contract.answerProposal, {
    as: cast.people.marketer,
    params: { id, proposalId },
    body: { answer: given, text },
  })
interface Edit {
  readonly goalReview?: string
  readonly topic?: {
    topicId: string
    list: 'points' | 'disputes' | 'consensus' | 'notes'
    index: number
    text: string
  }
  readonly refresh?: boolean
  readonly next?: { on: string | null; time: string; topics: string[] } | null
}
const edit = (minutes: MinutesView, change: Edit, as: Person = cast.people.marketer) =>
  test.call(contract.updateMinutes, {
    as,
    params: { id: minutes.id },
    body: { version: minutes.version, ...change },
  })
const resend = (id: string, note = '') =>
  test.call(contract.resendMinutes, { as: cast.people.marketer, params: { id }, body: { note } })
async function finalise(id: string, given: { withoutSilent?: boolean; as?: Person } = {}) {
  const { as = cast.people.marketingHead, withoutSilent = false } = given
  const overrides = await finalOverrides(test, cast.people.marketingHead, id)
  return test.call(contract.finaliseMinutes, { as, params: { id }, body: { overrides, withoutSilent } })
}
const reviewers = () => {
  const { marketingHead, salesHead, productHead, designer } = cast.people
  return [marketingHead, salesHead, productHead, designer]
}
const everybody = () => [...reviewers(), cast.people.marketer, cast.people.seller]
const statesOf = ({ recipients }: MinutesView) =>
  Object.fromEntries(recipients.map(({ person, state }) => [person.name, state]))
const noticesOf = (id: string, kind: string) =>
  asSystem(test.app.db, (tx) =>
    tx
      .selectFrom('notification')
      .innerJoin('person', 'person.id', 'notification.person_id')
      .select('person.name')
      .where('noun_id', '=', id)
      .where('kind', '=', kind)
      .execute(),
  ).then((rows) => rows.map(({ name }) => name).sort())
const versionRow = (id: string, no: number) =>
  asSystem(test.app.db, (tx) =>
    tx
      .selectFrom('minutes_version')
      .selectAll()
      .where('minutes_id', '=', id)
      .where('no', '=', no)
      .executeTakeFirstOrThrow(),
  )

describe('the first draft', () => {
  it('is the live record in five parts, with nothing typed again (S2-47)', async () => {
    const { minutes, topicIds, decisionId, taskId } = await draftedMinutes(test, cast)
    const { content } = minutes
    expect(Object.keys(content)).toEqual(
      expect.arrayContaining(['basics', 'goalAndAgenda', 'topics', 'decisions', 'tasks']),
    )
    expect(content.basics).toMatchObject({
      name: '新品推广分工会',
      date: '2026年3月9日',
      time: '14:00-15:30',
      place: '三楼会议室A',
      host: '市场部 石静',
      recorder: '市场部 林小满',
      absences: [{ name: '肖航', department: '销售部', reason: '客户拜访', proxy: '沈青' }],
    })
    expect(
      content.basics.attendeesByDepartment.map(({ department, people }) => [
        department,
        people.map(({ name, kind, note }) => `${name} ${kind} ${note}`.trim()),
      ]),
    ).toEqual([
      ['市场部', ['石静 core', '林小满 core']],
      ['销售部', ['沈青 core 代肖航参会']],
      ['产品部', ['陈拓 core 迟到']],
      ['设计部', ['苏禾 observer']],
    ])
    expect(
      content.goalAndAgenda.agenda.map(({ slot, outcome, spentMinutes }) => [slot, outcome, spentMinutes]),
    ).toEqual([
      ['14:00-14:30', 'decided', 30],
      ['14:30-15:00', 'informed', 30],
    ])
    expect(content.topics[0]).toMatchObject({
      topicId: topicIds[0],
      slot: '14:00-14:30',
      points: [
        { department: '市场部', person: '石静', text: '推广主题由市场部策划' },
        { department: '销售部', person: '沈青', text: '需重点关注渠道商激励政策' },
      ],
      disputes: [{ text: '激励比例按3%还是5%', finalWording: '激励比例按4%执行' }],
      consensus: ['线上线下同步推进'],
      resolutions: ['产品部3月16日前提交产品核心卖点说明书1份'],
    })
    expect(content.topics[1]?.notes).toEqual(['白鲸项目的节点另行通知'])
    expect(content.decisions).toEqual([
      expect.objectContaining({ decisionId, owner: '陈拓', cooperating: '市场部', due: '2026年3月16日' }),
    ])
    expect(content.tasks).toEqual([
      expect.objectContaining({
        taskId,
        owner: '陈拓',
        ownerDepartment: '产品部',
        dueOn: '2026-03-16',
        doneCriteria: ['说明书1份，PDF格式，经市场部确认'],
        decisionNumber: content.decisions[0]?.number,
      }),
    ])
    expect(content.attachments).toEqual([
      { no: 1, name: '《跨部门任务分配表》', revision: '', kind: 'ledger', fileId: null },
    ])
    expect(minutes).toMatchObject({ state: 'draft', currentVersion: 1, maintainer: { name: '林小满' } })
    expect(minutes.deadlines).toMatchObject([
      { clock: 'C-05', at: '2026-03-10T07:30:00.000Z', state: 'met' },
      { clock: 'C-07', at: '2026-03-11T07:30:00.000Z', state: 'waiting' },
    ])
  })

  it('goes to host and heads for review and to everybody else once (S3-27, S2-57)', async () => {
    const { minutes } = await draftedMinutes(test, cast)
    expect(minutes.recipients.map(({ person, role }) => `${person.name} ${role}`).sort()).toEqual(
      [
        ...reviewers().map((_, at) => `${['石静', '肖航', '陈拓', '苏禾'][at]} reviewer`),
        '林小满 recipient',
        '沈青 recipient',
      ].sort(),
    )
  })

  it('is the recorder’s to make, once, after the end', async () => {
    const { meetingId, id } = await draftedMinutes(test, cast)
    const make = (as: Person) => test.call(contract.generateMinutes, { as, params: { id: meetingId } })
    await expect(make(cast.people.newcomer)).rejects.toEqual(refused(404, 'meeting.notFound'))
    await expect(make(cast.people.marketingHead)).rejects.toEqual(refused(403, 'meeting.notYours'))
    await expect(make(cast.people.marketer)).rejects.toEqual(refused(409, 'minutes.moveNotPossible'))
    expect((await get(cast.people.marketer, id)).currentVersion).toBe(1)
  })

  it('is edited in place, and refuses an edit of what it no longer is', async () => {
    const { minutes, topicIds } = await draftedMinutes(test, cast)
    const edited = await edit(minutes, {
      goalReview: '目标已达成',
      topic: { topicId: topicIds[0], list: 'points', index: 1, text: '渠道商激励政策需在3月底前明确' },
    })
    expect(edited.content.goalAndAgenda.review).toBe('目标已达成')
    expect(edited.content.topics[0]?.points[1]).toEqual({
      department: '销售部',
      person: '沈青',
      text: '渠道商激励政策需在3月底前明确',
    })
    expect(edited.versions.map(({ no }) => no)).toEqual([1])
    await expect(edit(minutes, { goalReview: '未达成' })).rejects.toMatchObject({
      status: 409,
      reason: 'minutes.stale',
      detail: { current: { version: edited.version, content: { goalAndAgenda: { review: '目标已达成' } } } },
    })
    await expect(
      edit(edited, { topic: { topicId: topicIds[0], list: 'notes', index: 0, text: '没有这一行' } }),
    ).rejects.toEqual(refused(404, 'minutes.noSuchLine'))
    await expect(edit(edited, { goalReview: '代笔' }, cast.people.marketingHead)).rejects.toEqual(
      refused(403, 'minutes.notYours'),
    )
  })

  it('draws decisions in again and keeps what the recorder wrote', async () => {
    const { minutes, topicIds, decisionId } = await draftedMinutes(test, cast)
    const edited = await edit(minutes, {
      goalReview: '目标已达成',
      topic: { topicId: topicIds[0], list: 'consensus', index: 0, text: '线上线下同步推进，华东先行' },
    })
    const [decision] = edited.content.decisions
    await asSystem(test.app.db, (tx) =>
      tx
        .updateTable('decision')
        .set({ content: '产品部3月18日前提交产品核心卖点说明书2份', due_on: '2026-03-18' })
        .where('id', '=', decisionId)
        .execute(),
    )
    const fresh = await edit(edited, { refresh: true })
    expect(decision?.due).toBe('2026年3月16日')
    expect(fresh.content.decisions[0]).toMatchObject({ due: '2026年3月18日' })
    expect(fresh.content.topics[0]?.resolutions).toEqual(['产品部3月18日前提交产品核心卖点说明书2份'])
    expect(fresh.content.goalAndAgenda.review).toBe('目标已达成')
    expect(fresh.content.topics[0]?.consensus).toEqual(['线上线下同步推进，华东先行'])
  })

  it('can be given to more people, but not kept from those who must review', async () => {
    const { id, minutes } = await draftedMinutes(test, cast)
    const { vicePresident, salesHead, generalManager } = cast.people
    const put = (recipients: { personId: string; role: 'reviewer' | 'recipient' | 'cc' }[]) =>
      test.call(contract.setRecipients, { as: cast.people.marketer, params: { id }, body: { recipients } })
    const now = minutes.recipients.map(({ person, role }) => ({ personId: person.id, role }))
    const wider = await put([...now, { personId: vicePresident.id, role: 'cc' }])
    expect(wider.recipients.find(({ person }) => person.id === vicePresident.id)?.role).toBe('cc')
    await expect(put(now.filter(({ personId }) => personId !== salesHead.id))).rejects.toMatchObject({
      status: 409,
      reason: 'minutes.reviewersStay',
      params: { names: '肖航' },
    })
    await expect(
      put(now.map((one) => (one.personId === salesHead.id ? { ...one, role: 'cc' as const } : one))),
    ).rejects.toEqual(refused(409, 'minutes.reviewersStay'))
    await expect(
      put([...now, { personId: generalManager.id, role: 'cc' }, { personId: generalManager.id, role: 'cc' }]),
    ).rejects.toEqual(refused(422, 'minutes.recipientDoubled'))
  })
})

describe('what comes next', () => {
  it('X-20: closes with the decisions, who does what about each by when, and the day of the next sync', async () => {
    const { meetingId, minutes, decisionId, taskId } = await draftedMinutes(test, cast)
    expect(minutes.content.next).toBeNull()
    await asSystem(test.app.db, (tx) =>
      tx
        .insertInto('live_room')
        .values({ meeting_id: meetingId, next_sync_on: '2026-03-16' })
        .onConflict((there) => there.column('meeting_id').doUpdateSet({ next_sync_on: '2026-03-16' }))
        .execute(),
    )
    const { content } = await edit(minutes, { refresh: true })
    expect(content.next).toEqual({ on: '2026-03-16', time: '', topics: [] })
    const [decision] = content.decisions
    expect(decision).toMatchObject({ decisionId, owner: '陈拓' })
    expect(content.tasks).toMatchObject([
      { taskId, decisionNumber: decision?.number, owner: '陈拓', dueOn: '2026-03-16' },
    ])
  })

  it('X-30: the next meeting stands in the minutes and becomes a draft meeting, once', async () => {
    const { marketer, marketingHead, seller } = cast.people
    const { meetingId, id, minutes, topicIds } = await draftedMinutes(test, cast)
    const call = (as: Person) => test.call(callNextMeeting, { as, params: { id } })
    await expect(call(marketer)).rejects.toEqual(refused(409, 'minutes.noNextMeeting'))
    const next = { on: '2026-03-23', time: '15:30', topics: ['激励政策复盘', '推广分工'] }
    await expect(edit(minutes, { next: { ...next, on: '2026-03-08' } })).rejects.toMatchObject({
      status: 422,
      reason: 'minutes.nextBeforeThis',
    })
    expect(minutes.can).not.toContain('callNext')
    const edited = await edit(minutes, { next })
    expect(edited.can).toContain('callNext')
    // Drawing decisions in again leaves what the recorder wrote.
    expect((await edit(edited, { refresh: true })).content.next).toEqual(next)
    await asSystem(test.app.db, (tx) =>
      tx
        .updateTable('topic')
        .set({ state: 'deferred' })
        .where('title', '=', '推广分工')
        .where('meeting_id', '=', meetingId)
        .execute(),
    )
    await expect(call(seller)).rejects.toEqual(refused(403, 'minutes.notYours'))
    const { meeting } = await call(marketer)
    expect(await call(marketingHead)).toEqual({ meeting })
    const draft = await test.call(getMeeting, { as: marketer, params: { id: meeting.id } })
    expect(draft).toMatchObject({
      name: '新品推广分工会（下次会议）',
      state: 'draft',
      plannedStart: '2026-03-23T07:30:00.000Z',
      plannedEnd: '2026-03-23T09:00:00.000Z',
      host: { id: marketingHead.id },
      recorder: { id: marketer.id },
    })
    expect(draft.topics.map(({ title }) => title)).toEqual(next.topics)
    const [fresh, carried] = await asSystem(test.app.db, (tx) =>
      tx
        .selectFrom('topic')
        .select('carried_from_topic_id as from')
        .where('meeting_id', '=', meeting.id)
        .orderBy('seq')
        .execute(),
    )
    expect([fresh?.from, carried?.from]).toEqual([null, expect.stringMatching(topicIds.join('|'))])
    const before = await test.call(getMeeting, { as: marketer, params: { id: meetingId } })
    const peopleOf = ({ attendees }: typeof before) =>
      attendees.map(({ person, kind }) => `${person.name} ${kind}`).sort()
    expect(peopleOf(draft)).toEqual(peopleOf(before))
    expect((await get(marketer, id)).nextMeeting).toMatchObject({ id: meeting.id })
    expect(
      await asSystem(test.app.db, (tx) =>
        tx.selectFrom('notification').select('kind').where('noun_id', '=', meeting.id).execute(),
      ),
    ).toEqual([])
  })
})

describe('being confirmed', () => {
  it('S2-59: asks everybody by the working day, with a link, and notes who has opened it', async () => {
    const { id, minutes } = await sentMinutes(test, cast)
    expect(minutes).toMatchObject({ state: 'inReview', sentAt: '2026-03-09T09:00:00.000Z' })
    expect(minutes.deadlines.find(({ clock }) => clock === 'C-06')).toMatchObject({
      at: '2026-03-10T09:00:00.000Z',
      state: 'waiting',
      explanation: expect.arrayContaining([expect.objectContaining({ key: 'clock.workingDaysAfter' })]),
    })
    // The recorder sent it, so nobody tells them.
    expect(await noticesOf(id, 'minutes.sent')).toEqual(['沈青', '石静', '肖航', '苏禾', '陈拓'].sort())
    const { rows } = await asSystem(test.app.db, (tx) =>
      sql<{ link: string }>`select distinct link from notification where noun_id = ${id}`.execute(tx),
    )
    expect(rows).toEqual([{ link: `/minutes/${id}` }])
    const opened = await get(cast.people.salesHead, id)
    expect(
      opened.recipients.filter(({ openedAt }) => openedAt !== null).map(({ person }) => person.name),
    ).toEqual(['肖航'])
  })

  it('refuses whoever is not asked, and a second answer', async () => {
    const { id, minutes } = await sentMinutes(test, cast)
    const { newcomer, vicePresident, salesHead, marketer, marketingHead } = cast.people
    await expect(confirm(newcomer, id)).rejects.toEqual(refused(404, 'minutes.notFound'))
    // Sees it, as superior of two of the departments, but was not asked.
    await expect(confirm(vicePresident, id)).rejects.toEqual(refused(403, 'minutes.notYours'))
    expect(statesOf(await confirm(salesHead, id))).toMatchObject({ 肖航: 'confirmed', 陈拓: 'sent' })
    await expect(confirm(salesHead, id)).rejects.toEqual(refused(409, 'feedback.moveNotPossible'))
    await expect(edit(minutes, { goalReview: '改' })).rejects.toEqual(refused(409, 'minutes.notNow'))
    await expect(send(test, cast, id)).rejects.toEqual(refused(409, 'minutes.notNow'))
    await expect(resend(id)).rejects.toEqual(refused(409, 'minutes.notNow'))
    expect((await get(salesHead, id)).can).toEqual(['propose'])
    expect((await get(marketer, id)).can).toEqual(['editRecipients', 'confirm', 'propose', 'setProperties'])
    expect((await get(marketingHead, id)).can).toEqual([
      'editRecipients',
      'confirm',
      'propose',
      'finalise',
      'setProperties',
      'hold',
    ])
  })

  it('revises on the first proposal, answers each, and asks everybody again about the next version', async () => {
    const { id, topicIds, minutes: sent } = await sentMinutes(test, cast)
    const { salesHead, designer, productHead, marketer } = cast.people
    await confirm(productHead, id)
    test.setNow('2026-03-09T18:00:00+08:00')
    const objected = await propose(salesHead, id)
    expect(objected).toMatchObject({ state: 'revising' })
    expect(await noticesOf(id, 'minutes.proposed')).toEqual(['林小满', '石静'].sort())
    // Others need not wait for it.
    const both = await propose(designer, id, '设计部应列为配合部门')
    const [first, second] = both.proposals.map((proposal) => proposal.id) as [string, string]
    await expect(finalise(id)).rejects.toMatchObject({
      status: 409,
      reason: 'minutes.notNow',
      detail: { findings: [{ norm: 'NM-MIN-10' }] },
    })
    await expect(resend(id)).rejects.toMatchObject({ reason: 'minutes.openProposals', params: { count: 2 } })
    await answer(id, first, 'adopted')
    await expect(answer(id, first, 'adopted')).rejects.toEqual(refused(409, 'minutes.proposalAnswered'))
    await expect(answer(id, second, 'reserved')).rejects.toEqual(refused(422, 'minutes.answerNeeded'))
    const answered = await answer(id, second, 'reserved', '设计部未承担任务')
    expect(statesOf(answered)).toMatchObject({ 肖航: 'adopted', 苏禾: 'reserved', 陈拓: 'confirmed' })

    const before = await versionRow(id, 1)
    const edited = await edit(answered, {
      topic: { topicId: topicIds[0], list: 'points', index: 1, text: '渠道商激励政策限华东地区' },
    })
    expect(edited.versions.map(({ no }) => no)).toEqual([1, 2])
    const again = await edit(edited, { goalReview: '目标已达成' })
    expect(again.versions.map(({ no }) => no)).toEqual([1, 2])
    // What was sent is what it was, whatever is written after it.
    expect(await versionRow(id, 1)).toEqual(before)
    expect((await get(salesHead, id, 1)).content).toEqual(sent.content)

    test.setNow('2026-03-10T10:00:00+08:00')
    const resent = await resend(id, '按销售部意见写明范围')
    expect(resent).toMatchObject({ state: 'inReview', currentVersion: 2 })
    expect(resent.versions[1]?.note).toBe('按销售部意见写明范围')
    expect(new Set(Object.values(statesOf(resent)))).toEqual(new Set(['sent']))
    expect(resent.deadlines.find(({ clock }) => clock === 'C-06')?.at).toBe('2026-03-11T02:00:00.000Z')
    expect(await noticesOf(id, 'minutes.revised')).toEqual(['沈青', '石静', '肖航', '苏禾', '陈拓'].sort())
    expect((await get(marketer, id)).history.map(({ move }) => move)).toEqual([
      'generate',
      'send',
      'confirmMinutes',
      'propose',
      'propose',
      'adoptProposal',
      'keepOpinion',
      'edit',
      'edit',
      'resend',
    ])
  })

  it('S2-60: knows two answers, 确认无误 and 提出修改意见; a change says what and where', async () => {
    const { id } = await sentMinutes(test, cast)
    const { salesHead, productHead, designer } = cast.people
    expect((await get(designer, id)).can).toEqual(['confirm', 'propose'])
    const say = (body: object) =>
      test.call(contract.proposeChange, { as: salesHead, params: { id }, body: body as never })
    for (const [lacking, path] of [
      [{ section: 'topics', text: ' ' }, 'text'],
      [{ section: 'topics' }, 'text'],
      [{ text: '写明适用范围' }, 'section'],
      [{ section: 'elsewhere', text: '写明适用范围' }, 'section'],
    ] as const) {
      await expect(say(lacking)).rejects.toMatchObject({ status: 422, issues: [{ path: [path] }] })
    }
    expect(statesOf(await get(salesHead, id))).toMatchObject({ 肖航: 'sent' })
    await confirm(productHead, id)
    const { proposals, ...minutes } = await propose(salesHead, id, '写明适用范围')
    expect(statesOf(minutes as MinutesView)).toMatchObject({
      陈拓: 'confirmed',
      肖航: 'proposed',
      苏禾: 'sent',
    })
    expect(proposals).toMatchObject([{ section: 'topics', text: '写明适用范围', state: 'open' }])
  })

  it('takes an objection back with a confirmation, and keeps objectors on the list', async () => {
    const { id } = await sentMinutes(test, cast)
    const { seller, marketer } = cast.people
    const objected = await propose(seller, id)
    await expect(
      test.call(contract.setRecipients, {
        as: marketer,
        params: { id },
        body: {
          recipients: objected.recipients
            .filter(({ person }) => person.id !== seller.id)
            .map(({ person, role }) => ({ personId: person.id, role })),
        },
      }),
    ).rejects.toEqual(refused(409, 'minutes.recipientProposed'))
    const agreed = await confirm(seller, id)
    expect(agreed.proposals[0]?.state).toBe('withdrawn')
    expect(statesOf(agreed)).toMatchObject({ 沈青: 'confirmed' })
    expect((await resend(id)).state).toBe('inReview')
  })

  it('loses no answer of people who give theirs at the same moment', async () => {
    const { id } = await sentMinutes(test, cast)
    await Promise.all(everybody().map((person) => confirm(person, id)))
    expect(new Set(Object.values(statesOf(await get(cast.people.marketer, id))))).toEqual(
      new Set(['confirmed']),
    )
  })
})

describe('becoming final', () => {
  async function confirmed(without: readonly Person[] = []) {
    const sent = await sentMinutes(test, cast)
    for (const person of everybody()) {
      if (!without.some(({ id }) => id === person.id)) await confirm(person, sent.id)
    }
    test.setNow('2026-03-10T09:00:00+08:00')
    return sent
  }

  it('archives, hands the tasks out, lets the meeting go on, and tells everybody', async () => {
    const { id, meetingId, taskId, decisionId } = await confirmed()
    const { marketingHead, marketer, productHead } = cast.people
    expect(await noticesOf(taskId, 'task.assigned')).toEqual([])
    await expect(finalise(id, { as: marketer })).rejects.toEqual(refused(403, 'minutes.notYours'))
    const final = await finalise(id)
    expect(final).toMatchObject({
      state: 'archived',
      archiveName: '新品推广分工会-2026-03-09',
      finalAt: '2026-03-10T01:00:00.000Z',
      finalBy: { name: '石静' },
      silent: [],
      currentVersion: 2,
      can: ['setProperties', 'hold'],
    })
    expect(final.versions.map(({ isFinal }) => isFinal)).toEqual([false, true])
    expect(final.history.slice(-2)).toMatchObject([
      { move: 'finalise', toState: 'final', actor: { name: '石静' } },
      { move: 'archive', fromState: 'final', toState: 'archived', actor: null },
    ])
    expect((await test.call(getMeeting, { as: marketingHead, params: { id: meetingId } })).state).toBe(
      'followUp',
    )
    expect(await noticesOf(taskId, 'task.assigned')).toEqual(['陈拓'])
    expect(await noticesOf(id, 'minutes.final')).toEqual(['林小满', '沈青', '肖航', '苏禾', '陈拓'].sort())
    expect((await test.call(getTask, { as: productHead, params: { id: taskId } })).state).toBe('todo')
    await expect(edit(final, { goalReview: '再改' })).rejects.toEqual(refused(409, 'minutes.isFinal'))
    await expect(finalise(id)).rejects.toEqual(refused(409, 'minutes.isFinal'))
    const { version } = await asSystem(test.app.db, (tx) =>
      tx.selectFrom('decision').select('version').where('id', '=', decisionId).executeTakeFirstOrThrow(),
    )
    await expect(
      test.call(updateDecision, {
        as: marketer,
        params: { id: decisionId },
        body: { version, content: '产品部4月1日前提交' },
      }),
    ).rejects.toEqual(refused(409, 'decision.isFixed'))
  })

  it('stands, whoever asks the database', async () => {
    const { id } = await confirmed()
    await finalise(id)
    const final = await versionRow(id, 2)
    const actor = await test.actorOf(cast.people.marketingHead)
    for (const statement of [
      sql`update minutes_version set content = '{}' where minutes_id = ${id} and is_final`,
      sql`update minutes_version set is_final = false where minutes_id = ${id} and is_final`,
      sql`delete from minutes_version where minutes_id = ${id} and is_final`,
      sql`delete from minutes where id = ${id}`,
      // The version that was sent to be confirmed, too.
      sql`update minutes_version set content = '{}' where minutes_id = ${id} and no = 1`,
      sql`update minutes_version set sent_at = null where minutes_id = ${id} and no = 1`,
    ]) {
      await expect(asActor(test.app.db, actor, (tx) => statement.execute(tx))).rejects.toMatchObject({
        constraint: 'minutes_version_immutable',
      })
      await expect(asSystem(test.app.db, (tx) => statement.execute(tx))).rejects.toMatchObject({
        constraint: 'minutes_version_immutable',
      })
    }
    expect(await versionRow(id, 2)).toEqual(final)
  })

  it('waits for reviewers, then goes on without them by name; silence is not consent (X-50)', async () => {
    const { designer, seller, salesHead, marketingHead } = cast.people
    const { id } = await confirmed([designer, seller])
    // Within their working day nobody is passed over, not even if the host insists.
    await expect(finalise(id)).rejects.toMatchObject({
      status: 409,
      reason: 'minutes.silentReviewers',
      params: { names: '苏禾' },
    })
    await expect(finalise(id, { withoutSilent: true })).rejects.toMatchObject({
      reason: 'minutes.clockRunning',
      params: { dueAt: '2026-03-10T09:00:00.000Z' },
    })
    expect((await get(marketingHead, id)).can).not.toContain('finaliseWithoutSilent')

    test.setNow('2026-03-10T17:00:01+08:00')
    expect((await get(marketingHead, id)).can).toContain('finaliseWithoutSilent')
    await expect(finalise(id)).rejects.toEqual(refused(409, 'minutes.silentReviewers'))
    await expect(finalise(id, { withoutSilent: true, as: salesHead })).rejects.toEqual(
      refused(403, 'minutes.notYours'),
    )
    const final = await finalise(id, { withoutSilent: true })
    expect(final.state).toBe('archived')
    // The one who need not review but was asked has not agreed either.
    expect(final.content.silent.sort()).toEqual(['沈青', '苏禾'].sort())
    expect(final.silent.map(({ name }) => name).sort()).toEqual(['沈青', '苏禾'].sort())
    expect(statesOf(final)).toMatchObject({ 苏禾: 'sent', 沈青: 'sent' })
    expect(final.history.find(({ move }) => move === 'finaliseWithoutSilent')?.data.silent).toHaveLength(2)
    const overrides = await asSystem(test.app.db, (tx) =>
      tx.selectFrom('norm_override').select(['norm_id', 'person_id']).where('noun_id', '=', id).execute(),
    )
    expect(overrides).toContainEqual({ norm_id: 'NM-MIN-02', person_id: marketingHead.id })
  })

  it('cannot pass a silent reviewer over by an override alone', async () => {
    const { designer, marketingHead } = cast.people
    const { id } = await confirmed([designer])
    test.setNow('2026-03-10T17:00:01+08:00')
    const { items } = await test.call(contract.getMinutesFindings, {
      as: marketingHead,
      params: { id },
      query: { moment: 'finalise' },
    })
    const silent = items.filter(({ norm }) => norm === 'NM-MIN-02')
    expect(silent).toMatchObject([{ severity: 'block', override: 'host', place: { label: '苏禾' } }])
    await expect(
      test.call(contract.finaliseMinutes, {
        as: marketingHead,
        params: { id },
        body: { overrides: silent.map(({ fingerprint }) => ({ fingerprint, reason: '不等了' })) },
      }),
    ).rejects.toEqual(refused(409, 'minutes.silentReviewers'))
  })

  it('is blocked by what the norms do not let pass, with every finding', async () => {
    const { id, taskId } = await confirmed()
    await asSystem(test.app.db, (tx) =>
      tx.updateTable('task').set({ description: '尽快' }).where('id', '=', taskId).execute(),
    )
    const { items } = await test.call(contract.getMinutesFindings, {
      as: cast.people.marketingHead,
      params: { id },
      query: { moment: 'finalise' },
    })
    expect(items.map(({ norm }) => norm)).toContain('NM-WRD-01')
    await expect(
      test.call(contract.finaliseMinutes, { as: cast.people.marketingHead, params: { id }, body: {} }),
    ).rejects.toMatchObject({
      status: 409,
      reason: 'norm.blocked',
      detail: { findings: expect.arrayContaining([expect.objectContaining({ norm: 'NM-WRD-01' })]) },
    })
    expect((await get(cast.people.marketingHead, id)).state).toBe('inReview')
  })

  it('is what was confirmed: a decision that was changed meanwhile has to go round again', async () => {
    const { id, decisionId } = await confirmed()
    await asSystem(test.app.db, (tx) =>
      tx.updateTable('decision').set({ due_on: '2026-04-01' }).where('id', '=', decisionId).execute(),
    )
    const what = (await get(cast.people.marketer, id)).content.decisions[0]?.number
    await expect(finalise(id)).rejects.toMatchObject({ reason: 'minutes.outOfDate', params: { what } })
  })

  it('keeps the opinion that was not adopted in the document (X-51)', async () => {
    const { id } = await sentMinutes(test, cast)
    const { proposals } = await propose(cast.people.designer, id, '设计部应列为配合部门')
    await answer(id, proposals[0]?.id as string, 'reserved', '设计部未承担任务')
    await resend(id)
    for (const person of everybody()) await confirm(person, id)
    const final = await finalise(id)
    expect(final.content.reservedOpinions).toEqual([
      {
        person: '苏禾',
        section: 'topics',
        text: '推广分工：设计部应列为配合部门',
        answer: '设计部未承担任务',
      },
    ])
  })

  it('refuses nothing of a record from elsewhere, but says what it lacks and who did not answer', async () => {
    const { id, meetingId } = await sentMinutes(test, cast)
    await asSystem(test.app.db, (tx) =>
      tx.updateTable('meeting').set({ is_imported: true }).where('id', '=', meetingId).execute(),
    )
    const final = await test.call(contract.finaliseMinutes, {
      as: cast.people.marketingHead,
      params: { id },
      body: {},
    })
    expect(final.state).toBe('archived')
    expect(final.content.silent).toHaveLength(6)
    const said = final.history.find(({ move }) => move === 'finalise')?.data.findings as string[]
    expect(said.filter((fingerprint) => fingerprint.startsWith('NM-MIN-02'))).toHaveLength(4)
  })

  it('is told to whoever has the meeting open', async () => {
    const { id, meetingId } = await confirmed()
    await finalise(id)
    const events = await asSystem(test.app.db, (tx) =>
      tx
        .selectFrom('event')
        .select(['noun_id', 'payload'])
        .where('stream', '=', `meeting:${meetingId}`)
        .where('kind', '=', 'minutes')
        .orderBy('id')
        .execute(),
    )
    // generated, sent, six answers, final, archived
    expect(events).toHaveLength(10)
    for (const { noun_id, payload } of events) {
      expect(noun_id).toBe(id)
      expect(MeetingEvent.parse({ kind: 'minutes', ...(payload as object) })).toEqual({
        kind: 'minutes',
        minutesId: id,
      })
    }
  })

  it('happens once, of two who do it at the same moment', async () => {
    const { id } = await confirmed()
    const overrides = await finalOverrides(test, cast.people.marketingHead, id)
    const both = await Promise.allSettled(
      [1, 2].map(() =>
        test.call(contract.finaliseMinutes, {
          as: cast.people.marketingHead,
          params: { id },
          body: { overrides },
        }),
      ),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { status: 409, reason: 'minutes.isFinal' },
    })
    expect((await get(cast.people.marketer, id)).versions).toHaveLength(2)
  })
})

describe('records', () => {
  it('lists what a person may see, by state, page by page, and finds words of the text', async () => {
    const { id } = await sentMinutes(test, cast, { name: '渠道返利复盘会', classification: 'confidential' })
    const list = (
      as: Person,
      query: { view?: 'archive' | 'open' | 'all'; q?: string; cursor?: string; limit?: number },
    ) => test.call(contract.listMinutes, { as, query })
    const idsOf = ({ items }: { items: { id: string }[] }) => items.map((item) => item.id)
    const { seller, generalManager, supervisor } = cast.people
    expect(idsOf(await list(seller, { view: 'open', limit: 200 }))).toContain(id)
    expect(idsOf(await list(seller, { view: 'archive', limit: 200 }))).not.toContain(id)
    for (const outsider of [generalManager, supervisor]) {
      expect(idsOf(await list(outsider, { view: 'all', limit: 200 }))).not.toContain(id)
    }
    expect(idsOf(await list(seller, { view: 'all', q: '返利', limit: 200 }))).toEqual([id])
    // Of the text, not the name: a line of the second topic.
    expect(idsOf(await list(seller, { view: 'all', q: '白鲸', limit: 200 }))).toContain(id)
    expect(idsOf(await list(seller, { view: 'all', q: '返白', limit: 200 }))).toEqual([])

    const whole = idsOf(await list(seller, { view: 'all', limit: 200 }))
    const paged: string[] = []
    let cursor: string | undefined
    do {
      const page = await list(seller, { view: 'all', limit: 3, ...(cursor && { cursor }) })
      paged.push(...idsOf(page))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(paged).toEqual(whole)
    expect(whole).toEqual([...whole].sort().reverse())
  })

  it('has nothing to show before there is a draft', async () => {
    const { meetingId } = await endedMeeting(test, cast)
    const { minutes } = await test.call(getMeeting, { as: cast.people.marketer, params: { id: meetingId } })
    await expect(get(cast.people.marketer, minutes?.id as string)).rejects.toEqual(
      refused(404, 'minutes.notWritten'),
    )
  })
})
