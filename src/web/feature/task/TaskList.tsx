import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { isOpen } from '#domain/task/lifecycle.ts'
import type { Filters } from '#web/lib/address.ts'
import { useStream } from '#web/lib/events.ts'
import { useText } from '#web/lib/text.ts'
import { Button, LinkButton } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { KeyHint } from '#web/ui/KeyHint.tsx'
import { Light } from '#web/ui/Light.tsx'
import { Link } from '#web/ui/Link.tsx'
import { More } from '#web/ui/More.tsx'
import { type Column, RowTable } from '#web/ui/RowTable.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { OnDay, TimeLeft } from '#web/ui/When.tsx'
import { type TaskRow, taskKeys, tasksQuery } from './api.ts'
import { filterOf, isNarrowed } from './TaskFilters.tsx'
import { TaskPeek } from './TaskPeek.tsx'
import './task.css'

/** The register by due date: arrows move, Enter opens, Space looks in. */
export function TaskList({ filters, onClear }: { filters: Filters; onClear: () => void }): ReactNode {
  const text = useText()
  const filter = filterOf(filters)
  const query = useInfiniteQuery(tasksQuery(filter))
  const [peeked, setPeeked] = useState<string>()
  const columns = useColumns()
  useFollowTasks()
  const { view } = filter
  const empty = isNarrowed(filters) ? (
    <EmptyState title={text('task.empty.noMatch')} hint={text('task.empty.noMatchHint')}>
      <Button onClick={onClear}>{text('common.clearFilters')}</Button>
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
  return (
    <Faces query={query} isEmpty={({ pages }) => pages[0]?.items.length === 0} empty={empty}>
      {({ pages }) => (
        <div className="task-register" data-peeking={peeked !== undefined}>
          <div className="stack">
            <RowTable
              label={text('nav.tasks')}
              columns={columns}
              rows={pages.flatMap(({ items }) => items)}
              keyOf={({ id }) => id}
              to={({ id }) => `/tasks/${id}`}
              isMuted={({ state }) => !isOpen(state)}
              onPeek={({ id }) => setPeeked((before) => (before === id ? undefined : id))}
              onFocusRow={({ id }) => setPeeked((before) => (before === undefined ? undefined : id))}
            />
            <div className="line">
              <More query={query} />
              <span className="small faint task-keys" aria-hidden="true">
                <KeyHint keys="up" /> <KeyHint keys="down" /> {text('task.list.keyMove')}{' '}
                <KeyHint keys="enter" /> {text('task.list.keyOpen')}{' '}
                <kbd className="key-hint">{text('task.list.space')}</kbd> {text('task.list.keyPeek')}
              </span>
            </div>
          </div>
          {peeked !== undefined && <TaskPeek id={peeked} onClose={() => setPeeked(undefined)} />}
        </div>
      )}
    </Faces>
  )
}

/** Tasks change all the time in a large company: the list is asked again at most once in two seconds. */
function useFollowTasks(): void {
  const cache = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useStream('tasks', () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      void cache.invalidateQueries({ queryKey: taskKeys.lists })
    }, 2_000)
  })
}

function useColumns(): readonly Column<TaskRow>[] {
  const text = useText()
  return useMemo(
    () => [
      {
        key: 'name',
        head: text('task.field.name'),
        cell: ({ light, name, number }) => (
          <span className="task-name">
            <span className="task-light small">
              <Light light={light} />
            </span>
            <span>
              {name} <span className="number">{number}</span>
            </span>
          </span>
        ),
      },
      {
        key: 'owner',
        head: text('task.field.owner'),
        width: 76,
        cell: ({ owner }) =>
          owner === null ? <span className="late">{text('task.noOwner')}</span> : owner.name,
      },
      {
        key: 'department',
        head: text('task.field.department'),
        width: 96,
        wideOnly: true,
        cell: ({ ownerDepartment }) => <span className="quiet">{ownerDepartment?.name}</span>,
      },
      {
        key: 'due',
        head: text('task.field.due'),
        width: 220,
        cell: ({ dueOn, state }) =>
          dueOn === null ? (
            <span className="faint">{text('task.noDue')}</span>
          ) : (
            <span className="task-due">
              <OnDay day={dueOn} near />{' '}
              {isOpen(state) && state !== 'pendingAcceptance' && (
                <span className="small">
                  <TimeLeft day={dueOn} />
                </span>
              )}
            </span>
          ),
      },
      {
        key: 'state',
        head: text('task.field.state'),
        width: 92,
        cell: ({ state }) => <StateMark kind="taskState" state={state} />,
      },
      {
        key: 'percent',
        head: text('task.field.percent'),
        width: 56,
        align: 'end',
        cell: ({ percent }) => `${percent}%`,
      },
      {
        key: 'meeting',
        head: text('task.field.meeting'),
        width: 150,
        wideOnly: true,
        cell: ({ meeting }) =>
          meeting && (
            <Link to={`/meetings/${meeting.id}`} className="task-meeting small" title={meeting.title}>
              {meeting.title}
            </Link>
          ),
      },
    ],
    [text],
  )
}
