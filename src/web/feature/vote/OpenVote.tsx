import { type FormEvent, type ReactNode, useState } from 'react'
import { type VoteThreshold, type VoteUnit, voteThresholds, voteUnits } from '#domain/vote/lifecycle.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, SelectField } from '#web/ui/fields.tsx'
import { useOpenVote } from './api.ts'
import './vote.css'

/** Puts a decision to the vote: who votes, what majority, in the room or by correspondence. */
export function OpenVote({
  decisionId,
  content,
  small = false,
}: {
  decisionId: string
  content: string
  small?: boolean
}): ReactNode {
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        small={small}
        {...(small && { kind: 'quiet' as const })}
        icon="people"
        onClick={() => setOpen(true)}
      >
        {text('vote.open')}
      </Button>
      {isOpen && <OpenDialog decisionId={decisionId} content={content} onClose={() => setOpen(false)} />}
    </>
  )
}

function OpenDialog({
  decisionId,
  content,
  onClose,
}: {
  decisionId: string
  content: string
  onClose: () => void
}): ReactNode {
  const text = useText()
  const open = useOpenVote(decisionId)
  const [unit, setUnit] = useState<VoteUnit>('department')
  const [threshold, setThreshold] = useState<VoteThreshold>('>1/2')
  const [isAsync, setAsync] = useState(false)
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    open.mutate({ unit, threshold, isAsync }, { onSuccess: onClose })
  }
  return (
    <Dialog title={text('vote.open')} onClose={onClose}>
      <form className="form" onSubmit={handleSubmit}>
        <p className="serif vote-question">{content || text('decision.noContent')}</p>
        <p className="small quiet">{text('vote.locks')}</p>
        <FormField label={text('vote.unit')}>
          <SelectField
            value={unit}
            onChange={setUnit}
            options={voteUnits.map((one) => ({ value: one, label: text(`enum.voteUnit.${one}`) }))}
            autoFocus
          />
        </FormField>
        <FormField label={text('vote.threshold')} hint={text('vote.thresholdHint')}>
          <SelectField
            value={threshold}
            onChange={setThreshold}
            options={voteThresholds.map((one) => ({ value: one, label: text(`enum.voteThreshold.${one}`) }))}
          />
        </FormField>
        <CheckField checked={isAsync} onChange={setAsync}>
          {text('vote.async')}
        </CheckField>
        <ErrorLine error={open.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={open.isPending}>
            {text('vote.open')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
