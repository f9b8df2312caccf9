import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { draftKey, readDraft, writeDraft } from '#web/lib/draft.ts'
import { useMe } from '#web/lib/session.ts'
import { FieldConflict } from './save.ts'

const pauseBeforeSaving = 1_000

interface Typed {
  readonly value: string
  /** What stood there when typing began, or when it was last saved from here. */
  readonly base: string
}

function isDirty(typed: Typed | undefined): boolean {
  return typed !== undefined && typed.value.trim() !== typed.base.trim()
}

export type SaveStatus = 'still' | 'unsaved' | 'saving' | 'saved' | 'failed'

export interface SavedField {
  readonly value: string
  readonly status: SaveStatus
  readonly error: unknown
  readonly conflict: FieldConflict | undefined
  readonly change: (value: string) => void
  /** Saves at once: on leaving the field, on Enter, on a retry. */
  readonly flush: () => void
  readonly settle: (text: string) => void
  readonly closeConflict: () => void
  /** To be put on the control. */
  readonly composition: { readonly onCompositionStart: () => void; readonly onCompositionEnd: () => void }
}

/**
 * A text that saves itself: a second after the last key, or on leaving. What is typed and not saved is
 * kept in the tab's storage, so that neither a reload nor a lost connection loses it. Nothing is sent in
 * the middle of a word that an input method is still composing.
 */
export function useSavedField({
  name,
  saved,
  save,
  isRequired = false,
}: {
  /** Names the field and what it belongs to: `meeting/<id>/goal`. */
  name: string
  /** As the server has it. */
  saved: string
  save: (value: string, base: string) => Promise<unknown>
  /** It is never sent empty. */
  isRequired?: boolean
}): SavedField {
  const key = draftKey(useMe().id, name)
  const [typed, setTyped] = useState<Typed | undefined>(() => readDraft<Typed>(sessionStorage, key))
  const [status, setStatus] = useState<SaveStatus>(typed === undefined ? 'still' : 'unsaved')
  const [error, setError] = useState<unknown>(null)
  const [conflict, setConflict] = useState<FieldConflict>()
  const latest = useRef(typed)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isComposing = useRef(false)
  const isSending = useRef(false)

  function keep(next: Typed | undefined) {
    latest.current = next
    setTyped(next)
    if (next !== undefined && isDirty(next)) writeDraft(sessionStorage, key, next)
    else sessionStorage.removeItem(key)
  }

  async function send() {
    clearTimeout(timer.current)
    const now = latest.current
    if (now === undefined || !isDirty(now)) return keep(isSending.current ? now : undefined)
    if (isSending.current || (isRequired && now.value.trim() === '')) return
    isSending.current = true
    setStatus('saving')
    setError(null)
    try {
      await save(now.value, now.base)
      // More may have been typed meanwhile.
      const typedSince: Typed | undefined = latest.current
      keep({ value: (typedSince ?? now).value, base: now.value })
      isSending.current = false
      if (isDirty(latest.current)) return schedule()
      setStatus('saved')
    } catch (failure) {
      isSending.current = false
      if (failure instanceof FieldConflict) setConflict(failure)
      else setError(failure)
      setStatus('failed')
    }
  }

  function schedule() {
    setStatus('unsaved')
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      if (!isComposing.current) void send()
    }, pauseBeforeSaving)
  }

  const beginAgain = useEffectEvent(() => {
    if (isDirty(latest.current)) schedule()
  })
  const leave = useEffectEvent(() => {
    if (isDirty(latest.current)) void send()
  })
  useEffect(() => {
    beginAgain()
    return () => {
      clearTimeout(timer.current)
      leave()
    }
  }, [])

  // What is typed, also while it only differs by a space; but not what somebody else has replaced since.
  const isMine = isDirty(typed) || typed?.value.trim() === saved.trim()
  const shown = isMine && typed !== undefined ? typed.value : saved

  return {
    value: shown,
    status,
    error,
    conflict,
    change: (value) => {
      keep({ value, base: isDirty(latest.current) ? (latest.current?.base ?? saved) : saved })
      if (isDirty(latest.current)) return schedule()
      // Back to what is saved: there is nothing to do.
      clearTimeout(timer.current)
      setStatus('still')
    },
    flush: () => void send(),
    settle: (text) => {
      const theirs = conflict?.theirs ?? saved
      setConflict(undefined)
      keep({ value: text, base: theirs })
      if (isDirty(latest.current)) void send()
      else setStatus('saved')
    },
    closeConflict: () => setConflict(undefined),
    composition: {
      onCompositionStart: () => {
        isComposing.current = true
      },
      onCompositionEnd: () => {
        isComposing.current = false
        schedule()
      },
    },
  }
}
