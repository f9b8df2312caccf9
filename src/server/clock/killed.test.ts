import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import type { Cast } from '#test/people.ts'
import { sweep } from './sweep.ts'

let test: TestApp
let people: Cast['people']
beforeAll(async () => {
  test = await openTestApp()
  people = (await test.seedPeople()).people
})
afterAll(() => test.close())

class Killed extends Error {}

/**
 * A node that dies before a step of its run, a statement or a commit, and does nothing from then on: what was
 * open is rolled back, as the database does when a client is gone.
 */
async function runUntil(now: Date, deadly: number): Promise<{ steps: number }> {
  let steps = 0
  const step = () => {
    steps += 1
    if (steps >= deadly) throw new Killed()
  }
  const mortal: KyselyPlugin = {
    transformQuery({ node }) {
      step()
      return node
    },
    transformResult: async ({ result }) => result,
  }
  await sweep
    .run({
      app: { ...test.app, log: { ...test.app.log, error: () => {} } as TestApp['app']['log'] },
      now,
      transaction: (run) =>
        asSystem(test.app.db.withPlugin(mortal), async (tx) => {
          const result = await run(tx)
          step()
          return result
        }),
    })
    .catch((error: unknown) => {
      const all = error instanceof AggregateError ? error.errors : [error]
      for (const one of all) if (!(one instanceof Killed)) throw one
    })
  return { steps }
}

/** What has been said about each task, and what was kept of it. */
const kept = async () => {
  const rows = await asSystem(test.app.db, (tx) =>
    tx
      .selectFrom('task')
      .select((row) => [
        'task.name',
        row
          .selectFrom('reminder')
          .whereRef('noun_id', '=', 'task.id')
          .select((r) => r.fn.countAll<string>().as('n'))
          .as('claims'),
        row
          .selectFrom('notification')
          .whereRef('noun_id', '=', 'task.id')
          .select((r) => r.fn.countAll<string>().as('n'))
          .as('notices'),
        row
          .selectFrom('mail_outbox')
          .whereRef('noun_id', '=', 'task.id')
          .select((r) => r.fn.countAll<string>().as('n'))
          .as('letters'),
        row
          .selectFrom('escalation_step')
          .whereRef('task_id', '=', 'task.id')
          .select((r) => r.fn.countAll<string>().as('n'))
          .as('rungs'),
      ])
      .where('task.number', 'like', 'RW-KILL-%')
      .orderBy('task.number')
      .execute(),
  )
  return rows.map(({ name, claims, notices, letters, rungs }) => ({
    name,
    claims: Number(claims),
    notices: Number(notices),
    letters: Number(letters),
    rungs: Number(rungs),
  }))
}

it('tells each once whichever step of a run it is killed before (S2-63, S3-32, C-08, C-10)', async () => {
  // A Friday, half past four: due on Monday, late since Tuesday, and the weekly word of both is asked for.
  const now = new Date('2026-03-06T16:30:00+08:00')
  const common = {
    state: 'inProgress' as const,
    assigner_id: people.marketer.id,
    assigned_at: new Date('2026-02-02T09:00:00+08:00'),
    signed_at: new Date('2026-02-02T10:00:00+08:00'),
    created_at: new Date('2026-02-02T09:00:00+08:00'),
    planned_start: '2026-02-03',
  }
  const tasks = [
    { ...common, number: 'RW-KILL-1', name: '即将到期', owner_id: people.seller.id, due_on: '2026-03-09' },
    { ...common, number: 'RW-KILL-2', name: '已经逾期', owner_id: people.designer.id, due_on: '2026-03-03' },
  ]
  await asSystem(test.app.db, async (tx) => {
    for (const task of tasks) {
      const { id } = await tx
        .insertInto('task')
        .values({ ...task, participant_ids: [task.owner_id, people.marketer.id] })
        .returning('id')
        .executeTakeFirstOrThrow()
      await tx.insertInto('task_cooperator').values({ task_id: id, person_id: people.marketer.id }).execute()
    }
  })

  // Killed before its first step, its second, … until a run comes to its end.
  let kills = 0
  for (let deadly = 1; ; deadly += 1) {
    const { steps } = await runUntil(now, deadly)
    // A claim without its notice, or a rung without its claim, would never be made good.
    for (const { name, claims, notices, letters, rungs } of await kept()) {
      expect.soft({ name, deadly, isWhole: notices === claims }).toEqual({ name, deadly, isWhole: true })
      expect.soft(letters).toBeLessThanOrEqual(notices)
      if (rungs > 0) expect.soft(notices).toBeGreaterThan(0)
    }
    if (steps < deadly) break
    kills += 1
  }
  // The hands of a quiet minute alone take more steps than this.
  expect(kills).toBeGreaterThan(40)

  const told = await kept()
  expect(told).toEqual([
    // The owner of the date; whoever cooperates, in the product only; the owner of last week's word and of this one's.
    { name: '即将到期', claims: 4, notices: 4, letters: 3, rungs: 0 },
    // One rung, and both whom it names; the owner of last week's word and of this one's.
    { name: '已经逾期', claims: 4, notices: 4, letters: 4, rungs: 1 },
  ])
  await runUntil(now, Number.POSITIVE_INFINITY)
  expect(await kept(), 'another whole run adds nothing').toEqual(told)
})
