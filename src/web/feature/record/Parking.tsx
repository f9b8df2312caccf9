import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { PersonRef } from '#contract/common.ts'
import type { MeetingView } from '#contract/meeting.ts'
import { listMeetings } from '#contract/meeting.ts'
import type { ParkedView } from '#contract/room.ts'
import { changeParked, park, settleParked } from '#contract/room.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { Choice, SelectField, TextArea } from '#web/ui/fields.tsx'
import { Link } from '#web/ui/Link.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { roomQuery } from './api.ts'

/** 暂存议题区: what is important but not now, and what becomes of each of it. */
export function Parking({
  meeting,
  parked,
}: {
  meeting: MeetingView
  parked: readonly ParkedView[]
}): ReactNode {
  const text = useText()
  const [isAdding, setAdding] = useState(false)
  const open = parked.filter(({ state }) => state === 'open').length
  return (
    <section aria-label={text('room.parking')}>
      <h2 className="small faint">
        {text('room.parking')}
        {parked.length > 0 && ` ${text('room.parkedOpen', { open, all: parked.length })}`}
      </h2>
      {parked.length === 0 ? (
        <p className="small quiet">{text('room.parkingEmpty')}</p>
      ) : (
        <ul className="seats parked">
          {parked.map((item) => (
            <ParkedItem key={item.id} meeting={meeting} item={item} />
          ))}
        </ul>
      )}
      {meeting.can.includes('record') &&
        (isAdding ? (
          <AddParked meetingId={meeting.id} onDone={() => setAdding(false)} />
        ) : (
          <Button small kind="quiet" icon="plus" onClick={() => setAdding(true)}>
            {text('room.parkNew')}
          </Button>
        ))}
    </section>
  )
}

function ParkedItem({ meeting, item }: { meeting: MeetingView; item: ParkedView }): ReactNode {
  const text = useText()
  const [isSettling, setSettling] = useState(false)
  return (
    <li>
      <span className="seat-name">{item.text}</span>
      {item.state === 'open' && meeting.can.includes('settleParked') && (
        <Button small onClick={() => setSettling(true)}>
          {text('room.settle')}
        </Button>
      )}
      <p className="small quiet">
        {[item.owner?.name ?? text('room.noFollower'), item.followUp].filter(Boolean).join(' · ')}
        {item.state !== 'open' && (
          <>
            {' · '}
            {item.topic !== null ? (
              <Link to={`/meetings/${item.topic.meetingId}`}>
                {text('room.becameTopic', { title: item.topic.title })}
              </Link>
            ) : item.task !== null ? (
              <Link to={`/tasks/${item.task.id}`}>
                {text('room.becameTask', { number: item.task.number })}
              </Link>
            ) : (
              text(`room.parkedState.${item.state}`, { reason: item.dropReason })
            )}
          </>
        )}
      </p>
      {isSettling && <Settle meeting={meeting} item={item} onClose={() => setSettling(false)} />}
    </li>
  )
}

function useAgain(meetingId: string) {
  const cache = useQueryClient()
  return () => cache.invalidateQueries({ queryKey: roomQuery(meetingId).queryKey })
}

function AddParked({ meetingId, onDone }: { meetingId: string; onDone: () => void }): ReactNode {
  const text = useText()
  const again = useAgain(meetingId)
  const [clientKey] = useState(() => crypto.randomUUID())
  const [words, setWords] = useState('')
  const [owner, setOwner] = useState<PersonRef | null>(null)
  const [followUp, setFollowUp] = useState('')
  const add = useMutation({
    mutationFn: () =>
      call(park, {
        params: { id: meetingId },
        body: { clientKey, text: words, ownerId: owner?.id ?? null, followUp },
      }),
    onSuccess: () => {
      void again()
      onDone()
    },
  })
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    add.mutate()
  }
  return (
    <form className="form park-form" onSubmit={handleSubmit}>
      <FormField label={text('room.parkText')} required>
        <TextArea value={words} onChange={setWords} maxLength={5000} autoFocus />
      </FormField>
      <FormField label={text('room.follower')}>
        <PersonPicker value={owner} onChange={setOwner} />
      </FormField>
      <FormField label={text('room.followUp')} hint={text('room.followUpHint')}>
        <TextArea value={followUp} onChange={setFollowUp} maxLength={1000} />
      </FormField>
      <ErrorLine error={add.error} />
      <div className="line">
        <Button type="submit" small kind="primary" busy={add.isPending} disabled={words.trim() === ''}>
          {text('common.add')}
        </Button>
        <Button small kind="quiet" onClick={onDone}>
          {text('common.cancel')}
        </Button>
      </div>
    </form>
  )
}

const ways = ['topic', 'task', 'dropped'] as const

/** Each parked point ends as a topic, as a task, or dropped with a reason. */
function Settle({
  meeting,
  item,
  onClose,
}: {
  meeting: MeetingView
  item: ParkedView
  onClose: () => void
}): ReactNode {
  const text = useText()
  const again = useAgain(meeting.id)
  const isLive = meeting.can.includes('editAgenda')
  const [as, setAs] = useState<(typeof ways)[number]>('task')
  const [owner, setOwner] = useState<PersonRef | null>(item.owner)
  const [followUp, setFollowUp] = useState(item.followUp)
  const [dueOn, setDueOn] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [meetingId, setMeetingId] = useState(isLive ? meeting.id : '')
  const next = useQuery({
    queryKey: ['meeting', 'list', 'forParked'] as const,
    queryFn: ({ signal }) => call(listMeetings, { query: { view: 'upcoming', limit: 30 }, signal }),
    enabled: as === 'topic',
  })
  const settle = useMutation({
    mutationFn: async () => {
      if (owner?.id !== item.owner?.id || followUp !== item.followUp) {
        await call(changeParked, {
          params: { id: item.id },
          body: { version: item.version, ownerId: owner?.id ?? null, followUp },
        })
      }
      return call(settleParked, {
        params: { id: item.id },
        body:
          as === 'topic'
            ? { as, meetingId }
            : as === 'task'
              ? { as, ownerId: owner?.id ?? null, dueOn }
              : { as, reason },
      })
    },
    onSuccess: onClose,
    onSettled: () => again(),
  })
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    settle.mutate()
  }
  const others = (next.data?.items ?? []).filter(({ id }) => id !== meeting.id)
  return (
    <Dialog title={text('room.settleTitle')} onClose={onClose}>
      <form className="form" onSubmit={handleSubmit}>
        <p>{item.text}</p>
        <Choice
          label={text('room.settleTitle')}
          value={as}
          onChange={setAs}
          options={ways.map((value) => ({ value, label: text(`room.settleAs.${value}`) }))}
        />
        {as !== 'dropped' && (
          <FormField label={text('room.follower')}>
            <PersonPicker value={owner} onChange={setOwner} />
          </FormField>
        )}
        {as === 'topic' && (
          <FormField label={text('room.onAgendaOf')} required>
            <SelectField
              value={meetingId}
              none={text('room.chooseMeeting')}
              onChange={setMeetingId}
              options={[
                ...(isLive ? [{ value: meeting.id, label: text('room.thisMeeting') }] : []),
                ...others.map(({ id, name, number }) => ({ value: id, label: `${number} ${name}` })),
              ]}
            />
          </FormField>
        )}
        {as === 'task' && (
          <FormField label={text('record.due')}>
            <DayField value={dueOn} onChange={setDueOn} />
          </FormField>
        )}
        {as === 'dropped' ? (
          <FormField label={text('room.dropReason')} required>
            <TextArea value={reason} onChange={setReason} maxLength={1000} />
          </FormField>
        ) : (
          <FormField label={text('room.followUp')}>
            <TextArea value={followUp} onChange={setFollowUp} maxLength={1000} />
          </FormField>
        )}
        <ErrorLine error={settle.error} />
        <div className="form-end">
          <Button
            type="submit"
            kind="primary"
            busy={settle.isPending}
            disabled={(as === 'topic' && meetingId === '') || (as === 'dropped' && reason.trim().length < 2)}
          >
            {text('room.settleNow')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
