import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp } from '#test/harness.ts'
import { sweep } from './sweep.ts'

it('C-10: asks for and marks the words of more tasks than one statement takes values', async () => {
  const test = await openTestApp()
  try {
    const { seller } = (await test.seedPeople()).people
    const many = 11_000
    await asSystem(test.app.db, (tx) =>
      sql`insert into task (number, name, state, owner_id, assigned_at, planned_start, due_on, created_at,
          participant_ids)
        select 'RW-M-' || n, '第' || n || '项', 'inProgress', ${seller.id}::uuid, '2026-03-01', '2026-03-02',
          '2026-06-30', '2026-03-01', array[${seller.id}::uuid]
        from generate_series(1, ${many}::int) n`.execute(tx),
    )
    for (const at of ['2026-03-06T16:00:00+08:00', '2026-03-06T18:00:00+08:00']) {
      await sweep.run({
        app: test.app,
        now: new Date(at),
        transaction: (run) => asSystem(test.app.db, run),
      })
    }
    const told = await asSystem(test.app.db, (tx) =>
      tx.selectFrom('notification').select(['kind', 'params']).orderBy('at').execute(),
    )
    const said = { title: '第1项', count: String(many) }
    expect(told).toMatchObject([
      { kind: 'task.weeklyMany', params: said },
      { kind: 'task.weeklyMissedMany', params: said },
    ])
    const { rows: marks } = await asSystem(test.app.db, (tx) =>
      sql<{
        n: number
      }>`select count(distinct noun_id)::int as n from history where move = 'missUpdate'`.execute(tx),
    )
    expect(marks).toEqual([{ n: many }])
  } finally {
    await test.close()
  }
}, 120_000)
