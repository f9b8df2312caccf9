import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { getDecision } from '#contract/decision.ts'
import * as contract from '#contract/import.ts'
import { getMeeting, getMeetingHistory } from '#contract/meeting.ts'
import { getRecord } from '#contract/record.ts'
import { getTask } from '#contract/task.ts'
import { asActor, asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type Refused, type TestApp } from '#test/harness.ts'
import { seedLiveMeeting } from '#test/live-meeting.ts'
import type { Cast } from '#test/people.ts'

let test: TestApp
let cast: Cast

beforeAll(async () => {
  test = await openTestApp({ now: '2026-03-10T09:00:00+08:00' })
  cast = await test.seedPeople()
})
afterAll(() => test.close())

const minutes = `展会筹备会纪要

时间：2026年3月4日 14:00-15:30
地点：二号会议室
主持人：石静
记录人：林小满
参会人员：市场部石静、林小满；销售部肖航；产品部陈拓；外部顾问严冬
缺席：苏禾（出差）

一、展位方案
石静介绍了两个方案。肖航认为转角展位人流更大。
会议决定采用转角展位方案。
由销售部肖航3月12日前提交客户邀请名单。

二、物料
由产品部在3月20日前提供样机五台，陈拓负责。
`

async function bringIn(text = minutes, more: { as?: string; intoMeetingId?: string } = {}) {
  const as = more.as ?? cast.people.newcomer.id
  const { id } = await test.call(contract.createImport, {
    as,
    query: {},
    body: { text, intoMeetingId: more.intoMeetingId ?? null },
  })
  return { as, view: await test.call(contract.getImport, { as, params: { id } }) }
}

type Brought = Awaited<ReturnType<typeof bringIn>>

function keep({ as, view }: Brought, body: object, version = view.version) {
  return test.call(contract.updateImport, { as, params: { id: view.id }, body: { version, ...body } })
}

async function acceptAll(brought: Brought) {
  const items = brought.view.items.map(({ key }) => ({ key, state: 'accepted' as const }))
  return keep(brought, { items })
}

function apply({ as, view }: Brought, version: number) {
  return test.call(contract.applyImport, { as, params: { id: view.id }, body: { version } })
}

const refusal = (status: number, reason: string) => expect.objectContaining({ status, reason })

describe('a review', () => {
  it('keeps what was read, with the very words, and makes nothing of it', async () => {
    const before = await counts()
    const { view } = await bringIn()
    expect(view).toMatchObject({ state: 'open', text: minutes, into: null, meeting: null })
    expect(view.basics).toMatchObject({
      name: '展会筹备会纪要',
      date: '2026-03-04',
      startTime: '14:00',
      endTime: '15:30',
      host: { personId: cast.people.marketingHead.id },
    })
    const action = view.items.find(({ text }) => text.includes('邀请名单'))
    expect(action).toMatchObject({
      kind: 'action',
      state: 'open',
      who: { personId: cast.people.salesHead.id, departmentId: cast.departments.sales.id },
      dueOn: '2026-03-12',
    })
    for (const { quote } of view.items) expect(minutes.slice(quote.start).startsWith(quote.text)).toBe(true)
    expect(await counts()).toEqual(before)
  })

  it('is its author’s alone: for everybody else, whatever their rank, it does not exist', async () => {
    const brought = await bringIn()
    for (const person of [cast.people.admin, cast.people.generalManager, cast.people.supervisor]) {
      const other = { as: person.id, view: brought.view }
      const params = { id: brought.view.id }
      await expect(test.call(contract.getImport, { as: person.id, params })).rejects.toEqual(
        refusal(404, 'import.notFound'),
      )
      await expect(keep(other, {})).rejects.toEqual(refusal(404, 'import.notFound'))
      await expect(apply(other, 1)).rejects.toEqual(refusal(404, 'import.notFound'))
      await expect(test.call(contract.dropImport, { as: person.id, params })).rejects.toEqual(
        refusal(404, 'import.notFound'),
      )
      const mine = await test.call(contract.listImports, { as: person.id, query: {} })
      expect(mine.items.map(({ id }) => id)).not.toContain(brought.view.id)
      const actor = await test.actorOf(person.id)
      // Also where a handler should forget to ask.
      const rows = await asActor(test.app.db, actor, (tx) =>
        tx.selectFrom('import_review').select('id').where('id', '=', brought.view.id).execute(),
      )
      expect(rows).toEqual([])
    }
  })

  it('keeps each change, and refuses one over an older version with what stands now', async () => {
    const brought = await bringIn()
    const [first, second] = brought.view.items
    const kept = await keep(brought, { items: [{ key: first?.key, state: 'rejected' }] })
    expect(kept.version).toBe(2)
    const stale = await keep(brought, { items: [{ key: second?.key, text: '改' }] }).catch((error) => error)
    expect(stale).toMatchObject({ status: 409, reason: 'import.stale' })
    expect(((stale as Refused).detail as { current: { version: number } }).current.version).toBe(2)
  })

  it('settles a name once for every place that has it, and remembers it when told to', async () => {
    const written = '顾老师'
    const brought = await bringIn(
      minutes.replace('主持人：石静', `主持人：${written}`).replace('记录人：林小满', `记录人：${written}`),
    )
    // A guest whom nobody here knows is asked about as well.
    expect(brought.view.names.map((name) => name.written)).toEqual([written, '严冬'])
    expect(brought.view.names[0]).toMatchObject({ personIds: [], choice: null })
    expect(brought.view.basics.host).toEqual({ personId: null, departmentId: null, written })
    const { id } = cast.people.productHead
    await keep(brought, { names: [{ written, choice: { as: 'person', id }, isRemembered: true }] })
    const settled = await again(brought)
    const known = { personId: id, departmentId: cast.departments.product.id, written }
    expect(settled.view.basics).toMatchObject({ host: known, recorder: known })
    const { version } = await acceptAll(settled)
    await apply(settled, version)
    const { items } = await test.call(contract.listAliases, { as: cast.people.admin })
    expect(items).toMatchObject([{ alias: written, person: { id }, createdBy: { name: '辛然' } }])
    // The next text is understood at once.
    const next = await bringIn(minutes.replace('主持人：石静', `主持人：${written}`))
    expect(next.view.names.map((name) => name.written)).toEqual(['严冬'])
    expect(next.view.basics.host).toMatchObject({ personId: id })
  })

  async function again({ as, view }: Brought): Promise<Brought> {
    return { as, view: await test.call(contract.getImport, { as, params: { id: view.id } }) }
  }

  it('can be thrown away as long as nothing has come of it', async () => {
    const { as, view } = await bringIn()
    await test.call(contract.dropImport, { as, params: { id: view.id } })
    await expect(test.call(contract.getImport, { as, params: { id: view.id } })).rejects.toEqual(
      refusal(404, 'import.notFound'),
    )
  })
})

describe('applied', () => {
  it('becomes one held meeting with its people, decisions and tasks, each with the words it came from', async () => {
    const brought = await bringIn()
    const { version } = await acceptAll(brought)
    const { meetingId } = await apply(brought, version)
    const as = brought.as
    const meeting = await test.call(getMeeting, { as, params: { id: meetingId } })
    expect(meeting).toMatchObject({
      name: '展会筹备会纪要',
      state: 'ended',
      phase: 'after',
      isImported: true,
      place: '二号会议室',
      plannedStart: '2026-03-04T06:00:00.000Z',
      plannedEnd: '2026-03-04T07:30:00.000Z',
      host: { name: '石静' },
      recorder: { name: '林小满' },
    })
    const seats = meeting.attendees.map(({ person, signIn, absenceReason }) => [
      person.name,
      signIn,
      absenceReason,
    ])
    expect(seats).toEqual(
      expect.arrayContaining([
        ['石静', 'onTime', ''],
        ['肖航', 'onTime', ''],
        ['苏禾', 'absent', '出差'],
      ]),
    )
    // Whoever brought it in was not there by that.
    expect(seats.map(([name]) => name)).not.toContain('辛然')

    const record = await test.call(getRecord, { as, params: { id: meetingId } })
    const task = record.entries.find(({ kind, text }) => kind === 'task' && text.includes('邀请名单'))
    expect(task?.task).toMatchObject({ owner: { name: '肖航' }, dueOn: '2026-03-12' })
    const decision = record.entries.find(({ kind }) => kind === 'decision')
    expect(decision?.text).toContain('转角展位')
    const held = await test.call(getDecision, { as, params: { id: decision?.decision?.id as string } })
    expect(['adopted', 'inExecution']).toContain(held.state)
    expect(held.history.map(({ move }) => move)).toEqual(
      expect.arrayContaining(['create', 'import', 'adopt']),
    )

    const one = await test.call(getTask, { as, params: { id: task?.task?.id as string } })
    expect(one.history.map(({ move }) => move)).toEqual(expect.arrayContaining(['create', 'import']))
    const { items } = await test.call(contract.listImportedLines, { as, params: { id: meetingId } })
    const evidence = items.find(({ taskId }) => taskId === one.id)?.evidence
    expect(minutes).toContain(evidence)
    expect(evidence).toContain('3月12日前')

    const history = await test.call(getMeetingHistory, { as, params: { id: meetingId } })
    expect(history.items.map(({ move, actor }) => [move, actor?.name])).toContainEqual(['import', '辛然'])
    // Nobody is told before the minutes are final.
    const told = await asSystem(test.app.db, (tx) =>
      tx.selectFrom('notification').select('kind').where('noun_id', '=', one.id).execute(),
    )
    expect(told).toEqual([])
  })

  it('makes one meeting only, however often it is clicked and from however many tabs', async () => {
    const brought = await bringIn()
    const { version } = await acceptAll(brought)
    const before = await counts()
    const answers = await Promise.all([1, 2, 3].map(() => apply(brought, version)))
    expect(new Set(answers.map(({ meetingId }) => meetingId)).size).toBe(1)
    expect(await apply(brought, version)).toEqual(answers[0])
    const after = await counts()
    expect(after.meetings - before.meetings).toBe(1)
    await expect(keep(brought, {}, version + 1)).rejects.toEqual(refusal(409, 'import.applied'))
  })

  it('takes only what was accepted', async () => {
    const brought = await bringIn()
    const before = await counts()
    const [taken] = brought.view.items.filter(({ kind }) => kind === 'action')
    const { version } = await keep(brought, { items: [{ key: taken?.key, state: 'accepted' }] })
    await apply(brought, version)
    const after = await counts()
    expect({ tasks: after.tasks - before.tasks, decisions: after.decisions - before.decisions }).toEqual({
      tasks: 1,
      decisions: 0,
    })
  })

  it.each([
    ['nothing was accepted', {}, 'items', 'import.nothingAccepted'],
    ['its day is missing', { basics: { date: null } }, 'basics.date', 'import.whichDay'],
    ['its day is still to come', { basics: { date: '2026-03-11' } }, 'basics.date', 'import.notYetHeld'],
    ['nobody is its host', { basics: { host: null } }, 'basics.host', 'import.whoHosted'],
  ])('says what is missing when %s, and makes nothing', async (_case, change, path, reason) => {
    const brought = await bringIn()
    const before = await counts()
    const items =
      reason === 'import.nothingAccepted' ? [] : [{ key: brought.view.items[0]?.key, state: 'accepted' }]
    const { version } = await keep(brought, { ...change, items })
    const refused = await apply(brought, version).catch((error) => error)
    expect(refused).toMatchObject({ status: 422, reason: 'import.incomplete' })
    expect((refused as Refused).issues.map((issue) => [issue.path.join('.'), issue.reason])).toContainEqual([
      path,
      reason,
    ])
    expect(await counts()).toEqual(before)
  })
})

describe('added to a meeting', () => {
  let meetingId: string
  beforeEach(async () => {
    meetingId = (await seedLiveMeeting(test, cast)).meetingId
  })

  it('is for whoever records it; to others it is refused, or does not exist', async () => {
    const wanted = { text: minutes, intoMeetingId: meetingId }
    await expect(
      test.call(contract.createImport, { as: cast.people.salesHead, query: {}, body: wanted }),
    ).rejects.toEqual(refusal(403, 'meeting.notYours'))
    await expect(
      test.call(contract.createImport, { as: cast.people.newcomer, query: {}, body: wanted }),
    ).rejects.toEqual(refusal(404, 'meeting.notFound'))
  })

  it('goes into its record; decisions are proposed, and what stands there stays', async () => {
    const brought = await bringIn(minutes, { as: cast.people.marketer.id, intoMeetingId: meetingId })
    const items = brought.view.items.map((item) => ({
      key: item.key,
      state: item.kind === 'viewpoint' && item.who?.personId === null ? 'rejected' : 'accepted',
    }))
    const { version } = await keep(brought, { items })
    expect(await apply(brought, version)).toEqual({ meetingId })
    const meeting = await test.call(getMeeting, { as: brought.as, params: { id: meetingId } })
    expect(meeting).toMatchObject({ name: '活动筹备会', state: 'inProgress', isImported: false })
    const record = await test.call(getRecord, { as: brought.as, params: { id: meetingId } })
    const decision = record.entries.find(({ kind }) => kind === 'decision')
    expect(decision?.decision).toMatchObject({ state: 'proposed' })
    expect(record.topics.map(({ title }) => title)).toEqual(expect.arrayContaining(['展位方案', '物料']))
  })

  it('is refused when meanwhile the meeting is over', async () => {
    const brought = await bringIn(minutes, { as: cast.people.marketer.id, intoMeetingId: meetingId })
    const { version } = await acceptAll(brought)
    await asSystem(test.app.db, (tx) =>
      tx.updateTable('meeting').set({ state: 'ended' }).where('id', '=', meetingId).execute(),
    )
    await expect(apply(brought, version)).rejects.toEqual(refusal(409, 'meeting.notNow'))
  })
})

describe('a name that was settled', () => {
  it('is known from then on, until an administrator takes it back', async () => {
    const seller = cast.people.seller
    const { id } = await asSystem(test.app.db, (tx) =>
      tx
        .insertInto('name_alias')
        .values({ alias: '小青子', person_id: seller.id, created_by: cast.people.marketer.id })
        .returning('id')
        .executeTakeFirstOrThrow(),
    )
    const text = '例会\n时间：2026年3月4日\n\n由小青子3月12日前提交报价单。\n'
    const owner = async () =>
      (await bringIn(text)).view.items.find(({ kind }) => kind === 'action')?.who?.personId ?? null
    expect(await owner()).toBe(seller.id)
    const { items } = await test.call(contract.listAliases, { as: cast.people.admin })
    expect(items).toContainEqual(
      expect.objectContaining({
        alias: '小青子',
        person: expect.objectContaining({ name: '沈青' }),
        createdBy: expect.objectContaining({ name: '林小满' }),
      }),
    )
    await test.call(contract.removeAlias, { as: cast.people.admin, params: { id } })
    expect(await owner()).not.toBe(seller.id)
  })
})

async function counts() {
  return asSystem(test.app.db, async (tx) => {
    const { rows } = await sql<{ meetings: number; decisions: number; tasks: number }>`
      select (select count(*)::int from meeting) as meetings, (select count(*)::int from decision) as decisions,
        (select count(*)::int from task) as tasks`.execute(tx)
    return rows[0] as (typeof rows)[number]
  })
}
