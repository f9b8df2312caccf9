import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import type { EntryView } from '#contract/record.ts'
import type { RoomView } from '#contract/room.ts'
import { giveFloor, raiseHand } from '#contract/room.ts'
import { speakingBalance } from '#domain/record/balance.ts'
import { call } from '#web/lib/api.ts'
import { useMe } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { putRoom } from './api.ts'
import { sayClock, useSecond } from './Timer.tsx'

/** Who speaks and who is next. The three minutes are a hint; nobody is cut off by a machine. */
export function Floor({ meeting, room }: { meeting: MeetingView; room: RoomView }): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const give = useMutation({
    mutationFn: (personId: string | null) =>
      call(giveFloor, { params: { id: meeting.id }, body: { personId } }),
    onSuccess: (next) => putRoom(cache, next),
  })
  const canGive = meeting.can.includes('keepTime')
  return (
    <section aria-label={text('room.floor')}>
      <h2 className="small faint">{text('room.floor')}</h2>
      <Speaker room={room} />
      {canGive && room.speaker !== null && (
        <Button small icon="check" busy={give.isPending} onClick={() => give.mutate(null)}>
          {text('room.speechDone')}
        </Button>
      )}
      {room.hands.length === 0 ? (
        <p className="small quiet">{text('room.noHands')}</p>
      ) : (
        <ol className="seats">
          {room.hands.map(({ person }) => (
            <li key={person.id}>
              <span className="seat-name">
                {person.name} <span className="small faint">{person.departmentName}</span>
              </span>
              {canGive && (
                <Button small busy={give.isPending} onClick={() => give.mutate(person.id)}>
                  {text('room.giveFloor')}
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
      <RaiseHand meeting={meeting} room={room} small />
      <ErrorLine error={give.error} />
    </section>
  )
}

export function Speaker({ room }: { room: RoomView }): ReactNode {
  const text = useText()
  const now = useSecond(room.speaker !== null)
  if (room.speaker === null || room.speakingSince === null) return null
  const spoken = Math.max(0, Math.floor((now.getTime() - new Date(room.speakingSince).getTime()) / 1000))
  const isLong = spoken >= room.speechMinutes * 60
  return (
    <p className={`speaker ${isLong ? 'tone-amber' : ''}`}>
      <strong>{text('room.speaks', { name: room.speaker.name })}</strong>{' '}
      <span className="timer">{sayClock(spoken)}</span>
      {isLong && (
        <span className="small" role="status">
          {' '}
          {text('room.longSpeech', { minutes: room.speechMinutes })}
        </span>
      )}
    </p>
  )
}

/** For whoever may speak; observers have no such button (NM-MTG-05). */
export function RaiseHand({
  meeting,
  room,
  small = false,
}: {
  meeting: MeetingView
  room: RoomView
  small?: boolean
}): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const { id } = useMe()
  const place = room.hands.findIndex(({ person }) => person.id === id)
  const raise = useMutation({
    mutationFn: (isUp: boolean) => call(raiseHand, { params: { id: meeting.id }, body: { isUp } }),
    onSuccess: (next) => putRoom(cache, next),
  })
  if (!meeting.can.includes('raiseHand')) return null
  return (
    <div className="line">
      <Button
        {...(small && { small, kind: 'quiet' as const })}
        icon="up"
        aria-pressed={place !== -1}
        busy={raise.isPending}
        onClick={() => raise.mutate(place === -1)}
      >
        {text(place === -1 ? 'room.raiseHand' : 'room.lowerHand')}
      </Button>
      {place !== -1 && <span className="small quiet">{text('room.myPlace', { place: place + 1 })}</span>}
      <ErrorLine error={raise.error} />
    </div>
  )
}

/** Who has not been heard yet, and who most. */
export function Balance({
  meeting,
  entries,
}: {
  meeting: MeetingView
  entries: readonly EntryView[]
}): ReactNode {
  const text = useText()
  const balance = useMemo(
    () =>
      speakingBalance(
        entries
          .filter(({ isDeleted }) => !isDeleted)
          .map(({ kind, person, department }) => ({
            kind,
            personId: person?.id ?? null,
            departmentId: department?.id ?? null,
          })),
        meeting.attendees.map(({ person, kind, proxy, signIn }) => ({
          personId: person.id,
          departmentId: person.departmentId,
          kind,
          proxyId: proxy?.id ?? null,
          isAway: signIn === 'absent' || signIn === 'leave',
        })),
      ),
    [entries, meeting.attendees],
  )
  const names = useMemo(() => {
    const people = meeting.attendees.flatMap(({ person, proxy }) => (proxy ? [person, proxy] : [person]))
    const spoken = entries.flatMap(({ person }) => person ?? [])
    return new Map(
      [...people, ...spoken].flatMap(({ id, name, departmentId, departmentName }) => [
        [id, name] as const,
        [departmentId ?? '', departmentName ?? ''] as const,
      ]),
    )
  }, [entries, meeting.attendees])
  const say = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? '').filter(Boolean)
  const separator = text('room.separator')
  return (
    <section aria-label={text('room.balance')}>
      <h2 className="small faint">{text('room.balance')}</h2>
      {balance.silentDepartments.length > 0 && (
        <p className="small">
          {text('room.silentDepartments', { names: say(balance.silentDepartments).join(separator) })}
        </p>
      )}
      {balance.silentPeople.length > 0 ? (
        <p className="small">
          {text('room.silentPeople', { names: say(balance.silentPeople).join(separator) })}
        </p>
      ) : (
        <p className="small quiet">{text('room.allHeard')}</p>
      )}
      {balance.total > 0 && (
        <ul className="shares small">
          {balance.people.slice(0, 6).map(({ id, count, share }) => (
            <li key={id}>
              <span>{names.get(id)}</span>
              <span className="share-bar" aria-hidden="true">
                <span style={{ inlineSize: `${Math.round(share * 100)}%` }} />
              </span>
              <span className="faint">{text('room.share', { count, percent: Math.round(share * 100) })}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const cards = ['refocus', 'summarise', 'invite', 'cut', 'facts', 'decide'] as const

/** What a host can say when it gets difficult. */
export function PromptCards(): ReactNode {
  const text = useText()
  return (
    <details className="prompts">
      <summary className="small">{text('room.prompts')}</summary>
      <dl>
        {cards.map((card) => (
          <div key={card}>
            <dt className="small">{text(`room.prompt.${card}.when`)}</dt>
            <dd>{text(`room.prompt.${card}.say`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
