import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as meetingContract from '#contract/meeting.ts'
import type { SeriesView } from '#contract/series.ts'
import * as contract from '#contract/series.ts'
import { seedCalendar } from '#server/calendar/seed.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import type { Cast } from '#test/people.ts'

let test: TestApp
let cast: Cast

beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
  await asSystem(test.app.db, seedCalendar)
})
// A Monday.
beforeEach(() => test.setNow('2026-03-02T09:00:00+08:00'))
afterAll(() => test.close())

const refused = (status: number, reason: string) => expect.objectContaining({ status, reason })
const key = (n: number) => `00000000-0000-4000-8000-00000000000${n}`

async function weekly(more: object = {}): Promise<SeriesView> {
  const { marketer, marketingHead, salesHead, designer } = cast.people
  return test.call(contract.createSeries, {
    as: marketer,
    body: {
      name: '上市周例会',
      type: 'reviewPlanning',
      recurrence: { kind: 'weekly', every: 1, weekdays: [3] },
      startsOn: '2026-03-02',
      startTime: '14:00',
      durationMinutes: 90,
      ahead: 3,
      place: '三楼会议室',
      goal: '对齐本周进展，确认下周任务',
      confirmMinutes: 10,
      initiatingDepartmentId: cast.departments.marketing.id,
      hostId: marketingHead.id,
      recorderId: marketer.id,
      people: [
        { personId: salesHead.id, kind: 'core', coreRole: 'executor' },
        { personId: designer.id, kind: 'observer' },
      ],
      topics: [
        { key: key(1), title: '各线进展', kind: 'inform', plannedMinutes: 30, ownerId: marketer.id },
        { key: key(2), title: '下周安排', kind: 'decide', plannedMinutes: 30 },
      ],
      ...more,
    },
  })
}

const meetingsOf = async (id: string, view: 'ahead' | 'over' = 'ahead') =>
  (
    await test.call(contract.listSeriesMeetings, {
      as: cast.people.marketer,
      params: { id },
      query: { view },
    })
  ).items
const meeting = (id: string) =>
  test.call(meetingContract.getMeeting, { as: cast.people.marketer, params: { id } })
const carryOver = (id: string) =>
  test.call(contract.getCarryOver, { as: cast.people.marketer, params: { id } })

/** The meeting as it is once it was held, and what it left. */
async function hold(id: string): Promise<void> {
  await asSystem(test.app.db, (tx) =>
    sql`update meeting set state = 'followUp', actual_start = planned_start, actual_end = planned_end where id = ${id}`.execute(
      tx,
    ),
  )
}
async function leave(
  id: string,
  left: { task?: string; due?: string; state?: string; done?: string; owner?: string },
): Promise<string> {
  return asSystem(test.app.db, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      insert into task (number, name, meeting_id, due_on, state, done_at, owner_id, assigner_id, participant_ids, department_ids)
      select next_number('RW', 2026), ${left.task ?? '任务'}, m.id, ${left.due ?? '2026-03-10'}, ${left.state ?? 'inProgress'},
        ${left.done ?? null}::timestamptz, ${left.owner ?? cast.people.salesHead.id}, m.host_id, m.participant_ids, m.department_ids
      from meeting m where m.id = ${id} returning id`.execute(tx)
    return rows[0]?.id as string
  })
}
async function closeTopic(meetingId: string, title: string, state: string): Promise<void> {
  await asSystem(test.app.db, (tx) =>
    sql`update topic set state = ${state} where meeting_id = ${meetingId} and title = ${title}`.execute(tx),
  )
}

describe('S0-16: a reviewPlanning meeting as a recurring series', () => {
  it('X-74: a joint standing meeting has a lead department and members, whose liaisons attend every quarter', async () => {
    const { departments, people } = cast
    const joint = await weekly({
      name: '产销联席会议',
      type: 'jointStanding',
      recurrence: { kind: 'monthlyByDate', every: 3, day: 10 },
      people: [],
      departments: [
        { departmentId: departments.sales.id, liaisonId: people.seller.id },
        { departmentId: departments.product.id },
      ],
    })
    expect(joint.initiatingDepartment?.name).toBe('市场部')
    // Nobody was named for 产品部: its head.
    expect(joint.departments.map(({ department, liaison }) => [department.name, liaison?.name])).toEqual([
      ['销售部', '沈青'],
      ['产品部', '陈拓'],
    ])
    const [first, second] = await meetingsOf(joint.id)
    expect([first?.on, second?.on]).toEqual(['2026-03-10', '2026-06-10'])
    const invited = async () =>
      (await meeting(first?.id ?? '')).attendees
        .map(({ person }) => person.name)
        .filter((name) => '沈青陈拓肖航'.includes(name))
    expect((await invited()).toSorted()).toEqual(['沈青', '陈拓'].toSorted())
    // Another liaison: the one before does not come any more.
    await test.call(contract.updateSeries, {
      as: people.marketer,
      params: { id: joint.id },
      body: {
        version: joint.version,
        departments: [
          { departmentId: departments.sales.id, liaisonId: people.salesHead.id },
          { departmentId: departments.product.id, liaisonId: people.productHead.id },
        ],
      },
    })
    expect((await invited()).toSorted()).toEqual(['肖航', '陈拓'].toSorted())
  })

  it('makes its next meetings as drafts that tell nobody', async () => {
    const series = await weekly()
    const made = await meetingsOf(series.id)
    expect(made.map(({ no, name, state, plannedStart }) => [no, name, state, plannedStart])).toEqual([
      [1, '上市周例会（第1次）', 'draft', '2026-03-04T06:00:00.000Z'],
      [2, '上市周例会（第2次）', 'draft', '2026-03-11T06:00:00.000Z'],
      [3, '上市周例会（第3次）', 'draft', '2026-03-18T06:00:00.000Z'],
    ])
    const [first, second] = await Promise.all([
      meeting(made[0]?.id as string),
      meeting(made[1]?.id as string),
    ])
    expect(first).toMatchObject({
      type: 'reviewPlanning',
      place: '三楼会议室',
      plannedEnd: '2026-03-04T07:30:00.000Z',
      confirmMinutes: 10,
      host: { id: cast.people.marketingHead.id },
    })
    expect(first.attendees.find(({ person }) => person.id === cast.people.salesHead.id)).toMatchObject({
      kind: 'core',
      coreRole: 'executor',
    })
    expect(first.topics.map(({ title }) => title)).toEqual(['各线进展', '下周安排'])
    // from the second on, the first item is the look back.
    expect(second.topics.map(({ title, plannedMinutes }) => [title, plannedMinutes])).toEqual([
      ['上次待办回顾', 10],
      ['各线进展', 30],
      ['下周安排', 30],
    ])
    const told = await asSystem(test.app.db, (tx) =>
      tx
        .selectFrom('notification')
        .select('id')
        .where(
          'noun_id',
          'in',
          made.map(({ id }) => id),
        )
        .execute(),
    )
    expect(told).toEqual([])
    expect(series.planned.slice(0, 2).map(({ on }) => on)).toEqual(['2026-03-25', '2026-04-01'])
  })

  it('keeps them prepared day after day, without making one twice', async () => {
    const { id } = await weekly()
    test.setNow('2026-03-12T05:00:00+08:00')
    await test.runJobs()
    await test.runJobs()
    const made = await meetingsOf(id)
    expect(made.map(({ on }) => on)).toEqual([
      '2026-03-04',
      '2026-03-11',
      '2026-03-18',
      '2026-03-25',
      '2026-04-01',
    ])
  })

  it('moves what falls on a holiday, and says which', async () => {
    const series = await weekly({
      recurrence: { kind: 'monthlyByDate', every: 1, day: 1 },
      startsOn: '2026-05-01',
      ahead: 1,
    })
    const [made] = await meetingsOf(series.id)
    expect(made).toMatchObject({ on: '2026-05-01', isMoved: true, plannedStart: '2026-05-06T06:00:00.000Z' })
    const october = series.planned.find(({ on }) => on === '2026-10-01')
    expect(october).toMatchObject({ heldOn: '2026-10-08', holiday: expect.stringContaining('国庆') })
  })

  it('leaves out one date, and takes that back with the numbers in order', async () => {
    const { marketer } = cast.people
    const series = await weekly({ ahead: 1 })
    const skip = (on: string, isSkipped: boolean) =>
      test.call(contract.skipOccurrence, {
        as: marketer,
        params: { id: series.id },
        body: { on, isSkipped, reason: '培训周' },
      })
    const skipped = await skip('2026-03-11', true)
    expect(skipped.planned[0]).toMatchObject({ on: '2026-03-11', isSkipped: true, skipReason: '培训周' })
    await expect(skip('2026-03-04', true)).rejects.toEqual(refused(409, 'series.dateHasMeeting'))
    await expect(skip('2026-03-12', true)).rejects.toEqual(refused(409, 'series.noSuchDate'))
    const prepare = (body: { count: number } | { until: string }) =>
      test.call(contract.prepareOccurrences, { as: marketer, params: { id: series.id }, body })
    expect((await prepare({ count: 1 })).made).toBe(1)
    expect((await meetingsOf(series.id)).map(({ on, no }) => [on, no])).toEqual([
      ['2026-03-04', 1],
      ['2026-03-18', 2],
    ])
    await skip('2026-03-11', false)
    expect((await prepare({ until: '2026-03-20' })).made).toBe(1)
    expect((await meetingsOf(series.id)).map(({ on, name }) => [on, name])).toEqual([
      ['2026-03-04', '上市周例会（第1次）'],
      ['2026-03-11', '上市周例会（第2次）'],
      ['2026-03-18', '上市周例会（第3次）'],
    ])
  })

  it('begins from a meeting, which becomes its first and keeps what it has', async () => {
    const { marketer, marketingHead } = cast.people
    const first = await test.call(meetingContract.createMeeting, {
      as: marketer,
      body: {
        name: '渠道碰头会',
        place: '小会议室',
        plannedStart: '2026-03-03T10:00:00+08:00',
        plannedEnd: '2026-03-03T10:45:00+08:00',
      },
    })
    const series = await test.call(contract.createSeries, {
      as: marketer,
      body: {
        name: '渠道碰头会',
        recurrence: { kind: 'weekly', every: 2, weekdays: [2] },
        startsOn: '2026-03-03',
        startTime: '10:00',
        ahead: 1,
        fromMeetingId: first.id,
      },
    })
    expect(series).toMatchObject({ place: '小会议室', durationMinutes: 45, host: { id: marketingHead.id } })
    const made = await meetingsOf(series.id)
    expect(made.map(({ id, no, on }) => [id === first.id, no, on])).toEqual([[true, 1, '2026-03-03']])
    const again = test.call(contract.createSeries, {
      as: marketer,
      body: {
        name: '又一个',
        recurrence: { kind: 'weekly', every: 1, weekdays: [2] },
        startsOn: '2026-03-03',
        startTime: '10:00',
        fromMeetingId: first.id,
      },
    })
    await expect(again).rejects.toEqual(refused(409, 'series.meetingHasOne'))
  })

  it('is changed by those who run it only, and does not exist for outsiders', async () => {
    const { id, version } = await weekly()
    const change = (as: { id: string }) =>
      test.call(contract.updateSeries, { as, params: { id }, body: { version, place: '五楼' } })
    await expect(change(cast.people.salesHead)).rejects.toEqual(refused(403, 'series.notYours'))
    await expect(change(cast.people.admin)).rejects.toEqual(refused(404, 'series.notFound'))
    await expect(change(cast.people.marketingHead)).resolves.toMatchObject({ series: { place: '五楼' } })
    await expect(change(cast.people.marketingHead)).rejects.toEqual(refused(409, 'series.stale'))
  })
})

describe('a change of the series', () => {
  it('reaches what nobody was told of, and leaves what was set by hand', async () => {
    const { marketer, productHead, designer } = cast.people
    const series = await weekly()
    const [first, second, third] = await meetingsOf(series.id)
    const byHand = await meeting(second?.id as string)
    await test.call(meetingContract.updateMeeting, {
      as: marketer,
      params: { id: byHand.id },
      body: { version: byHand.version, place: '客户现场' },
    })
    await asSystem(test.app.db, (tx) =>
      sql`update meeting set state = 'noticed' where id = ${first?.id as string}`.execute(tx),
    )
    const {
      changed,
      kept,
      series: now,
    } = await test.call(contract.updateSeries, {
      as: marketer,
      params: { id: series.id },
      body: {
        version: series.version,
        place: '五楼会议室',
        startTime: '15:00',
        people: [{ personId: productHead.id }],
        topics: [
          { key: key(1), title: '各线进展与风险', kind: 'inform', plannedMinutes: 30, ownerId: marketer.id },
          { key: key(3), title: '客户反馈', kind: 'discuss' },
        ],
      },
    })
    expect(changed).toBe(2)
    expect(kept.map(({ meeting: { id }, why, fields }) => [id, why, fields])).toEqual([
      [first?.id, 'told', []],
      [second?.id, 'own', ['place']],
    ])
    expect(now.version).toBe(series.version + 1)
    expect(await meeting(first?.id as string)).toMatchObject({
      place: '三楼会议室',
      plannedStart: '2026-03-04T06:00:00.000Z',
    })
    expect(await meeting(second?.id as string)).toMatchObject({
      place: '客户现场',
      plannedStart: '2026-03-11T07:00:00.000Z',
    })
    const followed = await meeting(third?.id as string)
    expect(followed).toMatchObject({ place: '五楼会议室', plannedStart: '2026-03-18T07:00:00.000Z' })
    expect(followed.topics.map(({ title }) => title)).toEqual(['上次待办回顾', '各线进展与风险', '客户反馈'])
    const listed = followed.attendees.map(({ person }) => person.id)
    expect(listed).toContain(productHead.id)
    expect(listed).not.toContain(designer.id)
  })

  it('holds from a date on (这一次及以后), in order, with what was prepared', async () => {
    const { marketer } = cast.people
    const series = await weekly()
    const [first, second, third] = await meetingsOf(series.id)
    await test.call(meetingContract.addTopic, {
      as: marketer,
      params: { id: second?.id as string },
      body: { title: '专门准备的议题' },
    })
    await test.call(contract.updateSeries, {
      as: marketer,
      params: { id: series.id },
      body: {
        version: series.version,
        from: '2026-03-10',
        recurrence: { kind: 'weekly', every: 1, weekdays: [5] },
      },
    })
    const now = await meetingsOf(series.id)
    expect(now.map(({ id, on }) => [id, on])).toEqual([
      [first?.id, '2026-03-04'],
      [second?.id, '2026-03-13'],
      [third?.id, '2026-03-20'],
    ])
    const moved = await meeting(second?.id as string)
    expect(moved.plannedStart).toBe('2026-03-13T06:00:00.000Z')
    expect(moved.topics.map(({ title }) => title)).toContain('专门准备的议题')
  })

  it('ends it: no more meetings, drafts called off only when that is said', async () => {
    const { marketingHead } = cast.people
    const series = await weekly()
    const stopped = await test.call(contract.stopSeries, {
      as: marketingHead,
      params: { id: series.id },
      body: { reason: '项目结束', cancelsDrafts: true },
    })
    expect(stopped).toMatchObject({ state: 'stopped', planned: [], can: ['resume'] })
    expect(await meetingsOf(series.id)).toEqual([])
    test.setNow('2026-03-20T05:00:00+08:00')
    await test.runJobs()
    expect(await meetingsOf(series.id)).toEqual([])
  })
})

describe('X-44, S2-69: what is carried over is asked for', () => {
  it('is there when the next meeting was made first and things were left open later', async () => {
    const { id } = await weekly()
    const [first, second] = await meetingsOf(id)
    expect(await carryOver(second?.id as string)).toMatchObject({ openTasks: [], topics: [], last: null })
    await hold(first?.id as string)
    await leave(first?.id as string, { task: '海报改版', due: '2026-03-06' })
    await leave(first?.id as string, { task: '门店清单', state: 'done', done: '2026-03-05T10:00:00+08:00' })
    await closeTopic(first?.id as string, '下周安排', 'deferred')
    test.setNow('2026-03-10T09:00:00+08:00')
    const carried = await carryOver(second?.id as string)
    expect(carried).toMatchObject({
      source: 'series',
      last: { id: first?.id },
      completion: { done: 1, total: 2, percent: 50 },
      reviewTopicId: expect.any(String),
      isReviewed: false,
      can: ['take', 'settle'],
    })
    expect(
      carried.openTasks.map(({ task, lateDays, light }) => [task.title, lateDays, light.colour]),
    ).toEqual([['海报改版', 4, 'red']])
    expect(carried.doneTasks.map(({ task }) => task.title)).toEqual(['门店清单'])
    // 各线进展 was on the agenda and never taken up; it is as open as what was put off. Both stand on every agenda.
    expect(
      carried.topics.map(({ title, state, times, isTakenHere }) => [title, state, times, isTakenHere]),
    ).toEqual([
      ['各线进展', 'pending', 2, true],
      ['下周安排', 'deferred', 2, true],
    ])
  })

  it('is there when things were left open first and the next meeting was made later', async () => {
    const { marketer } = cast.people
    const { id } = await weekly({ ahead: 1 })
    const [first] = await meetingsOf(id)
    await hold(first?.id as string)
    await leave(first?.id as string, { task: '海报改版', due: '2026-03-20' })
    await closeTopic(first?.id as string, '下周安排', 'parked')
    test.setNow('2026-03-05T09:00:00+08:00')
    await test.call(contract.prepareOccurrences, { as: marketer, params: { id }, body: { count: 1 } })
    const [second] = await meetingsOf(id)
    const carried = await carryOver(second?.id as string)
    expect(carried.openTasks.map(({ task }) => task.title)).toEqual(['海报改版'])
    expect(carried.topics.map(({ title }) => title)).toContain('下周安排')
  })

  it('counts how often a topic comes, and takes it on with one click', async () => {
    const { marketer } = cast.people
    const { id } = await weekly()
    const [first, second, third] = await meetingsOf(id)
    await test.call(meetingContract.addTopic, {
      as: marketer,
      params: { id: first?.id as string },
      body: { title: '渠道政策', kind: 'decide' },
    })
    await hold(first?.id as string)
    await closeTopic(first?.id as string, '各线进展', 'informed')
    await closeTopic(first?.id as string, '下周安排', 'decided')
    await closeTopic(first?.id as string, '渠道政策', 'deferred')
    test.setNow('2026-03-09T09:00:00+08:00')
    const [open] = (await carryOver(second?.id as string)).topics
    const take = () =>
      test.call(contract.takeCarriedTopics, {
        as: marketer,
        params: { id: second?.id as string },
        body: { topicIds: [open?.id as string] },
      })
    expect((await take()).topics[0]).toMatchObject({ isTakenHere: true, times: 2 })
    // A second click says nothing new.
    await take()
    const taken = (await meeting(second?.id as string)).topics.filter(({ title }) => title === '渠道政策')
    expect(taken).toHaveLength(1)
    // Of the third meeting it is known where it stands already.
    expect((await carryOver(third?.id as string)).topics[0]).toMatchObject({ takenBy: { id: second?.id } })

    await hold(second?.id as string)
    await closeTopic(second?.id as string, '下周安排', 'decided')
    await closeTopic(second?.id as string, '各线进展', 'informed')
    await closeTopic(second?.id as string, '渠道政策', 'escalated')
    test.setNow('2026-03-16T09:00:00+08:00')
    const later = (await carryOver(third?.id as string)).topics
    expect(later.map(({ title, times }) => [title, times])).toEqual([['渠道政策', 2]])
    const settled = await test.call(contract.settleCarried, {
      as: marketer,
      params: { id: third?.id as string },
      body: { noun: 'topic', nounId: later[0]?.id as string, isSettled: true, reason: '已并入年度计划' },
    })
    expect(settled.topics).toEqual([])
  })

  it('tells nobody of what they may not see', async () => {
    const { id } = await weekly()
    const [first, second] = await meetingsOf(id)
    await hold(first?.id as string)
    const task = await leave(first?.id as string, { task: '保密事项' })
    await asSystem(test.app.db, (tx) =>
      sql`update task set classification = 'confidential', participant_ids = ${[cast.people.salesHead.id]}::uuid[] where id = ${task}`.execute(
        tx,
      ),
    )
    expect((await carryOver(second?.id as string)).openTasks).toEqual([])
    const seen = await test.call(contract.getCarryOver, {
      as: cast.people.salesHead,
      params: { id: second?.id as string },
    })
    expect(seen.openTasks.map(({ task: { title } }) => title)).toEqual(['保密事项'])
  })
})

describe('NM-TRK-16: a recurring meeting looks back first', () => {
  const finds = async (id: string) => {
    const { items } = await test.call(meetingContract.getMeetingFindings, {
      as: cast.people.marketer,
      params: { id },
      query: { moment: 'ready' },
    })
    return items.some(({ norm }) => norm === 'NM-TRK-16')
  }

  it('is kept as made, missed once the item is taken off, and mended with one click', async () => {
    const { marketer } = cast.people
    const { id } = await weekly()
    const [first, second] = await meetingsOf(id)
    expect(await finds(first?.id as string)).toBe(false)
    expect(await finds(second?.id as string)).toBe(false)
    const { reviewTopicId } = await carryOver(second?.id as string)
    await test.call(meetingContract.removeTopic, { as: marketer, params: { id: reviewTopicId as string } })
    expect(await finds(second?.id as string)).toBe(true)
    expect((await carryOver(second?.id as string)).can).toContain('addReview')
    const mended = await test.call(contract.addCarryOverReview, {
      as: marketer,
      params: { id: second?.id as string },
    })
    expect(mended.can).not.toContain('addReview')
    expect((await meeting(second?.id as string)).topics[0]?.title).toBe('上次待办回顾')
    expect(await finds(second?.id as string)).toBe(false)
  })
})

describe('S2-67, J-09: a follow-up meeting', () => {
  it('is called from late tasks with one click, with them as topics, and leads back', async () => {
    const { marketer, marketingHead, seller, salesHead, designer } = cast.people
    const { id } = await weekly()
    const [first] = await meetingsOf(id)
    await hold(first?.id as string)
    const late = await leave(first?.id as string, { task: '海报改版', due: '2026-03-03', owner: seller.id })
    const other = await leave(first?.id as string, { task: '价格表', due: '2026-03-03', owner: designer.id })
    await asSystem(test.app.db, async (tx) => {
      await tx
        .insertInto('task_update')
        .values({ task_id: late, kind: 'delay', state: 'delayed', text: '缺印刷报价' })
        .execute()
      await tx.insertInto('task_cooperator').values({ task_id: late, person_id: salesHead.id }).execute()
    })
    test.setNow('2026-03-06T09:00:00+08:00')
    const { meeting: link } = await test.call(contract.callFollowUp, {
      as: marketingHead,
      body: { taskIds: [late, other] },
    })
    const called = await test.call(meetingContract.getMeeting, { as: marketingHead, params: { id: link.id } })
    expect(called).toMatchObject({ type: 'followUp', state: 'draft', host: { id: marketingHead.id } })
    expect(
      called.topics.map(({ title, problemToSolve, owner }) => [title, problemToSolve, owner?.id]),
    ).toEqual([
      ['海报改版：未完成的原因与处理', '缺印刷报价', seller.id],
      ['价格表：未完成的原因与处理', '', designer.id],
    ])
    expect(new Set(called.attendees.map(({ person }) => person.id))).toEqual(
      new Set([marketingHead.id, marketer.id, seller.id, designer.id, salesHead.id]),
    )
    const kin = (meetingId: string) =>
      test.call(contract.getMeetingKin, { as: marketingHead, params: { id: meetingId } })
    expect(await kin(link.id)).toMatchObject({
      followUpOf: { id: first?.id },
      aboutTasks: [{ id: late }, { id: other }],
    })
    expect((await kin(first?.id as string)).followUps.map((one) => one.id)).toEqual([link.id])
    const ofTask = await test.call(contract.getTaskFollowUps, { as: seller, params: { id: late } })
    expect(ofTask).toMatchObject({ meetings: [{ id: link.id }], canCall: true })
    // What the meeting it goes back to left open stands before it.
    const before = await test.call(contract.getCarryOver, { as: marketingHead, params: { id: link.id } })
    expect(before).toMatchObject({ source: 'followUp', last: { id: first?.id } })
    expect(before.openTasks.map(({ task }) => task.id)).toEqual(expect.arrayContaining([late, other]))
  })

  it('brings what it leaves open back into the series', async () => {
    const { marketingHead } = cast.people
    const { id } = await weekly()
    const [first, second] = await meetingsOf(id)
    await hold(first?.id as string)
    const late = await leave(first?.id as string, { task: '海报改版', due: '2026-03-03' })
    test.setNow('2026-03-05T09:00:00+08:00')
    const { meeting: link } = await test.call(contract.callFollowUp, {
      as: marketingHead,
      body: { taskIds: [late] },
    })
    await hold(link.id)
    await leave(link.id, { task: '重新询价', due: '2026-03-30' })
    const carried = await carryOver(second?.id as string)
    expect(carried.openTasks.map(({ task }) => task.title)).toEqual(['海报改版', '重新询价'])
    expect(carried.openTasks[0]?.followUp).toMatchObject({ id: link.id })
    expect(carried.last).toMatchObject({ id: first?.id })
  })

  it('is for those who answer for the tasks, and only while there is something to talk about', async () => {
    const { id } = await weekly()
    const [first] = await meetingsOf(id)
    await hold(first?.id as string)
    const task = await leave(first?.id as string, {})
    const done = await leave(first?.id as string, { state: 'done', done: '2026-03-05T10:00:00+08:00' })
    const call = (as: { id: string }, taskId: string) =>
      test.call(contract.callFollowUp, { as, body: { taskIds: [taskId] } })
    await expect(call(cast.people.seller, task)).rejects.toEqual(refused(403, 'series.followUpNotYours'))
    await expect(call(cast.people.admin, task)).rejects.toEqual(refused(404, 'task.notFound'))
    await expect(call(cast.people.marketingHead, done)).rejects.toEqual(refused(409, 'series.followUpNotNow'))
  })
})
