import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { type DecisionKind, decisionKinds } from '#domain/decision/lifecycle.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, SelectField, TextArea, TextField } from '#web/ui/fields.tsx'
import { KeyHint } from '#web/ui/KeyHint.tsx'
import { useActs, useReviewing } from './ReviewContext.tsx'
import { edited, type ImportItem, isAcceptedItem } from './review.ts'
import { HelpersField, WhoField } from './WhoField.tsx'

/** An item in one's own words, in its place. What is typed is kept as it is typed. */
export function ItemEditor({ item, onClose }: { item: ImportItem; onClose: () => void }): ReactNode {
  const text = useText()
  const { change } = useActs()
  const { review, editField = 'text', issues } = useReviewing()
  const isFirst = useRef(true)
  const day = useRef<HTMLDivElement>(null)
  const { kind } = item
  // The calendar comes a moment later than the rest.
  useEffect(() => {
    if (editField !== 'dueOn') return undefined
    const timer = setInterval(() => {
      const field = day.current?.querySelector<HTMLInputElement>('input:not([disabled])')
      if (!field) return
      field.focus()
      clearInterval(timer)
    }, 50)
    return () => clearInterval(timer)
  }, [editField])

  function put(part: Partial<ImportItem>) {
    // One step back undoes all that was changed while the editor was open.
    change((before) => edited(before, item.key, part), { isStep: isFirst.current })
    isFirst.current = false
  }
  function handleKey(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const isEnd = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
    if (!isEnd || event.defaultPrevented) return
    event.preventDefault()
    event.stopPropagation()
    onClose()
  }
  const topics = review.items.filter((one) => one.kind === 'topic' && one.state !== 'rejected')
  const decisions = review.items.filter((one) => one.kind === 'decision' && one.state !== 'rejected')
  const issueOf = (field: string) => issues[`items.${item.key}.${field}`]
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the fields inside
    <div className="form item-editor" onKeyDown={handleKey}>
      <FormField label={text(`imports.edit.text.${kind}`)} issue={issueOf('text')} required>
        <TextArea
          value={item.text}
          onChange={(words) => put({ text: words })}
          maxLength={kind === 'topic' ? 200 : 5000}
          autoFocus={editField === 'text'}
        />
      </FormField>
      {(kind === 'action' || kind === 'viewpoint') && (
        <WhoField
          label={text(kind === 'action' ? 'imports.edit.owner' : 'imports.edit.speaker')}
          value={item.who}
          onChange={(who) => put({ who })}
          autoFocus={editField === 'who'}
          issue={issueOf('who')}
        />
      )}
      {kind === 'action' && (
        <>
          <div className="form-columns" ref={day}>
            <FormField label={text('imports.edit.due')} issue={issueOf('dueOn')}>
              <DayField value={item.dueOn} onChange={(dueOn) => put({ dueOn })} />
            </FormField>
            <FormField label={text('imports.edit.dueText')}>
              <TextField value={item.dueText} onChange={(dueText) => put({ dueText })} maxLength={200} />
            </FormField>
          </div>
          <FormField label={text('imports.edit.criterion')} issue={issueOf('criterion')}>
            <TextField
              value={item.criterion}
              onChange={(criterion) => put({ criterion })}
              maxLength={1000}
              autoFocus={editField === 'criterion'}
            />
          </FormField>
          <HelpersField value={item.cooperating} onChange={(cooperating) => put({ cooperating })} />
        </>
      )}
      {kind === 'decision' && (
        <div className="form-columns">
          <FormField label={text('imports.edit.decisionKind')}>
            <SelectField<DecisionKind>
              value={item.decisionKind ?? 'conclusion'}
              onChange={(decisionKind) => put({ decisionKind })}
              options={decisionKinds.map((value) => ({ value, label: text(`enum.decisionKind.${value}`) }))}
            />
          </FormField>
          <CheckField checked={item.isProvisional} onChange={(isProvisional) => put({ isProvisional })}>
            {text('imports.edit.provisional')}
          </CheckField>
        </div>
      )}
      {kind !== 'topic' && (
        <div className="form-columns">
          <FormField label={text('imports.edit.topic')}>
            <SelectField<string>
              value={topics.some(({ key }) => key === item.topicKey) ? (item.topicKey ?? '') : ''}
              onChange={(topicKey) => put({ topicKey: topicKey === '' ? null : topicKey })}
              options={topics.map((topic) => ({ value: topic.key, label: topic.text }))}
              none={text('imports.edit.noTopic')}
            />
          </FormField>
          {kind === 'action' && decisions.length > 0 && (
            <FormField label={text('imports.edit.decision')}>
              <SelectField<string>
                value={decisions.some(({ key }) => key === item.decisionKey) ? (item.decisionKey ?? '') : ''}
                onChange={(decisionKey) => put({ decisionKey: decisionKey === '' ? null : decisionKey })}
                options={decisions.map((decision) => ({ value: decision.key, label: decision.text }))}
                none={text('imports.edit.noDecision')}
              />
            </FormField>
          )}
        </div>
      )}
      <div className="form-end">
        <Button small kind="primary" onClick={onClose}>
          {text('imports.edit.done')}
        </Button>
        <span className="small faint">
          <KeyHint keys="esc" /> {text(isAcceptedItem(item) ? 'imports.edit.kept' : 'imports.edit.takes')}
        </span>
      </div>
    </div>
  )
}
