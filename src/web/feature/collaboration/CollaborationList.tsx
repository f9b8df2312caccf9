import { useInfiniteQuery } from '@tanstack/react-query'
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
import { OnDay } from '#web/ui/When.tsx'
import { type CollaborationRow, collaborationsQuery } from './api.ts'

const views = ['running', 'over', 'all'] as const

/** The frames that meetings and tasks belong to, newest first; the filter is the address. */
export function CollaborationList({
  filters,
  onChange,
  onNew,
}: {
  filters: Filters
  onChange: (change: Readonly<Record<string, string | undefined>>) => void
  onNew: ReactNode
}): ReactNode {
  const text = useText()
  const view = views.find((one) => one === filters.view) ?? 'running'
  const q = filters.q?.slice(0, 60)
  const query = useInfiniteQuery(collaborationsQuery({ view, ...(q && { q }) }))
  const [typed, setTyped] = useTypedSearch(q ?? '', onChange)
  const columns = useColumns()
  return (
    <>
      <div className="filters">
        <Choice
          label={text('collaboration.list.view')}
          value={view}
          onChange={(next) => onChange({ view: next === 'running' ? undefined : next })}
          options={views.map((one) => ({ value: one, label: text(`collaboration.list.${one}`) }))}
        />
        <TextField
          type="search"
          aria-label={text('collaboration.list.search')}
          placeholder={text('collaboration.list.search')}
          value={typed}
          onChange={setTyped}
          maxLength={60}
        />
      </div>
      <Faces query={query}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items)
          if (rows.length === 0) {
            return q || view === 'over' ? (
              <EmptyState
                title={text('collaboration.list.noMatch')}
                hint={text('collaboration.list.noMatchHint')}
              />
            ) : (
              <EmptyState
                title={text('collaboration.list.empty')}
                hint={text('collaboration.list.emptyHint')}
              >
                {onNew}
              </EmptyState>
            )
          }
          return (
            <>
              <RowTable
                label={text('collaboration.list.title')}
                columns={columns}
                rows={rows}
                keyOf={({ id }) => id}
                to={({ id }) => `/collaborations/${id}`}
                isMuted={({ state }) => state === 'archived' || state === 'terminated'}
              />
              <More query={query} />
            </>
          )
        }}
      </Faces>
    </>
  )
}

function useColumns(): readonly Column<CollaborationRow>[] {
  const text = useText()
  return useMemo(
    () => [
      {
        key: 'name',
        head: text('collaboration.field.name'),
        cell: ({ name, number }) => (
          <>
            {name} <span className="number">{number}</span>
          </>
        ),
      },
      {
        key: 'state',
        head: text('collaboration.field.state'),
        width: 110,
        cell: ({ state }) => <StateMark kind="collaborationState" state={state} />,
      },
      {
        key: 'department',
        head: text('collaboration.field.initiatingDepartment'),
        width: 110,
        wideOnly: true,
        cell: ({ initiatingDepartment }) => initiatingDepartment?.name ?? '—',
      },
      {
        key: 'leader',
        head: text('collaboration.field.leader'),
        width: 130,
        cell: ({ leader }) => (leader === null ? '—' : <PersonTag person={leader} withDepartment={false} />),
      },
      {
        key: 'launch',
        head: text('collaboration.field.launchOn'),
        width: 200,
        cell: (row) => <Launch {...row} />,
      },
      {
        key: 'meetings',
        head: text('collaboration.field.meetings'),
        width: 64,
        align: 'end',
        wideOnly: true,
        cell: ({ meetingCount }) => meetingCount,
      },
      {
        key: 'tasks',
        head: text('collaboration.field.openTasks'),
        width: 96,
        align: 'end',
        wideOnly: true,
        cell: ({ openTaskCount }) => openTaskCount,
      },
    ],
    [text],
  )
}

/** The planned launch; provisional until confirmed (S3-72). */
export function Launch({
  launchOn,
  isLaunchProvisional,
}: {
  launchOn: string | null
  isLaunchProvisional: boolean
}): ReactNode {
  const text = useText()
  if (launchOn === null) return <span className="faint">{text('collaboration.noLaunch')}</span>
  return (
    <>
      <OnDay day={launchOn} />{' '}
      {isLaunchProvisional && <span className="tone-amber small">{text('collaboration.provisional')}</span>}
    </>
  )
}
