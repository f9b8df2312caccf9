import type { FormEvent, ReactNode } from 'react'
import type { PersonRef } from '#contract/common.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Findings, findingsOf } from '#web/ui/Findings.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea, TextField } from '#web/ui/fields.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { toast } from '#web/ui/toast.tsx'
import { type ContingencyView, useEdit } from './api.ts'

interface Typed {
  readonly title: string
  readonly interimOwner: PersonRef | null
  readonly measures: readonly { readonly id?: string; readonly text: string }[]
  readonly impactSchedule: string
  readonly impactCost: string
  readonly impactScope: string
  readonly affected: string
}

const impacts = ['impactSchedule', 'impactCost', 'impactScope'] as const

/** Who is in charge, what is done, what it means: the three facts without which no plan starts (NM-ESC-05). */
export function ContingencyForm({
  contingency,
  onDone,
}: {
  contingency: ContingencyView
  onDone?: () => void
}): ReactNode {
  const text = useText()
  const sayError = useError()
  const edit = useEdit(contingency.id)
  const { value, set, clear } = useDraft<Typed>(`contingency/${contingency.id}`, {
    title: contingency.title,
    interimOwner: contingency.interimOwner,
    measures:
      contingency.measures.length === 0
        ? [{ text: '' }]
        : contingency.measures.map(({ id, text: words }) => ({ id, text: words })),
    impactSchedule: contingency.impactSchedule,
    impactCost: contingency.impactCost,
    impactScope: contingency.impactScope,
    affected: contingency.affected,
  })
  const change = (part: Partial<Typed>) => set((before) => ({ ...before, ...part }))
  const issues = edit.error ? sayError(edit.error).fields : {}

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    edit.mutate(
      {
        title: value.title.trim(),
        interimOwnerId: value.interimOwner?.id ?? null,
        measures: value.measures
          .map(({ id, text: words }) => ({ ...(id !== undefined && { id }), text: words.trim() }))
          .filter(({ text: words }) => words !== ''),
        impactSchedule: value.impactSchedule.trim(),
        impactCost: value.impactCost.trim(),
        impactScope: value.impactScope.trim(),
        affected: value.affected.trim(),
        version: contingency.version,
      },
      {
        onSuccess: () => {
          clear()
          toast(text('contingency.saved'))
          onDone?.()
        },
      },
    )
  }

  return (
    <form className="form" onSubmit={handleSubmit}>
      <FormField label={text('contingency.field.title')} issue={issues.title} required>
        <TextField value={value.title} onChange={(title) => change({ title })} maxLength={200} />
      </FormField>
      <FormField
        label={text('contingency.field.interimOwner')}
        hint={text('contingency.field.interimOwnerHint')}
        issue={issues.interimOwnerId}
        required
      >
        <PersonPicker value={value.interimOwner} onChange={(interimOwner) => change({ interimOwner })} />
      </FormField>
      {value.measures.map((measure, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a new measure has nothing else to be known by
        <div key={at} className="stack tight">
          <FormField label={text('contingency.field.measure', { no: at + 1 })} required={at === 0}>
            <TextArea
              value={measure.text}
              onChange={(words) =>
                change({
                  measures: value.measures.map((one, index) =>
                    index === at ? { ...one, text: words } : one,
                  ),
                })
              }
              maxLength={5000}
            />
          </FormField>
          {value.measures.length > 1 && (
            <div>
              <Button
                small
                kind="quiet"
                onClick={() => change({ measures: value.measures.filter((_, index) => index !== at) })}
              >
                {text('contingency.removeMeasure')}
              </Button>
            </div>
          )}
        </div>
      ))}
      <div>
        <Button
          small
          kind="quiet"
          icon="plus"
          onClick={() => change({ measures: [...value.measures, { text: '' }] })}
        >
          {text('contingency.addMeasure')}
        </Button>
      </div>
      {impacts.map((impact) => (
        <FormField
          key={impact}
          label={text(`contingency.field.${impact}`)}
          hint={impact === 'impactSchedule' ? text('contingency.field.impactHint') : undefined}
          required
        >
          <TextArea
            value={value[impact]}
            onChange={(words) => change({ [impact]: words })}
            maxLength={5000}
          />
        </FormField>
      ))}
      <FormField label={text('contingency.field.affected')}>
        <TextArea value={value.affected} onChange={(affected) => change({ affected })} maxLength={5000} />
      </FormField>
      {findingsOf(edit.error).length > 0 && <Findings findings={findingsOf(edit.error)} />}
      <ErrorLine error={edit.error} />
      <div className="form-end">
        <Button type="submit" kind="primary" busy={edit.isPending} disabled={value.title.trim() === ''}>
          {text('common.save')}
        </Button>
        {onDone !== undefined && <Button onClick={onDone}>{text('common.cancel')}</Button>}
      </div>
    </form>
  )
}
