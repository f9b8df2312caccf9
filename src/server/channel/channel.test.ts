import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as contract from '#contract/channel.ts'
import { cancelMeeting, rescheduleMeeting } from '#contract/meeting.ts'
import { confirmMinutes, finaliseMinutes } from '#contract/minutes.ts'
import type { MeetingNotice } from '#domain/channel/channel.ts'
import type { Classification } from '#domain/meeting/enums.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { finalOverrides, sentMinutes } from '#server/minutes/minutes.test-data.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import { noticedMeeting } from '#test/meetings.ts'
import type { Cast } from '#test/people.ts'
import { sayInChannels } from './say.ts'

interface Came {
  readonly path: string
  readonly query: URLSearchParams
  readonly body: Record<string, unknown>
}

/** Plays the robots of all three services: takes what comes, and answers as it is told to. */
let robots: Server
let came: Came[] = []
let answers: (readonly [status: number, body: object | string])[] = []
const yes = {
  dingtalk: { errcode: 0, errmsg: 'ok' },
  feishu: { code: 0, msg: 'success', data: {} },
  wecom: { errcode: 0, errmsg: 'ok' },
}

let test: TestApp
let cast: Cast
let gateway: string
/** A meeting that was called before there was any channel; most tests only say something about it. */
let meetingId: string
beforeAll(async () => {
  robots = createServer(async (request, response) => {
    const address = new URL(request.url ?? '', 'http://robots')
    came.push({
      path: address.pathname,
      query: address.searchParams,
      body: JSON.parse(await textOf(request)),
    })
    const kind = address.pathname.slice(1).split('-')[0] as keyof typeof yes
    const [status, body] = answers.shift() ?? [200, yes[kind]]
    response.statusCode = status
    if (status === 302) response.setHeader('location', `http://${gateway}/stolen`)
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  })
  await new Promise<void>((resolve) => robots.listen(0, '127.0.0.1', resolve))
  gateway = `127.0.0.1:${(robots.address() as AddressInfo).port}`
  test = await openTestApp({ config: { channelHosts: [gateway] } })
  cast = await test.seedPeople()
  meetingId = (await noticedMeeting(test, cast)).id
})
beforeEach(async () => {
  test.setNow('2026-03-02T09:00:00+08:00')
  await asSystem(test.app.db, (tx) => tx.deleteFrom('channel').execute())
  await classify('internal')
  came = []
  answers = []
})
afterAll(async () => {
  await test.close()
  robots.close()
})

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request) text += part
  return text
}

const classify = (classification: Classification) =>
  asSystem(test.app.db, (tx) =>
    tx.updateTable('meeting').set({ classification }).where('id', '=', meetingId).execute(),
  )
// Of minutes, because a later notice of the same meeting would take the place of an earlier one.
const say = (occasion = 'once', notice: MeetingNotice = 'minutesFinal') =>
  asSystem(test.app.db, (tx) => sayInChannels(tx, test.app, { meetingId, notice, occasion, at: test.now() }))

const refused = (status: number, reason: string) => expect.objectContaining({ status, reason })
const all = ['invited', 'rescheduled', 'cancelled', 'minutesFinal'] as const

type Fields = Partial<Parameters<typeof create>[0]>
function create(fields: {
  name: string
  kind: 'dingtalk' | 'feishu' | 'wecom'
  scope: 'organisation' | 'public' | 'departments'
  departmentIds: string[]
  secret: string
}) {
  return test.call(contract.createChannel, {
    as: cast.people.admin,
    body: { ...fields, notices: [...all], address: `http://${gateway}/${fields.kind}-${fields.name}` },
  })
}
const add = (name: string, fields: Fields = {}) =>
  create({ name, kind: 'wecom', scope: 'organisation', departmentIds: [], secret: '', ...fields })

const logOf = async ({ id }: { id: string }) =>
  (await test.call(contract.listDeliveries, { as: cast.people.admin, params: { id }, query: {} })).items

const said = ({ body }: Came) => JSON.stringify(body)
const pass = (minutes: number) => test.setNow(new Date(test.now().getTime() + minutes * 60_000))

describe('the notices of a meeting', () => {
  it('S2-09: reach groups in 钉钉, 飞书 and 企业微信 besides the product and mail, each once and signed', async () => {
    await add('ding', { kind: 'dingtalk', secret: 'SECding' })
    await add('fei', { kind: 'feishu', secret: 'fei' })
    const wecom = await add('we')
    const { id } = await noticedMeeting(test, cast)
    await test.runJobs()
    await test.runJobs()
    expect(came.map(({ path }) => path).toSorted()).toEqual(['/dingtalk-ding', '/feishu-fei', '/wecom-we'])
    for (const one of came) {
      expect(said(one)).toContain('会议通知：新品推广分工会')
      expect(said(one)).toContain('2026年3月9日周一 14:00')
      expect(said(one)).toContain('三楼会议室A')
      expect(said(one)).toContain(`http://bihuan.test/meetings/${id}`)
      // No more than that: neither what it is about nor who comes.
      expect(said(one)).not.toMatch(/分工不清|推广分工表|肖航|推广分工"/)
    }
    const [dingtalk] = came.filter(({ path }) => path.startsWith('/dingtalk'))
    expect(dingtalk?.query.get('timestamp')).toBe(String(test.now().getTime()))
    expect(dingtalk?.query.get('sign')).toMatch(/^[\w+/]{43}=$/)
    const [feishu] = came.filter(({ path }) => path.startsWith('/feishu'))
    expect(feishu?.body.sign).toMatch(/^[\w+/]{43}=$/)
    expect(test.mails.length).toBeGreaterThan(0)

    // The same occasion again: nothing new.
    await asSystem(test.app.db, (tx) =>
      sayInChannels(tx, test.app, {
        meetingId: id,
        notice: 'invited',
        occasion: 'invited:0',
        at: test.now(),
      }),
    )
    await test.runJobs()
    expect(came).toHaveLength(3)
    expect(await logOf(wecom)).toMatchObject([
      { notice: 'invited', state: 'sent', trouble: null, answer: '0 ok', attempts: 1, meeting: null },
    ])
  })

  it('S2-09: follow the meeting to its new time and its end', async () => {
    await add('we')
    const { id } = await noticedMeeting(test, cast)
    await test.runJobs()
    const as = cast.people.marketingHead
    await test.call(rescheduleMeeting, {
      as,
      params: { id },
      body: {
        plannedStart: '2026-03-10T10:00:00+08:00',
        plannedEnd: '2026-03-10T11:00:00+08:00',
        reason: '会议室占用',
      },
    })
    await test.runJobs()
    await test.call(cancelMeeting, { as, params: { id }, body: { reason: '合并到周会' } })
    await test.runJobs()
    expect(came.map((one) => /会议(?:通知|变更|取消)/.exec(said(one))?.[0])).toEqual([
      '会议通知',
      '会议变更',
      '会议取消',
    ])
    expect(said(came[1] as Came)).toContain('3月10日周二 10:00')
    expect(came.map(said).join()).not.toMatch(/会议室占用|合并到周会/)
  })

  it('S2-09: end with the final minutes, and where to read them', async () => {
    await add('we')
    const { id, minutes } = await sentMinutes(test, cast)
    await test.runJobs()
    came = []
    for (const { person } of minutes.recipients) {
      await test.call(confirmMinutes, { as: person, params: { id } })
    }
    test.setNow('2026-03-10T09:00:00+08:00')
    const { marketingHead } = cast.people
    const overrides = await finalOverrides(test, marketingHead, id)
    await test.call(finaliseMinutes, { as: marketingHead, params: { id }, body: { overrides } })
    await test.runJobs()
    await test.runJobs()
    expect(came).toHaveLength(1)
    expect(said(came[0] as Came)).toContain('会议纪要已定稿：新品推广分工会')
    expect(said(came[0] as Came)).toContain(`http://bihuan.test/minutes/${id}`)
  })

  it('S2-09: do not say what is no longer so', async () => {
    const channel = await add('we')
    const { id } = await noticedMeeting(test, cast)
    await test.call(cancelMeeting, {
      as: cast.people.marketingHead,
      params: { id },
      body: { reason: '不再需要' },
    })
    await test.runJobs()
    expect(came.map(said).join()).not.toContain('会议通知')
    expect((await logOf(channel)).map(({ notice, state, trouble }) => [notice, state, trouble])).toEqual([
      ['cancelled', 'sent', null],
      ['invited', 'withheld', 'superseded'],
    ])
  })

  it('S2-09: are in the language of the organisation', async () => {
    const speak = (locale: 'en' | 'zh-CN') =>
      asSystem(test.app.db, (tx) => tx.updateTable('organisation').set({ locale }).execute())
    await add('fei', { kind: 'feishu' })
    await speak('en')
    await say('once', 'invited')
    await speak('zh-CN')
    await test.runJobs()
    expect(said(came[0] as Came)).toContain('"en_us":{"title":"Meeting: 新品推广分工会"')
  })
})

describe('secrecy', () => {
  it.each([
    ['public', ['wecom-whole', 'wecom-open', 'wecom-sales']],
    ['internal', ['wecom-whole', 'wecom-sales']],
    ['secret', []],
    ['confidential', []],
  ] as const)('S2-09: a %s meeting is told to %o', async (classification, channels) => {
    const { sales, office } = cast.departments
    await add('whole')
    await add('open', { scope: 'public' })
    await add('sales', { scope: 'departments', departmentIds: [sales.id] })
    await add('office', { scope: 'departments', departmentIds: [office.id] })
    await classify(classification)
    await say()
    await test.runJobs()
    expect(came.map(({ path }) => path.slice(1)).toSorted()).toEqual([...channels].toSorted())
  })

  it('S2-09: what has become secret in the meantime is kept back', async () => {
    const channel = await add('we')
    await say()
    await classify('secret')
    await test.runJobs()
    expect(came).toEqual([])
    expect(await logOf(channel)).toMatchObject([{ state: 'withheld', trouble: 'notTaken' }])
  })

  it('S2-09: address and secret never leave the server, and stand sealed in the database', async () => {
    const channel = await add('we', { kind: 'dingtalk', secret: 'SEC-very-secret' })
    const { admin } = cast.people
    const updated = await test.call(contract.updateChannel, {
      as: admin,
      params: { id: channel.id },
      body: { version: 1, name: '别名' },
    })
    expect(updated).toMatchObject({ hasSecret: true, addressTail: 'k-we', addressHost: gateway, version: 2 })
    const shown = JSON.stringify([
      channel,
      updated,
      await test.call(contract.listChannels, { as: admin }),
      await asSystem(test.app.db, (tx) => tx.selectFrom('channel').selectAll().execute()),
      await asSystem(test.app.db, (tx) => tx.selectFrom('history').selectAll().execute()),
    ])
    expect(shown).not.toContain('SEC-very-secret')
    expect(shown).not.toContain('/dingtalk-we')
  })

  it('S2-09: sends to no host that nobody has named, and does not follow where it is sent on', async () => {
    const typed = (address: string) =>
      test.call(contract.createChannel, {
        as: cast.people.admin,
        body: { kind: 'wecom', name: '别处', address },
      })
    for (const address of ['http://127.0.0.1:1/x', 'https://10.0.0.1/x', 'http://169.254.169.254/x']) {
      await expect(typed(address)).rejects.toEqual(refused(422, 'channel.addressElsewhere'))
    }
    const channel = await add('we')
    answers = [[302, '']]
    const trial = await test.call(contract.tryChannel, { as: cast.people.admin, params: { id: channel.id } })
    expect(trial).toMatchObject({ state: 'failed', trouble: 'address' })
    expect(came.map(({ path }) => path)).toEqual(['/wecom-we'])
  })
})

describe('a robot that says no', () => {
  it('S2-09: with 200 and an error in it is not tried again, and quoted to the administrator', async () => {
    const channel = await add('ding', { kind: 'dingtalk', secret: 'wrong' })
    answers = [[200, { errcode: 310000, errmsg: 'sign not match' }]]
    await say()
    await test.runJobs()
    pass(600)
    await test.runJobs()
    expect(came).toHaveLength(1)
    expect(await logOf(channel)).toMatchObject([
      { state: 'failed', trouble: 'signature', answer: '310000 sign not match', nextAt: null },
    ])
    const { items } = await test.call(contract.listChannels, { as: cast.people.admin })
    expect(items).toMatchObject([{ waiting: 0, last: { state: 'failed', trouble: 'signature' } }])
  })

  it('S2-09: because it is down is tried again after a while, and then once', async () => {
    const channel = await add('we')
    answers = [
      [503, ''],
      [200, { errcode: -1, errmsg: 'system busy' }],
    ]
    await say()
    await test.runJobs()
    await test.runJobs()
    expect(came).toHaveLength(1)
    expect(await logOf(channel)).toMatchObject([
      { state: 'queued', trouble: 'busy', attempts: 1, nextAt: '2026-03-02T01:01:00.000Z' },
    ])
    pass(1)
    await test.runJobs()
    pass(2)
    await test.runJobs()
    pass(60)
    await test.runJobs()
    expect(came).toHaveLength(3)
    expect(await logOf(channel)).toMatchObject([{ state: 'sent', trouble: null, attempts: 3 }])
  })

  it('S2-09: because of too much is left alone for the ten minutes of 钉钉, whatever waits', async () => {
    const channel = await add('ding', { kind: 'dingtalk' })
    answers = [[200, { errcode: 130101, errmsg: 'send too fast' }]]
    await say()
    await test.runJobs()
    await say('second')
    pass(9)
    await test.runJobs()
    expect(came).toHaveLength(1)
    await expect(
      test.call(contract.tryChannel, { as: cast.people.admin, params: { id: channel.id } }),
    ).rejects.toEqual(refused(429, 'channel.tooFast'))
    pass(2)
    await test.runJobs()
    // Both at once: one message more.
    expect(came).toHaveLength(2)
    expect((await logOf(channel)).map(({ state }) => state)).toEqual(['sent', 'sent'])
  })

  it('S2-09: is sent again what somebody died over, and not what somebody is at', async () => {
    const channel = await add('we')
    await say()
    await say('taken along')
    await asSystem(test.app.db, async (tx) => {
      const [first, second] = await tx
        .updateTable('channel_delivery')
        .set({ state: 'sending', attempts: 1, attempted_at: test.now() })
        .where('channel_id', '=', channel.id)
        .returning('id')
        .execute()
      await tx
        .updateTable('channel_delivery')
        .set({ attempts: 0, attempted_at: null, carried_by: first?.id ?? null })
        .where('id', '=', second?.id ?? '')
        .execute()
    })
    await test.runJobs()
    expect(came).toEqual([])
    pass(3)
    await test.runJobs()
    expect(came).toHaveLength(1)
    expect((await logOf(channel)).toReversed()).toMatchObject([
      { state: 'sent', attempts: 2, isCarried: false },
      { state: 'sent', attempts: 0, isCarried: true },
    ])
  })
})

describe('the settings', () => {
  it('S2-09: a trial shows what the service answered', async () => {
    const { admin } = cast.people
    const channel = await add('we')
    const trial = () => test.call(contract.tryChannel, { as: admin, params: { id: channel.id } })
    expect(await trial()).toMatchObject({ notice: 'trial', state: 'sent', answer: '0 ok' })
    expect(said(came[0] as Came)).toContain('会议通知测试')
    answers = [[200, { errcode: 93000, errmsg: 'invalid webhook url' }]]
    expect(await trial()).toMatchObject({
      state: 'failed',
      trouble: 'address',
      answer: '93000 invalid webhook url',
    })
    answers = [[500, '']]
    expect(await trial()).toMatchObject({ state: 'failed', trouble: 'busy', nextAt: null })
  })

  it('S2-09: are for administrators, and two of them do not overwrite each other', async () => {
    const { admin, marketingHead } = cast.people
    const channel = await add('we')
    const change = (as: { id: string }, body: { version: number; name?: string; scope?: 'departments' }) =>
      test.call(contract.updateChannel, { as, params: { id: channel.id }, body })
    await expect(change(marketingHead, { version: 1, name: '群' })).rejects.toEqual(
      refused(403, 'person.notAdmin'),
    )
    await change(admin, { version: 1, name: '市场群' })
    await expect(change(admin, { version: 1, name: '销售群' })).rejects.toEqual(
      expect.objectContaining({
        reason: 'channel.stale',
        detail: { current: expect.objectContaining({ name: '市场群' }) },
      }),
    )
    await expect(change(admin, { version: 2, scope: 'departments' })).rejects.toEqual(
      refused(422, 'channel.departmentsMissing'),
    )
    await add('other')
    await expect(change(admin, { version: 2, name: 'OTHER' })).rejects.toEqual(
      refused(409, 'channel.nameTaken'),
    )
  })

  it('S2-09: switched off or removed, a channel says nothing, not even what waits', async () => {
    const { admin } = cast.people
    const off = await add('off')
    const gone = await add('gone')
    await say()
    await test.call(contract.updateChannel, {
      as: admin,
      params: { id: off.id },
      body: { version: 1, isEnabled: false },
    })
    await test.call(contract.removeChannel, { as: admin, params: { id: gone.id } })
    await test.runJobs()
    expect(came).toEqual([])
    expect(await logOf(off)).toMatchObject([{ state: 'withheld', trouble: 'notTaken' }])
    await expect(logOf(gone)).rejects.toEqual(refused(404, 'channel.notFound'))
  })
})
