import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import type { Filters } from '#web/lib/address.ts'
import { useText } from '#web/lib/text.ts'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Choice } from '#web/ui/fields.tsx'
import { More } from '#web/ui/More.tsx'
import { type Column, RowTable } from '#web/ui/RowTable.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { TimeLeft } from '#web/ui/When.tsx'
import { type ConflictRow, conflictsQuery } from './api.ts'

const views = ['mine', 'ours', 'all'] as const
const states = ['open', 'any'] as const

/** What is in dispute, and how long already (S4-43); the filter is the address. */
export function ConflictList({
  filters,
  onChange,
  onNew,
}: {
  filters: Filters
  onChange: (change: Readonly<Record<string, string | undefined>>) => void
  onNew: ReactNode
}): ReactNode {
  const text = useText()
  const view = views.find((one) => one === filters.view) ?? 'mine'
  const open = states.find((one) => one === filters.open) ?? 'open'
  const query = useInfiniteQuery(conflictsQuery({ view, open }))
  const columns = useColumns()
  return (
    <>
      <div className="filters">
        <Choice
          label={text('conflict.view.label')}
          value={view}
          onChange={(next) => onChange({ view: next === 'mine' ? undefined : next })}
          options={views.map((one) => ({ value: one, label: text(`conflict.view.${one}`) }))}
        />
        <Choice
          label={text('conflict.open.label')}
          value={open}
          onChange={(next) => onChange({ open: next === 'open' ? undefined : next })}
          options={states.map((one) => ({ value: one, label: text(`conflict.open.${one}`) }))}
        />
      </div>
      <Faces query={query}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items)
          if (rows.length === 0) {
            return (
              <EmptyState title={text('conflict.empty')} hint={text('conflict.emptyHint')}>
                {onNew}
              </EmptyState>
            )
          }
          return (
            <>
              <RowTable
                label={text('conflict.title')}
                columns={columns}
                rows={rows}
                keyOf={({ id }) => id}
                to={({ id }) => `/conflicts/${id}`}
                isMuted={({ state }) => state === 'closed' || state === 'withdrawn'}
              />
              <More query={query} />
            </>
          )
        }}
      </Faces>
    </>
  )
}

function useColumns(): readonly Column<ConflictRow>[] {
  const text = useText()
  return useMemo(
    () => [
      {
        key: 'title',
        head: text('conflict.field.title'),
        cell: ({ title, number, isSkip }) => (
          <>
            {title} <span className="number">{number}</span>{' '}
            {isSkip && <span className="small tone-orange">{text('conflict.skipMark')}</span>}
          </>
        ),
      },
      {
        key: 'state',
        head: text('conflict.field.state'),
        width: 160,
        cell: ({ state }) => <StateMark kind="conflictState" state={state} />,
      },
      {
        key: 'kind',
        head: text('conflict.field.kind'),
        width: 110,
        wideOnly: true,
        cell: ({ kind }) => text(`enum.conflictKind.${kind}`),
      },
      {
        key: 'departments',
        head: text('conflict.field.departments'),
        width: 180,
        cell: ({ departments }) => departments.map(({ name }) => name).join(text('common.join')),
      },
      {
        key: 'handlers',
        head: text('conflict.field.handler'),
        width: 130,
        cell: ({ handlers, leader, state }) =>
          (handlers.length > 0
            ? handlers.map(({ name }) => name).join(text('common.join'))
            : state === 'open' || state === 'ruled' || state === 'implementing'
              ? leader?.name
              : undefined) ?? '—',
      },
      {
        key: 'due',
        head: text('conflict.field.due'),
        width: 130,
        cell: ({ dueAt }) => (dueAt === null ? '—' : <TimeLeft at={dueAt} />),
      },
      {
        key: 'age',
        head: text('conflict.field.age'),
        width: 80,
        align: 'end',
        cell: ({ ageDays }) => text('conflict.days', { count: ageDays }),
      },
    ],
    [text],
  )
}
