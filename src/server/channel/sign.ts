import { createHmac } from 'node:crypto'
import type { ChannelKind } from '#domain/channel/channel.ts'

/** What goes over the wire, and where to. */
export interface Outgoing {
  readonly address: string
  readonly body: Readonly<Record<string, unknown>>
}

/**
 * Puts the robot's signature where its service looks for it. 钉钉: the instant in milliseconds, in the address,
 * signed with the secret as key. 飞书: the instant in seconds, in the body; there the key is instant and secret
 * together and what is signed is empty. 企业微信 has none: its address is the secret.
 */
export function sign(kind: ChannelKind, message: Outgoing, secret: string | undefined, at: Date): Outgoing {
  if (secret === undefined || secret === '') return message
  switch (kind) {
    case 'dingtalk': {
      const timestamp = String(at.getTime())
      const address = new URL(message.address)
      address.searchParams.set('timestamp', timestamp)
      address.searchParams.set('sign', dingtalkSign(timestamp, secret))
      return { ...message, address: address.href }
    }
    case 'feishu': {
      const timestamp = String(Math.floor(at.getTime() / 1000))
      return { ...message, body: { timestamp, sign: feishuSign(timestamp, secret), ...message.body } }
    }
    case 'wecom':
      return message
  }
}

function dingtalkSign(timestamp: string, secret: string): string {
  return createHmac('sha256', secret).update(`${timestamp}\n${secret}`, 'utf8').digest('base64')
}

function feishuSign(timestamp: string, secret: string): string {
  return createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64')
}
