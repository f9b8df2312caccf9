import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as contract from '#contract/channel.ts'
import { channelKinds } from '#domain/channel/channel.ts'
import type { Classification } from '#domain/meeting/enums.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import { noticedMeeting } from '#test/meetings.ts'
import type { Cast } from '#test/people.ts'
import { openRobots, type RobotRules, type Robots } from '#test/robots.ts'
import { sayInChannels } from './say.ts'

/** The product against robots that keep the rules of their services. */
let test: TestApp
let cast: Cast
let robots: Robots
let meetingId: string
/** How far the services' clock is ahead of ours, in milliseconds. */
let ahead = 0
/** Where nobody listens. */
let deadHost: string
beforeAll(async () => {
  const gone = await openRobots(() => new Date(0))
  deadHost = gone.host
  await gone.close()
  robots = await openRobots(() => new Date(test.now().getTime() + ahead))
  test = await openTestApp({ config: { channelHosts: [robots.host, deadHost] } })
  cast = await test.seedPeople()
  meetingId = (await noticedMeeting(test, cast)).id
})
beforeEach(async () => {
  test.setNow('2026-03-02T09:00:00+08:00')
  await asSystem(test.app.db, async (tx) => {
    await tx.deleteFrom('channel').execute()
    await tx.deleteFrom('task').execute()
  })
  robots.forget()
  ahead = 0
})
afterAll(async () => {
  await test.close()
  await robots.close()
})

const notices = ['invited', 'rescheduled', 'cancelled', 'minutesFinal', 'overdueTasks'] as const
type Fields = Partial<Parameters<typeof create>[0]>
function create(fields: {
  kind: 'dingtalk' | 'feishu' | 'wecom'
  name: string
  secret: string
  address: string
  scope: 'organisation' | 'public' | 'departments'
  departmentIds: string[]
}) {
  return test.call(contract.createChannel, {
    as: cast.people.admin,
    body: { ...fields, notices: [...notices] },
  })
}

/** A robot with its rules, and the channel that speaks through it; `fields` is what the administrator typed. */
function add(rules: RobotRules, fields: Fields = {}) {
  const name = fields.name ?? rules.kind
  const address = robots.add(name, rules)
  return create({
    kind: rules.kind,
    name,
    secret: rules.secret ?? '',
    scope: 'organisation',
    departmentIds: [],
    address,
    ...fields,
  })
}

const say = (occasion: string, link?: string) =>
  asSystem(test.app.db, (tx) =>
    sayInChannels(tx, test.app, {
      meetingId,
      notice: 'minutesFinal',
      occasion,
      at: test.now(),
      ...(link !== undefined && { link }),
    }),
  )
const pass = (minutes: number) => test.setNow(new Date(test.now().getTime() + minutes * 60_000))
const shown = async (id: string) => {
  const { items } = await test.call(contract.listChannels, { as: cast.people.admin })
  const channel = items.find((one) => one.id === id)
  return {
    state: channel?.last?.state,
    trouble: channel?.last?.trouble,
    answer: channel?.last?.answer,
    pausedUntil: channel?.pausedUntil,
    silent: channel?.silent,
  }
}

const strict: readonly RobotRules[] = [
  { kind: 'dingtalk', secret: 'SECding', keywords: ['会议'] },
  { kind: 'feishu', secret: 'fei', keywords: ['会议'] },
  { kind: 'wecom' },
]

it('S2-09: robots that ask for signature, keyword and form take every message that we send', async () => {
  for (const rules of strict) await add(rules)
  await say('once')
  await noticedMeeting(test, cast)
  await test.runJobs()
  pass(6)
  await overdue('印制物料', 'internal', cast.departments.sales.id)
  await test.runJobs()
  pass(6)
  await test.runJobs()
  expect(robots.handed.filter(({ isTaken }) => !isTaken)).toEqual([])
  for (const kind of channelKinds) {
    const taken = robots.takenBy(kind).join('\n')
    for (const words of ['会议纪要已定稿', '会议通知', '印制物料']) expect(taken, kind).toContain(words)
  }
})

it('S2-09: a burst of 500 events breaks no limit, and each is said once in each group', async () => {
  for (const rules of strict) await add(rules)
  await say('burst 1', `/minutes/${meetingId}?no=1.`)
  // As many others at the same time, each with a page of its own.
  await asSystem(test.app.db, (tx) =>
    sql`insert into channel_delivery (channel_id, meeting_id, notice, dedupe, message, created_at)
      select d.channel_id, d.meeting_id, d.notice, 'burst ' || no,
        replace(d.message::text, '?no=1.', '?no=' || no || '.')::jsonb, d.created_at
      from channel_delivery d cross join generate_series(2, 500) no order by no`.execute(tx),
  )
  for (let minutes = 0; minutes < 10; minutes += 1) {
    await test.runJobs()
    pass(1)
  }
  expect(robots.handed.filter(({ isTaken }) => !isTaken)).toEqual([])
  for (const kind of channelKinds) {
    const messages = robots.takenBy(kind)
    const numbers = messages
      .flatMap((message) => [...message.matchAll(/\?no=(\d+)\./g)])
      .map(([, no]) => Number(no))
      .toSorted((a, b) => a - b)
    expect(numbers, kind).toEqual(Array.from({ length: 500 }, (_, index) => index + 1))
    expect(messages.length, kind).toBeLessThan(40)
  }
})

it('S2-09: what comes within five minutes of a message goes as one when they are over', async () => {
  const channel = await add({ kind: 'wecom' })
  await say('first')
  await test.runJobs()
  for (const occasion of ['second', 'third']) {
    pass(1)
    await say(occasion)
    await test.runJobs()
  }
  expect(robots.takenBy('wecom')).toHaveLength(1)
  pass(3)
  await test.runJobs()
  const [, merged] = robots.takenBy('wecom')
  expect(robots.takenBy('wecom')).toHaveLength(2)
  expect(merged).toContain('2 条会议通知')
  const { items } = await test.call(contract.listDeliveries, {
    as: cast.people.admin,
    params: { id: channel.id },
    query: {},
  })
  expect(items.map(({ state, isCarried }) => [state, isCarried])).toEqual([
    ['sent', true],
    ['sent', false],
    ['sent', false],
  ])
})

describe('what is wrong', () => {
  it.each([
    ['dingtalk', 'SEC-other', 'signature', '310000 sign not match'],
    ['feishu', 'other', 'signature', /^19021 sign match fail/],
  ] as const)(
    'S2-09: the wrong secret of %s is shown to the administrator',
    async (kind, typed, trouble, answer) => {
      const channel = await add({ kind, secret: 'the-right-one' }, { secret: typed })
      await say('once')
      await test.runJobs()
      pass(30)
      await test.runJobs()
      expect(robots.handed).toHaveLength(1)
      const seen = await shown(channel.id)
      expect(seen).toMatchObject({ state: 'failed', trouble })
      expect(seen.answer).toMatch(answer)
    },
  )

  it.each([
    ['dingtalk', 'keyword', /^310000 keywords not in content/],
    ['feishu', 'keyword', /^19024 Key Words Not Found/],
  ] as const)('S2-09: a keyword of %s that we do not say is shown', async (kind, trouble, answer) => {
    const channel = await add({ kind, keywords: ['督办令'] })
    await say('once')
    await test.runJobs()
    const seen = await shown(channel.id)
    expect(seen).toMatchObject({ state: 'failed', trouble })
    expect(seen.answer).toMatch(answer)
  })

  it('S2-09: a clock that is off by more than an hour is refused by 钉钉 and 飞书, and shown', async () => {
    ahead = 61 * 60_000
    const channels = [await add(strict[0] as RobotRules), await add(strict[1] as RobotRules)]
    await say('once')
    await test.runJobs()
    for (const { id } of channels)
      expect(await shown(id)).toMatchObject({ state: 'failed', trouble: 'signature' })
  })

  it('S2-09: a robot that others have worn out is left alone until its time is over, which is shown', async () => {
    const channel = await add({ kind: 'dingtalk', secret: 'SECding' })
    robots.answerNext([200, { status: 1111, wait: 600, punish: 'deny' }])
    await say('once')
    await test.runJobs()
    expect(await shown(channel.id)).toMatchObject({
      state: 'queued',
      trouble: 'tooFast',
      pausedUntil: '2026-03-02T01:10:00.000Z',
    })
    pass(11)
    await test.runJobs()
    expect(await shown(channel.id)).toMatchObject({ state: 'sent', trouble: null, pausedUntil: null })
  })

  it('S2-09: a dead host is shown, and tried again later', async () => {
    const channel = await add({ kind: 'wecom' }, { address: `http://${deadHost}/cgi-bin/webhook/send?key=k` })
    await say('once')
    await test.runJobs()
    expect(await shown(channel.id)).toMatchObject({
      state: 'queued',
      trouble: 'unreachable',
      answer: 'ECONNREFUSED',
    })
  })

  it('S2-09: a host that stays dead is asked less and less, by one message; the robot that answers gets them all', async () => {
    const name = 'moved'
    const channel = await add(
      { kind: 'wecom' },
      { name, address: `http://${deadHost}/cgi-bin/webhook/send?key=k` },
    )
    const tries = () =>
      asSystem(test.app.db, async (tx) => {
        const { sum } = await tx
          .selectFrom('channel_delivery')
          .select((row) => row.fn.sum<string>('attempts').as('sum'))
          .where('channel_id', '=', channel.id)
          .executeTakeFirstOrThrow()
        return Number(sum)
      })
    for (let n = 0; n < 20; n += 1) await say(`${n}`)
    const asked: number[] = []
    // 1, 2, 5, 15 and 60 minutes, whatever the messages' own number is.
    for (const minutes of [0, 0.5, 0.6, 1, 1.1, 4, 1.1, 14, 1.1, 59, 1.1]) {
      pass(minutes)
      await say(`after ${minutes} ${test.now().getTime()}`)
      await test.runJobs()
      asked.push(await tries())
    }
    expect(asked).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6])
    const [one] = (await test.call(contract.listChannels, { as: cast.people.admin })).items
    expect(one?.silent?.tries).toBe(6)
    expect(one?.silent?.nextAt).toBe(new Date(test.now().getTime() + 180 * 60_000).toISOString())
    await test.call(contract.updateChannel, {
      as: cast.people.admin,
      params: { id: channel.id },
      body: { version: one?.version ?? 0, address: robots.add(name, { kind: 'wecom' }) },
    })
    await test.call(contract.tryChannel, { as: cast.people.admin, params: { id: channel.id } })
    await test.runJobs()
    pass(6)
    await test.runJobs()
    pass(6)
    await test.runJobs()
    expect(await shown(channel.id)).toMatchObject({ state: 'sent', silent: null })
    const left = await asSystem(test.app.db, (tx) =>
      tx
        .selectFrom('channel_delivery')
        .select('id')
        .where('channel_id', '=', channel.id)
        .where('state', '!=', 'sent')
        .execute(),
    )
    expect(left).toEqual([])
  })
})

async function overdue(name: string, classification: Classification, departmentId: string): Promise<string> {
  const { id } = await asSystem(test.app.db, (tx) =>
    tx
      .insertInto('task')
      .values({
        number: `RW-${Math.random()}`,
        name,
        classification,
        state: 'inProgress',
        owner_id: cast.people.seller.id,
        owner_department_id: departmentId,
        due_on: '2026-02-25',
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  return id
}

describe('the daily list of what is overdue', () => {
  it('S2-09: comes once a working day, hides a 秘密 title and knows nothing of a 机密 task', async () => {
    const { sales, office } = cast.departments
    await add({ kind: 'feishu' }, { name: 'sales', scope: 'departments', departmentIds: [sales.id] })
    await add({ kind: 'wecom' }, { name: 'open', scope: 'public' })
    await add({ kind: 'dingtalk' }, { name: 'all' })
    await overdue('印制物料', 'internal', sales.id)
    await overdue('竞品底价', 'secret', sales.id)
    await overdue('并购名单', 'confidential', sales.id)
    await overdue('办公室搬迁', 'public', office.id)
    await test.runJobs()
    // Not at nine sharp, when everybody speaks.
    expect(robots.handed).toEqual([])
    pass(10)
    await test.runJobs()
    pass(10)
    await test.runJobs()
    const said = (name: string) => {
      expect(robots.takenBy(name), name).toHaveLength(1)
      return robots.takenBy(name)[0] ?? ''
    }
    expect(said('sales')).toContain('会议任务逾期通报：2 项')
    expect(said('sales')).toContain('印制物料')
    expect(said('sales')).toContain('一项督办事项')
    expect(said('sales')).not.toContain('办公室搬迁')
    expect(said('open')).toContain('办公室搬迁')
    expect(said('open')).not.toMatch(/印制物料|一项督办事项/)
    expect(said('all')).toContain('会议任务逾期通报：3 项')
    const everything = JSON.stringify(robots.handed.map(({ body }) => body))
    expect(everything).not.toMatch(/竞品底价|并购名单/)

    test.setNow('2026-03-07T10:00:00+08:00')
    await test.runJobs()
    expect(robots.takenBy('all')).toHaveLength(1)
    test.setNow('2026-03-09T10:00:00+08:00')
    await test.runJobs()
    expect(robots.takenBy('all')).toHaveLength(2)
  })

  it('S2-09: says what is so when it goes, and nothing when nothing is left', async () => {
    const channel = await add({ kind: 'wecom' })
    const id = await overdue('印制物料', 'internal', cast.departments.sales.id)
    robots.answerNext([503, ''])
    pass(10)
    await test.runJobs()
    await asSystem(test.app.db, (tx) =>
      tx.updateTable('task').set({ state: 'done' }).where('id', '=', id).execute(),
    )
    pass(5)
    await test.runJobs()
    expect(robots.takenBy('wecom')).toEqual([])
    expect(await shown(channel.id)).toMatchObject({ state: 'withheld', trouble: 'superseded' })
  })
})
