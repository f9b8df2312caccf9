import { addDays, type CivilDate } from '#domain/calendar/civil-date.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import { nearDueFrom } from '#domain/task/flags.ts'

/** Longer than any rest between two working days. */
const longestRest = 30

/** The last due day of which a reminder has come by today (临期, X-55): lists ask for days, not for reminders. */
export function nearDueUntil(today: CivilDate, remindDays: number, calendar: WorkCalendar): CivilDate {
  let last = today
  for (let ahead = 1; ahead <= remindDays + longestRest; ahead += 1) {
    const due = addDays(today, ahead)
    if (nearDueFrom(due, remindDays, calendar) <= today) last = due
  }
  return last
}
