import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Audience, sees } from '#domain/audience/audience.ts'
import { classifications } from '#domain/meeting/enums.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import type { Cast } from '#test/people.ts'
import { asActor, asSystem } from './actor-context.ts'
import type { Db } from './database.ts'

// The second wall: what the database shows when a query forgets to ask. It must agree with the first,
// `sees`, for every kind of person and every kind of audience.

let test: TestApp
let cast: Cast
let meetingId: string
beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
  meetingId = await asSystem(test.app.db, (tx) => addMeeting(tx, audiences()[0] as Audience))
})
afterAll(() => test.close())

/** Every classification, with and without a department taking part, with and without a person named. */
function audiences(): Audience[] {
  const { departments, people } = cast
  return classifications.flatMap((classification) =>
    [[], [departments.marketing.id], [departments.product.id, departments.design.id]].flatMap(
      (departmentIds) =>
        [[], [people.marketer.id], [people.admin.id, people.newcomer.id]].map((participantIds) => ({
          classification,
          departmentIds,
          participantIds,
        })),
    ),
  )
}

const columnsOf = ({ classification, departmentIds, participantIds }: Audience) => ({
  classification,
  department_ids: [...departmentIds],
  participant_ids: [...participantIds],
})
const number = () => `X-${randomUUID()}`

async function addMeeting(tx: Db, audience: Audience): Promise<string> {
  const row = { number: number(), name: '会议', organiser_id: cast.people.marketingHead.id }
  return (
    await tx
      .insertInto('meeting')
      .values({ ...row, ...columnsOf(audience) })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id
}

const nouns = {
  meeting: addMeeting,
  decision: async (tx: Db, audience: Audience) =>
    (
      await tx
        .insertInto('decision')
        .values({ number: number(), ...columnsOf(audience) })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id,
  task: async (tx: Db, audience: Audience) =>
    (
      await tx
        .insertInto('task')
        .values({ number: number(), name: '任务', ...columnsOf(audience) })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id,
  minutes: async (tx: Db, audience: Audience) =>
    (
      await tx
        .insertInto('minutes')
        .values({ number: number(), meeting_id: await addMeeting(tx, audience), ...columnsOf(audience) })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id,
}

describe.each(Object.entries(nouns))('%s', (table, add) => {
  it('shows each person exactly what `sees` lets them see', async () => {
    const all = await asSystem(test.app.db, async (tx) => {
      const rows: { id: string; audience: Audience }[] = []
      for (const audience of audiences()) rows.push({ id: await add(tx, audience), audience })
      return rows
    })
    const ids = all.map(({ id }) => id)
    const names = new Map(all.map(({ id, audience }) => [id, JSON.stringify(audience)]))

    for (const [role, person] of Object.entries(cast.people)) {
      const actor = await test.actorOf(person)
      const shown = await asActor(test.app.db, actor, (tx) =>
        sql<{ id: string }>`select id from ${sql.table(table)} where id = any(${ids})`.execute(tx),
      )
      const expected = all.filter(({ audience }) => sees(actor, audience)).map(({ id }) => names.get(id))
      const got = shown.rows.map(({ id }) => names.get(id))
      expect({ role, sees: got.sort() }).toEqual({ role, sees: expected.sort() })
    }
  })

  it('shows nothing to a query that does not say who asks', async () => {
    const { rows } = await sql`select id from ${sql.table(table)}`.execute(test.app.db)
    expect(rows).toEqual([])
  })
})

it('lets nobody change or delete what they do not see', async () => {
  const hidden = await asSystem(test.app.db, (tx) =>
    addMeeting(tx, {
      classification: 'confidential',
      departmentIds: [],
      participantIds: [cast.people.marketer.id],
    }),
  )
  const admin = await test.actorOf(cast.people.admin)
  await asActor(test.app.db, admin, async (tx) => {
    const changed = await tx
      .updateTable('meeting')
      .set({ goal: '改' })
      .where('id', '=', hidden)
      .executeTakeFirst()
    expect(changed.numUpdatedRows).toBe(0n)
    const deleted = await tx.deleteFrom('meeting').where('id', '=', hidden).executeTakeFirst()
    expect(deleted.numDeletedRows).toBe(0n)
  })
})

it('shows notices to their reader only', async () => {
  const { marketer, seller, generalManager } = cast.people
  const notice = { kind: 'test', noun: 'meeting', noun_id: meetingId, link: '/', dedupe: randomUUID() }
  await asSystem(test.app.db, (tx) =>
    tx
      .insertInto('notification')
      .values({ ...notice, person_id: marketer.id })
      .execute(),
  )
  const seen = async (person: { id: string }) =>
    asActor(test.app.db, await test.actorOf(person), (tx) =>
      tx.selectFrom('notification').select('person_id').where('dedupe', '=', notice.dedupe).execute(),
    )
  expect(await seen(marketer)).toEqual([{ person_id: marketer.id }])
  expect(await seen(seller)).toEqual([])
  expect(await seen(generalManager)).toEqual([])
})

it('binds the owner of the tables too, wherever it is switched on', async () => {
  const { rows } = await sql<{ name: string; forced: boolean }>`
    select relname as name, relforcerowsecurity as forced from pg_class
    where relrowsecurity and relnamespace = 'public'::regnamespace`.execute(test.app.db)
  expect(rows.length).toBeGreaterThan(20)
  expect(rows.filter(({ forced }) => !forced)).toEqual([])
})

it('is switched on for everything that carries an audience', async () => {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where a.attname = 'participant_ids' and c.relkind = 'r' and not c.relrowsecurity`.execute(test.app.db)
  expect(rows).toEqual([])
})
