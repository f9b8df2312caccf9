import { afterAll, beforeAll, expect, it } from 'vitest'
import * as contract from '#contract/meeting.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import { startedMeeting } from '#test/meetings.ts'
import type { Cast } from '#test/people.ts'
import { refreshAudience } from './audience.ts'

let test: TestApp
let cast: Cast

beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
})
afterAll(() => test.close())

type Ids = readonly { readonly id: string }[]
const idsOf = (...things: Ids) => things.map(({ id }) => id).sort()

async function audienceOf(table: 'meeting' | 'minutes' | 'decision' | 'task', id: string) {
  const row = await asSystem(test.app.db, (tx) =>
    tx
      .selectFrom(table)
      .select(['classification', 'department_ids', 'participant_ids'])
      .where(table === 'minutes' ? 'minutes.meeting_id' : 'id', '=', id)
      .executeTakeFirstOrThrow(),
  )
  return {
    classification: row.classification,
    departments: [...row.department_ids].sort(),
    participants: [...row.participant_ids].sort(),
  }
}

it('is that of the meeting for what came of it, and of those who work on it', async () => {
  const { people, departments } = cast
  const { marketingHead, marketer, salesHead, productHead, designer, seller, admin, newcomer, supervisor } =
    people
  const { marketing, sales, product, design, office, center } = departments
  const meeting = await startedMeeting(test, cast, { classification: 'secret', timekeeperId: seller.id })
  const { id } = meeting
  await test.call(contract.addMaterial, {
    as: marketingHead,
    params: { id },
    body: { name: '数据', preparerId: newcomer.id },
  })
  const ids = await asSystem(test.app.db, async (tx) => {
    const decision = await tx
      .insertInto('decision')
      .values({
        number: 'JY-1',
        meeting_id: id,
        owner_id: supervisor.id,
        owner_department_id: office.id,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('decision_department')
      .values({ decision_id: decision.id, department_id: center.id })
      .execute()
    const task = await tx
      .insertInto('task')
      .values({
        number: 'RW-1',
        name: '做',
        meeting_id: id,
        owner_id: admin.id,
        owner_department_id: office.id,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('task_cooperator')
      .values({ task_id: task.id, person_id: people.vicePresident.id })
      .execute()
    await tx
      .insertInto('task_reviewer')
      .values({ task_id: task.id, person_id: people.generalManager.id })
      .execute()
    const { id: minutesId } = await tx
      .selectFrom('minutes')
      .select('id')
      .where('meeting_id', '=', id)
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('minutes_recipient')
      .values({ minutes_id: minutesId, person_id: people.vicePresident.id, role: 'cc' })
      .execute()
    await refreshAudience(tx, id)
    return { decision: decision.id, task: task.id }
  })

  const inMeeting = [marketingHead, marketer, salesHead, productHead, designer, seller, newcomer]
  const taking = [marketing, sales, product, design]
  expect(await audienceOf('meeting', id)).toEqual({
    classification: 'secret',
    departments: idsOf(...taking),
    participants: idsOf(...inMeeting),
  })
  expect(await audienceOf('minutes', id)).toEqual({
    classification: 'secret',
    departments: idsOf(...taking),
    participants: idsOf(...inMeeting, people.vicePresident),
  })
  expect(await audienceOf('decision', ids.decision)).toEqual({
    classification: 'secret',
    departments: idsOf(...taking, office, center),
    participants: idsOf(...inMeeting, supervisor),
  })
  expect(await audienceOf('task', ids.task)).toEqual({
    classification: 'secret',
    departments: idsOf(...taking, office),
    participants: idsOf(...inMeeting, admin, people.vicePresident, people.generalManager),
  })

  // A change of people reaches what hangs on the meeting.
  const row = meeting.attendees.find(({ person }) => person.id === designer.id)
  await test.call(contract.removeAttendee, {
    as: marketingHead,
    params: { id, attendeeId: row?.id as string },
  })
  for (const [table, key] of [
    ['meeting', id],
    ['minutes', id],
    ['decision', ids.decision],
    ['task', ids.task],
  ] as const) {
    const { participants, departments: left } = await audienceOf(table, key)
    expect(participants, table).not.toContain(designer.id)
    expect(left, table).not.toContain(design.id)
  }
})
