import type { FormEvent, ReactNode } from 'react'
import type { ApprovalView } from '#contract/approval.ts'
import type { DepartmentRef, PersonRef } from '#contract/common.ts'
import { type ApprovalKind, approvalKinds } from '#domain/approval/lifecycle.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { DepartmentPicker } from '#web/ui/DepartmentPicker.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { NumberField, SelectField, TextArea, TextField } from '#web/ui/fields.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { centsOf, yuanOf } from './amount.ts'
import { useSaveApproval } from './api.ts'

interface Typed {
  readonly kind: ApprovalKind
  readonly subject: string
  readonly note: string
  readonly department: DepartmentRef | null
  readonly headcount: number | null
  readonly amount: string
  readonly submitter: PersonRef | null
  readonly submitBy: string | null
  readonly approver: PersonRef | null
}

/** A request to fill in: what for, how much, who hands it in by when, who answers. */
export function ApprovalForm({
  decisionId,
  approval,
  submitter,
  onClose,
}: {
  decisionId: string
  approval?: ApprovalView
  submitter: PersonRef | null
  onClose: () => void
}): ReactNode {
  const text = useText()
  const sayError = useError()
  const save = useSaveApproval(decisionId, approval)
  const { value, set, clear } = useDraft<Typed>(`approval/${approval?.id ?? `of/${decisionId}`}`, {
    kind: approval?.kind ?? 'cost',
    subject: approval?.subject ?? '',
    note: approval?.note ?? '',
    department: approval?.department ?? null,
    headcount: approval?.headcount ?? null,
    amount: approval?.amountCents == null ? '' : yuanOf(approval.amountCents),
    submitter,
    submitBy: approval?.submitBy ?? null,
    approver: approval?.approver ?? null,
  })
  const change = (part: Partial<Typed>) => set((before) => ({ ...before, ...part }))
  const issues = save.error ? sayError(save.error).fields : {}
  const cents = centsOf(value.amount)

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (cents === undefined) return
    save.mutate(
      {
        kind: value.kind,
        subject: value.subject.trim(),
        note: value.note,
        departmentId: value.department?.id ?? null,
        headcount: value.headcount,
        amountCents: cents,
        submitterId: value.submitter?.id ?? null,
        submitBy: value.submitBy,
        approverId: value.approver?.id ?? null,
      },
      {
        onSuccess: () => {
          clear()
          onClose()
        },
      },
    )
  }

  return (
    <Dialog title={text(approval ? 'approval.edit' : 'approval.add')} onClose={onClose} width={560}>
      <form className="form" onSubmit={handleSubmit}>
        <FormField label={text('approval.field.subject')} issue={issues.subject} required>
          <TextField
            value={value.subject}
            onChange={(subject) => change({ subject })}
            placeholder={text('approval.subjectHint')}
            maxLength={200}
            autoFocus
          />
        </FormField>
        <div className="form-columns">
          <FormField label={text('approval.field.kind')}>
            <SelectField
              value={value.kind}
              onChange={(kind) => change({ kind })}
              options={approvalKinds.map((kind) => ({
                value: kind,
                label: text(`enum.approvalKind.${kind}`),
              }))}
            />
          </FormField>
          <FormField
            label={text('approval.field.amount')}
            issue={cents === undefined ? text('approval.notAnAmount') : issues.amountCents}
          >
            <TextField
              inputMode="decimal"
              value={value.amount}
              onChange={(amount) => change({ amount })}
              maxLength={20}
            />
          </FormField>
          <FormField label={text('approval.field.department')} issue={issues.departmentId}>
            <DepartmentPicker value={value.department} onChange={(department) => change({ department })} />
          </FormField>
          <FormField label={text('approval.field.headcount')} issue={issues.headcount}>
            <NumberField
              value={value.headcount}
              min={1}
              max={10000}
              onChange={(headcount) => change({ headcount })}
            />
          </FormField>
          <FormField label={text('approval.field.submitter')} issue={issues.submitterId}>
            <PersonPicker value={value.submitter} onChange={(person) => change({ submitter: person })} />
          </FormField>
          <FormField label={text('approval.field.submitBy')} issue={issues.submitBy}>
            <DayField value={value.submitBy} onChange={(submitBy) => change({ submitBy })} />
          </FormField>
          <FormField
            label={text('approval.field.approver')}
            hint={text('approval.approverHint')}
            issue={issues.approverId}
          >
            <PersonPicker value={value.approver} onChange={(approver) => change({ approver })} />
          </FormField>
        </div>
        <FormField label={text('approval.field.note')} issue={issues.note}>
          <TextArea value={value.note} onChange={(note) => change({ note })} maxLength={5000} />
        </FormField>
        <ErrorLine error={save.error} />
        <div className="form-end">
          <Button
            type="submit"
            kind="primary"
            busy={save.isPending}
            disabled={value.subject.trim() === '' || cents === undefined}
          >
            {text('common.save')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
