import { type KeyboardEventHandler, type ReactNode, type Ref, useRef } from 'react'
import type { Stretch } from '#domain/register/words.ts'
import './register.css'

/** A field of one line in which what was not understood is underlined as one types. */
export function LineField({
  value,
  onChange,
  faults,
  type = 'text',
  ref,
  ...rest
}: {
  value: string
  onChange: (value: string) => void
  faults: readonly Stretch[]
  type?: 'text' | 'search'
  placeholder: string
  'aria-label': string
  'aria-describedby'?: string
  maxLength?: number
  onKeyDown?: KeyboardEventHandler<HTMLInputElement>
  ref?: Ref<HTMLInputElement>
}): ReactNode {
  const under = useRef<HTMLDivElement>(null)
  return (
    <div className="line-field">
      <input
        {...rest}
        ref={ref}
        type={type}
        className="control"
        value={value}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={faults.length > 0 || undefined}
        onChange={(event) => onChange(event.target.value)}
        onScroll={(event) => {
          if (under.current) under.current.scrollLeft = event.currentTarget.scrollLeft
        }}
      />
      <div className="line-under" ref={under} aria-hidden="true">
        {pieces(value, faults).map(({ start, text, isFault }) =>
          isFault ? (
            <span key={start} className="line-fault">
              {text}
            </span>
          ) : (
            <span key={start}>{text}</span>
          ),
        )}
      </div>
    </div>
  )
}

function pieces(value: string, faults: readonly Stretch[]) {
  const found: { start: number; text: string; isFault: boolean }[] = []
  let at = 0
  for (const { start, end } of faults.toSorted((a, b) => a.start - b.start)) {
    if (start > at) found.push({ start: at, text: value.slice(at, start), isFault: false })
    found.push({ start, text: value.slice(start, end), isFault: true })
    at = end
  }
  if (at < value.length) found.push({ start: at, text: value.slice(at), isFault: false })
  return found
}
