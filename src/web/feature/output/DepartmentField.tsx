import type { ReactNode } from 'react'
import type { OutputsView } from '#contract/output.ts'
import { useText } from '#web/lib/text.ts'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField } from '#web/ui/fields.tsx'

/** The department a row belongs to: whoever keeps chooses among all, others among their own. */
export function DepartmentField({
  view,
  value,
  onChange,
  isOptional = false,
}: {
  view: OutputsView
  value: string
  onChange: (id: string) => void
  isOptional?: boolean
}): ReactNode {
  const text = useText()
  const choices = view.can.includes('keep') ? view.departments : view.mine
  const mayLeaveOpen = isOptional && view.can.includes('keep')
  return (
    <FormField label={text('output.department')} required={!mayLeaveOpen}>
      <SelectField
        value={value}
        onChange={onChange}
        {...(mayLeaveOpen && { none: text('output.noDepartment') })}
        {...(!mayLeaveOpen && value === '' && { none: '—' })}
        options={choices.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </FormField>
  )
}

/** Where a new row begins: with one's own department, if it is one. */
export function firstDepartment(view: OutputsView): string {
  if (view.can.includes('keep')) return ''
  return view.mine[0]?.id ?? ''
}
