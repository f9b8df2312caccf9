import { type ReactNode, useEffect, useRef } from 'react'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { exactly, sayShortDay } from '#web/lib/time.ts'
import { Icon } from '#web/ui/Icon.tsx'
import type { TaskView } from './api.ts'
import './task.css'

/** 立项 → 交办 → 签收 → … → 销号: how far it has come, in one slim line with dates. */
export function TaskChain({ chain }: { chain: TaskView['chain'] }): ReactNode {
  const text = useText()
  const reading = useReading()
  const line = useRef<HTMLOListElement>(null)
  // Where the line is longer than the screen, its present step is what one wants to see.
  useEffect(() => {
    const now = line.current?.querySelector<HTMLElement>('[data-standing="now"]')
    if (line.current && now) line.current.scrollLeft = now.offsetLeft - line.current.clientWidth / 2
  }, [])
  return (
    <ol
      className="task-chain"
      ref={line}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a line longer than the screen is scrolled by keys too
      tabIndex={0}
      aria-label={text('task.life.chain.label')}
    >
      {chain.map(({ step, at, standing, urged }) => (
        <li
          key={step}
          data-standing={standing}
          {...(standing === 'now' && { 'aria-current': 'step' as const })}
        >
          <span className="task-chain-step">
            <Icon name={standing === 'passed' ? 'check' : standing === 'now' ? 'right' : 'ring'} size={12} />
            {text(`task.life.chain.${step}`)}
            <span className="visually-hidden">{text(`task.life.chain.${standing}`)}</span>
          </span>
          <span className="task-chain-day small faint">
            {at !== null && (
              <time dateTime={at} title={exactly(at, reading.zone)}>
                {sayShortDay(civilDateOf(new Date(at), reading.zone), reading)}
              </time>
            )}
            {urged !== null && (
              <span className="task-chain-urged" title={exactly(urged.lastAt, reading.zone)}>
                <Icon name="bell" size={12} />
                {text('task.life.chain.urged', {
                  count: urged.count,
                  day: sayShortDay(civilDateOf(new Date(urged.lastAt), reading.zone), reading),
                })}
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}
