import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { getInsights, listUndecided } from '#contract/insight.ts'
import { useText } from '#web/lib/text.ts'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Link } from '#web/ui/Link.tsx'
import { More } from '#web/ui/More.tsx'
import { Section } from '#web/ui/Page.tsx'
import { type Column, RowTable } from '#web/ui/RowTable.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { OnDay } from '#web/ui/When.tsx'
import { type Period, undecidedQuery } from './api.ts'
import { type Promised, promises } from './promises.ts'
import './insight.css'

type View = z.output<typeof getInsights.reply>
type Work = Omit<View['departments'][number], 'department'>
type Undecided = z.output<typeof listUndecided.reply>['items'][number]

/** The two things that must not happen, and what meetings are made of; each number leads to its rows. */
export function Counters({ view, period }: { view: View; period: Period }): ReactNode {
  const text = useText()
  const { meetings, undecided, stuck } = view
  const within = new URLSearchParams({ ...period, list: 'undecided' })
  return (
    <>
      <div className="counters">
        <Counter
          count={undecided}
          name={text('insight.undecided')}
          hint={text('insight.undecidedHint')}
          to={`/insights?${within}`}
        />
        <Counter
          count={stuck}
          name={text('insight.stuck')}
          hint={text('insight.stuckHint')}
          to="/decisions?stuck=true"
        />
      </div>
      <dl className="insight-facts">
        <Fact name={text('insight.held')}>
          {text('insight.heldSaid', { count: meetings.held, hours: (meetings.minutes / 60).toFixed(1) })}
        </Fact>
        <Fact name={text('insight.topics')}>
          {text('insight.topicsSaid', {
            count: meetings.topics,
            decided: meetings.decided,
            adHoc: meetings.adHoc,
          })}
        </Fact>
        <Fact name={text('insight.decisionTime')}>
          {meetings.minutesPerDecision === null
            ? text('insight.nothing')
            : text('insight.decisionTimeSaid', {
                minutes: meetings.minutesPerDecision,
                planned: meetings.plannedMinutes ?? '—',
              })}
        </Fact>
        <Fact name={text('insight.drafts')}>
          {meetings.drafts === 0
            ? text('insight.nothing')
            : text('insight.draftsSaid', { count: meetings.draftsInTime, of: meetings.drafts })}
        </Fact>
      </dl>
    </>
  )
}

function Counter({
  count,
  name,
  hint,
  to,
}: {
  count: number
  name: string
  hint: string
  to: string
}): ReactNode {
  return (
    <Link to={to} className="counter" data-none={count === 0}>
      <span className="counter-number">{count}</span>
      <span>
        <strong>{name}</strong>
        <span className="small quiet">{hint}</span>
      </span>
    </Link>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** The three promises (S3-02), each measured and one click from the screen that keeps it. */
export function PromiseList({ view }: { view: View }): ReactNode {
  const text = useText()
  return (
    <Section title={text('insight.promises')}>
      <div className="counters">
        {(Object.keys(promises) as Promised[]).map((promise) => {
          const { kept, of } = view.promises[promise]
          return (
            <Link key={promise} to={promises[promise]} className="counter promise">
              <span className="counter-number">{of === 0 ? '—' : `${Math.round((100 * kept) / of)}%`}</span>
              <span>
                <strong>{text(`insight.promise.${promise}.name`)}</strong>
                <span className="small quiet">
                  {of === 0 ? text('insight.nothing') : text(`insight.promise.${promise}.said`, { kept, of })}
                </span>
                <span className="small quiet">
                  {text('insight.against', { pain: text(`insight.promise.${promise}.pain`) })}
                </span>
              </span>
            </Link>
          )
        })}
      </div>
    </Section>
  )
}

/** 议而不决, one by one. */
export function UndecidedList({ period }: { period: Period }): ReactNode {
  const text = useText()
  const query = useInfiniteQuery(undecidedQuery(period))
  const columns: Column<Undecided>[] = [
    {
      key: 'title',
      head: text('insight.topic'),
      cell: ({ title, note }) => (
        <>
          {title}
          {note !== '' && <span className="small quiet"> {note}</span>}
        </>
      ),
    },
    {
      key: 'state',
      head: text('insight.outcome'),
      width: 104,
      cell: ({ state }) => <StateMark kind="topicState" state={state} />,
    },
    {
      key: 'meeting',
      head: text('insight.meeting'),
      width: '30%',
      wideOnly: true,
      cell: ({ meeting }) => (
        <>
          {meeting.title} <span className="number">{meeting.number}</span>
        </>
      ),
    },
    { key: 'on', head: text('insight.endedOn'), width: 120, cell: ({ endedOn }) => <OnDay day={endedOn} /> },
  ]
  return (
    <Section title={text('insight.undecided')}>
      <Faces
        query={query}
        isEmpty={({ pages }) => pages[0]?.items.length === 0}
        empty={<EmptyState title={text('insight.noUndecided')} hint={text('insight.noUndecidedHint')} />}
      >
        {({ pages }) => (
          <>
            <RowTable
              label={text('insight.undecided')}
              columns={columns}
              rows={pages.flatMap(({ items }) => items)}
              keyOf={({ id }) => id}
              to={({ meeting, id }) => `/meetings/${meeting.id}#topic-${id}`}
            />
            <More query={query} />
          </>
        )}
      </Faces>
    </Section>
  )
}

/** Who delivers in time and who comes (S0-22); in the order of their names, never as a ranking. */
export function WorkTables({ view }: { view: View }): ReactNode {
  const text = useText()
  return (
    <>
      <Section title={text('insight.departments')}>
        {view.departments.length === 0 ? (
          <p className="faint">{text('insight.noWork')}</p>
        ) : (
          <RowTable
            label={text('insight.departments')}
            rows={view.departments}
            keyOf={({ department }) => department.id}
            to={({ department }) => `/tasks?view=all&departmentId=${department.id}`}
            columns={[
              {
                key: 'name',
                head: text('insight.department'),
                cell: ({ department }) => department.name,
              },
              ...workColumns(text),
            ]}
          />
        )}
      </Section>
      <Section title={text('insight.people')} note={text('insight.peopleNote')}>
        {view.people.length === 0 ? (
          <p className="faint">{text('insight.noWork')}</p>
        ) : (
          <RowTable
            label={text('insight.people')}
            rows={view.people}
            keyOf={({ person }) => person.id}
            columns={[
              {
                key: 'name',
                head: text('insight.person'),
                cell: ({ person }) => (
                  <>
                    {person.name} <span className="small quiet">{person.departmentName}</span>
                  </>
                ),
              },
              ...workColumns(text),
            ]}
          />
        )}
      </Section>
    </>
  )
}

function workColumns(text: ReturnType<typeof useText>): Column<Work>[] {
  const share = (part: number, whole: number) => (whole === 0 ? '—' : `${Math.round((100 * part) / whole)}%`)
  return [
    { key: 'tasks', head: text('insight.tasks'), width: 80, align: 'end', cell: ({ tasks }) => tasks },
    {
      key: 'overdue',
      head: text('insight.overdue'),
      width: 80,
      align: 'end',
      cell: ({ overdue }) => <span className={overdue > 0 ? 'late' : 'faint'}>{overdue}</span>,
    },
    {
      key: 'nearDue',
      head: text('insight.nearDue'),
      width: 80,
      align: 'end',
      wideOnly: true,
      cell: ({ nearDue }) => <span className={nearDue > 0 ? 'tone-amber' : 'faint'}>{nearDue}</span>,
    },
    {
      key: 'onTime',
      head: text('insight.onTime'),
      width: 104,
      align: 'end',
      cell: ({ onTime, done }) => share(onTime, done),
    },
    {
      key: 'onFirstDate',
      head: text('insight.onFirstDate'),
      width: 120,
      align: 'end',
      wideOnly: true,
      cell: ({ onFirstDate, done }) => share(onFirstDate, done),
    },
    {
      key: 'came',
      head: text('insight.came'),
      width: 96,
      align: 'end',
      wideOnly: true,
      cell: ({ came, invited }) => (invited === 0 ? '—' : `${came}/${invited}`),
    },
  ]
}
