import type { ReactNode } from 'react'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { dueInWords } from '#domain/decision/due.ts'
import { useWorkCalendar } from '#web/lib/calendar.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { useSayReason } from '#web/ui/reason.ts'
import { OnDay } from '#web/ui/When.tsx'

/** How a deadline in words will be read, by the rule the server reads it with; and what it waits for. */
export function DueReading({ words }: { words: string }): ReactNode {
  const text = useText()
  const say = useSayReason()
  const { now, zone } = useReading()
  const calendar = useWorkCalendar()
  if (words.trim() === '' || calendar === undefined) return text('decision.hint.dueText')
  const read = dueInWords(words, { day: civilDateOf(now, zone), calendar })
  if (read === undefined) return text('decision.hint.dueUnread')
  return (
    <span aria-live="polite">
      {read.as === 'day' && (
        <>
          <OnDay day={read.on} />
          {' · '}
        </>
      )}
      {read.explanation.map(say).join(text('common.listComma'))}
    </span>
  )
}
