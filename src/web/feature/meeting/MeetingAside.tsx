import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { HistoryItem } from '#contract/common.ts'
import type { MeetingView } from '#contract/meeting.ts'
import { fourChecks } from '#domain/meeting/four-checks.ts'
import { fourHaves } from '#domain/meeting/four-haves.ts'
import { meetingStates } from '#domain/meeting/lifecycle.ts'
import { useText } from '#web/lib/text.ts'
import { ChainPanel } from '#web/ui/ChainPanel.tsx'
import { Deadlines } from '#web/ui/Deadlines.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Findings } from '#web/ui/Findings.tsx'
import { HistoryList } from '#web/ui/HistoryList.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Section } from '#web/ui/Page.tsx'
import { checksQuery, findingsQuery, historyQuery, type Moment } from './api.ts'
import { partOf } from './MoveDialog.tsx'
import { goToPart } from './PrepSection.tsx'

/** Topics share the name of a state with meetings. */
const topicMoves: ReadonlySet<string> = new Set(['beginTopic', 'closeTopic'])

const moments: { readonly [State in MeetingView['state']]?: Moment } = {
  draft: 'ready',
  collecting: 'ready',
  ready: 'notice',
  rescheduled: 'notice',
  noticed: 'start',
  inProgress: 'end',
  confirming: 'end',
  ended: 'finalise',
}

/** 四有, the clocks with how they got their dates, the norms at this moment, the chain and what happened. */
export function MeetingAside({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  // Only whoever can mend it is told what is not by the norms.
  const isTheirs = meeting.can.some((act) => act === 'edit' || act === 'record' || act === 'generateMinutes')
  const moment = isTheirs ? moments[meeting.state] : undefined
  return (
    <>
      {meeting.phase !== null && <FourHaves meeting={meeting} />}
      {meeting.phase !== null && <FourChecks id={meeting.id} />}
      {meeting.deadlines.length > 0 && meeting.state !== 'cancelled' && (
        <Section title={text('meeting.aside.clocks')}>
          <Deadlines deadlines={meeting.deadlines} />
        </Section>
      )}
      {moment !== undefined && <MomentFindings meeting={meeting} moment={moment} />}
      <Section title={text('meeting.aside.chain')}>
        <ChainPanel
          from={[meeting.request, meeting.collaboration]}
          // Afterwards decisions and tasks stand in the page itself.
          to={
            meeting.phase === 'after'
              ? [meeting.minutes]
              : [meeting.minutes, ...meeting.decisions, ...meeting.tasks]
          }
          meetingId={meeting.id}
        />
      </Section>
      <History id={meeting.id} />
    </>
  )
}

/** 会议四项 (S4-35): agenda, preparation, minutes and follow-up, as they are. */
function FourChecks({ id }: { id: string }): ReactNode {
  const text = useText()
  const query = useQuery(checksQuery([id]))
  const checks = query.data?.items[0]?.checks ?? null
  if (checks === null) return null
  return (
    <Section
      title={text('meeting.aside.fourChecks')}
      note={`${fourChecks.filter((one) => checks[one] === 'has').length}/4`}
    >
      <ul className="four-haves">
        {fourChecks.map((one) => (
          <li key={one} className={`mark tone-${tones[checks[one]]}`}>
            <Icon name={icons[checks[one]]} size={14} label={text(`enum.checkState.${checks[one]}`)} />
            {text(`enum.fourChecks.${one}`)}
          </li>
        ))}
      </ul>
    </Section>
  )
}

const tones = { has: 'green', pending: 'quiet', missing: 'seal' } as const
const icons = { has: 'check', pending: 'ring', missing: 'warn' } as const

function FourHaves({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const score = fourHaves.filter((have) => meeting.fourHaves[have]).length
  return (
    <Section title={text('meeting.aside.fourHaves')} note={`${score}/4`}>
      <ul className="four-haves">
        {fourHaves.map((have) => (
          <li key={have} className={`mark tone-${meeting.fourHaves[have] ? 'green' : 'quiet'}`}>
            <Icon
              name={meeting.fourHaves[have] ? 'check' : 'ring'}
              size={14}
              label={text(meeting.fourHaves[have] ? 'meeting.aside.has' : 'meeting.aside.hasNot')}
            />
            {text(`enum.fourHaves.${have}`)}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function MomentFindings({ meeting, moment }: { meeting: MeetingView; moment: Moment }): ReactNode {
  const text = useText()
  const findings = useQuery(findingsQuery(meeting.id, moment))
  return (
    <Section title={text('meeting.aside.norms')} note={text(`meeting.aside.moment.${moment}`)}>
      <Faces query={findings}>
        {({ items }) => <Findings findings={items} onGoTo={(place) => goToPart(partOf(place))} />}
      </Faces>
    </Section>
  )
}

function History({ id }: { id: string }): ReactNode {
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  const history = useQuery({ ...historyQuery(id), enabled: isOpen })
  return (
    <details className="aside-history" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text('meeting.aside.history')}</summary>
      <Faces query={history}>
        {({ items }) => (
          <HistoryList items={items.map(withMeetingStates)} noun="meeting" kind="meetingState" />
        )}
      </Faces>
    </details>
  )
}

/** Answers, sign-ins and topics move between states of their own; their verbs say enough here. */
function withMeetingStates(item: HistoryItem): HistoryItem {
  const isOfMeeting = (meetingStates as readonly (string | null)[]).includes(item.toState)
  return isOfMeeting && !topicMoves.has(item.move) ? item : { ...item, fromState: null, toState: null }
}
