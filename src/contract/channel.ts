import { z } from 'zod'
import { channelTroubles, withholdings } from '#domain/channel/answer.ts'
import { channelKinds, channelNotices, channelScopes } from '#domain/channel/channel.ts'
import { ById, DepartmentRef, Done, Id, Instant, PageQuery, page, RequiredLine, Version } from './common.ts'
import { endpoint } from './endpoint.ts'

export const deliveryStates = ['queued', 'sending', 'sent', 'failed', 'withheld'] as const

/** One message in one channel. What it said is not shown again: who may see the meeting can look there. */
export const DeliveryView = z.object({
  id: Id,
  notice: z.enum([...channelNotices, 'trial']),
  /** Null: a trial, or a meeting that the reader may not see. */
  meeting: z.object({ id: Id, number: z.string(), name: z.string() }).nullable(),
  state: z.enum(deliveryStates),
  trouble: z.enum([...channelTroubles, ...withholdings]).nullable(),
  /** The service's own words. */
  answer: z.string(),
  attempts: z.int(),
  createdAt: Instant,
  sentAt: Instant.nullable(),
  /** When it is tried again, or its turn comes. */
  nextAt: Instant.nullable(),
  /** It went as a line of another message. */
  isCarried: z.boolean(),
})
export type DeliveryView = z.infer<typeof DeliveryView>

/** A channel as administrators see it: the address but for its end, and the secret, never leave the server. */
export const ChannelView = z.object({
  id: Id,
  kind: z.enum(channelKinds),
  name: z.string(),
  addressHost: z.string(),
  /** The last four characters of the address. */
  addressTail: z.string(),
  hasSecret: z.boolean(),
  isEnabled: z.boolean(),
  notices: z.array(z.enum(channelNotices)),
  scope: z.enum(channelScopes),
  departments: z.array(DepartmentRef),
  waiting: z.int(),
  /** Until when the service takes nothing from this robot. */
  pausedUntil: Instant.nullable(),
  /** Its host has not answered so many times on end; until `nextAt` nothing is tried. */
  silent: z.object({ tries: z.int(), nextAt: Instant }).nullable(),
  last: DeliveryView.nullable(),
  version: Version,
})
export type ChannelView = z.infer<typeof ChannelView>

const Address = z.string().trim().min(1).max(500)
const Secret = z.string().trim().max(200)

const ChannelFields = z.object({
  name: RequiredLine,
  isEnabled: z.boolean(),
  notices: z.array(z.enum(channelNotices)).max(channelNotices.length),
  scope: z.enum(channelScopes),
  departmentIds: z.array(Id).max(100),
})

export const listChannels = endpoint({
  method: 'GET',
  path: '/api/v1/channels',
  summary: 'The group robots through which notices go out',
  access: { rule: 'admin' },
  reply: z.object({ items: z.array(ChannelView) }),
})

export const createChannel = endpoint({
  method: 'POST',
  path: '/api/v1/channels',
  summary: 'Add a group robot of DingTalk, Feishu or WeCom',
  access: { rule: 'admin' },
  body: ChannelFields.partial()
    .required({ name: true })
    .extend({ kind: z.enum(channelKinds), address: Address, secret: Secret.default('') }),
  reply: ChannelView,
})

export const updateChannel = endpoint({
  method: 'PATCH',
  path: '/api/v1/channels/:id',
  summary: 'Change a channel; without address or secret those stay, an empty secret takes it away',
  access: { rule: 'admin' },
  params: ById,
  body: ChannelFields.partial().extend({
    version: Version,
    address: Address.optional(),
    secret: Secret.optional(),
  }),
  reply: ChannelView,
})

export const removeChannel = endpoint({
  method: 'DELETE',
  path: '/api/v1/channels/:id',
  summary: 'Remove a channel, and with it what waits for it and its log',
  access: { rule: 'admin' },
  params: ById,
  reply: Done,
})

export const tryChannel = endpoint({
  method: 'POST',
  path: '/api/v1/channels/:id/trial',
  summary: 'Send a trial message now, and say what the service answered',
  access: { rule: 'admin' },
  params: ById,
  reply: DeliveryView,
})

export const listDeliveries = endpoint({
  method: 'GET',
  path: '/api/v1/channels/:id/deliveries',
  summary: 'What was said in a channel, newest first, and what came of it',
  access: { rule: 'admin' },
  params: ById,
  query: PageQuery,
  reply: page(DeliveryView),
})
