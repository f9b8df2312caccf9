import { type ReactNode, useSyncExternalStore } from 'react'
import { useText } from '#web/lib/text.ts'
import './dialog.css'

interface Shown {
  readonly id: number
  readonly message: string
  readonly undo: (() => void) | undefined
}

let shown: readonly Shown[] = []
let lastId = 0
const listeners = new Set<() => void>()

function change(next: readonly Shown[]): void {
  shown = next
  for (const listener of listeners) listener()
}

function drop(id: number): void {
  change(shown.filter((toast) => toast.id !== id))
}

/** Says that something was done; with `undo`, a way back for eight seconds. */
export function toast(message: string, undo?: () => void): void {
  const id = ++lastId
  change([...shown.slice(-2), { id, message, undo }])
  setTimeout(() => drop(id), undo ? 8_000 : 4_000)
}

/** Once, in the shell. */
export function Toasts(): ReactNode {
  const text = useText()
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown,
  )
  return (
    <div className="toasts" role="status" aria-live="polite">
      {all.map(({ id, message, undo }) => (
        <div key={id} className="toast">
          {message}
          {undo && (
            <button
              type="button"
              onClick={() => {
                drop(id)
                undo()
              }}
            >
              {text('common.undo')}
            </button>
          )}
        </div>
      ))}
    </div>
  )
}
