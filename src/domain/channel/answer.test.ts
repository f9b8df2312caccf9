import { expect, it } from 'vitest'
import { passes, verdictOf } from './answer.ts'
import type { ChannelKind } from './channel.ts'

const cases: readonly [ChannelKind, number, object | string, string | null][] = [
  ['dingtalk', 200, { errcode: 0, errmsg: 'ok' }, null],
  ['dingtalk', 200, { errcode: 310000, errmsg: 'sign not match' }, 'signature'],
  ['dingtalk', 200, { errcode: 310000, errmsg: 'invalid timestamp' }, 'signature'],
  ['dingtalk', 200, { errcode: 310000, errmsg: 'keywords not in content' }, 'keyword'],
  ['dingtalk', 200, { errcode: 310000, errmsg: 'ip 1.2.3.4 not in whitelist' }, 'addressRange'],
  ['dingtalk', 200, { errcode: 300001, errmsg: 'token is not exist' }, 'address'],
  ['dingtalk', 200, { errcode: 130101, errmsg: 'send too fast, exceed 20 times per minute' }, 'tooFast'],
  ['dingtalk', 200, { status: 1111, punish: 'deny', wait: 600 }, 'tooFast'],
  ['dingtalk', 200, { errcode: -1, errmsg: 'system busy' }, 'busy'],
  ['dingtalk', 200, { errcode: 99, errmsg: 'something new' }, 'refused'],
  ['feishu', 200, { code: 0, msg: 'success', data: {}, StatusCode: 0 }, null],
  ['feishu', 200, { code: 19021, msg: 'sign match fail or timestamp is not within one hour' }, 'signature'],
  ['feishu', 200, { code: 19022, msg: 'Ip Not Allowed' }, 'addressRange'],
  ['feishu', 200, { code: 19024, msg: 'Key Words Not Found' }, 'keyword'],
  ['feishu', 400, { code: 9499, msg: 'Bad Request' }, 'content'],
  ['feishu', 200, { code: 11232, msg: 'frequency limited' }, 'tooFast'],
  ['feishu', 200, { code: 19001, msg: 'incoming webhook access token invalid' }, 'address'],
  ['wecom', 200, { errcode: 0, errmsg: 'ok' }, null],
  ['wecom', 200, { errcode: 45009, errmsg: 'api freq out of limit' }, 'tooFast'],
  ['wecom', 200, { errcode: 93000, errmsg: 'invalid webhook url' }, 'address'],
  ['wecom', 200, { errcode: 45002, errmsg: 'content size out of limit' }, 'content'],
  ['wecom', 200, { errcode: -1, errmsg: 'system busy' }, 'busy'],
  // A page in its place, another service's yes, a redirect: none of them is a yes.
  ['wecom', 200, '<html>welcome</html>', 'unreadable'],
  ['feishu', 200, { errcode: 0, errmsg: 'ok' }, 'unreadable'],
  ['wecom', 302, '', 'address'],
  ['wecom', 404, 'not found', 'address'],
  ['feishu', 503, '', 'busy'],
  ['feishu', 429, '', 'tooFast'],
]

it.each(cases)('S2-09: reads %s %i %o as %s', (kind, status, body, trouble) => {
  const { trouble: read } = verdictOf(kind, {
    status,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  expect(read).toBe(trouble)
})

it('quotes the service, so that whoever mends it can look it up', () => {
  const body = JSON.stringify({ errcode: 310000, errmsg: 'sign not match' })
  expect(verdictOf('dingtalk', { status: 200, body }).answer).toBe('310000 sign not match')
})

it.each([
  ['dingtalk', { errcode: 130101, errmsg: '' }, 600_000],
  ['wecom', { errcode: 45009, errmsg: '' }, 60_000],
  ['feishu', { code: 11232, msg: '' }, 60_000],
] as const)('waits as long as %s shuts a robot out', (kind, body, waits) => {
  expect(verdictOf(kind, { status: 200, body: JSON.stringify(body) }).waits).toBe(waits)
})

it('tries again only where it may be otherwise the next time', () => {
  expect((['busy', 'tooFast', 'unreachable'] as const).every(passes)).toBe(true)
  expect(
    (['signature', 'keyword', 'address', 'content', 'refused', 'unreadable'] as const).some(passes),
  ).toBe(false)
})
