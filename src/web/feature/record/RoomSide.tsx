import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, memo, type ReactNode, useState } from 'react'
import type { PersonRef } from '#contract/common.ts'
import type { AttendeeView, MeetingView, TopicView } from '#contract/meeting.ts'
import { noteAttendance, signMeIn } from '#contract/meeting.ts'
import type { EntryView } from '#contract/record.ts'
import type { RoomView } from '#contract/room.ts'
import type { SignInState } from '#domain/meeting/attendee.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { Button, LinkButton } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField, TextArea } from '#web/ui/fields.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { putMeeting } from './api.ts'
import { Balance, Floor, PromptCards } from './Floor.tsx'
import { Parking } from './Parking.tsx'
import { RoomClock } from './RoomClock.tsx'
import './record.css'

/** Who is here, who speaks, who has not been heard, and what has been put aside. */
export const RoomSide = memo(function RoomSide({
  meeting,
  topics,
  entries,
  room,
  outputs,
}: {
  meeting: MeetingView
  topics: readonly TopicView[]
  entries: readonly EntryView[]
  room: RoomView | undefined
  /** What the meeting brings forth; another feature's part. */
  outputs?: ReactNode
}): ReactNode {
  const text = useText()
  const here = meeting.attendees.filter(({ signIn }) => signIn === 'onTime' || signIn === 'late').length
  const putOff = topics.filter(({ state }) => state === 'parked' || state === 'deferred')
  const isLive = meeting.phase === 'during'
  return (
    <div className="room-side">
      {room !== undefined && isLive && <Floor meeting={meeting} room={room} />}
      {outputs}
      {room !== undefined && <Parking meeting={meeting} parked={room.parked} />}
      {putOff.length > 0 && (
        <section aria-label={text('record.parking')}>
          <h2 className="small faint">{text('record.parking')}</h2>
          <ul className="seats">
            {putOff.map((topic) => (
              <li key={topic.id}>
                <span className="seat-name">{topic.title}</span>
                <StateMark kind="topicState" state={topic.state} />
                {topic.outcomeNote !== '' && <p className="small quiet">{topic.outcomeNote}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {isLive && <Balance meeting={meeting} entries={entries} />}
      <section aria-label={text('record.attendance')}>
        <h2 className="small faint">
          {text('record.attendance')} {here}/{meeting.attendees.length}
        </h2>
        <SignMeIn meeting={meeting} isAside />
        <Seats meeting={meeting} />
        {isLive && meeting.can.includes('noteAttendance') && (
          <LinkButton to={`/meetings/${meeting.id}/sign-in`} kind="quiet" small icon="right">
            {text('room.signInCode')}
          </LinkButton>
        )}
      </section>
      {room !== undefined && isLive && meeting.can.includes('record') && <RoomClock room={room} />}
      {meeting.can.includes('runTopics') && <PromptCards />}
    </div>
  )
})

/** The roll: who is here, late or absent and why; host and recorder complete it, after the meeting too. */
export function Seats({ meeting }: { meeting: MeetingView }): ReactNode {
  return (
    <ul className="seats">
      {meeting.attendees.map((attendee) => (
        <Seat
          key={attendee.id}
          meetingId={meeting.id}
          attendee={attendee}
          canNote={meeting.can.includes('noteAttendance')}
        />
      ))}
    </ul>
  )
}

/** One tap for whoever sits in the room with a phone. */
export function SignMeIn({
  meeting,
  isAside = false,
}: {
  meeting: MeetingView
  /** Beside the record, whose next step comes first. */
  isAside?: boolean
}): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const sign = useMutation({
    mutationFn: () => call(signMeIn, { params: { id: meeting.id } }),
    onSuccess: (next) => putMeeting(cache, next),
  })
  if (!meeting.can.includes('checkIn')) return null
  return (
    <>
      <Button
        kind={isAside ? 'plain' : 'primary'}
        icon="check"
        busy={sign.isPending}
        onClick={() => sign.mutate()}
      >
        {text('record.signMeIn')}
      </Button>
      <ErrorLine error={sign.error} />
    </>
  )
}

function Seat({
  meetingId,
  attendee,
  canNote,
}: {
  meetingId: string
  attendee: AttendeeView
  canNote: boolean
}): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const { person, kind, signIn, proxy } = attendee
  const note = useMutation({
    mutationFn: () =>
      call(noteAttendance, {
        params: { id: meetingId, attendeeId: attendee.id },
        body: { signIn: 'onTime' },
      }),
    onSuccess: (next) => putMeeting(cache, next),
  })
  return (
    <li>
      <span className="seat-name">
        {person.name}
        <span className="small faint">
          {' '}
          {person.departmentName}
          {kind === 'observer' && ` · ${text('enum.attendeeKind.observer')}`}
        </span>
        {proxy !== null && (
          <span className="small faint"> · {text('record.proxyIs', { name: proxy.name })}</span>
        )}
      </span>
      {signIn !== null && <StateMark kind="signIn" state={signIn} />}
      {canNote && signIn === null && (
        <Button small kind="quiet" busy={note.isPending} onClick={() => note.mutate()}>
          {text('record.isHere')}
        </Button>
      )}
      {canNote && (
        <Button
          small
          kind="quiet"
          icon="pencil"
          aria-label={text('record.noteFor', { name: person.name })}
          onClick={() => setOpen(true)}
        />
      )}
      {attendee.absenceReason !== '' && <p className="small quiet">{attendee.absenceReason}</p>}
      <ErrorLine error={note.error} />
      {isOpen && <NoteSeat meetingId={meetingId} attendee={attendee} onClose={() => setOpen(false)} />}
    </li>
  )
}

const states: readonly SignInState[] = ['onTime', 'late', 'leftEarly', 'absent', 'leave']

function NoteSeat({
  meetingId,
  attendee,
  onClose,
}: {
  meetingId: string
  attendee: AttendeeView
  onClose: () => void
}): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const [signIn, setSignIn] = useState<SignInState>(attendee.signIn ?? 'absent')
  const [reason, setReason] = useState(attendee.absenceReason || attendee.rsvpReason)
  const [proxy, setProxy] = useState<PersonRef | null>(attendee.proxy)
  const isAway = signIn === 'absent' || signIn === 'leave'
  const note = useMutation({
    mutationFn: () =>
      call(noteAttendance, {
        params: { id: meetingId, attendeeId: attendee.id },
        body: { signIn, reason: isAway ? reason : '', ...(isAway && { proxyId: proxy?.id ?? null }) },
      }),
    onSuccess: (next) => {
      putMeeting(cache, next)
      onClose()
    },
  })
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    note.mutate()
  }
  return (
    <Dialog title={text('record.noteFor', { name: attendee.person.name })} onClose={onClose}>
      <form className="form" onSubmit={handleSubmit}>
        <FormField label={text('record.signInState')}>
          <SelectField
            value={signIn}
            onChange={setSignIn}
            options={states.map((value) => ({ value, label: text(`enum.signIn.${value}`) }))}
          />
        </FormField>
        {isAway && (
          <>
            <FormField label={text('record.absenceReason')} hint={text('record.absenceHint')}>
              <TextArea value={reason} onChange={setReason} maxLength={1000} />
            </FormField>
            <FormField label={text('record.proxy')}>
              <PersonPicker value={proxy} onChange={setProxy} />
            </FormField>
          </>
        )}
        <ErrorLine error={note.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={note.isPending}>
            {text('common.save')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
