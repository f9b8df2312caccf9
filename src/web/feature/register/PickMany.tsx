import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useText } from '#web/lib/text.ts'
import { CheckField, type Option } from '#web/ui/fields.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import './register.css'

/** Several of a list, in a panel that folds out below its button; what is picked stands on the button. */
export function PickMany<Value extends string>({
  label,
  chosen,
  options,
  onChange,
  isPlain = false,
}: {
  label: string
  chosen: readonly Value[]
  options: readonly Option<Value>[]
  onChange: (chosen: Value[]) => void
  /** The button says only what it is for. */
  isPlain?: boolean
}): ReactNode {
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  const holder = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isOpen) return undefined
    const closeOutside = (event: Event) => {
      if (!holder.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', closeOutside)
    document.addEventListener('focusin', closeOutside)
    return () => {
      document.removeEventListener('pointerdown', closeOutside)
      document.removeEventListener('focusin', closeOutside)
    }
  }, [isOpen])
  const picked = options.filter(({ value }) => chosen.includes(value))
  const [first, ...others] = picked
  const said = first === undefined ? '' : `${first.label}${others.length > 0 ? ` +${others.length}` : ''}`
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape belongs to the panel inside
    <div
      className="pick-many"
      ref={holder}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return
        event.stopPropagation()
        setOpen(false)
        holder.current?.querySelector('button')?.focus()
      }}
    >
      <button
        type="button"
        className="control pick-button"
        data-picked={!isPlain && picked.length > 0}
        aria-expanded={isOpen}
        aria-label={isPlain || said === '' ? label : `${label}：${picked.map((one) => one.label).join('、')}`}
        onClick={() => setOpen(!isOpen)}
      >
        {isPlain || said === '' ? label : said}
        <Icon name="down" size={12} />
      </button>
      {isOpen && (
        <fieldset className="pick-panel">
          <legend className="visually-hidden">{label}</legend>
          {options.map(({ value, label: words }) => (
            <CheckField
              key={value}
              checked={chosen.includes(value)}
              onChange={(isOn) =>
                onChange(
                  options
                    .map((one) => one.value)
                    .filter((one) => (one === value ? isOn : chosen.includes(one))),
                )
              }
            >
              {words}
            </CheckField>
          ))}
          {picked.length > 0 && !isPlain && (
            <button type="button" className="button quiet small-button" onClick={() => onChange([])}>
              {text('register.filter.none')}
            </button>
          )}
        </fieldset>
      )}
    </div>
  )
}
