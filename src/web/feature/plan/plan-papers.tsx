import { Fragment, type ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { Paper } from '#web/ui/Paper.tsx'
import type { PlanView, RaciView } from './api.ts'
import { linesOf } from './lines.ts'

/** A06 WBS 与计划表. */
export function WbsPaper({ view }: { view: PlanView }): ReactNode {
  const text = useText()
  const columns = [
    'wbs',
    'name',
    'host',
    'owner',
    'cooperating',
    'span',
    'standard',
    'after',
    'state',
    'baseDue',
  ] as const
  return (
    <Paper
      title={`${view.collaboration.title} ${text('plan.print.wbs')}`}
      number={view.collaboration.number}
      isWide
    >
      <p className="small">
        {[
          `${text('plan.basis')} ${text(`enum.planSplit.${view.splitBasis}`)}`,
          view.baselineNo > 0
            ? text('plan.summary.baseline', { no: view.baselineNo })
            : text('plan.summary.noBaseline'),
        ].join(' · ')}
      </p>
      <table className="print-table">
        <thead>
          <tr>
            {columns.map((one) => (
              <th key={one} scope="col">
                {text(`plan.column.${one}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {linesOf(view).map((line) => (
            <tr key={line.id}>
              <td>{line.wbs}</td>
              <td style={{ paddingInlineStart: 6 + line.level * 12 }}>{line.name}</td>
              <td>{line.host}</td>
              <td>{line.owner}</td>
              <td>{line.cooperating}</td>
              <td>{[line.from, line.until].filter(Boolean).join(' – ')}</td>
              <td>{line.standard}</td>
              <td>{line.waits.join('、')}</td>
              <td>{line.isSummary ? '' : text(`enum.taskState.${line.state}`)}</td>
              <td>{line.baseDue ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {view.milestones.length > 0 && (
        <p>
          {text('plan.print.milestones')}：
          {view.milestones.map((one, at) => (
            <Fragment key={one.id}>
              {at > 0 && '；'}
              {one.dueOn} {one.name}
            </Fragment>
          ))}
        </p>
      )}
    </Paper>
  )
}

/** A07 RACI 矩阵. */
export function MatrixPaper({ view, raci }: { view: PlanView; raci: RaciView }): ReactNode {
  const text = useText()
  const used = new Set(raci.cells.map(({ partyId }) => partyId))
  const parties = raci.parties.filter(({ id, kind }) => kind === 'department' || used.has(id))
  const letters = (taskId: string, partyId: string) =>
    raci.cells
      .filter((cell) => cell.taskId === taskId && cell.partyId === partyId)
      .map(({ letter }) => letter)
      .join('/')
  return (
    <Paper
      title={`${view.collaboration.title} ${text('plan.print.raci')}`}
      number={view.collaboration.number}
      isWide
    >
      <table className="print-table">
        <thead>
          <tr>
            <th scope="col">{text('plan.column.wbs')}</th>
            <th scope="col">{text('plan.column.name')}</th>
            {parties.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {linesOf(view).map((line) => (
            <tr key={line.id}>
              <td>{line.wbs}</td>
              <td style={{ paddingInlineStart: 6 + line.level * 12 }}>{line.name}</td>
              {parties.map(({ id }) => (
                <td key={id} data-centred>
                  {line.isSummary ? '' : letters(line.id, id)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small">
        {(['R', 'A', 'C', 'I'] as const).map((one) => `${one} ${text(`plan.raci.${one}`)}`).join(' · ')}
      </p>
    </Paper>
  )
}
