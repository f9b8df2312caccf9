import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { NormView } from '#contract/organisation.ts'
import { hasText, useText } from '#web/lib/text.ts'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, Choice, SelectField } from '#web/ui/fields.tsx'
import { normsQuery } from './api.ts'
import { useNormTitle } from './NormTable.tsx'
import { ValueField } from './ValueField.tsx'
import { sayValue } from './value.ts'

type Severity = NormView['severity']

/** How a norm is wished to stand. */
interface Wish {
  readonly normId: string
  readonly enabled: boolean
  readonly severity: Severity
  readonly value: unknown
}

/** Says a setting of a norm: how strict, and its parameter. */
export function useSayNorm(): (norm: { unit: string }, setting: unknown) => string {
  const text = useText()
  return ({ unit }, setting) => {
    const { enabled, severity, value } = setting as { enabled: boolean; severity: Severity; value: unknown }
    if (!enabled) return text('organisation.norms.offLabel')
    return `${text(`enum.severity.${severity}`)} · ${sayValue(value, unit, text, hasText)}`
  }
}

/** Which norm, and how it is to stand: a proposal, not yet a change. */
export function NormWish({
  value,
  onChange,
}: {
  value: Wish | null
  onChange: (wish: Wish | null) => void
}): ReactNode {
  const text = useText()
  const titleOf = useNormTitle()
  const say = useSayNorm()
  const norms = useQuery(normsQuery)
  const items = norms.data?.items ?? []
  const norm = items.find(({ id }) => id === value?.normId)
  return (
    <>
      <FormField label={text('norm.wish.which')} required>
        <SelectField
          value={value?.normId ?? ''}
          none={text('norm.wish.pick')}
          onChange={(id) => {
            const chosen = items.find((one) => one.id === id)
            onChange(
              chosen === undefined
                ? null
                : {
                    normId: chosen.id,
                    enabled: chosen.enabled,
                    severity: chosen.severity,
                    value: chosen.value,
                  },
            )
          }}
          options={items.map((one) => ({ value: one.id, label: `${one.id} ${titleOf(one)}` }))}
        />
      </FormField>
      {value !== null && norm !== undefined && (
        <>
          <p className="small quiet">{text('norm.wish.now', { setting: say(norm, norm) })}</p>
          <CheckField checked={value.enabled} onChange={(enabled) => onChange({ ...value, enabled })}>
            {text('organisation.norms.enabled')}
          </CheckField>
          <Choice
            label={text('organisation.norms.severity')}
            value={value.severity}
            onChange={(severity) => onChange({ ...value, severity })}
            options={(['block', 'warn', 'info'] as const).map((one) => ({
              value: one,
              label: text(`enum.severity.${one}`),
            }))}
          />
          <ValueField
            key={value.normId}
            label={text('organisation.norms.value')}
            value={value.value}
            unit={norm.unit}
            issues={{}}
            path="value"
            onChange={(next) => onChange({ ...value, value: next })}
          />
        </>
      )}
    </>
  )
}
