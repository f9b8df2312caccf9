import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button, LinkButton } from '#web/ui/Button.tsx'
import { InstantField } from '#web/ui/DayField.tsx'
import { Deadlines } from '#web/ui/Deadlines.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea, TextField } from '#web/ui/fields.tsx'
import { Section } from '#web/ui/Page.tsx'
import { toast } from '#web/ui/toast.tsx'
import { type ChatNoteView, chatNotesQuery, useAddNote, useDropNote } from './api.ts'
import './chat-decision.css'

/** What I said I would write down; nothing is shown when nothing waits. */
export function WaitingNotes(): ReactNode {
  const text = useText()
  const query = useQuery(chatNotesQuery)
  const [dropping, setDropping] = useState<ChatNoteView>()
  const items = query.data?.items ?? []
  if (items.length === 0) return <ErrorLine error={query.error} />
  return (
    <Section title={text('chatDecision.note.waiting')} id="notes">
      <ul className="chain-links">
        {items.map((note) => (
          <li key={note.id} className="chat-person">
            <div className="line">
              <span>{note.text}</span>
              <span className="small quiet">{note.collaboration?.title}</span>
              <span className="push line">
                <LinkButton small to={`/decisions/new?note=${note.id}`} icon="pencil">
                  {text('chatDecision.note.write')}
                </LinkButton>
                <Button small kind="quiet" onClick={() => setDropping(note)}>
                  {text('chatDecision.note.drop')}
                </Button>
              </span>
            </div>
            <Deadlines deadlines={[note.deadline]} />
          </li>
        ))}
      </ul>
      {dropping !== undefined && <Drop note={dropping} onClose={() => setDropping(undefined)} />}
    </Section>
  )
}

function Drop({ note, onClose }: { note: ChatNoteView; onClose: () => void }): ReactNode {
  const text = useText()
  const drop = useDropNote()
  const [reason, setReason] = useState('')
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    drop.mutate(
      { id: note.id, reason: reason.trim() },
      {
        onSuccess: () => {
          toast(text('chatDecision.note.dropped'))
          onClose()
        },
      },
    )
  }
  return (
    <Dialog title={text('chatDecision.note.dropTitle')} onClose={onClose}>
      <form className="form" onSubmit={handleSubmit}>
        <p>{note.text}</p>
        <FormField label={text('chatDecision.note.dropReason')} required>
          <TextArea value={reason} onChange={setReason} maxLength={1000} autoFocus />
        </FormField>
        <ErrorLine error={drop.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={drop.isPending} disabled={reason.trim().length < 2}>
            {text('chatDecision.note.drop')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

/** A line now, the rest within a working day (C-22). */
export function QuickNote({ collaborationId = null }: { collaborationId?: string | null }): ReactNode {
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon="pencil" onClick={() => setOpen(true)}>
        {text('chatDecision.note.title')}
      </Button>
      {isOpen && <NoteDialog collaborationId={collaborationId} onClose={() => setOpen(false)} />}
    </>
  )
}

function NoteDialog({
  collaborationId,
  onClose,
}: {
  collaborationId: string | null
  onClose: () => void
}): ReactNode {
  const text = useText()
  const sayError = useError()
  const add = useAddNote()
  const { value, set, clear } = useDraft<{ text: string; takenAt: string | null }>('chat-note/new', {
    text: '',
    takenAt: null,
  })
  const issues = add.error ? sayError(add.error).fields : {}
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    add.mutate(
      {
        text: value.text.trim(),
        takenAt: value.takenAt ?? new Date().toISOString(),
        collaborationId,
      },
      {
        onSuccess: () => {
          clear()
          toast(text('chatDecision.note.saved'))
          onClose()
        },
      },
    )
  }
  return (
    <Dialog title={text('chatDecision.note.title')} onClose={onClose}>
      <form className="form" onSubmit={handleSubmit}>
        <p className="small quiet">{text('chatDecision.note.hint')}</p>
        <FormField label={text('chatDecision.note.what')} issue={issues.text} required>
          <TextField
            value={value.text}
            onChange={(words) => set({ ...value, text: words })}
            maxLength={200}
            autoFocus
          />
        </FormField>
        <FormField
          label={text('chatDecision.field.takenAt')}
          hint={text('chatDecision.note.whenHint')}
          issue={issues.takenAt}
        >
          <InstantField value={value.takenAt} onChange={(takenAt) => set({ ...value, takenAt })} />
        </FormField>
        <ErrorLine error={add.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={add.isPending} disabled={value.text.trim() === ''}>
            {text('chatDecision.note.save')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
