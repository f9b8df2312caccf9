import { getCalendar, replaceCalendar } from '#contract/organisation.ts'
import type { Mount } from '#server/http/route.ts'
import { calendarYear, replaceCalendarYear } from './year.ts'

export function calendarRoutes(mount: Mount): void {
  mount(getCalendar, ({ tx, params }) => calendarYear(tx, params.year))

  mount(replaceCalendar, async ({ tx, actor, params, body, now }) => {
    await replaceCalendarYear(tx, actor, params.year, body.days, now)
    return calendarYear(tx, params.year)
  })
}
