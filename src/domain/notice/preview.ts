import { addDays, type CivilDate } from '#domain/calendar/civil-date.ts'
import type { WorkTime } from '#domain/calendar/deadline.ts'
import { civilDateOf, type Instant, instantAt } from '#domain/calendar/instant.ts'
import { isWorkingDay } from '#domain/calendar/work-calendar.ts'
import { digestAfter, heldBy, openingAfter } from './release.ts'
import type { NoticeSetting } from './setting.ts'

export interface NoticePreview {
  readonly quiet: { readonly from: Instant; readonly sentAt: Instant } | null
  readonly dayOff: { readonly on: CivilDate; readonly sentAt: Instant } | null
  readonly digestAt: Instant
}

/** So far ahead a day off is worth a word. */
const fortnight = 14

/** What will happen next to letters that may not come at any time, told with the very rule that sends them. */
export function previewOf(setting: NoticeSetting, work: WorkTime, now: Instant): NoticePreview {
  const { quiet, holdsOnDaysOff } = setting
  const { calendar, zone } = work
  const today = civilDateOf(now, zone)
  const isQuiet = heldBy(now, { quiet, holdsOnDaysOff: false }, work) !== undefined
  const from =
    quiet === null
      ? undefined
      : isQuiet
        ? now
        : [today, addDays(today, 1)].map((day) => instantAt(day, quiet.from, zone)).find((at) => at > now)
  const on = holdsOnDaysOff
    ? Array.from({ length: fortnight }, (_, ahead) => addDays(today, ahead)).find(
        (day) => !isWorkingDay(day, calendar),
      )
    : undefined
  const noon = on === undefined ? undefined : instantAt(on, '12:00', zone)
  return {
    quiet: from === undefined ? null : { from, sentAt: openingAfter(from, setting, work) },
    dayOff: on === undefined || noon === undefined ? null : { on, sentAt: openingAfter(noon, setting, work) },
    digestAt: digestAfter(now, setting, work),
  }
}
