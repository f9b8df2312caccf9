import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import type { TaskMove } from '#domain/task/lifecycle.ts'
import { registerKeys, type TaskRow, viewQuery } from '#web/feature/register/api.ts'
import {
  askOf,
  isNarrowed,
  type Layout,
  layouts,
  type RegisterAsk,
  savedViewOf,
  shownOf,
  withoutFilters,
} from '#web/feature/register/ask.ts'
import { BulkBar } from '#web/feature/register/BulkBar.tsx'
import { type ChangeAddress, FilterBar, Scopes } from '#web/feature/register/FilterBar.tsx'
import { GroupedTables } from '#web/feature/register/GroupedTables.tsx'
import { QuickAdd } from '#web/feature/register/QuickAdd.tsx'
import { SavedViews } from '#web/feature/register/SavedViews.tsx'
import { SearchBar } from '#web/feature/register/SearchBar.tsx'
import { useAsk } from '#web/feature/register/search-line.ts'
import { type Picking, type Selection, TaskTable } from '#web/feature/register/TaskTable.tsx'
import { taskQuery, useTaskMove } from '#web/feature/task/api.ts'
import { MoveDialog } from '#web/feature/task/MoveDialog.tsx'
import { TaskPeek } from '#web/feature/task/TaskPeek.tsx'
import { addressWith, type Filters, filtersOf, useFilters, useGoTo } from '#web/lib/address.ts'
import { useStream } from '#web/lib/events.ts'
import { useText } from '#web/lib/text.ts'
import { Button, LinkButton } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { findingsOf } from '#web/ui/Findings.tsx'
import { Choice } from '#web/ui/fields.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { KeyHint } from '#web/ui/KeyHint.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { Page } from '#web/ui/Page.tsx'
import { toast } from '#web/ui/toast.tsx'
import { Waiting } from '#web/ui/Waiting.tsx'
import { RegisterTabs } from './register-tabs.tsx'

const Board = lazy(() => import('#web/feature/register/Board.tsx'))
const Gantt = lazy(() => import('#web/feature/register/Gantt.tsx'))
const Calendar = lazy(() => import('#web/feature/register/Calendar.tsx'))
const Owing = lazy(() => import('#web/feature/register/Owing.tsx'))

export default function TasksPage(): ReactNode {
  const text = useText()
  const { filters, change, view, error } = useRegisterAddress()
  const shown = useMemo(() => shownOf(filters), [filters])
  const ask = useAsk(filters)
  useFollowTasks()
  return (
    <>
      <RegisterTabs />
      <Page
        title={text('task.list.title')}
        actions={
          <>
            <SavedViews filters={filters} view={view} />
            <Sheets ask={ask ?? askOf(filters)} filters={filters} />
          </>
        }
        primary={
          <LinkButton to="/tasks/new" kind="primary" icon="plus">
            {text('task.new.action')}
          </LinkButton>
        }
      >
        <div className="register-tools">
          <QuickAdd />
          <div className="line">
            <Choice
              label={text('register.layout.label')}
              value={shown.layout}
              onChange={(layout) => change({ as: layout === 'table' ? undefined : layout })}
              options={layouts.map((value) => ({ value, label: text(`register.layout.${value}`) }))}
            />
            {shown.layout !== 'owing' && <Scopes filters={filters} onChange={change} />}
          </div>
          {shown.layout !== 'owing' && (
            <>
              <SearchBar
                line={filters.q ?? ''}
                onChange={(q) => change({ q: q.trim() === '' ? undefined : q })}
                onDepartment={(departmentId, q) => change({ departmentId, q: q || undefined })}
              />
              <FilterBar filters={filters} shown={shown} onChange={change} />
            </>
          )}
        </div>
        <ErrorLine error={error} />
        {ask === undefined ? (
          <Waiting />
        ) : (
          <Suspense fallback={<Waiting />}>
            <Register layout={shown.layout} ask={ask} filters={filters} onChange={change} />
          </Suspense>
        )}
      </Page>
    </>
  )
}

/**
 * The address as filters. That of a saved view is what was saved, until something is changed: from then on
 * all of it stands in the address, with the view it came from.
 */
function useRegisterAddress() {
  const [address] = useFilters()
  const goTo = useGoTo()
  const savedId = savedViewOf(address)
  const fromId = savedId ?? address.saved
  const saved = useQuery({ ...viewQuery(fromId ?? ''), enabled: fromId !== undefined })
  const view = saved.data ?? undefined
  const filters = useMemo<Filters>(() => {
    if (savedId === undefined) return address
    const { view: _, ...rest } = address
    return view === undefined ? rest : { ...filtersOf(view.query), ...rest }
  }, [address, savedId, view])
  const change = useCallback<ChangeAddress>(
    (next) => {
      const from = savedId === undefined ? filters : { ...filters, saved: savedId }
      goTo(addressWith('/tasks', from, next), { replace: true })
    },
    [filters, goTo, savedId],
  )
  return { filters, change, view, error: saved.error }
}

/** Tasks change all the time in a large company: the lists are asked again at most once in two seconds. */
function useFollowTasks(): void {
  const cache = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useStream('tasks', () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      void cache.invalidateQueries({ queryKey: registerKeys.lists })
    }, 2_000)
  })
}

/** Out as either sheet, by the same filters as the list; and back in. */
function Sheets({ ask, filters }: { ask: RegisterAsk; filters: Filters }): ReactNode {
  const text = useText()
  const { sort, order } = shownOf(filters)
  const download = (sheet: 'allocation' | 'tracking') => {
    const link = document.createElement('a')
    link.href = `/api/v1/tasks/export?${new URLSearchParams({ ...ask, sort, order, sheet })}`
    link.download = ''
    link.click()
  }
  const goTo = useGoTo()
  return (
    <Menu
      label={text('register.sheet.label')}
      className="button plain"
      entries={[
        { heading: text('register.sheet.out') },
        { label: text('register.sheet.allocation'), icon: 'download', act: () => download('allocation') },
        { label: text('register.sheet.tracking'), icon: 'download', act: () => download('tracking') },
        'rule',
        { label: text('register.import.title'), icon: 'upload', act: () => goTo('/tasks/import') },
      ]}
    >
      <Icon name="file" size={14} />
      {text('register.sheet.label')}
      <Icon name="down" size={12} />
    </Menu>
  )
}

function Register({
  layout,
  ask,
  filters,
  onChange,
}: {
  layout: Layout
  ask: RegisterAsk
  filters: Filters
  onChange: ChangeAddress
}): ReactNode {
  const [moving, setMoving] = useState<{ id: string; move: TaskMove }>()
  const empty = <Empty ask={ask} filters={filters} onChange={onChange} />
  switch (layout) {
    case 'table':
      return <Table ask={ask} filters={filters} empty={empty} />
    case 'board':
      return (
        <>
          <Board ask={ask} onMove={({ id }, move) => setMoving({ id, move })} />
          {moving !== undefined && (
            <Moving
              key={`${moving.id} ${moving.move}`}
              id={moving.id}
              move={moving.move}
              onClose={() => setMoving(undefined)}
            />
          )}
        </>
      )
    case 'gantt':
      return <Gantt ask={ask} empty={empty} />
    case 'calendar':
      return <Calendar ask={ask} filters={filters} onChange={onChange} />
    case 'owing':
      return <Owing filters={filters} />
  }
}

function Empty({
  ask,
  filters,
  onChange,
}: {
  ask: RegisterAsk
  filters: Filters
  onChange: ChangeAddress
}): ReactNode {
  const text = useText()
  const { view } = ask
  return isNarrowed(filters) ? (
    <EmptyState title={text('task.empty.noMatch')} hint={text('task.empty.noMatchHint')}>
      <Button onClick={() => onChange(withoutFilters(filters))}>{text('common.clearFilters')}</Button>
    </EmptyState>
  ) : (
    <EmptyState title={text(`task.empty.${view}`)} hint={text(`task.empty.${view}Hint`)}>
      {view === 'waiting' || view === 'all' ? (
        <LinkButton to="/tasks/new" icon="plus">
          {text('task.new.action')}
        </LinkButton>
      ) : (
        <LinkButton to="/tasks?view=all">{text('task.empty.seeAll')}</LinkButton>
      )}
    </EmptyState>
  )
}

function Table({ ask, filters, empty }: { ask: RegisterAsk; filters: Filters; empty: ReactNode }): ReactNode {
  const text = useText()
  const shown = useMemo(() => shownOf(filters), [filters])
  const [peeked, setPeeked] = useState<string>()
  const [selection, setSelection] = useState<Selection>(new Map())
  const onSelect = useCallback<Picking['onSelect']>((rows, isOn) => {
    setSelection((before) => {
      const next = new Map(before)
      for (const row of rows) {
        if (isOn) next.set(row.id, row)
        else next.delete(row.id)
      }
      return next
    })
  }, [])
  const picking = useMemo(() => ({ selection, onSelect }), [selection, onSelect])
  const table = {
    shown,
    empty,
    picking,
    onPeek: ({ id }: TaskRow) => setPeeked((before) => (before === id ? undefined : id)),
    onFocusRow: ({ id }: TaskRow) => setPeeked((before) => (before === undefined ? undefined : id)),
  }
  return (
    <div className="register" data-peeking={peeked !== undefined}>
      <div className="stack">
        {shown.group === undefined ? (
          <TaskTable {...table} ask={ask} label={text('nav.tasks')} />
        ) : (
          <GroupedTables key={shown.group} {...table} by={shown.group} ask={ask} />
        )}
        <span className="small faint register-keys" aria-hidden="true">
          <KeyHint keys="up" /> <KeyHint keys="down" /> {text('task.list.keyMove')} <KeyHint keys="enter" />{' '}
          {text('task.list.keyOpen')} <kbd className="key-hint">{text('task.list.space')}</kbd>{' '}
          {text('task.list.keyPeek')} <kbd className="key-hint">x</kbd> {text('register.select.key')}
        </span>
        <BulkBar selection={selection} onClear={() => setSelection(new Map())} />
      </div>
      {peeked !== undefined && <TaskPeek id={peeked} onClose={() => setPeeked(undefined)} />}
    </div>
  )
}

/** A card has been carried to another state: the same dialog as on the task's page, or done at once. */
function Moving({ id, move, onClose }: { id: string; move: TaskMove; onClose: () => void }): ReactNode {
  const text = useText()
  const task = useQuery(taskQuery(id)).data
  const start = useTaskMove(id, 'start')
  const [isAsking, setAsking] = useState(move !== 'start')
  const isSent = useRef(false)
  if (task !== undefined && !isAsking && !isSent.current) {
    isSent.current = true
    // Beginning asks for nothing, unless a norm has something to say.
    queueMicrotask(() =>
      start.mutate(
        { overrides: [] },
        {
          onSuccess: () => {
            toast(text('task.move.start.done'))
            onClose()
          },
          onError: (error) => {
            if (findingsOf(error).length > 0) setAsking(true)
          },
        },
      ),
    )
  }
  if (!isAsking) return <ErrorLine error={start.error} />
  return task === undefined ? null : (
    <MoveDialog task={task} move={move === 'finish' ? 'submit' : move} onClose={onClose} />
  )
}
