import { afterAll, beforeAll, expect, it } from 'vitest'
import { asActor } from '#server/db/actor-context.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import type { Cast } from '#test/people.ts'

// The whole server once more, on a PostgreSQL reached by TCP and password: jobs and live events open
// connections of their own there.

let test: TestApp
let cast: Cast
beforeAll(async () => {
  test = await openTestApp({ started: true })
  cast = await test.seedPeople()
})
afterAll(() => test.close())

it('is well', async () => {
  const answer = await test.http.inject({ url: '/healthz' })
  expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ready' }])
})

it('knows who is signed in, and what the organisation makes of them', async () => {
  const { people, departments } = cast
  const actor = await test.actorOf(people.vicePresident)
  expect(actor.personId).toBe(people.vicePresident.id)
  const { center, marketing, sales } = departments
  expect([...actor.oversees].sort()).toEqual([center.id, marketing.id, sales.id].sort())
})

it('hides rows there too', async () => {
  const { marketer, admin } = cast.people
  const row = {
    number: 'X-1',
    name: '机密会议',
    organiser_id: marketer.id,
    classification: 'confidential' as const,
    participant_ids: [marketer.id],
  }
  await asActor(test.app.db, await test.actorOf(marketer), (tx) =>
    tx.insertInto('meeting').values(row).execute(),
  )
  const seenBy = async (person: { id: string }) =>
    asActor(test.app.db, await test.actorOf(person), (tx) =>
      tx.selectFrom('meeting').select('number').execute(),
    )
  expect(await seenBy(marketer)).toEqual([{ number: 'X-1' }])
  expect(await seenBy(admin)).toEqual([])
})

it('works off what is due', async () => {
  await expect(test.runJobs()).resolves.toBeUndefined()
  expect(test.log).toEqual([])
})
