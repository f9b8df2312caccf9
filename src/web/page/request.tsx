import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Answers } from '#web/feature/request/Answers.tsx'
import { Assessment } from '#web/feature/request/Assessment.tsx'
import { type RequestView, requestKey, requestQuery } from '#web/feature/request/api.ts'
import { ConvertDialog, Outcome, WithdrawDialog } from '#web/feature/request/Ending.tsx'
import { RequestForm } from '#web/feature/request/RequestForm.tsx'
import { RequestSheet } from '#web/feature/request/RequestSheet.tsx'
import { ReviewForm, Reviews } from '#web/feature/request/Review.tsx'
import { ReviseForm } from '#web/feature/request/ReviseForm.tsx'
import { Rounds } from '#web/feature/request/Rounds.tsx'
import { Standing } from '#web/feature/request/Standing.tsx'
import { usePathPart } from '#web/lib/address.ts'
import { useStream } from '#web/lib/events.ts'
import { useText } from '#web/lib/text.ts'
import { Button, LinkButton } from '#web/ui/Button.tsx'
import { ChainPanel } from '#web/ui/ChainPanel.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { HistoryList } from '#web/ui/HistoryList.tsx'
import { Page, Section } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'

export default function RequestPage(): ReactNode {
  const text = useText()
  const id = usePathPart('id')
  const query = useQuery(requestQuery(id))
  const cache = useQueryClient()
  useStream('tasks', ({ noun }) => {
    if (noun === 'request') void cache.invalidateQueries({ queryKey: [...requestKey, 'one', id] })
  })
  const back = { to: '/requests', label: text('request.list.title') }
  if (query.data === undefined) {
    return (
      <Page title={text('enum.noun.request')} back={back}>
        <Faces query={query}>{() => null}</Faces>
      </Page>
    )
  }
  return <Open key={id} request={query.data} back={back} />
}

function Open({ request, back }: { request: RequestView; back: { to: string; label: string } }): ReactNode {
  const text = useText()
  const [dialog, setDialog] = useState<'convert' | 'withdraw'>()
  const [isRevising, setRevising] = useState(false)
  const { can, state } = request
  const isWritten = state === 'draft' || state === 'returned'
  const isAsked = request.answers.some((answer) => answer.state !== 'waiting')
  const close = () => setDialog(undefined)
  return (
    <Page
      title={request.name}
      above={
        <>
          {text('enum.noun.request')} {request.number} · {request.initiatingDepartment.name}{' '}
          {request.initiator.name}
        </>
      }
      beside={<StateMark kind="requestState" state={state} />}
      back={back}
      actions={
        <>
          <LinkButton to={`/print/request/${request.id}`} icon="file">
            {text('print.print')}
          </LinkButton>
          {can.includes('withdraw') && (
            <Button icon="undo" onClick={() => setDialog('withdraw')}>
              {text('request.withdraw.action')}
            </Button>
          )}
        </>
      }
      primary={
        can.includes('convert') ? (
          <Button kind="primary" icon="play" onClick={() => setDialog('convert')}>
            {text('request.convert.action')}
          </Button>
        ) : can.includes('revise') && !isRevising ? (
          <Button kind="primary" icon="pencil" onClick={() => setRevising(true)}>
            {text('request.revise.action')}
          </Button>
        ) : undefined
      }
      aside={
        <>
          <Section title={text('request.section.chain')}>
            <ChainPanel to={[request.became, ...request.meetings]} />
          </Section>
          <Section title={text('request.section.measures')}>
            <p className="small quiet">
              {text('request.measures.reassignedTimes', { count: request.measures.reassignments })}
              {request.measures.hoursToDecision !== null &&
                ` · ${text('request.measures.took', { hours: Math.round(request.measures.hoursToDecision * 10) / 10 })}`}
            </p>
          </Section>
          <Section title={text('request.section.history')}>
            <HistoryList items={request.history} noun="request" kind="requestState" />
          </Section>
        </>
      }
    >
      <Standing standing={request.standing} />
      {request.result !== null && (
        <Section title={text('request.section.outcome')}>
          <Outcome request={request} />
        </Section>
      )}
      {can.includes('pass') && (
        <Section title={text('request.section.review')}>
          <ReviewForm request={request} />
        </Section>
      )}
      {isAsked && (
        <Section title={text('request.section.answers')} id="answers">
          <Answers request={request} />
        </Section>
      )}
      {isAsked && (
        <Section
          title={text('request.section.assessment')}
          actions={
            <LinkButton to={`/print/assessment/${request.id}`} kind="quiet" small icon="file">
              {text('request.printAssessment')}
            </LinkButton>
          }
        >
          <Assessment request={request} />
        </Section>
      )}
      <Section title={text(isRevising ? 'request.section.revise' : 'request.section.form')}>
        {isRevising && can.includes('revise') ? (
          <ReviseForm request={request} onDone={() => setRevising(false)} />
        ) : isWritten && can.includes('edit') ? (
          <>
            {state === 'returned' && <Reviews request={request} />}
            <RequestForm request={request} />
          </>
        ) : (
          <RequestSheet request={request} />
        )}
      </Section>
      {request.reviews.length > 0 && !isWritten && (
        <Section title={text('request.section.reviews')}>
          <Reviews request={request} />
        </Section>
      )}
      {isAsked && (
        <Section title={text('request.section.rounds')}>
          <Rounds rounds={request.rounds} />
        </Section>
      )}
      {dialog === 'convert' && <ConvertDialog request={request} onClose={close} />}
      {dialog === 'withdraw' && <WithdrawDialog request={request} onClose={close} />}
    </Page>
  )
}
