import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { MinutesView } from '#contract/minutes.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Findings } from '#web/ui/Findings.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea } from '#web/ui/fields.tsx'
import { type Override, stillStops } from '#web/ui/overrides.ts'
import { toast } from '#web/ui/toast.tsx'
import { minutesFindingsQuery, useFinaliseMinutes, useResendMinutes, useSendMinutes } from './api.ts'

/** Sends the draft for confirmation, once nothing is in the way. */
export function SendDialog({ minutes, onClose }: { minutes: MinutesView; onClose: () => void }): ReactNode {
  const text = useText()
  const send = useSendMinutes(minutes.id)
  const findings = useQuery(minutesFindingsQuery(minutes.id, 'send'))
  const [overrides, setOverrides] = useState<readonly Override[]>([])
  const asked = minutes.recipients.filter(({ role }) => role !== 'cc')
  const isStopped = findings.data?.items.some((finding) => stillStops(finding, overrides)) ?? true
  return (
    <Dialog
      title={text('minutes.send.title')}
      width={600}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
          <Button
            kind="primary"
            icon="send"
            busy={send.isPending}
            disabled={isStopped}
            onClick={() =>
              send.mutate(overrides, {
                onSuccess: () => {
                  onClose()
                  toast(text('minutes.send.done'))
                },
              })
            }
          >
            {text('minutes.send.action')}
          </Button>
        </>
      }
    >
      <p>
        {text('minutes.send.to', {
          count: asked.length,
          copies: minutes.recipients.length - asked.length,
        })}
      </p>
      <p className="quiet">{text('minutes.send.clock')}</p>
      <Faces query={findings}>
        {({ items }) => <Findings findings={items} overrides={overrides} onOverrides={setOverrides} />}
      </Faces>
      <ErrorLine error={send.error} />
    </Dialog>
  )
}

/** Sends the revised text; everybody is asked again. */
export function ResendDialog({ minutes, onClose }: { minutes: MinutesView; onClose: () => void }): ReactNode {
  const text = useText()
  const resend = useResendMinutes(minutes.id)
  const [note, setNote] = useState('')
  return (
    <Dialog title={text('minutes.resend.title')} width={560} onClose={onClose}>
      <p className="quiet">{text('minutes.resend.hint')}</p>
      <FormField label={text('minutes.resend.note')} hint={text('common.optional')}>
        <TextArea value={note} onChange={setNote} maxLength={5000} autoFocus />
      </FormField>
      <ErrorLine error={resend.error} />
      <div className="form-end">
        <Button
          kind="primary"
          icon="send"
          busy={resend.isPending}
          onClick={() =>
            resend.mutate(note.trim(), {
              onSuccess: () => {
                onClose()
                toast(text('minutes.send.done'))
              },
            })
          }
        >
          {text('minutes.resend.action')}
        </Button>
        <Button onClick={onClose}>{text('common.cancel')}</Button>
      </div>
    </Dialog>
  )
}

/**
 * Makes them final. A reviewer who is silent is passed over only by name, only by the host, and only
 * after the clock; those names are shown before.
 */
export function FinaliseDialog({
  minutes,
  onClose,
}: {
  minutes: MinutesView
  onClose: () => void
}): ReactNode {
  const text = useText()
  const finalise = useFinaliseMinutes(minutes.id)
  const findings = useQuery(minutesFindingsQuery(minutes.id, 'finalise'))
  const [overrides, setOverrides] = useState<readonly Override[]>([])
  const silent = silentOf(minutes)
  const isReviewerSilent = silent.some(({ role }) => role === 'reviewer')
  const canGoOn = minutes.can.includes('finaliseWithoutSilent')
  const withoutSilent = isReviewerSilent && canGoOn
  // Where the silent may be passed over, they are said by name above, and passing them over is the button.
  const others = findings.data?.items.filter(({ norm }) => norm !== 'NM-MIN-02' || !withoutSilent)
  const isStopped =
    (isReviewerSilent && !canGoOn) || (others?.some((finding) => stillStops(finding, overrides)) ?? true)
  const names = silent.map(({ person }) => person.name).join(text('common.join'))
  return (
    <Dialog
      title={text('minutes.finalise.title')}
      width={600}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
          <Button
            kind="seal"
            icon="seal"
            busy={finalise.isPending}
            disabled={isStopped}
            onClick={() =>
              finalise.mutate(
                { overrides, withoutSilent },
                {
                  onSuccess: () => {
                    onClose()
                    toast(text('minutes.finalise.done'))
                  },
                },
              )
            }
          >
            {text(withoutSilent ? 'minutes.finalise.withoutSilent' : 'minutes.finalise.action')}
          </Button>
        </>
      }
    >
      <p>{text('minutes.finalise.hint')}</p>
      {silent.length > 0 && (
        <div className="stack tight">
          <strong>{text('minutes.finalise.silent', { count: silent.length })}</strong>
          <p>{names}</p>
          <p className="quiet small">
            {text(
              isReviewerSilent && !canGoOn
                ? 'minutes.finalise.waitForReviewers'
                : 'minutes.finalise.silentHint',
            )}
          </p>
        </div>
      )}
      <Faces query={findings}>
        {() =>
          // To whom silence stands in the way, an empty list would read as a permission.
          (others ?? []).length === 0 && isReviewerSilent && !canGoOn ? null : (
            <Findings findings={others ?? []} overrides={overrides} onOverrides={setOverrides} />
          )
        }
      </Faces>
      <ErrorLine error={finalise.error} />
    </Dialog>
  )
}

/** Whoever was asked and has not said anything to the version at hand. */
export function silentOf({ recipients }: MinutesView): MinutesView['recipients'] {
  return recipients.filter(({ role, state }) => role !== 'cc' && (state === 'sent' || state === 'overdue'))
}
