// npm run bench: how fast the product is on this machine, as a table. `npm run bench -- register` and
// `npm run bench -- clocks` measure only that; `-- plan` measures a plan of a thousand tasks. `--tasks N` tasks in the register (10000), `--open N` for the
// clocks (100000), `--quick` for a look. Everything runs on a data folder of its own, which is gone afterwards.
// How to read it: docs/benchmarks.md.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { measureClocks } from '../bench/clocks.mjs'
import { measureFirstScreen } from '../bench/first-screen.mjs'
import { measureLive, openMeeting } from '../bench/live.mjs'
import { load } from '../bench/load.mjs'
import { measurePlan, seedPlan } from '../bench/plan.mjs'
import { memory } from '../bench/process.mjs'
import { ask, asSuperuser, makeDataDir, removeDataDir, startProduct, stepInto } from '../bench/product.mjs'
import { searchWords, seedTasks } from '../bench/seed.mjs'
import { statementOf } from '../bench/statement.mjs'
import { build } from './build.mjs'
import { isBuilt } from './source-hash.mjs'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tasks: { type: 'string', default: '10000' },
    open: { type: 'string', default: '100000' },
    quick: { type: 'boolean', default: false },
    /** Writes a .cpuprofile of the product into this folder. */
    profile: { type: 'string' },
  },
})
const tasks = Number(options.tasks)
if (!Number.isInteger(tasks) || tasks < 1000) throw new Error('--tasks takes a number from 1000 on.')
const parts = ['starts', 'register', 'search', 'live', 'screen', 'plan', 'clocks']
const strange = positionals.filter((part) => !parts.includes(part))
if (strange.length > 0) throw new Error(`There is no part “${strange[0]}”: ${parts.join(', ')}.`)
const wants = (part) => positionals.length === 0 || positionals.includes(part)
const { quick } = options
const seconds = quick ? 2 : 6
const runs = quick ? 1 : 3
const searchable = 100_000

const rows = []
const note = (what, value, more = '') => {
  rows.push([what, value, more])
  console.error(`  ${what}: ${value}${more && ` · ${more}`}`)
}
const ms = (value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`
const mb = (bytes) => `${Math.round(bytes / 1_048_576)} MB`
const kb = (bytes) => `${Math.round(bytes / 1024)} KB`
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]
const loadNow = () => loadavg()[0].toFixed(1)

if (!isBuilt()) await build({ quiet: true })
const loadBefore = loadNow()
const folders = []
const running = new Set()
try {
  await measure()
} finally {
  for (const product of running) await product.stop()
  for (const folder of folders) removeDataDir(folder)
}
print()

async function measure() {
  if (wants('starts')) await measureStarts()
  if (['register', 'search', 'live', 'screen'].some(wants)) await measureProduct()
  if (wants('plan')) await measureThousand()
  if (wants('clocks')) await measureClocks(folder(), Number(options.open), note)
}

async function measureThousand() {
  const product = await started(folder())
  await ask(`${product.url}/api/v1/setup`, { method: 'POST', body: { kind: 'demo' } })
  const { 周敏: leader } = await stepInto(product, ['周敏'])
  const began = performance.now()
  const id = await seedPlan(product, leader.cookie, 1000)
  note('Plan of a thousand, pasted', ms(performance.now() - began))
  const found = await measurePlan(product, leader.cookie, id, runs)
  if (found === undefined) note('Plan of a thousand', 'not measured', 'no Chromium')
  else
    for (const [what, times] of found)
      note(what, ms(median(times)), times.length > 1 ? `of ${times.length}` : '')
  await product.stop()
  running.delete(product)
}

function folder() {
  folders.push(makeDataDir())
  return folders.at(-1)
}

async function measureProduct() {
  const dataDir = folder()
  const product = await started(
    dataDir,
    options.profile ? ['--cpu-prof', `--cpu-prof-dir=${options.profile}`] : [],
  )
  await ask(`${product.url}/api/v1/setup`, { method: 'POST', body: { kind: 'demo' } })
  await sleep(quick ? 2_000 : 6_000)
  const idle = memory(product.pids)
  note('Idle memory', mb(idle.node), `PostgreSQL apart: ${mb(idle.postgres)}`)

  const people = await stepInto(product, [
    '周敏',
    '林悦',
    '孙佳怡',
    '王立强',
    '陈思齐',
    '冯晓岚',
    '许文静',
    '李博文',
  ])
  const client = await asSuperuser(product)
  try {
    const began = performance.now()
    await seedTasks(client, tasks, searchable)
    console.error(`  (${tasks} tasks written in ${Math.round((performance.now() - began) / 1000)} s)`)
    if (wants('register')) {
      await measureRegister(product, client, dataDir, people)
      await measureTasks(product, client, people)
    }
    if (wants('search')) {
      if (tasks < searchable) await seedMore(client)
      await measureSearch(product, people)
    }
    if (wants('live')) await measureLatency(product, client, people)
    if (wants('screen')) await measureScreen(product, people)
    const busy = memory(product.pids)
    note('Memory after all that', mb(busy.node), `PostgreSQL apart: ${mb(busy.postgres)}`)
  } finally {
    await client.end()
  }
}

async function started(dataDir, nodeOptions) {
  const product = await startProduct(dataDir, nodeOptions)
  running.add(product)
  return product
}

async function measureStarts() {
  const first = []
  const later = []
  for (let run = 0; run < runs; run++) {
    const dataDir = folder()
    for (const times of [first, later]) {
      const product = await started(dataDir)
      times.push(product.ms)
      await product.stop()
      running.delete(product)
    }
  }
  note('First start, database made', ms(median(first)), `of ${runs}`)
  note('Later start', ms(median(later)), `of ${runs}`)
}

/** Pages of 100 spread over the first 2,000 rows, as people who scroll ask for them. */
async function measureRegister(product, client, dataDir, people) {
  const { url, pids } = product
  for (const [who, { cookie }] of [
    ['who sees all', people.冯晓岚],
    ['head of a department', people.周敏],
  ]) {
    const requests = []
    let cursor
    for (let page = 0; page < 20; page++) {
      const path = `/api/v1/tasks?limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`
      requests.push({ path })
      cursor = (await ask(`${url}${path}`, { cookie })).json.nextCursor
      if (cursor === null) break
    }
    await load(url, { requests, cookie, pids, seconds: 2 })
    const result = await load(url, { requests, cookie, pids, seconds })
    noteLoad(`Register, 100 of ${tasks.toLocaleString('en')} tasks, ${who}`, result)
    if (who === 'who sees all') await measureFloor(product, client, dataDir, cookie, result)
  }
}

async function measureFloor({ url, socket, pids }, client, dataDir, cookie, result) {
  const statement = await statementOf(client, dataDir, 'with page as', () =>
    ask(`${url}/api/v1/tasks?limit=100`, { cookie }),
  )
  const child = fork(join(import.meta.dirname, '../bench/floor.mjs'))
  try {
    child.send({ socket, ...statement })
    const [{ port }] = await once(child, 'message')
    const about = { requests: [{ path: '/' }], pids: { app: child.pid, database: pids.database } }
    const floorUrl = `http://127.0.0.1:${port}`
    await load(floorUrl, { ...about, seconds: 2 })
    const floor = await load(floorUrl, { ...about, seconds })
    noteLoad('Floor: bare Node, the same statement, the same rows', floor)
    note('Register ÷ floor', (result.rate / floor.rate).toFixed(2), 'throughput')
  } finally {
    child.disconnect()
  }
}

async function measureTasks({ url, pids }, client, people) {
  const { 王立强: giver, 孙佳怡: owner } = people
  const changes = quick ? 500 : 3000
  const { rows: made } = await client.query(
    `insert into task (number, name, state, owner_id, assigner_id, planned_start, due_on, last_update_at, department_ids, participant_ids)
     select 'RW-C-' || n, '改状态' || n, 'inProgress', $1, $2, current_date - 5, current_date + 60, now(), '{}', array[$1, $2]::uuid[]
     from generate_series(1, $3::int) n returning id`,
    [owner.id, giver.id, changes + 400],
  )
  const ids = made.map(({ id }) => id)
  const one = ids.slice(0, 200).map((id) => ({ path: `/api/v1/tasks/${id}` }))
  await load(url, { requests: one, cookie: owner.cookie, pids, seconds: 1 })
  noteLoad('One task', await load(url, { requests: one, cookie: owner.cookie, pids, seconds }))

  // Each task moves once: in progress → needs support, with history, a notice to whoever gave it, and events.
  let next = 200
  const requests = [
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: owner.cookie },
      body: JSON.stringify({ text: '缺两名测试人员' }),
      setupRequest: (request) => ({ ...request, path: `/api/v1/tasks/${ids[next++ % ids.length]}/support` }),
    },
  ]
  await load(url, { requests, pids, amount: 100 })
  noteLoad("Change of a task's status", await load(url, { requests, pids, amount: changes }))

  const json = { 'content-type': 'application/json', cookie: giver.cookie }
  let named = 0
  const create = [
    {
      method: 'POST',
      path: '/api/v1/tasks',
      headers: json,
      setupRequest: (request) => ({
        ...request,
        body: JSON.stringify({ name: `新任务${named++}`, ownerId: owner.id, dueOn: '2030-06-28' }),
      }),
    },
  ]
  await load(url, { requests: create, pids, amount: 100 })
  noteLoad('A new task', await load(url, { requests: create, pids, amount: changes }))

  let changed = 0
  const update = [
    {
      method: 'PATCH',
      headers: json,
      setupRequest: (request) => ({
        ...request,
        path: `/api/v1/tasks/${fresh[changed]?.id}`,
        body: JSON.stringify({ version: fresh[changed++]?.version, description: `说明${changed}` }),
      }),
    },
  ]
  const { rows: fresh } = await client.query(
    `select id, version from task where name like '新任务%' order by id limit $1`,
    [changes + 100],
  )
  await load(url, { requests: update, pids, amount: 100 })
  noteLoad('Change of a task', await load(url, { requests: update, pids, amount: fresh.length - 100 }))
}

async function seedMore(client) {
  await client.query(`delete from task where number like 'RW-B-%'`)
  await seedTasks(client, searchable, searchable)
}

async function measureSearch({ url, pids }, people) {
  const requests = searchWords.map((word) => ({ path: `/api/v1/search?q=${encodeURIComponent(word)}` }))
  const { cookie } = people.周敏
  await load(url, { requests, cookie, pids, seconds: 2 })
  const result = await load(url, { requests, cookie, pids, seconds })
  noteLoad('Search, 2 characters, 100,000 tasks', result)
}

async function measureLatency(product, client, people) {
  const seats = Object.values(people)
  const meeting = await openMeeting(client, seats)
  for (const followers of quick ? [50] : [50, 200, 1000]) {
    const lines = quick ? 20 : 100
    const { p50, p99, acknowledged, nodeMs } = await measureLive(product, seats, meeting, {
      followers,
      lines,
    })
    note(
      `A line with each of ${followers} followers`,
      `p50 ${ms(p50)}, p99 ${ms(p99)}`,
      `the writer's own answer ${ms(acknowledged)}, ${nodeMs.toFixed(1)} ms of Node a line`,
    )
  }
}

async function measureScreen(product, people) {
  const screen = await measureFirstScreen(product, people.周敏.cookie, '/tasks', /RW-/)
  if (screen === undefined)
    return note('Task list, cold', 'not measured', 'no Chromium, or no rows on the page')
  note(
    'Task list, cold: JavaScript (gzip)',
    kb(screen.js),
    `CSS ${kb(screen.css)}, ${screen.files} files, rows after ${ms(screen.shownAfter)}`,
  )
}

function noteLoad(what, { rate, p50, p95, p99, nodeMs, postgresMs, bytes, answers }) {
  note(
    what,
    `${Math.round(rate)} req/s`,
    `p50 ${ms(p50)}, p95 ${ms(p95)}, p99 ${ms(p99)}; CPU ${nodeMs.toFixed(2)} + ${postgresMs.toFixed(2)} ms (Node + PostgreSQL); ${kb(bytes)}; ${answers} answers`,
  )
}

function print() {
  const [{ model = 'unknown' } = {}] = cpus()
  console.log(`
${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC · ${cpus().length} × ${model} · ${mb(totalmem())} · Node ${process.versions.node} · load ${loadBefore} before, ${loadNow()} after${quick ? ' · quick' : ''}

| What | Result | More |
| --- | --- | --- |
${rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}`)
}
