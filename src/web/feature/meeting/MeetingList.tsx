import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { MeetingRow } from '#contract/meeting.ts'
import { timeOf } from '#domain/calendar/instant.ts'
import { fourChecks } from '#domain/meeting/four-checks.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { Button, LinkButton } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { More } from '#web/ui/More.tsx'
import { PersonTag } from '#web/ui/PersonTag.tsx'
import { type Column, RowTable } from '#web/ui/RowTable.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { OnDay } from '#web/ui/When.tsx'
import { checksQuery, type ListFilters, meetingsQuery } from './api.ts'
import { byDay } from './days.ts'
import './meeting.css'

export function MeetingList({ filters, onClear }: { filters: ListFilters; onClear: () => void }): ReactNode {
  const text = useText()
  const query = useInfiniteQuery(meetingsQuery(filters))
  const isNarrowed = Boolean(filters.q) || filters.state !== undefined
  const empty = isNarrowed ? (
    <EmptyState title={text('meeting.list.noneFound')} hint={text('meeting.list.noneFoundHint')}>
      <Button onClick={onClear}>{text('common.clearFilters')}</Button>
    </EmptyState>
  ) : (
    <EmptyState
      title={text(`meeting.list.empty.${filters.view}`)}
      hint={text(`meeting.list.emptyHint.${filters.view}`)}
    >
      <LinkButton to="/meetings/new" icon="plus">
        {text('meeting.new.title')}
      </LinkButton>
    </EmptyState>
  )
  return (
    <Faces query={query} isEmpty={({ pages }) => pages[0]?.items.length === 0} empty={empty}>
      {({ pages }) => (
        <>
          <ByDay rows={pages.flatMap(({ items }) => items)} />
          <More query={query} />
        </>
      )}
    </Faces>
  )
}

function ByDay({ rows }: { rows: readonly MeetingRow[] }): ReactNode {
  const text = useText()
  const { zone } = useReading()
  const columns = useColumns(rows.map(({ id }) => id))
  return (
    <div className="stack meeting-days">
      {byDay(rows, zone).map(({ day, rows: ofDay }) => (
        <section key={day ?? 'open'}>
          <h2 className="meeting-day">
            {day === null ? text('meeting.timeOpen') : <OnDay day={day} near />}
          </h2>
          <RowTable
            label={day === null ? text('meeting.timeOpen') : day}
            columns={columns}
            rows={ofDay}
            keyOf={({ id }) => id}
            to={({ id }) => `/meetings/${id}`}
            isMuted={({ state }) => state === 'cancelled' || state === 'closed'}
          />
        </section>
      ))}
    </div>
  )
}

function useColumns(ids: readonly string[]): readonly Column<MeetingRow>[] {
  const text = useText()
  // One question for what is shown, not one a row.
  const found = useQuery(checksQuery(ids.slice(-200)))
  const checks = new Map(found.data?.items.map((item) => [item.id, item.checks]))
  const { zone } = useReading()
  const time = (at: string | null) => (at === null ? '' : timeOf(new Date(at), zone))
  return [
    {
      key: 'name',
      head: text('meeting.field.name'),
      cell: ({ name, number, plannedStart, plannedEnd }) => (
        <span className="meeting-name">
          {plannedStart !== null && (
            <span className="meeting-time">
              {time(plannedStart)}–{time(plannedEnd)}
            </span>
          )}
          <span>{name}</span>
          <span className="number">{number}</span>
        </span>
      ),
    },
    {
      key: 'state',
      head: text('meeting.list.state'),
      width: 116,
      cell: ({ state }) => <StateMark kind="meetingState" state={state} />,
    },
    {
      key: 'host',
      head: text('meeting.field.host'),
      width: 150,
      cell: ({ host }) => <PersonTag person={host} />,
    },
    {
      key: 'checks',
      head: text('meeting.list.checks'),
      width: 84,
      align: 'end',
      wideOnly: true,
      cell: ({ id }) => {
        const of = checks.get(id)
        if (of == null) return null
        const lacking = fourChecks.filter((one) => of[one] === 'missing')
        return (
          <span
            className={lacking.length > 0 ? 'late' : ''}
            title={fourChecks
              .map((one) => `${text(`enum.fourChecks.${one}`)} ${text(`enum.checkState.${of[one]}`)}`)
              .join(text('common.listComma'))}
          >
            {fourChecks.filter((one) => of[one] === 'has').length}/4
          </span>
        )
      },
    },
    {
      key: 'answers',
      head: text('meeting.list.coming'),
      width: 84,
      align: 'end',
      cell: ({ acceptedCount, attendeeCount }) => (
        <span title={text('meeting.list.comingHint', { accepted: acceptedCount, count: attendeeCount })}>
          {acceptedCount}/{attendeeCount}
        </span>
      ),
    },
    {
      key: 'mine',
      head: text('meeting.list.myAnswer'),
      width: 110,
      cell: ({ myRsvp, state }) =>
        myRsvp === null || ['draft', 'collecting', 'ready'].includes(state) ? null : (
          <StateMark kind="rsvp" state={myRsvp} />
        ),
    },
    {
      key: 'tasks',
      head: text('meeting.list.openTasks'),
      width: 72,
      align: 'end',
      cell: ({ openTaskCount }) => (openTaskCount === 0 ? null : <span>{openTaskCount}</span>),
    },
  ]
}
