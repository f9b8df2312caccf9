import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import type { ChangeView } from './api.ts'

/** 变更前/后, step by step. */
export function Steps({ steps }: { steps: ChangeView['steps'] }): ReactNode {
  const text = useText()
  if (steps.length === 0) return null
  return (
    <table className="plan-table">
      <thead>
        <tr>
          <th scope="col">{text('plan.change.steps')}</th>
          <th scope="col">{text('plan.change.before')}</th>
          <th scope="col">{text('plan.change.after')}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={`${step.kind}${step.number}${step.name}${step.after}`}>
            <th scope="row">
              <span className="small quiet">{text(`plan.change.stepKind.${step.kind}`)}</span> {step.number}{' '}
              {step.name}
            </th>
            <td>{step.before || '—'}</td>
            <td>{step.after || '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What a change does to dates and parties, as far as the plan itself can tell. */
export function Impact({ impact }: { impact: ChangeView['impact'] }): ReactNode {
  const text = useText()
  const { endBefore, endAfter, endDays, pushed, departments } = impact
  const params = { before: endBefore ?? '—', after: endAfter ?? '—', count: Math.abs(endDays) }
  return (
    <dl className="plan-facts small">
      <dt>{text('plan.change.impactOn.schedule')}</dt>
      <dd>
        {endDays > 0
          ? text('plan.change.endMoves', params)
          : endDays < 0
            ? text('plan.change.endEarlier', params)
            : text('plan.change.endStays')}
        {pushed.length > 0 && <> {text('plan.change.pushed', { names: pushed.join('、') })}</>}
      </dd>
      {impact.addedCount + impact.removedCount > 0 && (
        <>
          <dt>{text('plan.change.impactOn.scope')}</dt>
          <dd>{text('plan.change.counts', { added: impact.addedCount, removed: impact.removedCount })}</dd>
        </>
      )}
      {departments.length > 0 && (
        <>
          <dt>{text('plan.change.impactOn.parties')}</dt>
          <dd>{departments.map(({ name }) => name).join('、')}</dd>
        </>
      )}
    </dl>
  )
}
