import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as contract from '#contract/meeting.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import { draftMeeting, noticedMeeting, overridesFor, readyMeeting, startedMeeting } from '#test/meetings.ts'
import type { Cast } from '#test/people.ts'

let test: TestApp
let cast: Cast

beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
})
beforeEach(() => test.setNow('2026-03-02T09:00:00+08:00'))
afterAll(() => test.close())

const refused = (status: number, reason: string) => expect.objectContaining({ status, reason })

describe('a new meeting', () => {
  it('belongs to its creator, is hosted by the head of their department, and has both on its list', async () => {
    const { marketer, marketingHead } = cast.people
    const meeting = await test.call(contract.createMeeting, { as: marketer, body: { name: '周例会' } })
    expect(meeting).toMatchObject({
      number: 'HY-2026-001',
      state: 'draft',
      phase: 'before',
      classification: 'internal',
      organiser: { id: marketer.id },
      host: { id: marketingHead.id },
      initiatingDepartment: { id: cast.departments.marketing.id },
    })
    expect(meeting.attendees.map(({ person }) => person.id)).toEqual([marketer.id, marketingHead.id])
    expect(meeting.attendees.map(({ isHeadOfDepartment }) => isHeadOfDepartment)).toEqual([false, true])
    expect(meeting.can).toContain('makeReady')
  })

  it('has no host where nobody heads the department, or where none is wanted', async () => {
    const { newcomer, marketer } = cast.people
    const alone = await test.call(contract.createMeeting, { as: newcomer, body: { name: '碰头' } })
    expect(alone).toMatchObject({ host: null, initiatingDepartment: null })
    const open = await test.call(contract.createMeeting, {
      as: marketer,
      body: { name: '碰头', hostId: null },
    })
    expect(open.host).toBeNull()
  })

  it('tells nobody', async () => {
    const { id } = await draftMeeting(test, cast)
    const told = await asSystem(test.app.db, async (tx) => [
      await tx.selectFrom('notification').select('id').where('noun_id', '=', id).execute(),
      await tx.selectFrom('mail_outbox').select('id').where('noun_id', '=', id).execute(),
    ])
    expect(told).toEqual([[], []])
  })

  it.each([
    ['people nobody knows', { recorderId: '00000000-0000-4000-8000-000000000000' }, 'meeting.personUnknown'],
    [
      'an end before the start',
      { plannedStart: '2026-03-09T14:00:00Z', plannedEnd: '2026-03-09T13:00:00Z' },
      'meeting.endBeforeStart',
    ],
  ])('refuses %s', async (_case, fields, reason) => {
    const creating = test.call(contract.createMeeting, {
      as: cast.people.marketer,
      body: { name: '周例会', ...fields },
    })
    await expect(creating).rejects.toEqual(refused(422, reason))
  })
})

describe('changing a meeting', () => {
  it('saves what is given, leaves the rest, and counts versions', async () => {
    const { marketingHead } = cast.people
    const { id, version, goal } = await draftMeeting(test, cast)
    const changed = await test.call(contract.updateMeeting, {
      as: marketingHead,
      params: { id },
      body: { version, place: '五楼会议室' },
    })
    expect(changed).toMatchObject({ place: '五楼会议室', goal, version: version + 1 })
  })

  it('refuses the second of two people who edit, and shows them how it stands', async () => {
    const { marketingHead, marketer } = cast.people
    const { id, version } = await draftMeeting(test, cast)
    const edit = (as: { id: string }, goal: string) =>
      test.call(contract.updateMeeting, { as, params: { id }, body: { version, goal } })
    await edit(marketingHead, '第一个人的目标')
    const second = await edit(marketer, '第二个人的目标').catch((error: unknown) => error)
    expect(second).toMatchObject({
      status: 409,
      reason: 'meeting.stale',
      detail: { current: { goal: '第一个人的目标', version: version + 1 } },
    })
  })

  it('is for organiser, host and recorder; others are told no, outsiders that there is nothing', async () => {
    const { salesHead, designer, admin, marketer } = cast.people
    const { id, version } = await draftMeeting(test, cast)
    const edit = (as: { id: string }) =>
      test.call(contract.updateMeeting, { as, params: { id }, body: { version, place: '别处' } })
    await expect(edit(salesHead)).rejects.toEqual(refused(403, 'meeting.notYours'))
    await expect(edit(designer)).rejects.toEqual(refused(403, 'meeting.notYours'))
    await expect(edit(admin)).rejects.toEqual(refused(404, 'meeting.notFound'))
    await expect(edit(marketer)).resolves.toMatchObject({ place: '别处' })
  })

  it('lets the level be set by organiser and host only, and keeps the change (X-72)', async () => {
    const { marketer, marketingHead } = cast.people
    const { id, version } = await draftMeeting(test, cast)
    const classify = (as: { id: string }) =>
      test.call(contract.updateMeeting, { as, params: { id }, body: { version, classification: 'secret' } })
    await expect(classify(marketer)).rejects.toEqual(refused(403, 'meeting.classificationNotYours'))
    await expect(classify(marketingHead)).resolves.toMatchObject({ classification: 'secret' })
    const { items } = await test.call(contract.getMeetingHistory, { as: marketer, params: { id } })
    expect(items[0]).toMatchObject({
      move: 'classify',
      actor: { id: marketingHead.id },
      data: { from: 'internal', to: 'secret' },
    })
  })

  it('lets a host hand over a confidential meeting, who then stays on the list', async () => {
    const { marketingHead, marketer, salesHead } = cast.people
    const created = await test.call(contract.createMeeting, {
      as: marketer,
      body: { name: '密议', classification: 'confidential' },
    })
    const changed = await test.call(contract.updateMeeting, {
      as: marketingHead,
      params: { id: created.id },
      body: { version: created.version, hostId: salesHead.id },
    })
    expect(changed.host?.id).toBe(salesHead.id)
    expect(changed.can).toEqual([])
  })

  it('is over once the meeting runs', async () => {
    const { id, version } = await startedMeeting(test, cast)
    const late = test.call(contract.updateMeeting, {
      as: cast.people.marketingHead,
      params: { id },
      body: { version, goal: '新的目标' },
    })
    await expect(late).rejects.toEqual(refused(409, 'meeting.notNow'))
  })

  it('does not move the time of a noticed meeting: that is rescheduling', async () => {
    const { id, version, plannedStart, plannedEnd } = await noticedMeeting(test, cast)
    const change = (body: object) =>
      test.call(contract.updateMeeting, {
        as: cast.people.marketingHead,
        params: { id },
        body: { version, ...body },
      })
    await expect(change({ plannedStart: '2026-03-10T09:00:00+08:00' })).rejects.toEqual(
      refused(409, 'meeting.useReschedule'),
    )
    // A form sends the time along as it was.
    await expect(change({ plannedStart, plannedEnd, coreProblem: '分工' })).resolves.toMatchObject({
      coreProblem: '分工',
    })
  })
})

describe('people', () => {
  it('are added with their department of the day, once', async () => {
    const { marketingHead, seller } = cast.people
    const { id } = await draftMeeting(test, cast)
    const add = () =>
      test.call(contract.addAttendee, { as: marketingHead, params: { id }, body: { personId: seller.id } })
    const meeting = await add()
    const row = meeting.attendees.find(({ person }) => person.id === seller.id)
    expect(row).toMatchObject({ kind: 'core', rsvp: 'pending', person: { departmentName: '销售部' } })
    await expect(add()).rejects.toEqual(refused(409, 'attendee.alreadyOnList'))

    const { product, sales } = cast.departments
    await asSystem(test.app.db, (tx) =>
      tx
        .updateTable('person_department')
        .set({ department_id: product.id })
        .where('person_id', '=', seller.id)
        .execute(),
    )
    const later = await test.call(contract.getMeeting, { as: marketingHead, params: { id } })
    expect(later.attendees.find(({ person }) => person.id === seller.id)?.person.departmentName).toBe(
      '销售部',
    )
    await asSystem(test.app.db, (tx) =>
      tx
        .updateTable('person_department')
        .set({ department_id: sales.id })
        .where('person_id', '=', seller.id)
        .execute(),
    )
  })

  it('have their part changed, and see the meeting no more when taken off', async () => {
    const { marketingHead, designer } = cast.people
    const { id, attendees } = await draftMeeting(test, cast, { classification: 'confidential' })
    const row = attendees.find(({ person }) => person.id === designer.id)
    const params = { id, attendeeId: row?.id as string }
    const changed = await test.call(contract.updateAttendee, {
      as: marketingHead,
      params,
      body: { kind: 'core', coreRole: 'informant', materialsToPrepare: '上季度数据' },
    })
    expect(changed.attendees.find(({ person }) => person.id === designer.id)).toMatchObject({
      kind: 'core',
      coreRole: 'informant',
      materialsToPrepare: '上季度数据',
    })
    await expect(test.call(contract.getMeeting, { as: designer, params: { id } })).resolves.toBeTruthy()
    await test.call(contract.removeAttendee, { as: marketingHead, params })
    await expect(test.call(contract.getMeeting, { as: designer, params: { id } })).rejects.toEqual(
      refused(404, 'meeting.notFound'),
    )
    await expect(test.call(contract.removeAttendee, { as: marketingHead, params })).rejects.toEqual(
      refused(404, 'attendee.notFound'),
    )
  })

  it('who hold a role stay, and do not merely listen', async () => {
    const { marketingHead, marketer } = cast.people
    const { id, attendees } = await draftMeeting(test, cast)
    const row = attendees.find(({ person }) => person.id === marketer.id)
    const params = { id, attendeeId: row?.id as string }
    await expect(test.call(contract.removeAttendee, { as: marketingHead, params })).rejects.toEqual(
      refused(409, 'attendee.hasRole'),
    )
    await expect(
      test.call(contract.updateAttendee, { as: marketingHead, params, body: { kind: 'observer' } }),
    ).rejects.toEqual(refused(409, 'attendee.roleSpeaks'))
  })
})

describe('the agenda', () => {
  const topic = { title: '预算', plannedMinutes: 15 }

  it('is added to, changed, put in order and cut', async () => {
    const as = cast.people.marketingHead
    const { id } = await draftMeeting(test, cast)
    const added = await test.call(contract.addTopic, { as, params: { id }, body: topic })
    expect(added.topics.map(({ title, seq, isAdHoc }) => [title, seq, isAdHoc])).toEqual([
      ['推广分工', 1, false],
      ['关键节点', 2, false],
      ['预算', 3, false],
    ])
    const [first, second, third] = added.topics.map((one) => one.id) as [string, string, string]
    const changed = await test.call(contract.updateTopic, {
      as,
      params: { id: third },
      body: { version: 1, title: '预算与人力', isForAll: true },
    })
    expect(changed.topics[2]).toMatchObject({ title: '预算与人力', plannedMinutes: 15, version: 2 })

    const stale = await test
      .call(contract.updateTopic, { as, params: { id: third }, body: { version: 1, title: '别的' } })
      .catch((error: unknown) => error)
    expect(stale).toMatchObject({
      status: 409,
      reason: 'topic.stale',
      detail: { current: { title: '预算与人力' } },
    })

    const ordered = await test.call(contract.orderTopics, {
      as,
      params: { id },
      body: { topicIds: [third, first, second] },
    })
    expect(ordered.topics.map((one) => one.id)).toEqual([third, first, second])
    for (const topicIds of [
      [third, first],
      [third, first, first],
      [third, first, id],
    ]) {
      await expect(
        test.call(contract.orderTopics, { as, params: { id }, body: { topicIds } }),
      ).rejects.toEqual(refused(422, 'topic.orderIncomplete'))
    }

    const cut = await test.call(contract.removeTopic, { as, params: { id: third } })
    expect(cut.topics.map((one) => [one.id, one.seq])).toEqual([
      [first, 1],
      [second, 2],
    ])
  })

  it('keeps a topic about which something was written, even if the line was taken out again', async () => {
    const as = cast.people.marketingHead
    const { id, topics } = await startedMeeting(test, cast)
    const [first, second] = topics.map((one) => one.id) as [string, string]
    await asSystem(test.app.db, (tx) =>
      tx
        .insertInto('entry')
        .values({
          meeting_id: id,
          topic_id: first,
          kind: 'note',
          position: 1,
          client_key: crypto.randomUUID(),
          deleted_at: test.now(),
        })
        .execute(),
    )
    await expect(test.call(contract.removeTopic, { as, params: { id: first } })).rejects.toEqual(
      refused(409, 'topic.hasRecord'),
    )
    const cut = await test.call(contract.removeTopic, { as, params: { id: second } })
    expect(cut.topics).toHaveLength(1)
  })

  it('marks what comes up during the meeting as 临时议题', async () => {
    const as = cast.people.marketingHead
    const { id } = await startedMeeting(test, cast)
    const { topics } = await test.call(contract.addTopic, { as, params: { id }, body: topic })
    expect(topics.map(({ isAdHoc }) => isAdHoc)).toEqual([false, false, true])
  })

  it('gives whoever presents a topic sight of the meeting', async () => {
    const { marketingHead, admin } = cast.people
    const { id } = await draftMeeting(test, cast, { classification: 'confidential' })
    await expect(test.call(contract.getMeeting, { as: admin, params: { id } })).rejects.toEqual(
      refused(404, 'meeting.notFound'),
    )
    await test.call(contract.addTopic, {
      as: marketingHead,
      params: { id },
      body: { ...topic, ownerId: admin.id },
    })
    await expect(test.call(contract.getMeeting, { as: admin, params: { id } })).resolves.toMatchObject({ id })
  })

  it.each([
    ['an observer', 'designer', 403, 'meeting.notYours'],
    ['an outsider', 'admin', 404, 'topic.notFound'],
  ] as const)('is not for %s', async (_case, who, status, reason) => {
    const { topics } = await draftMeeting(test, cast)
    const edit = test.call(contract.updateTopic, {
      as: cast.people[who],
      params: { id: topics[0]?.id as string },
      body: { version: 1, title: '别的' },
    })
    await expect(edit).rejects.toEqual(refused(status, reason))
  })
})

describe('materials', () => {
  it('are asked for, handed in by their preparer, and noted as opened once', async () => {
    const { marketingHead, seller, salesHead, designer } = cast.people
    const { id } = await draftMeeting(test, cast)
    const asked = await test.call(contract.addMaterial, {
      as: marketingHead,
      params: { id },
      body: { name: '销售数据', kind: 'report', preparerId: seller.id, dueAt: '2026-03-05T14:00:00+08:00' },
    })
    const material = asked.materials[0]?.id as string
    const file = { name: '销售数据.csv', content: 'a,b\n1,2\n', type: 'text/csv' }
    await expect(
      test.call(contract.uploadMaterial, { as: salesHead, params: { id: material }, file }),
    ).rejects.toEqual(refused(403, 'material.notYours'))
    const handedIn = await test.call(contract.uploadMaterial, { as: seller, params: { id: material }, file })
    expect(handedIn.materials[0]).toMatchObject({
      file: { name: '销售数据.csv', size: 8, uploadedBy: { id: seller.id } },
      openedBy: [],
    })
    for (const as of [designer, salesHead, designer]) {
      await test.call(contract.openMaterial, { as, params: { id: material } })
    }
    const opened = await test.call(contract.getMeeting, { as: marketingHead, params: { id } })
    expect(new Set(opened.materials[0]?.openedBy)).toEqual(new Set([designer.id, salesHead.id]))

    const again = await test.call(contract.uploadMaterial, { as: seller, params: { id: material }, file })
    expect(again.materials[0]?.openedBy).toEqual([])
    const gone = await test.call(contract.removeMaterial, { as: marketingHead, params: { id: material } })
    expect(gone.materials).toEqual([])
    await expect(
      test.call(contract.openMaterial, { as: designer, params: { id: material } }),
    ).rejects.toEqual(refused(404, 'material.notFound'))
  })
})

describe('四定一确认', () => {
  it('S0-26: says what is missing of whom, and is complete when nothing is', async () => {
    const { marketer } = cast.people
    const bare = await test.call(contract.createMeeting, { as: marketer, body: { name: '碰头' } })
    expect(bare.readiness.map(({ part, isReady }) => [part, isReady])).toEqual([
      ['goal', false],
      ['people', false],
      ['agenda', false],
      ['materials', false],
      ['venue', false],
    ])
    expect(bare.readiness[1]?.missing).toContainEqual({ key: 'readiness.people.noRecorder', params: {} })

    const whole = await readyMeeting(test, cast)
    expect(
      whole.readiness.filter(({ isReady }) => !isReady).map(({ part, missing }) => [part, missing]),
    ).toEqual([])
    expect(whole.state).toBe('ready')
  })

  it('is refused with what blocks, and with what needs a reason; a reason lets it pass and is kept', async () => {
    const as = cast.people.marketingHead
    const { id, topics } = await draftMeeting(test, cast, { recorderId: null, collaborationName: '' })
    const declare = (overrides: { fingerprint: string; reason: string }[]) =>
      test.call(contract.makeReady, { as, params: { id }, body: { overrides } })
    const first = topics[0] as (typeof topics)[number]
    await test.call(contract.updateTopic, {
      as,
      params: { id: first.id },
      body: { version: first.version, expectedOutput: '' },
    })
    const blocked = await declare([]).catch((error: unknown) => error)
    expect(blocked).toMatchObject({ status: 409, reason: 'norm.blocked' })
    const norms = (blocked as { detail: { findings: { norm: string; severity: string }[] } }).detail.findings
      .filter(({ severity }) => severity === 'block')
      .map(({ norm }) => norm)
    expect(norms.sort()).toEqual(['NM-PRE-04', 'NM-PRE-15'])

    const { version } = await test.call(contract.getMeeting, { as, params: { id } })
    await test.call(contract.updateMeeting, {
      as,
      params: { id },
      body: { version, recorderId: cast.people.marketer.id },
    })
    await test.call(contract.updateTopic, {
      as,
      params: { id: first.id },
      body: { version: first.version + 1, expectedOutput: '分工表' },
    })
    const asking = await declare([]).catch((error: unknown) => error)
    expect(asking).toMatchObject({ status: 409, reason: 'norm.needsOverride' })
    await declare(await overridesFor(test, as, id, 'ready'))
    const { items } = await test.call(contract.getMeetingFindings, {
      as,
      params: { id },
      query: { moment: 'ready' },
    })
    expect(items.find(({ norm }) => norm === 'NM-PRE-01')?.overridden).toMatchObject({ by: '石静' })
  })

  it('needs a time', async () => {
    const { id } = await draftMeeting(test, cast, { plannedStart: null, plannedEnd: null })
    const declaring = test.call(contract.makeReady, {
      as: cast.people.marketingHead,
      params: { id },
      body: { overrides: [] },
    })
    await expect(declaring).rejects.toMatchObject({
      status: 422,
      reason: 'meeting.timeMissing',
      issues: [{ path: ['plannedStart'] }, { path: ['plannedEnd'] }],
    })
  })

  it('is the organiser’s to declare', async () => {
    const { id } = await draftMeeting(test, cast)
    const declaring = test.call(contract.makeReady, {
      as: cast.people.marketer,
      params: { id },
      body: { overrides: [] },
    })
    await expect(declaring).rejects.toEqual(refused(403, 'meeting.notYours'))
  })
})

it('counts the notice clocks back from the start, with reasons', async () => {
  const { deadlines } = await draftMeeting(test, cast)
  expect(deadlines.map(({ clock, at, state }) => [clock, at, state])).toEqual([
    ['C-03.invite', '2026-03-06T06:00:00.000Z', 'waiting'],
    ['C-03.agenda', '2026-03-05T06:00:00.000Z', 'waiting'],
    ['C-03.notice', '2026-03-08T06:00:00.000Z', 'waiting'],
  ])
  expect(deadlines[1]?.explanation[0]?.key).toBe('clock.workingDaysBefore')
})
