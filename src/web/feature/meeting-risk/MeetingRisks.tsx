import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { LibraryEntry, MeetingRisksView } from '#contract/meeting-risk.ts'
import { useStream } from '#web/lib/events.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField, TextField } from '#web/ui/fields.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { meetingRisksQuery, useAttach, useDetach, useRiskWords } from './api.ts'
import { Words } from './RiskLibrary.tsx'
import './meeting-risk.css'

/** What may go wrong in this meeting, as it stands, and what to do about it. */
export function MeetingRisks({ meetingId }: { meetingId: string }): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const query = useQuery(meetingRisksQuery(meetingId))
  useStream(`meeting:${meetingId}`, ({ kind }) => {
    if (kind === 'entry' || kind === 'lock') return
    void cache.invalidateQueries({ queryKey: meetingRisksQuery(meetingId).queryKey })
  })
  return (
    <Section
      title={text('meetingRisk.section.title')}
      actions={<Link to="/meetings/risks">{text('meetingRisk.toLibrary')}</Link>}
    >
      <Faces query={query}>{(view) => <Risks meetingId={meetingId} view={view} />}</Faces>
    </Section>
  )
}

function Risks({ meetingId, view }: { meetingId: string; view: MeetingRisksView }): ReactNode {
  const text = useText()
  const wordsOf = useRiskWords()
  const detach = useDetach(meetingId)
  const attach = useAttach(meetingId)
  const entry = (risk: LibraryEntry['risk']) =>
    wordsOf(view.library.find((one) => one.risk === risk) ?? { risk, own: null, version: 0 })
  const attached = new Set(view.attached.map(({ risk }) => risk))
  return (
    <div className="risks">
      {view.likely.length === 0 && view.attached.length === 0 && (
        <p className="quiet">
          {text('meetingRisk.section.none')} {view.canAttach && text('meetingRisk.section.noneHint')}
        </p>
      )}
      {view.attached.length > 0 && (
        <section>
          <h3>{text('meetingRisk.section.attached')}</h3>
          <ul className="risk-list">
            {view.attached.map(({ risk, note, person }) => (
              <li key={risk}>
                <details>
                  <summary>
                    <strong>{entry(risk).name}</strong> {note !== '' && <span>{note}</span>}{' '}
                    {person !== null && (
                      <span className="small faint">
                        {text('meetingRisk.section.by', { name: person.name })}
                      </span>
                    )}
                  </summary>
                  <Words words={entry(risk)} />
                  {view.canAttach && (
                    <Button small kind="quiet" busy={detach.isPending} onClick={() => detach.mutate(risk)}>
                      {text('meetingRisk.section.detach')}
                    </Button>
                  )}
                </details>
              </li>
            ))}
          </ul>
        </section>
      )}
      {view.likely.length > 0 && (
        <section aria-live="polite">
          <h3>
            {text('meetingRisk.section.likely')} <span className="faint">{view.likely.length}</span>
          </h3>
          <ul className="risk-list">
            {view.likely.map(({ risk, why }) => (
              <li key={risk}>
                <details>
                  <summary>
                    <strong>{entry(risk).name}</strong>{' '}
                    <span className="quiet">
                      {why.map(({ sign, params }) => (
                        <span key={sign} className="risk-why">
                          {text(`meetingRisk.why.${sign}`, params)}
                        </span>
                      ))}
                    </span>
                  </summary>
                  <Words words={entry(risk)} />
                  {view.canAttach && !attached.has(risk) && (
                    <Button
                      small
                      kind="quiet"
                      busy={attach.isPending}
                      onClick={() => attach.mutate({ risk, note: '' })}
                    >
                      {text('meetingRisk.section.attach')}
                    </Button>
                  )}
                </details>
              </li>
            ))}
          </ul>
        </section>
      )}
      <ErrorLine error={detach.error ?? attach.error} />
      {view.canAttach && <Add meetingId={meetingId} view={view} />}
    </div>
  )
}

function Add({ meetingId, view }: { meetingId: string; view: MeetingRisksView }): ReactNode {
  const text = useText()
  const wordsOf = useRiskWords()
  const attach = useAttach(meetingId)
  const [risk, setRisk] = useState<LibraryEntry['risk'] | ''>('')
  const [note, setNote] = useState('')
  const taken = new Set(view.attached.map((one) => one.risk))
  const free = view.library.filter((entry) => !taken.has(entry.risk))
  if (free.length === 0) return null
  return (
    <details>
      <summary>{text('meetingRisk.section.pick')}</summary>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (risk === '') return
          attach.mutate(
            { risk, note },
            {
              onSuccess: () => {
                setRisk('')
                setNote('')
              },
            },
          )
        }}
      >
        <FormField label={text('meetingRisk.field.name')}>
          <SelectField
            value={risk}
            onChange={setRisk}
            none="—"
            options={free.map((entry) => ({ value: entry.risk, label: wordsOf(entry).name }))}
          />
        </FormField>
        <FormField label={text('meetingRisk.section.addNote')}>
          <TextField value={note} onChange={setNote} maxLength={500} />
        </FormField>
        <ErrorLine error={attach.error} />
        <div className="form-end">
          <Button type="submit" small busy={attach.isPending} disabled={risk === ''}>
            {text('meetingRisk.section.attach')}
          </Button>
        </div>
      </form>
    </details>
  )
}
