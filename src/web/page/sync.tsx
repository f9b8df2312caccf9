import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type SyncView, syncQuery } from '#web/feature/sync/api.ts'
import { Editor } from '#web/feature/sync/Editor.tsx'
import { Report } from '#web/feature/sync/Report.tsx'
import { Steps } from '#web/feature/sync/Steps.tsx'
import { usePathPart } from '#web/lib/address.ts'
import { useStream } from '#web/lib/events.ts'
import { useText } from '#web/lib/text.ts'
import { ChainPanel } from '#web/ui/ChainPanel.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { HistoryList } from '#web/ui/HistoryList.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Page, Section } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { OnDay, When } from '#web/ui/When.tsx'
import '#web/feature/sync/sync.css'

/** One progress report: written, then as it was sent. */
export default function SyncPage(): ReactNode {
  const text = useText()
  const id = usePathPart('id')
  const query = useQuery(syncQuery(id))
  const cache = useQueryClient()
  useStream('tasks', ({ kind, nounId }) => {
    if (kind === 'reset' || (kind === 'sync.changed' && nounId === id) || kind.startsWith('task.')) {
      void cache.invalidateQueries({ queryKey: syncQuery(id).queryKey })
    }
  })
  if (query.data === undefined) {
    return (
      <Page
        title={text('enum.noun.sync')}
        back={{ to: '/collaborations', label: text('nav.collaborations') }}
      >
        <Faces query={query}>{() => null}</Faces>
      </Page>
    )
  }
  return <Open key={id} view={query.data} />
}

function Open({ view }: { view: SyncView }): ReactNode {
  const text = useText()
  const { collaboration, replaces, replacedBy, meeting } = view
  return (
    <Page
      title={view.title}
      above={
        <>
          {text('enum.noun.sync')} {view.number}
        </>
      }
      beside={<StateMark kind="syncState" state={view.state} />}
      back={
        collaboration === null
          ? { to: '/', label: text('nav.today') }
          : { to: `/collaborations/${collaboration.id}/sync`, label: text('sync.tab.sync') }
      }
      actions={<Steps view={view} />}
      aside={
        <>
          <ChainPanel
            from={[collaboration, replaces].filter((link) => link !== null)}
            to={[meeting, replacedBy].filter((link) => link !== null)}
          />
          {view.risks.length > 0 && (
            <Section title={text('sync.section.risks')}>
              <p className="small quiet">{text('sync.risksHint')}</p>
              <ul className="status-list">
                {view.risks.map((risk) => (
                  <li key={risk.id} className="line">
                    <StateMark kind="alertColour" state={risk.colour} />
                    <Link to={`/risks/${risk.id}`}>{risk.text}</Link>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {view.readers.length > 0 && (
            <Section
              title={text(view.state === 'sent' ? 'sync.section.told' : 'sync.section.readers')}
              note={view.readers.length}
            >
              <p className="small">{view.readers.map(({ name }) => name).join(text('common.join'))}</p>
            </Section>
          )}
          {view.history.length > 0 && (
            <Section title={text('sync.section.history')}>
              <HistoryList items={view.history} noun="sync" kind="syncState" />
            </Section>
          )}
        </>
      }
    >
      <p className="line">
        <span>
          <OnDay day={view.from} /> – <OnDay day={view.to} />
        </span>
        {view.sentAt !== null && (
          <span className="small quiet">
            {view.sentBy?.name} <When at={view.sentAt} />
          </span>
        )}
      </p>
      {view.correction !== '' && (
        <p>
          {text('sync.corrects', { number: replaces?.number ?? '' })} {view.correction}
        </p>
      )}
      {replacedBy !== null && (
        <p className="tone-amber">
          {text('sync.replacedBy')} <Link to={`/syncs/${replacedBy.id}`}>{replacedBy.number}</Link>
        </p>
      )}
      {view.can.includes('edit') ? <Editor view={view} /> : <Report view={view} />}
    </Page>
  )
}
