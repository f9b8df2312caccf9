import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button, LinkButton } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Confirm.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { type SyncView, useCallMeeting, useCorrect } from './api.ts'

/** What can be done with a report as a whole, besides writing it. */
export function Steps({ view }: { view: SyncView }): ReactNode {
  const text = useText()
  const navigate = useNavigate()
  const call = useCallMeeting(view.id)
  const correct = useCorrect(view.id)
  const [isCorrecting, setCorrecting] = useState(false)
  return (
    <>
      {view.collaboration !== null && view.state === 'sent' && (
        <LinkButton to={`/print/sync/${view.id}`} icon="file">
          {text('print.print')}
        </LinkButton>
      )}
      {view.can.includes('correct') && (
        <Button icon="pencil" onClick={() => setCorrecting(true)}>
          {text('sync.correct.action')}
        </Button>
      )}
      {view.can.includes('callMeeting') && (
        <Button
          icon="meeting"
          busy={call.isPending}
          onClick={() =>
            call.mutate(undefined, {
              onSuccess: ({ meeting }) => void navigate({ to: `/meetings/${meeting.id}` }),
            })
          }
        >
          {text('sync.meeting.call')}
        </Button>
      )}
      <ErrorLine error={call.error} />
      {isCorrecting && (
        <Confirm
          title={text('sync.correct.title')}
          action={text('sync.correct.action')}
          reason={text('sync.correct.field')}
          busy={correct.isPending}
          error={correct.error}
          onConfirm={(correction) =>
            correct.mutate(correction, { onSuccess: ({ id }) => void navigate({ to: `/syncs/${id}` }) })
          }
          onClose={() => setCorrecting(false)}
        >
          <p>{text('sync.correct.follows')}</p>
        </Confirm>
      )}
    </>
  )
}
