import { useState } from 'react'
import { useDraft } from '#web/lib/draft.ts'
import { type ChangeOfView, presentAfter, type RetrospectiveView, useUpdate } from './api.ts'

interface Typed<Fields> {
  /** What stood there when it was first touched. */
  readonly base: Fields
  readonly now: Fields
}

export interface Part<Fields> {
  readonly value: Fields
  readonly change: (part: Partial<Fields>) => void
  readonly save: () => void
  readonly isDirty: boolean
  readonly isSaving: boolean
  readonly error: unknown
  readonly conflict: { readonly mine: Fields; readonly theirs: Fields } | undefined
  readonly settle: (choice: 'mine' | 'theirs') => void
  readonly closeConflict: () => void
}

/**
 * A part of the report with one button that saves it. What is typed stays in the tab until then; a report that moved
 * on elsewhere is no conflict unless this very part was changed to something else.
 */
export function usePart<Fields extends object>({
  view,
  name,
  fieldsOf,
  bodyOf,
}: {
  view: RetrospectiveView
  name: string
  fieldsOf: (view: RetrospectiveView) => Fields
  /** What is sent of it: ids instead of people, no empty lines. */
  bodyOf: (fields: Fields) => Omit<ChangeOfView, 'version'>
}): Part<Fields> {
  const saved = fieldsOf(view)
  const draft = useDraft<Typed<Fields> | null>(`retrospective/${view.id}/${name}`, null)
  const update = useUpdate(view.id)
  const [conflict, setConflict] = useState<Part<Fields>['conflict']>()
  const said = (fields: Fields) => JSON.stringify(bodyOf(fields))
  const now = draft.value?.now ?? saved

  async function send(fields: Fields, base: Fields, present: RetrospectiveView, isAgain: boolean) {
    try {
      await update.mutateAsync({ version: present.version, ...bodyOf(fields) })
      draft.clear()
    } catch (failure) {
      const current = presentAfter(failure)
      if (current === undefined) return
      if (!isAgain && said(fieldsOf(current)) === said(base)) return send(fields, base, current, true)
      setConflict({ mine: fields, theirs: fieldsOf(current) })
    }
  }

  return {
    value: now,
    change: (part) =>
      draft.set((before) => ({ base: before?.base ?? saved, now: { ...(before?.now ?? saved), ...part } })),
    save: () => void send(now, draft.value?.base ?? saved, view, false),
    isDirty: draft.value !== null && said(draft.value.now) !== said(saved),
    isSaving: update.isPending,
    error: presentAfter(update.error) === undefined ? update.error : null,
    conflict,
    settle: (choice) => {
      const both = conflict
      setConflict(undefined)
      if (both === undefined) return
      if (choice === 'theirs') draft.clear()
      // Over what stands now, knowingly.
      else void send(both.mine, both.theirs, view, false)
    },
    closeConflict: () => setConflict(undefined),
  }
}
