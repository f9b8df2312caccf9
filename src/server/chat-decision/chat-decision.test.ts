import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as charter from '#contract/charter.ts'
import * as contract from '#contract/chat-decision.ts'
import * as collaborations from '#contract/collaboration.ts'
import * as decisions from '#contract/decision.ts'
import * as tasks from '#contract/task.ts'
import { search } from '#contract/today.ts'
import { sweep } from '#server/clock/sweep.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, Refused, type TestApp } from '#test/harness.ts'
import type { Cast, SeedPerson } from '#test/people.ts'

/** 市场部 and 销售部 settle a price in a chat on a Friday; it is put in writing on Tuesday (J-16 on the server). */

let test: TestApp
let cast: Cast
let collaborationId: string
const id = randomUUID()
const content = '双十一主推款售价定为299元'

const refusal = async (call: Promise<unknown>): Promise<Refused> => {
  const answer = await call.catch((error: unknown) => error)
  if (!(answer instanceof Refused)) throw new Error('was not refused')
  return answer
}
const noticesOf = async (person: SeedPerson) =>
  (
    await asSystem(test.app.db, (tx) =>
      sql<{ kind: string }>`select kind from notification where person_id = ${person.id}
        and kind like 'decision.chat%' order by id`.execute(tx),
    )
  ).rows.map(({ kind }) => kind)
const tick = () =>
  sweep.run({ app: test.app, now: test.now(), transaction: (run) => asSystem(test.app.db, run) })
const as = (person: SeedPerson) => ({ as: person, params: { id } })
const draft = () => ({
  id,
  content,
  takenAt: '2026-03-06T16:00:00+08:00',
  place: '飞书群“双十一筹备”',
  reason: '竞品已降价',
  decidedById: cast.people.marketingHead.id,
  participantIds: [cast.people.seller.id],
  copyIds: [cast.people.salesHead.id],
  isImportant: true,
  writtenAs: 'mailConfirmation' as const,
  classification: 'internal' as 'internal' | 'public' | null,
  collaborationId,
})
const record = (more: object = {}) =>
  test.call(contract.recordChatDecision, {
    as: cast.people.marketer,
    body: { ...draft(), tasks: [], overrides: [], ...more },
  })

beforeAll(async () => {
  test = await openTestApp()
  test.setNow('2026-03-06T17:00:00+08:00')
  cast = await test.seedPeople()
  const { people, departments } = cast
  const made = await test.call(collaborations.createCollaboration, {
    as: people.marketingHead,
    body: { name: '双十一' },
  })
  collaborationId = made.id
  const params = { id: collaborationId }
  const { version } = await test.call(charter.getCharter, { as: people.marketingHead, params })
  const part = (department: { id: string }, lead: SeedPerson | null) => ({
    departmentId: department.id,
    leadId: lead?.id ?? null,
  })
  await test.call(charter.updateCharter, {
    as: people.marketingHead,
    params,
    body: {
      version,
      participations: [
        part(departments.marketing, people.marketingHead),
        part(departments.sales, people.salesHead),
        part(departments.product, null),
      ],
    },
  })
}, 60_000)
afterAll(() => test.close())

it('C-22: a decision announced and not written within a working day warns its author once', async () => {
  const { marketer } = cast.people
  const note = await test.call(contract.addChatNote, {
    as: marketer,
    body: { text: content, takenAt: '2026-03-06T16:00:00+08:00', collaborationId },
  })
  expect(note.deadline).toMatchObject({ clock: 'C-22', at: '2026-03-09T08:00:00.000Z', state: 'waiting' })
  await tick()
  expect(await noticesOf(marketer)).toEqual([])
  test.setNow('2026-03-09T16:01:00+08:00')
  await tick()
  test.setNow('2026-03-10T10:00:00+08:00')
  await tick()
  expect(await noticesOf(marketer)).toEqual(['decision.chatUnwritten'])
  const { items } = await test.call(contract.listChatNotes, { as: marketer })
  expect(items.map(({ text, deadline }) => [text, deadline.state])).toEqual([[content, 'missed']])
  expect((await test.call(contract.listChatNotes, { as: cast.people.seller })).items).toEqual([])
})

it('S4-40: the form begins with whom it concerns, of a department without a voice its head', async () => {
  const [note] = (await test.call(contract.listChatNotes, { as: cast.people.marketer })).items
  const prepared = await test.call(contract.prepareChatDecision, {
    as: cast.people.marketer,
    query: { noteId: note?.id ?? '' },
  })
  expect(prepared.stakeholders.map(({ name }) => name).toSorted()).toEqual(['石静', '肖航', '陈拓'])
  expect(prepared).toMatchObject({
    collaboration: { title: '双十一' },
    classification: 'internal',
    writtenAs: 'mailConfirmation',
    note: { text: content },
  })
  const hidden = await refusal(
    test.call(contract.prepareChatDecision, { as: cast.people.designer, query: { collaborationId } }),
  )
  expect(hidden).toMatchObject({ status: 404, reason: 'collaboration.notFound' })
})

it('NM-MTG-13, NM-INF-02, NM-INF-03: said before; recorded late or with somebody left out only with reasons', async () => {
  const checked = await test.call(contract.checkChatDecision, {
    as: cast.people.marketer,
    body: { ...draft(), writtenAs: null },
  })
  expect(checked.findings.map(({ reason, override }) => `${reason.key} ${override}`)).toEqual([
    'NM-MTG-13.late.reason reason',
    'NM-INF-02.leftOut.reason reason',
    'NM-INF-03.none.reason yes',
  ])
  expect(checked.findings[1]?.reason.params).toEqual({ people: '陈拓' })
  expect(checked.deadline).toMatchObject({ at: '2026-03-09T08:00:00.000Z', state: 'missed' })
  expect(checked.deadline.explanation.length).toBeGreaterThan(0)
  const refused = await refusal(record())
  expect(refused).toMatchObject({ status: 409, reason: 'norm.needsOverride' })
  const findings = (refused.detail as { findings: { norm: string }[] }).findings.map(({ norm }) => norm)
  expect(findings).toEqual(['NM-MTG-13', 'NM-INF-02'])
})

it('NM-INF-01: is not saved without a level, nor more open than what it belongs to', async () => {
  const unmarked = await refusal(record({ classification: null }))
  expect(unmarked).toMatchObject({ status: 409, reason: 'norm.blocked' })
  const open = await refusal(record({ classification: 'public', takenAt: '2026-03-11T10:00:00+08:00' }))
  expect(open.issues.map(({ path, reason }) => `${path.join('.')} ${reason}`)).toEqual([
    'takenAt decision.chatInFuture',
    'classification decision.chatTooOpen',
  ])
})

it('S4-36: stands in the register as decided, with its work, and is recorded once', async () => {
  const { people } = cast
  const [note] = (await test.call(contract.listChatNotes, { as: people.marketer })).items
  const { findings } = await test.call(contract.checkChatDecision, { as: people.marketer, body: draft() })
  const said = {
    overrides: findings.map(({ fingerprint }) => ({ fingerprint, reason: '周末在外地' })),
    tasks: [{ name: '改价签', ownerId: people.seller.id, dueOn: '2026-03-20' }],
    noteId: note?.id ?? null,
  }
  const first = await record(said)
  expect(await record(said)).toEqual(first)
  const list = await test.call(decisions.listDecisions, { as: people.salesHead, query: { source: 'im' } })
  expect(list.items).toMatchObject([
    {
      id,
      content,
      state: 'inExecution',
      source: 'im',
      chatPlace: '飞书群“双十一筹备”',
      collaboration: { title: '双十一' },
      owner: { name: '沈青' },
      taskCount: 1,
    },
  ])
  const view = await test.call(contract.getChatDecision, as(people.salesHead))
  expect(view.findings.map(({ norm, overridden }) => [norm, overridden?.reason])).toEqual([
    ['NM-MTG-13', '周末在外地'],
  ])
  expect((await test.call(contract.listChatNotes, { as: people.marketer })).items).toEqual([])
  // Linked both ways: the collaboration, and the task that follows from it.
  const parts = await test.call(collaborations.getCollaborationParts, {
    as: people.salesHead,
    params: { id: collaborationId },
  })
  expect(parts.decisions.map((one) => one.id)).toEqual([id])
  const { tasks: work } = await test.call(decisions.getDecision, as(people.salesHead))
  const task = await test.call(tasks.getTask, { as: people.seller, params: { id: work[0]?.id ?? '' } })
  expect(task.decision?.id).toBe(id)
})

it('S4-39, S4-40: whoever took part or is in copy is asked once; one objects, the author corrects, they are asked again', async () => {
  const { people } = cast
  expect(await noticesOf(people.salesHead)).toEqual(['decision.chatToConfirm'])
  expect(await noticesOf(people.seller)).toEqual(['decision.chatToConfirm'])
  const answer = (person: SeedPerson, body: { version: number; answer: 'agree' | 'object'; note?: string }) =>
    test.call(contract.answerChatDecision, { ...as(person), body: { note: '', ...body } })
  await answer(people.seller, { version: 1, answer: 'agree' })
  const mute = await refusal(answer(people.salesHead, { version: 1, answer: 'object' }))
  expect(mute.issues.map(({ reason }) => reason)).toEqual(['decision.chatSayWhat'])
  await answer(people.salesHead, { version: 1, answer: 'object', note: '说的是289元' })
  expect(await noticesOf(people.marketer)).toEqual(['decision.chatUnwritten', 'decision.chatObjected'])
  const notHers = await refusal(
    test.call(contract.correctChatDecision, {
      ...as(people.seller),
      body: { version: 1, content: '改', why: '我记得' },
    }),
  )
  expect(notHers).toMatchObject({ status: 403, reason: 'decision.chatNotYours' })
  // The register's own form cannot change the words behind everybody's back.
  const { version } = await test.call(decisions.getDecision, as(people.marketer))
  const behind = await refusal(
    test.call(decisions.updateDecision, { ...as(people.marketer), body: { version, content: '289元' } }),
  )
  expect(behind.issues.map(({ reason }) => reason)).toEqual(['decision.chatCorrect'])
  const corrected = await test.call(contract.correctChatDecision, {
    ...as(people.marketer),
    body: { version: 1, content: '双十一主推款售价定为289元', why: '核对了群里的原话' },
  })
  expect(corrected.versions.map((one) => [one.version, one.content, one.why])).toEqual([
    [2, '双十一主推款售价定为289元', '核对了群里的原话'],
    [1, content, ''],
  ])
  expect(corrected.people.map(({ person, state }) => [person.name, state])).toEqual(
    expect.arrayContaining([
      ['沈青', 'outdated'],
      ['肖航', 'outdated'],
      ['石静', 'waiting'],
    ]),
  )
  const old = await refusal(answer(people.salesHead, { version: 1, answer: 'agree' }))
  expect(old).toMatchObject({ status: 409, reason: 'decision.stale' })
  await answer(people.salesHead, { version: 2, answer: 'agree' })
  expect(await noticesOf(people.salesHead)).toEqual(['decision.chatToConfirm', 'decision.chatCorrected'])
})

it('S4-39: an objection may be answered instead, and whoever objected hears of it', async () => {
  const { people } = cast
  await test.call(contract.answerChatDecision, {
    ...as(people.seller),
    body: { version: 2, answer: 'object', note: '没有说期限' },
  })
  const reply = { ...as(people.marketer), body: { personId: people.seller.id, text: '期限另行通知' } }
  const view = await test.call(contract.replyInChatDecision, reply)
  expect(view.people.find(({ person }) => person.id === people.seller.id)).toMatchObject({
    state: 'objected',
    reply: '期限另行通知',
  })
  expect((await noticesOf(people.seller)).at(-1)).toBe('decision.chatReplied')
  expect((await refusal(test.call(contract.replyInChatDecision, reply))).status).toBe(409)
})

it('the departments of the collaboration see it by default; for everybody else it does not exist', async () => {
  const { people } = cast
  expect((await test.call(contract.getChatDecision, as(people.productHead))).id).toBe(id)
  expect(await refusal(test.call(contract.getChatDecision, as(people.designer)))).toMatchObject({
    status: 404,
    reason: 'decision.notFound',
  })
  const found = async (person: SeedPerson) =>
    (await test.call(search, { as: person, query: { q: '主推款售价' } })).items.map((one) => one.id)
  expect(await found(people.productHead)).toEqual([id])
  expect(await found(people.designer)).toEqual([])
  // A department that joins later sees what was decided before.
  const params = { id: collaborationId }
  const { version, participations } = await test.call(charter.getCharter, {
    as: people.marketingHead,
    params,
  })
  await test.call(charter.updateCharter, {
    as: people.marketingHead,
    params,
    body: {
      version,
      participations: [
        ...participations.map(({ department, lead }) => ({
          departmentId: department.id,
          leadId: lead?.id ?? null,
        })),
        { departmentId: cast.departments.design.id, leadId: null },
      ],
    },
  })
  expect(await found(people.designer)).toEqual([id])
})
