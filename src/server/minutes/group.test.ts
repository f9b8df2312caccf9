import { afterAll, beforeAll, expect, it } from 'vitest'
import { createCollaboration } from '#contract/collaboration.ts'
import * as contract from '#contract/minutes.ts'
import { createTask } from '#contract/task.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import type { Cast } from '#test/people.ts'
import { endedMeeting } from './minutes.test-data.ts'

let test: TestApp
let cast: Cast
beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
})
afterAll(() => test.close())

async function progressMinutes(classification: 'internal' | 'secret') {
  const { marketingHead, marketer, newcomer } = cast.people
  test.setNow('2026-03-01T09:00:00+08:00')
  const collaboration = await test.call(createCollaboration, {
    as: marketingHead,
    body: { name: `新品推广（${classification}）` },
  })
  // Does the work of the group and comes to none of its meetings.
  await test.call(createTask, {
    as: marketingHead,
    body: {
      name: '整理渠道名单',
      ownerId: newcomer.id,
      dueOn: '2026-03-20',
      collaborationId: collaboration.id,
    },
  })
  const { meetingId } = await endedMeeting(test, cast, {
    type: 'progressSync',
    classification,
    collaborationId: collaboration.id,
  })
  test.setNow('2026-03-09T16:00:00+08:00')
  return test.call(contract.generateMinutes, { as: marketer, params: { id: meetingId } })
}

const judge = (id: string) =>
  test.call(contract.getMinutesFindings, {
    as: cast.people.marketer,
    params: { id },
    query: { moment: 'send' },
  })

it('S1-31, NM-MIN-09: minutes of a progress meeting go to all of the group; leaving one out asks for a reason', async () => {
  const { newcomer, marketer } = cast.people
  const minutes = await progressMinutes('internal')
  const roleOf = (personId: string) => minutes.recipients.find(({ person }) => person.id === personId)?.role
  expect(roleOf(newcomer.id)).toBe('cc')
  expect((await judge(minutes.id)).items.map(({ norm }) => norm)).not.toContain('NM-MIN-09')

  await test.call(contract.setRecipients, {
    as: marketer,
    params: { id: minutes.id },
    body: {
      recipients: minutes.recipients
        .filter(({ person }) => person.id !== newcomer.id)
        .map(({ person, role }) => ({ personId: person.id, role })),
    },
  })
  const missed = (await judge(minutes.id)).items.find(({ norm }) => norm === 'NM-MIN-09')
  expect(missed).toMatchObject({ override: 'reason', reason: { params: { names: '辛然' } } })
})

it('NM-MIN-09: what is secret goes to nobody by itself', async () => {
  const minutes = await progressMinutes('secret')
  expect(minutes.recipients.map(({ person }) => person.id)).not.toContain(cast.people.newcomer.id)
  expect((await judge(minutes.id)).items.map(({ norm }) => norm)).not.toContain('NM-MIN-09')
})
