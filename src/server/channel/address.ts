import type { ChannelKind } from '#domain/channel/channel.ts'
import { AppError } from '#domain/error.ts'

interface Service {
  readonly hosts: readonly string[]
  /** Whether it is the address of a robot, and not just some address of the service. */
  isRobot(address: URL): boolean
}

const services: Record<ChannelKind, Service> = {
  dingtalk: {
    hosts: ['oapi.dingtalk.com'],
    isRobot: ({ pathname, searchParams }) => pathname === '/robot/send' && !!searchParams.get('access_token'),
  },
  feishu: {
    hosts: ['open.feishu.cn', 'open.larksuite.com'],
    isRobot: ({ pathname }) => /^\/open-apis\/bot\/v2\/hook\/[\w-]+$/.test(pathname),
  },
  wecom: {
    hosts: ['qyapi.weixin.qq.com'],
    isRobot: ({ pathname, searchParams }) =>
      pathname === '/cgi-bin/webhook/send' && !!searchParams.get('key'),
  },
}

/**
 * The address of a robot, or a refusal that says what is wrong with it. Somebody who may type an address makes
 * the server send there from inside the network, so only the services themselves are taken, by https; other
 * hosts (a gateway of one's own) have to be named by whoever runs the server, in CHANNEL_HOSTS.
 */
export function robotAddress(kind: ChannelKind, typed: string, gateways: readonly string[]): URL {
  const address = URL.canParse(typed) ? new URL(typed) : undefined
  if (address === undefined || !/^https?:$/.test(address.protocol)) refuse('channel.addressNotOne')
  if (address.username !== '' || address.password !== '') refuse('channel.addressNotOne')
  // With its port, unless that is the standard one: naming a host does not open all that listens on it.
  if (gateways.includes(address.host)) return address
  const { hosts, isRobot } = services[kind]
  if (!hosts.includes(address.host)) refuse('channel.addressElsewhere', { hosts: hosts.join(' / ') })
  if (address.protocol !== 'https:') refuse('channel.addressNotSecure')
  if (!isRobot(address)) refuse('channel.addressNotRobot')
  return address
}

function refuse(
  reason:
    | 'channel.addressNotOne'
    | 'channel.addressElsewhere'
    | 'channel.addressNotSecure'
    | 'channel.addressNotRobot',
  params: Readonly<Record<string, string>> = {},
): never {
  throw new AppError('invalid', reason, params, { issues: [{ path: ['address'], reason, params }] })
}
