import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { getDecision } from '#contract/decision.ts'
import * as contract from '#contract/minutes.ts'
import { getToday } from '#contract/today.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import type { Cast } from '#test/people.ts'
import { finalOverrides, sentMinutes } from './minutes.test-data.ts'

let test: TestApp
let cast: Cast
let id: string
let decisionId: string
let topicIds: readonly string[]
beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
  const sent = await sentMinutes(test, cast)
  id = sent.id
  decisionId = sent.decisionId
  topicIds = sent.topicIds
})
afterAll(() => test.close())

type Person = { readonly id: string }
const refused = (status: number, reason: string) => expect.objectContaining({ status, reason })
const get = (as: Person, version?: number) =>
  test.call(contract.getMinutes, { as, params: { id }, query: version === undefined ? {} : { version } })
const propose = (
  place: string,
  wording: { from: string; to: string; reason?: string },
  as: Person = cast.people.marketer,
) =>
  test.call(contract.proposeAmendment, {
    as,
    params: { id },
    body: { place, oldText: wording.from, newText: wording.to, reason: wording.reason ?? '记录有误' },
  })
const answer = (as: Person, amendmentId: string, given: 'approve' | 'reject' | 'withdraw', reason = '') =>
  test.call(contract.answerAmendment, { as, params: { id, amendmentId }, body: { answer: given, reason } })
const list = (as: Person) => test.call(contract.listAmendments, { as, params: { id } })
const waitingFor = async (as: Person) =>
  (await test.call(getToday, { as })).waiting.filter(({ kind }) => kind === 'approveAmendment')
const noticesOf = (kind: string) =>
  asSystem(test.app.db, (tx) =>
    tx
      .selectFrom('notification')
      .innerJoin('person', 'person.id', 'person_id')
      .select(['person.name', 'link'])
      .where('kind', '=', kind)
      .orderBy('person.name')
      .execute(),
  )
const wording = '产品部3月16日前提交产品核心卖点说明书1份'

it('X-46: nothing is amended before it is final', async () => {
  await expect(propose(`decisions/${decisionId}/content`, { from: wording, to: '改' })).rejects.toEqual(
    refused(409, 'minutes.notFinalYet'),
  )
})

it('X-45, X-47: the final version carries number, recipients, issuer and how long it is kept', async () => {
  const { marketingHead, marketer, generalManager } = cast.people
  const draft = await get(marketer)
  await test.call(contract.setRecipients, {
    as: marketer,
    params: { id },
    body: {
      recipients: [
        ...draft.recipients.map(({ person, role }) => ({ personId: person.id, role })),
        { personId: generalManager.id, role: 'cc' },
      ],
    },
  })
  for (const person of draft.recipients.map((one) => one.person)) {
    await test.call(contract.confirmMinutes, { as: person, params: { id } })
  }
  test.setNow('2026-03-10T09:00:00+08:00')
  const overrides = await finalOverrides(test, marketingHead, id)
  const final = await test.call(contract.finaliseMinutes, {
    as: marketingHead,
    params: { id },
    body: { overrides },
  })
  expect(final.number).toMatch(/^HYJY-2026-\d{3}$/)
  expect(final.content.issue).toMatchObject({
    cc: [expect.stringMatching(/./)],
    issuer: '石静',
    issuedOn: '2026年3月10日',
  })
  expect(final.content.issue?.to).toHaveLength(final.recipients.length - 1)
  // S2-58: whoever is in copy was not asked to confirm.
  expect(final.recipients.find(({ role }) => role === 'cc')?.state).toBe('sent')
  expect(final.content.silent).toEqual([])
  expect(final.properties).toMatchObject({ retention: 'normal', keepUntil: '2031-03-10', legalHold: false })
})

it('NM-MIN-07: final minutes are not edited, and only their recorder asks for an amendment', async () => {
  const { marketer, marketingHead, productHead } = cast.people
  const final = await get(marketer)
  expect(final.can).toContain('amend')
  await expect(
    test.call(contract.updateMinutes, {
      as: marketer,
      params: { id },
      body: { version: final.version, goalReview: '改' },
    }),
  ).rejects.toEqual(refused(409, 'minutes.isFinal'))
  for (const other of [marketingHead, productHead]) {
    await expect(
      propose('basics/place', { from: final.content.basics.place, to: '五楼' }, other),
    ).rejects.toEqual(refused(403, 'minutes.notYours'))
  }
  await expect(propose('basics/name', { from: '', to: '改' })).rejects.toEqual(
    refused(404, 'minutes.noSuchLine'),
  )
  await expect(propose('basics/place', { from: '不是原文', to: '五楼' })).rejects.toEqual(
    refused(409, 'amendment.overtaken'),
  )
  await expect(propose(`decisions/${decisionId}/content`, { from: wording, to: wording })).rejects.toEqual(
    refused(422, 'amendment.sameText'),
  )
  await expect(propose(`decisions/${decisionId}/content`, { from: wording, to: '' })).rejects.toEqual(
    refused(422, 'amendment.textNeeded'),
  )
  await expect(
    propose(`decisions/${decisionId}/content`, { from: wording, to: '产品部尽快提交说明书' }),
  ).rejects.toMatchObject({ status: 409, reason: 'norm.blocked' })
})

it('X-46: two amendments at once: each is approved by host and owner, and each makes a version', async () => {
  const { marketer, marketingHead, productHead, seller, designer, generalManager } = cast.people
  const original = await get(marketer)
  const originalRow = await versionRow(original.currentVersion)
  const better = '产品部3月16日前提交产品核心卖点说明书2份'
  const { items } = await propose(`decisions/${decisionId}/content`, { from: wording, to: better })
  const first = items[0] as contract.AmendmentView
  expect(first).toMatchObject({
    no: 1,
    state: 'open',
    section: 'decisions',
    oldText: wording,
    fromVersion: original.currentVersion,
    can: ['withdraw'],
  })
  expect(first.approvals.map(({ person, role, state }) => `${person.name} ${role} ${state}`).sort()).toEqual([
    '石静 host waiting',
    '陈拓 owner waiting',
  ])
  await expect(
    propose(`decisions/${decisionId}/content`, { from: wording, to: '另一种' }),
  ).rejects.toMatchObject({ status: 409, reason: 'amendment.placeTaken', params: { no: 1 } })
  const place = `topics/${topicIds[0]}/consensus/0`
  const second = (await propose(place, { from: '线上线下同步推进', to: '线上线下分步推进' }))
    .items[0] as contract.AmendmentView
  // What was agreed under a topic is its presenter's too.
  expect(second.approvals.map(({ person }) => person.name).sort()).toEqual(['石静', '肖航'])

  expect(await waitingFor(marketingHead)).toHaveLength(1)
  expect(await waitingFor(productHead)).toMatchObject([
    { nounId: id, link: `/minutes/${id}#minutes-amendments` },
  ])
  expect((await noticesOf('minutes.amendmentAsked')).map(({ name }) => name).sort()).toEqual(
    ['石静', '石静', '肖航', '陈拓'].sort(),
  )
  await expect(answer(seller, first.id, 'approve')).rejects.toEqual(refused(403, 'minutes.notYours'))
  await expect(answer(productHead, first.id, 'withdraw')).rejects.toEqual(refused(403, 'minutes.notYours'))

  test.setNow('2026-03-11T09:00:00+08:00')
  await answer(productHead, first.id, 'approve')
  expect((await get(marketer)).currentVersion).toBe(original.currentVersion)
  expect(await waitingFor(productHead)).toEqual([])
  await expect(answer(productHead, first.id, 'approve')).rejects.toEqual(
    refused(409, 'amendment.moveNotPossible'),
  )
  await answer(marketingHead, first.id, 'approve')
  const amended = await get(marketer)
  expect(amended).toMatchObject({
    state: 'amended',
    currentVersion: original.currentVersion + 1,
    archiveName: original.archiveName,
  })
  expect(amended.content.decisions[0]?.content).toBe(better)
  expect(amended.content.topics[0]?.resolutions).toEqual([better])
  expect(amended.content.topics[0]?.consensus).toEqual(['线上线下同步推进'])
  expect(amended.content.amendments).toMatchObject([
    {
      no: 1,
      oldText: wording,
      newText: better,
      version: original.currentVersion + 1,
      by: '林小满',
      on: '2026年3月10日',
      approvedOn: '2026年3月11日',
    },
  ])
  expect(amended.content.amendments[0]?.approvedBy.split('、').sort()).toEqual(['石静', '陈拓'])
  expect(amended.versions.at(-1)).toMatchObject({ isFinal: true, amendmentNo: 1 })
  // The register says what the minutes say.
  const decision = await test.call(getDecision, { as: marketer, params: { id: decisionId } })
  expect(decision.content).toBe(better)
  expect(decision.history.at(-1)).toMatchObject({ move: 'amend', reason: '记录有误' })

  await answer(marketingHead, second.id, 'approve')
  await answer(cast.people.salesHead, second.id, 'approve')
  const twice = await get(seller)
  expect(twice.currentVersion).toBe(original.currentVersion + 2)
  expect(twice.content.decisions[0]?.content).toBe(better)
  expect(twice.content.topics[0]?.consensus).toEqual(['线上线下分步推进'])
  expect(twice.content.amendments.map(({ no, version }) => [no, version])).toEqual([
    [1, original.currentVersion + 1],
    [2, original.currentVersion + 2],
  ])

  // The original is kept untouched, and read.
  expect(await versionRow(original.currentVersion)).toEqual(originalRow)
  expect((await get(seller, original.currentVersion)).content.decisions[0]?.content).toBe(wording)
  const told = (await noticesOf('minutes.amended')).filter(({ link }) =>
    link.endsWith(`?from=${original.currentVersion}&to=${original.currentVersion + 1}`),
  )
  // Everybody who had the original, in copy too, but not whoever made it so.
  const names = new Set(told.map(({ name }) => name))
  const of = (person: Person) => original.recipients.find((one) => one.person.id === person.id)?.person.name
  for (const reader of [productHead, seller, designer, generalManager]) expect(names).toContain(of(reader))
  expect(names).toContain('林小满')
  expect(names).not.toContain('石静')
})

const versionRow = (no: number) =>
  asSystem(test.app.db, (tx) =>
    tx
      .selectFrom('minutes_version')
      .selectAll()
      .where('minutes_id', '=', id)
      .where('no', '=', no)
      .executeTakeFirstOrThrow(),
  )

it('X-46: a rejection needs a reason, is told, and changes nothing; a withdrawn one asks nobody', async () => {
  const { marketer, marketingHead } = cast.people
  const before = await get(marketer)
  const { place } = before.content.basics
  const first = (await propose('basics/place', { from: place, to: '五楼会议室' })).items[0]?.id as string
  await expect(answer(marketingHead, first, 'reject')).rejects.toEqual(refused(422, 'amendment.reasonNeeded'))
  await answer(marketingHead, first, 'reject', '当时确在原会议室')
  expect(await noticesOf('minutes.amendmentRejected')).toMatchObject([{ name: '林小满' }])
  const second = (await propose('basics/place', { from: place, to: '四楼会议室' })).items[0]?.id as string
  await answer(marketer, second, 'withdraw')
  expect(await waitingFor(marketingHead)).toEqual([])
  expect((await list(marketer)).items.map(({ state }) => state)).toEqual([
    'withdrawn',
    'rejected',
    'approved',
    'approved',
  ])
  expect((await get(marketer)).currentVersion).toBe(before.currentVersion)
  expect((await get(marketer)).history.slice(-4).map(({ move }) => move)).toEqual([
    'proposeAmendment',
    'rejectAmendment',
    'proposeAmendment',
    'withdrawAmendment',
  ])
})

it('X-46: where the owner has left, the head of their department approves', async () => {
  const { marketer, generalManager } = cast.people
  const { tasks } = (await get(marketer)).content
  const task = tasks[0] as (typeof tasks)[number]
  await asSystem(test.app.db, async (tx) => {
    await sql`update person set state = 'disabled' where id = ${cast.people.productHead.id}`.execute(tx)
    await sql`update department set deputy_id = ${generalManager.id} where id = ${cast.departments.product.id}`.execute(
      tx,
    )
  })
  const { items } = await propose(`tasks/${task.taskId}/name`, { from: task.name, to: '提交卖点说明书' })
  expect(items[0]?.approvals.map(({ person }) => person.id)).toContain(generalManager.id)
  expect(await waitingFor(generalManager)).toHaveLength(1)
})

it('X-47, NM-MIN-12: records are not removed before their time, nor under legal hold', async () => {
  const { admin, marketingHead, marketer } = cast.people
  await asSystem(test.app.db, (tx) =>
    sql`update meeting set participant_ids = participant_ids || ${admin.id}::uuid where id = (select meeting_id from minutes where id = ${id})`.execute(
      tx,
    ),
  )
  const dispose = (as: Person) => test.call(contract.disposeOfMinutes, { as, params: { id } })
  const hold = (isHeld: boolean) =>
    test.call(contract.holdMinutes, {
      as: marketingHead,
      params: { id },
      body: { isHeld, reason: '诉讼保全' },
    })
  await asSystem(test.app.db, (tx) =>
    sql`update minutes set participant_ids = participant_ids || ${admin.id}::uuid where id = ${id}`.execute(
      tx,
    ),
  )
  await expect(dispose(marketingHead)).rejects.toEqual(refused(403, 'minutes.notYours'))
  await expect(dispose(admin)).rejects.toMatchObject({
    reason: 'norm.blocked',
    detail: { findings: [expect.objectContaining({ norm: 'NM-MIN-12' })] },
  })
  const important = await test.call(contract.setMinutesProperties, {
    as: marketer,
    params: { id },
    body: { version: (await get(marketer)).version, retention: 'important' },
  })
  expect(important.properties.keepUntil).toBe('2036-03-10')
  await expect(
    test.call(contract.setMinutesProperties, {
      as: marketer,
      params: { id },
      body: { version: important.version, retention: 'normal' },
    }),
  ).rejects.toEqual(refused(409, 'minutes.retentionFixed'))
  expect((await hold(true)).properties).toMatchObject({ legalHold: true, legalHoldReason: '诉讼保全' })

  test.setNow('2036-03-10T09:00:00+08:00')
  await expect(dispose(admin)).rejects.toMatchObject({ reason: 'norm.blocked' })
  await expect(
    asSystem(test.app.db, (tx) => sql`delete from minutes where id = ${id}`.execute(tx)),
  ).rejects.toMatchObject({ constraint: 'minutes_held' })
  await hold(false)
  test.setNow('2036-03-09T09:00:00+08:00')
  await expect(dispose(admin)).rejects.toMatchObject({ reason: 'norm.blocked' })
  test.setNow('2036-03-10T09:00:00+08:00')
  expect(await dispose(admin)).toEqual({ done: true })
  await expect(get(marketer)).rejects.toEqual(refused(404, 'minutes.notFound'))
})
