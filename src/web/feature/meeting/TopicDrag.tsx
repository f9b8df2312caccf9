import {
  DragDropContext,
  Draggable,
  type DraggableProvidedDragHandleProps,
  Droppable,
  type OnDragEndResponder,
} from '@hello-pangea/dnd'
import { type HTMLAttributes, type ReactNode, type Ref, useState } from 'react'
import type { TopicView } from '#contract/meeting.ts'
import { useText } from '#web/lib/text.ts'

/** What makes a row draggable; absent while the part that does it is still loading. */
export interface Drag {
  readonly ref: Ref<HTMLLIElement>
  readonly row: HTMLAttributes<HTMLLIElement>
  readonly handle: DraggableProvidedDragHandleProps | null
  readonly isLifted: boolean
}

/** The agenda as a list to be put in order by mouse, finger or keyboard; every move is said aloud. */
export default function TopicDrag({
  topics,
  label,
  onMove,
  children,
}: {
  topics: readonly TopicView[]
  label: string
  onMove: (from: number, to: number) => void
  children: (topic: TopicView, index: number, drag: Drag) => ReactNode
}): ReactNode {
  const text = useText()
  const titleOf = (id: string) => topics.find((topic) => topic.id === id)?.title ?? ''
  // Until the server answers, the list stays as it was let go.
  const [dropped, setDropped] = useState<{ readonly before: string; readonly ids: readonly string[] }>()
  const before = topics.map(({ id }) => id).join()
  const ids = dropped?.before === before ? dropped.ids : topics.map(({ id }) => id)
  const shown = ids.flatMap((id) => topics.find((topic) => topic.id === id) ?? [])

  const end: OnDragEndResponder = ({ draggableId, source, destination }, { announce }) => {
    if (destination === null || destination.index === source.index) {
      announce(text('agenda.cancelled'))
      return
    }
    announce(text('agenda.dropped', { title: titleOf(draggableId), no: destination.index + 1 }))
    const rest = ids.filter((id) => id !== draggableId)
    setDropped({
      before,
      ids: [...rest.slice(0, destination.index), draggableId, ...rest.slice(destination.index)],
    })
    onMove(source.index, destination.index)
  }

  return (
    <DragDropContext
      dragHandleUsageInstructions={text('agenda.dragHelp')}
      onDragStart={({ draggableId, source }, { announce }) =>
        announce(text('agenda.lifted', { title: titleOf(draggableId), no: source.index + 1 }))
      }
      onDragUpdate={({ destination }, { announce }) => {
        if (destination !== null) announce(text('agenda.over', { no: destination.index + 1 }))
      }}
      onDragEnd={end}
    >
      <Droppable droppableId="topics">
        {(list) => (
          <ol ref={list.innerRef} {...list.droppableProps} className="topics" aria-label={label}>
            {shown.map((topic, index) => (
              <Draggable
                key={topic.id}
                draggableId={topic.id}
                index={index}
                disableInteractiveElementBlocking
              >
                {(item, { isDragging }) =>
                  children(topic, index, {
                    ref: item.innerRef,
                    row: item.draggableProps as HTMLAttributes<HTMLLIElement>,
                    handle: item.dragHandleProps,
                    isLifted: isDragging,
                  })
                }
              </Draggable>
            ))}
            {list.placeholder}
          </ol>
        )}
      </Droppable>
    </DragDropContext>
  )
}
