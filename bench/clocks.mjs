// What a day of reminders costs: every clock run over many open tasks, with and without people at work.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { load } from './load.mjs'
import { ask, asSuperuser, freePort, stepInto } from './product.mjs'

/** Working days of one week without a holiday in it, at ten in the morning; the last is a Friday. */
const days = ['2027-03-15', '2027-03-16', '2027-03-17', '2027-03-18', '2027-03-19']
const at = (day, time) => new Date(`${day}T${time}:00+08:00`)

/** A sweep does so much of each clock and leaves the rest to the next: until one has nothing left to tell. */
async function catchUp(runDay, instant) {
  const sum = { ms: 0, told: 0 }
  for (let told = -1; told !== 0; ) {
    const run = await runDay(instant)
    told = run.told
    sum.ms += run.ms
    sum.told += told
  }
  return sum
}

/**
 * The first day catches up on all that was ever missed, which no company has every day; the second is what
 * every day costs, the third the same while the register is being read, the Friday what all owners owe.
 */
export async function measureClocks(dataDir, tasks, note) {
  const port = await freePort()
  const child = fork(join(import.meta.dirname, 'in-time.mjs'), [dataDir, String(port)])
  const [{ url, database, socket }] = await once(child, 'message')
  const product = { url, socket }
  const runDay = async (instant) => {
    const before = await tell(client)
    child.send({ until: instant.toISOString() })
    const [{ ms }] = await once(child, 'message')
    return { ms, told: (await tell(client)) - before }
  }
  let client
  try {
    await ask(`${url}/api/v1/setup`, { method: 'POST', body: { kind: 'demo' } })
    client = await asSuperuser(product)
    await runDay(at(days[0], '08:00'))
    await seedOpen(client, tasks, days[0])

    const said = ({ ms, told }) => [`${(ms / 1000).toFixed(1)} s`, `${told.toLocaleString('en')} told`]
    const count = tasks.toLocaleString('en')
    note(
      `Clocks over ${count} open tasks, catching up on all at once`,
      ...said(await catchUp(runDay, at(days[0], '10:00'))),
    )
    note(`Clocks over ${count} open tasks, the next day`, ...said(await runDay(at(days[1], '10:00'))))
    note('The minute after, nothing being due', ...said(await runDay(at(days[1], '10:01'))))

    const { 冯晓岚: reader } = await stepInto(product, ['冯晓岚'])
    const page = {
      requests: [{ path: '/api/v1/tasks?limit=100' }],
      cookie: reader.cookie,
      pids: { app: child.pid, database },
    }
    await load(url, { ...page, seconds: 2 })
    const alone = await load(url, { ...page, seconds: 6 })
    const run = runDay(at(days[2], '10:00'))
    const beside = await load(url, { ...page, seconds: 6 })
    note('The day after, with the register being read', ...said(await run))
    note(
      'A page of the register beside it',
      `p50 ${beside.p50.toFixed(0)} ms`,
      `alone ${alone.p50.toFixed(0)} ms`,
    )
    note('Friday at four: the weekly word of everybody', ...said(await runDay(at(days[4], '16:05'))))
  } finally {
    await client?.end()
    child.send({ stop: true })
    await once(child, 'exit')
  }
}

async function tell(client) {
  const { rows } = await client.query('select count(*)::int as n from notification')
  return rows[0].n
}

/** Open work of everybody, due from two months ago to half a year ahead, the same number every day. */
async function seedOpen(client, tasks, today) {
  await client.query(
    `with member as (
       select row_number() over (order by p.id) - 1 as n, count(*) over () as of, p.id, pd.department_id
       from person p join person_department pd on pd.person_id = p.id and pd.is_primary
     )
     insert into task (number, name, owner_id, owner_department_id, assigner_id, assigned_at, signed_at, planned_start,
       due_on, original_due_on, state, percent, done_criteria, last_update_at, department_ids, participant_ids,
       created_by, created_at, updated_at)
     select 'RW-K-' || i, '第' || i || '项工作', o.id, o.department_id, g.id, due - 30, due - 29, due - 28, due, due,
       (array['todo', 'inProgress', 'needsSupport'])[1 + i % 3], 10, array['结果已提交'], $2::date - 7,
       array[o.department_id, g.department_id], array[o.id, g.id], g.id, due - 30, due - 30
     from generate_series(1, $1::int) as series (i)
     join member o on o.n = i % o.of
     join member g on g.n = (i / 7) % g.of
     cross join lateral (select $2::date - 60 + i % 240 as due) d`,
    [tasks, today],
  )
  await client.query('vacuum (analyze) task')
}
