import type { ReactNode } from 'react'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { sayInstant } from '#web/lib/time.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { sayRule } from '#web/ui/rule-words.ts'
import type { TaskRow } from './api.ts'

/** What a task waits for, for whom, and since when: 等待支持：设计部 · 自周一起. */
export function WaitingFor({
  task: { waitingFor, dueRule },
}: {
  task: Pick<TaskRow, 'waitingFor' | 'dueRule'>
}): ReactNode {
  const text = useText()
  const reading = useReading()
  if (waitingFor === null) return null
  const { kind, who, since, isLate } = waitingFor
  const what =
    kind === 'event' && dueRule !== null
      ? text(`task.life.rule.wait.${dueRule.event}`)
      : text(`task.life.waiting.${isLate ? 'unsigned' : kind}`)
  return (
    <span className={`task-waits small ${isLate ? 'late' : 'quiet'}`}>
      <Icon name={kind === 'resumption' ? 'pause' : 'clock'} size={14} />
      <span>
        {who.length === 0
          ? what
          : text('task.life.waiting.whom', { what, who: who.join(text('common.join')) })}
        {kind === 'event' && dueRule !== null && ` · ${sayRule(dueRule, text)}`}
      </span>
      {since !== null && kind !== 'event' && (
        <span className="faint">
          {text('task.life.waiting.since', { since: sayInstant(since, reading) })}
        </span>
      )}
    </span>
  )
}
