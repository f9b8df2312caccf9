import { type DragEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import type { MeetingView, TopicView } from '#contract/meeting.ts'
import { timeOf } from '#domain/calendar/instant.ts'
import { minutesBetween } from '#domain/meeting/duration.ts'
import { agendaItemKinds } from '#domain/meeting/enums.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, SelectField, TextField } from '#web/ui/fields.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { useAddTopic, useOrderTopics, useRemoveTopic } from './api.ts'
import { MinutesField } from './MinutesField.tsx'
import { PrepSection } from './PrepSection.tsx'
import { SavedText } from './SavedText.tsx'
import { moved, type Schedule, scheduleOf } from './slots.ts'
import { missingElements } from './topics.ts'
import { type TopicText, useMeetingSaver } from './useMeetingSaver.ts'

export function AgendaSection({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const order = useOrderTopics(meeting.id)
  const [said, setSaid] = useState('')
  const [dragged, setDragged] = useState<number>()
  const [over, setOver] = useState<number>()
  const list = useRef<HTMLOListElement>(null)
  const { topics } = meeting
  // One at a time: a page of five open topics is a page nobody reads.
  const [openId, setOpenId] = useState(topics.find((topic) => missingElements(topic).length > 0)?.id)
  const schedule = useSchedule(meeting)

  function move(from: number, to: number) {
    const next = moved(topics, from, to)
    const topic = topics[from]
    if (next === topics || topic === undefined || order.isPending) return
    order.mutate(
      next.map(({ id }) => id),
      {
        onSuccess: () => {
          setSaid(
            text('meeting.agenda.moved', {
              title: topic.title,
              no: next.indexOf(topic) + 1,
              count: next.length,
            }),
          )
          list.current?.querySelector<HTMLElement>(`[data-handle="${topic.id}"]`)?.focus()
        },
      },
    )
  }

  return (
    <PrepSection part="agenda" meeting={meeting} saidBelow={/agenda\.(no\.|none|tooLong)/}>
      <div className="form">
        <ScheduleLine meeting={meeting} schedule={schedule} />
        {topics.length === 0 && <p className="quiet">{text('meeting.agenda.empty')}</p>}
        <ol className="topics" ref={list} aria-label={text('meeting.part.agenda')}>
          {topics.map((topic, index) => (
            <TopicItem
              key={topic.id}
              topic={topic}
              index={index}
              meeting={meeting}
              schedule={schedule}
              isOpen={openId === topic.id}
              onToggle={() => setOpenId(openId === topic.id ? undefined : topic.id)}
              isOver={over === index && dragged !== undefined && dragged !== index}
              onMove={(by) => move(index, index + by)}
              onDrag={{
                onDragStart: (event) => {
                  event.dataTransfer.effectAllowed = 'move'
                  setDragged(index)
                },
                onDragOver: (event) => {
                  if (dragged === undefined) return
                  event.preventDefault()
                  setOver(index)
                },
                onDrop: (event) => {
                  event.preventDefault()
                  if (dragged !== undefined) move(dragged, index)
                },
                onDragEnd: () => {
                  setDragged(undefined)
                  setOver(undefined)
                },
              }}
            />
          ))}
        </ol>
        <p className="visually-hidden" role="status">
          {said}
        </p>
        <ErrorLine error={order.error} />
        <AddTopic meeting={meeting} onAdded={setOpenId} />
        <AtTheEnd meeting={meeting} schedule={schedule} />
      </div>
    </PrepSection>
  )
}

export function useSchedule(meeting: MeetingView): Schedule {
  const { topics, plannedStart, plannedEnd, confirmMinutes, breakMinutes } = meeting
  return scheduleOf(topics, {
    length: minutesBetween(plannedStart, plannedEnd),
    confirmMinutes,
    breakMinutes,
  })
}

/** 14:00–14:20 on the wall clock; without a beginning, how far into the meeting. */
export function useSaySlot(meeting: MeetingView): (from: number, to: number | null) => string {
  const text = useText()
  const { zone } = useReading()
  const { plannedStart } = meeting
  const at = (minutes: number) =>
    plannedStart === null
      ? text('meeting.agenda.minute', { count: minutes })
      : timeOf(new Date(Date.parse(plannedStart) + minutes * 60_000), zone)
  return (from, to) => (to === null ? text('meeting.agenda.unplanned') : `${at(from)}–${at(to)}`)
}

/** The running sum against the length of the meeting; in red what does not fit (NM-PRE-11). */
export function ScheduleLine({ meeting, schedule }: { meeting: MeetingView; schedule: Schedule }): ReactNode {
  const text = useText()
  const length = minutesBetween(meeting.plannedStart, meeting.plannedEnd)
  const { total, over, unplanned, topicMinutes } = schedule
  if (meeting.topics.length === 0) return null
  const share = length === null || length === 0 ? 0 : Math.min(1, total / length)
  return (
    <div className="schedule" aria-live="polite">
      <p className="line">
        <span>
          {text('meeting.agenda.sum', { topics: topicMinutes, total })}
          {length !== null && text('meeting.agenda.sumOf', { length })}
        </span>
        {over !== null && over > 0 && (
          <strong className="late">
            <Icon name="warn" size={14} /> {text('meeting.agenda.over', { count: over })}
          </strong>
        )}
        {over === 0 && length !== null && length > total && (
          <span className="faint">{text('meeting.agenda.left', { count: length - total })}</span>
        )}
        {unplanned > 0 && (
          <span className="tone-amber">{text('meeting.agenda.unplannedCount', { count: unplanned })}</span>
        )}
      </p>
      {length !== null && (
        <div className="schedule-bar" aria-hidden="true">
          <span style={{ width: `${share * 100}%` }} data-over={over !== null && over > 0} />
        </div>
      )}
    </div>
  )
}

interface Drag {
  readonly onDragStart: (event: DragEvent) => void
  readonly onDragOver: (event: DragEvent) => void
  readonly onDrop: (event: DragEvent) => void
  readonly onDragEnd: () => void
}

function TopicItem({
  topic,
  index,
  meeting,
  schedule,
  isOpen,
  onToggle,
  isOver,
  onMove,
  onDrag,
}: {
  topic: TopicView
  index: number
  meeting: MeetingView
  schedule: Schedule
  isOpen: boolean
  onToggle: () => void
  isOver: boolean
  onMove: (by: number) => void
  onDrag: Drag
}): ReactNode {
  const text = useText()
  const saySlot = useSaySlot(meeting)
  const missing = missingElements(topic)
  const [isGrabbed, setGrabbed] = useState(false)
  const remove = useRemoveTopic()
  const slot = schedule.slots[index]
  const count = meeting.topics.length

  function handleKey(event: KeyboardEvent) {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? -1 : 1)
  }

  return (
    <li
      className="topic"
      id={`topic-${topic.id}`}
      tabIndex={-1}
      data-over={isOver}
      // Only by its handle: text inside stays selectable.
      draggable={isGrabbed}
      {...onDrag}
    >
      <div className="topic-head">
        <button
          type="button"
          className="topic-handle"
          data-handle={topic.id}
          aria-label={text('meeting.agenda.handle', { title: topic.title, no: index + 1, count })}
          title={text('meeting.agenda.handleHint')}
          onPointerDown={() => setGrabbed(true)}
          onPointerUp={() => setGrabbed(false)}
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
              {text('meeting.agenda.missing', {
                fields: missing.map((field) => text(`meeting.topic.${field}`)).join(text('common.join')),
              })}
            </span>
          )}
          <span>{topic.isForAll ? text('meeting.agenda.everybody') : (topic.owner?.name ?? '')}</span>
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
      <ErrorLine error={remove.error} />
      {isOpen && <TopicFields topic={topic} meetingId={meeting.id} />}
    </li>
  )
}

/** 五要素 and 解决什么问题 (S0-33, S0-52). */
function TopicFields({ topic, meetingId }: { topic: TopicView; meetingId: string }): ReactNode {
  const text = useText()
  const saver = useMeetingSaver(meetingId)
  const [error, setError] = useState<unknown>(null)
  const choose = (change: Parameters<typeof saver.saveTopicChoice>[1]) => {
    setError(null)
    saver.saveTopicChoice(topic.id, change).catch(setError)
  }
  const field = (name: TopicText, lines: 1 | 2) => (
    <SavedText
      name={`topic/${topic.id}/${name}`}
      label={text(`meeting.topic.${name}`)}
      saved={topic[name]}
      save={(mine, base) => saver.saveTopicText(topic.id, name, mine, base)}
      lines={lines}
      placeholder={text(`meeting.topic.placeholder.${name}`)}
      required={name === 'title'}
    />
  )
  return (
    <div className="topic-fields form">
      <div className="topic-grid">
        {field('title', 1)}
        <FormField label={text('meeting.topic.kind')}>
          <SelectField
            value={topic.kind}
            onChange={(kind) => choose({ kind })}
            options={agendaItemKinds.map((value) => ({ value, label: text(`enum.agendaItemKind.${value}`) }))}
          />
        </FormField>
        <FormField label={text('meeting.topic.plannedMinutes')}>
          <MinutesField
            value={topic.plannedMinutes}
            onChange={(plannedMinutes) => choose({ plannedMinutes })}
          />
        </FormField>
      </div>
      <div className="form-columns">
        {field('problemToSolve', 2)}
        {field('expectedOutput', 2)}
      </div>
      {field('discussionContent', 2)}
      <div className="form-columns">
        <FormField label={text('meeting.topic.owner')}>
          {topic.isForAll ? (
            <TextField value={text('meeting.agenda.everybody')} onChange={() => undefined} disabled />
          ) : (
            <PersonPicker value={topic.owner} onChange={(owner) => choose({ ownerId: owner?.id ?? null })} />
          )}
        </FormField>
        <div className="stack tight topic-checks">
          <CheckField
            checked={topic.isForAll}
            onChange={(isForAll) => choose({ isForAll, ...(isForAll && { ownerId: null }) })}
          >
            {text('meeting.topic.isForAll')}
          </CheckField>
          <CheckField checked={topic.servesGoal} onChange={(servesGoal) => choose({ servesGoal })}>
            {text('meeting.topic.servesGoal')}
          </CheckField>
        </div>
      </div>
      <ErrorLine error={error} />
    </div>
  )
}

function AddTopic({
  meeting,
  onAdded,
}: {
  meeting: MeetingView
  onAdded: (id: string | undefined) => void
}): ReactNode {
  const text = useText()
  const [title, setTitle] = useState('')
  const add = useAddTopic(meeting.id)
  return (
    <form
      className="add-row"
      onSubmit={(event) => {
        event.preventDefault()
        if (title.trim() === '' || add.isPending) return
        add.mutate(
          { title: title.trim() },
          {
            onSuccess: ({ topics }) => {
              setTitle('')
              onAdded(topics.find(({ id }) => !meeting.topics.some((one) => one.id === id))?.id)
            },
          },
        )
      }}
    >
      <div className="add-row-main">
        <FormField label={text('meeting.agenda.add')}>
          <TextField
            value={title}
            onChange={setTitle}
            maxLength={200}
            placeholder={text('meeting.agenda.addPlaceholder')}
          />
        </FormField>
      </div>
      <Button type="submit" icon="plus" busy={add.isPending} disabled={title.trim() === ''}>
        {text('common.add')}
      </Button>
      <ErrorLine error={add.error} />
    </form>
  )
}

/** The break, and the 10 to 15 minutes in which the record is read back (NM-PRE-07). */
function AtTheEnd({ meeting, schedule }: { meeting: MeetingView; schedule: Schedule }): ReactNode {
  const text = useText()
  const saver = useMeetingSaver(meeting.id)
  const saySlot = useSaySlot(meeting)
  const [error, setError] = useState<unknown>(null)
  const choose = (change: Parameters<typeof saver.saveChoice>[0]) => {
    setError(null)
    saver.saveChoice(change).catch(setError)
  }
  if (!meeting.can.includes('edit')) return null
  return (
    <div className="form-columns">
      <FormField
        label={text('meeting.agenda.confirm')}
        hint={
          schedule.confirm === null
            ? text('meeting.agenda.confirmHint')
            : saySlot(schedule.confirm.from, schedule.confirm.to)
        }
      >
        <MinutesField
          value={meeting.confirmMinutes}
          onChange={(confirmMinutes) => choose({ confirmMinutes })}
          placeholder={text('meeting.agenda.confirmPlaceholder')}
        />
      </FormField>
      <FormField label={text('meeting.agenda.break')}>
        <MinutesField value={meeting.breakMinutes} onChange={(breakMinutes) => choose({ breakMinutes })} />
      </FormField>
      <ErrorLine error={error} />
    </div>
  )
}
