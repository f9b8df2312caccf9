import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { sayInstant } from '#web/lib/time.ts'
import { Button } from '#web/ui/Button.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Link } from '#web/ui/Link.tsx'
import { More } from '#web/ui/More.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { OnDay } from '#web/ui/When.tsx'
import { type IssueView, issuesQuery } from './api.ts'
import { IssueDialog } from './IssueDialog.tsx'
import { IssueMoveDialog } from './IssueMoveDialog.tsx'
import './issue.css'

/** What goes wrong in a collaboration, what is open first and the oldest of it on top (X-38, S4-43). */
export function IssueSection({
  collaborationId,
  beside,
}: {
  collaborationId: string
  /** Further ways on from an issue that is open, from other rooms. */
  beside?: (issue: IssueView) => ReactNode
}): ReactNode {
  const text = useText()
  const query = useInfiniteQuery(issuesQuery(collaborationId))
  const [isAdding, setAdding] = useState(false)
  return (
    <div className="stack">
      <Faces query={query}>
        {({ pages }) => {
          const issues = pages.flatMap(({ items }) => items)
          if (issues.length === 0) {
            return (
              <p className="faint">
                {text('issue.none')} {text('issue.noneHint')}
              </p>
            )
          }
          return (
            <>
              <ul className="issues" aria-live="polite">
                {issues.map((issue) => (
                  <IssueItem key={issue.id} issue={issue} collaborationId={collaborationId} beside={beside} />
                ))}
              </ul>
              <More query={query} />
            </>
          )
        }}
      </Faces>
      <div>
        <Button small kind="quiet" icon="plus" onClick={() => setAdding(true)}>
          {text('issue.add')}
        </Button>
      </div>
      {isAdding && <IssueDialog collaborationId={collaborationId} onClose={() => setAdding(false)} />}
    </div>
  )
}

function IssueItem({
  issue,
  collaborationId,
  beside,
}: {
  issue: IssueView
  collaborationId: string
  beside: ((issue: IssueView) => ReactNode) | undefined
}): ReactNode {
  const text = useText()
  const reading = useReading()
  const [open, setOpen] = useState<IssueView['can'][number]>()
  const isOver = issue.state === 'resolved' || issue.state === 'closed'
  const at = (moment: string | null) => (moment === null ? '—' : sayInstant(moment, reading))
  return (
    <li className="issue">
      <div className="line small">
        <span className="number">{issue.number}</span>
        <StateMark kind="issueState" state={issue.state} />
        <StateMark kind="issueLevel" state={issue.level} />
        {issue.deviationHours !== null && issue.deviationHours > 0 && (
          <span className={issue.deviationHours >= 24 ? 'tone-orange' : 'quiet'}>
            {text('issue.deviation', { count: issue.deviationHours })}
          </span>
        )}
        {issue.isResourceGap && <span className="tone-orange">{text('issue.gap')}</span>}
        <span className="push quiet">
          {text(isOver ? 'issue.took' : 'issue.age', { count: issue.ageDays })}
        </span>
      </div>
      <p className="issue-words">{issue.text}</p>
      {issue.countermeasure !== '' && (
        <p className="small">
          <span className="quiet">{text('issue.field.countermeasure')}</span> {issue.countermeasure}
        </p>
      )}
      <p className="small faint">
        {[
          issue.department?.name,
          issue.owner?.name,
          issue.finder && `${text('issue.field.finder')} ${issue.finder.name}`,
        ]
          .filter(Boolean)
          .join(' · ')}
        {issue.dueOn !== null && (
          <span className={issue.isOverdue ? 'late' : ''}>
            {' · '}
            {text(issue.isOverdue ? 'issue.overdue' : 'issue.due')} <OnDay day={issue.dueOn} />
          </span>
        )}
        {issue.conflict !== null && (
          <>
            {' · '}
            <Link to={`/conflicts/${issue.conflict.id}`}>{issue.conflict.number}</Link>
          </>
        )}
      </p>
      <p className="small faint">
        {text('issue.times', {
          found: at(issue.foundAt),
          responded: at(issue.respondedAt),
          decided: at(issue.decidedAt),
          resolved: at(issue.resolvedAt),
        })}
      </p>
      {issue.can.length > 0 && (
        <div className="line issue-moves">
          {issue.can.map((act) => (
            <Button key={act} small kind="quiet" onClick={() => setOpen(act)}>
              {act === 'edit' ? text('common.edit') : text(`issue.move.${act}`)}
            </Button>
          ))}
          {!isOver && beside?.(issue)}
        </div>
      )}
      {open === 'edit' && (
        <IssueDialog issue={issue} collaborationId={collaborationId} onClose={() => setOpen(undefined)} />
      )}
      {open !== undefined && open !== 'edit' && (
        <IssueMoveDialog issue={issue} move={open} onClose={() => setOpen(undefined)} />
      )}
    </li>
  )
}
