import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type ConflictView, conflictQuery } from '#web/feature/conflict/api.ts'
import { Ladder } from '#web/feature/conflict/Ladder.tsx'
import { Moments, Ruling } from '#web/feature/conflict/Ruling.tsx'
import { Sides } from '#web/feature/conflict/Sides.tsx'
import { Steps } from '#web/feature/conflict/Steps.tsx'
import { Talks } from '#web/feature/conflict/Talks.tsx'
import '#web/feature/conflict/conflict.css'
import { ContingencyPart } from '#web/feature/contingency/ContingencyPart.tsx'
import { usePathPart } from '#web/lib/address.ts'
import { useStream } from '#web/lib/events.ts'
import { useText } from '#web/lib/text.ts'
import { LinkButton } from '#web/ui/Button.tsx'
import { ChainPanel } from '#web/ui/ChainPanel.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Findings } from '#web/ui/Findings.tsx'
import { HistoryList } from '#web/ui/HistoryList.tsx'
import { Page, Section } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'

export default function ConflictPage(): ReactNode {
  const text = useText()
  const id = usePathPart('id')
  const query = useQuery(conflictQuery(id))
  const cache = useQueryClient()
  useStream('tasks', ({ kind, nounId }) => {
    if (kind === 'reset' || (kind === 'conflict.changed' && nounId === id)) {
      void cache.invalidateQueries({ queryKey: conflictQuery(id).queryKey })
    }
    if (kind === 'reset' || kind === 'contingency.changed') {
      void cache.invalidateQueries({ queryKey: ['contingency'] })
    }
  })
  const back = { to: '/conflicts', label: text('conflict.title') }
  if (query.data === undefined) {
    return (
      <Page title={text('enum.noun.conflict')} back={back}>
        <Faces query={query}>{() => null}</Faces>
      </Page>
    )
  }
  return <Open key={id} conflict={query.data} back={back} />
}

function Open({
  conflict,
  back,
}: {
  conflict: ConflictView
  back: { to: string; label: string }
}): ReactNode {
  const text = useText()
  const { next, meeting, topic, decision, task, collaboration } = conflict
  const about = [collaboration, meeting, topic, decision, task]
  return (
    <Page
      title={conflict.title}
      above={
        <>
          {text('enum.noun.conflict')} {conflict.number} · {text(`enum.conflictKind.${conflict.kind}`)}
        </>
      }
      beside={
        <>
          <StateMark kind="conflictState" state={conflict.state} />
          {conflict.isSkip && <span className="small tone-orange">{text('conflict.skipMark')}</span>}
        </>
      }
      back={back}
      actions={
        <LinkButton to={`/print/conflict/${conflict.id}`} icon="file">
          {text('conflict.act.print')}
        </LinkButton>
      }
      primary={<Steps conflict={conflict} />}
      aside={
        <>
          <Section title={text('conflict.section.ladder')}>
            <Ladder conflict={conflict} />
          </Section>
          <Section title={text('conflict.section.times')}>
            <Moments conflict={conflict} />
          </Section>
          <Section title={text('conflict.section.about')}>
            <ChainPanel
              from={about}
              to={conflict.tasks.map(({ id, number, name, state }) => ({
                noun: 'task' as const,
                id,
                number,
                title: name,
                state,
              }))}
              {...(meeting !== null && { meetingId: meeting.id })}
            />
          </Section>
          <Section title={text('contingency.title')}>
            <ContingencyPart place={{ conflictId: conflict.id }} canBegin title={conflict.title} />
          </Section>
          <Section title={text('conflict.section.history')}>
            <HistoryList items={conflict.history} noun="conflict" kind="conflictState" />
          </Section>
        </>
      }
    >
      {(conflict.commonGoal !== '' || conflict.options !== '') && (
        <Section title={text('conflict.field.commonGoal')}>
          <p className="conflict-words">{conflict.commonGoal}</p>
          {conflict.options !== '' && (
            <p className="small">
              <span className="quiet">{text('conflict.field.options')}</span> {conflict.options}
            </p>
          )}
        </Section>
      )}
      {conflict.ruling !== '' && (
        <Section title={text('conflict.section.ruling')}>
          <Ruling conflict={conflict} />
        </Section>
      )}
      <Section title={text('conflict.section.sides')}>
        <Sides conflict={conflict} />
      </Section>
      <Section title={text('conflict.section.talks')}>
        <Talks conflict={conflict} />
      </Section>
      {next !== null && next.findings.length > 0 && (
        <Section title={text('conflict.next.title')}>
          <Findings findings={next.findings} />
        </Section>
      )}
    </Page>
  )
}
