import { type FormEvent, type ReactNode, useState } from 'react'
import type { DecisionView } from '#contract/decision.ts'
import { decisionKinds, decisionMechanisms, needsTasks } from '#domain/decision/lifecycle.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { threeWay } from '#web/lib/three-way.ts'
import { Button } from '#web/ui/Button.tsx'
import { ConflictDialog } from '#web/ui/ConflictDialog.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { DepartmentPicker } from '#web/ui/DepartmentPicker.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField, TextArea, TextField } from '#web/ui/fields.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { presentAfter, useEditDecision } from './api.ts'
import { DueReading } from './DueReading.tsx'
import { canMerge, changeOf, type DecisionFields, fieldsOf, sayField } from './fields.ts'
import { KindFields } from './KindFields.tsx'
import './decision.css'

interface Editing {
  readonly base: DecisionFields
  readonly version: number
  readonly mine: DecisionFields
}

/** The decision as a form; what somebody else changed meanwhile stays, and one is asked only about the same field. */
export function EditDecision({
  decision,
  onDone,
}: {
  decision: DecisionView
  onDone: () => void
}): ReactNode {
  const text = useText()
  const sayError = useError()
  const edit = useEditDecision(decision.id)
  const [initial] = useState<Editing>(() => ({
    base: fieldsOf(decision),
    version: decision.version,
    mine: fieldsOf(decision),
  }))
  const { value, set, clear, isRestored } = useDraft(editDraft(decision.id), initial)
  const [present, setPresent] = useState<{ decision: DecisionView; field: keyof DecisionFields }>()
  const issues = edit.error ? sayError(edit.error).fields : {}
  const { mine } = value

  function leave() {
    clear()
    onDone()
  }

  function save(editing: Editing) {
    const { change } = threeWay(editing.base, editing.mine, editing.base)
    if (Object.keys(change).length === 0) return leave()
    edit.mutate(
      { version: editing.version, change: changeOf(change) },
      {
        onSuccess: leave,
        onError: (error) => {
          const now = presentAfter(error)
          if (now !== undefined) settle(editing, now)
        },
      },
    )
  }

  function settle(editing: Editing, now: DecisionView) {
    const theirs = fieldsOf(now)
    const { change, conflicts } = threeWay(editing.base, editing.mine, theirs)
    const [field] = conflicts
    if (field !== undefined) {
      set(editing)
      setPresent({ decision: now, field })
      return
    }
    setPresent(undefined)
    const next = { base: theirs, version: now.version, mine: { ...theirs, ...change } }
    set(next)
    save(next)
  }

  function answer(words: string, choice: 'mine' | 'theirs' | 'merged') {
    if (present === undefined) return
    const { field } = present
    const theirs = fieldsOf(present.decision)
    const settled = choice === 'mine' ? mine[field] : choice === 'theirs' ? theirs[field] : (words as never)
    settle(
      {
        ...value,
        mine: { ...mine, [field]: settled },
        base: { ...value.base, [field]: theirs[field] },
      },
      present.decision,
    )
  }

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    save(value)
  }

  const change = (part: Partial<DecisionFields>) =>
    set((before) => ({ ...before, mine: { ...before.mine, ...part } }))
  return (
    <form className="form" onSubmit={handleSubmit}>
      {isRestored && <p className="small quiet">{text('common.draftRestored')}</p>}
      <FormField
        label={text('decision.field.content')}
        hint={decision.source === 'im' && text('decision.hint.chatContent')}
        issue={issues.content}
        required
      >
        <TextArea
          disabled={decision.source === 'im'}
          value={mine.content}
          onChange={(content) => change({ content })}
          maxLength={5000}
          className="serif"
          autoFocus
        />
      </FormField>
      <div className="form-columns">
        <FormField label={text('decision.field.kind')} hint={text(`decision.kindHint.${mine.kind}`)}>
          <SelectField
            value={mine.kind}
            onChange={(kind) => change({ kind })}
            options={decisionKinds.map((kind) => ({ value: kind, label: text(`enum.decisionKind.${kind}`) }))}
          />
        </FormField>
        <FormField label={text('decision.field.mechanism')}>
          <SelectField
            value={mine.mechanism}
            onChange={(mechanism) => change({ mechanism })}
            options={decisionMechanisms.map((one) => ({
              value: one,
              label: text(`enum.decisionMechanism.${one}`),
            }))}
          />
        </FormField>
        <FormField label={text('decision.field.owner')} issue={issues.ownerId}>
          <PersonPicker value={mine.owner} onChange={(owner) => change({ owner })} />
        </FormField>
        <FormField label={text('decision.field.ownerDepartment')} issue={issues.ownerDepartmentId}>
          <DepartmentPicker
            value={mine.ownerDepartment}
            onChange={(ownerDepartment) => change({ ownerDepartment })}
          />
        </FormField>
        {needsTasks(mine.kind) && (
          <>
            <FormField label={text('decision.field.due')} issue={issues.dueOn}>
              <DayField value={mine.dueOn} onChange={(dueOn) => change({ dueOn })} />
            </FormField>
            <FormField label={text('decision.field.dueText')} hint={<DueReading words={mine.dueText} />}>
              <TextField value={mine.dueText} onChange={(dueText) => change({ dueText })} maxLength={200} />
            </FormField>
          </>
        )}
        <FormField label={text('decision.field.confirmBy')} hint={text('decision.hint.confirmBy')}>
          <DayField value={mine.confirmBy} onChange={(confirmBy) => change({ confirmBy })} />
        </FormField>
      </div>
      <KindFields mine={mine} change={change} meetingId={decision.meeting?.id ?? null} issues={issues} />
      <FormField label={text('decision.field.remark')}>
        <TextArea value={mine.remark} onChange={(remark) => change({ remark })} maxLength={5000} />
      </FormField>
      <fieldset className="stack tight">
        <legend className="field-label">{text('decision.field.cooperating')}</legend>
        {mine.cooperating.map((row, index) => {
          const put = (part: Partial<typeof row>) =>
            change({
              cooperating: mine.cooperating.map((one, at) => (at === index ? { ...one, ...part } : one)),
            })
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows have nothing else to be known by
            <div key={index} className="decision-form-row">
              <DepartmentPicker value={row.department} onChange={(department) => put({ department })} />
              <TextField
                aria-label={text('decision.field.contribution')}
                placeholder={text('decision.field.contribution')}
                value={row.contribution}
                maxLength={200}
                onChange={(contribution) => put({ contribution })}
              />
              <Button
                small
                kind="quiet"
                icon="cross"
                aria-label={text('common.remove', { name: row.department?.name ?? String(index + 1) })}
                onClick={() => change({ cooperating: mine.cooperating.filter((_, at) => at !== index) })}
              />
            </div>
          )
        })}
        <div>
          <Button
            small
            kind="quiet"
            icon="plus"
            onClick={() =>
              change({ cooperating: [...mine.cooperating, { department: null, contribution: '' }] })
            }
          >
            {text('decision.addDepartment')}
          </Button>
        </div>
      </fieldset>
      <ErrorLine error={present === undefined ? edit.error : null} />
      <div className="form-end">
        <Button type="submit" kind="primary" busy={edit.isPending} disabled={mine.content.trim() === ''}>
          {text('common.save')}
        </Button>
        <Button onClick={leave}>{text('common.cancel')}</Button>
      </div>
      {present !== undefined && (
        <ConflictDialog
          key={present.field}
          mine={sayField(mine, present.field)}
          theirs={sayField(fieldsOf(present.decision), present.field)}
          canMerge={canMerge(present.field)}
          onSettle={answer}
          onClose={() => setPresent(undefined)}
        />
      )}
    </form>
  )
}

export function editDraft(id: string): string {
  return `decision/${id}/fields`
}
