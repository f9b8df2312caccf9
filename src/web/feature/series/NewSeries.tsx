import type { FormEvent, ReactNode } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import { weekday } from '#domain/calendar/civil-date.ts'
import { civilDateOf, timeOf } from '#domain/calendar/instant.ts'
import { useGoTo } from '#web/lib/address.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useReading } from '#web/lib/reading.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { useCreateSeries } from './api.ts'
import { blankSeries, canSend, type Filled, SeriesFields, sentOf } from './SeriesForm.tsx'

/** A series anew, or from a meeting that becomes its first. */
export function NewSeries({ from }: { from?: MeetingView }): ReactNode {
  const text = useText()
  const sayError = useError()
  const goTo = useGoTo()
  const { zone, now } = useReading()
  const create = useCreateSeries()
  const today = civilDateOf(now, zone)
  const draft = useDraft<Filled>(
    from === undefined ? 'series/new' : `series/from/${from.id}`,
    from === undefined ? { ...blankSeries, startsOn: today } : likeMeeting(from, zone),
  )
  const { value: filled } = draft
  const issues = create.error ? sayError(create.error).fields : {}

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (!canSend(filled)) return
    create.mutate(
      {
        ...sentOf(filled),
        startsOn: filled.startsOn ?? today,
        ...(from !== undefined && { fromMeetingId: from.id }),
      },
      {
        onSuccess: ({ id }) => {
          draft.clear()
          goTo(`/series/${id}`, { replace: true })
        },
      },
    )
  }

  return (
    <form className="form" onSubmit={handleSubmit}>
      {draft.isRestored && (
        <p className="small quiet line">
          {text('common.draftRestored')}
          <Button kind="quiet" small onClick={draft.clear}>
            {text('common.draftDiscard')}
          </Button>
        </p>
      )}
      <SeriesFields
        filled={filled}
        set={(change) => draft.set((before) => ({ ...before, ...change }))}
        issues={issues}
        withStart
      />
      <ErrorLine error={create.error} />
      <div className="form-end">
        <Button type="submit" kind="primary" busy={create.isPending} disabled={!canSend(filled)}>
          {text('series.create')}
        </Button>
        <span className="small faint">{text('series.createHint')}</span>
      </div>
    </form>
  )
}

function likeMeeting(meeting: MeetingView, zone: string): Filled {
  const start = meeting.plannedStart === null ? null : new Date(meeting.plannedStart)
  const end = meeting.plannedEnd === null ? null : new Date(meeting.plannedEnd)
  const day = start === null ? null : civilDateOf(start, zone)
  return {
    ...blankSeries,
    name: meeting.name,
    type: meeting.type,
    place: meeting.place,
    goal: meeting.goal,
    startsOn: day,
    recurrence: { kind: 'weekly', every: 1, weekdays: [day === null ? 1 : weekday(day)] },
    startTime: start === null ? blankSeries.startTime : timeOf(start, zone),
    durationMinutes:
      start === null || end === null
        ? blankSeries.durationMinutes
        : String(Math.round((end.getTime() - start.getTime()) / 60_000)),
    confirmMinutes: meeting.confirmMinutes === null ? '' : String(meeting.confirmMinutes),
    host: meeting.host,
    recorder: meeting.recorder,
    people: meeting.attendees.map(({ person }) => person),
    topics: meeting.topics
      .filter(({ isAdHoc }) => !isAdHoc)
      .map(({ id, title, plannedMinutes }) => ({
        key: id,
        title,
        minutes: plannedMinutes === null ? '' : String(plannedMinutes),
      })),
  }
}
