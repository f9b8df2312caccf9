import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { type Cell, Fields, Lines, Paper } from '#web/ui/Paper.tsx'
import type { ChangeView, MilestoneView, PlanView, Results } from './api.ts'
import { useImpactRows } from './Impact.tsx'

/** A24 变更申请单; once approved also the 变更通知. */
export function ChangePaper({ change }: { change: ChangeView }): ReactNode {
  const text = useText()
  const wide = (label: string, value: ReactNode): Cell => ({ label, value, isWide: true })
  const rows = useImpactRows()(change.impact, change)
  const say = (step: ChangeView['steps'][number], to: string) =>
    `${text(`plan.change.stepKind.${step.kind}`)} ${[step.number, step.name].filter(Boolean).join(' ')}：${to || '—'}`
  const before = [...change.steps.map((step) => say(step, step.before)), change.beforeText].filter(Boolean)
  const after = [...change.steps.map((step) => say(step, step.after)), change.afterText].filter(Boolean)
  const isNotice = change.state === 'approved'
  return (
    <Paper title={text(isNotice ? 'plan.change.notice' : 'plan.change.sheet')} number={change.number}>
      <Fields
        cells={[
          { label: text('plan.change.number'), value: change.number },
          { label: text('plan.change.state'), value: text(`enum.changeState.${change.state}`) },
          wide(text('plan.change.name'), change.title),
          wide(text('enum.noun.collaboration'), change.collaboration?.title ?? ''),
          { label: text('plan.change.kind'), value: text(`enum.changeKind.${change.kind}`) },
          { label: text('plan.change.raisedOn'), value: change.raisedAt.slice(0, 10) },
          { label: text('plan.change.raisedBy'), value: change.raisedBy?.name ?? '' },
          { label: text('plan.change.raisedByDepartment'), value: change.raisedByDepartment?.name ?? '' },
          wide(text('plan.change.before'), <Lines of={before} />),
          wide(text('plan.change.after'), <Lines of={after} />),
          wide(text('plan.change.reason'), change.reason),
          ...rows.map(({ on, words }) =>
            wide(
              `${text('plan.change.impact')}：${text(`plan.change.impactOn.${on}`)}`,
              <Lines of={words.split('\n')} />,
            ),
          ),
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
            <th scope="col">{text('plan.milestone.verdict')}</th>
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

/** A25 验收单 (X-64). */
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
            <th scope="col">{text('plan.result.said')}</th>
            <th scope="col">{text('plan.result.comment')}</th>
            <th scope="col">{text('plan.result.saidOn')}</th>
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
