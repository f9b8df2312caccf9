import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ConflictDialog } from '#web/ui/ConflictDialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea, TextField } from '#web/ui/fields.tsx'
import { type SaveStatus, useSavedField } from './useSavedField.ts'
import './meeting.css'

/** A labelled text that saves itself and says quietly how that stands; read only, it is just the text. */
export function SavedText({
  name,
  label,
  saved,
  save,
  hint,
  lines = 1,
  required = false,
  disabled = false,
  placeholder,
  maxLength,
  isBare = false,
  onTyped,
}: {
  name: string
  label: string
  saved: string
  save: (value: string, base: string) => Promise<unknown>
  hint?: ReactNode
  /** One: Enter saves. More: it grows with its text. */
  lines?: 1 | 2
  required?: boolean
  disabled?: boolean
  placeholder?: string
  maxLength?: number
  /** In a table or a row that already says what it is: the label is only read out. */
  isBare?: boolean
  /** What stands in the field now, for whoever judges it while it is typed. */
  onTyped?: (value: string) => void
}): ReactNode {
  const field = useSavedField({ name, saved, save, isRequired: required })
  const { change } = field
  const tell = useEffectEvent((value: string) => onTyped?.(value))
  // Also what a reload brings back, or a settled conflict leaves.
  useEffect(() => tell(field.value), [field.value])
  // A name that must be there is not saved empty: the last one stands until there is another.
  const flush = () => (required && field.value.trim() === '' ? change(saved) : field.flush())
  const control = {
    value: field.value,
    onChange: change,
    onBlur: flush,
    disabled,
    placeholder,
    maxLength: maxLength ?? (lines === 1 ? 200 : 5000),
    ...field.composition,
    ...(isBare && { 'aria-label': label }),
  }
  const input =
    lines === 1 ? (
      <TextField
        {...control}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) flush()
        }}
      />
    ) : (
      <TextArea {...control} />
    )
  const after = (
    <>
      <SaveState status={field.status} onRetry={flush} />
      <ErrorLine error={field.error} />
      {field.conflict && (
        <ConflictDialog
          mine={field.conflict.mine}
          theirs={field.conflict.theirs}
          onSettle={field.settle}
          onClose={field.closeConflict}
        />
      )}
    </>
  )
  if (isBare) {
    return (
      <div className="saved-text">
        {input}
        {after}
      </div>
    )
  }
  return (
    <div className="saved-text">
      <FormField label={label} hint={hint} required={required}>
        {input}
      </FormField>
      {after}
    </div>
  )
}

/** 未保存 · 正在保存 · 已保存, small and without a sound unless something is wrong. */
export function SaveState({ status, onRetry }: { status: SaveStatus; onRetry?: () => void }): ReactNode {
  const text = useText()
  if (status === 'still') return null
  return (
    <span className="save-state small" data-status={status} role="status">
      {text(`meeting.save.${status}`)}
      {status === 'failed' && onRetry && (
        <Button kind="quiet" small onClick={onRetry}>
          {text('common.retry')}
        </Button>
      )}
    </span>
  )
}
