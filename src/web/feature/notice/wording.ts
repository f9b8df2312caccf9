import { useCallback } from 'react'
import type { NotificationView } from '#contract/today.ts'
import { useReading } from '#web/lib/reading.ts'
import { hasText, useText } from '#web/lib/text.ts'
import { sayDay, sayInstant } from '#web/lib/time.ts'

/** A notice in words: codes and empty parameters get theirs, days and moments are said as people say them. */
export function useNoticeWording(): (notice: Pick<NotificationView, 'kind' | 'params'>) => {
  title: string
  body: string
} {
  const text = useText()
  const reading = useReading()
  return useCallback(
    ({ kind, params }) => {
      const said = Object.fromEntries(
        Object.entries(params).map(([name, value]) => {
          const word = `notification.value.${name}.${value === '' ? 'none' : value}`
          if (hasText(word)) return [name, text(word)]
          if (typeof value !== 'string') return [name, value]
          if (/^\d{4}-\d\d-\d\d$/.test(value)) return [name, sayDay(value, reading)]
          return [name, /^\d{4}-\d\d-\d\dT/.test(value) ? sayInstant(value, reading) : value]
        }),
      )
      return {
        title: text(`notification.kind.${kind}.title`, said),
        body: text(`notification.kind.${kind}.body`, said),
      }
    },
    [text, reading],
  )
}
