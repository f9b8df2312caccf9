import { type FormEvent, type ReactNode, useEffect } from 'react'
import { type MinutesView, minutesSections } from '#contract/minutes.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField, TextArea, TextField } from '#web/ui/fields.tsx'
import { toast } from '#web/ui/toast.tsx'
import { useProposeChange } from './api.ts'
import type { Section, Spot } from './MinutesDocument.tsx'

/** Which section, which item, what it should say. What is typed is kept until it is sent. */
export function ProposeDialog({
  minutes,
  spot,
  onClose,
}: {
  minutes: MinutesView
  /** Where the reader was when they objected; undefined from the button below. */
  spot: Spot | undefined
  onClose: () => void
}): ReactNode {
  const text = useText()
  const sayError = useError()
  const propose = useProposeChange(minutes.id)
  const { value, set, clear } = useDraft(`minutes/${minutes.id}/proposal`, {
    section: 'topics' as Section,
    item: '',
    text: '',
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: where it was opened is told once
  useEffect(() => {
    if (spot !== undefined) set((before) => ({ ...before, ...spot }))
  }, [])
  const items = itemsOf(minutes, value.section)
  const { fields } = propose.error ? sayError(propose.error) : { fields: {} as Record<string, string> }

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    propose.mutate(value, {
      onSuccess: () => {
        clear()
        onClose()
        toast(text('minutes.propose.sent'))
      },
    })
  }

  return (
    <Dialog title={text('minutes.propose.title')} onClose={onClose} width={560}>
      <form className="form" onSubmit={handleSubmit}>
        <FormField label={text('minutes.propose.section')} required>
          <SelectField
            value={value.section}
            onChange={(section) => set((before) => ({ ...before, section, item: '' }))}
            options={minutesSections.map((section) => ({
              value: section,
              label: text(`enum.minutesSection.${section}`),
            }))}
          />
        </FormField>
        <FormField label={text('minutes.propose.item')} hint={text('common.optional')} issue={fields.item}>
          {items.length > 0 && (value.item === '' || items.includes(value.item)) ? (
            <SelectField
              value={value.item}
              none={text('minutes.propose.wholeSection')}
              onChange={(item) => set((before) => ({ ...before, item }))}
              options={items.map((item) => ({ value: item, label: item }))}
            />
          ) : (
            <TextField
              value={value.item}
              maxLength={300}
              onChange={(item) => set((before) => ({ ...before, item }))}
            />
          )}
        </FormField>
        <FormField
          label={text('minutes.propose.text')}
          hint={text('minutes.propose.textHint')}
          issue={fields.text}
          required
        >
          <TextArea
            value={value.text}
            rows={4}
            maxLength={5000}
            autoFocus
            onChange={(words) => set((before) => ({ ...before, text: words }))}
          />
        </FormField>
        <ErrorLine error={propose.error} />
        <div className="form-end">
          <Button
            type="submit"
            kind="primary"
            icon="send"
            busy={propose.isPending}
            disabled={value.text.trim() === ''}
          >
            {text('minutes.propose.send')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

/** What a remark on a section can be about, as the reader sees it on the paper. */
function itemsOf({ content }: MinutesView, section: Section): string[] {
  const items = {
    basics: [],
    goalAndAgenda: [],
    topics: content.topics.map(({ title }) => title),
    decisions: content.decisions.map(({ number, content: words }) => `${number} ${words}`),
    tasks: content.tasks.map(({ number, name }) => `${number} ${name}`),
  }[section]
  return [...new Set(items.map((item) => item.slice(0, 300)))]
}
