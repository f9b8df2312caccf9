import { z } from 'zod'
import { ById, Done, Id, Instant, PageQuery, Params, page } from './common.ts'
import { endpoint } from './endpoint.ts'
import { MeetingRow } from './meeting.ts'

export const waitingKinds = [
  'rsvp',
  'prepareMaterial',
  'sendNotice',
  'startMeeting',
  'generateMinutes',
  'sendMinutes',
  'reviseMinutes',
  'confirmMinutes',
  'finaliseMinutes',
  'evaluateMeeting',
  'approveAmendment',
  'castBallot',
  'submitApproval',
  'answerApproval',
  'confirmProvisional',
  'sendDecisionNotice',
  'signTask',
  'answerReturn',
  'startTask',
  'updateTask',
  'submitTask',
  'acceptTask',
  'giveSupport',
  'approveDelay',
  'reworkRequest',
  'reviewRequest',
  'answerRequest',
  'assessRequest',
  'decideRequest',
  'reviseRequest',
  'convertRequest',
  'rateRequest',
] as const

/** One thing that waits for me. */
export const WaitingItem = z.object({
  kind: z.enum(waitingKinds),
  noun: z.enum(['meeting', 'minutes', 'task', 'material', 'decision', 'request']),
  nounId: Id,
  number: z.string(),
  title: z.string(),
  params: Params,
  link: z.string(),
  dueAt: Instant.nullable(),
  isLate: z.boolean(),
})
export type WaitingItem = z.infer<typeof WaitingItem>

export const getToday = endpoint({
  method: 'GET',
  path: '/api/v1/today',
  summary: 'What waits for me, in the order of when it hurts, and my next two weeks',
  access: { rule: 'signedIn' },
  reply: z.object({ waiting: z.array(WaitingItem), meetings: z.array(MeetingRow) }),
})

export const NotificationView = z.object({
  id: Id,
  kind: z.string(),
  noun: z.string(),
  nounId: Id,
  params: Params,
  link: z.string(),
  at: Instant,
  readAt: Instant.nullable(),
})
export type NotificationView = z.infer<typeof NotificationView>

export const listNotifications = endpoint({
  method: 'GET',
  path: '/api/v1/notifications',
  summary: 'My notices, newest first',
  access: { rule: 'signedIn' },
  query: PageQuery.extend({ unread: z.stringbool().optional() }),
  reply: page(NotificationView),
})

export const readNotification = endpoint({
  method: 'POST',
  path: '/api/v1/notifications/:id/read',
  summary: 'Note that I have read a notice',
  access: { rule: 'sees', noun: 'notification', by: 'id' },
  params: ById,
  reply: Done,
})

export const readAllNotifications = endpoint({
  method: 'POST',
  path: '/api/v1/notifications/read',
  summary: 'Note that I have read them all',
  access: { rule: 'signedIn' },
  reply: Done,
})

/** Nouns whose text is searched; `search_text` has a part of its index for each. */
export const searchedNouns = [
  'meeting',
  'decision',
  'task',
  'minutes',
  'collaboration',
  'risk',
  'request',
  'conflict',
  'milestone',
  'change',
  'retrospective',
  'sync',
] as const
export type SearchedNoun = (typeof searchedNouns)[number]

export const search = endpoint({
  method: 'GET',
  path: '/api/v1/search',
  summary: 'Find meetings, decisions, tasks, minutes and people',
  access: { rule: 'signedIn' },
  query: z.object({
    q: z.string().trim().min(1).max(60),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  reply: z.object({
    items: z.array(
      z.object({
        noun: z.enum([...searchedNouns, 'person']),
        id: Id,
        number: z.string(),
        title: z.string(),
        state: z.string(),
        link: z.string(),
      }),
    ),
  }),
})

export const getFile = endpoint({
  method: 'GET',
  path: '/api/v1/files/:id',
  summary: 'Download a file; whoever may not see what it belongs to gets 404',
  access: { rule: 'sees', noun: 'file', by: 'id' },
  params: ById,
  form: 'raw',
  reply: z.unknown(),
})
