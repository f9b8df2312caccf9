import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { OnDay, TimeLeft, When } from '#web/ui/When.tsx'
import type { StatusView } from './api.ts'

const lightIcons = {
  blue: 'ring',
  green: 'dot',
  yellow: 'clock',
  orange: 'help',
  red: 'warn',
  grey: 'check',
} as const

/** Where it stands, on one page: every number leads to what it counts. */
export function Status({ status }: { status: StatusView }): ReactNode {
  const text = useText()
  const { id, work, milestones, report, meeting } = status
  const tasks = `/tasks?view=all&collaborationId=${id}`
  // What is over is late for nothing any more.
  const isRunning = !['accepting', 'retro', 'archived', 'terminated'].includes(status.state)
  return (
    <>
      <Section title={text('sync.status.goal')}>
        <p className="sync-text">{status.goal === '' ? text('sync.status.noGoal') : status.goal}</p>
        <p className="small quiet">
          {text('charter.field.leader')} {status.leader?.name ?? '—'}
          {status.endsOn !== null && (
            <>
              {' · '}
              {text('sync.status.endsOn')} <OnDay day={status.endsOn} />{' '}
              {isRunning && <TimeLeft day={status.endsOn} />}
            </>
          )}
        </p>
      </Section>
      <Section title={text('sync.status.progress')}>
        <dl className="status-numbers">
          <Figure label={text('sync.status.done')} to={`${tasks}&open=any`}>
            {work.done}/{work.tasks}{' '}
            {work.share !== null && <span className="small quiet">{Math.round(work.share * 100)}%</span>}
          </Figure>
          <Figure label={text('sync.status.overdue')} to={`${tasks}&overdue=true`} isBad={work.overdue > 0}>
            {work.overdue}
          </Figure>
          <Figure
            label={text('issue.title')}
            to={`/collaborations/${id}#issues`}
            note={status.issues.urgent > 0 ? text('sync.status.late', { count: status.issues.urgent }) : ''}
          >
            {status.issues.count}
          </Figure>
          <Figure
            label={text('collaboration.section.risks')}
            to={`/collaborations/${id}#risks`}
            note={status.risks.urgent > 0 ? text('sync.status.alarmed', { count: status.risks.urgent }) : ''}
          >
            {status.risks.count}
          </Figure>
          <Figure
            label={text('conflict.title')}
            to={`/collaborations/${id}#conflicts`}
            note={
              status.conflicts.urgent > 0 ? text('sync.status.late', { count: status.conflicts.urgent }) : ''
            }
          >
            {status.conflicts.count}
          </Figure>
        </dl>
        {work.lights.length > 0 && (
          <ul className="status-lights" aria-label={text('sync.status.lights')}>
            {work.lights.map(({ light, count }) => (
              <li key={light}>
                <Link to={tasks} className={`mark light-${light}`}>
                  <Icon name={lightIcons[light]} size={14} />
                  {text(`enum.light.${light}`)} {count}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={text('sync.status.report')}>
        {report === null ? (
          <p className="quiet">{text('sync.list.none')}</p>
        ) : (
          <div className="stack">
            <p className="line">
              <Link to={`/syncs/${report.link.id}`}>
                <OnDay day={report.from} /> – <OnDay day={report.to} />
              </Link>
              <span className="number small">{report.link.number}</span>
              <span className="small quiet">
                {report.sentBy?.name} <When at={report.sentAt} />
              </span>
            </p>
            {report.summary !== '' && <p className="sync-text">{report.summary}</p>}
            <p className="small quiet">
              {text('sync.list.counts', {
                done: report.done,
                undone: report.undone,
                support: report.support,
              })}
            </p>
          </div>
        )}
      </Section>
      <Section title={text('sync.status.milestones')}>
        {milestones.length === 0 ? (
          <p className="quiet">{text('sync.status.noMilestones')}</p>
        ) : (
          <ul className="status-list">
            {milestones.map((one) => (
              <li key={one.id} className="line">
                <Link to={`/milestones/${one.id}`}>{one.name}</Link>
                <StateMark kind="milestoneState" state={one.state as 'planned'} />
                {one.dueOn !== null && (
                  <span className="small quiet">
                    <OnDay day={one.dueOn} /> <TimeLeft day={one.dueOn} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={text('sync.status.meeting')}>
        {meeting === null ? (
          <p className="quiet">{text('sync.status.noMeeting')}</p>
        ) : (
          <p className="line">
            <Link to={`/meetings/${meeting.link.id}`}>{meeting.link.title}</Link>
            <When at={meeting.plannedStart} />
          </p>
        )}
      </Section>
    </>
  )
}

function Figure({
  label,
  to,
  note = '',
  isBad = false,
  children,
}: {
  label: string
  to: string
  note?: string
  isBad?: boolean
  children: ReactNode
}): ReactNode {
  return (
    <div>
      <dt className="small quiet">{label}</dt>
      <dd>
        <Link to={to} className={isBad ? 'late' : undefined}>
          {children}
        </Link>
        {note !== '' && <span className="small tone-amber"> {note}</span>}
      </dd>
    </div>
  )
}
