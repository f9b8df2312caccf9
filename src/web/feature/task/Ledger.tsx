import { queryOptions } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import type { z } from 'zod'
import * as contract from '#contract/task.ts'
import { call } from '#web/lib/api.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { sayDay } from '#web/lib/time.ts'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { PersonTag } from '#web/ui/PersonTag.tsx'
import { type Column, RowTable } from '#web/ui/RowTable.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { OnDay } from '#web/ui/When.tsx'
import { groupByUse } from './fields.ts'
import { sayMoney } from './money.ts'
import './task.css'

type Ledger = z.output<typeof contract.getLedger.reply>
type Row = Ledger['rows'][number]

export function ledgerQuery(meetingId: string) {
  return queryOptions({
    queryKey: ['task', 'ledger', meetingId] as const,
    queryFn: ({ signal }) => call(contract.getLedger, { params: { id: meetingId }, signal }),
  })
}

/** 跨部门任务分配表 of one meeting: who keeps it, how many came after, and a line for each task. */
export function LedgerTable({ ledger }: { ledger: Ledger }): ReactNode {
  const text = useText()
  const columns = useColumns()
  if (ledger.rows.length === 0) {
    return <EmptyState title={text('ledger.empty')} hint={text('ledger.emptyHint')} />
  }
  return (
    <>
      <p className="line">
        <span>{text('ledger.count', { count: ledger.rows.length })}</span>
        {ledger.addedAfterCount > 0 && (
          <span className="tone-amber">{text('ledger.addedAfter', { count: ledger.addedAfterCount })}</span>
        )}
        <span className="quiet">
          {text('ledger.maintainer')}{' '}
          {ledger.maintainer === null ? (
            text('ledger.noMaintainer')
          ) : (
            <PersonTag person={ledger.maintainer} />
          )}
        </span>
      </p>
      <div className="ledger">
        <RowTable
          label={text('ledger.title')}
          columns={columns}
          rows={ledger.rows}
          keyOf={({ id }) => id}
          to={({ id }) => `/tasks/${id}`}
          isMuted={({ state }) => state === 'done' || state === 'cancelled'}
        />
      </div>
    </>
  )
}

function useColumns(): readonly Column<Row>[] {
  const text = useText()
  const reading = useReading()
  return useMemo((): readonly Column<Row>[] => {
    const lines = (all: readonly string[]) =>
      all.length === 0 ? '—' : <span className="task-words">{all.filter(Boolean).join('\n')}</span>
    const column = (
      key: string,
      width: number,
      cell: (row: Row) => ReactNode,
      wideOnly = false,
    ): Column<Row> => ({
      key,
      head: text(`ledger.column.${key}`),
      width,
      cell,
      wideOnly,
    })
    return [
      column('name', 200, ({ name, number, isAddedAfter }) => (
        <>
          {name} <span className="number small faint">{number}</span>
          {isAddedAfter && <span className="small tone-amber"> {text('task.addedAfter')}</span>}
        </>
      )),
      column('state', 90, ({ state }) => <StateMark kind="taskState" state={state} />),
      column('ownerDepartment', 90, ({ ownerDepartment }) => ownerDepartment?.name ?? '—'),
      column('owner', 90, ({ owner }) =>
        owner === null ? (
          <span className="late">{text('task.noOwner')}</span>
        ) : (
          <PersonTag person={owner} withDepartment={false} />
        ),
      ),
      column(
        'cooperating',
        150,
        (row) =>
          lines([
            ...row.cooperating.map(({ department, provides }) =>
              provides === ''
                ? department.name
                : text('task.providing', { department: department.name, provides }),
            ),
            row.cooperators.map(({ name }) => name).join('、'),
          ]),
        true,
      ),
      column(
        'plannedStart',
        110,
        ({ plannedStart }) => (plannedStart === null ? '—' : <OnDay day={plannedStart} />),
        true,
      ),
      column('dueOn', 110, ({ dueOn, dueText }) => (dueOn === null ? dueText || '—' : <OnDay day={dueOn} />)),
      column(
        'milestones',
        180,
        ({ milestones }) =>
          lines(
            milestones.map(({ dueOn, department, deliverable, isDone }) =>
              [sayDay(dueOn, reading), department?.name, deliverable, isDone ? text('ledger.doneMark') : '']
                .filter(Boolean)
                .join(' '),
            ),
          ),
        true,
      ),
      column(
        'resources',
        180,
        ({ resources }) =>
          lines(
            resources.map((one) =>
              [
                text(`enum.resourceKind.${one.kind}`),
                one.text,
                one.amountCents === null ? '' : sayMoney(one.amountCents, text),
                one.provider === null ? '' : text('task.providedBy', { department: one.provider.name }),
                one.askingDepartment === null
                  ? ''
                  : text('task.askedBy', { department: one.askingDepartment.name }),
              ]
                .filter(Boolean)
                .join(' '),
            ),
          ),
        true,
      ),
      column(
        'doneCriteria',
        200,
        (row) =>
          lines([
            ...row.doneCriteria,
            ...groupByUse(row.requiredFormats).map(({ use, formats }) =>
              use === 'any'
                ? formats.join('+')
                : text('task.formatFor', { format: formats.join('+'), use: text(`enum.outputUse.${use}`) }),
            ),
            ...row.notes,
          ]),
        true,
      ),
      column('lastUpdate', 180, ({ lastUpdate }) => lastUpdate?.text ?? '—', true),
      column('risks', 160, ({ risks }) => lines(risks), true),
    ]
  }, [text, reading])
}
