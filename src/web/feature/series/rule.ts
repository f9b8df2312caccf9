import type { SeriesView } from '#contract/series.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { sayWeekday } from '#web/lib/time.ts'

type Recurrence = SeriesView['recurrence']

/** 每周三, 每月最后一个工作日: a recurrence as people say it. */
export function useSayRule(): (recurrence: Recurrence) => string {
  const text = useText()
  const { locale } = useReading()
  const day = (number: number) => text('series.rule.weekdayName', { day: sayWeekday(number, locale) })
  const one = (every: number, single: string, several: string, params: Record<string, string | number>) =>
    text(every === 1 ? `series.rule.${single}` : `series.rule.${several}`, { every, ...params })
  return (rule) => {
    switch (rule.kind) {
      case 'weekly': {
        const days = [...rule.weekdays]
          .sort((a, b) => a - b)
          .map(day)
          .join(text('series.rule.separator'))
        return one(rule.every, 'weekly', 'weeks', { days })
      }
      case 'monthlyByDate':
        if (rule.day === 31 && rule.every === 1) return text('series.rule.lastDate')
        return one(rule.every, 'date', 'dates', { day: rule.day })
      case 'monthlyByWeekday':
        return one(rule.every, 'weekday', 'weekdays', {
          nth: text(`series.nth.${rule.nth === -1 ? 'last' : `n${rule.nth}`}`),
          day: day(rule.weekday),
        })
      case 'monthlyByWorkingDay':
        return rule.nth === -1
          ? one(rule.every, 'lastWorkingDay', 'lastWorkingDays', {})
          : one(rule.every, 'workingDay', 'workingDays', { nth: rule.nth })
    }
  }
}
