import { type FormEvent, type ReactNode, useState } from 'react'
import type { PersonRef } from '#contract/common.ts'
import type { IssueMove } from '#domain/issue/lifecycle.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea } from '#web/ui/fields.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { toast } from '#web/ui/toast.tsx'
import { type IssueView, useMoveIssue } from './api.ts'

/** Asks what a step needs: to respond, who does what by when; to reopen, why. */
export function IssueMoveDialog({
  issue,
  move,
  onClose,
}: {
  issue: IssueView
  move: IssueMove
  onClose: () => void
}): ReactNode {
  const text = useText()
  const sayError = useError()
  const make = useMoveIssue(issue.id)
  const [countermeasure, setCountermeasure] = useState(issue.countermeasure)
  const [owner, setOwner] = useState<PersonRef | null>(issue.owner)
  const [dueOn, setDueOn] = useState<string | null>(issue.dueOn)
  const [reason, setReason] = useState('')
  const issues = make.error ? sayError(make.error).fields : {}

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    make.mutate(
      {
        move,
        countermeasure: countermeasure.trim(),
        ownerId: owner?.id ?? null,
        dueOn,
        reason: reason.trim(),
      },
      {
        onSuccess: () => {
          onClose()
          toast(text('issue.moved'))
        },
      },
    )
  }

  return (
    <Dialog title={text(`issue.move.${move}`)} onClose={onClose}>
      <form className="form" onSubmit={handleSubmit}>
        <p className="issue-words">{issue.text}</p>
        {move === 'respond' ? (
          <>
            <FormField label={text('issue.field.countermeasure')} issue={issues.countermeasure} required>
              <TextArea value={countermeasure} onChange={setCountermeasure} maxLength={5000} autoFocus />
            </FormField>
            <FormField label={text('issue.field.owner')} issue={issues.ownerId} required>
              <PersonPicker value={owner} onChange={setOwner} />
            </FormField>
            <FormField label={text('issue.field.dueOn')} issue={issues.dueOn}>
              <DayField value={dueOn} onChange={setDueOn} />
            </FormField>
          </>
        ) : (
          <FormField label={text('issue.field.reason')} issue={issues.reason} required={move === 'reopen'}>
            <TextArea value={reason} onChange={setReason} maxLength={5000} autoFocus />
          </FormField>
        )}
        <ErrorLine error={make.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={make.isPending}>
            {text(`issue.move.${move}`)}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
