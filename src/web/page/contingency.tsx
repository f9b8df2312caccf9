import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type ContingencyView, contingencyQuery } from '#web/feature/contingency/api.ts'
import { ContingencyForm } from '#web/feature/contingency/ContingencyForm.tsx'
import { ContingencySheet } from '#web/feature/contingency/ContingencySheet.tsx'
import { ContingencySteps } from '#web/feature/contingency/ContingencySteps.tsx'
import { usePathPart } from '#web/lib/address.ts'
import { useStream } from '#web/lib/events.ts'
import { useText } from '#web/lib/text.ts'
import { Button, LinkButton } from '#web/ui/Button.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Findings } from '#web/ui/Findings.tsx'
import { HistoryList } from '#web/ui/HistoryList.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Page, Section } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'

export default function ContingencyPage(): ReactNode {
  const text = useText()
  const id = usePathPart('id')
  const query = useQuery(contingencyQuery(id))
  const cache = useQueryClient()
  useStream('tasks', ({ kind, nounId }) => {
    if (kind === 'reset' || (kind === 'contingency.changed' && nounId === id)) {
      void cache.invalidateQueries({ queryKey: contingencyQuery(id).queryKey })
    }
  })
  if (query.data === undefined) {
    return (
      <Page title={text('enum.noun.contingency')}>
        <Faces query={query}>{() => null}</Faces>
      </Page>
    )
  }
  return <Open key={id} contingency={query.data} />
}

function Open({ contingency }: { contingency: ContingencyView }): ReactNode {
  const text = useText()
  const { source, collaboration } = contingency
  const isDraft = contingency.state === 'draft' && contingency.can.includes('edit')
  const [isEditing, setEditing] = useState(false)
  const back =
    collaboration === null
      ? { to: '/collaborations', label: text('nav.collaborations') }
      : { to: `/collaborations/${collaboration.id}`, label: collaboration.title }
  return (
    <Page
      title={contingency.title}
      above={
        <>
          {text('enum.noun.contingency')} {contingency.number}
        </>
      }
      beside={<StateMark kind="contingencyState" state={contingency.state} />}
      back={back}
      actions={
        <LinkButton to={`/print/contingency/${contingency.id}`} icon="file">
          {text('contingency.print')}
        </LinkButton>
      }
      primary={<ContingencySteps contingency={contingency} />}
      aside={
        <>
          {source !== null && (
            <Section title={text('contingency.field.source')}>
              <p>
                {text(`enum.noun.${source.noun}`)}{' '}
                <Link to={placeOf(source, collaboration?.id)}>{source.title}</Link>{' '}
                <span className="number">{source.number}</span>
              </p>
            </Section>
          )}
          <Section title={text('contingency.section.history')}>
            <HistoryList items={contingency.history} noun="contingency" kind="contingencyState" />
          </Section>
        </>
      }
    >
      {contingency.findings.length > 0 && (
        <Section title={text('contingency.missing')}>
          <Findings findings={contingency.findings} />
        </Section>
      )}
      <Section
        title={text('contingency.section.plan')}
        actions={
          !isDraft &&
          !isEditing &&
          contingency.can.includes('edit') && (
            <Button small icon="pencil" onClick={() => setEditing(true)}>
              {text('common.edit')}
            </Button>
          )
        }
      >
        {isDraft || isEditing ? (
          <ContingencyForm
            key={contingency.version}
            contingency={contingency}
            {...(isEditing && { onDone: () => setEditing(false) })}
          />
        ) : (
          <ContingencySheet contingency={contingency} />
        )}
      </Section>
    </Page>
  )
}

function placeOf({ noun, id }: { noun: string; id: string }, collaborationId: string | undefined): string {
  if (noun === 'conflict') return `/conflicts/${id}`
  if (noun === 'risk') return `/risks/${id}`
  return `/collaborations/${collaborationId ?? id}${noun === 'issue' ? '#issues' : ''}`
}
