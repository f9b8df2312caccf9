import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { type Column, RowTable } from '#web/ui/RowTable.tsx'
import type { RetrospectiveView } from './api.ts'

export function percent(share: number | null): string {
  return share === null ? '—' : `${Math.round(share * 1000) / 10}%`
}

/** What is computed from what is recorded; nobody types it. */
export function Facts({ view }: { view: RetrospectiveView }): ReactNode {
  const text = useText()
  const { facts } = view
  const { work, rates } = facts
  const of = (kept: number, all: number, share: number | null) =>
    all === 0 ? '—' : text('retrospective.fact.of', { kept, of: all, share: percent(share) })
  const rows: [string, string][] = [
    ['done', of(work.done, work.tasks, rates.done)],
    ['onTime', of(work.onTime, work.dated, rates.onTime)],
    [
      'onFirstDate',
      of(work.onFirstDate, work.dated, work.dated === 0 ? null : work.onFirstDate / work.dated),
    ],
    ['late', of(work.late, work.dated, rates.late)],
    [
      'extensions',
      text('retrospective.fact.extensionsSaid', { count: facts.extensions, tasks: facts.extended }),
    ],
    ['changes', facts.changes === null ? '—' : text('retrospective.fact.times', { count: facts.changes })],
    [
      'meetings',
      text('retrospective.fact.meetingsSaid', {
        count: facts.meetings,
        hours: (facts.meetingMinutes / 60).toFixed(1),
        person: (facts.personMinutes / 60).toFixed(1),
      }),
    ],
    ['executed', of(facts.executed, facts.decisions, rates.executed)],
    [
      'conflicts',
      text('retrospective.fact.conflictsSaid', {
        count: facts.conflicts,
        escalated: facts.escalated,
        settled: facts.settled,
      }),
    ],
    [
      'settleHours',
      facts.settleHours === null ? '—' : text('retrospective.fact.hours', { hours: facts.settleHours }),
    ],
    [
      'issues',
      of(facts.issuesSettled, facts.issues, facts.issues === 0 ? null : facts.issuesSettled / facts.issues),
    ],
    [
      'responseHours',
      facts.responseHours === null ? '—' : text('retrospective.fact.hours', { hours: facts.responseHours }),
    ],
  ]
  type Line = RetrospectiveView['facts']['departments'][number]
  const columns: Column<Line>[] = [
    { key: 'department', head: text('retrospective.field.department'), cell: ({ department }) => department },
    { key: 'tasks', head: text('retrospective.fact.tasks'), width: 72, cell: ({ tasks }) => tasks },
    { key: 'done', head: text('retrospective.fact.done'), width: 88, cell: ({ done }) => done },
    { key: 'onTime', head: text('retrospective.fact.onTime'), width: 88, cell: ({ onTime }) => onTime },
    { key: 'late', head: text('retrospective.fact.late'), width: 72, cell: ({ late }) => late },
  ]
  return (
    <div className="stack">
      <p className="small quiet">
        {text(view.isFrozen ? 'retrospective.fact.frozen' : 'retrospective.fact.live')}
      </p>
      <dl className="retro-facts">
        {rows.map(([key, said]) => (
          <div key={key}>
            <dt className="small quiet">{text(`retrospective.fact.${key}`)}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
      {facts.departments.length > 0 && (
        <RowTable
          label={text('retrospective.fact.byDepartment')}
          columns={columns}
          rows={facts.departments}
          keyOf={({ departmentId }) => departmentId}
        />
      )}
    </div>
  )
}
