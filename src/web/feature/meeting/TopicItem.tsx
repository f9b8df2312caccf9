import type { KeyboardEvent, ReactNode } from 'react'
import type { OpenMatter } from '#contract/carry.ts'
import type { MeetingView, TopicView } from '#contract/meeting.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { useRemoveTopic } from './api.ts'
import { MatterLine } from './MatterLine.tsx'
import type { Schedule } from './slots.ts'
import type { Drag } from './TopicDrag.tsx'
import { TopicFields } from './TopicFields.tsx'
import { missingElements } from './topics.ts'

/** One topic: its line with handle, time and what is missing; open, its fields. */
export function TopicItem({
  topic,
  index,
  meeting,
  schedule,
  saySlot,
  matter,
  isOpen,
  onToggle,
  onMove,
  drag,
}: {
  topic: TopicView
  index: number
  meeting: MeetingView
  schedule: Schedule
  saySlot: (from: number, to: number | null) => string
  /** What it takes up again. */
  matter: OpenMatter | undefined
  isOpen: boolean
  onToggle: () => void
  onMove: (by: number) => void
  drag?: Drag
}): ReactNode {
  const text = useText()
  const missing = missingElements(topic).map((field) => text(`meeting.topic.${field}`))
  if (topic.problemToSolve.trim() === '') missing.push(text('meeting.topic.problemToSolve'))
  const remove = useRemoveTopic()
  const slot = schedule.slots.find(({ id }) => id === topic.id)
  const count = meeting.topics.length
  const presenter = topic.isForAll
    ? text('meeting.agenda.everybody')
    : [topic.presentingDepartment?.name, topic.owner?.name].filter(Boolean).join(' ')

  function handleKey(event: KeyboardEvent) {
    // Lifted, the arrows belong to the dragging.
    if (event.defaultPrevented || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? -1 : 1)
  }

  return (
    <li
      className="topic"
      id={`topic-${topic.id}`}
      tabIndex={-1}
      // Whoever is led here by a finding wants to write, not to look for the way in.
      onFocus={({ target, currentTarget }) => target === currentTarget && !isOpen && onToggle()}
      {...drag?.row}
      {...(drag && { ref: drag.ref, 'data-lifted': drag.isLifted })}
    >
      <div className="topic-head">
        <button
          type="button"
          className="topic-handle"
          {...drag?.handle}
          data-handle={topic.id}
          aria-label={text('meeting.agenda.handle', { title: topic.title, no: index + 1, count })}
          title={text('meeting.agenda.handleHint')}
          onKeyDown={handleKey}
        >
          {index + 1}
        </button>
        <button type="button" className="topic-toggle" aria-expanded={isOpen} onClick={onToggle}>
          <Icon name={isOpen ? 'down' : 'right'} size={12} />
          <span className="topic-title">{topic.title}</span>
          {topic.isAdHoc && <span className="small tone-amber">{text('meeting.agenda.adHoc')}</span>}
        </button>
        <span className="topic-facts small quiet">
          {missing.length > 0 && (
            <span className="mark tone-amber">
              <Icon name="ring" size={12} />
              {text('meeting.agenda.missing', { fields: missing.join(text('common.join')) })}
            </span>
          )}
          {topic.priority !== null && <span>{text(`enum.topicPriority.${topic.priority}`)}</span>}
          <span>{presenter}</span>
          <span className="nowrap">{slot && saySlot(slot.from, slot.to)}</span>
        </span>
        <span className="topic-tools">
          <Button
            kind="quiet"
            small
            icon="up"
            disabled={index === 0}
            aria-label={text('meeting.agenda.up', { title: topic.title })}
            title={text('meeting.agenda.up', { title: topic.title })}
            onClick={() => onMove(-1)}
          />
          <Button
            kind="quiet"
            small
            icon="trash"
            busy={remove.isPending}
            aria-label={text('common.remove', { name: topic.title })}
            title={text('common.remove', { name: topic.title })}
            onClick={() => remove.mutate(topic.id)}
          />
        </span>
      </div>
      {matter !== undefined && (
        <div className="topic-origin small">
          <MatterLine matter={matter} />
        </div>
      )}
      <ErrorLine error={remove.error} />
      {isOpen && <TopicFields topic={topic} meeting={meeting} />}
    </li>
  )
}
