import type { ReactNode } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import { useText } from '#web/lib/text.ts'
import { ChainTitle } from '#web/ui/ChainTitle.tsx'
import { PersonTag } from '#web/ui/PersonTag.tsx'
import { When } from '#web/ui/When.tsx'

/** When, where, who leads, what for: the head of the notice, to be read. */
export function MeetingFacts({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const { plannedStart, plannedEnd, actualStart, actualEnd, form, place, onlineUrl } = meeting
  const [from, until] =
    meeting.phase === 'after' && actualStart !== null ? [actualStart, actualEnd] : [plannedStart, plannedEnd]
  const rows: readonly (readonly [string, ReactNode])[] = [
    ['time', from === null ? text('meeting.timeOpen') : <When key="time" at={from} until={until} />],
    [
      'place',
      <span key="place" className="line">
        {text(`enum.meetingForm.${form}`)}
        {place !== '' && <span>{place}</span>}
        {onlineUrl !== '' && (
          <a href={onlineUrl} target="_blank" rel="noreferrer">
            {text('meeting.join')}
          </a>
        )}
      </span>,
    ],
    ['host', <PersonTag key="host" person={meeting.host} />],
    ['recorder', <PersonTag key="recorder" person={meeting.recorder} />],
    ['goal', meeting.goal],
    ['expectedOutcome', meeting.expectedOutcome],
    ['coreProblem', meeting.coreProblem],
    ['outOfScope', meeting.outOfScope],
    ['request', meeting.request === null ? '' : <ChainTitle key="request" link={meeting.request} />],
    [
      'collaborationName',
      meeting.collaboration === null ? (
        meeting.collaborationName
      ) : (
        <ChainTitle key="collaboration" link={meeting.collaboration} />
      ),
    ],
  ]
  return (
    <dl className="facts">
      {rows
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name} className={name === 'goal' ? 'fact fact-goal' : 'fact'}>
            <dt>{text(`meeting.field.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
