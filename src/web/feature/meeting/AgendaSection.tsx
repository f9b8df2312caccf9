import { useQuery } from '@tanstack/react-query'
import { type FocusEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import type { MeetingView, TopicView } from '#contract/meeting.ts'
import { timeOf } from '#domain/calendar/instant.ts'
import { inOrderOfPriority } from '#domain/meeting/agenda-order.ts'
import { minutesBetween } from '#domain/meeting/duration.ts'
import { hintsOnLength } from '#domain/meeting/length.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { useAddTopic, useOrderTopics } from './api.ts'
import { CarryDialog } from './CarryDialog.tsx'
import { originsQuery } from './carry-api.ts'
import { MinutesField } from './MinutesField.tsx'
import { PrepSection } from './PrepSection.tsx'
import { moved, type Schedule, scheduleOf } from './slots.ts'
import type { Drag, default as TopicDrag } from './TopicDrag.tsx'
import { TopicItem } from './TopicItem.tsx'
import { missingElements } from './topics.ts'
import { useMeetingSaver } from './useMeetingSaver.ts'
import './prep.css'

let topicDrag: typeof TopicDrag | undefined

export function AgendaSection({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const order = useOrderTopics(meeting.id)
  const [said, setSaid] = useState('')
  const [isCarrying, setCarrying] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  const { topics } = meeting
  // One at a time: a page of five open topics is a page nobody reads.
  const [openId, setOpenId] = useState(topics.find((topic) => missingElements(topic).length > 0)?.id)
  const { Draggable, onBlur } = useTopicDrag(list)
  const schedule = useSchedule(meeting)
  const saySlot = useSaySlot(meeting)
  const origins = useQuery(originsQuery(meeting.id)).data?.items ?? []
  const sorted = inOrderOfPriority(topics)

  function put(next: readonly TopicView[], words: string, focus?: string) {
    if (order.isPending) return
    order.mutate(
      next.map(({ id }) => id),
      {
        onSuccess: () => {
          setSaid(words)
          if (focus) list.current?.querySelector<HTMLElement>(`[data-handle="${focus}"]`)?.focus()
        },
      },
    )
  }

  function move(from: number, to: number) {
    const next = moved(topics, from, to)
    const topic = topics[from]
    if (next === topics || topic === undefined) return
    const params = { title: topic.title, no: next.indexOf(topic) + 1, count: next.length }
    put(next, text('meeting.agenda.moved', params), topic.id)
  }

  const row = (topic: TopicView, index: number, drag?: Drag) => (
    <TopicItem
      key={topic.id}
      topic={topic}
      index={index}
      meeting={meeting}
      schedule={schedule}
      saySlot={saySlot}
      matter={origins.find(({ topicId }) => topicId === topic.id)?.matter}
      isOpen={openId === topic.id}
      onToggle={() => setOpenId(openId === topic.id ? undefined : topic.id)}
      onMove={(by) => move(index, index + by)}
      {...(drag && { drag })}
    />
  )

  return (
    <PrepSection
      part="agenda"
      meeting={meeting}
      saidBelow={/agenda\.(no\.|none|noProblem|tooLong)/}
      actions={
        <Button kind="quiet" small icon="plus" onClick={() => setCarrying(true)}>
          {text('agenda.carry.open')}
        </Button>
      }
    >
      <div className="form">
        <ScheduleLine meeting={meeting} schedule={schedule} />
        <LengthHints meeting={meeting} schedule={schedule} />
        {topics.length === 0 && <p className="quiet">{text('meeting.agenda.empty')}</p>}
        {sorted.some((topic, index) => topic !== topics[index]) && (
          <div className="agenda-tools">
            <Button small busy={order.isPending} onClick={() => put(sorted, text('agenda.sorted'))}>
              {text('agenda.sort')}
            </Button>
            <span className="small faint">{text('agenda.sortHint')}</span>
          </div>
        )}
        {topics.length > 0 && (
          // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that the writer has left the list
          <div ref={list} onBlur={onBlur}>
            {Draggable === undefined ? (
              <ol className="topics" aria-label={text('meeting.part.agenda')}>
                {topics.map((topic, index) => row(topic, index))}
              </ol>
            ) : (
              <Draggable topics={topics} label={text('meeting.part.agenda')} onMove={move}>
                {row}
              </Draggable>
            )}
          </div>
        )}
        <p className="visually-hidden" role="status">
          {said}
        </p>
        <ErrorLine error={order.error} />
        <AddTopic meeting={meeting} onAdded={setOpenId} />
        <AtTheEnd meeting={meeting} schedule={schedule} />
      </div>
      {isCarrying && (
        <CarryDialog meetingId={meeting.id} onAdded={setOpenId} onClose={() => setCarrying(false)} />
      )}
    </PrepSection>
  )
}

/**
 * Dragging is loaded behind the list and takes its place only when nobody is writing in it: a list that is
 * exchanged takes the focus away, and the word that is being written with it.
 */
function useTopicDrag(list: RefObject<HTMLElement | null>) {
  const [Loaded, setLoaded] = useState(() => topicDrag)
  const [isShown, setShown] = useState(topicDrag !== undefined)
  useEffect(() => {
    let isLeft = false
    // Without it topics are moved by their buttons and keys.
    import('./TopicDrag.tsx').then(
      (module) => {
        topicDrag = module.default
        if (isLeft) return
        setLoaded(() => module.default)
        if (!list.current?.contains(document.activeElement)) setShown(true)
      },
      () => undefined,
    )
    return () => {
      isLeft = true
    }
  }, [list])
  return {
    Draggable: isShown ? Loaded : undefined,
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
      if (Loaded !== undefined && !currentTarget.contains(relatedTarget)) setShown(true)
    },
  }
}

/** Advice about length and hour; a norm it is not. */
function LengthHints({ meeting, schedule }: { meeting: MeetingView; schedule: Schedule }): ReactNode {
  const text = useText()
  const { zone } = useReading()
  const { plannedStart, plannedEnd, breakMinutes } = meeting
  const hints = hintsOnLength({
    start: plannedStart === null ? null : new Date(plannedStart),
    end: plannedEnd === null ? null : new Date(plannedEnd),
    planned: schedule.total,
    breakMinutes,
    zone,
  })
  if (hints.length === 0) return null
  return (
    <ul className="hints">
      {hints.map(({ key, params }) => (
        <li key={key}>{text(key, params)}</li>
      ))}
    </ul>
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
        {schedule.confirm === null && meeting.topics.length > 0 && (
          <span>
            <Button kind="quiet" small icon="plus" onClick={() => choose({ confirmMinutes: 10 })}>
              {text('agenda.suggestConfirm', { count: 10 })}
            </Button>
          </span>
        )}
      </FormField>
      <FormField label={text('meeting.agenda.break')}>
        <MinutesField value={meeting.breakMinutes} onChange={(breakMinutes) => choose({ breakMinutes })} />
      </FormField>
      <ErrorLine error={error} />
    </div>
  )
}
