import './marks.css'
import type { ReactNode } from 'react'

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)
const shown: Record<string, string> = {
  mod: isMac ? '⌘' : 'Ctrl',
  enter: '↵',
  up: '↑',
  down: '↓',
  esc: 'Esc',
  shift: '⇧',
  alt: isMac ? '⌥' : 'Alt',
}

/** The keys that do the same: `mod+k` is ⌘ K on a Mac and Ctrl K elsewhere. */
export function KeyHint({ keys }: { keys: string }): ReactNode {
  return (
    <span aria-hidden="true" className="nowrap">
      {keys.split('+').map((key) => (
        <kbd key={key} className="key-hint">
          {shown[key] ?? key.toUpperCase()}
        </kbd>
      ))}
    </span>
  )
}
