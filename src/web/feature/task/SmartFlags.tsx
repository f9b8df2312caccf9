import { type ReactNode, useDeferredValue } from 'react'
import { smartCriteria } from '#domain/smart/smart.ts'
import { useText } from '#web/lib/text.ts'
import { Icon } from '#web/ui/Icon.tsx'
import type { TaskFields } from './fields.ts'
import { smartOfTask } from './smart.ts'
import './task.css'

/** The five SMART flags of a task, with what would meet each (S3-24). */
export function SmartFlags({ fields }: { fields: TaskFields }): ReactNode {
  const text = useText()
  const typed = useDeferredValue(fields)
  const check = smartOfTask(typed)
  const isEmpty = typed.name.trim() === ''
  return (
    <ul className="task-smart" aria-label={text('task.field.smart')}>
      {smartCriteria.map((criterion) => {
        const { ok, hint } = check[criterion]
        return (
          <li key={criterion} className="small">
            <span className={`mark tone-${ok ? 'green' : isEmpty ? 'quiet' : 'amber'}`}>
              <Icon
                name={ok ? 'check' : 'ring'}
                size={14}
                label={text(ok ? 'task.smart.met' : 'task.smart.notMet')}
              />
              {text(`enum.smart.${criterion}`)}
            </span>
            {hint !== null && !isEmpty && <span className="quiet"> {text(hint)}</span>}
          </li>
        )
      })}
    </ul>
  )
}
