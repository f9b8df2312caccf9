import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { FindingView } from '#contract/common.ts'
import type { MeetingView } from '#contract/meeting.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Findings, findingsOf } from '#web/ui/Findings.tsx'
import { type Override, stillStops } from '#web/ui/overrides.ts'
import { findingsQuery, type Moment, useMakeReady } from './api.ts'
import { goToPart } from './PrepSection.tsx'

export interface Act {
  readonly mutate: (overrides: readonly Override[], options: { onSuccess: () => void }) => void
  readonly isPending: boolean
  readonly error: unknown
}

/** What the norms say before a step, with what one takes on oneself, and the step. */
export function NormGate({
  findings,
  act,
  action,
  isReady = true,
  onDone,
  onClose,
}: {
  findings: readonly FindingView[]
  act: Act
  /** The verb on the button. */
  action: string
  /** Something else that the dialog asks for has been done. */
  isReady?: boolean
  onDone: () => void
  onClose: () => void
}): ReactNode {
  const text = useText()
  const [overrides, setOverrides] = useState<readonly Override[]>([])
  // The refusal is newer than what was asked for when the dialog opened.
  const refused = findingsOf(act.error)
  const all = refused.length > 0 ? refused : findings
  const stops = all.filter((finding) => stillStops(finding, overrides))
  return (
    <>
      <Findings
        findings={all}
        overrides={overrides}
        onOverrides={setOverrides}
        onGoTo={(place) => {
          onClose()
          // After the dialog has given the focus back.
          requestAnimationFrame(() => goToPart(partOf(place)))
        }}
      />
      {refused.length === 0 && <ErrorLine error={act.error} />}
      <div className="form-end">
        <Button
          kind="primary"
          busy={act.isPending}
          disabled={!isReady || stops.length > 0}
          onClick={() => act.mutate(overrides, { onSuccess: onDone })}
        >
          {action}
        </Button>
        <Button onClick={onClose}>{text('common.cancel')}</Button>
        {stops.length > 0 && (
          <span className="small quiet" role="status">
            {text('meeting.gate.stops', { count: stops.length })}
          </span>
        )}
      </div>
    </>
  )
}

/** The part of the page in which a finding is mended. */
export function partOf({ noun, id, field }: FindingView['place']): string {
  if (noun === 'topic') return `topic-${id}`
  if (noun === 'attendee' || noun === 'person' || noun === 'department') return 'people'
  if (noun === 'material') return 'materials'
  const parts: Readonly<Record<string, string>> = {
    goal: 'goal',
    needLink: 'goal',
    needReason: 'goal',
    coreProblem: 'goal',
    expectedOutcome: 'goal',
    hostId: 'people',
    recorderId: 'people',
    timekeeperId: 'people',
    venue: 'venue',
    venueConfirmed: 'venue',
    materials: 'materials',
  }
  return parts[field ?? ''] ?? 'agenda'
}

export function GateDialog({
  meeting,
  moment,
  title,
  hint,
  action,
  act,
  onClose,
}: {
  meeting: MeetingView
  moment: Moment
  title: string
  hint: string
  action: string
  act: Act
  onClose: () => void
}): ReactNode {
  const findings = useQuery({ ...findingsQuery(meeting.id, moment), staleTime: 0 })
  // What was known before may have been mended since: nobody takes on what no longer stands.
  const isAskedNow = findings.isFetchedAfterMount
  return (
    <Dialog title={title} width={640} onClose={onClose}>
      <p className="quiet">{hint}</p>
      <Faces query={{ ...findings, data: isAskedNow ? findings.data : undefined }}>
        {({ items }) => (
          <NormGate findings={items} act={act} action={action} onDone={onClose} onClose={onClose} />
        )}
      </Faces>
    </Dialog>
  )
}

export function ReadyDialog({ meeting, onClose }: { meeting: MeetingView; onClose: () => void }): ReactNode {
  const text = useText()
  const makeReady = useMakeReady(meeting.id)
  return (
    <GateDialog
      meeting={meeting}
      moment="ready"
      title={text('meeting.act.makeReady')}
      hint={text('meeting.gate.ready')}
      action={text('meeting.act.makeReady')}
      act={makeReady}
      onClose={onClose}
    />
  )
}
