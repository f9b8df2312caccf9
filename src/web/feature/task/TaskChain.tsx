import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { When } from '#web/ui/When.tsx'
import type { TaskView } from './api.ts'
import './task.css'

/** 立项 → 交办 → 签收 → … → 销号: how far it has come, in one slim line with dates. */
export function TaskChain({ chain }: { chain: TaskView['chain'] }): ReactNode {
  const text = useText()
  return (
    <ol className="task-chain" aria-label={text('task.life.chain.label')}>
      {chain.map(({ step, at, standing }) => (
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
          <span className="task-chain-day small faint">{at !== null && <When at={at} />}</span>
        </li>
      ))}
    </ol>
  )
}
