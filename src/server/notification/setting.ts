import { timeOfDay } from '#domain/calendar/instant.ts'
import {
  type MailMode,
  type NoticeChoice,
  type NoticeDefaults,
  type QuietChoice,
  usualChoice,
} from '#domain/notice/setting.ts'
import type { Db } from '#server/db/database.ts'
import { untilSettingsChange } from '#server/db/setting-stamp.ts'

/** What the organisation has set. Cheap to ask for: it is read once for all who ask. */
export const loadNoticeDefaults: (tx: Db) => Promise<NoticeDefaults> = untilSettingsChange(async (tx) => {
  const row = await tx
    .selectFrom('organisation')
    .select(['quiet_from', 'quiet_to', 'digest_at', 'nag_budget'])
    .executeTakeFirst()
  return {
    quiet: { from: timeOfDay(row?.quiet_from ?? '20:00'), to: timeOfDay(row?.quiet_to ?? '08:00') },
    digestAt: timeOfDay(row?.digest_at ?? '08:30'),
    nagBudget: row?.nag_budget ?? 5,
  }
})

/** As it stands in notice_setting. */
export interface ChoiceRow {
  readonly mail_todo: MailMode
  readonly mail_urge: MailMode
  readonly mail_meeting: MailMode
  readonly mail_info: MailMode
  readonly quiet: QuietChoice
  readonly quiet_from: string | null
  readonly quiet_to: string | null
  readonly digest_at: string | null
  readonly holds_on_days_off: boolean
}

export function choiceOf(row: ChoiceRow | null | undefined): NoticeChoice {
  if (row === null || row === undefined) return usualChoice
  const time = (text: string | null) => (text === null ? null : timeOfDay(text))
  return {
    mail: { todo: row.mail_todo, urge: row.mail_urge, meeting: row.mail_meeting, info: row.mail_info },
    quiet: row.quiet,
    quietFrom: time(row.quiet_from),
    quietTo: time(row.quiet_to),
    digestAt: time(row.digest_at),
    holdsOnDaysOff: row.holds_on_days_off,
  }
}

export function rowOf(choice: NoticeChoice): ChoiceRow {
  return {
    mail_todo: choice.mail.todo,
    mail_urge: choice.mail.urge,
    mail_meeting: choice.mail.meeting,
    mail_info: choice.mail.info,
    quiet: choice.quiet,
    quiet_from: choice.quietFrom,
    quiet_to: choice.quietTo,
    digest_at: choice.digestAt,
    holds_on_days_off: choice.holdsOnDaysOff,
  }
}
