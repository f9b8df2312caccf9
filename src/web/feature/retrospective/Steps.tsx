import { useIsMutating } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Findings, findingsOf } from '#web/ui/Findings.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea } from '#web/ui/fields.tsx'
import { type Override, stillStops } from '#web/ui/overrides.ts'
import { toast } from '#web/ui/toast.tsx'
import { type RetrospectiveView, useArchive, useMove, useOpen } from './api.ts'

/** What the leader can do with the whole of it: one primary step, the others beside it. */
export function Steps({ view }: { view: RetrospectiveView }): ReactNode {
  const text = useText()
  const move = useMove(view.id)
  const [isRevising, setRevising] = useState(false)
  const [isArchiving, setArchiving] = useState(false)
  const { can, state } = view
  // A step is taken with what was just saved, not before it.
  const isBusy = useIsMutating() > 0
  return (
    <>
      {can.includes('reopen') && (
        <Button busy={isBusy} onClick={() => move.mutate({ move: 'reopen' })}>
          {text('retrospective.step.reopen')}
        </Button>
      )}
      {can.includes('revise') && (
        <Button onClick={() => setRevising(true)}>{text('retrospective.step.revise')}</Button>
      )}
      {can.includes('review') && (
        <Button kind="primary" busy={isBusy} onClick={() => move.mutate({ move: 'review' })}>
          {text('retrospective.step.review')}
        </Button>
      )}
      {can.includes('finalise') && (
        <Button
          kind="primary"
          busy={isBusy}
          onClick={() =>
            move.mutate(
              { move: 'finalise' },
              { onSuccess: () => toast(text('retrospective.step.finalised')) },
            )
          }
        >
          {text('retrospective.step.finalise')}
        </Button>
      )}
      {view.canArchive && (
        <Button kind={state === 'final' ? 'primary' : 'plain'} onClick={() => setArchiving(true)}>
          {text('retrospective.archive.action')}
        </Button>
      )}
      <ErrorLine error={move.error} />
      {isRevising && <ReviseDialog view={view} onClose={() => setRevising(false)} />}
      {isArchiving && <ArchiveDialog view={view} onClose={() => setArchiving(false)} />}
    </>
  )
}

function ReviseDialog({ view, onClose }: { view: RetrospectiveView; onClose: () => void }): ReactNode {
  const text = useText()
  const move = useMove(view.id)
  const [reason, setReason] = useState('')
  return (
    <Dialog title={text('retrospective.step.revise')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          move.mutate({ move: 'revise', reason: reason.trim() }, { onSuccess: onClose })
        }}
      >
        <p className="quiet">{text('retrospective.step.reviseHint')}</p>
        <FormField label={text('retrospective.field.reason')} required>
          <TextArea value={reason} onChange={setReason} maxLength={1000} />
        </FormField>
        <ErrorLine error={move.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={move.isPending} disabled={reason.trim().length < 2}>
            {text('retrospective.step.revise')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

/** 归档: what NM-COL-15 says, with the reason where it is passed over. */
function ArchiveDialog({ view, onClose }: { view: RetrospectiveView; onClose: () => void }): ReactNode {
  const text = useText()
  const archive = useArchive(view.id)
  const [overrides, setOverrides] = useState<readonly Override[]>([])
  const refused = findingsOf(archive.error)
  const findings = refused.length > 0 ? refused : view.findings
  return (
    <Dialog title={text('retrospective.archive.title')} onClose={onClose} width={600}>
      <div className="form">
        <p className="quiet">{text('retrospective.archive.follows')}</p>
        {findings.length > 0 && (
          <Findings findings={findings} overrides={overrides} onOverrides={setOverrides} />
        )}
        <ErrorLine error={refused.length > 0 ? null : archive.error} />
        <div className="form-end">
          <Button
            kind="primary"
            busy={archive.isPending}
            disabled={findings.some((finding) => stillStops(finding, overrides))}
            onClick={() =>
              archive.mutate(
                { overrides: [...overrides] },
                {
                  onSuccess: () => {
                    toast(text('retrospective.archive.done'))
                    onClose()
                  },
                },
              )
            }
          >
            {text('retrospective.archive.action')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  )
}

/** Before anybody has opened it: what it is for, and how it begins. */
export function Opening({ view }: { view: RetrospectiveView }): ReactNode {
  const text = useText()
  const open = useOpen(view.id)
  const [until, setUntil] = useState<string | null>(null)
  const canOpen = view.can.includes('open')
  const isEarly = ['preparing', 'chartered', 'active', 'paused'].includes(view.collaboration.state)
  return (
    <div className="stack">
      <p>{text(isEarly ? 'retrospective.opening.early' : 'retrospective.opening.lead')}</p>
      <ol className="retro-method">
        {(['goal', 'result', 'cause', 'rule'] as const).map((step) => (
          <li key={step}>{text(`retrospective.method.${step}`)}</li>
        ))}
      </ol>
      {canOpen ? (
        <form
          className="form retro-open"
          onSubmit={(event) => {
            event.preventDefault()
            open.mutate(until)
          }}
        >
          <FormField
            label={text('retrospective.field.collectUntil')}
            hint={text('retrospective.opening.untilHint')}
          >
            <DayField value={until} onChange={setUntil} />
          </FormField>
          <ErrorLine error={open.error} />
          <div>
            <Button type="submit" kind="primary" busy={open.isPending}>
              {text('retrospective.opening.action')}
            </Button>
          </div>
        </form>
      ) : (
        !isEarly && (
          <p className="quiet">
            {text('retrospective.opening.waiting', { name: view.collaboration.leader?.name ?? '—' })}
          </p>
        )
      )}
    </div>
  )
}
