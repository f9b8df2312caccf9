import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as charter from '#contract/charter.ts'
import * as collaborations from '#contract/collaboration.ts'
import * as meetings from '#contract/meeting.ts'
import { getMeetingKin } from '#contract/series.ts'
import * as contract from '#contract/sync.ts'
import * as tasks from '#contract/task.ts'
import { search } from '#contract/today.ts'
import { sweep } from '#server/clock/sweep.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, Refused, type TestApp } from '#test/harness.ts'
import type { Cast, SeedPerson } from '#test/people.ts'

/** 新品上市 is under way since Monday 2 March: two cycles of reporting, from gathering to the correction. */

let test: TestApp
let cast: Cast
let id: string
let reportId: string
const taskIds: Record<string, string> = {}

const refusal = async (call: Promise<unknown>): Promise<Refused> => {
  const answer = await call.catch((error: unknown) => error)
  if (!(answer instanceof Refused)) throw new Error('was not refused')
  return answer
}
const ask = async <Row>(question: RawBuilder<Row>) =>
  (await asSystem(test.app.db, (tx) => question.execute(tx))).rows
const as = (person: SeedPerson) => ({ as: person, params: { id } })
const on = (person: SeedPerson, report = reportId) => ({ as: person, params: { id: report } })
const read = (person: SeedPerson, report = reportId) => test.call(contract.getSync, on(person, report))
const noticesOf = async (person: SeedPerson) =>
  (
    await ask(sql<{ kind: string; link: string }>`select kind, link from notification
      where person_id = ${person.id} and kind like 'sync.%' order by id`)
  ).map(({ kind, link }) => `${kind} ${link.replace(id, ':id').replace(/[0-9a-f-]{36}/, ':report')}`)
const tick = () =>
  sweep.run({ app: test.app, now: test.now(), transaction: (run) => asSystem(test.app.db, run) })
const linesOf = ({ rows }: contract.SyncView) =>
  rows.map(({ block, text, reason, helpDepartment }) =>
    [block, text, reason, helpDepartment?.name].filter(Boolean).join(' '),
  )
const given = ({ rows }: contract.SyncView) =>
  rows.map(({ id: rowId, block, text, reason, helpDepartment }) => ({
    id: rowId as string | null,
    block,
    text,
    reason,
    helpDepartmentId: helpDepartment?.id ?? null,
  }))

beforeAll(async () => {
  test = await openTestApp()
  test.setNow('2026-03-02T09:00:00+08:00')
  cast = await test.seedPeople()
  const { people, departments } = cast
  ;({ id } = await test.call(collaborations.createCollaboration, {
    as: people.marketingHead,
    body: { name: '新品上市' },
  }))
  const { version } = await test.call(charter.getCharter, as(people.marketingHead))
  await test.call(charter.updateCharter, {
    ...as(people.marketingHead),
    body: {
      version,
      goal: '3个月内完成产品上市,首月销售额达500万元',
      participations: [departments.marketing, departments.product, departments.sales].map((one) => ({
        departmentId: one.id,
      })),
      members: [{ personId: people.seller.id, departmentId: departments.sales.id }],
    },
  })
  const work = async (name: string, owner: SeedPerson, dueOn: string, classification?: 'confidential') => {
    const made = await test.call(tasks.createTask, {
      as: people.marketingHead,
      body: {
        name,
        ownerId: owner.id,
        dueOn,
        collaborationId: id,
        ...(classification && { classification }),
      },
    })
    taskIds[name] = made.id
  }
  await work('物料', people.marketer, '2026-03-05')
  await work('铺货', people.seller, '2026-03-06')
  await work('打样', people.productHead, '2026-03-06')
  await work('培训', people.seller, '2026-04-10')
  await work('底价', people.marketingHead, '2026-03-05', 'confidential')
  await ask(sql`update task set state = 'inProgress', signed_at = now() where collaboration_id = ${id}`)
  await ask(sql`update collaboration set state = 'active' where id = ${id}`)
  await ask(sql`insert into history (noun, noun_id, move, from_state, to_state, at)
    values ('collaboration', ${id}, 'baseline', 'chartered', 'active', '2026-03-02T09:30:00+08:00')`)
}, 60_000)
afterAll(() => test.close())

it('S1-29, NM-COL-10: reports every week or every two, as the norm allows; the cycle begins with the work', async () => {
  const { people } = cast
  test.setNow('2026-03-03T10:00:00+08:00')
  expect(await test.call(contract.getSyncBoard, as(people.seller))).toMatchObject({
    weeks: 2,
    weeksBy: 'norm',
    can: [],
  })
  const never = await refusal(
    test.call(contract.setSyncRhythm, { ...as(people.marketingHead), body: { weeks: 4 } }),
  )
  expect(never.issues).toMatchObject([{ path: ['weeks'], reason: 'sync.rhythmNotAllowed' }])
  const board = await test.call(contract.setSyncRhythm, { ...as(people.marketingHead), body: { weeks: 1 } })
  expect(board).toMatchObject({
    weeks: 1,
    weeksBy: 'own',
    cycle: { from: '2026-03-02', to: '2026-03-09', hasReported: false, hasMet: false },
  })
})

it('S4-44: shows who has not reported on their tasks, and reminds them once, then leaves them alone', async () => {
  const { people } = cast
  test.setNow('2026-03-09T10:00:00+08:00')
  await ask(sql`update task set created_at = '2026-03-01T10:00:00+08:00' where collaboration_id = ${id}`)
  await ask(sql`update task set last_update_at = '2026-03-06T10:00:00+08:00' where id = ${taskIds.物料}`)
  const before = await test.call(contract.getSyncBoard, as(people.marketingHead))
  expect(before.owners.map(({ owner, isUpdated }) => [owner.name, isUpdated])).toContainEqual([
    '林小满',
    true,
  ])
  const after = await test.call(contract.remindSilentOwners, as(people.marketingHead))
  expect(after.remindAgain).not.toBeNull()
  expect(await noticesOf(people.seller)).toEqual(['sync.updateAsked /collaborations/:id/sync#owners'])
  expect(await noticesOf(people.marketer)).toEqual([])
  const again = await refusal(test.call(contract.remindSilentOwners, as(people.marketingHead)))
  expect(again).toMatchObject({ status: 409, reason: 'sync.remindedRecently' })
})

it('S1-30, X-33: is gathered from what is recorded, with the reasons that owners gave; nothing is typed twice', async () => {
  const { people, departments } = cast
  await ask(
    sql`update task set state = 'done', done_at = '2026-03-05T15:00:00+08:00' where id = ${taskIds.物料}`,
  )
  await ask(sql`insert into task_update (task_id, person_id, kind, state, text, at)
    values (${taskIds.铺货}, ${people.seller.id}, 'progress', 'inProgress', '供应商产能不足', '2026-03-06T16:00:00+08:00')`)
  await ask(sql`update task set state = 'needsSupport' where id = ${taskIds.培训}`)
  await ask(sql`insert into task_support (task_id, text, department_id, asked_by)
    values (${taskIds.培训}, '请产品部出讲师', ${departments.product.id}, ${people.seller.id})`)
  const notTheirs = await refusal(test.call(contract.gatherSync, as(people.seller)))
  expect(notTheirs).toMatchObject({ status: 403, reason: 'sync.notYours' })
  const draft = await test.call(contract.gatherSync, as(people.marketingHead))
  reportId = draft.id
  expect(draft).toMatchObject({ number: 'TB-2026-001', state: 'draft', from: '2026-03-02', to: '2026-03-09' })
  // What is more restricted than the collaboration is not for all who read the report.
  expect(linesOf(draft)).toEqual([
    'done 物料',
    'undone 铺货 供应商产能不足',
    'undone 打样',
    'support 请产品部出讲师 产品部',
  ])
  expect(draft.rows.map(({ reasonFrom, task }) => [reasonFrom, task?.title])).toEqual([
    [null, '物料'],
    ['progress', '铺货'],
    [null, '打样'],
    [null, '培训'],
  ])
  const second = await refusal(test.call(contract.gatherSync, as(people.marketingHead)))
  expect(second).toMatchObject({ status: 409, reason: 'sync.draftExists' })
})

it('a draft exists for whoever writes it, and for nobody else', async () => {
  const { people } = cast
  for (const person of [people.seller, people.salesHead, people.vicePresident, people.supervisor]) {
    expect((await refusal(read(person))).status, person.name).toBe(404)
  }
  expect((await test.call(contract.listSyncs, { ...as(people.seller), query: {} })).items).toEqual([])
  const { items } = await test.call(search, { as: people.seller, query: { q: 'TB-2026' } })
  expect(items).toEqual([])
})

it('NM-COL-11: a line of 未完成 without a reason stops it from being sent, at that line', async () => {
  const { people } = cast
  const { version, rows, findings } = await read(people.marketingHead)
  const silent = rows.find(({ text }) => text === '打样')?.id
  expect(findings.map(({ norm, place }) => [norm, place.noun, place.id])).toEqual([
    ['NM-COL-11', 'syncRow', silent],
  ])
  const refused = await refusal(
    test.call(contract.sendSync, { ...on(people.marketingHead), body: { version } }),
  )
  expect(refused).toMatchObject({ status: 409, reason: 'norm.blocked' })
  expect(refused.detail).toMatchObject({ findings: [{ place: { id: silent, field: 'reason' } }] })
})

it('lines are changed, added and left out by hand, and gathering again leaves that alone', async () => {
  const { people, departments } = cast
  const draft = await read(people.marketingHead)
  const changed = given(draft).map((row) =>
    row.text === '打样' ? { ...row, reason: '版师请假', helpDepartmentId: departments.design.id } : row,
  )
  const added = {
    id: null,
    block: 'done' as const,
    text: '发布会场地已订',
    reason: '',
    helpDepartmentId: null,
  }
  const edited = await test.call(contract.updateSync, {
    ...on(people.marketingHead),
    body: {
      version: draft.version,
      summary: '总体正常',
      rows: [added, ...changed.filter(({ text }) => text !== '物料')],
    },
  })
  expect(edited.dropped.map(({ text }) => text)).toEqual(['物料'])
  const stale = await refusal(
    test.call(contract.updateSync, {
      ...on(people.marketingHead),
      body: { version: draft.version, summary: '甲' },
    }),
  )
  expect(stale.reason).toBe('sync.stale')
  const again = await test.call(contract.regatherSync, on(people.marketingHead))
  expect(linesOf(again)).toEqual([
    'done 发布会场地已订',
    'undone 铺货 供应商产能不足',
    'undone 打样 版师请假 设计部',
    'support 请产品部出讲师 产品部',
  ])
  const restored = await test.call(contract.restoreSyncRow, {
    as: people.marketingHead,
    params: { id: reportId, rowId: edited.dropped[0]?.id ?? '' },
  })
  expect(linesOf(restored)).toContain('done 物料')
  expect(restored.findings).toEqual([])
})

it('S4-46: goes to everybody concerned, once each; how many is said before; then nobody changes it', async () => {
  const { people, departments } = cast
  const copied = await test.call(contract.setSyncCopies, {
    ...as(people.marketingHead),
    body: { personIds: [people.newcomer.id] },
  })
  expect(copied.copies.map(({ name }) => name)).toEqual(['辛然'])
  const draft = await read(people.marketingHead)
  const expected = ['傅敏', '林小满', '沈青', '肖航', '陈拓', '辛然']
  expect(draft.readers.map(({ name }) => name).toSorted()).toEqual(expected.toSorted())
  const sent = await test.call(contract.sendSync, {
    ...on(people.marketingHead),
    body: { version: draft.version },
  })
  expect(sent).toMatchObject({ state: 'sent', to: '2026-03-09', can: ['correct', 'callMeeting'] })
  expect(sent.readers).toHaveLength(6)
  for (const person of [people.seller, people.salesHead, people.newcomer, people.vicePresident]) {
    expect((await noticesOf(person)).at(-1), person.name).toBe('sync.sent /collaborations/:id/status')
  }
  expect(await noticesOf(people.designer)).toEqual(['sync.supportAsked /syncs/:report'])
  const late = await refusal(
    test.call(contract.updateSync, {
      ...on(people.marketingHead),
      body: { version: sent.version, summary: '改' },
    }),
  )
  expect(late).toMatchObject({ status: 409, reason: 'sync.notNow' })
  expect((await read(people.seller)).rows).toHaveLength(5)
  expect(departments.design.name).toBe('设计部')
})

it('S1-83: a department outside the group sees what it is asked and nothing else; its answer stands in the report', async () => {
  const { people } = cast
  const theirs = await read(people.designer)
  expect(theirs).toMatchObject({ collaboration: null, summary: '', readers: [], history: [], risks: [] })
  expect(linesOf(theirs)).toEqual(['undone 打样 版师请假 设计部'])
  const [row] = theirs.rows
  expect(row?.support).toMatchObject({ state: 'asked', can: ['promise', 'decline'] })
  expect((await refusal(test.call(contract.getStatus, as(people.designer)))).status).toBe(404)
  const place = { id: reportId, rowId: row?.id ?? '' }
  const notAsked = await refusal(
    test.call(contract.answerSyncSupport, {
      as: people.salesHead,
      params: place,
      body: { answer: 'promise', text: '可以' },
    }),
  )
  expect(notAsked).toMatchObject({ status: 403, reason: 'sync.notAsked' })
  const answered = await test.call(contract.answerSyncSupport, {
    as: people.designer,
    params: place,
    body: { answer: 'promise', text: '周四派一名版师' },
  })
  expect(answered.rows[0]?.support).toMatchObject({ state: 'promised', answer: '周四派一名版师' })
  expect((await noticesOf(people.marketingHead)).at(-1)).toBe('sync.supportAnswered /syncs/:report')
  const settled = await test.call(contract.settleSyncSupport, {
    as: people.marketingHead,
    params: place,
    body: { text: '版师已到位' },
  })
  expect(settled.rows.find(({ id: rowId }) => rowId === place.rowId)?.support?.state).toBe('settled')
  // What the task asks for is answered in the task.
  expect(settled.rows.find(({ block }) => block === 'support')?.support).toMatchObject({
    isOfTask: true,
    state: 'asked',
    can: [],
  })
})

it('S4-46: the state of the collaboration is counted over what the reader may see', async () => {
  const { people } = cast
  const status = await test.call(contract.getStatus, as(people.seller))
  expect(status).toMatchObject({
    goal: '3个月内完成产品上市,首月销售额达500万元',
    // Of the work of other departments she sees nothing.
    work: { tasks: 2, done: 0, share: 0, overdue: 1 },
    report: { summary: '总体正常', done: 2, undone: 2, support: 1 },
    meeting: null,
  })
  const { work } = await test.call(contract.getStatus, as(people.marketingHead))
  expect(work).toMatchObject({ tasks: 5, done: 1, share: 0.2, overdue: 3 })
})

it('S1-82: opens the progress meeting with done and not done recorded apart, and a topic for each call for help', async () => {
  const { people } = cast
  const { meeting } = await test.call(contract.callSyncMeeting, on(people.marketingHead))
  const draft = await test.call(meetings.getMeeting, { as: people.marketingHead, params: { id: meeting.id } })
  expect(draft).toMatchObject({ type: 'progressSync', state: 'draft', name: '新品上市进度同步会' })
  const [progress, ...help] = draft.topics
  expect(progress).toMatchObject({ section: 'progressSync', owner: { name: '石静' } })
  const [done = '', undone = ''] = progress?.discussionContent.split('\n\n') ?? []
  expect(done).toBe('已完成事项：\n· 物料\n· 发布会场地已订')
  expect(undone).toContain('· 打样（原因：版师请假），需协调设计部')
  expect(help.map(({ title, section }) => `${section} ${title}`)).toEqual([
    'issueDiscussion 需支持：打样',
    'issueDiscussion 需支持：请产品部出讲师',
  ])
  expect((await read(people.marketingHead)).meeting?.id).toBe(meeting.id)
  const { report } = await test.call(getMeetingKin, { as: people.marketingHead, params: { id: meeting.id } })
  expect(report).toMatchObject({ noun: 'sync', id: reportId, number: 'TB-2026-001' })
  const twice = await refusal(test.call(contract.callSyncMeeting, on(people.marketingHead)))
  expect(twice.reason).toBe('sync.notNow')
})

it('S4-46: a correction is a report of its own that says what it puts right; help is not asked for again', async () => {
  const { people } = cast
  const draft = await test.call(contract.correctSync, {
    ...on(people.marketingHead),
    body: { correction: '铺货进度写错' },
  })
  expect(draft).toMatchObject({
    state: 'draft',
    number: 'TB-2026-002',
    correction: '铺货进度写错',
    from: '2026-03-02',
  })
  expect(draft.replaces?.id).toBe(reportId)
  expect((await read(people.seller)).replacedBy).toBeNull()
  const asked = (await noticesOf(people.designer)).length
  await test.call(contract.sendSync, {
    ...on(people.marketingHead, draft.id),
    body: { version: draft.version },
  })
  expect((await noticesOf(people.designer)).length).toBe(asked)
  expect((await noticesOf(people.seller)).at(-1)).toBe('sync.corrected /collaborations/:id/status')
  expect((await read(people.seller)).replacedBy?.id).toBe(draft.id)
  const { items } = await test.call(contract.listSyncs, { ...as(people.seller), query: {} })
  expect(items.map(({ number, isReplaced, isCorrection }) => [number, isReplaced, isCorrection])).toEqual([
    ['TB-2026-002', false, true],
    ['TB-2026-001', true, false],
  ])
})

it('NM-COL-18, NM-COL-10: a cycle that passes is told to the leader once, on whatever node; a pause is left alone', async () => {
  const { people } = cast
  const missed = async () =>
    (
      await ask(sql<{
        missing: string
        toOn: string
      }>`select params ->> 'missing' as missing, params ->> 'toOn' as "toOn"
      from notification where person_id = ${people.marketingHead.id} and kind = 'sync.missed' order by id`)
    ).map(({ missing, toOn }) => `${toOn} ${missing}`)
  // A report was sent in the first cycle, but the group has not met.
  test.setNow('2026-03-09T18:30:00+08:00')
  await Promise.all([tick(), tick()])
  await tick()
  expect(await missed()).toEqual(['2026-03-09 meeting'])
  test.setNow('2026-03-16T17:00:00+08:00')
  await tick()
  expect(await missed()).toHaveLength(1)
  await ask(sql`update collaboration set state = 'paused' where id = ${id}`)
  test.setNow('2026-03-16T19:00:00+08:00')
  await tick()
  expect(await missed()).toHaveLength(1)
  await ask(sql`update collaboration set state = 'active' where id = ${id}`)
  await tick()
  await tick()
  expect(await missed()).toEqual(['2026-03-09 meeting', '2026-03-16 both'])
  const { findings } = await test.call(contract.getSyncBoard, as(people.marketingHead))
  expect(findings.map(({ norm }) => norm)).toEqual(['NM-COL-10', 'NM-COL-18'])
  await ask(sql`update collaboration set state = 'accepting' where id = ${id}`)
  test.setNow('2026-03-23T19:00:00+08:00')
  await tick()
  expect(await missed()).toHaveLength(2)
})
