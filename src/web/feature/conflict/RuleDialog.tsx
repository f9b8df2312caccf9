import type { FormEvent, ReactNode } from 'react'
import { type ConflictResolution, conflictResolutions } from '#domain/conflict/conflict.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Findings, findingsOf } from '#web/ui/Findings.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField, TextArea } from '#web/ui/fields.tsx'
import { toast } from '#web/ui/toast.tsx'
import { type ConflictView, useRule } from './api.ts'
import { completeLines, emptyLine, isHalfSaid, type TaskLine, TaskLines } from './TaskLines.tsx'

/** What was agreed or is ruled, in writing, and the work that comes of it (S4-42). */
export function RuleDialog({
  conflict,
  title,
  onClose,
}: {
  conflict: ConflictView
  title: string
  onClose: () => void
}): ReactNode {
  const text = useText()
  const sayError = useError()
  const rule = useRule(conflict.id)
  const isAgreement = conflict.state === 'negotiating'
  const { value, set, clear } = useDraft<{
    ruling: string
    resolution: ConflictResolution
    tasks: readonly TaskLine[]
  }>(`conflict/${conflict.id}/rule`, {
    ruling: conflict.ruling,
    resolution: conflict.resolution ?? (isAgreement ? 'prioritise' : 'ruling'),
    tasks: conflict.ruling === '' ? [emptyLine] : [],
  })
  const issues = rule.error ? sayError(rule.error).fields : {}
  const others = conflict.rulingSignedBy

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    rule.mutate(
      {
        ruling: value.ruling.trim(),
        resolution: value.resolution,
        tasks: completeLines(value.tasks),
        version: conflict.version,
      },
      {
        onSuccess: () => {
          clear()
          onClose()
          toast(text('conflict.moved'))
        },
      },
    )
  }

  return (
    <Dialog title={title} onClose={onClose} width={640}>
      <form className="form" onSubmit={handleSubmit}>
        {!isAgreement && conflict.handlers.length > 1 && (
          <p className="small quiet">{text('conflict.together')}</p>
        )}
        {others.length > 0 && (
          <p className="small tone-green">
            {text('conflict.ruledBy', {
              names: others.map(({ name }) => name).join(text('common.join')),
            })}
          </p>
        )}
        <FormField label={text('conflict.field.resolution')}>
          <SelectField
            value={value.resolution}
            onChange={(resolution: ConflictResolution) => set((before) => ({ ...before, resolution }))}
            options={conflictResolutions.map((one) => ({
              value: one,
              label: text(`enum.conflictResolution.${one}`),
            }))}
          />
        </FormField>
        <FormField
          label={text(isAgreement ? 'conflict.field.agreement' : 'conflict.field.ruling')}
          hint={text('conflict.field.rulingHint')}
          issue={issues.ruling}
          required
        >
          <TextArea
            rows={4}
            value={value.ruling}
            onChange={(ruling) => set((before) => ({ ...before, ruling }))}
            maxLength={5000}
            autoFocus
          />
        </FormField>
        <TaskLines lines={value.tasks} onChange={(tasks) => set((before) => ({ ...before, tasks }))} />
        {findingsOf(rule.error).length > 0 && <Findings findings={findingsOf(rule.error)} />}
        <ErrorLine error={rule.error} />
        <div className="form-end">
          <Button
            type="submit"
            kind="primary"
            busy={rule.isPending}
            disabled={value.ruling.trim() === '' || isHalfSaid(value.tasks)}
          >
            {title}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
