import { useState } from 'react'
import type { DepartmentRef } from '#contract/common.ts'
import type { SyncBlock } from '#domain/sync/report.ts'
import { useDraft } from '#web/lib/draft.ts'
import { type ChangeOfSync, presentAfter, type SyncView, useUpdate } from './api.ts'

/** A line while it is being written; `key` tells it apart before it has an id. */
export interface Line {
  readonly key: string
  readonly id: string | null
  readonly block: SyncBlock
  readonly text: string
  readonly reason: string
  readonly help: DepartmentRef | null
}

export interface Words {
  readonly summary: string
  readonly to: string
  readonly lines: readonly Line[]
}

interface Typed {
  /** What stood there when it was first touched. */
  readonly base: Words
  readonly now: Words
}

export interface Writing {
  readonly value: Words
  readonly change: (part: Partial<Words>) => void
  /** Gives the version that stands then; nothing when it could not be saved. */
  readonly save: () => Promise<number | undefined>
  readonly isDirty: boolean
  readonly isSaving: boolean
  readonly error: unknown
  readonly conflict: { readonly mine: Words; readonly theirs: Words } | undefined
  readonly settle: (choice: 'mine' | 'theirs') => void
  readonly closeConflict: () => void
}

function wordsOf(view: SyncView): Words {
  return {
    summary: view.summary,
    to: view.to,
    lines: view.rows.map(({ id, block, text, reason, helpDepartment }) => ({
      key: id,
      id,
      block,
      text,
      reason,
      help: helpDepartment,
    })),
  }
}

function bodyOf({ summary, to, lines }: Words): Omit<ChangeOfSync, 'version'> {
  return {
    summary: summary.trim(),
    to,
    rows: lines
      .filter(({ text }) => text.trim() !== '')
      .map(({ id, block, text, reason, help }) => ({
        id,
        block,
        text: text.trim(),
        reason: reason.trim(),
        helpDepartmentId: help?.id ?? null,
      })),
  }
}

const said = (words: Words) => JSON.stringify(bodyOf(words))

/** The whole draft with one button that saves it; what is typed stays in the tab until then. */
export function useWriting(view: SyncView): Writing {
  const saved = wordsOf(view)
  const draft = useDraft<Typed | null>(`sync/${view.id}`, null)
  const update = useUpdate(view.id)
  const [conflict, setConflict] = useState<Writing['conflict']>()
  const now = draft.value?.now ?? saved
  const isDirty = draft.value !== null && said(draft.value.now) !== said(saved)

  async function send(
    words: Words,
    base: Words,
    present: SyncView,
    isAgain: boolean,
  ): Promise<number | undefined> {
    try {
      const { version } = await update.mutateAsync({ version: present.version, ...bodyOf(words) })
      draft.clear()
      return version
    } catch (failure) {
      const current = presentAfter(failure)
      if (current === undefined) return undefined
      if (!isAgain && said(wordsOf(current)) === said(base)) return send(words, base, current, true)
      setConflict({ mine: words, theirs: wordsOf(current) })
      return undefined
    }
  }

  return {
    value: now,
    change: (part) =>
      draft.set((before) => ({ base: before?.base ?? saved, now: { ...(before?.now ?? saved), ...part } })),
    save: () =>
      isDirty ? send(now, draft.value?.base ?? saved, view, false) : Promise.resolve(view.version),
    isDirty,
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
