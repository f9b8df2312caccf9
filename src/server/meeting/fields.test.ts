import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as carry from '#contract/carry.ts'
import * as contract from '#contract/meeting.ts'
import * as organisation from '#contract/organisation.ts'
import { createTask } from '#contract/task.ts'
import * as venue from '#contract/venue.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import { draftMeeting, noticedMeeting, overridesFor, startedMeeting } from '#test/meetings.ts'
import type { Cast } from '#test/people.ts'

let test: TestApp
let cast: Cast
beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
})
const monday = '2026-03-02T09:00:00+08:00'
beforeEach(() => test.setNow(monday))
afterAll(() => test.close())

const refused = (status: number, reason: string) => expect.objectContaining({ status, reason })
const host = () => cast.people.marketingHead

async function normsAt(id: string, moment: 'ready' | 'notice'): Promise<string[]> {
  const { items } = await test.call(contract.getMeetingFindings, {
    as: host(),
    params: { id },
    query: { moment },
  })
  return items.map(({ norm }) => norm)
}

async function makeReady(id: string) {
  const overrides = await overridesFor(test, host(), id, 'ready')
  return test.call(contract.makeReady, { as: host(), params: { id }, body: { overrides } })
}

describe('whether a meeting is needed', () => {
  const create = (body: object) =>
    test.call(contract.createMeeting, { as: host(), body: { name: '碰头会', ...body } })

  it('X-09: keeps what was answered, and asks for the reason where less would do', async () => {
    await expect(create({ needCheck: 'mail' })).rejects.toEqual(refused(422, 'meeting.needReasonMissing'))
    const kept = await create({ needCheck: 'mail', needReason: '邮件往来两周没有结论' })
    expect(kept).toMatchObject({ needCheck: 'mail', needReason: '邮件往来两周没有结论' })
    const changing = test.call(contract.updateMeeting, {
      as: host(),
      params: { id: kept.id },
      body: { version: kept.version, needReason: '' },
    })
    await expect(changing).rejects.toEqual(refused(422, 'meeting.needReasonMissing'))
    await expect(create({ needCheck: 'meeting' })).resolves.toMatchObject({ needCheck: 'meeting' })
  })

  it('S0-05: NM-PRE-01 asks for a need, which a collaboration or a written reason is', async () => {
    const { id, version } = await draftMeeting(test, cast, { collaborationName: '' })
    expect(await normsAt(id, 'ready')).toContain('NM-PRE-01')
    await test.call(contract.updateMeeting, {
      as: host(),
      params: { id },
      body: { version, needReason: '说法不一' },
    })
    expect(await normsAt(id, 'ready')).not.toContain('NM-PRE-01')
  })

  it('X-08: keeps what is not discussed, and says it in the notice', async () => {
    const { id } = await draftMeeting(test, cast, { outOfScope: '预算不在本次讨论' })
    const { recipients } = await test.call(contract.previewNotice, { as: host(), params: { id } })
    expect(recipients[0]?.text).toContain('预算不在本次讨论')
  })
})

describe('what has to be filled in before anybody is told', () => {
  it.each([
    ['S2-05', { coreProblem: '' }, 'meeting.coreProblemMissing', 'readiness.goal.noCoreProblem'],
    ['S2-06', { expectedOutcome: '' }, 'meeting.expectedOutcomeMissing', 'readiness.goal.noExpectedOutcome'],
    ['S2-13', { plannedStart: null, plannedEnd: null }, 'meeting.timeMissing', null],
  ])('%s: refuses %j', async (_id, changes, reason, missing) => {
    const { id, readiness } = await draftMeeting(test, cast, changes)
    await expect(makeReady(id)).rejects.toEqual(refused(422, reason))
    if (missing !== null) {
      expect(readiness.flatMap((line) => line.missing).map(({ key }) => key)).toContain(missing)
    }
  })

  it('S0-33: refuses a topic that does not say what it solves, also one that came after', async () => {
    const { id } = await draftMeeting(test, cast)
    await makeReady(id)
    const { topics } = await test.call(contract.getMeeting, { as: host(), params: { id } })
    const [topic] = topics
    await test.call(contract.updateTopic, {
      as: host(),
      params: { id: topic?.id as string },
      body: { version: topic?.version as number, problemToSolve: '' },
    })
    const overrides = await overridesFor(test, host(), id, 'notice')
    const sending = test.call(contract.sendNotice, { as: host(), params: { id }, body: { overrides } })
    await expect(sending).rejects.toEqual(refused(422, 'topic.problemMissing'))
  })

  it.each([
    ['S0-54', { title: '' }],
    ['S0-55', { discussionContent: '' }],
    ['S0-56', { ownerId: null }],
    ['S0-57 S2-17 S3-12', { plannedMinutes: null }],
    ['S0-34 S0-58', { expectedOutput: '' }],
  ])('S0-52 %s: an agenda with a topic %j cannot be published (NM-PRE-04)', async (_id, change) => {
    const { id, topics } = await draftMeeting(test, cast)
    const [topic] = topics
    await test.call(contract.updateTopic, {
      as: host(),
      params: { id: topic?.id as string },
      body: { version: topic?.version as number, ...change },
    })
    expect(await normsAt(id, 'ready')).toContain('NM-PRE-04')
    await expect(makeReady(id)).rejects.toMatchObject({ status: 409, reason: 'norm.blocked' })
  })

  it('S2-11 S2-44: NM-PRE-07 misses the minutes for reading back at the end', async () => {
    const { id } = await draftMeeting(test, cast, { confirmMinutes: null })
    expect(await normsAt(id, 'notice')).toContain('NM-PRE-07')
    const { id: kept } = await draftMeeting(test, cast, { confirmMinutes: 15 })
    expect(await normsAt(kept, 'notice')).not.toContain('NM-PRE-07')
  })
})

describe('topics and the goal', () => {
  it('S0-32 S3-05: NM-PRE-05 flags a topic that serves no part of the goal, or one that is gone', async () => {
    const { id, topics, version } = await draftMeeting(test, cast, {
      goal: '1. 3月20日前确定市场部、销售部推广分工表；2. 确定3个关键节点',
    })
    const [first, second] = topics
    const save = (topicId: string | undefined, topicVersion: number | undefined, change: object) =>
      test.call(contract.updateTopic, {
        as: host(),
        params: { id: topicId as string },
        body: { version: topicVersion as number, ...change },
      })
    await save(first?.id, first?.version, { goalPart: 2 })
    expect(await normsAt(id, 'ready')).not.toContain('NM-PRE-05')
    await save(second?.id, second?.version, { servesGoal: false })
    expect(await normsAt(id, 'ready')).toContain('NM-PRE-05')
    await save(second?.id, 2, { servesGoal: true })
    await test.call(contract.updateMeeting, {
      as: host(),
      params: { id },
      body: { version, goal: '3月20日前确定市场部、销售部推广分工表' },
    })
    const left = await test.call(contract.getMeeting, { as: host(), params: { id } })
    expect(await normsAt(id, 'ready')).toContain('NM-PRE-05')
    expect(left.readiness.find(({ part }) => part === 'agenda')?.missing).toEqual([
      { key: 'readiness.agenda.noGoal', params: { no: 1, topic: '推广分工' } },
    ])
  })

  it('S0-35: 全体 may present a topic, or a department', async () => {
    const { id, topics } = await draftMeeting(test, cast)
    const [first, second] = topics
    await test.call(contract.updateTopic, {
      as: host(),
      params: { id: first?.id as string },
      body: { version: 1, isForAll: true, ownerId: null },
    })
    const saved = await test.call(contract.updateTopic, {
      as: host(),
      params: { id: second?.id as string },
      body: { version: 1, presentingDepartmentId: cast.departments.sales.id },
    })
    expect(saved.topics).toMatchObject([
      { isForAll: true, owner: null },
      { presentingDepartment: { name: '销售部' } },
    ])
    expect(await normsAt(id, 'ready')).not.toContain('NM-PRE-04')
    const unknown = test.call(contract.updateTopic, {
      as: host(),
      params: { id: second?.id as string },
      body: { version: 2, presentingDepartmentId: '00000000-0000-4000-8000-000000000000' },
    })
    await expect(unknown).rejects.toEqual(refused(422, 'topic.departmentUnknown'))
  })

  it('S0-53: stand in the order they are put in, and say so (S2-16: NM-PRE-20 by priority)', async () => {
    const { id, topics } = await draftMeeting(test, cast)
    const [first, second] = topics
    for (const [topic, priority] of [
      [first, 'P2'],
      [second, 'P0'],
    ] as const) {
      await test.call(contract.updateTopic, {
        as: host(),
        params: { id: topic?.id as string },
        body: { version: 1, priority },
      })
    }
    expect(await normsAt(id, 'ready')).toContain('NM-PRE-20')
    const sorted = await test.call(contract.orderTopics, {
      as: host(),
      params: { id },
      body: { topicIds: [second?.id as string, first?.id as string] },
    })
    expect(sorted.topics.map(({ seq, priority }) => [seq, priority])).toEqual([
      [1, 'P0'],
      [2, 'P2'],
    ])
    expect(await normsAt(id, 'ready')).not.toContain('NM-PRE-20')
  })

  it('S0-36 X-04: a sixth topic warns, by a limit that the organisation sets', async () => {
    const { id } = await draftMeeting(test, cast)
    const add = (title: string) =>
      test.call(contract.addTopic, { as: host(), params: { id }, body: { title } })
    for (const title of ['三', '四', '五']) await add(title)
    expect(await normsAt(id, 'ready')).not.toContain('NM-PRE-06')
    await add('六')
    expect(await normsAt(id, 'ready')).toContain('NM-PRE-06')
    const { admin } = cast.people
    const limit = (version: number, value: number) =>
      test.call(organisation.updateNorm, {
        as: admin,
        params: { id: 'NM-PRE-06' },
        body: { version, enabled: true, severity: 'warn', value },
      })
    await limit(0, 6)
    expect(await normsAt(id, 'ready')).not.toContain('NM-PRE-06')
    await limit(1, 5)
  })
})

describe('what was left open comes back', () => {
  it('S0-32: puts open tasks, disputes and undecided topics on the agenda, and shows it on both sides', async () => {
    const { productHead, newcomer } = cast.people
    const over = await startedMeeting(test, cast)
    const [undecided, decided] = over.topics
    const dispute = randomUUID()
    await asSystem(test.app.db, async (tx) => {
      await sql`update topic set state = 'parked' where id = ${undecided?.id}`.execute(tx)
      await sql`update topic set state = 'decided' where id = ${decided?.id}`.execute(tx)
      for (const [id, topicId] of [
        [dispute, undecided?.id],
        [randomUUID(), decided?.id],
      ]) {
        await sql`insert into entry (id, meeting_id, topic_id, kind, position, text, client_key)
          values (${id}, ${over.id}, ${topicId}, 'dispute', 1, '交付时间谈不拢', ${id})`.execute(tx)
      }
    })
    const task = await test.call(createTask, {
      as: host(),
      body: { name: '推广分工表', ownerId: productHead.id, dueOn: '2026-03-20' },
    })
    test.setNow(monday)
    const { id } = await draftMeeting(test, cast)
    const open = async (noun: 'task' | 'topic' | 'entry', q?: string) => {
      const query = { noun, ...(q && { q }) }
      const { items } = await test.call(carry.listOpenMatters, { as: host(), params: { id }, query })
      return items.map((item) => item.id)
    }
    expect(await open('task', '分工表')).toEqual([task.id])
    expect(await open('task', '没有这个')).toEqual([])
    // That meeting is still going on: what it will leave open is not known yet.
    expect([await open('topic'), await open('entry')]).toEqual([[], []])
    await asSystem(test.app.db, (tx) =>
      sql`update meeting set state = 'ended' where id = ${over.id}`.execute(tx),
    )
    expect([await open('topic'), await open('entry')]).toEqual([[undecided?.id], [dispute]])

    const add = (noun: 'task' | 'topic' | 'entry', about: string | undefined) =>
      test.call(contract.addTopic, {
        as: host(),
        params: { id },
        body: { title: '再议', about: { noun, id: about as string } },
      })
    await add('task', task.id)
    await add('topic', undecided?.id)
    const { topics } = await add('entry', dispute)
    const { items } = await test.call(carry.getAgendaOrigins, { as: host(), params: { id } })
    expect(items.map(({ topicId, matter }) => [topicId, matter.noun, matter.id, matter.meeting?.id])).toEqual(
      [
        [topics[2]?.id, 'task', task.id, undefined],
        [topics[4]?.id, 'entry', dispute, over.id],
        [topics[3]?.id, 'topic', undecided?.id, over.id],
      ],
    )
    expect([await open('task', '分工表'), await open('topic'), await open('entry')]).toEqual([[], [], []])
    const met = await test.call(carry.listTaskTopics, { as: productHead, params: { id: task.id } })
    expect(met.items).toMatchObject([{ topic: { id: topics[2]?.id }, meeting: { id } }])

    const elsewhere = await test.call(contract.createMeeting, { as: newcomer, body: { name: '碰头' } })
    const stolen = test.call(contract.addTopic, {
      as: newcomer,
      params: { id: elsewhere.id },
      body: { title: '偷看', about: { noun: 'task', id: task.id } },
    })
    await expect(stolen).rejects.toEqual(refused(422, 'topic.matterUnknown'))
  })
})

describe('materials', () => {
  it('S0-28 S2-18 S3-11 X-01: from asking to approval, every version kept', async () => {
    const { seller, designer } = cast.people
    const { id } = await draftMeeting(test, cast)
    const asked = await test.call(contract.addMaterial, {
      as: host(),
      params: { id },
      body: {
        name: '问题现状分析表',
        kind: 'analysis',
        preparerId: seller.id,
        keyPoints: '三个堵点',
        dataSource: '客服系统2月导出',
      },
    })
    const [material] = asked.materials
    const materialId = material?.id as string
    expect(material).toMatchObject({
      keyPoints: '三个堵点',
      dataSource: '客服系统2月导出',
      reviewState: 'awaiting',
      revisionCount: 0,
    })
    // No date: not defined yet.
    expect(await normsAt(id, 'ready')).toContain('NM-PRE-17')
    const dated = await test.call(contract.updateMaterial, {
      as: host(),
      params: { id: materialId },
      body: { version: 1, dueAt: '2026-03-05T14:00:00+08:00' },
    })
    expect(dated.materials[0]).toMatchObject({ dueAt: '2026-03-05T06:00:00.000Z', version: 2 })
    expect(await normsAt(id, 'ready')).not.toContain('NM-PRE-17')
    const stale = test.call(contract.updateMaterial, {
      as: host(),
      params: { id: materialId },
      body: { version: 1, name: '别的' },
    })
    await expect(stale).rejects.toMatchObject({ status: 409, reason: 'material.stale' })

    const review = (
      body: { verdict: 'approve'; comment?: string } | { verdict: 'sendBack'; comment: string },
    ) => test.call(contract.reviewMaterial, { as: host(), params: { id: materialId }, body })
    await expect(review({ verdict: 'approve' })).rejects.toEqual(refused(409, 'material.moveNotPossible'))
    const upload = (content: string) =>
      test.call(contract.uploadMaterial, {
        as: seller,
        params: { id: materialId },
        file: { name: '分析.txt', content, type: 'text/plain' },
      })
    expect((await upload('第一稿')).materials[0]).toMatchObject({
      reviewState: 'submitted',
      revisionCount: 1,
    })
    await test.call(contract.openMaterial, { as: designer, params: { id: materialId } })
    const back = await review({ verdict: 'sendBack', comment: '补上2月的数据' })
    expect(back.materials[0]).toMatchObject({
      reviewState: 'needsChange',
      reviewComment: '补上2月的数据',
      reviewedBy: { id: host().id },
    })
    await upload('第二稿，补了数据')
    const approved = await review({ verdict: 'approve' })
    expect(approved.materials[0]).toMatchObject({ reviewState: 'reviewed', revisionCount: 2, openedBy: [] })

    const { items } = await test.call(contract.listMaterialRevisions, {
      as: designer,
      params: { id: materialId },
    })
    expect(items.map(({ no, openedBy }) => [no, openedBy.map(({ person }) => person.id)])).toEqual([
      [2, []],
      [1, [designer.id]],
    ])
    const earlier = await test.http.inject({
      url: `/api/v1/files/${items[1]?.file.id}`,
      headers: { cookie: await test.cookieOf(designer) },
    })
    expect(earlier.body).toBe('第一稿')
  })

  it('C-23: calls whoever prepares a day ahead, and warns the organiser when it is late', async () => {
    const { seller } = cast.people
    const { id } = await draftMeeting(test, cast)
    await test.call(contract.addMaterial, {
      as: host(),
      params: { id },
      body: { name: '销售数据', kind: 'report', preparerId: seller.id, dueAt: '2026-03-05T14:00:00+08:00' },
    })
    await makeReady(id)
    const told = async (at: string) => {
      test.setNow(at)
      await test.runJobs()
      const rows = await asSystem(test.app.db, (tx) =>
        tx
          .selectFrom('notification')
          .select(['person_id', 'kind'])
          .where('noun_id', '=', id)
          .where('kind', 'like', 'meeting.material%')
          .orderBy('kind')
          .execute(),
      )
      return rows.map(
        ({ person_id, kind }) => `${kind} ${person_id === seller.id ? 'preparer' : 'organiser'}`,
      )
    }
    expect(await told('2026-03-04T13:00:00+08:00')).toEqual([])
    expect(await told('2026-03-04T14:01:00+08:00')).toEqual(['meeting.materialDue preparer'])
    const late = await told('2026-03-05T14:01:00+08:00')
    expect(late.toSorted()).toEqual([
      'meeting.materialDue preparer',
      'meeting.materialLate organiser',
      'meeting.materialLate preparer',
    ])
    expect(await told('2026-03-05T15:00:00+08:00')).toHaveLength(3)
  })
})

describe('the room', () => {
  it('S0-27 X-02: a checklist by form, ticked by whom and when, and a confirmation', async () => {
    const { id, version } = await draftMeeting(test, cast)
    const { marketer, salesHead } = cast.people
    const lines = async (as: { id: string }) => test.call(venue.getVenueChecks, { as, params: { id } })
    expect((await lines(salesHead)).items.map(({ key }) => key)).toEqual(['room', 'projector', 'microphone'])
    const set = (key: string, body: object, as = marketer) =>
      test.call(venue.setVenueCheck, { as, params: { id, key }, body })
    const ticked = await set('room', { isChecked: true })
    expect(ticked).toMatchObject({
      open: 2,
      items: [{ key: 'room', checkedBy: { id: marketer.id }, checkedAt: '2026-03-02T01:00:00.000Z' }, {}, {}],
    })
    await set('microphone', { isNeeded: false })
    const own = '0b54f6a4-7f3c-4f5e-8a39-0f5d5f8b9a11'
    await expect(set(own, { isChecked: true })).rejects.toEqual(refused(422, 'venue.noLabel'))
    expect(await set(own, { label: '席卡' })).toMatchObject({ open: 2 })
    await expect(set('room', { isChecked: false }, salesHead)).rejects.toEqual(
      refused(403, 'meeting.notYours'),
    )

    await test.call(contract.updateMeeting, { as: host(), params: { id }, body: { version, form: 'online' } })
    const online = await set('recording', { personId: marketer.id })
    expect(online.items.map(({ key }) => key)).toEqual(['network', 'screenShare', 'recording', 'link', own])
    expect(online.items[2]).toMatchObject({ person: { id: marketer.id } })

    const confirmed = await test.call(contract.confirmVenue, {
      as: host(),
      params: { id },
      body: { isConfirmed: true },
    })
    expect(confirmed).toMatchObject({
      venueConfirmedBy: { id: host().id },
      venueConfirmedAt: '2026-03-02T01:00:00.000Z',
    })
  })
})

describe('the notice', () => {
  it('S2-12 S2-13 S2-14 S2-16 S2-17 S2-18 S3-09 S3-10 S3-12 X-07: says all that an agenda has', async () => {
    const { seller, salesHead } = cast.people
    const { id } = await draftMeeting(test, cast)
    await test.call(contract.addMaterial, {
      as: host(),
      params: { id },
      body: { name: '项目计划书', kind: 'plan', preparerId: seller.id, dueAt: '2026-03-05T14:00:00+08:00' },
    })
    const { subject, recipients } = await test.call(contract.previewNotice, { as: host(), params: { id } })
    expect(subject).toContain('新品推广分工会')
    const text = recipients.find(({ person }) => person.id === salesHead.id)?.text ?? ''
    for (const part of [
      '2026年3月9日周一 14:00–15:30',
      '三楼会议室A',
      '3月20日前确定市场部',
      '1. 推广分工（需决策，30 分钟',
      '2. 关键节点（需决策，30 分钟',
      '项目计划书',
      '决策者：您有权当场决定',
    ]) {
      expect(text).toContain(part)
    }
  })

  it('S2-08 S3-08 X-03: warns when it is late, by lead times that the organisation sets', async () => {
    const { id } = await noticedMeeting(test, cast)
    expect(await normsAt(id, 'notice')).not.toContain('NM-PRE-09')
    const late = await draftMeeting(test, cast)
    await makeReady(late.id)
    // Friday afternoon before a meeting on Monday: one working day; and Sunday evening: less than a day.
    test.setNow('2026-03-06T15:00:00+08:00')
    expect(await normsAt(late.id, 'notice')).toContain('NM-PRE-09')
    expect(await normsAt(late.id, 'notice')).not.toContain('NM-PRE-10')
    const sending = test.call(contract.sendNotice, {
      as: host(),
      params: { id: late.id },
      body: { overrides: [] },
    })
    await expect(sending).rejects.toMatchObject({ status: 409, reason: 'norm.needsOverride' })
    test.setNow('2026-03-08T20:00:00+08:00')
    expect(await normsAt(late.id, 'notice')).toContain('NM-PRE-10')
    test.setNow('2026-03-06T13:00:00+08:00')
    await test.call(organisation.updateNorm, {
      as: cast.people.admin,
      params: { id: 'NM-PRE-09' },
      body: { version: 0, enabled: true, severity: 'warn', value: 1 },
    })
    expect(await normsAt(late.id, 'notice')).not.toContain('NM-PRE-09')
  })
})
