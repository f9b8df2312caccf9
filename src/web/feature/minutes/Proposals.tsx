import { type ReactNode, useState } from 'react'
import type { MinutesView, ProposalView } from '#contract/minutes.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea } from '#web/ui/fields.tsx'
import { Section } from '#web/ui/Page.tsx'
import { PersonTag } from '#web/ui/PersonTag.tsx'
import { When } from '#web/ui/When.tsx'
import { useAnswerProposal } from './api.ts'

/** What people want changed; those without an answer first. */
export function Proposals({ minutes }: { minutes: MinutesView }): ReactNode {
  const text = useText()
  const { proposals } = minutes
  if (proposals.length === 0) return null
  const open = proposals.filter(({ state }) => state === 'open')
  const answered = proposals.filter(({ state }) => state !== 'open')
  return (
    <div className="no-print">
      <Section
        title={text('minutes.proposals.title')}
        note={
          open.length > 0
            ? text('minutes.proposals.open', { count: open.length })
            : text('minutes.proposals.allAnswered')
        }
      >
        {[...open, ...answered].map((proposal) => (
          <Proposal key={proposal.id} minutes={minutes} proposal={proposal} />
        ))}
      </Section>
    </div>
  )
}

function Proposal({ minutes, proposal }: { minutes: MinutesView; proposal: ProposalView }): ReactNode {
  const text = useText()
  const { person, section, item, state, at, versionNo, answer, answeredBy } = proposal
  const isOpen = state === 'open'
  return (
    <article className="proposal" data-open={isOpen}>
      <div className="line">
        <PersonTag person={person} />
        <a href={`#minutes-${section}`} className="small">
          {text(`enum.minutesSection.${section}`)}
          {item !== '' && ` · ${item}`}
        </a>
        <span className="small faint push">
          {text('document.versionMark', { no: versionNo })} · <When at={at} />
        </span>
      </div>
      <p className="proposal-words">{proposal.text}</p>
      {!isOpen && (
        <p className="small quiet">
          <strong>{text(`minutes.proposals.state.${state}`)}</strong>
          {answeredBy !== null && ` · ${answeredBy.name}`}
          {answer !== '' && `：${answer}`}
        </p>
      )}
      {isOpen && minutes.can.includes('answer') && <AnswerForm minutes={minutes} proposal={proposal} />}
    </article>
  )
}

function AnswerForm({ minutes, proposal }: { minutes: MinutesView; proposal: ProposalView }): ReactNode {
  const text = useText()
  const sayError = useError()
  const answer = useAnswerProposal(minutes.id)
  const draft = useDraft(`minutes/${minutes.id}/answer/${proposal.id}`, '')
  const [isReserving, setReserving] = useState(draft.value !== '')
  const issue = answer.error ? sayError(answer.error).fields.text : undefined

  function give(kind: 'adopted' | 'reserved') {
    answer.mutate(
      { proposalId: proposal.id, answer: kind, text: draft.value.trim() },
      { onSuccess: draft.clear },
    )
  }

  return (
    <div className="stack tight">
      {isReserving && (
        <FormField
          label={text('minutes.proposals.answer')}
          hint={text('minutes.proposals.answerHint')}
          issue={issue}
        >
          <TextArea value={draft.value} onChange={draft.set} maxLength={5000} autoFocus />
        </FormField>
      )}
      <ErrorLine error={answer.error} />
      <div className="line">
        <Button small icon="check" busy={answer.isPending} onClick={() => give('adopted')}>
          {text('minutes.proposals.adopt')}
        </Button>
        {isReserving ? (
          <Button
            small
            icon="flag"
            busy={answer.isPending}
            disabled={draft.value.trim() === ''}
            onClick={() => give('reserved')}
          >
            {text('minutes.proposals.reserve')}
          </Button>
        ) : (
          <Button small kind="quiet" onClick={() => setReserving(true)}>
            {text('minutes.proposals.answerInWords')}
          </Button>
        )}
      </div>
    </div>
  )
}
