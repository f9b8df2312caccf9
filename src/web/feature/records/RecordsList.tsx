import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { listMinutes, type MinutesRow } from '#contract/minutes.ts'
import { type Filters, useTypedSearch } from '#web/lib/address.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { Button, LinkButton } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Choice, TextField } from '#web/ui/fields.tsx'
import { More } from '#web/ui/More.tsx'
import { type Column, RowTable } from '#web/ui/RowTable.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { OnDay, When } from '#web/ui/When.tsx'

export const recordViews = ['archive', 'open'] as const
type View = (typeof recordViews)[number]
type Change = (change: Readonly<Record<string, string | undefined>>) => void

export function recordsQuery(view: View, q: string | undefined) {
  return infiniteQueryOptions({
    queryKey: ['records', view, q ?? ''] as const,
    queryFn: ({ pageParam, signal }) =>
      call(listMinutes, {
        query: {
          view,
          limit: 50,
          ...(q && { q: q.slice(0, 60) }),
          ...(pageParam !== '' && { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

export function RecordsFilters({ filters, onChange }: { filters: Filters; onChange: Change }): ReactNode {
  const text = useText()
  const [typed, setTyped] = useTypedSearch(filters.q ?? '', onChange)
  return (
    <div className="filters">
      <Choice
        label={text('records.view')}
        value={viewOf(filters)}
        onChange={(view) => onChange({ view: view === 'archive' ? undefined : view })}
        options={recordViews.map((view) => ({ value: view, label: text(`records.views.${view}`) }))}
      />
      <TextField
        type="search"
        aria-label={text('records.search')}
        placeholder={text('records.search')}
        value={typed}
        onChange={setTyped}
        maxLength={60}
      />
    </div>
  )
}

export function viewOf({ view }: Filters): View {
  return recordViews.find((one) => one === view) ?? 'archive'
}

/** 会议主题-日期: everything final; or what is still on its way there. */
export function RecordsList({ filters, onChange }: { filters: Filters; onChange: Change }): ReactNode {
  const text = useText()
  const view = viewOf(filters)
  const query = useInfiniteQuery(recordsQuery(view, filters.q))
  const columns = useColumns(view)
  const empty = filters.q ? (
    <EmptyState title={text('records.empty.noMatch')}>
      <Button onClick={() => onChange({ q: undefined })}>{text('common.clearFilters')}</Button>
    </EmptyState>
  ) : (
    <EmptyState title={text(`records.empty.${view}`)} hint={text(`records.empty.${view}Hint`)}>
      <LinkButton to="/meetings">{text('records.empty.meetings')}</LinkButton>
    </EmptyState>
  )
  return (
    <Faces query={query} isEmpty={({ pages }) => pages[0]?.items.length === 0} empty={empty}>
      {({ pages }) => (
        <div className="stack">
          <RowTable
            label={text('nav.records')}
            columns={columns}
            rows={pages.flatMap(({ items }) => items)}
            keyOf={({ id }) => id}
            to={({ id }) => `/minutes/${id}`}
          />
          <More query={query} />
        </div>
      )}
    </Faces>
  )
}

function useColumns(view: View): readonly Column<MinutesRow>[] {
  const text = useText()
  return useMemo(
    () => [
      {
        key: 'name',
        head: text('records.field.name'),
        cell: ({ archiveName, meetingName, number }) => (
          <span className="serif">
            {archiveName || meetingName} <span className="number">{number}</span>
          </span>
        ),
      },
      {
        key: 'state',
        head: text('records.field.state'),
        width: 92,
        cell: ({ state }) => <StateMark kind="minutesState" state={state} />,
      },
      {
        key: 'date',
        head: text('records.field.date'),
        width: 150,
        cell: ({ meetingDate }) => meetingDate && <OnDay day={meetingDate} />,
      },
      {
        key: 'final',
        head: text(view === 'archive' ? 'records.field.final' : 'records.field.version'),
        width: 190,
        cell: ({ finalAt, currentVersion }) =>
          view === 'archive'
            ? finalAt && <When at={finalAt} />
            : text('document.versionMark', { no: currentVersion }),
      },
      {
        key: 'decisions',
        head: text('records.field.decisions'),
        width: 60,
        align: 'end',
        cell: ({ decisionCount }) => decisionCount,
      },
      {
        key: 'tasks',
        head: text('records.field.tasks'),
        width: 60,
        align: 'end',
        cell: ({ taskCount }) => taskCount,
      },
    ],
    [text, view],
  )
}
