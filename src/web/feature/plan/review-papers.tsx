import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { type Cell, Fields, Paper } from '#web/ui/Paper.tsx'
import type { ChangeView, MilestoneView, PlanView, Results } from './api.ts'
import { Impact, Steps } from './Impact.tsx'

/** A24 变更申请单; once approved also the 变更通知. */
export function ChangePaper({ change }: { change: ChangeView }): ReactNode {
  const text = useText()
  const wide = (label: string, value: ReactNode): Cell => ({ label, value, isWide: true })
  const isNotice = change.state === 'approved'
  return (
    <Paper title={text(isNotice ? 'plan.change.notice' : 'plan.change.sheet')} number={change.number}>
      <Fields
        cells={[
          wide(text('plan.change.name'), change.title),
          wide(text('enum.noun.collaboration'), change.collaboration?.title ?? ''),
          { label: text('plan.change.kind'), value: text(`enum.changeKind.${change.kind}`) },
          { label: text('plan.change.raisedOn'), value: change.raisedAt.slice(0, 10) },
          { label: text('plan.change.raisedBy'), value: change.raisedBy?.name ?? '' },
          { label: text('plan.change.raisedByDepartment'), value: change.raisedByDepartment?.name ?? '' },
          wide(
            `${text('plan.change.before')} / ${text('plan.change.after')}`,
            <>
              <Steps steps={change.steps} />
              {[change.beforeText, change.afterText].filter(Boolean).join(' → ')}
            </>,
          ),
          wide(text('plan.change.reason'), change.reason),
          wide(text('plan.change.impact'), <Impact impact={change.impact} />),
          {
            label: text('plan.change.impactOn.cost'),
            value: [
              change.costCents > 0 ? text('plan.change.costSay', { amount: change.costCents / 100 }) : '',
              change.impactCost,
            ]
              .filter(Boolean)
              .join('，'),
          },
          { label: text('plan.change.impactOn.quality'), value: change.impactQuality },
          wide(text('plan.change.impactOn.scope'), change.impactScope),
          wide(text('plan.change.measures'), change.measures),
          { label: text('plan.change.approver'), value: change.approver?.name ?? '' },
          { label: text('plan.change.decided'), value: change.decidedAt?.slice(0, 10) ?? '' },
          wide(text('plan.change.opinion'), change.opinion),
          wide(text('plan.change.noticeTo'), change.notified.map(({ name }) => name).join('、')),
          wide(text('plan.change.result'), change.result),
        ]}
      />
    </Paper>
  )
}

/** A25 里程碑审核单. */
export function MilestonePaper({ milestone }: { milestone: MilestoneView }): ReactNode {
  const text = useText()
  return (
    <Paper title={text('plan.milestone.sheet')} number={milestone.number}>
      <Fields
        cells={[
          { label: text('plan.milestone.name'), value: milestone.name, isWide: true },
          {
            label: text('enum.noun.collaboration'),
            value: milestone.collaboration?.title ?? '',
            isWide: true,
          },
          { label: text('plan.milestone.dueOn'), value: milestone.dueOn },
          { label: text('plan.column.state'), value: text(`enum.milestoneState.${milestone.state}`) },
          { label: text('plan.milestone.department'), value: milestone.department?.name ?? '' },
          { label: text('plan.milestone.owner'), value: milestone.owner?.name ?? '' },
          { label: text('plan.milestone.criteria'), value: milestone.criteria.join('；'), isWide: true },
          {
            label: text('plan.milestone.results'),
            value: milestone.results.map(({ name }) => name).join('、'),
            isWide: true,
          },
          { label: text('plan.milestone.rectifyBy'), value: milestone.rectifyBy ?? '', isWide: true },
        ]}
      />
      <table className="print-table">
        <thead>
          <tr>
            <th scope="col">{text('plan.milestone.reviewers')}</th>
            <th scope="col">{text('plan.milestone.judge')}</th>
            <th scope="col">{text('plan.milestone.comment')}</th>
            <th scope="col">{text('plan.result.decidedOn')}</th>
          </tr>
        </thead>
        <tbody>
          {milestone.rounds.map((one) => (
            <tr key={`${one.round}${one.person?.id}`}>
              <td>{one.person?.name}</td>
              <td>
                {text('plan.milestone.round', { no: one.round })}{' '}
                {text(`enum.milestoneVerdict.${one.verdict}`)}
              </td>
              <td>{one.comment}</td>
              <td>{one.at.slice(0, 10)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Paper>
  )
}

/** A25 验收单. */
export function AcceptancePaper({ view, results }: { view: PlanView; results: Results }): ReactNode {
  const text = useText()
  return (
    <Paper
      title={`${view.collaboration.title} ${text('plan.result.sheet')}`}
      number={view.collaboration.number}
      isWide
    >
      <table className="print-table">
        <thead>
          <tr>
            <th scope="col">{text('plan.result.name')}</th>
            <th scope="col">{text('plan.result.criteria')}</th>
            <th scope="col">{text('plan.result.evidence')}</th>
            <th scope="col">{text('plan.result.department')}</th>
            <th scope="col">{text('plan.result.acceptor')}</th>
            <th scope="col">{text('plan.result.title')}</th>
            <th scope="col">{text('plan.result.comment')}</th>
            <th scope="col">{text('plan.result.decidedOn')}</th>
          </tr>
        </thead>
        <tbody>
          {results.items.map((one) => (
            <tr key={one.id}>
              <td>{one.name}</td>
              <td>{one.criteria}</td>
              <td>{one.evidence}</td>
              <td>{one.department?.name}</td>
              <td>{one.acceptor?.name}</td>
              <td>{text(one.verdict ? `plan.result.verdict.${one.verdict}` : 'plan.result.waiting')}</td>
              <td>{one.comment}</td>
              <td>{one.decidedAt?.slice(0, 10)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Paper>
  )
}
