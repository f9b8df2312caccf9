import { useMutation, useQueryClient } from '@tanstack/react-query'
import { replaceCalendar } from '#contract/organisation.ts'
import { call } from '#web/lib/api.ts'
import { calendarQuery } from '#web/lib/calendar.ts'
import type { SpecialDay } from './days.ts'

export function useReplaceCalendar(year: number) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (days: readonly SpecialDay[]) =>
      call(replaceCalendar, { params: { year }, body: { days: [...days] } }),
    onSuccess: (calendar) => cache.setQueryData(calendarQuery(year).queryKey, calendar),
  })
}
