import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { useText } from '#web/lib/text.ts'
import { useFieldWiring } from './FormField.tsx'
import { Icon } from './Icon.tsx'
import './fields.css'

export interface ComboboxItem {
  readonly id: string
  readonly label: string
  readonly note?: string
}

/**
 * A field that searches as one types and picks by keyboard: arrows, Enter, Escape; Backspace in the empty
 * field takes the last one back. The caller asks for the items of `query`.
 */
export function Combobox<Item extends ComboboxItem>({
  chosen,
  onChoose,
  onRemove,
  items,
  onQuery,
  isWaiting = false,
  isMany = false,
  placeholder,
  autoFocus = false,
  disabled = false,
  'aria-label': label,
}: {
  chosen: readonly ComboboxItem[]
  onChoose: (item: Item) => void
  onRemove: (item: ComboboxItem) => void
  items: readonly Item[]
  onQuery: (query: string) => void
  isWaiting?: boolean
  isMany?: boolean
  placeholder?: string
  autoFocus?: boolean
  disabled?: boolean
  /** Of a field without a label around it, as in rows. */
  'aria-label'?: string | undefined
}): ReactNode {
  const text = useText()
  const listId = useId()
  const wiring = useFieldWiring()
  const field = useRef<HTMLInputElement>(null)
  const [query, setQuery] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const offered = items.filter(({ id }) => !chosen.some((one) => one.id === id))
  const active = Math.min(at, offered.length - 1)

  function search(next: string) {
    setQuery(next)
    setAt(0)
    setOpen(true)
    onQuery(next)
  }

  function choose(item: Item) {
    onChoose(item)
    setQuery('')
    onQuery('')
    setOpen(isMany)
    field.current?.focus()
  }

  function handleKey(event: KeyboardEvent) {
    // While a word is being composed, Enter and arrows belong to the input method.
    if (event.nativeEvent.isComposing) return
    const { key } = event
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      setAt((active + (key === 'ArrowDown' ? 1 : -1) + offered.length) % Math.max(1, offered.length))
    } else if (key === 'Enter' && isOpen) {
      event.preventDefault()
      const item = offered[active]
      if (item) choose(item)
    } else if (key === 'Escape' && isOpen) {
      event.preventDefault()
      event.stopPropagation()
      setOpen(false)
    } else if (key === 'Backspace' && query === '') {
      const last = chosen.at(-1)
      if (last) onRemove(last)
    }
  }

  const isFull = !isMany && chosen.length > 0
  // When all there is has been chosen there is nothing to look for; an empty list would only cover the form.
  const isDone = chosen.length > 0 && query === '' && offered.length === 0
  return (
    <div className="picker">
      {chosen.length > 0 && (
        <div className="picker-chosen" style={isFull ? { marginBottom: 0 } : undefined}>
          {chosen.map((item) => (
            <span key={item.id} className="picker-chip">
              {item.label}
              {item.note && <span className="small faint">{item.note}</span>}
              {!disabled && (
                <button
                  type="button"
                  aria-label={text('common.remove', { name: item.label })}
                  onClick={() => {
                    onRemove(item)
                    requestAnimationFrame(() => field.current?.focus())
                  }}
                >
                  <Icon name="cross" size={12} />
                </button>
              )}
            </span>
          ))}
        </div>
      )}
      {!isFull && !disabled && (
        <input
          {...wiring}
          {...(label !== undefined && { 'aria-label': label })}
          ref={field}
          className="control"
          type="text"
          role="combobox"
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: a dialog that opens to pick somebody begins here
          autoFocus={autoFocus}
          aria-expanded={isOpen}
          aria-controls={listId}
          aria-autocomplete="list"
          {...(isOpen && offered[active] && { 'aria-activedescendant': `${listId}-${active}` })}
          placeholder={placeholder ?? text('common.typeToSearch')}
          value={query}
          onChange={(event) => search(event.target.value)}
          onFocus={() => onQuery(query)}
          onClick={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={handleKey}
        />
      )}
      {isOpen && !isFull && !isDone && (
        <div
          className="picker-list"
          id={listId}
          role="listbox"
          aria-label={placeholder ?? text('common.typeToSearch')}
        >
          {offered.map((item, index) => (
            <div
              key={item.id}
              id={`${listId}-${index}`}
              className="picker-option"
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              // mousedown, before the field loses focus and the list closes
              onMouseDown={(event) => {
                event.preventDefault()
                choose(item)
              }}
              onMouseEnter={() => setAt(index)}
            >
              {item.label}
              {item.note && <span className="small faint">{item.note}</span>}
            </div>
          ))}
          {offered.length === 0 && (
            <div className="picker-note small">
              {text(isWaiting ? 'common.waiting' : 'common.nothingFound')}
            </div>
          )}
        </div>
      )}
    </div>
  )
}
