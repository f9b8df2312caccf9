import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { updateDecision } from '#contract/decision.ts'
import { getMeeting } from '#contract/meeting.ts'
import * as contract from '#contract/minutes.ts'
import { getTask, updateTask } from '#contract/task.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { paragraphsOf, partsOf } from '#server/document/word.test-data.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import type { Cast } from '#test/people.ts'
import { draftedMinutes, endedMeeting, finalOverrides, send } from './minutes.test-data.ts'

let test: TestApp
let cast: Cast
let drafted: Awaited<ReturnType<typeof draftedMinutes>>
beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
  drafted = await draftedMinutes(test, cast)
})
afterAll(() => test.close())

type Person = { readonly id: string }
const refused = (status: number, reason: string) => expect.objectContaining({ status, reason })
const get = (as: Person) => test.call(contract.getMinutes, { as, params: { id: drafted.id }, query: {} })
const checklist = (as: Person) => test.call(contract.getMinutesChecklist, { as, params: { id: drafted.id } })
const set = async (change: object, as: Person = cast.people.marketer) =>
  test.call(contract.setMinutesProperties, {
    as,
    params: { id: drafted.id },
    body: { version: (await get(as)).version, ...change },
  })
const noticesOf = (id: string, kind: string) =>
  asSystem(test.app.db, async (tx) =>
    (
      await tx
        .selectFrom('notification')
        .innerJoin('person', 'person.id', 'person_id')
        .select(['person.name', 'params'])
        .where('kind', '=', kind)
        .where('noun_id', '=', id)
        .execute()
    ).toSorted((one, other) => one.name.localeCompare(other.name, 'zh')),
  )

it('S2-46, S3-26, NM-MIN-01: the draft has 24 hours from the real end, and is checked line by line', async () => {
  const { marketer } = cast.people
  const minutes = await get(marketer)
  expect(minutes.deadlines.find(({ clock }) => clock === 'C-05')).toMatchObject({
    at: '2026-03-10T07:30:00.000Z',
    state: 'met',
  })
  const complete = await checklist(marketer)
  expect(complete.changed).toEqual([])
  expect(complete.lines.map(({ noun, title, findings }) => [noun, title, findings.length])).toEqual([
    ['decision', '产品部3月16日前提交产品核心卖点说明书1份', 0],
    ['task', '提交产品核心卖点说明书', 0],
  ])
  // NM-MTG-06, NM-MTG-09: what lacks an owner or says when it is done too vaguely stands at its line.
  const task = await test.call(getTask, { as: marketer, params: { id: drafted.taskId } })
  await test.call(updateTask, {
    as: marketer,
    params: { id: drafted.taskId },
    body: { version: task.version, doneCriteria: [] },
  })
  const lacking = await checklist(marketer)
  expect(lacking.lines[1]?.findings.map(({ norm }) => norm)).toContain('NM-MTG-09')
  expect(lacking.lines[0]?.findings).toEqual([])
  expect(lacking.changed).toEqual([minutes.content.tasks[0]?.number])
  const again = await test.call(getTask, { as: marketer, params: { id: drafted.taskId } })
  await test.call(updateTask, {
    as: marketer,
    params: { id: drafted.taskId },
    body: { version: again.version, doneCriteria: ['说明书1份，PDF格式，经市场部确认'] },
  })
})

it('S2-06, S2-49: says whether the goal was met, what was expected, and of each item whether it is done', async () => {
  const { marketer, marketingHead } = cast.people
  const before = await get(marketer)
  expect(before.content.goalAndAgenda.expectedOutcome).not.toBe('')
  expect(before.content.goalAndAgenda.agenda.map(({ isDone, outcome }) => [isDone, outcome])).toEqual([
    [true, 'decided'],
    [true, 'informed'],
  ])
  const edited = await test.call(contract.updateMinutes, {
    as: marketer,
    params: { id: drafted.id },
    body: { version: before.version, goalResult: 'partly' },
  })
  expect(edited.content.goalAndAgenda.result).toBe('partly')
  await expect(
    test.call(contract.updateMinutes, {
      as: marketingHead,
      params: { id: drafted.id },
      body: { version: edited.version, goalResult: 'met' },
    }),
  ).rejects.toEqual(refused(403, 'minutes.notYours'))
})

it('S2-58: suggests superiors for a copy and adds none by itself; S2-62: names who keeps the sheet', async () => {
  const { marketer, seller, vicePresident } = cast.people
  const { items } = await test.call(contract.suggestCopies, { as: marketer, params: { id: drafted.id } })
  expect(items.map(({ name }) => name)).toEqual(['傅敏'])
  const minutes = await get(marketer)
  expect(minutes.recipients.filter(({ role }) => role === 'cc')).toEqual([])
  expect(minutes.recipients.map(({ person }) => person.id)).not.toContain(vicePresident.id)
  expect(minutes.maintainer?.name).toBe('林小满')
  await expect(test.call(contract.suggestCopies, { as: seller, params: { id: drafted.id } })).rejects.toEqual(
    refused(403, 'minutes.notYours'),
  )
})

it('X-48: countersigning makes everybody who took part a reviewer, the proxy and not the absent', async () => {
  const { seller, marketer } = cast.people
  await expect(set({ countersign: true }, seller)).rejects.toEqual(refused(403, 'minutes.notYours'))
  const minutes = await set({ countersign: true })
  const reviewers = minutes.recipients
    .filter(({ role }) => role === 'reviewer')
    .map(({ person }) => person.name)
  expect(reviewers).toEqual(expect.arrayContaining(['沈青', '苏禾']))
  await expect(
    test.call(contract.setRecipients, {
      as: marketer,
      params: { id: drafted.id },
      body: {
        recipients: minutes.recipients.map(({ person, role }) => ({
          personId: person.id,
          role: person.id === seller.id ? ('recipient' as const) : role,
        })),
      },
    }),
  ).rejects.toEqual(refused(409, 'minutes.reviewersStay'))
})

it('X-49: text that is no longer true is taken back by its recorder, and everybody hears what changed', async () => {
  const { marketer, marketingHead, designer } = cast.people
  test.setNow('2026-03-09T17:00:00+08:00')
  const sent = await send(test, cast, drafted.id)
  expect(sent.can).not.toContain('redraw')
  await expect(
    test.call(contract.redrawMinutes, { as: marketer, params: { id: drafted.id } }),
  ).rejects.toEqual(refused(409, 'minutes.nothingChanged'))
  const { version } = await asSystem(test.app.db, (tx) =>
    tx
      .selectFrom('decision')
      .select('version')
      .where('id', '=', drafted.decisionId)
      .executeTakeFirstOrThrow(),
  )
  await test.call(updateDecision, {
    as: marketer,
    params: { id: drafted.decisionId },
    body: { version, content: '产品部3月16日前提交产品核心卖点说明书3份' },
  })
  expect((await get(marketingHead)).can).not.toContain('redraw')
  expect((await get(marketer)).can).toContain('redraw')
  await expect(
    test.call(contract.redrawMinutes, { as: marketingHead, params: { id: drafted.id } }),
  ).rejects.toEqual(refused(403, 'minutes.notYours'))
  const number = sent.content.decisions[0]?.number
  const redrawn = await test.call(contract.redrawMinutes, { as: marketer, params: { id: drafted.id } })
  expect(redrawn).toMatchObject({ state: 'revising', currentVersion: 2 })
  expect(redrawn.content.decisions[0]?.content).toBe('产品部3月16日前提交产品核心卖点说明书3份')
  expect(redrawn.content.goalAndAgenda.result).toBe('partly')
  const told = await noticesOf(drafted.id, 'minutes.redrawn')
  expect(told.map(({ name }) => name).sort()).toEqual(['沈青', '石静', '肖航', '苏禾', '陈拓'].sort())
  expect(told[0]?.params).toMatchObject({ what: number })
  const resent = await test.call(contract.resendMinutes, {
    as: marketer,
    params: { id: drafted.id },
    body: {},
  })
  expect(resent.versions.at(-1)?.note).toBe(number)
  expect(resent.recipients.find(({ person }) => person.id === designer.id)?.state).toBe('sent')
})

it('S3-27, NM-MIN-02: where a head has left, the deputy’s confirmation counts', async () => {
  const { marketer, marketingHead, salesHead, seller, productHead, designer, generalManager } = cast.people
  await asSystem(test.app.db, async (tx) => {
    await sql`update department set deputy_id = ${generalManager.id} where id = ${cast.departments.product.id}`.execute(
      tx,
    )
    await sql`update person set state = 'disabled' where id = ${productHead.id}`.execute(tx)
  })
  const current = await get(marketer)
  await test.call(contract.setRecipients, {
    as: marketer,
    params: { id: drafted.id },
    body: {
      recipients: [
        ...current.recipients.map(({ person, role }) => ({
          personId: person.id,
          role: person.id === productHead.id ? ('cc' as const) : role,
        })),
        { personId: generalManager.id, role: 'reviewer' },
      ],
    },
  })
  const silent = async () =>
    (
      await test.call(contract.getMinutesFindings, {
        as: marketingHead,
        params: { id: drafted.id },
        query: { moment: 'finalise' },
      })
    ).items.flatMap(({ norm, place }) => (norm === 'NM-MIN-02' ? [place.label] : []))
  expect(await silent()).toContain('高远')
  for (const person of [marketer, marketingHead, salesHead, designer, generalManager]) {
    await test.call(contract.confirmMinutes, { as: person, params: { id: drafted.id } })
  }
  // the one who stood in has to countersign as well; the head who left is asked nothing.
  expect((await silent()).filter((name) => name !== '陈拓')).toEqual(['沈青'])
  await test.call(contract.confirmMinutes, { as: seller, params: { id: drafted.id } })
})

it('J-07: S3-28, S3-29, S2-61, S2-68, NM-MIN-08, NM-MIN-11: final within 48 hours, archived by name, found', async () => {
  const { marketer, marketingHead, seller } = cast.people
  await asSystem(test.app.db, (tx) =>
    sql`update meeting_attendee set sign_in = 'absent', absence_reason = '离职' where person_id = ${cast.people.productHead.id}`.execute(
      tx,
    ),
  )
  test.setNow('2026-03-10T11:00:00+08:00')
  const overrides = await finalOverrides(test, marketingHead, drafted.id)
  const final = await test.call(contract.finaliseMinutes, {
    as: marketingHead,
    params: { id: drafted.id },
    body: { overrides },
  })
  expect(final).toMatchObject({ state: 'archived', archiveName: '新品推广分工会-2026-03-09' })
  expect(final.deadlines.find(({ clock }) => clock === 'C-07')).toMatchObject({
    at: '2026-03-11T07:30:00.000Z',
    state: 'met',
  })
  expect(final.content.attachments[0]).toMatchObject({ no: 1, name: '《跨部门任务分配表》', kind: 'ledger' })
  // The tracking sheet stands with the minutes: the meeting of both, its tasks handed out.
  expect((await test.call(getMeeting, { as: marketer, params: { id: drafted.meetingId } })).state).toBe(
    'followUp',
  )
  const found = await test.call(contract.listMinutes, {
    as: seller,
    query: { view: 'archive', q: '说明书3份' },
  })
  expect(found.items).toMatchObject([{ id: drafted.id, archiveName: '新品推广分工会-2026-03-09' }])

  const file = await test.http.inject({
    url: `/api/v1/minutes/${drafted.id}/document.docx?layout=fiveParts`,
    headers: { cookie: await test.cookieOf(seller) },
  })
  expect(file.headers['content-disposition']).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent('新品推广分工会-2026-03-09.docx')}`,
  )
  const lines = paragraphsOf(partsOf(file.rawPayload).get('word/document.xml') ?? '')
  expect(lines).toEqual(expect.arrayContaining(['最终版', '四、决议事项汇总', '部分达成']))
  expect(lines.some((line) => line.startsWith('产品部3月16日前提交产品核心卖点说明书3份'))).toBe(true)
  // whoever may not read them gets no file either.
  const stranger = await test.http.inject({
    url: `/api/v1/minutes/${drafted.id}/document.docx`,
    headers: { cookie: await test.cookieOf(cast.people.newcomer) },
  })
  expect(stranger.statusCode).toBe(404)
})

it('S2-46: a draft that is late is told to the host', async () => {
  await asSystem(test.app.db, (tx) =>
    sql`update person set state = 'active' where id = ${cast.people.productHead.id}`.execute(tx),
  )
  const { meetingId } = await endedMeeting(test, cast, { name: '第二次分工会' })
  const { minutes } = await test.call(getMeeting, { as: cast.people.marketer, params: { id: meetingId } })
  test.setNow('2026-03-10T15:31:00+08:00')
  await test.runJobs()
  const told = await asSystem(test.app.db, (tx) =>
    tx
      .selectFrom('notification')
      .innerJoin('person', 'person.id', 'person_id')
      .select('person.name')
      .where('kind', '=', 'minutes.draftLate')
      .where('noun_id', 'in', [meetingId, minutes?.id as string])
      .execute(),
  )
  expect([told.map(({ name }) => name), minutes?.state]).toEqual([['石静'], 'recording'])
})
