import { type FormEvent, type ReactNode, useState } from 'react'
import { mostWhys, type NoteKind, noteKinds } from '#domain/retrospective/note.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { Choice, SelectField, TextArea, TextField } from '#web/ui/fields.tsx'
import { toast } from '#web/ui/toast.tsx'
import { type Note, presentAfter, type RetrospectiveView, useAddNote, useUpdateNote } from './api.ts'

interface Typed {
  readonly kind: NoteKind
  readonly text: string
  readonly cause: string
  readonly whys: readonly string[]
  readonly departmentId: string
}

const empty: Typed = { kind: 'highlight', text: '', cause: '', whys: [''], departmentId: '' }

/** What I saw, for my department: on a phone it takes a minute. */
export function Contribute({ view }: { view: RetrospectiveView }): ReactNode {
  const text = useText()
  const add = useAddNote(view.id)
  const { value, set } = useDraft<Typed>(`retrospective/${view.id}/mine`, empty)
  const change = (part: Partial<Typed>) => set((before) => ({ ...before, ...part }))
  const { fields } = useError()(add.error)

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const sent = value
    // The next one can be typed at once; what could not be saved comes back, before what was typed since.
    set({ ...empty, kind: sent.kind, departmentId: sent.departmentId })
    add.mutate(
      {
        kind: value.kind,
        text: value.text.trim(),
        cause: value.cause.trim(),
        whys: value.kind === 'improvement' ? value.whys.filter((why) => why.trim() !== '') : [],
        departmentId: value.departmentId === '' ? null : value.departmentId,
      },
      {
        onSuccess: () => toast(text('retrospective.note.added')),
        onError: () =>
          set((now) => (now.text === '' ? sent : { ...now, text: [sent.text, now.text].join('\n') })),
      },
    )
  }

  return (
    <form className="form retro-mine" onSubmit={handleSubmit}>
      <p className="quiet">{text('retrospective.note.lead')}</p>
      <Choice
        label={text('retrospective.note.kind')}
        value={value.kind}
        onChange={(kind) => change({ kind })}
        options={noteKinds.map((kind) => ({ value: kind, label: text(`enum.noteKind.${kind}`) }))}
      />
      {view.mine.length > 1 && (
        <FormField label={text('retrospective.field.department')} issue={fields.departmentId}>
          <SelectField
            value={value.departmentId || (view.mine[0]?.id ?? '')}
            onChange={(departmentId) => change({ departmentId })}
            options={view.mine.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </FormField>
      )}
      <NoteFields value={value} onChange={change} issue={fields.text} />
      <ErrorLine error={add.error} />
      <div>
        <Button type="submit" kind="primary" busy={add.isPending} disabled={value.text.trim() === ''}>
          {text('retrospective.note.add')}
        </Button>
      </div>
    </form>
  )
}

type Fields = Pick<Typed, 'kind' | 'text' | 'cause' | 'whys'>

function NoteFields({
  value,
  onChange,
  issue,
}: {
  value: Fields
  onChange: (part: Partial<Fields>) => void
  issue: string | undefined
}): ReactNode {
  const text = useText()
  const { kind, whys } = value
  return (
    <>
      <FormField label={text(`enum.noteKind.${kind}`)} issue={issue} required>
        <TextArea
          value={value.text}
          onChange={(words) => onChange({ text: words })}
          placeholder={text(`retrospective.example.${kind}`)}
          maxLength={5000}
        />
      </FormField>
      {kind === 'improvement' &&
        whys.map((why, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an answer has nothing else to be known by
          <FormField key={at} label={text('retrospective.note.why', { no: at + 1 })}>
            <TextField
              value={why}
              onChange={(words) => onChange({ whys: whys.map((one, index) => (index === at ? words : one)) })}
              maxLength={200}
            />
          </FormField>
        ))}
      {kind === 'improvement' && whys.length < mostWhys && (
        <div>
          <Button small kind="quiet" icon="plus" onClick={() => onChange({ whys: [...whys, ''] })}>
            {text('retrospective.note.askWhy')}
          </Button>
        </div>
      )}
      {kind !== 'lesson' && (
        <FormField
          label={text('retrospective.field.rootCause')}
          hint={text(`retrospective.note.causeHint.${kind}`)}
        >
          <TextArea value={value.cause} onChange={(cause) => onChange({ cause })} maxLength={5000} />
        </FormField>
      )}
    </>
  )
}

/** Mine, thought over again. */
export function EditNote({
  view,
  note,
  onClose,
}: {
  view: RetrospectiveView
  note: Note
  onClose: () => void
}): ReactNode {
  const text = useText()
  const update = useUpdateNote(view.id)
  const [value, setValue] = useState<Fields>({
    kind: note.kind,
    text: note.text,
    cause: note.cause,
    whys: note.whys.length === 0 ? [''] : note.whys,
  })
  const present = presentAfter(update.error)
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        // Saved anew after a look at what was saved elsewhere: over that.
        const version = present?.notes.find(({ id }) => id === note.id)?.version ?? note.version
        update.mutate(
          {
            noteId: note.id,
            version,
            text: value.text.trim(),
            cause: value.cause.trim(),
            whys: value.whys.filter((why) => why.trim() !== ''),
          },
          { onSuccess: onClose },
        )
      }}
    >
      <NoteFields value={value} onChange={(part) => setValue({ ...value, ...part })} issue={undefined} />
      <ErrorLine error={update.error} />
      {present !== undefined && (
        <p className="small">{present.notes.find(({ id }) => id === note.id)?.text ?? '—'}</p>
      )}
      <div className="line">
        <Button
          type="submit"
          small
          kind="primary"
          busy={update.isPending}
          disabled={value.text.trim() === ''}
        >
          {text('common.save')}
        </Button>
        <Button small onClick={onClose}>
          {text('common.cancel')}
        </Button>
      </div>
    </form>
  )
}
