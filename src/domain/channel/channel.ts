import type { Classification } from '#domain/meeting/enums.ts'

/** The tools whose group robots can be spoken through (S2-09): 钉钉, 飞书, 企业微信. */
export const channelKinds = ['dingtalk', 'feishu', 'wecom'] as const
export type ChannelKind = (typeof channelKinds)[number]

/** What is told of a meeting in a group. */
export const meetingNotices = ['invited', 'rescheduled', 'cancelled', 'minutesFinal'] as const
export type MeetingNotice = (typeof meetingNotices)[number]

/**
 * What is told in a group. Of tasks only the daily list of what is overdue (通报): that somebody was given one, or
 * is urged, is between the product and that person.
 */
export const channelNotices = [...meetingNotices, 'overdueTasks'] as const
export type ChannelNotice = (typeof channelNotices)[number]

/**
 * - organisation: every meeting that is public or internal, because the administrator says that the whole
 *   group may know of them
 * - public: public meetings only
 * - departments: public and internal meetings in which one of the departments takes part
 */
export const channelScopes = ['organisation', 'public', 'departments'] as const
export type ChannelScope = (typeof channelScopes)[number]

/** 企业微信 has no signature: its address is the secret. */
export function signs(kind: ChannelKind): boolean {
  return kind !== 'wecom'
}

export interface ChannelInQuestion {
  readonly isEnabled: boolean
  readonly notices: readonly ChannelNotice[]
  readonly scope: ChannelScope
  readonly departmentIds: readonly string[]
}

/** The level and the departments of the meeting that something is to be said about. */
export interface SpokenOf {
  readonly classification: Classification
  readonly departmentIds: readonly string[]
}

/** Whether a notice about a meeting may be said in the channel. What is 秘密 or 机密 never is, to nobody. */
export function takes(channel: ChannelInQuestion, notice: MeetingNotice, about: SpokenOf): boolean {
  if (!channel.isEnabled || !channel.notices.includes(notice)) return false
  if (about.classification !== 'public' && about.classification !== 'internal') return false
  switch (channel.scope) {
    case 'organisation':
      return true
    case 'public':
      return about.classification === 'public'
    case 'departments':
      return channel.departmentIds.some((id) => about.departmentIds.includes(id))
  }
}
