import { z } from 'zod'
import type { TimeOfDay } from '#domain/calendar/instant.ts'
import { mailModes, noticeGroups, quietChoices } from '#domain/notice/setting.ts'
import { ById, Day, Instant, Version } from './common.ts'
import { endpoint } from './endpoint.ts'

/** HH:mm */
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/) as unknown as z.ZodType<TimeOfDay, TimeOfDay>

/** What I have chosen. */
const NoticeChoice = z.object({
  mail: z.record(z.enum(noticeGroups), z.enum(mailModes)),
  quiet: z.enum(quietChoices),
  quietFrom: Time.nullable(),
  quietTo: Time.nullable(),
  digestAt: Time.nullable(),
  holdsOnDaysOff: z.boolean(),
})

const NoticeDefaults = z.object({
  quiet: z.object({ from: Time, to: Time }),
  digestAt: Time,
  nagBudget: z.int().min(0).max(50),
})

export const NoticeSettingView = z.object({
  choice: NoticeChoice,
  defaults: NoticeDefaults,
  /** What will happen to letters that are not kept for the summary anyhow. */
  preview: z.object({
    /** The next quiet hours, or the present ones, and when what comes in them is sent. */
    quiet: z.object({ from: Instant, sentAt: Instant }).nullable(),
    /** The next day off, or today, likewise. */
    dayOff: z.object({ on: Day, sentAt: Instant }).nullable(),
    digestAt: Instant,
  }),
})
export type NoticeSettingView = z.infer<typeof NoticeSettingView>

export const getNoticeSetting = endpoint({
  method: 'GET',
  path: '/api/v1/notice-setting',
  summary: 'Which letters I want and when, and what will happen accordingly',
  access: { rule: 'signedIn' },
  reply: NoticeSettingView,
})

export const setNoticeSetting = endpoint({
  method: 'PUT',
  path: '/api/v1/notice-setting',
  summary: 'Choose which letters I want and when',
  access: { rule: 'signedIn' },
  body: NoticeChoice,
  reply: NoticeSettingView,
})

export const NoticeDefaultsView = NoticeDefaults.extend({ version: Version })
export type NoticeDefaultsView = z.infer<typeof NoticeDefaultsView>

export const getNoticeDefaults = endpoint({
  method: 'GET',
  path: '/api/v1/notice-defaults',
  summary: 'The organisation’s quiet hours, hour of the summary and budget of urging',
  access: { rule: 'signedIn' },
  reply: NoticeDefaultsView,
})

export const setNoticeDefaults = endpoint({
  method: 'PUT',
  path: '/api/v1/notice-defaults',
  summary: 'Set the organisation’s quiet hours, hour of the summary and budget of urging',
  access: { rule: 'admin' },
  body: NoticeDefaultsView,
  reply: NoticeDefaultsView,
})

export const getNagsToday = endpoint({
  method: 'GET',
  path: '/api/v1/people/:id/nags-today',
  summary: 'How often somebody has been urged today, before one urges them too',
  access: { rule: 'signedIn' },
  params: ById,
  reply: z.object({
    /** In the product. */
    notices: z.int(),
    letters: z.int(),
    /** So many letters a day; what goes beyond waits for the summary. */
    budget: z.int(),
  }),
})
