import { useCallback } from 'react'
import { codedParams } from '#domain/norm/say.ts'
import { useReading } from '#web/lib/reading.ts'
import { hasText, type Text, type TextParams, useText } from '#web/lib/text.ts'
import { sayDay, sayInstant, sayNearDay, sayWeekday } from '#web/lib/time.ts'

interface Reason {
  readonly key: string
  readonly params: TextParams
}

const aDay = /^\d{4}-\d{2}-\d{2}$/
/** On the organisation's clock already, as the norms give moments. */
const aMoment = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})$/
const anInstant = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/

/** What a norm names by the words of the code, as in 缺少：负责人、预计时长; the server joins them so. */
function inWords(codes: string, text: Text): string {
  return codes
    .split('、')
    .map((code) => (hasText(`term.${code}`) ? text(`term.${code}`) : code))
    .join(text('common.join'))
}

/**
 * Puts a reason that came as key and parameters into words. Days and moments among the parameters are
 * said as people say them. The keys of norms stand under `finding`.
 */
export function useSayReason(): (reason: Reason) => string {
  const text = useText()
  const reading = useReading()
  return useCallback(
    ({ key, params }) => {
      const said = Object.fromEntries(
        Object.entries(params).map(([name, value]) => {
          if (name === 'weekday' && typeof value === 'number')
            return [name, sayWeekday(value, reading.locale)]
          if (typeof value !== 'string') return [name, value]
          if (codedParams.includes(name)) return [name, inWords(value, text)]
          if (aDay.test(value)) return [name, sayDay(value, reading)]
          const [, day, time] = aMoment.exec(value) ?? []
          if (day !== undefined) return [name, `${sayNearDay(day, reading)} ${time}`]
          return [name, anInstant.test(value) ? sayInstant(value, reading) : value]
        }),
      )
      return text(hasText(key) ? key : `finding.${key}`, said)
    },
    [text, reading],
  )
}
