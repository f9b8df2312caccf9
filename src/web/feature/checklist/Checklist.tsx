import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { checklistStages } from '#domain/retrospective/note.ts'
import { useMe } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { CheckField } from '#web/ui/fields.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { When } from '#web/ui/When.tsx'
import { allEntriesQuery, checklistQuery, useRetire, useTick } from './api.ts'
import './checklist.css'

/** What others learnt, to be looked at in this collaboration at the stage where it is; nothing where there is nothing. */
export function Checklist({ id }: { id: string }): ReactNode {
  const text = useText()
  const query = useQuery(checklistQuery(id))
  const tick = useTick(id)
  const view = query.data
  // A part beside others: it takes no room while it has nothing to say.
  if (view === undefined || view.stage === null || view.items.length === 0) {
    return query.error ? <ErrorLine error={query.error} /> : null
  }
  return (
    <Section title={text('checklist.title')} note={text(`enum.checklistStage.${view.stage}`)} id="checklist">
      <ul className="checklist-rows">
        {view.items.map((entry) => (
          <li key={entry.id} className="line">
            <CheckField
              checked={entry.tickedAt !== null}
              disabled={!view.canTick}
              onChange={(isTicked) => tick.mutate({ entryId: entry.id, isTicked })}
            >
              {entry.text}
            </CheckField>
            <span className="small faint">
              {entry.tickedBy?.name}{' '}
              {entry.source !== null && (
                <Link to={`/collaborations/${entry.source.id}/retrospective`}>
                  {text('checklist.from', { number: entry.source.number })}
                </Link>
              )}
            </span>
          </li>
        ))}
      </ul>
      <ErrorLine error={tick.error} />
    </Section>
  )
}

/** The whole checklist; administrators take off what has served its time. */
export function ChecklistEntries(): ReactNode {
  const text = useText()
  const { isAdmin } = useMe()
  const query = useQuery(allEntriesQuery)
  const retire = useRetire()
  return (
    <Section title={text('checklist.title')} id="checklist">
      <Faces
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={<p className="quiet">{text('checklist.none')}</p>}
      >
        {({ items }) => (
          <>
            {checklistStages.map((stage) => {
              const own = items.filter((entry) => entry.stage === stage)
              if (own.length === 0) return null
              return (
                <div key={stage}>
                  <h3 className="small quiet">{text(`enum.checklistStage.${stage}`)}</h3>
                  <ul className="checklist-rows">
                    {own.map((entry) => (
                      <li key={entry.id}>
                        <div className="line">
                          <span>{entry.text}</span>
                          {isAdmin && (
                            <span className="push">
                              <Button
                                small
                                kind="quiet"
                                busy={retire.isPending}
                                onClick={() => retire.mutate(entry.id)}
                              >
                                {text('checklist.retire')}
                              </Button>
                            </span>
                          )}
                        </div>
                        <p className="small quiet">
                          {entry.addedBy?.name} <When at={entry.addedAt} />{' '}
                          {entry.source !== null && (
                            <Link to={`/collaborations/${entry.source.id}/retrospective`}>
                              {text('checklist.from', { number: entry.source.number })}
                            </Link>
                          )}
                        </p>
                      </li>
                    ))}
                  </ul>
                </div>
              )
            })}
            <ErrorLine error={retire.error} />
          </>
        )}
      </Faces>
    </Section>
  )
}
