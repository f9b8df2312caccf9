import { type ReactNode, useState } from 'react'
import { hasText, useText } from '#web/lib/text.ts'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, NumberField, TextArea, TextField } from '#web/ui/fields.tsx'
import { listIn, sayParam } from './value.ts'

/** The field that fits a parameter: a tick, a number with its unit, a list one item a line, or several of these. */
export function ValueField({
  label,
  value,
  unit,
  issues,
  path,
  onChange,
}: {
  label: string
  value: unknown
  unit: string
  issues: Readonly<Record<string, string>>
  path: string
  onChange: (value: unknown) => void
}): ReactNode {
  const text = useText()
  const issue = issues[path]
  if (typeof value === 'boolean') {
    return (
      <CheckField checked={value} onChange={onChange}>
        {label}
      </CheckField>
    )
  }
  if (typeof value === 'number') {
    return (
      <FormField label={label} issue={issue}>
        <NumberField
          value={value}
          step="any"
          onChange={(number) => onChange(number ?? 0)}
          {...(hasText(`enum.unit.${unit}`) && { unit: text(`enum.unit.${unit}`) })}
        />
      </FormField>
    )
  }
  if (Array.isArray(value)) return <ListField label={label} value={value} issue={issue} onChange={onChange} />
  if (typeof value === 'object' && value !== null) {
    return (
      <fieldset className="form">
        <legend className="field-label">{label}</legend>
        {Object.entries(value).map(([name, part]) => (
          <ValueField
            key={name}
            label={sayParam(name, text, hasText)}
            value={part}
            unit={unit}
            issues={issues}
            path={`${path}.${name}`}
            onChange={(next) => onChange({ ...value, [name]: next })}
          />
        ))}
      </fieldset>
    )
  }
  return (
    <FormField label={label} issue={issue}>
      <TextField value={String(value ?? '')} onChange={onChange} />
    </FormField>
  )
}

function ListField({
  label,
  value,
  issue,
  onChange,
}: {
  label: string
  value: readonly unknown[]
  issue: string | undefined
  onChange: (value: unknown) => void
}): ReactNode {
  const text = useText()
  // Empty lines are part of typing, not of the list.
  const [typed, setTyped] = useState(value.join('\n'))
  return (
    <FormField label={label} issue={issue} hint={text('organisation.norms.itemsHint')}>
      <TextArea
        value={typed}
        onChange={(next) => {
          setTyped(next)
          onChange(listIn(next, value))
        }}
      />
    </FormField>
  )
}
