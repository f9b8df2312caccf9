import {
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react'
import { useFieldWiring } from './FormField.tsx'
import './fields.css'

type Plain<Props> = Omit<Props, 'value' | 'onChange'>

export interface TextFieldProps extends Plain<InputHTMLAttributes<HTMLInputElement>> {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly ref?: Ref<HTMLInputElement>
}

export function TextField({ value, onChange, className = '', ...rest }: TextFieldProps): ReactNode {
  return (
    <input
      type="text"
      {...useFieldWiring()}
      {...rest}
      className={`control ${className}`}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

/** A number or nothing; what is not a number is not told. */
export function NumberField({
  value,
  onChange,
  unit,
  ...rest
}: Plain<InputHTMLAttributes<HTMLInputElement>> & {
  value: number | null
  onChange: (value: number | null) => void
  unit?: string
}): ReactNode {
  return (
    <span className="control-with-unit">
      <input
        type="number"
        inputMode="numeric"
        {...useFieldWiring()}
        {...rest}
        className="control control-number"
        value={value ?? ''}
        onChange={(event) => {
          const number = event.target.valueAsNumber
          onChange(Number.isNaN(number) ? null : number)
        }}
      />
      {unit !== undefined && <span className="quiet">{unit}</span>}
    </span>
  )
}

export interface TextAreaProps extends Plain<TextareaHTMLAttributes<HTMLTextAreaElement>> {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly ref?: Ref<HTMLTextAreaElement>
}

/** Grows with its text. */
export function TextArea({ value, onChange, className = '', ...rest }: TextAreaProps): ReactNode {
  return (
    <textarea
      rows={2}
      {...useFieldWiring()}
      {...rest}
      className={`control control-area ${className}`}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

export interface Option<Value extends string> {
  readonly value: Value
  readonly label: string
}

/** The browser's own list: quick, known, right on a phone. `none` is the words for no choice. */
export function SelectField<Value extends string>({
  value,
  onChange,
  options,
  none,
  ...rest
}: Plain<SelectHTMLAttributes<HTMLSelectElement>> & {
  value: Value | ''
  onChange: (value: Value) => void
  options: readonly Option<Value>[]
  none?: string
}): ReactNode {
  return (
    <select
      {...useFieldWiring()}
      {...rest}
      className="control control-select"
      value={value}
      onChange={(event) => onChange(event.target.value as Value)}
    >
      {none !== undefined && <option value="">{none}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

/** A box to tick, with its words. */
export function CheckField({
  checked,
  onChange,
  children,
  disabled = false,
}: {
  checked: boolean
  onChange: (checked: boolean) => void
  children: ReactNode
  disabled?: boolean
}): ReactNode {
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{children}</span>
    </label>
  )
}

/** Few choices, all in sight: a row of radio buttons that looks like one control. */
export function Choice<Value extends string>({
  label,
  value,
  onChange,
  options,
}: {
  label: string
  value: Value
  onChange: (value: Value) => void
  options: readonly Option<Value>[]
}): ReactNode {
  const name = useId()
  return (
    <fieldset className="choice">
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="choice-option" data-chosen={option.value === value}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
