import { useCallback, useState } from 'react'
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

/** `form` names the form and what it is about: `task/<id>/update`. */
export function useDraft<Value>(form: string, initial: Value): Draft<Value> {
  const personId = useSession()?.me?.id ?? 'nobody'
  const key = draftKey(personId, form)
  const [kept] = useState(() => readDraft<Value>(sessionStorage, key))
  const [value, setValue] = useState<Value>(kept ?? initial)
  const [isRestored, setRestored] = useState(kept !== undefined)

  const set = useCallback<Draft<Value>['set']>(
    (change) =>
      setValue((before) => {
        const after = typeof change === 'function' ? (change as (value: Value) => Value)(before) : change
        writeDraft(sessionStorage, key, after)
        return after
      }),
    [key],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: initial is what the form began with
  const clear = useCallback(() => {
    sessionStorage.removeItem(key)
    setValue(initial)
    setRestored(false)
  }, [key])

  return { value, set, clear, isRestored }
}
