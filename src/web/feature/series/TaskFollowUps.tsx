import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useGoTo } from '#web/lib/address.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { taskFollowUpsQuery, useCallFollowUp } from './api.ts'
import './series.css'

/** 二次沟通会议 of a task: those that were called, and one click to call one (S2-67). */
export function TaskFollowUps({ taskId }: { taskId: string }): ReactNode {
  const text = useText()
  const goTo = useGoTo()
  const query = useQuery(taskFollowUpsQuery(taskId))
  const call = useCallFollowUp()
  if (query.data !== undefined && query.data.meetings.length === 0 && !query.data.canCall) return null
  return (
    <Section title={text('series.followUp.title')}>
      <Faces query={query}>
        {({ meetings, canCall }) => (
          <div className="stack">
            {meetings.length > 0 && (
              <ul className="kin-links">
                {meetings.map(({ id, title, state }) => (
                  <li key={id}>
                    <Link to={`/meetings/${id}`}>{title}</Link>{' '}
                    <StateMark kind="meetingState" state={state as never} />
                  </li>
                ))}
              </ul>
            )}
            {canCall && (
              <>
                <div>
                  <Button
                    small
                    icon="meeting"
                    busy={call.isPending}
                    onClick={() =>
                      call.mutate([taskId], { onSuccess: ({ meeting }) => goTo(`/meetings/${meeting.id}`) })
                    }
                  >
                    {text('series.followUp.call')}
                  </Button>
                </div>
                <p className="small faint">{text('series.followUp.hint')}</p>
                <ErrorLine error={call.error} />
              </>
            )}
          </div>
        )}
      </Faces>
    </Section>
  )
}
