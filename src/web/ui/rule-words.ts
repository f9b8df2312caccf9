import type { z } from 'zod'
import type { DueRuleView } from '#contract/task.ts'
import type { Text } from '#web/lib/text.ts'

type Rule = z.output<typeof DueRuleView>

/** 评审后2日内: a relative deadline in words. */
export function sayRule({ event, count, unit }: Rule, text: Text): string {
  if (event === 'monthEnd') return text('task.life.rule.monthEnd', { count })
  if (event === 'nextMeeting' && count === 0) return text('task.life.rule.nextMeetingDay')
  const span = text(`task.life.rule.${unit === 'month' ? 'day' : unit}`, { count })
  return text(`task.life.rule.${event}`, { span })
}
