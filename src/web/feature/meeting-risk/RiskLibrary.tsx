import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { LibraryEntry } from '#contract/meeting-risk.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea, TextField } from '#web/ui/fields.tsx'
import { toast } from '#web/ui/toast.tsx'
import { libraryQuery, useResetRisk, useRiskWords, useWriteRisk } from './api.ts'
import './meeting-risk.css'

/** 会议风险库: how to tell, what to do beforehand, what to do on the spot. */
export function RiskLibrary(): ReactNode {
  const text = useText()
  const query = useQuery(libraryQuery)
  const [editing, setEditing] = useState<LibraryEntry>()
  return (
    <>
      <p className="quiet">{text('meetingRisk.intro')}</p>
      <Faces query={query}>
        {({ items, canEdit }) => (
          <ol className="risk-library">
            {items.map((entry) => (
              <Entry key={entry.risk} entry={entry} {...(canEdit && { onEdit: () => setEditing(entry) })} />
            ))}
          </ol>
        )}
      </Faces>
      {editing !== undefined && <Edit entry={editing} onClose={() => setEditing(undefined)} />}
    </>
  )
}

function Entry({ entry, onEdit }: { entry: LibraryEntry; onEdit?: () => void }): ReactNode {
  const text = useText()
  const words = useRiskWords()(entry)
  return (
    <li className="risk-entry">
      <div className="risk-head">
        <h2>{words.name}</h2>
        {entry.own !== null && <span className="small faint">{text('meetingRisk.edit.isOwn')}</span>}
        {onEdit !== undefined && (
          <Button small kind="quiet" icon="pencil" onClick={onEdit}>
            {text('meetingRisk.edit.open')}
          </Button>
        )}
      </div>
      <Words words={words} />
    </li>
  )
}

export function Words({ words }: { words: NonNullable<LibraryEntry['own']> }): ReactNode {
  const text = useText()
  return (
    <dl className="risk-words">
      <dt>{text('meetingRisk.field.sign')}</dt>
      <dd>{words.sign}</dd>
      <dt>{text('meetingRisk.field.before')}</dt>
      <dd>{words.beforeAction}</dd>
      <dt>{text('meetingRisk.field.during')}</dt>
      <dd>{words.duringAction}</dd>
    </dl>
  )
}

function Edit({ entry, onClose }: { entry: LibraryEntry; onClose: () => void }): ReactNode {
  const text = useText()
  const words = useRiskWords()(entry)
  const draft = useDraft(`meetingRisk/${entry.risk}`, words)
  const write = useWriteRisk()
  const reset = useResetRisk()
  const { value } = draft
  const set = (change: Partial<typeof words>) => draft.set((before) => ({ ...before, ...change }))
  const isWhole = Object.values(value).every((typed) => typed.trim() !== '')

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    write.mutate(
      { risk: entry.risk, version: entry.version, ...value },
      {
        onSuccess: () => {
          draft.clear()
          toast(text('meetingRisk.edit.saved'))
          onClose()
        },
      },
    )
  }

  return (
    <Dialog title={text('meetingRisk.edit.title', { name: words.name })} onClose={onClose} width={620}>
      <form className="form" onSubmit={handleSubmit}>
        <FormField label={text('meetingRisk.field.name')}>
          <TextField value={value.name} onChange={(name) => set({ name })} maxLength={200} />
        </FormField>
        <FormField label={text('meetingRisk.field.sign')}>
          <TextArea value={value.sign} onChange={(sign) => set({ sign })} maxLength={5000} />
        </FormField>
        <FormField label={text('meetingRisk.field.before')}>
          <TextArea
            value={value.beforeAction}
            onChange={(beforeAction) => set({ beforeAction })}
            maxLength={5000}
          />
        </FormField>
        <FormField label={text('meetingRisk.field.during')}>
          <TextArea
            value={value.duringAction}
            onChange={(duringAction) => set({ duringAction })}
            maxLength={5000}
          />
        </FormField>
        <ErrorLine error={write.error ?? reset.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={write.isPending} disabled={!isWhole}>
            {text('meetingRisk.edit.save')}
          </Button>
          {entry.own !== null && (
            <Button
              busy={reset.isPending}
              onClick={() =>
                reset.mutate(entry.risk, {
                  onSuccess: () => {
                    draft.clear()
                    toast(text('meetingRisk.edit.wasReset'))
                    onClose()
                  },
                })
              }
            >
              {text('meetingRisk.edit.reset')}
            </Button>
          )}
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
