import type { ReactNode } from 'react'
import type { DecisionView } from '#contract/decision.ts'
import { useText } from '#web/lib/text.ts'
import { PersonTag } from '#web/ui/PersonTag.tsx'
import { OnDay, TimeLeft } from '#web/ui/When.tsx'
import './decision.css'

/** What was decided, in the words that stand, and all that belongs to it. */
export function DecisionSheet({ decision }: { decision: DecisionView }): ReactNode {
  const text = useText()
  const { kind } = decision
  return (
    <>
      <blockquote className="serif decision-words">
        {decision.content || text('decision.noContent')}
      </blockquote>
      <dl className="decision-facts">
        <Fact label={text('decision.field.kind')}>
          {text(`enum.decisionKind.${kind}`)}
          <div className="small faint">{text(`decision.kindHint.${kind}`)}</div>
        </Fact>
        <Fact label={text('decision.field.mechanism')}>
          {text(`enum.decisionMechanism.${decision.mechanism}`)}
        </Fact>
        <Fact label={text('decision.field.owner')}>
          {decision.owner === null ? (
            (decision.ownerDepartment?.name ?? '—')
          ) : (
            <PersonTag person={decision.owner} />
          )}
        </Fact>
        <Fact label={text('decision.field.due')}>
          {decision.dueOn === null ? (
            decision.dueText || '—'
          ) : (
            <>
              <OnDay day={decision.dueOn} />{' '}
              {['adopted', 'inExecution', 'provisional'].includes(decision.state) && (
                <span className="small">
                  <TimeLeft day={decision.dueOn} />
                </span>
              )}
            </>
          )}
        </Fact>
        {decision.confirmBy !== null && (
          <Fact label={text('decision.field.confirmBy')}>
            <OnDay day={decision.confirmBy} />{' '}
            {decision.state === 'provisional' && (
              <span className="small">
                <TimeLeft day={decision.confirmBy} />
              </span>
            )}
          </Fact>
        )}
        {decision.conditionEvent !== '' && (
          <Fact label={text('decision.field.condition')}>{decision.conditionEvent}</Fact>
        )}
        {decision.affectedDate !== null && (
          <Fact label={text('decision.field.affectedDate')}>
            <OnDay day={decision.affectedDate} />
          </Fact>
        )}
        {decision.latestNoticeOn !== null && (
          <Fact label={text('decision.field.latestNotice')}>
            <OnDay day={decision.latestNoticeOn} />{' '}
            {decision.noticeLeadDays !== null && (
              <span className="small faint">
                {text('decision.leadDays', { count: decision.noticeLeadDays })}
              </span>
            )}
          </Fact>
        )}
        {decision.cooperating.length > 0 && (
          <Fact label={text('decision.field.cooperating')}>
            {decision.cooperating.map(({ department, contribution }) => (
              <div key={department.id}>
                {department.name} <span className="quiet">{contribution}</span>
              </div>
            ))}
          </Fact>
        )}
      </dl>
    </>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div className="decision-fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
