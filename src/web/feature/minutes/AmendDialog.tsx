import { type FormEvent, type ReactNode, useState } from 'react'
import type { MinutesView } from '#contract/minutes.ts'
import { passagesIn } from '#domain/minutes/passage.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Findings, findingsOf } from '#web/ui/Findings.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField, TextArea } from '#web/ui/fields.tsx'
import { toast } from '#web/ui/toast.tsx'
import { useProposeAmendment } from './api.ts'
import type { Spot } from './MinutesDocument.tsx'
import { usePassageName } from './passage-name.ts'

/** 更正: which passage, what it says, what it should say, and why. What is typed is kept until it is sent. */
export function AmendDialog({
  minutes,
  spot,
  onClose,
}: {
  minutes: MinutesView
  /** Where the recorder was on the paper. */
  spot: Spot | undefined
  onClose: () => void
}): ReactNode {
  const text = useText()
  const sayError = useError()
  const nameOf = usePassageName()
  const propose = useProposeAmendment(minutes.id)
  const passages = passagesIn(minutes.content).filter(
    ({ section, item }) =>
      spot === undefined || (section === spot.section && (spot.item === '' || item === spot.item)),
  )
  const [place, setPlace] = useState(passages.length === 1 ? (passages[0]?.place ?? '') : '')
  const passage = passages.find((one) => one.place === place)
  const draft = useDraft(`minutes/${minutes.id}/amendment`, { place: '', newText: '', reason: '' })
  const { fields } = propose.error ? sayError(propose.error) : { fields: {} as Record<string, string> }
  const isWork = passage !== undefined && ['owner', 'due'].includes(passage.field)

  function choose(next: string) {
    const words = passages.find((one) => one.place === next)?.text ?? ''
    setPlace(next)
    propose.reset()
    draft.set((before) => (before.place === next ? before : { ...before, place: next, newText: words }))
  }

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (passage === undefined) return
    propose.mutate(
      {
        place,
        oldText: passage.text,
        newText: draft.value.newText.trim(),
        reason: draft.value.reason.trim(),
      },
      {
        onSuccess: () => {
          draft.clear()
          onClose()
          toast(text('minutes.amend.sent'))
        },
      },
    )
  }

  const findings = findingsOf(propose.error)
  return (
    <Dialog title={text('minutes.amend.title')} onClose={onClose} width={620}>
      <form className="form" onSubmit={handleSubmit}>
        <p className="quiet">{text('minutes.amend.hint')}</p>
        <FormField label={text('minutes.amend.place')} required>
          <SelectField
            value={place}
            none={text('minutes.amend.choose')}
            onChange={choose}
            options={passages.map((one) => ({ value: one.place, label: nameOf(one) }))}
          />
        </FormField>
        {passage !== undefined && (
          <>
            <div className="amend-old">
              <div className="small quiet">{text('minutes.amend.oldText')}</div>
              <p>{passage.text === '' ? text('minutes.amend.empty') : passage.text}</p>
            </div>
            <FormField
              label={text('minutes.amend.newText')}
              hint={isWork ? text('minutes.amend.workHint') : undefined}
              issue={fields.newText}
              required
            >
              <TextArea
                value={draft.value.newText}
                rows={3}
                maxLength={5000}
                onChange={(newText) => draft.set((before) => ({ ...before, newText }))}
              />
            </FormField>
            <FormField label={text('minutes.amend.reason')} issue={fields.reason} required>
              <TextArea
                value={draft.value.reason}
                rows={2}
                maxLength={1000}
                onChange={(reason) => draft.set((before) => ({ ...before, reason }))}
              />
            </FormField>
          </>
        )}
        {findings.length > 0 ? <Findings findings={findings} /> : <ErrorLine error={propose.error} />}
        <div className="form-end">
          <Button
            type="submit"
            kind="primary"
            icon="send"
            busy={propose.isPending}
            disabled={
              passage === undefined ||
              draft.value.newText.trim() === passage.text ||
              draft.value.reason.trim().length < 2
            }
          >
            {text('minutes.amend.send')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
