import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as contract from '#contract/meeting.ts'
import { type Audience, sees } from '#domain/audience/audience.ts'
import { classifications } from '#domain/meeting/enums.ts'
import { asActor, asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import type { Cast } from '#test/people.ts'
import { visibleTo } from './visible.ts'

let test: TestApp
let cast: Cast
let everything: ({ readonly id: string } & Audience)[]

beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
  everything = await asSystem(test.app.db, async (tx) => {
    const { people, departments } = cast
    const audiences = classifications.flatMap((classification) =>
      [[], ...Object.values(departments).map(({ id }) => [id])].flatMap((departmentIds) =>
        [[], [people.designer.id], [people.admin.id, people.newcomer.id]].map((participantIds) => ({
          classification,
          departmentIds,
          participantIds,
        })),
      ),
    )
    const rows = audiences.map((audience, at) => ({
      number: `HY-T-${at}`,
      name: `会议${at}`,
      organiser_id: people.generalManager.id,
      classification: audience.classification,
      department_ids: audience.departmentIds,
      participant_ids: audience.participantIds,
    }))
    const saved = await tx.insertInto('meeting').values(rows).returning(['id', 'number']).execute()
    const idOf = new Map(saved.map(({ id, number }) => [number, id]))
    return audiences.map((audience, at) => ({ id: idOf.get(`HY-T-${at}`) as string, ...audience }))
  })
})
afterAll(() => test.close())

const names = [
  'generalManager',
  'vicePresident',
  'admin',
  'supervisor',
  'marketingHead',
  'marketer',
  'salesHead',
  'seller',
  'productHead',
  'designer',
  'newcomer',
] as const

it.each(names)('lists exactly what the policy lets %s see, in SQL, by row and over HTTP', async (name) => {
  const actor = await test.actorOf(cast.people[name])
  const expected = everything.filter((audience) => sees(actor, audience)).map(({ id }) => id)
  const sorted = [...expected].sort()

  const bySql = await asSystem(test.app.db, (tx) =>
    tx.selectFrom('meeting').select('id').where(visibleTo(actor, 'meeting')).execute(),
  )
  expect(bySql.map(({ id }) => id).sort()).toEqual(sorted)

  // The second wall, without any condition of ours.
  const byRow = await asActor(test.app.db, actor, (tx) =>
    sql<{ id: string }>`select id from meeting`.execute(tx),
  )
  expect(byRow.rows.map(({ id }) => id).sort()).toEqual(sorted)

  const listed = await test.call(contract.listMeetings, {
    as: cast.people[name],
    query: { view: 'all', limit: 200 },
  })
  expect(listed.items.map(({ id }) => id).sort()).toEqual(sorted)

  // What may not be seen does not exist.
  const hidden = everything.find((audience) => !sees(actor, audience))
  if (hidden === undefined) throw new Error('Every actor must be kept from something, or nothing is proven.')
  await expect(
    test.call(contract.getMeeting, { as: cast.people[name], params: { id: hidden.id } }),
  ).rejects.toMatchObject({ status: 404, reason: 'meeting.notFound' })
})
