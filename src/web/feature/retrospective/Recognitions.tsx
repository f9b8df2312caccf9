import { type ReactNode, useState } from 'react'
import type { DepartmentRef, PersonRef } from '#contract/common.ts'
import { type RecognitionKind, recognitionKinds } from '#domain/retrospective/note.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, Choice, TextArea, TextField } from '#web/ui/fields.tsx'
import { Link } from '#web/ui/Link.tsx'
import { PeoplePicker } from '#web/ui/PersonPicker.tsx'
import { toast } from '#web/ui/toast.tsx'
import { When } from '#web/ui/When.tsx'
import { type RetrospectiveView, useRecognise } from './api.ts'

/** 表扬与感谢 (S1-49): each letter is kept with whom it went to and who got a copy. */
export function Recognitions({ view }: { view: RetrospectiveView }): ReactNode {
  const text = useText()
  const [isWriting, setWriting] = useState(false)
  const names = (all: readonly { readonly name: string }[]) =>
    all.map(({ name }) => name).join(text('common.join'))
  return (
    <div className="stack">
      {view.recognitions.length === 0 && <p className="quiet">{text('retrospective.recognition.none')}</p>}
      <ul className="retro-rows">
        {view.recognitions.map((one) => (
          <li key={one.id} className="retro-row">
            <p>
              <span className="small quiet">{text(`enum.recognitionKind.${one.kind}`)}</span>{' '}
              <strong>{one.subject}</strong>
            </p>
            <p className="retro-words">{one.text}</p>
            <p className="small quiet">
              {text('retrospective.recognition.to', { names: names([...one.departments, ...one.people]) })}
              {one.copies.length > 0 &&
                ` · ${text('retrospective.recognition.copies', { names: names(one.copies) })}`}
              {` · ${text('retrospective.recognition.letters', { count: one.letters })}`}
            </p>
            <p className="small faint">
              {one.by?.name} <When at={one.at} />{' '}
              <Link to={`/print/recognition/${view.id}?letter=${one.id}`}>{text('print.print')}</Link>
            </p>
          </li>
        ))}
      </ul>
      {view.can.includes('recognise') && (
        <div>
          <Button icon="send" onClick={() => setWriting(true)}>
            {text('retrospective.recognition.write')}
          </Button>
        </div>
      )}
      {isWriting && <Letter view={view} onClose={() => setWriting(false)} />}
    </div>
  )
}

interface Typed {
  readonly kind: RecognitionKind
  readonly subject: string
  readonly text: string
  readonly people: readonly PersonRef[]
  readonly departments: readonly DepartmentRef[]
}

function Letter({ view, onClose }: { view: RetrospectiveView; onClose: () => void }): ReactNode {
  const text = useText()
  const send = useRecognise(view.id)
  const { value, set, clear } = useDraft<Typed>(`retrospective/${view.id}/letter`, {
    kind: 'thanks',
    subject: '',
    text: '',
    people: [],
    departments: [],
  })
  const change = (part: Partial<Typed>) => set((before) => ({ ...before, ...part }))
  const { fields } = useError()(send.error)
  const isWhole =
    value.subject.trim() !== '' &&
    value.text.trim() !== '' &&
    value.people.length + value.departments.length > 0
  return (
    <Dialog title={text('retrospective.recognition.write')} onClose={onClose} width={600}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          send.mutate(
            {
              kind: value.kind,
              subject: value.subject.trim(),
              text: value.text.trim(),
              personIds: value.people.map(({ id }) => id),
              departmentIds: value.departments.map(({ id }) => id),
            },
            {
              onSuccess: () => {
                clear()
                toast(text('retrospective.recognition.sent'))
                onClose()
              },
            },
          )
        }}
      >
        <p className="quiet small">{text('retrospective.recognition.lead')}</p>
        <Choice
          label={text('retrospective.recognition.kind')}
          value={value.kind}
          onChange={(kind) => change({ kind })}
          options={recognitionKinds.map((kind) => ({
            value: kind,
            label: text(`enum.recognitionKind.${kind}`),
          }))}
        />
        <FormField
          label={text('retrospective.recognition.people')}
          issue={Object.entries(fields).find(([path]) => path.startsWith('personIds'))?.[1]}
        >
          <PeoplePicker value={value.people} onChange={(people) => change({ people })} />
        </FormField>
        <fieldset className="retro-departments">
          <legend className="field-label">{text('retrospective.recognition.departments')}</legend>
          {view.collaboration.departments.map((department) => (
            <CheckField
              key={department.id}
              checked={value.departments.some(({ id }) => id === department.id)}
              onChange={(isOn) =>
                change({
                  departments: isOn
                    ? [...value.departments, department]
                    : value.departments.filter(({ id }) => id !== department.id),
                })
              }
            >
              {department.name}
            </CheckField>
          ))}
        </fieldset>
        <FormField label={text('retrospective.recognition.subject')} issue={fields.subject} required>
          <TextField
            value={value.subject}
            onChange={(subject) => change({ subject })}
            placeholder={text('retrospective.example.subject')}
            maxLength={200}
          />
        </FormField>
        <FormField label={text('retrospective.recognition.words')} issue={fields.text} required>
          <TextArea
            value={value.text}
            onChange={(words) => change({ text: words })}
            placeholder={text('retrospective.example.letter')}
            rows={4}
            maxLength={5000}
          />
        </FormField>
        <ErrorLine error={send.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" icon="send" busy={send.isPending} disabled={!isWhole}>
            {text('retrospective.recognition.send')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
