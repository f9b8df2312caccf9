import { afterAll, beforeAll, expect, it } from 'vitest'
import { answerEvaluation, getEvaluation } from '#contract/evaluation.ts'
import { beginConfirming, endMeeting, getMeeting, noteAttendance } from '#contract/meeting.ts'
import { getToday, listNotifications } from '#contract/today.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import { overridesFor, startedMeeting } from '#test/meetings.ts'
import type { Cast } from '#test/people.ts'

let test: TestApp
let cast: Cast
let id: string

beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
  const { marketingHead: as } = cast.people
  const meeting = await startedMeeting(test, cast)
  id = meeting.id
  for (const attendee of meeting.attendees) {
    const isAbsent = attendee.person.id === cast.people.productHead.id
    await test.call(noteAttendance, {
      as,
      params: { id, attendeeId: attendee.id },
      body: isAbsent ? { signIn: 'absent', reason: '出差' } : { signIn: 'onTime' },
    })
  }
  await test.call(beginConfirming, { as, params: { id } })
  test.setNow('2026-03-09T15:40:00+08:00')
  await test.call(endMeeting, {
    as,
    params: { id },
    body: { overrides: await overridesFor(test, as, id, 'end') },
  })
})
afterAll(() => test.close())

const see = (as: { id: string }) => test.call(getEvaluation, { as, params: { id } })
const say = (as: { id: string }, marks: object, rest: object = {}) =>
  test.call(answerEvaluation, { as, params: { id }, body: { marks, ...rest } })
const waitsFor = async (as: { id: string }) =>
  (await test.call(getToday, { as })).waiting.filter(({ kind }) => kind === 'evaluateMeeting')

it('X-24: asks those who were there, once, in the product, for 48 hours', async () => {
  await test.runJobs()
  await test.runJobs()
  const told = async (as: { id: string }) =>
    (await test.call(listNotifications, { as, query: {} })).items.filter(
      ({ kind }) => kind === 'meeting.evaluate',
    )
  expect(await told(cast.people.salesHead)).toHaveLength(1)
  expect(await told(cast.people.productHead)).toEqual([])
  expect(test.mails.some(({ subject }) => subject?.includes('评价'))).toBe(false)
  expect(await waitsFor(cast.people.salesHead)).toMatchObject([
    { nounId: id, dueAt: '2026-03-11T07:40:00.000Z' },
  ])
  expect(await waitsFor(cast.people.productHead)).toEqual([])
  await expect(say(cast.people.productHead, { goal: 1 })).rejects.toMatchObject({
    reason: 'evaluation.notAsked',
  })
  await expect(say(cast.people.salesHead, {})).rejects.toMatchObject({
    issues: [{ path: ['marks'], reason: 'evaluation.noMark' }],
  })
  await expect(say(cast.people.salesHead, { goal: 6 })).rejects.toMatchObject({ status: 422 })
})

it('keeps back what would name somebody who asked not to be named', async () => {
  await say(cast.people.salesHead, { goal: 2, time: 4 }, { improve: '议程太满', isAnonymous: true })
  const kept = await asSystem(test.app.db, (tx) =>
    tx.selectFrom('evaluation_answer').select(['person_id', 'improve']).execute(),
  )
  expect(kept).toMatchObject([{ person_id: null, improve: '议程太满' }])
  expect(await see(cast.people.marketingHead)).toMatchObject({
    answered: 1,
    result: null,
    comments: [],
  })
  expect(await waitsFor(cast.people.salesHead)).toEqual([])
  await expect(say(cast.people.salesHead, { goal: 5 })).rejects.toMatchObject({
    reason: 'evaluation.answered',
  })
})

it('shows the means once there are three, the comments to organiser and host only', async () => {
  await say(cast.people.designer, { goal: 4 })
  await say(cast.people.marketer, { goal: 3 }, { suggestion: '提前发材料' })
  const host = await see(cast.people.marketingHead)
  // The host has yet to answer, and is not swayed.
  expect(host).toMatchObject({ mine: 'open', answered: 3, asked: 4, result: null })
  test.setNow('2026-03-11T15:41:00+08:00')
  const after = await see(cast.people.marketingHead)
  expect(after).toMatchObject({
    isOpen: false,
    mine: 'notAsked',
    result: { byQuestion: { goal: 3, time: 4 } },
  })
  const said = after.comments.map(({ improve, suggestion, person }) => [improve, suggestion, person?.id])
  expect(said).toHaveLength(2)
  expect(said).toEqual(
    expect.arrayContaining([
      ['议程太满', '', undefined],
      ['', '提前发材料', cast.people.marketer.id],
    ]),
  )
  expect((await see(cast.people.salesHead)).comments).toEqual([])
  await expect(say(cast.people.marketingHead, { goal: 5 })).rejects.toMatchObject({
    reason: 'evaluation.closed',
  })
})

it('X-25: counts attendance, start, agenda and outcomes without typing', async () => {
  const { effect } = await see(cast.people.marketingHead)
  const found = Object.fromEntries(effect.measures.map(({ measure, ...rest }) => [measure, rest]))
  const { attendees } = await test.call(getMeeting, { as: cast.people.marketingHead, params: { id } })
  expect(found.attendance?.params).toEqual({ count: attendees.length - 1, of: attendees.length })
  expect(found.outcomePerTopic).toMatchObject({ score: 0, params: { count: 0, of: 2 } })
  expect(found.startOnTime?.score).toBe(1)
  // Ten minutes over, of which five are forgiven.
  expect(found.endOnTime).toMatchObject({ params: { minutes: 10 }, score: expect.closeTo(0.8, 5) })
  expect(found.timeAllotted).toMatchObject({ score: 1, params: { sum: 70, length: 90 } })
  expect(found.minutesInTime?.score).toBe(0)
  expect(effect.weightSet).toBe('execution')
})
