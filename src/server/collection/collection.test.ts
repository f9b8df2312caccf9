import { afterAll, beforeAll, expect, it } from 'vitest'
import * as contract from '#contract/collection.ts'
import { getMeeting, updateMeeting } from '#contract/meeting.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import { draftMeeting } from '#test/meetings.ts'
import type { Cast } from '#test/people.ts'

let test: TestApp
let cast: Cast
beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
})
afterAll(() => test.close())

const refused = (status: number, reason: string) => expect.objectContaining({ status, reason })

async function toldAbout(id: string): Promise<string[]> {
  const rows = await asSystem(test.app.db, (tx) =>
    tx
      .selectFrom('notification')
      .innerJoin('person', 'person.id', 'notification.person_id')
      .select(['kind', 'person.name'])
      .where('noun_id', '=', id)
      .execute(),
  )
  return rows.map(({ kind, name }) => `${kind.replace('meeting.', '')} ${name}`).toSorted()
}

it('X-12: topics are asked for, proposed, taken or declined with a reason, until the window closes', async () => {
  const { marketingHead: host, marketer, salesHead, productHead, designer, seller } = cast.people
  // A meeting on Wednesday the 11th: three working days before is Friday the 6th.
  const times = { plannedStart: '2026-03-11T14:00:00+08:00', plannedEnd: '2026-03-11T15:30:00+08:00' }
  const { id } = await draftMeeting(test, cast, times)
  const params = { id }
  const read = (as: { id: string }) => test.call(contract.getCollection, { as, params })
  expect(await read(host)).toMatchObject({ state: 'notOpened', can: ['open'], items: [] })
  const topic = { title: '交付时间', problemToSolve: '两个部门说法不一', plannedMinutes: 15 }
  const propose = (as: { id: string }) => test.call(contract.proposeTopic, { as, params, body: topic })
  await expect(propose(salesHead)).rejects.toEqual(refused(409, 'collection.notOpen'))
  await expect(test.call(contract.openCollection, { as: salesHead, params })).rejects.toEqual(
    refused(403, 'meeting.notYours'),
  )

  const opened = await test.call(contract.openCollection, { as: host, params })
  expect(opened).toMatchObject({
    state: 'open',
    deadline: { at: '2026-03-06T06:00:00.000Z', state: 'waiting' },
  })
  expect(opened.deadline?.explanation.length).toBeGreaterThan(0)
  // Everybody on the list but the one who asks.
  expect(await toldAbout(id)).toEqual(
    [marketer, salesHead, productHead, designer].map(({ name }) => `collecting ${name}`).toSorted(),
  )

  await expect(propose(seller)).rejects.toEqual(refused(403, 'meeting.notYours'))
  await propose(salesHead)
  await propose(productHead)
  const withdrawn = (await propose(productHead)).items.at(-1)
  expect((await read(salesHead)).items.map(({ canWithdraw }) => canWithdraw)).toEqual([true, false, false])
  const withdraw = (as: { id: string }) =>
    test.call(contract.withdrawTopicProposal, { as, params: { id, proposalId: withdrawn?.id as string } })
  await expect(withdraw(salesHead)).rejects.toEqual(refused(403, 'proposal.notYours'))
  await withdraw(productHead)

  const [first, second] = (await read(host)).items
  const answer = (
    proposalId: string | undefined,
    body: { answer: 'accept' } | { answer: 'decline'; reason: string },
  ) =>
    test.call(contract.answerTopicProposal, {
      as: marketer,
      params: { id, proposalId: proposalId as string },
      body,
    })
  await answer(first?.id, { answer: 'accept' })
  const after = await answer(second?.id, { answer: 'decline', reason: '放到周例会' })
  expect(after.items.map(({ state, answer: said }) => [state, said])).toEqual([
    ['accepted', ''],
    ['declined', '放到周例会'],
    ['withdrawn', ''],
  ])
  await expect(answer(second?.id, { answer: 'accept' })).rejects.toEqual(
    refused(409, 'proposal.moveNotPossible'),
  )
  const { topics, version } = await test.call(getMeeting, { as: host, params })
  expect(topics.at(-1)).toMatchObject({
    id: after.items[0]?.topicId,
    title: '交付时间',
    problemToSolve: '两个部门说法不一',
    plannedMinutes: 15,
    owner: { id: salesHead.id },
    presentingDepartment: { id: cast.departments.sales.id },
  })
  expect(await toldAbout(id)).toEqual(
    expect.arrayContaining([`topicAccepted ${salesHead.name}`, `topicDeclined ${productHead.name}`]),
  )

  // The window goes with the time of the meeting, and closes by itself.
  const later = await test.call(updateMeeting, {
    as: host,
    params,
    body: { version, plannedStart: '2026-03-12T14:00:00+08:00', plannedEnd: '2026-03-12T15:30:00+08:00' },
  })
  expect(later.state).toBe('collecting')
  expect((await read(host)).deadline?.at).toBe('2026-03-09T06:00:00.000Z')
  await propose(salesHead)
  test.setNow('2026-03-09T14:00:00+08:00')
  await test.runJobs()
  expect(await toldAbout(id)).toContain(`collectionOver ${host.name}`)
  expect(await read(host)).toMatchObject({ state: 'over', can: ['answer'] })
  await expect(propose(salesHead)).rejects.toEqual(refused(409, 'collection.over'))
  await answer((await read(host)).items.at(-1)?.id, { answer: 'accept' })
})

it('X-12: asks for topics only where there is time for it', async () => {
  const { marketingHead: host } = cast.people
  test.setNow('2026-03-06T14:00:00+08:00')
  const { id } = await draftMeeting(test, cast, {
    plannedStart: '2026-03-11T14:00:00+08:00',
    plannedEnd: '2026-03-11T15:30:00+08:00',
  })
  const open = () => test.call(contract.openCollection, { as: host, params: { id } })
  await expect(open()).rejects.toEqual(refused(409, 'collection.tooLate'))
  const timeless = await draftMeeting(test, cast, { plannedStart: null, plannedEnd: null })
  await expect(test.call(contract.openCollection, { as: host, params: { id: timeless.id } })).rejects.toEqual(
    refused(409, 'collection.noTime'),
  )
})
