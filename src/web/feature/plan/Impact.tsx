import { Fragment, type ReactNode } from 'react'
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
          <th scope="col">{text('plan.change.line')}</th>
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

/** What a change does, by what it touches: worked out from the plan, with what was said besides. */
export function useImpactRows(): (
  impact: ChangeView['impact'],
  said?: Pick<ChangeView, 'costCents' | 'impactCost' | 'impactQuality' | 'impactScope'>,
) => { readonly on: 'schedule' | 'cost' | 'quality' | 'scope' | 'parties'; readonly words: string }[] {
  const text = useText()
  return (impact, said) => {
    const { endBefore, endAfter, endDays, pushed, departments, addedCount, removedCount } = impact
    const params = { before: endBefore ?? '—', after: endAfter ?? '—', count: Math.abs(endDays) }
    const end =
      endDays > 0 ? 'plan.change.endMoves' : endDays < 0 ? 'plan.change.endEarlier' : 'plan.change.endStays'
    const lines = (...parts: readonly string[]) => parts.filter(Boolean).join('\n')
    return [
      {
        on: 'schedule',
        words: lines(
          text(end, params),
          pushed.length > 0 ? text('plan.change.pushed', { names: pushed.join('、') }) : '',
        ),
      },
      {
        on: 'cost',
        words: lines(
          said && said.costCents > 0 ? text('plan.change.costSay', { amount: said.costCents / 100 }) : '',
          said?.impactCost ?? '',
        ),
      },
      { on: 'quality', words: said?.impactQuality ?? '' },
      {
        on: 'scope',
        words: lines(
          addedCount + removedCount > 0
            ? text('plan.change.counts', { added: addedCount, removed: removedCount })
            : '',
          said?.impactScope ?? '',
        ),
      },
      { on: 'parties', words: departments.map(({ name }) => name).join('、') },
    ]
  }
}

export function Impact({
  impact,
  said,
}: {
  impact: ChangeView['impact']
  said?: Pick<ChangeView, 'costCents' | 'impactCost' | 'impactQuality' | 'impactScope'>
}): ReactNode {
  const text = useText()
  const rows = useImpactRows()(impact, said).filter(({ words }) => words !== '')
  return (
    <dl className="plan-facts small">
      {rows.map(({ on, words }) => (
        <Fragment key={on}>
          <dt>{text(`plan.change.impactOn.${on}`)}</dt>
          <dd className="plan-words">{words}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
