import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Link } from '#web/ui/Link.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { When } from '#web/ui/When.tsx'
import { type RetrospectiveView, useCallMeeting } from './api.ts'

/** 复盘会: what was held, and one more in one click with its agenda filled. */
export function Meetings({ view }: { view: RetrospectiveView }): ReactNode {
  const text = useText()
  const make = useCallMeeting(view.id)
  const navigate = useNavigate()
  return (
    <div className="stack">
      {view.meetings.length === 0 && <p className="quiet">{text('retrospective.meeting.none')}</p>}
      <ul className="retro-rows">
        {view.meetings.map((meeting) => (
          <li key={meeting.id} className="retro-row">
            <Link to={`/meetings/${meeting.id}`}>{meeting.title}</Link>{' '}
            <StateMark kind="meetingState" state={meeting.state as 'draft'} />{' '}
            {meeting.plannedStart !== null && (
              <span className="small quiet">
                <When at={meeting.plannedStart} />
              </span>
            )}
          </li>
        ))}
      </ul>
      {view.can.includes('callMeeting') && (
        <div>
          <Button
            icon="meeting"
            busy={make.isPending}
            onClick={() =>
              make.mutate(undefined, {
                onSuccess: ({ meeting }) => void navigate({ to: `/meetings/${meeting.id}` }),
              })
            }
          >
            {text('retrospective.meeting.call')}
          </Button>
        </div>
      )}
      <ErrorLine error={make.error} />
    </div>
  )
}
