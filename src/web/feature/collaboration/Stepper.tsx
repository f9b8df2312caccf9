import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { Icon } from '#web/ui/Icon.tsx'
import type { CharterView } from './charter-api.ts'
import './collaboration.css'

/** 目标明确 - 责任到人 - 过程可控 - 结果复盘: six steps, each with its state in words (S1-05). */
export function Stepper({ charter }: { charter: CharterView }): ReactNode {
  const text = useText()
  return (
    <ol className="stepper" aria-label={text('charter.steps')}>
      {charter.steps.map(({ step, part, state }, index) => (
        <li
          key={step}
          className="stepper-step"
          data-state={state}
          aria-current={state === 'current' ? 'step' : undefined}
        >
          <span className="small faint">{text(`enum.stepPart.${part}`)}</span>
          <span className="stepper-name">
            {state === 'done' ? <Icon name="check" size={14} /> : <span className="number">{index + 1}</span>}
            {text(`enum.collaborationStep.${step}`)}
          </span>
          <span className="small stepper-state">{text(`enum.stepState.${state}`)}</span>
        </li>
      ))}
    </ol>
  )
}
