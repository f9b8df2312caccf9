import type { ReactNode } from 'react'
import { type SmartCheck, smartCriteria } from '#domain/smart/smart.ts'
import { useText } from '#web/lib/text.ts'
import { Icon } from './Icon.tsx'
import './smart.css'

/** The five SMART flags of a goal, each with what would meet it. */
export function SmartFlags({ flags, isEmpty }: { flags: SmartCheck; isEmpty: boolean }): ReactNode {
  const text = useText()
  return (
    <ul className="smart" aria-label={text('meeting.goal.smart')}>
      {smartCriteria.map((criterion) => {
        const { ok, hint } = flags[criterion]
        return (
          <li key={criterion} className="smart-flag" data-ok={ok}>
            <span className={`mark tone-${ok ? 'green' : isEmpty ? 'quiet' : 'amber'}`}>
              <Icon
                name={ok ? 'check' : 'ring'}
                size={14}
                label={text(ok ? 'meeting.goal.met' : 'meeting.goal.notMet')}
              />
              {text(`enum.smart.${criterion}`)}
            </span>
            {hint !== null && !isEmpty && <span className="small quiet">{text(hint)}</span>}
          </li>
        )
      })}
    </ul>
  )
}
