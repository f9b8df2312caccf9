import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { DepartmentRef, PersonRef } from '#contract/common.ts'
import { applyImport, type ImportView, updateImport } from '#contract/import.ts'
import { call, Refused, Unreachable } from '#web/lib/api.ts'
import { draftKey, readDraft, writeDraft } from '#web/lib/draft.ts'
import { useMe } from '#web/lib/session.ts'
import {
  type Clash,
  type ImportReview,
  merged,
  type Patch,
  patchBetween,
  patched,
  reviewIn,
} from './review.ts'

export type Saving = 'saved' | 'saving' | 'waiting' | 'failed'

/** How long typing pauses before it is kept. */
const pause = 600
/** Until the server is asked again after it did not answer. */
const patience = 3_000
const mostSteps = 100

/**
 * A review while it is worked on. Every change is kept by itself: first in this tab, then on the server over the
 * version that is known. When another window has been quicker, both are put together, and of words that both changed
 * `clash` asks which shall stand.
 */
export function useReview(view: ImportView) {
  const me = useMe()
  const store = draftKey(me.id, `import/${view.id}`)
  const start = useMemo(() => begin(view, store), [view, store])
  const [review, setReview] = useState(start)
  const [saving, setSaving] = useState<Saving>('saved')
  const [error, setError] = useState<unknown>(null)
  const [clashes, setClashes] = useState<readonly Clash[]>([])
  const refs = useRefs(view)

  const now = useRef(start)
  const kept = useRef(reviewIn(view))
  const version = useRef(view.version)
  const past = useRef<ImportReview[]>([])
  const [steps, setSteps] = useState(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const sending = useRef<Promise<void>>(undefined)

  const show = useCallback((next: ImportReview) => {
    now.current = next
    setReview(next)
  }, [])

  /** Sends what has not been kept yet; when it comes back, everything shown at the call has been kept. */
  const save = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current)
    while (sending.current !== undefined) await sending.current
    const patch = patchBetween(kept.current, now.current)
    if (patch === undefined) {
      setSaving('saved')
      return
    }
    const sent = now.current
    const send = async () => {
      setSaving('saving')
      try {
        const answer = await call(updateImport, {
          params: { id: view.id },
          body: { version: version.current, ...mutable(patch) },
        })
        version.current = answer.version
        kept.current = sent
        setError(null)
      } catch (failure) {
        const theirs = currentIn(failure)
        if (theirs === undefined) throw failure
        const both = merged(kept.current, now.current, reviewIn(theirs))
        version.current = theirs.version
        kept.current = reviewIn(theirs)
        refs.know(theirs)
        show(both.review)
        if (both.clashes.length > 0) setClashes(both.clashes)
      }
    }
    sending.current = send()
    try {
      await sending.current
    } catch (failure) {
      setError(failure instanceof Unreachable ? null : failure)
      setSaving(failure instanceof Unreachable ? 'waiting' : 'failed')
      if (failure instanceof Unreachable)
        timer.current = setTimeout(() => void save().catch(ignore), patience)
      throw failure
    } finally {
      sending.current = undefined
    }
    if (patchBetween(kept.current, now.current) === undefined) {
      sessionStorage.removeItem(store)
      setSaving('saved')
    } else {
      await save()
    }
  }, [view.id, store, refs.know, show])

  const change = useCallback(
    (make: (review: ImportReview) => ImportReview, { isStep = true }: { isStep?: boolean } = {}) => {
      const before = now.current
      const next = make(before)
      if (next === before) return
      if (isStep) past.current = [...past.current.slice(1 - mostSteps), before]
      setSteps(past.current.length)
      show(next)
      writeDraft(sessionStorage, store, patchBetween(kept.current, next) ?? {})
      setSaving('waiting')
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void save().catch(ignore), pause)
    },
    [show, store, save],
  )

  const undo = useCallback((): boolean => {
    const before = past.current.at(-1)
    if (before === undefined) return false
    past.current = past.current.slice(0, -1)
    change(() => before, { isStep: false })
    return true
  }, [change])

  /** What was begun in this tab and never reached the server. */
  useEffect(() => {
    if (patchBetween(kept.current, now.current) !== undefined) void save().catch(ignore)
    return () => {
      clearTimeout(timer.current)
      void save().catch(ignore)
    }
  }, [save])

  const apply = useCallback(async (): Promise<string> => {
    await save()
    const { meetingId } = await call(applyImport, {
      params: { id: view.id },
      body: { version: version.current },
    })
    sessionStorage.removeItem(store)
    return meetingId
  }, [save, view.id, store])

  const settleClash = useCallback(
    (clash: Clash, words: string) => {
      change((before) =>
        'item' in clash.place
          ? patched(before, { items: [{ key: clash.place.item, text: words }] })
          : patched(before, { basics: { [clash.place.basic]: words } }),
      )
      setClashes((all) => all.filter((one) => one !== clash))
    },
    [change],
  )

  return {
    review,
    saving,
    error,
    clash: clashes[0],
    settleClash,
    change,
    undo,
    canUndo: steps > 0,
    save,
    apply,
    refs,
  }
}

function begin(view: ImportView, store: string): ImportReview {
  const kept = readDraft<Patch>(sessionStorage, store)
  return kept === undefined || view.state === 'applied' ? reviewIn(view) : patched(reviewIn(view), kept)
}

function currentIn(failure: unknown): ImportView | undefined {
  if (!(failure instanceof Refused) || failure.reason !== 'import.stale') return undefined
  return (failure.detail as { current?: ImportView } | undefined)?.current
}

/** The wire's shapes are mutable, ours are not; what is sent is not kept. */
function mutable(patch: Patch) {
  return patch as {
    basics?: never
    items?: never
    names?: never
  }
}

function ignore(): void {}

/** Everybody and every department that a review names, also those just picked. */
function useRefs(view: ImportView) {
  const [people, setPeople] = useState<ReadonlyMap<string, PersonRef>>(
    () => new Map(view.people.map((one) => [one.id, one])),
  )
  const [departments, setDepartments] = useState<ReadonlyMap<string, DepartmentRef>>(
    () => new Map(view.departments.map((one) => [one.id, one])),
  )
  const know = useCallback(
    (more: { people?: readonly PersonRef[]; departments?: readonly DepartmentRef[] }) => {
      const { people: known = [], departments: places = [] } = more
      if (known.length > 0)
        setPeople((before) => new Map([...before, ...known.map((one) => [one.id, one] as const)]))
      if (places.length > 0) {
        setDepartments((before) => new Map([...before, ...places.map((one) => [one.id, one] as const)]))
      }
    },
    [],
  )
  return useMemo(() => ({ people, departments, know }), [people, departments, know])
}

export type Refs = ReturnType<typeof useRefs>
