import { createContext, type ReactNode, useContext, useId } from 'react'
import { Icon } from './Icon.tsx'
import './fields.css'

interface Wiring {
  readonly id: string
  readonly describedBy: string | undefined
  readonly isWrong: boolean
  readonly isRequired: boolean
}

const FieldContext = createContext<Wiring | undefined>(undefined)

/** Ids and aria of the field around a control; our own controls call it, others may too. */
export function useFieldWiring(): {
  id?: string
  'aria-describedby'?: string
  'aria-invalid'?: true
  'aria-required'?: true
} {
  const wiring = useContext(FieldContext)
  if (wiring === undefined) return {}
  return {
    id: wiring.id,
    ...(wiring.describedBy && { 'aria-describedby': wiring.describedBy }),
    ...(wiring.isWrong && { 'aria-invalid': true as const }),
    ...(wiring.isRequired && { 'aria-required': true as const }),
  }
}

/** A label over its control, a hint below, and what is wrong with it exactly there. */
export function FormField({
  label,
  hint,
  issue,
  required = false,
  children,
}: {
  label: string
  hint?: ReactNode
  /** From `useError()(error).fields[path]`. */
  issue?: string | undefined
  required?: boolean
  children: ReactNode
}): ReactNode {
  const id = useId()
  const hintId = `${id}-hint`
  const issueId = `${id}-issue`
  const describedBy = [issue && issueId, hint && hintId].filter(Boolean).join(' ') || undefined
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
        {required && (
          <span className="field-required" aria-hidden="true">
            *
          </span>
        )}
      </label>
      <FieldContext value={{ id, describedBy, isWrong: Boolean(issue), isRequired: required }}>
        {children}
      </FieldContext>
      {issue && (
        <p className="field-issue small" id={issueId} role="alert">
          <Icon name="warn" size={12} /> {issue}
        </p>
      )}
      {hint && (
        <p className="small faint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  )
}
