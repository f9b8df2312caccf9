import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { SeriesRow } from '#contract/series.ts'
import { useText } from '#web/lib/text.ts'
import { LinkButton } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { More } from '#web/ui/More.tsx'
import { PersonTag } from '#web/ui/PersonTag.tsx'
import { type Column, RowTable } from '#web/ui/RowTable.tsx'
import { When } from '#web/ui/When.tsx'
import { seriesListQuery } from './api.ts'
import { useSayRule } from './rule.ts'
import './series.css'

export function SeriesList(): ReactNode {
  const text = useText()
  const query = useInfiniteQuery(seriesListQuery)
  const columns = useColumns()
  return (
    <Faces
      query={query}
      isEmpty={({ pages }) => pages[0]?.items.length === 0}
      empty={
        <EmptyState title={text('series.empty')} hint={text('series.emptyHint')}>
          <LinkButton to="/series/new" icon="plus">
            {text('series.newAction')}
          </LinkButton>
        </EmptyState>
      }
    >
      {({ pages }) => (
        <>
          <RowTable
            label={text('series.title')}
            columns={columns}
            rows={pages.flatMap(({ items }) => items)}
            keyOf={({ id }) => id}
            to={({ id }) => `/series/${id}`}
            isMuted={({ state }) => state === 'stopped'}
          />
          <More query={query} />
        </>
      )}
    </Faces>
  )
}

function useColumns(): readonly Column<SeriesRow>[] {
  const text = useText()
  const sayRule = useSayRule()
  return [
    {
      key: 'name',
      head: text('series.list.name'),
      cell: ({ name, state }) => (
        <span>
          {name}
          {state === 'stopped' && <span className="small faint"> {text('series.state.stopped')}</span>}
        </span>
      ),
    },
    {
      key: 'rule',
      head: text('series.list.rule'),
      cell: ({ recurrence, startTime, durationMinutes }) =>
        text('series.rule.at', { rule: sayRule(recurrence), time: startTime, minutes: durationMinutes }),
    },
    {
      key: 'next',
      head: text('series.list.next'),
      width: 180,
      cell: ({ next }) =>
        next === null ? (
          <span className="faint">{text('series.list.noNext')}</span>
        ) : (
          <When at={next.plannedStart} />
        ),
    },
    {
      key: 'host',
      head: text('series.list.host'),
      width: 150,
      cell: ({ host }) => <PersonTag person={host} />,
    },
    {
      key: 'held',
      head: text('series.list.held'),
      width: 64,
      align: 'end',
      cell: ({ heldCount }) => heldCount,
    },
    {
      key: 'tasks',
      head: text('series.list.openTasks'),
      width: 96,
      align: 'end',
      cell: ({ openTaskCount }) => openTaskCount,
    },
  ]
}
