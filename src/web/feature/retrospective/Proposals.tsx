import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea } from '#web/ui/fields.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { toast } from '#web/ui/toast.tsx'
import { When } from '#web/ui/When.tsx'
import { type Change, proposalsQuery, useDecide } from './api.ts'
import { ChangeText, type NormParts } from './Changes.tsx'
import './retrospective.css'

/** For administrators: what retrospectives propose; adopted with one click, declined with a reason. */
export function Proposals({ norms }: { norms: Pick<NormParts, 'say' | 'titleOf'> }): ReactNode {
  const text = useText()
  const query = useQuery(proposalsQuery)
  const waiting = query.data?.items.filter(({ state }) => state === 'proposed') ?? []
  const decided = query.data?.items.filter(({ state }) => state !== 'proposed') ?? []
  return (
    <Section
      title={text('retrospective.proposal.title')}
      id="proposals"
      note={waiting.length > 0 ? waiting.length : ''}
    >
      <Faces query={query}>
        {() => (
          <div className="stack">
            {waiting.length === 0 && <p className="quiet">{text('retrospective.proposal.none')}</p>}
            <ul className="retro-rows">
              {waiting.map((change) => (
                <Waiting key={change.id} change={change} norms={norms} />
              ))}
            </ul>
            {decided.length > 0 && (
              <details>
                <summary>{text('retrospective.proposal.decided', { count: decided.length })}</summary>
                <ul className="retro-rows">
                  {decided.map((change) => (
                    <li key={change.id} className="retro-row">
                      <StateMark kind="lessonChangeState" state={change.state} />
                      <ChangeText change={change} norms={norms} />
                      <p className="small quiet">
                        {change.decidedBy?.name} {change.decidedAt !== null && <When at={change.decidedAt} />}
                        {change.decision !== '' && ` · ${change.decision}`}
                      </p>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </div>
        )}
      </Faces>
    </Section>
  )
}

function Waiting({
  change,
  norms,
}: {
  change: Change
  norms: Pick<NormParts, 'say' | 'titleOf'>
}): ReactNode {
  const text = useText()
  const decide = useDecide()
  const [reason, setReason] = useState<string>()
  return (
    <li className="retro-row">
      <ChangeText change={change} norms={norms} />
      <p className="small quiet">{text('retrospective.change.because', { reason: change.reason })}</p>
      <p className="small quiet">
        {change.proposedBy?.name} <When at={change.proposedAt} />{' '}
        {change.source !== null && (
          <Link to={`/collaborations/${change.source.id}/retrospective`}>
            {text('retrospective.proposal.from', {
              number: change.source.number,
              title: change.source.title,
            })}
          </Link>
        )}
      </p>
      {reason === undefined ? (
        <div className="line">
          <Button
            small
            kind="primary"
            busy={decide.isPending}
            onClick={() =>
              decide.mutate(
                { id: change.id, decision: 'adopt' },
                { onSuccess: () => toast(text('retrospective.proposal.adopted')) },
              )
            }
          >
            {text('retrospective.proposal.adopt')}
          </Button>
          <Button small onClick={() => setReason('')}>
            {text('retrospective.proposal.decline')}
          </Button>
        </div>
      ) : (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            decide.mutate({ id: change.id, decision: 'decline', reason: reason.trim() })
          }}
        >
          <FormField label={text('retrospective.proposal.why')} required>
            <TextArea value={reason} onChange={setReason} maxLength={1000} />
          </FormField>
          <div className="line">
            <Button type="submit" small busy={decide.isPending} disabled={reason.trim().length < 2}>
              {text('retrospective.proposal.decline')}
            </Button>
            <Button small kind="quiet" onClick={() => setReason(undefined)}>
              {text('common.cancel')}
            </Button>
          </div>
        </form>
      )}
      <ErrorLine error={decide.error} />
    </li>
  )
}
