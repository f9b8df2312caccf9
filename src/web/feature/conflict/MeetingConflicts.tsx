import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Section } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { toast } from '#web/ui/toast.tsx'
import { disputesQuery, useRaise } from './api.ts'
import { ConflictsOf } from './ConflictsOf.tsx'

/** What departments did not agree on in a meeting: each disputed point can go up as a conflict in one step. */
export function MeetingConflicts({ meetingId, title }: { meetingId: string; title: string }): ReactNode {
  const text = useText()
  const disputes = useQuery(disputesQuery(meetingId))
  const waiting = (disputes.data?.items ?? []).filter(({ conflict }) => conflict === null)
  return (
    <Section title={text('conflict.related')} id="conflicts">
      <ConflictsOf place={{ meetingId }} title={title} />
      {waiting.length > 0 && (
        <ul className="chain-links">
          {waiting.map((dispute) => (
            <Dispute key={dispute.entryId} dispute={dispute} canRaise={disputes.data?.canRaise === true} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function Dispute({
  dispute,
  canRaise,
}: {
  dispute: { readonly entryId: string; readonly text: string }
  canRaise: boolean
}): ReactNode {
  const text = useText()
  const go = useNavigate()
  const raise = useRaise()
  return (
    <li className="line">
      <StateMark kind="entryKind" state="dispute" />
      <span>{dispute.text}</span>
      {canRaise && (
        <Button
          small
          kind="quiet"
          icon="up"
          busy={raise.isPending}
          onClick={() =>
            raise.mutate(
              { body: { entryId: dispute.entryId }, idempotencyKey: `dispute-${dispute.entryId}` },
              {
                onSuccess: ({ id }) => {
                  toast(text('conflict.raised'))
                  void go({ to: `/conflicts/${id}` })
                },
              },
            )
          }
        >
          {text('conflict.fromDispute')}
        </Button>
      )}
      <ErrorLine error={raise.error} />
    </li>
  )
}
