import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { SeriesMeeting, SeriesView } from '#contract/series.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Confirm.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { More } from '#web/ui/More.tsx'
import { Section } from '#web/ui/Page.tsx'
import { type Column, RowTable } from '#web/ui/RowTable.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { toast } from '#web/ui/toast.tsx'
import { OnDay, When } from '#web/ui/When.tsx'
import { seriesMeetingsQuery, usePrepare, useSkip } from './api.ts'
import { MovedBy } from './SeriesForm.tsx'
import './series.css'

const more = 4

export function SeriesMeetings({ series, view }: { series: SeriesView; view: 'ahead' | 'over' }): ReactNode {
  const text = useText()
  const query = useInfiniteQuery(seriesMeetingsQuery(series.id, view))
  const prepare = usePrepare(series.id)
  const columns = useColumns(view)
  return (
    <Section
      title={text(view === 'ahead' ? 'series.ahead' : 'series.over')}
      actions={
        view === 'ahead' &&
        series.can.includes('prepare') && (
          <Button
            small
            icon="plus"
            busy={prepare.isPending}
            onClick={() =>
              prepare.mutate(more, {
                onSuccess: ({ made }) =>
                  toast(made === 0 ? text('series.preparedNone') : text('series.prepared', { count: made })),
              })
            }
          >
            {text('series.prepare', { count: more })}
          </Button>
        )
      }
    >
      <ErrorLine error={prepare.error} />
      <Faces
        query={query}
        isEmpty={({ pages }) => pages[0]?.items.length === 0}
        empty={
          view === 'ahead' ? (
            <EmptyState title={text('series.aheadNone')} hint={text('series.aheadNoneHint')} />
          ) : (
            <EmptyState title={text('series.overNone')} />
          )
        }
      >
        {({ pages }) => (
          <>
            <RowTable
              label={text(view === 'ahead' ? 'series.ahead' : 'series.over')}
              columns={columns}
              rows={pages.flatMap(({ items }) => items)}
              keyOf={({ id }) => id}
              to={({ id }) => `/meetings/${id}`}
              isMuted={({ state }) => state === 'cancelled'}
            />
            <More query={query} />
          </>
        )}
      </Faces>
    </Section>
  )
}

function useColumns(view: 'ahead' | 'over'): readonly Column<SeriesMeeting>[] {
  const text = useText()
  const shared: Column<SeriesMeeting>[] = [
    {
      key: 'name',
      head: text('series.column.meeting'),
      cell: ({ name, no, own }) => (
        <span>
          {name} <span className="small faint">{text('series.no', { no })}</span>
          {own.length > 0 && view === 'ahead' && (
            <span className="small quiet" title={own.map((field) => text(`series.given.${field}`)).join(' ')}>
              {' '}
              {text('series.own')}
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'time',
      head: text('series.column.time'),
      width: 220,
      cell: ({ plannedStart, plannedEnd, isMoved }) =>
        plannedStart === null ? null : (
          <span>
            <When at={plannedStart} until={plannedEnd} />
            {isMoved && <span className="small quiet"> {text('series.moved')}</span>}
          </span>
        ),
    },
    {
      key: 'state',
      head: text('series.column.state'),
      width: 116,
      cell: ({ state }) => <StateMark kind="meetingState" state={state} />,
    },
  ]
  if (view === 'ahead') return shared
  return [
    ...shared,
    {
      key: 'done',
      head: text('series.column.done'),
      width: 92,
      align: 'end',
      cell: ({ doneCount, taskCount }) =>
        taskCount === 0 ? null : text('series.doneOf', { done: doneCount, total: taskCount }),
    },
    {
      key: 'undecided',
      head: text('series.column.undecided'),
      width: 92,
      align: 'end',
      cell: ({ undecidedCount }) => (undecidedCount === 0 ? null : undecidedCount),
    },
  ]
}

/** Dates for which no meeting has been made: one can be left out before it is. */
export function PlannedDates({ series }: { series: SeriesView }): ReactNode {
  const text = useText()
  const skip = useSkip(series.id)
  const [skipping, setSkipping] = useState<string>()
  if (series.planned.length === 0) return null
  const maySkip = series.can.includes('skip')
  return (
    <Section title={text('series.planned')} note={text('series.plannedHint')}>
      <ul className="dates">
        {series.planned.map(({ on, heldOn, holiday, isSkipped, skipReason, isUncertain }) => (
          <li key={on}>
            <OnDay day={heldOn} />
            {holiday !== null && <MovedBy on={on} holiday={holiday} />}
            {isUncertain && <span className="small quiet">{text('series.uncertain')}</span>}
            {isSkipped && (
              <span className="quiet">
                {skipReason === ''
                  ? text('series.skippedPlain')
                  : text('series.skipped', { reason: skipReason })}
              </span>
            )}
            {maySkip && (
              <span className="push">
                {isSkipped ? (
                  <Button small kind="quiet" onClick={() => skip.mutate({ on, isSkipped: false })}>
                    {text('series.unskip')}
                  </Button>
                ) : (
                  <Button small kind="quiet" onClick={() => setSkipping(on)}>
                    {text('series.skip')}
                  </Button>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
      {skipping !== undefined && (
        <Confirm
          title={text('series.skip')}
          action={text('series.skip')}
          reason={text('series.skipWhy')}
          busy={skip.isPending}
          error={skip.error}
          onClose={() => setSkipping(undefined)}
          onConfirm={(reason) =>
            skip.mutate(
              { on: skipping, isSkipped: true, reason },
              { onSuccess: () => setSkipping(undefined) },
            )
          }
        />
      )}
    </Section>
  )
}
