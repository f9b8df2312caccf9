import type { ReactNode } from 'react'
import type { DeadlineView } from '#contract/common.ts'
import { useText } from '#web/lib/text.ts'
import { Icon, type IconName } from './Icon.tsx'
import { useSayReason } from './reason.ts'
import { TimeLeft, When } from './When.tsx'
import './findings.css'
import './marks.css'

const icons: Record<DeadlineView['state'], IconName> = { waiting: 'clock', met: 'check', missed: 'warn' }
const tones: Record<DeadlineView['state'], string> = { waiting: 'accent', met: 'green', missed: 'seal' }

/** The clocks that run, each with its moment and how it got it. */
export function Deadlines({ deadlines }: { deadlines: readonly DeadlineView[] }): ReactNode {
  const text = useText()
  const say = useSayReason()
  if (deadlines.length === 0) return null
  return (
    <ul className="chain-links">
      {deadlines.map(({ clock, at, explanation, state }) => (
        <li key={`${clock}${at}`} className="stack tight" style={{ padding: '5px 0' }}>
          <div className="line">
            <span className={`mark tone-${tones[state]}`}>
              <Icon name={icons[state]} size={14} />
              {text(`enum.clock.${clock}`)}
            </span>
            <span className="push small">
              {state === 'waiting' ? <TimeLeft at={at} /> : text(`enum.deadlineState.${state}`)}
            </span>
          </div>
          <div className="small quiet">
            <When at={at} />
            {explanation.length > 0 && ` · ${explanation.map(say).join(text('common.listComma'))}`}
          </div>
        </li>
      ))}
    </ul>
  )
}
