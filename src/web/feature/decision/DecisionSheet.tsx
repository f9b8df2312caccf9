import type { ReactNode } from 'react'
import type { DecisionView } from '#contract/decision.ts'
import { useText } from '#web/lib/text.ts'
import { Link } from '#web/ui/Link.tsx'
import { PersonTag } from '#web/ui/PersonTag.tsx'
import { useSayReason } from '#web/ui/reason.ts'
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
            <>
              {decision.dueText || '—'}
              {decision.dueRead !== null && <Explained of={decision.dueRead.explanation} />}
            </>
          ) : (
            <>
              <OnDay day={decision.dueOn} />{' '}
              {['adopted', 'inExecution', 'provisional'].includes(decision.state) && (
                <span className="small">
                  <TimeLeft day={decision.dueOn} />
                </span>
              )}
              {decision.dueRead !== null && <Explained of={decision.dueRead.explanation} />}
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
        {decision.keepsPlan && (
          <Fact label={text('decision.field.meanwhile')}>{text('decision.keepsPlan')}</Fact>
        )}
        {decision.preparation.what !== '' && (
          <Fact label={text('decision.field.preparation')}>
            {[decision.preparation.person?.name, decision.preparation.what].filter(Boolean).join(' · ')}
            {decision.preparation.by !== null && (
              <div className="small quiet">
                <OnDay day={decision.preparation.by} near />
              </div>
            )}
            {decision.preparation.group.length > 0 && (
              <div className="small quiet">
                {text('decision.group', {
                  people: decision.preparation.group.map(({ name }) => name).join(text('common.join')),
                })}
              </div>
            )}
          </Fact>
        )}
        {kind === 'standingRule' && <RuleFacts decision={decision} />}
        {decision.reference !== null && (
          <Fact label={text('decision.field.refersTo')}>
            <Reference reference={decision.reference} />
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
        {decision.remark !== '' && (
          <Fact label={text('decision.field.remark')}>
            <span className="decision-content">{decision.remark}</span>
          </Fact>
        )}
      </dl>
    </>
  )
}

function RuleFacts({ decision }: { decision: DecisionView }): ReactNode {
  const text = useText()
  const { rule, commitments } = decision
  return (
    <>
      {rule.metric !== '' && (
        <Fact label={text('decision.field.ruleMetric')}>
          {rule.metric}
          {rule.limit !== null && (
            <strong>
              {' '}
              ≤ {rule.limit} {rule.unit}
            </strong>
          )}
        </Fact>
      )}
      {rule.parties.length > 0 && (
        <Fact label={text('decision.field.parties')}>
          {rule.parties.map(({ name }) => name).join(text('common.join'))}
        </Fact>
      )}
      {commitments.length > 0 && (
        <Fact label={text('decision.field.commitments')}>
          {commitments.map((one) => (
            <div key={`${one.trigger}${one.department.id}`}>
              {text('decision.commitment', {
                trigger: one.trigger,
                amount: one.amount,
                unit: text(`enum.commitmentUnit.${one.unit}`),
                department: one.department.name,
              })}
            </div>
          ))}
        </Fact>
      )}
      {rule.normRequest !== '' && <Fact label={text('decision.field.normRequest')}>{rule.normRequest}</Fact>}
    </>
  )
}

function Reference({ reference }: { reference: NonNullable<DecisionView['reference']> }): ReactNode {
  const text = useText()
  const { to, label, link } = reference
  const [no = '', ...rest] = label.split(' ')
  const name = to === 'taskSheet' ? text('enum.referenceTarget.taskSheet') : rest.join(' ') || no
  const words = /^[0-9]+$/.test(no) ? text('decision.attachment', { name, no }) : name
  if (link === null) {
    return (
      <>
        {words} <span className="small faint">{text('decision.notThereYet')}</span>
      </>
    )
  }
  // A file is no page of ours.
  if (link.startsWith('/api/')) return <a href={link}>{words}</a>
  return <Link to={link}>{words}</Link>
}

function Explained({ of }: { of: NonNullable<DecisionView['dueRead']>['explanation'] }): ReactNode {
  const text = useText()
  const say = useSayReason()
  return <div className="small faint">{of.map(say).join(text('common.listComma'))}</div>
}

function Fact({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div className="decision-fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
