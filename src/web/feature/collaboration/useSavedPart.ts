import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { draftKey, readDraft, writeDraft } from '#web/lib/draft.ts'
import { useMe } from '#web/lib/session.ts'
import { threeWay } from '#web/lib/three-way.ts'
import {
  type CharterChange,
  type CharterView,
  charterAfter,
  charterQuery,
  useSaveCharter,
} from './charter-api.ts'

const pauseBeforeSaving = 1_000
const mostTries = 4

export type PartStatus = 'still' | 'unsaved' | 'saving' | 'saved' | 'failed'

interface Typed<Fields> {
  readonly value: Fields
  /** What stood there when it was first touched, or was last saved from here. */
  readonly base: Fields
}

export interface SavedPart<Fields> {
  readonly value: Fields
  readonly change: (part: Partial<Fields>) => void
  /** Saves at once. */
  readonly flush: () => void
  readonly status: PartStatus
  readonly error: unknown
  /** Somebody else changed the same fields: both, and which is to stand. */
  readonly conflict: { readonly mine: Fields; readonly theirs: Fields } | undefined
  readonly settle: (choice: 'mine' | 'theirs') => void
  readonly closeConflict: () => void
}

/** Saves of one charter leave this tab one after the other: the second knows the version that the first made. */
const queues = new Map<string, Promise<unknown>>()
function inTurn(id: string, work: () => Promise<void>): Promise<void> {
  const next = (queues.get(id) ?? Promise.resolve()).then(work, work)
  queues.set(
    id,
    next.catch(() => undefined),
  )
  return next
}

/**
 * A part of the charter that saves itself a second after the last change. What is typed and not saved stays in the
 * tab; a charter that moved on elsewhere is no conflict unless the same fields were changed to something else.
 */
export function useSavedPart<Fields extends object>({
  charter,
  name,
  fieldsOf,
  bodyOf,
}: {
  charter: CharterView
  /** Names the part: `goal`, `division`. */
  name: string
  fieldsOf: (charter: CharterView) => Fields
  /** What is sent of it: ids instead of people, no empty lines. */
  bodyOf: (fields: Fields) => CharterChange
}): SavedPart<Fields> {
  const { id } = charter
  const cache = useQueryClient()
  const saveCharter = useSaveCharter(id)
  const key = draftKey(useMe().id, `collaboration/${id}/${name}`)
  const saved = fieldsOf(charter)
  const [typed, setTyped] = useState<Typed<Fields> | undefined>(() =>
    readDraft<Typed<Fields>>(sessionStorage, key),
  )
  const [status, setStatus] = useState<PartStatus>(typed === undefined ? 'still' : 'unsaved')
  const [error, setError] = useState<unknown>(null)
  const [conflict, setConflict] = useState<SavedPart<Fields>['conflict']>()
  const latest = useRef(typed)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const said = (fields: Fields) => JSON.stringify(bodyOf(fields))
  const isDirty = (one: Typed<Fields> | undefined) => one !== undefined && said(one.value) !== said(one.base)

  function keep(next: Typed<Fields> | undefined) {
    latest.current = next
    setTyped(next)
    if (next !== undefined && isDirty(next)) writeDraft(sessionStorage, key, next)
    else sessionStorage.removeItem(key)
  }

  /** Over whatever stands: only what was changed here is sent, and only if nobody changed the same meanwhile. */
  async function sendOver({ value, base }: Typed<Fields>, known: CharterView): Promise<Fields | undefined> {
    let present = known
    for (let tries = 1; ; tries++) {
      const { change, conflicts } = threeWay(bodyOf(base), bodyOf(value), bodyOf(fieldsOf(present)))
      if (conflicts.length > 0) return fieldsOf(present)
      if (Object.keys(change).length === 0) return undefined
      try {
        await saveCharter(change, present.version)
        return undefined
      } catch (failure) {
        const current = charterAfter(failure)
        if (current === undefined || tries === mostTries) throw failure
        present = current
      }
    }
  }

  async function send() {
    clearTimeout(timer.current)
    if (!isDirty(latest.current)) return
    setStatus('saving')
    setError(null)
    try {
      await inTurn(id, async () => {
        const now = latest.current
        if (now === undefined || !isDirty(now)) return
        const theirs = await sendOver(now, cache.getQueryData(charterQuery(id).queryKey) ?? charter)
        if (theirs !== undefined) {
          setConflict({ mine: now.value, theirs })
          setStatus('failed')
          return
        }
        // More may have been typed meanwhile.
        keep({ value: latest.current?.value ?? now.value, base: now.value })
        if (isDirty(latest.current)) schedule()
        else setStatus('saved')
      })
    } catch (failure) {
      setError(failure)
      setStatus('failed')
    }
  }

  function schedule() {
    setStatus('unsaved')
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void send(), pauseBeforeSaving)
  }

  const leave = useEffectEvent(() => {
    if (isDirty(latest.current)) void send()
  })
  const beginAgain = useEffectEvent(() => {
    if (isDirty(latest.current)) schedule()
  })
  useEffect(() => {
    beginAgain()
    return () => {
      clearTimeout(timer.current)
      leave()
    }
  }, [])

  // What is being typed, also lines that are still empty; not what somebody else has replaced since.
  const isMine = typed !== undefined && (isDirty(typed) || said(typed.value) === said(saved))
  const shown = isMine ? typed.value : saved

  return {
    value: shown,
    change: (part) => {
      const base = isDirty(latest.current) ? (latest.current?.base ?? saved) : saved
      keep({ value: { ...shown, ...part }, base })
      if (isDirty(latest.current)) return schedule()
      clearTimeout(timer.current)
      setStatus('still')
    },
    flush: () => void send(),
    status,
    error,
    conflict,
    settle: (choice) => {
      const both = conflict
      setConflict(undefined)
      if (both === undefined) return
      if (choice === 'theirs') {
        keep(undefined)
        setStatus('still')
        return
      }
      keep({ value: both.mine, base: both.theirs })
      void send()
    },
    closeConflict: () => setConflict(undefined),
  }
}
