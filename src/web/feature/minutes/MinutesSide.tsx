import { type ReactNode, useState } from 'react'
import type { MinutesView } from '#contract/minutes.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ChainPanel } from '#web/ui/ChainPanel.tsx'
import { Deadlines } from '#web/ui/Deadlines.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { HistoryList } from '#web/ui/HistoryList.tsx'
import { Section } from '#web/ui/Page.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { PersonTag } from '#web/ui/PersonTag.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { When } from '#web/ui/When.tsx'
import { useUpdateMinutes } from './api.ts'
import { Properties } from './Properties.tsx'
import { RecipientsDialog } from './RecipientsDialog.tsx'
import './minutes.css'

/** Clocks, who has answered, versions, where it comes from and what became of it. */
export function MinutesSide({
  minutes,
  shownVersion,
  onVersion,
  onCompare,
}: {
  minutes: MinutesView
  shownVersion: number
  onVersion: (no: number) => void
  onCompare: (no: number) => void
}): ReactNode {
  const text = useText()
  const { content, deadlines, meeting, history } = minutes
  const decisions = content.decisions.map(({ decisionId, number, content: title, state }) => ({
    noun: 'decision' as const,
    id: decisionId,
    number,
    title,
    state,
  }))
  return (
    <>
      {deadlines.length > 0 && (
        <Section title={text('minutes.clocks')}>
          <Deadlines deadlines={deadlines} />
        </Section>
      )}
      <Recipients minutes={minutes} />
      <Section title={text('minutes.versions.title')}>
        <ol>
          {minutes.versions.toReversed().map(({ no, at, author, note, isFinal }) => (
            <li key={no} className="version" data-shown={no === shownVersion}>
              <span>
                {text('document.versionMark', { no })}
                {isFinal && <strong> {text('document.finalMark')}</strong>}
              </span>
              <span className="small faint">
                {author?.name} <When at={at} />
              </span>
              {note !== '' && <span className="small quiet">{note}</span>}
              <span className="line">
                {no !== shownVersion && (
                  <Button small kind="quiet" onClick={() => onVersion(no)}>
                    {text('minutes.versions.read')}
                  </Button>
                )}
                {no > 1 && (
                  <Button small kind="quiet" onClick={() => onCompare(no)}>
                    {text('minutes.versions.compare', { no: no - 1 })}
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ol>
      </Section>
      <Maintainer minutes={minutes} />
      <Properties minutes={minutes} />
      <Section title={text('minutes.chain')}>
        <ChainPanel from={[meeting]} to={decisions} />
      </Section>
      <Section title={text('minutes.history')}>
        <HistoryList items={history} noun="minutes" kind="minutesState" />
      </Section>
    </>
  )
}

function Recipients({ minutes }: { minutes: MinutesView }): ReactNode {
  const text = useText()
  const [isEditing, setEditing] = useState(false)
  const asked = minutes.recipients.filter(({ role }) => role !== 'cc')
  const answered = asked.filter(({ state }) => state !== 'sent' && state !== 'overdue')
  const isOut = minutes.sentAt !== null
  return (
    <Section
      title={text('minutes.recipients.title')}
      note={
        isOut
          ? text('minutes.recipients.answered', { answered: answered.length, count: asked.length })
          : text('common.people', { count: minutes.recipients.length })
      }
      actions={
        minutes.can.includes('editRecipients') && (
          <Button small kind="quiet" onClick={() => setEditing(true)}>
            {text('common.edit')}
          </Button>
        )
      }
    >
      {minutes.recipients.length === 0 ? (
        <p className="faint">{text('minutes.recipients.none')}</p>
      ) : (
        <ul className="recipients" aria-live="polite">
          {minutes.recipients.map(({ id, person, role, state, openedAt }) => (
            <li key={id} className="recipient">
              <span>
                <PersonTag person={person} />{' '}
                {role !== 'recipient' && (
                  <span className="small faint">{text(`enum.recipientRole.${role}`)}</span>
                )}
              </span>
              {isOut && (
                <span className="small recipient-state">
                  {role !== 'cc' && <StateMark kind="minutesFeedback" state={state} />}
                  <Receipt openedAt={openedAt} />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {isEditing && <RecipientsDialog minutes={minutes} onClose={() => setEditing(false)} />}
    </Section>
  )
}

/** 签收: that somebody has had the text before them. */
function Receipt({ openedAt }: { openedAt: string | null }): ReactNode {
  const text = useText()
  if (openedAt === null) return <span className="faint">{text('minutes.receipt.unopened')}</span>
  const [before, after] = text('minutes.receipt.opened', { at: '\u0000' }).split('\u0000')
  return (
    <span className="faint">
      {before}
      <When at={openedAt} />
      {after}
    </span>
  )
}

/** 更新责任人 of the tracking sheet (S2-62). */
function Maintainer({ minutes }: { minutes: MinutesView }): ReactNode {
  const text = useText()
  const update = useUpdateMinutes(minutes.id)
  const canEdit = minutes.can.includes('edit')
  return (
    <Section title={text('minutes.maintainer')}>
      {canEdit ? (
        <PersonPicker
          value={minutes.maintainer}
          onChange={(person) =>
            update.mutate({ version: minutes.version, change: { maintainerId: person?.id ?? null } })
          }
        />
      ) : (
        <PersonTag person={minutes.maintainer} />
      )}
      <ErrorLine error={update.error} />
    </Section>
  )
}
