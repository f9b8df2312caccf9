import { type ReactNode, useId } from 'react'
import { useText } from '#web/lib/text.ts'
import { type GuidedStep, toolOf } from './guided-steps.ts'
import { Icon } from './Icon.tsx'
import { Link } from './Link.tsx'
import './guidance.css'

/**
 * 操作要点, 注意事项 and the form to use for one step (S0-03); folded, so that who knows is not told again.
 * `id` is the meeting's, for the step of the minutes theirs.
 */
export function Guidance({
  step,
  id: nounId,
  isNamed = false,
}: {
  step: GuidedStep
  id: string
  /** Says for which step it is, where the heading above it does not. */
  isNamed?: boolean
}): ReactNode {
  const text = useText()
  const id = useId()
  const tool = toolOf[step](nounId)
  const name = text(`guidance.step.${step}.name`)
  return (
    <details className="guidance no-print" aria-labelledby={id}>
      <summary id={id} aria-label={text('guidance.of', { step: name })}>
        <Icon name="help" size={14} />
        {isNamed ? text('guidance.of', { step: name }) : text('guidance.title')}
      </summary>
      <div className="guidance-parts">
        <Points title={text('guidance.does')} points={`guidance.step.${step}.does`} />
        <Points title={text('guidance.mind')} points={`guidance.step.${step}.mind`} />
        <section>
          <h3>{text('guidance.tools')}</h3>
          <p>
            {tool.startsWith('#') ? (
              <a href={tool}>{text(`guidance.step.${step}.tool`)}</a>
            ) : (
              <Link to={tool}>{text(`guidance.step.${step}.tool`)}</Link>
            )}
          </p>
        </section>
      </div>
    </details>
  )
}

function Points({ title, points }: { title: string; points: string }): ReactNode {
  const text = useText()
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {text(points)
          .split('\n')
          .map((point) => (
            <li key={point}>{point}</li>
          ))}
      </ul>
    </section>
  )
}
