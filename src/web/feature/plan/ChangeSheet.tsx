import { type FormEvent, type ReactNode, useState } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Confirm.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea } from '#web/ui/fields.tsx'
import { Section } from '#web/ui/Page.tsx'
import { toast } from '#web/ui/toast.tsx'
import { When } from '#web/ui/When.tsx'
import { type ChangeView, useDecide, useNoteResult, useWithdraw } from './api.ts'
import { Impact, Steps } from './Impact.tsx'
import './plan.css'

/** One change request; once approved the same page is the change notice. */
export function ChangeSheet({ change }: { change: ChangeView }): ReactNode {
  const text = useText()
  const withdraw = useWithdraw(change.id)
  const note = useNoteResult(change.id)
  const [open, setOpen] = useState<'decide' | 'withdraw' | 'result'>()
  const close = () => setOpen(undefined)
  const { can } = change
  return (
    <>
      <div className="line">
        {can.includes('decide') && (
          <Button kind="primary" icon="seal" onClick={() => setOpen('decide')}>
            {text('plan.change.decide')}
          </Button>
        )}
        {can.includes('noteResult') && (
          <Button onClick={() => setOpen('result')}>{text('plan.change.noteResult')}</Button>
        )}
        {can.includes('withdraw') && (
          <Button kind="quiet" onClick={() => setOpen('withdraw')}>
            {text('plan.change.withdraw')}
          </Button>
        )}
      </div>
      <dl className="plan-facts">
        <Fact label={text('plan.change.number')}>{change.number}</Fact>
        <Fact label={text('plan.change.kind')}>{text(`enum.changeKind.${change.kind}`)}</Fact>
        <Fact label={text('plan.change.raisedBy')}>{change.raisedBy?.name}</Fact>
        <Fact label={text('plan.change.raisedByDepartment')}>{change.raisedByDepartment?.name}</Fact>
        <Fact label={text('plan.change.raisedOn')}>
          <When at={change.raisedAt} />
        </Fact>
      </dl>
      <Section title={text('plan.change.steps')}>
        <Steps steps={change.steps} />
        {(change.beforeText !== '' || change.afterText !== '') && (
          <dl className="plan-facts">
            <Fact label={text('plan.change.beforeText')}>{change.beforeText}</Fact>
            <Fact label={text('plan.change.afterText')}>{change.afterText}</Fact>
          </dl>
        )}
      </Section>
      <Section title={text('plan.change.reason')}>
        <p className="plan-words">{change.reason}</p>
      </Section>
      <Section title={text('plan.change.impact')}>
        <Impact impact={change.impact} said={change} />
        <dl className="plan-facts small">
          <Fact label={text('plan.change.measures')}>{change.measures}</Fact>
        </dl>
      </Section>
      <Section title={text('plan.change.decide')}>
        <dl className="plan-facts">
          <Fact label={text('plan.change.approver')}>
            {change.approver?.name}（{text(`enum.approverLevel.${change.approverLevel}`)}）
          </Fact>
          <Fact label={text('plan.change.opinion')}>{change.opinion}</Fact>
          {change.decidedAt !== null && (
            <Fact label={text('plan.change.decided')}>
              <When at={change.decidedAt} />
            </Fact>
          )}
          {change.baselineNo !== null && (
            <Fact label={text('plan.baseline.title')}>
              {text('plan.change.baseline', { no: change.baselineNo })}
            </Fact>
          )}
          {change.notified.length > 0 && (
            <Fact label={text('plan.change.noticeTo')}>
              {change.notified.map(({ name }) => name).join('、')}
            </Fact>
          )}
          <Fact label={text('plan.change.result')}>{change.result}</Fact>
        </dl>
      </Section>
      {open === 'decide' && <DecideDialog change={change} onClose={close} />}
      {open === 'withdraw' && (
        <Confirm
          title={text('plan.change.withdraw')}
          action={text('plan.change.withdraw')}
          busy={withdraw.isPending}
          error={withdraw.error}
          onConfirm={() => withdraw.mutate(undefined, { onSuccess: close })}
          onClose={close}
        />
      )}
      {open === 'result' && (
        <Confirm
          title={text('plan.change.noteResult')}
          action={text('common.save')}
          reason={text('plan.change.result')}
          busy={note.isPending}
          error={note.error}
          onConfirm={(result) => note.mutate(result, { onSuccess: close })}
          onClose={close}
        />
      )}
    </>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }): ReactNode {
  if (children === '' || children === undefined) return null
  return (
    <>
      <dt>{label}</dt>
      <dd className="plan-words">{children}</dd>
    </>
  )
}

function DecideDialog({ change, onClose }: { change: ChangeView; onClose: () => void }): ReactNode {
  const text = useText()
  const decide = useDecide(change.id)
  const [opinion, setOpinion] = useState('')

  function send(verdict: 'approve' | 'reject') {
    decide.mutate(
      { verdict, opinion: opinion.trim() },
      {
        onSuccess: () => {
          onClose()
          toast(text(verdict === 'approve' ? 'plan.change.approved' : 'plan.change.rejected'))
        },
      },
    )
  }
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    send('approve')
  }

  return (
    <Dialog title={text('plan.change.decide')} onClose={onClose} width={520}>
      <form className="form" onSubmit={handleSubmit}>
        <p>
          <strong>{change.title}</strong>
        </p>
        <Impact impact={change.impact} />
        <FormField label={text('plan.change.opinion')}>
          <TextArea value={opinion} onChange={setOpinion} maxLength={5000} autoFocus />
        </FormField>
        <ErrorLine error={decide.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={decide.isPending}>
            {text('plan.change.approve')}
          </Button>
          <Button
            kind="seal"
            busy={decide.isPending}
            disabled={opinion.trim() === ''}
            onClick={() => send('reject')}
          >
            {text('plan.change.reject')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
