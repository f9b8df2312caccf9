import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Icon, type IconName } from './Icon.tsx'
import { Link } from './Link.tsx'
import './dialog.css'

export type MenuEntry =
  | 'rule'
  | { readonly heading: string }
  | {
      readonly label: ReactNode
      readonly icon?: IconName
      readonly note?: string
      readonly isChosen?: boolean
      readonly to?: string
      readonly act?: () => void
    }

/** A button that opens a list of things to do; arrows, Home, End, Escape as everywhere. */
export function Menu({
  label,
  entries,
  children,
  className = 'button quiet bare',
}: {
  /** Said by screen readers and shown on hover. */
  label: string
  /** As a function they are made when it is opened; a hundred closed menus cost nothing. */
  entries: readonly MenuEntry[] | (() => readonly MenuEntry[])
  children: ReactNode
  className?: string
}): ReactNode {
  const [isOpen, setOpen] = useState(false)
  const holder = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (!isOpen) return undefined
    holder.current?.querySelector<HTMLElement>('[role^=menuitem]')?.focus()
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

  function handleKey(event: KeyboardEvent) {
    if (!isOpen) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      setOpen(false)
      opener.current?.focus()
      return
    }
    const items = [...(holder.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]
    const next = nextIndex(event.key, items.indexOf(document.activeElement as HTMLElement), items.length)
    if (next === undefined) return
    event.preventDefault()
    items[next]?.focus()
  }

  function done(act?: () => void) {
    setOpen(false)
    opener.current?.focus()
    act?.()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the menu inside
    <div className="menu-holder" ref={holder} onKeyDown={handleKey}>
      <button
        type="button"
        ref={opener}
        className={className}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={label}
        title={label}
        onClick={() => setOpen(!isOpen)}
      >
        {children}
      </button>
      {isOpen && (
        <div className="menu" role="menu" aria-label={label}>
          {(typeof entries === 'function' ? entries() : entries).map((entry, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: entries do not move while it is open
            <Entry key={index} entry={entry} done={done} />
          ))}
        </div>
      )}
    </div>
  )
}

function Entry({ entry, done }: { entry: MenuEntry; done: (act?: () => void) => void }): ReactNode {
  if (entry === 'rule') return <hr className="menu-rule" />
  if ('heading' in entry) return <div className="menu-heading">{entry.heading}</div>
  const inside = (
    <>
      {entry.icon && <Icon name={entry.icon} />}
      <span>{entry.label}</span>
      {entry.note && <span className="small faint push">{entry.note}</span>}
      {entry.isChosen && (
        <span className="push">
          <Icon name="check" />
        </span>
      )}
    </>
  )
  const role = entry.isChosen === undefined ? 'menuitem' : 'menuitemradio'
  const checked = entry.isChosen === undefined ? {} : { 'aria-checked': entry.isChosen }
  return entry.to === undefined ? (
    <button type="button" className="menu-item" role={role} {...checked} onClick={() => done(entry.act)}>
      {inside}
    </button>
  ) : (
    <Link to={entry.to} className="menu-item" role={role} onClick={() => done()}>
      {inside}
    </Link>
  )
}

/** Where a key leads in a list of `count`; undefined for keys that are not about moving. */
export function nextIndex(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count
    case 'ArrowUp':
      return at <= 0 ? count - 1 : at - 1
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
