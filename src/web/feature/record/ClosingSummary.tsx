import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import { changeRoom } from '#contract/room.ts'
import { liveNumbers } from '#domain/record/summary.ts'
import { call } from '#web/lib/api.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { sayDay } from '#web/lib/time.ts'
import { DayField } from '#web/ui/DayField.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { Link } from '#web/ui/Link.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { OnDay } from '#web/ui/When.tsx'
import { putRoom, recordQuery, roomQuery } from './api.ts'
import { inOrder } from './ReadBack.tsx'
import './record.css'

/** What everybody takes home: decisions, who does what by when, and when the group meets next. */
export function ClosingSummary({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  // On a page that does not follow the record, what is kept of it may be of yesterday.
  const record = useQuery({ ...recordQuery(meeting.id), staleTime: 5_000 })
  const room = useQuery(roomQuery(meeting.id))
  return (
    <section className="closing" aria-label={text('room.closing')}>
      <h2>{text('room.closing')}</h2>
      <Faces query={record}>
        {({ topics, entries }) => {
          const lines = inOrder(topics, entries)
          const decisions = lines.flatMap(({ decision, ...line }) =>
            decision ? [{ ...line, decision }] : [],
          )
          const actions = lines.flatMap(({ task, ...line }) => (task ? [{ ...line, task }] : []))
          const numbers = liveNumbers(topics)
          return (
            <>
              <h3>{text('room.closingDecisions', { count: decisions.length })}</h3>
              {decisions.length === 0 ? (
                <p className="quiet">{text('room.closingNoDecisions')}</p>
              ) : (
                <ol>
                  {decisions.map(({ id, decision, text: words, finalWording }) => (
                    <li key={id}>
                      <span className="read-text">{finalWording || words}</span>{' '}
                      <StateMark kind="decisionState" state={decision.state} />
                    </li>
                  ))}
                </ol>
              )}
              <h3>{text('room.closingActions', { count: actions.length })}</h3>
              {actions.length === 0 ? (
                <p className="quiet">{text('room.closingNoActions')}</p>
              ) : (
                <ul className="closing-actions">
                  {actions.map(({ id, task, text: words }) => (
                    <li key={id}>
                      <Link to={`/tasks/${task.id}`} className="read-text">
                        {words}
                      </Link>
                      <span className="small">
                        {task.owner
                          ? [task.owner.departmentName, task.owner.name].filter(Boolean).join(' ')
                          : text('record.noOwner')}
                      </span>
                      <span className="small nowrap">
                        {task.dueOn === null ? text('record.noDue') : <OnDay day={task.dueOn} />}
                      </span>
                    </li>
                  ))}
                </ul>
              )}
              <p className="small quiet">
                {text('room.numbers', {
                  topics: numbers.topics,
                  adHoc: numbers.adHoc,
                  undecided: numbers.undecided,
                  planned: numbers.plannedMinutes,
                  spent: numbers.spentMinutes,
                })}
                {numbers.minutesToDecision !== null &&
                  ` ${text('room.minutesToDecision', { minutes: numbers.minutesToDecision })}`}
                {room.data !== undefined &&
                  room.data.addedAfter > 0 &&
                  ` ${text('room.addedAfter', { count: room.data.addedAfter })}`}
              </p>
            </>
          )
        }}
      </Faces>
      {room.data !== undefined && <NextSync meeting={meeting} day={room.data.nextSyncOn} />}
    </section>
  )
}

function NextSync({ meeting, day }: { meeting: MeetingView; day: string | null }): ReactNode {
  const text = useText()
  const reading = useReading()
  const cache = useQueryClient()
  const save = useMutation({
    mutationFn: (nextSyncOn: string | null) =>
      call(changeRoom, { params: { id: meeting.id }, body: { nextSyncOn } }),
    onSuccess: (next) => putRoom(cache, next),
  })
  if (!meeting.can.includes('record')) {
    return (
      <p>{day === null ? text('room.noNextSync') : text('room.nextSyncIs', { day: sayDay(day, reading) })}</p>
    )
  }
  return (
    <>
      <FormField label={text('room.nextSync')}>
        <DayField value={day} onChange={(next) => save.mutate(next)} />
      </FormField>
      <ErrorLine error={save.error} />
    </>
  )
}
