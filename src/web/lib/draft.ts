import { useCallback, useRef, useState } from 'react'
import { useSession } from './session.ts'

/**
 * What has been typed and not saved, kept in the tab's own storage: an expired session, a lost
 * connection or a reload loses none of it. Under the person's id, so that nobody is shown what
 * somebody else began at the same screen.
 */
const prefix = 'bihuan.draft'

export function draftKey(personId: string, form: string): string {
  return `${prefix}.${personId}.${form}`
}

export function readDraft<Value>(storage: Pick<Storage, 'getItem'>, key: string): Value | undefined {
  const kept = storage.getItem(key)
  if (kept === null) return undefined
  try {
    return (JSON.parse(kept) as { value: Value }).value
  } catch {
    return undefined
  }
}

/** A full or forbidden storage costs the safety net, not the typing. */
export function writeDraft<Value>(storage: Pick<Storage, 'setItem'>, key: string, value: Value): void {
  try {
    storage.setItem(key, JSON.stringify({ value }))
  } catch {
    // see above
  }
}

/** Everything unsaved of everybody but this person; called when somebody else signs in here. */
export function dropDraftsOfOthers(
  storage: Pick<Storage, 'key' | 'length' | 'removeItem'>,
  personId: string,
): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index))
  for (const key of keys) {
    if (key?.startsWith(`${prefix}.`) && !key.startsWith(`${prefix}.${personId}.`)) storage.removeItem(key)
  }
}

export interface Draft<Value> {
  readonly value: Value
  readonly set: (change: Value | ((value: Value) => Value)) => void
  /** Call when it has been saved: the form is `initial` again. */
  readonly clear: () => void
  /** What was typed before a reload is back; the form may say so. */
  readonly isRestored: boolean
}

/**
 * `form` names the form and what it is about: `task/<id>/update`. Untouched, the value is `initial`, also
 * when that changes; touched, it is what was typed.
 */
export function useDraft<Value>(form: string, initial: Value): Draft<Value> {
  const personId = useSession()?.me?.id ?? 'nobody'
  const key = draftKey(personId, form)
  const [typed, setTyped] = useState<{ readonly value: Value } | undefined>(() => {
    const kept = readDraft<Value>(sessionStorage, key)
    return kept === undefined ? undefined : { value: kept }
  })
  const [isRestored, setRestored] = useState(typed !== undefined)
  const untouched = useRef(initial)
  untouched.current = initial

  const set = useCallback<Draft<Value>['set']>(
    (change) =>
      setTyped((before) => {
        const from = before === undefined ? untouched.current : before.value
        const value = typeof change === 'function' ? (change as (value: Value) => Value)(from) : change
        writeDraft(sessionStorage, key, value)
        return { value }
      }),
    [key],
  )
  const clear = useCallback(() => {
    sessionStorage.removeItem(key)
    setTyped(undefined)
    setRestored(false)
  }, [key])

  return { value: typed === undefined ? initial : typed.value, set, clear, isRestored }
}
