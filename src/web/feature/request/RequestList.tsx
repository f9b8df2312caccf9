import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { type Filters, useTypedSearch } from '#web/lib/address.ts'
import { useText } from '#web/lib/text.ts'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Choice, TextField } from '#web/ui/fields.tsx'
import { More } from '#web/ui/More.tsx'
import { PersonTag } from '#web/ui/PersonTag.tsx'
import { type Column, RowTable } from '#web/ui/RowTable.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { TimeLeft } from '#web/ui/When.tsx'
import { measuresQuery, type RequestRow, requestsQuery } from './api.ts'
import { useHolders } from './Standing.tsx'

const views = ['mine', 'waiting', 'department', 'all'] as const

/** Requests by whose they are; the filter is the address. */
export function RequestList({
  filters,
  onChange,
  onNew,
}: {
  filters: Filters
  onChange: (change: Readonly<Record<string, string | undefined>>) => void
  onNew: ReactNode
}): ReactNode {
  const text = useText()
  const view = views.find((one) => one === filters.view) ?? 'all'
  const q = filters.q?.slice(0, 60)
  const query = useInfiniteQuery(requestsQuery({ view, ...(q && { q }) }))
  const [typed, setTyped] = useTypedSearch(q ?? '', onChange)
  const columns = useColumns()
  return (
    <>
      <div className="filters">
        <Choice
          label={text('request.list.view')}
          value={view}
          onChange={(next) => onChange({ view: next === 'all' ? undefined : next })}
          options={views.map((one) => ({ value: one, label: text(`request.list.${one}`) }))}
        />
        <TextField
          type="search"
          aria-label={text('request.list.search')}
          placeholder={text('request.list.search')}
          value={typed}
          onChange={setTyped}
          maxLength={60}
        />
      </div>
      {view === 'all' && <Measures />}
      <Faces query={query}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items)
          if (rows.length === 0) {
            return q || view === 'waiting' ? (
              <EmptyState
                title={text(q ? 'request.list.noMatch' : 'request.list.noneWaiting')}
                hint={text(q ? 'request.list.noMatchHint' : 'request.list.noneWaitingHint')}
              />
            ) : (
              <EmptyState title={text('request.list.empty')} hint={text('request.list.emptyHint')}>
                {onNew}
              </EmptyState>
            )
          }
          return (
            <>
              <RowTable
                label={text('request.list.title')}
                columns={columns}
                rows={rows}
                keyOf={({ id }) => id}
                to={({ id }) => `/requests/${id}`}
                isMuted={({ state }) => state === 'closed' || state === 'withdrawn' || state === 'rejected'}
              />
              <More query={query} />
            </>
          )
        }}
      </Faces>
    </>
  )
}

/** S4-01: how often a request is handed on, and how long a decision takes. */
function Measures(): ReactNode {
  const text = useText()
  const { data } = useQuery(measuresQuery)
  if (data === undefined || data.submitted === 0) return null
  const round = (value: number) => Math.round(value * 10) / 10
  return (
    <p className="small quiet">
      {text('request.measures.submitted', { count: data.submitted })}
      {data.reassignmentsEach !== null &&
        ` · ${text('request.measures.reassigned', { each: round(data.reassignmentsEach) })}`}
      {data.medianHoursToDecision !== null &&
        ` · ${text('request.measures.decision', { hours: round(data.medianHoursToDecision) })}`}
    </p>
  )
}

function useColumns(): readonly Column<RequestRow>[] {
  const text = useText()
  const holders = useHolders()
  return useMemo(
    () => [
      {
        key: 'name',
        head: text('request.field.name'),
        cell: ({ name, number, urgency }) => (
          <>
            {name} <span className="number">{number}</span>
            {urgency !== 'normal' && (
              <span className="tone-orange small"> {text(`enum.urgency.${urgency}`)}</span>
            )}
          </>
        ),
      },
      {
        key: 'state',
        head: text('request.field.state'),
        width: 110,
        cell: ({ state }) => <StateMark kind="requestState" state={state} />,
      },
      {
        key: 'holder',
        head: text('request.standing'),
        width: 190,
        cell: ({ standing }) => holders(standing),
      },
      {
        key: 'due',
        head: text('request.list.due'),
        width: 120,
        cell: ({ standing }) => (standing.deadline === null ? '—' : <TimeLeft at={standing.deadline.at} />),
      },
      {
        key: 'initiator',
        head: text('request.field.initiator'),
        width: 150,
        wideOnly: true,
        cell: ({ initiator }) => <PersonTag person={initiator} />,
      },
      {
        key: 'departments',
        head: text('request.field.departments'),
        width: 160,
        wideOnly: true,
        cell: ({ departments }) =>
          departments.map(({ department }) => department.name).join(text('common.join')) || '—',
      },
    ],
    [text, holders],
  )
}
