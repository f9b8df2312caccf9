import { type ReactNode, useEffect, useEffectEvent, useState } from 'react'
import { flushSync } from 'react-dom'
import { minutesIn } from '#domain/meeting/duration.ts'
import { useText } from '#web/lib/text.ts'
import { TextField } from '#web/ui/fields.tsx'

/** A length as people say it: 30, 90分, 1.5h, 1:30. What it was understood as is said when one leaves it. */
export function MinutesField({
  value,
  onChange,
  label,
  disabled = false,
  placeholder,
}: {
  value: number | null
  onChange: (minutes: number | null) => void
  /** For a field without a label of its own in sight. */
  label?: string
  disabled?: boolean
  placeholder?: string
}): ReactNode {
  const text = useText()
  const [isIn, setIn] = useState(false)
  /** Undefined until a key is struck: whoever only passes through says nothing. */
  const [typed, setTyped] = useState<string>()
  const minutes = typed === undefined ? (value ?? undefined) : minutesIn(typed)
  const isWrong = typed !== undefined && typed.trim() !== '' && minutes === undefined
  const bare = value === null ? '' : String(value)
  const spoken = value === null ? '' : text('meeting.minutes', { count: value })

  function leave() {
    setIn(false)
    if (typed === undefined || isWrong) return
    setTyped(undefined)
    const next = typed.trim() === '' ? null : (minutes ?? null)
    if (next !== value) onChange(next)
  }

  // Also when the field goes with the cursor still in it.
  const goAway = useEffectEvent(leave)
  useEffect(() => () => goAway(), [])

  return (
    <span className="minutes-field">
      <TextField
        value={typed ?? (isIn ? bare : spoken)}
        onChange={setTyped}
        onFocus={(event) => {
          // At once: a digit typed right after the focus must not land behind the old number.
          flushSync(() => setIn(true))
          const field = event.currentTarget
          field.select()
          // Selecting takes the focus as well, and the next key the place of what is selected: a writer who
          // has typed or gone on before the screen was painted is left alone.
          requestAnimationFrame(() => {
            if (document.activeElement === field && field.value === bare) field.select()
          })
        }}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          // Enter says what the length is; it does not send the form around it.
          event.preventDefault()
          event.currentTarget.blur()
        }}
        disabled={disabled}
        placeholder={placeholder ?? text('meeting.agenda.minutesPlaceholder')}
        {...(label !== undefined && { 'aria-label': label })}
        {...(isWrong && { 'aria-invalid': true })}
      />
      {isWrong && (
        <span className="small late" role="alert">
          {text('meeting.agenda.minutesWrong')}
        </span>
      )}
    </span>
  )
}
