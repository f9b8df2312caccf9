import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

type Kind = 'dingtalk' | 'feishu' | 'wecom'
type Answer = readonly [status: number, body: object | string]

export interface RobotRules {
  readonly kind: Kind
  /** Absent: the robot asks for no signature. */
  readonly secret?: string
  /** One of these must stand in the message. */
  readonly keywords?: readonly string[]
}

/** What a robot was handed: taken into its group, or refused with its service's own answer. */
export interface Handed {
  readonly robot: string
  readonly at: Date
  readonly query: URLSearchParams
  readonly body: Record<string, unknown>
  readonly answer: object | string
  readonly isTaken: boolean
}

/**
 * The group robots of 钉钉, 飞书 and 企业微信 on one local port. Each keeps its service's rules: who may speak, the
 * signature and how old it may be, keywords, the form and size of a message, and how many of them in which time; and
 * each says no as its service does, mostly with HTTP 200.
 */
export interface Robots {
  /** host:port, for CHANNEL_HOSTS. */
  readonly host: string
  /** Adds a robot and gives the address that its group would show. */
  add(name: string, rules: RobotRules): string
  readonly handed: readonly Handed[]
  /** What stands in the group, as JSON, oldest first. */
  takenBy(name: string): string[]
  /** The next requests are answered so, whatever they bring. */
  answerNext(...answers: readonly Answer[]): void
  forget(): void
  close(): Promise<void>
}

const second = 1000
const minute = 60 * second
const hour = 60 * minute

interface Robot extends RobotRules {
  readonly name: string
  /** When it was spoken to; failed calls count. */
  calls: number[]
  shutUntil: number
}

interface Request {
  readonly query: URLSearchParams
  readonly body: Record<string, unknown>
  readonly bytes: number
  readonly now: number
}

export async function openRobots(clock: () => Date): Promise<Robots> {
  const robots = new Map<string, Robot>()
  let handed: Handed[] = []
  let answers: Answer[] = []
  const server = createServer(async (request, response) => {
    const address = new URL(request.url ?? '', 'http://robots')
    const bytes = await bytesOf(request)
    const now = clock()
    const place = placeOf(address)
    const robot = robots.get(place?.token ?? '')
    const body = parsed(bytes)
    const asked: Request = { query: address.searchParams, body, bytes: bytes.length, now: now.getTime() }
    const isJson = /^application\/json/.test(request.headers['content-type'] ?? '')
    const [status, answer] =
      answers.shift() ??
      (place === undefined || request.method !== 'POST' || !isJson
        ? ([404, 'not found'] as const)
        : robot === undefined
          ? unknown[place.kind]
          : services[place.kind](robot, asked))
    const isTaken =
      status === 200 && typeof answer === 'object' && Object.entries(yes).some(([, ok]) => answer === ok)
    if (robot !== undefined) {
      handed.push({ robot: robot.name, at: now, query: address.searchParams, body, answer, isTaken })
    }
    response.statusCode = status
    if (status === 302) response.setHeader('location', '/elsewhere')
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    host,
    add(name, rules) {
      robots.set(name, { ...rules, name, calls: [], shutUntil: 0 })
      return `http://${host}${paths[rules.kind]}${name}`
    },
    get handed() {
      return handed
    },
    takenBy: (name) =>
      handed
        .filter(({ robot, isTaken }) => robot === name && isTaken)
        .map(({ body }) => JSON.stringify(body)),
    answerNext(...next) {
      answers.push(...next)
    },
    forget() {
      handed = []
      answers = []
      for (const robot of robots.values()) Object.assign(robot, { calls: [], shutUntil: 0 })
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

const paths: Record<Kind, string> = {
  dingtalk: '/robot/send?access_token=',
  feishu: '/open-apis/bot/v2/hook/',
  wecom: '/cgi-bin/webhook/send?key=',
}

function placeOf({ pathname, searchParams }: URL): { kind: Kind; token: string } | undefined {
  if (pathname === '/robot/send') return { kind: 'dingtalk', token: searchParams.get('access_token') ?? '' }
  if (pathname === '/cgi-bin/webhook/send') return { kind: 'wecom', token: searchParams.get('key') ?? '' }
  const hook = /^\/open-apis\/bot\/v2\/hook\/(.+)$/.exec(pathname)
  return hook === null ? undefined : { kind: 'feishu', token: hook[1] ?? '' }
}

const yes = {
  dingtalk: { errcode: 0, errmsg: 'ok' },
  feishu: { StatusCode: 0, StatusMessage: 'success', code: 0, data: {}, msg: 'success' },
  wecom: { errcode: 0, errmsg: 'ok' },
}

const unknown: Record<Kind, Answer> = {
  dingtalk: [200, { errcode: 300001, errmsg: 'token is not exist' }],
  feishu: [200, { code: 19001, data: {}, msg: 'param invalid: incoming webhook access token invalid' }],
  wecom: [200, { errcode: 93000, errmsg: 'invalid webhook url, hint: [1700000000_1_a], from ip: 10.0.0.1' }],
}

/** How many of the calls, this one with them, lie in the time before now. */
function callsWithin({ calls }: Robot, time: number, now: number): number {
  return calls.filter((at) => at > now - time).length
}

const services: Record<Kind, (robot: Robot, request: Request) => Answer> = {
  dingtalk(robot, { query, body, bytes, now }) {
    const no = (errcode: number, errmsg: string): Answer => [200, { errcode, errmsg }]
    if (now < robot.shutUntil) {
      const wait = Math.ceil((robot.shutUntil - now) / second)
      return [200, { status: 1111, wait, source: 'x5', punish: 'deny', uuid: 'a1b2' }]
    }
    robot.calls.push(now)
    if (callsWithin(robot, minute, now) > 20) {
      robot.shutUntil = now + 10 * minute
      return no(130101, 'send too fast, exceed 20 times per minute')
    }
    if (robot.secret !== undefined) {
      const timestamp = query.get('timestamp') ?? ''
      if (!/^\d{13}$/.test(timestamp) || Math.abs(now - Number(timestamp)) > hour) {
        return no(310000, 'invalid timestamp')
      }
      const due = createHmac('sha256', robot.secret).update(`${timestamp}\n${robot.secret}`).digest('base64')
      if (query.get('sign') !== due) return no(310000, 'sign not match')
    }
    const { title, text } = partOf(body, 'markdown')
    if (body.msgtype !== 'markdown' || !isText(title) || !isText(text)) return no(40035, '缺少参数 json')
    if (bytes > 20_000) return no(460101, 'message too long, exceed 20000 bytes')
    // The title alone is what the list of chats shows; the keyword must stand there too.
    if (lacks(robot, title)) return no(310000, 'keywords not in content')
    return [200, yes.dingtalk]
  },

  feishu(robot, { body, bytes, now }) {
    const no = (code: number, msg: string): Answer => [200, { code, data: {}, msg }]
    robot.calls.push(now)
    if (callsWithin(robot, second, now) > 5 || callsWithin(robot, minute, now) > 100) {
      return no(11232, 'frequency limited psm[lark.oapi.app_platform_runtime]appID[1500]')
    }
    if (bytes > 20 * 1024) return [400, { code: 9499, data: {}, msg: 'Bad Request' }]
    if (robot.secret !== undefined) {
      const { timestamp, sign } = body
      const isFresh =
        typeof timestamp === 'string' && Math.abs(now / second - Number(timestamp)) <= hour / second
      const due = createHmac('sha256', `${timestamp}\n${robot.secret}`).update('').digest('base64')
      if (!isFresh || sign !== due) {
        return no(19021, 'sign match fail or timestamp is not within one hour from current time')
      }
    }
    const posts = Object.entries(partOf(partOf(body, 'content'), 'post'))
    const isPost =
      body.msg_type === 'post' &&
      posts.length > 0 &&
      posts.every(([locale, post]) => /^(zh_cn|en_us|ja_jp|zh_hk|zh_tw)$/.test(locale) && isWellFormed(post))
    if (!isPost) return [400, { code: 9499, data: {}, msg: 'Bad Request' }]
    if (lacks(robot, JSON.stringify(posts))) return no(19024, 'Key Words Not Found')
    return [200, yes.feishu]
  },

  wecom(robot, { body, now }) {
    const no = (errcode: number, errmsg: string): Answer => [200, { errcode, errmsg }]
    robot.calls.push(now)
    if (callsWithin(robot, minute, now) > 20) {
      return no(45009, 'api freq out of limit, hint: [1700000000_2_b], from ip: 10.0.0.1')
    }
    if (body.msgtype !== 'markdown') return no(40008, 'invalid message type')
    const { content } = partOf(body, 'markdown')
    if (!isText(content)) return no(40008, 'invalid message type')
    if (Buffer.byteLength(content) > 4096) return no(45002, 'content size out of limit')
    return [200, yes.wecom]
  },
}

function isWellFormed(post: unknown): boolean {
  const { title, content } = (post ?? {}) as { title?: unknown; content?: unknown }
  const isTag = (tag: Record<string, unknown>) =>
    (tag.tag === 'text' && typeof tag.text === 'string') ||
    (tag.tag === 'a' && isText(tag.text) && isText(tag.href))
  return (
    isText(title) &&
    Array.isArray(content) &&
    content.every((line) => Array.isArray(line) && line.every(isTag))
  )
}

function lacks({ keywords = [] }: Robot, text: string): boolean {
  return keywords.length > 0 && !keywords.some((keyword) => text.includes(keyword))
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function partOf(value: Record<string, unknown>, name: string): Record<string, unknown> {
  const part = value[name]
  return typeof part === 'object' && part !== null ? (part as Record<string, unknown>) : {}
}

function parsed(bytes: Buffer): Record<string, unknown> {
  try {
    return JSON.parse(bytes.toString('utf8')) as Record<string, unknown>
  } catch {
    return {}
  }
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
