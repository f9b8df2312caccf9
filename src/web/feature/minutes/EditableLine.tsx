import { type KeyboardEvent, type ReactNode, useState } from 'react'
import type { MinutesView } from '#contract/minutes.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ConflictDialog } from '#web/ui/ConflictDialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { TextArea } from '#web/ui/fields.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { type MinutesChange, presentAfter, useUpdateMinutes } from './api.ts'

/** One wording of the document and how to find and change it in whatever version stands now. */
export interface Wording {
  /** Unique within the minutes. */
  readonly name: string
  readonly label: string
  readonly valueIn: (minutes: MinutesView) => string | undefined
  readonly changeTo: (text: string) => MinutesChange
  readonly mayBeEmpty?: boolean
}

/**
 * A line of the paper that its recorder can write on: pressed, it becomes a field in its place. What is
 * typed is kept until it is saved; if somebody saved this very line meanwhile, both wordings are shown.
 */
export function EditableLine({
  minutes,
  wording,
  children,
}: {
  minutes: MinutesView
  wording: Wording
  children: ReactNode
}): ReactNode {
  const text = useText()
  const saved = wording.valueIn(minutes) ?? ''
  const draft = useDraft(`minutes/${minutes.id}/${wording.name}`, '')
  const [isOpen, setOpen] = useState(draft.isRestored)
  const [base, setBase] = useState(saved)
  const [conflict, setConflict] = useState<MinutesView>()
  const update = useUpdateMinutes(minutes.id)

  function open() {
    setBase(saved)
    draft.set(saved)
    setOpen(true)
  }

  function leave() {
    draft.clear()
    update.reset()
    setOpen(false)
  }

  function save(words: string, version: number) {
    const change = wording.changeTo(words)
    update.mutate(
      { version, change },
      {
        onSuccess: leave,
        onError: (error) => {
          const present = presentAfter(error)
          if (present === undefined) return
          // The minutes moved on elsewhere; only another wording of this line is a conflict.
          if (wording.valueIn(present) === base) save(words, present.version)
          else setConflict(present)
        },
      },
    )
  }

  const typed = draft.value.trim()
  const canSave = typed !== saved.trim() && (wording.mayBeEmpty === true || typed !== '')

  function handleKey(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && canSave) {
      event.preventDefault()
      save(typed, minutes.version)
    }
    if (event.key === 'Escape' && draft.value === saved) leave()
  }

  if (!isOpen) {
    return (
      <button
        type="button"
        className="paper-editable"
        onClick={open}
        title={text('minutes.edit.wording', { label: wording.label })}
      >
        <span className="visually-hidden">{text('minutes.edit.wording', { label: wording.label })}</span>
        {children}
        <Icon name="pencil" size={12} />
      </button>
    )
  }
  return (
    <div className="paper-editor">
      <TextArea
        value={draft.value}
        onChange={draft.set}
        onKeyDown={handleKey}
        maxLength={5000}
        autoFocus
        aria-label={wording.label}
      />
      <ErrorLine error={conflict === undefined ? update.error : null} />
      <div className="form-end">
        <Button
          small
          kind="primary"
          busy={update.isPending}
          disabled={!canSave}
          onClick={() => save(typed, minutes.version)}
        >
          {text('common.save')}
        </Button>
        <Button small onClick={leave}>
          {text('common.cancel')}
        </Button>
      </div>
      {conflict !== undefined && (
        <ConflictDialog
          mine={typed}
          theirs={wording.valueIn(conflict) ?? ''}
          onClose={() => setConflict(undefined)}
          onSettle={(words, choice) => {
            const { version } = conflict
            setConflict(undefined)
            if (choice === 'theirs') return leave()
            setBase(wording.valueIn(conflict) ?? '')
            draft.set(words)
            save(words, version)
          }}
        />
      )}
    </div>
  )
}
