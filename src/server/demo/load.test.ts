import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MinutesContent } from '#contract/minutes.ts'
import { listDepartments } from '#contract/organisation.ts'
import { getSession, listDemoPeople, setUp, switchPerson } from '#contract/session.ts'
import { getToday } from '#contract/today.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf, instantAt } from '#domain/calendar/instant.ts'
import { isWorkingDay } from '#domain/calendar/work-calendar.ts'
import { q4Case } from '#domain/demo/q4-case.ts'
import { taskStates } from '#domain/task/lifecycle.ts'
import { loadCalendar } from '#server/calendar/load.ts'
import { asActor, asSystem } from '#server/db/actor-context.ts'
import { freshDatabase } from '#test/fresh-database.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import { cast } from './cast.ts'
import { launchName } from './launch.ts'
import { firstSync, secondSync } from './launch-syncs.ts'
import { loadDemo } from './load.ts'
import { recentStories } from './recent.ts'
import { whenOf } from './when.ts'

let test: TestApp

beforeAll(async () => {
  test = await openTestApp({ now: '2026-03-04T10:00:00+08:00' })
  await test.call(setUp, { body: { kind: 'demo' } })
})
afterAll(() => test.close())

const refusal = (status: number, reason: string) => expect.objectContaining({ status, reason })

async function ask<Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> {
  return asSystem(test.app.db, async (tx) => (await query.execute(tx)).rows)
}

/** Steps into somebody, so that they have an account. */
async function stepInto(name: string): Promise<string> {
  const { items } = await test.call(listDemoPeople, {})
  const id = items.find((person) => person.name === name)?.id ?? ''
  await test.call(switchPerson, { body: { personId: id } })
  return id
}

it('is loaded once: a second setup of either kind is refused', async () => {
  const clean = {
    kind: 'clean' as const,
    organisationName: '别的公司',
    name: '甲',
    email: 'a@example.com',
    password: 'correct horse battery',
  }
  for (const body of [{ kind: 'demo' as const }, clean]) {
    await expect(test.call(setUp, { body })).rejects.toThrow(refusal(409, 'setup.alreadyDone'))
  }
  const [count] = await ask(sql<{ people: number; meetings: number }>`select
    (select count(*) from person) as people, (select count(*) from meeting) as meetings`)
  expect(count).toEqual({ people: Object.keys(cast).length, meetings: 10 })
})

it('has nobody real in it', async () => {
  const people = await ask(sql<{ email: string; user_id: string | null }>`select email, user_id from person`)
  for (const { email } of people) expect(email).toMatch(/^[a-z]+@example\.com$/)
  expect(new Set(people.map(({ email }) => email)).size).toBe(people.length)
  const links = await ask(sql<{ link: string }>`select link from deliverable
    union all select online_url from meeting where online_url <> ''`)
  const own = new URL(test.app.config.publicUrl).hostname
  for (const { link } of links) {
    const { hostname } = new URL(link)
    if (hostname !== own) expect(hostname).toMatch(/(^|\.)example\.com$/)
  }
  expect(await ask(sql`select 1 from mail_outbox`)).toEqual([])
})

it('gives every department a head, a liaison and their line upwards', async () => {
  const as = await stepInto('周敏')
  const { items } = await test.call(listDepartments, { as })
  expect(items).toHaveLength(8)
  for (const department of items) {
    expect(department, department.name).toMatchObject({ head: expect.anything(), liaison: expect.anything() })
    if (department.name !== '总经办') expect(department.vicePresident, department.name).not.toBeNull()
  }
})

it('lets people be stepped into, and roles be told apart', async () => {
  const { items } = await test.call(listDemoPeople, {})
  const roles = new Map(items.map(({ name, roles }) => [name, roles]))
  expect(roles.get('郑国梁')).toEqual(['generalManager'])
  expect(roles.get('冯晓岚')).toEqual(['supervisor'])
  expect(roles.get('唐宇轩')).toEqual(['admin'])
  expect(roles.get('周敏')).toContain('departmentHead')
  expect(roles.get('沈慧敏')).toContain('vicePresident')
  const as = await stepInto('周敏')
  expect((await test.call(getSession, { as })).me?.name).toBe('周敏')
})

describe('the Q4 case', () => {
  it('is all there, and every task hangs on what it came from', async () => {
    const [meeting] = await ask(sql<Record<string, unknown>>`
      select m.is_imported, m.state, m.planned_start, x.state as minutes, x.archive_name,
        (select count(*) from topic t where t.meeting_id = m.id) as topics,
        (select count(*) from entry e where e.meeting_id = m.id and e.kind = 'viewpoint') as points,
        (select count(*) from decision d where d.meeting_id = m.id and d.topic_id is not null) as decisions,
        (select count(*) from task t where t.meeting_id = m.id) as tasks,
        (select count(*) from task t where t.meeting_id = m.id and t.decision_id is not null) as decided_tasks,
        (select count(*) from minutes_version v where v.minutes_id = x.id and v.is_final) as finals
      from meeting m join minutes x on x.meeting_id = m.id where m.name = ${q4Case.meeting.name}`)
    expect(meeting).toEqual({
      is_imported: true,
      state: 'followUp',
      planned_start: instantAt(civilDate('2023-10-25'), '14:00', 'Asia/Shanghai'),
      minutes: 'archived',
      archive_name: 'Q4营销活动筹备会-2023-10-25',
      topics: 3,
      points: 8,
      decisions: 5,
      tasks: 8,
      decided_tasks: q4Case.tasks.filter(({ fromResolution }) => fromResolution).length,
      finals: 1,
    })
  })

  it('keeps every datum of collaboration, dependencies, resource requests and risks (§6 of the requirements)', async () => {
    const { collaboration, risks, resourceRequests } = q4Case
    const [frame] = await ask(sql<Record<string, unknown>>`
      select c.name, c.goal, c.theme, c.launch_on, c.is_launch_provisional, d.name as initiating, p.name as leader,
        (select json_agg(json_build_object('metric', t.metric, 'value', t.value, 'unit', t.unit, 'region', t.region)
          order by t.position) from collaboration_target t where t.collaboration_id = c.id) as targets,
        (select count(*)::int from collaboration_department x where x.collaboration_id = c.id) as departments,
        (select count(*)::int from meeting m where m.collaboration_id = c.id) as meetings,
        (select count(*)::int from task t where t.collaboration_id = c.id) as tasks
      from collaboration c join department d on d.id = c.initiating_department_id
      join person p on p.id = c.leader_id where c.name = ${collaboration.name}`)
    expect(frame).toEqual({
      name: collaboration.name,
      goal: collaboration.smartGoal,
      theme: collaboration.theme,
      launch_on: collaboration.plannedLaunch.date,
      is_launch_provisional: true,
      initiating: collaboration.initiatingDept,
      leader: cast['mkt-mgr'].name,
      targets: collaboration.targets,
      departments: collaboration.participatingDepts.length,
      meetings: 1,
      tasks: q4Case.tasks.length,
    })
    const links = await ask(sql<{ kind: string; from: string; to: string | null; at: string | null }>`
      select d.kind, f.name as "from", coalesce(t.name, c.launch_on::text) as "to", s.deliverable as at
      from dependency d join task f on f.id = d.from_task_id
      left join task t on t.id = d.to_task_id left join task_milestone s on s.id = d.to_milestone_id
      left join collaboration c on c.id = d.to_collaboration_id 
      where f.number like 'RW-2023-%' order by d.kind, f.number`)
    expect(links.map(({ kind, from, to, at }) => [kind, from, to, at])).toEqual([
      ['finishToStart', '活动宣传主视觉设计', '2023-12-01', null],
      ['finishToStart', '提供活动文案终稿及品牌VI手册', '活动宣传主视觉设计', '输出3版设计稿初稿'],
      ['finishToStart', '提供产品实拍图', '活动宣传主视觉设计', '输出3版设计稿初稿'],
      ['supports', '提供活动文案终稿及品牌VI手册', '活动宣传主视觉设计', '提交文案及品牌规范'],
      ['supports', '提供产品实拍图', '活动宣传主视觉设计', null],
    ])
    const [people, money] = resourceRequests
    const [asked] = await ask(sql<Record<string, unknown>>`
      select t.name as task, d.name as dept, r.text, r.headcount, r.amount_cents
      from task_resource r join task t on t.id = r.task_id join department d on d.id = r.asking_department_id`)
    expect(asked).toEqual({
      task: '提交人力成本申请审批',
      dept: people?.dept,
      text: people?.text,
      headcount: 1,
      amount_cents: (people?.costCny ?? 0) * 100,
    })
    const [budget] = await ask(sql<Record<string, unknown>>`
      select budget_cents from task where name = '活动宣传主视觉设计'`)
    expect(budget).toEqual({ budget_cents: (money?.costCny ?? 0) * 100 })
    const told = await ask(sql<Record<string, unknown>>`
      select r.text, r.response, t.name as task, d.content as decision, g.name as raised,
        s.deliverable as milestone, r.forecast_on, r.forecast_on - s.due_on as slip
      from risk r left join task t on t.id = r.task_id left join decision d on d.id = r.decision_id
      left join department g on g.id = r.raised_by_department_id
      left join task_milestone s on s.id = r.forecast_milestone_id
      where r.number like 'FX-2023-%' order by r.number`)
    expect(told).toEqual([
      {
        text: risks[0]?.text,
        response: risks[0]?.response,
        task: '活动宣传主视觉设计',
        decision: null,
        raised: null,
        milestone: '提交文案及品牌规范',
        forecast_on: risks[0]?.forecast?.date,
        slip: risks[0]?.forecast?.slipDays,
      },
      {
        text: risks[1]?.text,
        response: risks[1]?.response,
        task: null,
        decision: expect.stringContaining('暂定为12月1日'),
        raised: risks[1]?.raisedBy,
        milestone: null,
        forecast_on: null,
        slip: null,
      },
    ])
  })

  it('keeps the task sheet whole: milestones, support, updates, risk and joint review', async () => {
    const [task] = await ask(sql<Record<string, unknown>>`
      select t.state, t.due_on, t.max_rework, t.required_formats, o.name as owner,
        (select array_agg(due_on order by due_on) from task_milestone where task_id = t.id) as milestones,
        (select array_agg(kind order by kind) from task_resource where task_id = t.id) as resources,
        (select array_agg(risk_point order by at) from task_update where task_id = t.id) as risks,
        (select array_agg(p.name order by p.name) from task_reviewer r join person p on p.id = r.person_id
          where r.task_id = t.id) as reviewers
      from task t join person o on o.id = t.owner_id where t.name = '活动宣传主视觉设计'`)
    expect(task).toEqual({
      state: 'inProgress',
      due_on: '2023-11-25',
      max_rework: 2,
      required_formats: [
        { format: 'JPG', use: 'online' },
        { format: '源文件', use: 'offline' },
        { format: 'PDF', use: 'offline' },
      ],
      owner: cast['dsn-sup'].name,
      milestones: ['2023-11-15', '2023-11-22', '2023-11-25'],
      resources: ['document', 'material', 'money'],
      risks: ['市场部文案延期可能影响初稿输出时间', ''],
      reviewers: [cast['mkt-mgr'].name, cast['sal-mgr'].name].sort(),
    })
  })
})

it('has a task in every state but cancelled, late ones and early ones', async () => {
  const rows = await ask(sql<{ state: string; late: boolean }>`
    select state, due_on < '2026-03-04' as late from task where due_on > '2026-01-01'`)
  expect(new Set(rows.map(({ state }) => state))).toEqual(
    new Set(taskStates.filter((state) => state !== 'cancelled')),
  )
  const open = rows.filter(({ state }) => state !== 'done')
  expect(open.some(({ late }) => late)).toBe(true)
  expect(open.some(({ late }) => !late)).toBe(true)
})

it('leaves something waiting for everybody, and minutes to look at', async () => {
  const { items } = await test.call(listDemoPeople, {})
  const idle: string[] = []
  for (const { name } of items) {
    const { waiting } = await test.call(getToday, { as: await stepInto(name) })
    if (waiting.length === 0) idle.push(name)
  }
  expect(idle).toEqual([])
  const contents = await ask(sql<{ content: unknown }>`select content from minutes_version`)
  expect(contents).toHaveLength(6)
  for (const { content } of contents) {
    const { topics, decisions, tasks, goalAndAgenda } = MinutesContent.parse(content)
    expect([topics.length, decisions.length, tasks.length].every((count) => count > 0)).toBe(true)
    expect(goalAndAgenda.goal).not.toBe('')
  }
})

it('hides the confidential meeting from everybody who is not in it', async () => {
  const titles = async (name: string) => {
    const actor = await test.actorOf(await stepInto(name))
    const rows = await asActor(test.app.db, actor, (tx) => tx.selectFrom('meeting').select('name').execute())
    return rows.map((row) => row.name)
  }
  const secret = '年度调薪方案讨论会'
  for (const name of ['郑国梁', '沈慧敏', '蒋丽萍', '梁静怡'])
    expect(await titles(name), name).toContain(secret)
  for (const name of ['唐宇轩', '冯晓岚', '周敏', '董浩然']) {
    expect(await titles(name), name).not.toContain(secret)
    expect(await titles(name), name).not.toEqual([])
  }
})

const dates = [
  ['on a Sunday', '2026-03-08T22:00:00+08:00'],
  ['in the Spring Festival', '2026-02-18T09:00:00+08:00'],
  ['on the last evening of the year', '2026-12-31T23:30:00+08:00'],
  ['in a year that is not announced', '2027-06-15T08:00:00+08:00'],
] as const

it.each(dates)('holds its meetings on working days, past and coming, when loaded %s', async (_when, at) => {
  const now = new Date(at)
  const calendar = await loadCalendar(test.app.db)
  const when = whenOf(now, calendar, 'Asia/Shanghai')
  const stories = [...recentStories(when), firstSync(when, launchName), secondSync(when, launchName)]
  for (const { name, state, start } of stories) {
    const day = civilDateOf(start, 'Asia/Shanghai')
    expect(isWorkingDay(day, calendar), `${name} ${day}`).toBe(true)
    expect(start > now, `${name} ${day}`).toBe(['draft', 'noticed'].includes(state))
  }
})

// Whatever day it is, nobody in the stories does what the product would refuse.
it.each(dates.slice(1, 2))('loads %s', async (_when, at) => {
  const database = await freshDatabase()
  try {
    const made = await asSystem(database.db, async (tx) => {
      await loadDemo(tx, new Date(at), test.app.config)
      return tx
        .selectFrom('collaboration')
        .select('state')
        .where('name', '=', launchName)
        .executeTakeFirstOrThrow()
    })
    expect(made.state).toBe('archived')
  } finally {
    await database.close()
  }
})

it('refuses stepping into others in a real organisation, which begins with its calendar', async () => {
  const real = await openTestApp()
  try {
    const { me } = await real.call(setUp, {
      body: {
        kind: 'clean',
        organisationName: '真实公司',
        name: '甲',
        email: 'a@example.com',
        password: 'correct horse battery',
      },
    })
    const as = me?.id ?? ''
    await expect(real.call(switchPerson, { as, body: { personId: as } })).rejects.toThrow(
      refusal(403, 'session.onlyInDemo'),
    )
    expect((await real.call(listDemoPeople, {})).items).toEqual([])
    const calendar = await loadCalendar(real.app.db)
    expect(calendar.kinds.get(civilDate('2026-02-14'))).toBe('workday')
  } finally {
    await real.close()
  }
})
