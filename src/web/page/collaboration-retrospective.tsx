import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useNormTitle } from '#web/feature/norm/NormTable.tsx'
import { NormWish, useSayNorm } from '#web/feature/norm/NormWish.tsx'
import { Ratings } from '#web/feature/rating/Ratings.tsx'
import { Assets } from '#web/feature/retrospective/Assets.tsx'
import { type RetrospectiveView, retrospectiveQuery } from '#web/feature/retrospective/api.ts'
import { Changes, type NormParts } from '#web/feature/retrospective/Changes.tsx'
import { Contribute } from '#web/feature/retrospective/Contribute.tsx'
import { Facts } from '#web/feature/retrospective/Facts.tsx'
import { Files } from '#web/feature/retrospective/Files.tsx'
import { Measures } from '#web/feature/retrospective/Measures.tsx'
import { Meetings } from '#web/feature/retrospective/Meetings.tsx'
import { Notes } from '#web/feature/retrospective/Notes.tsx'
import { Recognitions } from '#web/feature/retrospective/Recognitions.tsx'
import { Results } from '#web/feature/retrospective/Results.tsx'
import { Opening, Steps } from '#web/feature/retrospective/Steps.tsx'
import { Words } from '#web/feature/retrospective/Words.tsx'
import { usePathPart } from '#web/lib/address.ts'
import { useStream } from '#web/lib/events.ts'
import { useText } from '#web/lib/text.ts'
import { LinkButton } from '#web/ui/Button.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { HistoryList } from '#web/ui/HistoryList.tsx'
import { Section } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { OnDay } from '#web/ui/When.tsx'
import { CollaborationPart } from './collaboration-frame.tsx'
import '#web/feature/retrospective/retrospective.css'

/** 复盘 of one collaboration: what was, what each department saw, what is learnt, what becomes of it. */
export default function CollaborationRetrospectivePage(): ReactNode {
  const text = useText()
  const id = usePathPart('id')
  const query = useQuery(retrospectiveQuery(id))
  const cache = useQueryClient()
  useStream('tasks', ({ kind, nounId }) => {
    if (kind === 'reset' || nounId === id) void cache.invalidateQueries({ queryKey: ['retrospective'] })
  })
  const view = query.data
  return (
    <CollaborationPart
      actions={() =>
        view === undefined || view.state === null ? null : (
          <>
            <LinkButton to={`/print/retrospective/${id}`} icon="file">
              {text('print.print')}
            </LinkButton>
            <a className="button plain" href={`/api/v1/collaborations/${id}/retrospective.docx`} download>
              {text('retrospective.word')}
            </a>
            <Steps view={view} />
          </>
        )
      }
    >
      {() => <Faces query={query}>{(one) => <Parts view={one} />}</Faces>}
    </CollaborationPart>
  )
}

function Parts({ view }: { view: RetrospectiveView }): ReactNode {
  const text = useText()
  const norms: NormParts = {
    say: useSayNorm(),
    titleOf: useNormTitle(),
    field: (props) => <NormWish {...props} />,
  }
  const ratings = (
    <Section title={text('rating.title')} id="ratings">
      <Ratings id={view.id} />
    </Section>
  )
  if (view.state === null) {
    return (
      <>
        <Section title={text('retrospective.title')}>
          <Opening view={view} />
        </Section>
        {view.can.includes('open') && (
          <Section title={text('retrospective.section.facts')} id="facts">
            <Facts view={view} />
          </Section>
        )}
        {ratings}
        {view.canArchive && (
          <Section title={text('retrospective.archive.title')}>
            <Steps view={view} />
          </Section>
        )}
      </>
    )
  }
  return (
    <>
      <p className="line">
        <span className="number">{view.number}</span>
        <StateMark kind="retrospectiveState" state={view.state} />
        {view.state === 'collecting' && view.collectUntil !== null && (
          <span className="small quiet">
            {text('retrospective.until')} <OnDay day={view.collectUntil} />
          </span>
        )}
      </p>
      {view.can.includes('contribute') && (
        <Section title={text('retrospective.section.mine')} id="mine">
          <Contribute view={view} />
        </Section>
      )}
      <Section title={text('retrospective.section.notes')} note={view.notes.length} id="notes">
        <Notes view={view} />
      </Section>
      <Section title={text('retrospective.section.overview')} id="overview">
        <Words view={view} field="overview" />
        <p className="small quiet">
          {text('retrospective.period')}
          {text('retrospective.colon')}
          {view.collaboration.startsOn === null ? '—' : <OnDay day={view.collaboration.startsOn} />} –{' '}
          {view.collaboration.endsOn === null ? '—' : <OnDay day={view.collaboration.endsOn} />}
          {' · '}
          {text('retrospective.people')}
          {text('retrospective.colon')}
          {view.collaboration.members.map(({ name }) => name).join(text('common.join'))}
        </p>
      </Section>
      <Section title={text('retrospective.section.results')} id="results">
        <Results view={view} />
      </Section>
      <Section title={text('retrospective.section.facts')} id="facts">
        <Facts view={view} />
        <Words view={view} field="assessment" />
      </Section>
      <Section title={text('retrospective.section.conclusion')} id="conclusion">
        <Words view={view} field="conclusion" />
      </Section>
      <Section title={text('retrospective.section.meetings')} id="meetings">
        <Meetings view={view} />
      </Section>
      <Section title={text('retrospective.section.measures')} note={view.measures.length} id="measures">
        <Measures view={view} />
      </Section>
      <Section title={text('retrospective.section.assets')} id="assets">
        <Assets view={view} />
      </Section>
      <Section title={text('retrospective.section.changes')} note={view.changes.length} id="changes">
        <Changes view={view} norms={norms} />
      </Section>
      <Section title={text('retrospective.section.recognitions')} id="recognitions">
        <Recognitions view={view} />
      </Section>
      {ratings}
      <Section title={text('retrospective.section.files')} id="files">
        <Files view={view} />
      </Section>
      <Section title={text('retrospective.section.history')} id="history">
        <HistoryList items={view.history} noun="retrospective" kind="retrospectiveState" />
      </Section>
    </>
  )
}
