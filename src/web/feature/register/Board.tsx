import {
  DragDropContext,
  Draggable,
  type DragStart,
  type DragUpdate,
  Droppable,
  type DropResult,
  type ResponderProvided,
} from '@hello-pangea/dnd'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'
import { type TaskMove, type TaskState, taskStates } from '#domain/task/lifecycle.ts'
import { useText } from '#web/lib/text.ts'
import { Faces } from '#web/ui/Faces.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Light } from '#web/ui/Light.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Menu, type MenuEntry } from '#web/ui/Menu.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { toast } from '#web/ui/toast.tsx'
import { OnDay, TimeLeft } from '#web/ui/When.tsx'
import { groupsQuery, oneTaskQuery, rowsQuery, type TaskRow } from './api.ts'
import type { RegisterAsk } from './ask.ts'
import { movesTo } from './board-moves.ts'
import './register.css'

/** Asked of whoever puts the board on a page: makes the move, asking what it needs. */
export type OnMove = (task: { readonly id: string; readonly name: string }, move: TaskMove) => void

/**
 * The register as columns of its states. A card is lifted with Space and carried with the arrows, or dragged,
 * or sent by its menu; only where a move of its own leads, and only by whom it is allowed.
 */
export default function Board({ ask, onMove }: { ask: RegisterAsk; onMove: OnMove }): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const counts = useInfiniteQuery(groupsQuery({ ...ask, open: 'any' }, 'state'))
  const [lifted, setLifted] = useState<{ id: string; from: TaskState; to: ReadonlySet<TaskState> }>()
  const wanted = ask.state?.split(',')
  const columns = taskStates.filter((state) =>
    wanted === undefined ? state !== 'cancelled' || ask.open !== 'open' : wanted.includes(state),
  )
  const name = (state: TaskState) => text(`enum.taskState.${state}`)

  async function handleLift({ draggableId, source }: DragStart, { announce }: ResponderProvided) {
    const from = source.droppableId as TaskState
    announce(text('register.board.lifted', { state: name(from) }))
    setLifted({ id: draggableId, from, to: new Set() })
    const task = await cache.fetchQuery(oneTaskQuery(draggableId)).catch(() => undefined)
    if (task === undefined) return
    const to = new Set(taskStates.filter((state) => movesTo(task, state).length > 0))
    setLifted((now) => (now?.id === draggableId ? { ...now, to } : now))
  }

  function handleOver({ destination }: DragUpdate, { announce }: ResponderProvided) {
    announce(
      destination === null
        ? text('register.board.nowhere')
        : text('register.board.over', { state: name(destination.droppableId as TaskState) }),
    )
  }

  async function handleDrop(
    { draggableId, source, destination }: DropResult,
    { announce }: ResponderProvided,
  ) {
    setLifted(undefined)
    const to = destination?.droppableId as TaskState | undefined
    if (to === undefined || to === source.droppableId) {
      announce(text('register.board.back'))
      return
    }
    announce(text('register.board.dropped', { state: name(to) }))
    const task = await cache.fetchQuery(oneTaskQuery(draggableId)).catch(() => undefined)
    const [move] = task === undefined ? [] : movesTo(task, to)
    if (task === undefined || move === undefined) toast(text('register.board.cannot', { state: name(to) }))
    else onMove(task, move)
  }

  return (
    <DragDropContext
      dragHandleUsageInstructions={text('register.board.instructions')}
      onDragStart={(start, provided) => void handleLift(start, provided)}
      onDragUpdate={handleOver}
      onDragEnd={(drop, provided) => void handleDrop(drop, provided)}
    >
      <section className="board" aria-label={text('register.layout.board')}>
        {columns.map((state) => (
          <BoardColumn
            key={state}
            state={state}
            ask={ask}
            count={
              counts.data?.pages.flatMap(({ items }) => items).find(({ key }) => key === state)?.count ?? 0
            }
            isClosed={lifted !== undefined && lifted.from !== state && !lifted.to.has(state)}
            onMove={onMove}
          />
        ))}
      </section>
    </DragDropContext>
  )
}

function BoardColumn({
  state,
  ask,
  count,
  isClosed,
  onMove,
}: {
  state: TaskState
  ask: RegisterAsk
  count: number
  /** A card is in the air that cannot come here. */
  isClosed: boolean
  onMove: OnMove
}): ReactNode {
  const text = useText()
  const { open: _, ...filters } = ask
  const isEnded = state === 'done' || state === 'cancelled'
  const query = useInfiniteQuery(
    rowsQuery({ ...filters, open: 'any', state }, { sort: 'due', order: isEnded ? 'desc' : 'asc' }, 30),
  )
  return (
    <section className="board-column" aria-label={text(`enum.taskState.${state}`)} data-closed={isClosed}>
      <h2 className="board-head">
        <StateMark kind="taskState" state={state} />
        <span className="small faint">{count}</span>
      </h2>
      <Droppable droppableId={state} isDropDisabled={isClosed}>
        {(provided, { isDraggingOver }) => (
          <div
            ref={provided.innerRef}
            {...provided.droppableProps}
            className="board-cards"
            data-over={isDraggingOver}
          >
            <Faces
              query={query}
              isEmpty={({ pages }) => pages[0]?.items.length === 0}
              empty={<p className="small faint board-none">{text('register.board.none')}</p>}
            >
              {({ pages }) =>
                pages
                  .flatMap(({ items }) => items)
                  .map((row, index) => <Card key={row.id} row={row} index={index} onMove={onMove} />)
              }
            </Faces>
            {provided.placeholder}
          </div>
        )}
      </Droppable>
      {query.hasNextPage && (
        <button
          type="button"
          className="button quiet small-button"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {text('common.more')}
        </button>
      )}
    </section>
  )
}

function Card({ row, index, onMove }: { row: TaskRow; index: number; onMove: OnMove }): ReactNode {
  const text = useText()
  const [isTouched, setTouched] = useState(false)
  // What one may do with it is asked when somebody turns to it, not for every card of a board.
  const task = useQuery({ ...oneTaskQuery(row.id), enabled: isTouched }).data
  const entries = useMemo<MenuEntry[]>(() => {
    if (task === undefined) return [{ heading: text('common.waiting') }]
    const moves = taskStates.flatMap((state) => movesTo(task, state).map((move) => ({ state, move })))
    if (moves.length === 0) return [{ heading: text('register.board.noMove') }]
    return moves.map(({ state, move }) => ({
      label: text(`enum.taskState.${state}`),
      note: text(`task.move.${move === 'finish' ? 'submit' : move}.button`),
      act: () => onMove(row, move),
    }))
  }, [task, text, onMove, row])
  return (
    <Draggable draggableId={row.id} index={index}>
      {(provided, { isDragging }) => {
        const { role: _, ...handle } = provided.dragHandleProps ?? { role: '' }
        return (
          // biome-ignore lint/a11y/useSemanticElements: a card is a group of its own, lifted as a whole
          <div
            ref={provided.innerRef}
            {...provided.draggableProps}
            {...handle}
            role="group"
            aria-label={`${row.name} ${text(`enum.taskState.${row.state}`)}`}
            className="board-card"
            data-lifted={isDragging}
            onFocus={() => setTouched(true)}
            onPointerEnter={() => setTouched(true)}
          >
            <div className="board-card-head">
              <Link to={`/tasks/${row.id}`} className="board-card-name" draggable={false}>
                {row.name}
              </Link>
              <Menu
                label={text('register.board.send', { name: row.name })}
                className="button quiet bare small-button"
                entries={entries}
              >
                <Icon name="more" size={14} />
              </Menu>
            </div>
            <div className="line small">
              <Light light={row.light} />
              <span className="quiet">{row.owner?.name ?? text('task.noOwner')}</span>
              {row.ownerDepartment && <span className="faint">{row.ownerDepartment.name}</span>}
            </div>
            {row.dueOn !== null && (
              <div className="line small quiet">
                <OnDay day={row.dueOn} near />
                {row.state !== 'done' && row.state !== 'cancelled' && row.state !== 'pendingAcceptance' && (
                  <TimeLeft day={row.dueOn} />
                )}
              </div>
            )}
          </div>
        )
      }}
    </Draggable>
  )
}
