import type { TimeOfDay } from '#domain/calendar/instant.ts'

/**
 * Every kind of notice belongs to one of these, and people choose by them, not by kind.
 * todo 待我处理 · urge 到期与催办 · meeting 会议变动 · info 知会
 */
export const noticeGroups = ['todo', 'urge', 'meeting', 'info'] as const
export type NoticeGroup = (typeof noticeGroups)[number]

/** By mail: at once, in the summary, or not at all. In the product everything is shown at once, always. */
export const mailModes = ['now', 'digest', 'off'] as const
export type MailMode = (typeof mailModes)[number]

/** From one time of the day to another, over midnight where the second is the earlier. */
export interface QuietHours {
  readonly from: TimeOfDay
  readonly to: TimeOfDay
}

export const quietChoices = ['usual', 'own', 'none'] as const
export type QuietChoice = (typeof quietChoices)[number]

/** What the organisation sets for whoever has not chosen otherwise. */
export interface NoticeDefaults {
  readonly quiet: QuietHours
  readonly digestAt: TimeOfDay
  /** Letters that urge, per person and day. */
  readonly nagBudget: number
}

/** What a person has chosen. */
export interface NoticeChoice {
  readonly mail: Readonly<Record<NoticeGroup, MailMode>>
  readonly quiet: QuietChoice
  /** For `own`. */
  readonly quietFrom: TimeOfDay | null
  readonly quietTo: TimeOfDay | null
  /** Null: the organisation's hour. */
  readonly digestAt: TimeOfDay | null
  readonly holdsOnDaysOff: boolean
}

/** Who has chosen nothing gets at once what wants something of them, and the rest once a day. */
export const usualChoice: NoticeChoice = {
  mail: { todo: 'now', urge: 'now', meeting: 'now', info: 'digest' },
  quiet: 'usual',
  quietFrom: null,
  quietTo: null,
  digestAt: null,
  holdsOnDaysOff: true,
}

/** What holds for a person. */
export interface NoticeSetting {
  readonly mail: Readonly<Record<NoticeGroup, MailMode>>
  /** Null: at any hour. */
  readonly quiet: QuietHours | null
  readonly digestAt: TimeOfDay
  readonly holdsOnDaysOff: boolean
  readonly nagBudget: number
}

export function settingOf(choice: NoticeChoice, defaults: NoticeDefaults): NoticeSetting {
  return {
    mail: choice.mail,
    quiet: quietOf(choice, defaults),
    digestAt: choice.digestAt ?? defaults.digestAt,
    holdsOnDaysOff: choice.holdsOnDaysOff,
    nagBudget: defaults.nagBudget,
  }
}

function quietOf({ quiet, quietFrom, quietTo }: NoticeChoice, defaults: NoticeDefaults): QuietHours | null {
  if (quiet === 'none') return null
  const hours =
    quiet === 'own' && quietFrom !== null && quietTo !== null
      ? { from: quietFrom, to: quietTo }
      : defaults.quiet
  // From eight to eight is no time at all, and not the whole day.
  return hours.from === hours.to ? null : hours
}
