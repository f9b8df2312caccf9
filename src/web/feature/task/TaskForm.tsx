import type { ReactNode } from 'react'
import { resourceKinds } from '#domain/meeting/enums.ts'
import { outputUses } from '#domain/task/format.ts'
import { taskPriorities } from '#domain/task/lifecycle.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { CollaborationPicker } from '#web/ui/CollaborationPicker.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { DepartmentPicker, DepartmentsPicker } from '#web/ui/DepartmentPicker.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { NumberField, SelectField, TextArea, TextField } from '#web/ui/fields.tsx'
import { PeoplePicker, PersonPicker } from '#web/ui/PersonPicker.tsx'
import type { TaskFields } from './fields.ts'
import { readFormats } from './formats.ts'
import { RuleReading } from './RuleReading.tsx'
import { SmartFlags } from './SmartFlags.tsx'
import './task.css'

type Set = (change: Partial<TaskFields>) => void
type Issues = Readonly<Record<string, string>>

/** What everybody fills in: who does what until when, and by what it is known to be done. */
export function ShortFields({
  fields,
  set,
  issues,
  areDatesFixed = false,
}: {
  fields: TaskFields
  set: Set
  issues: Issues
  areDatesFixed?: boolean
}): ReactNode {
  const text = useText()
  return (
    <>
      <FormField label={text('task.field.name')} issue={issues.name} required>
        <TextField value={fields.name} onChange={(name) => set({ name })} maxLength={200} autoFocus />
      </FormField>
      <div className="form-columns">
        <FormField label={text('task.field.owner')} issue={issues.ownerId} hint={text('task.hint.owner')}>
          <PersonPicker value={fields.owner} onChange={(owner) => set({ owner })} />
        </FormField>
        <FormField
          label={text('task.field.dueOn')}
          issue={issues.dueOn}
          {...(areDatesFixed && { hint: text('task.hint.datesFixed') })}
        >
          <DayField value={fields.dueOn} onChange={(dueOn) => set({ dueOn })} disabled={areDatesFixed} />
        </FormField>
      </div>
      <FormField
        label={text('task.field.doneCriteria')}
        hint={text('task.hint.doneCriteria')}
        issue={issues.doneCriteria}
      >
        <Lines value={fields.doneCriteria} onChange={(doneCriteria) => set({ doneCriteria })} />
      </FormField>
      <FormField
        label={text('task.field.reviewers')}
        hint={text('task.hint.reviewers')}
        issue={issues.reviewerIds}
      >
        <PeoplePicker value={fields.reviewers} onChange={(reviewers) => set({ reviewers })} />
      </FormField>
      <SmartFlags fields={fields} />
    </>
  )
}

/** The rest of form S3-C. */
export function FurtherFields({
  fields,
  set,
  issues,
  areDatesFixed = false,
}: {
  fields: TaskFields
  set: Set
  issues: Issues
  areDatesFixed?: boolean
}): ReactNode {
  const text = useText()
  return (
    <>
      <FormField label={text('task.field.description')} issue={issues.description}>
        <TextArea
          value={fields.description}
          onChange={(description) => set({ description })}
          maxLength={5000}
        />
      </FormField>
      <FormField
        label={text('task.field.reviewDepartments')}
        hint={text('task.hint.reviewDepartments')}
        issue={issues.reviewDepartmentIds}
      >
        <DepartmentsPicker
          value={fields.reviewDepartments}
          onChange={(reviewDepartments) => set({ reviewDepartments })}
        />
      </FormField>
      <div className="form-columns">
        <FormField label={text('task.field.ownerDepartment')} hint={text('task.hint.ownerDepartment')}>
          <DepartmentPicker
            value={fields.ownerDepartment}
            onChange={(ownerDepartment) => set({ ownerDepartment })}
          />
        </FormField>
        <FormField label={text('task.field.plannedStart')} issue={issues.plannedStart}>
          <DayField
            value={fields.plannedStart}
            onChange={(plannedStart) => set({ plannedStart })}
            disabled={areDatesFixed}
          />
        </FormField>
        {fields.dueOn === null && (
          <FormField
            label={text('task.field.dueText')}
            hint={<RuleReading words={fields.dueText} />}
            issue={issues.dueText}
          >
            <TextField value={fields.dueText} onChange={(dueText) => set({ dueText })} maxLength={200} />
          </FormField>
        )}
        <FormField label={text('task.field.priority')}>
          <SelectField
            value={fields.priority}
            onChange={(priority) => set({ priority })}
            options={taskPriorities.map((one) => ({ value: one, label: text(`enum.taskPriority.${one}`) }))}
          />
        </FormField>
        <FormField label={text('task.field.collaboration')}>
          <CollaborationPicker
            value={fields.collaboration}
            onChange={(collaboration) => set({ collaboration })}
          />
        </FormField>
        <FormField label={text('task.field.budget')} issue={issues.budgetCents}>
          <MoneyField value={fields.budgetCents} onChange={(budgetCents) => set({ budgetCents })} />
        </FormField>
        <FormField label={text('task.field.maxRework')} issue={issues.maxRework}>
          <NumberField
            value={fields.maxRework}
            min={0}
            max={10}
            unit={text('task.times')}
            onChange={(maxRework) => set({ maxRework: maxRework ?? 0 })}
          />
        </FormField>
      </div>
      <FormField label={text('task.field.cooperators')}>
        <PeoplePicker value={fields.cooperators} onChange={(cooperators) => set({ cooperators })} />
      </FormField>
      <RowsOf
        label={text('task.field.cooperating')}
        rows={fields.cooperating}
        onChange={(cooperating) => set({ cooperating })}
        blank={{ department: null, provides: '' }}
      >
        {(row, change) => (
          <>
            <DepartmentPicker
              aria-label={text('task.field.cooperating')}
              value={row.department}
              onChange={(department) => change({ department })}
            />
            <TextField
              aria-label={text('task.field.provides')}
              placeholder={text('task.field.provides')}
              value={row.provides}
              maxLength={200}
              onChange={(provides) => change({ provides })}
            />
          </>
        )}
      </RowsOf>
      <RowsOf
        label={text('task.field.formats')}
        hint={text('task.hint.formats')}
        rows={fields.requiredFormats}
        onChange={(requiredFormats) => set({ requiredFormats })}
        blank={{ use: 'any' as const, formats: [] }}
      >
        {(row, change) => (
          <>
            <SelectField
              aria-label={text('task.field.use')}
              value={row.use}
              onChange={(use) => change({ use })}
              options={outputUses.map((use) => ({ value: use, label: text(`enum.outputUse.${use}`) }))}
            />
            <FormatsField value={row.formats} onChange={(formats) => change({ formats })} />
          </>
        )}
      </RowsOf>
      <RowsOf
        label={text('task.field.milestones')}
        rows={fields.milestones}
        onChange={(milestones) => set({ milestones })}
        blank={{ dueOn: null, department: null, deliverable: '' }}
      >
        {(row, change) => (
          <>
            <DayField
              aria-label={text('task.field.due')}
              value={row.dueOn}
              onChange={(dueOn) => change({ dueOn })}
            />
            <DepartmentPicker
              aria-label={text('task.field.department')}
              value={row.department}
              onChange={(department) => change({ department })}
            />
            <TextField
              aria-label={text('task.field.deliverable')}
              placeholder={text('task.field.deliverable')}
              value={row.deliverable}
              maxLength={200}
              onChange={(deliverable) => change({ deliverable })}
            />
          </>
        )}
      </RowsOf>
      <RowsOf
        label={text('task.field.resources')}
        rows={fields.resources}
        onChange={(resources) => set({ resources })}
        blank={blankResource}
        isCard
      >
        {(row, change) => (
          <>
            <FormField label={text('task.field.resourceKind')}>
              <SelectField
                value={row.kind}
                onChange={(kind) => change({ kind })}
                options={resourceKinds.map((one) => ({
                  value: one,
                  label: text(`enum.resourceKind.${one}`),
                }))}
              />
            </FormField>
            <FormField label={text('task.field.resource')}>
              <TextField value={row.text} maxLength={200} onChange={(words) => change({ text: words })} />
            </FormField>
            <FormField label={text('task.field.provider')}>
              <DepartmentPicker value={row.provider} onChange={(provider) => change({ provider })} />
            </FormField>
            <FormField label={text('task.field.due')}>
              <DayField value={row.dueOn} onChange={(dueOn) => change({ dueOn })} />
            </FormField>
            <FormField label={text('task.field.askingDepartment')}>
              <DepartmentPicker
                value={row.askingDepartment}
                onChange={(askingDepartment) => change({ askingDepartment })}
              />
            </FormField>
            {(row.kind === 'people' || row.headcount !== null) && (
              <FormField label={text('task.field.headcount')}>
                <NumberField
                  value={row.headcount}
                  min={1}
                  max={9999}
                  unit={text('task.persons')}
                  onChange={(headcount) => change({ headcount })}
                />
              </FormField>
            )}
            {(row.kind === 'money' || row.kind === 'people' || row.amountCents !== null) && (
              <FormField label={text('task.field.amount')}>
                <MoneyField value={row.amountCents} onChange={(amountCents) => change({ amountCents })} />
              </FormField>
            )}
          </>
        )}
      </RowsOf>
      <FormField label={text('task.field.notes')} hint={text('task.hint.lines')} issue={issues.notes}>
        <Lines value={fields.notes} onChange={(notes) => set({ notes })} />
      </FormField>
    </>
  )
}

/** One line each. The empty line one is about to write on stays. */
function Lines({
  value,
  onChange,
}: {
  value: readonly string[]
  onChange: (lines: readonly string[]) => void
}): ReactNode {
  return (
    <TextArea
      value={value.join('\n')}
      onChange={(typed) => onChange(typed === '' ? [] : typed.split('\n'))}
    />
  )
}

const blankResource: TaskFields['resources'][number] = {
  kind: 'people',
  text: '',
  provider: null,
  askingDepartment: null,
  headcount: null,
  dueOn: null,
  amountCents: null,
}

function FormatsField({
  value,
  onChange,
}: {
  value: readonly string[]
  onChange: (formats: readonly string[]) => void
}): ReactNode {
  const text = useText()
  return (
    <TextField
      aria-label={text('task.field.format')}
      placeholder={text('task.field.formatExample')}
      value={value.join(' ')}
      onChange={(typed) => {
        const formats = readFormats(typed)
        // A space at the end is the beginning of the next one.
        onChange(/\s$/.test(typed) && formats.length > 0 ? [...formats, ''] : formats)
      }}
    />
  )
}

/** Typed in 元, kept in 分. */
export function MoneyField({
  value,
  onChange,
  label,
}: {
  value: number | null
  onChange: (cents: number | null) => void
  label?: string
}): ReactNode {
  const text = useText()
  return (
    <NumberField
      value={value === null ? null : value / 100}
      min={0}
      step="any"
      unit={text('task.yuan')}
      {...(label !== undefined && { 'aria-label': label })}
      onChange={(yuan) => onChange(yuan === null ? null : Math.round(yuan * 100))}
    />
  )
}

function RowsOf<Row extends object>({
  label,
  hint,
  rows,
  onChange,
  blank,
  isCard = false,
  children,
}: {
  label: string
  hint?: string
  rows: readonly Row[]
  onChange: (rows: readonly Row[]) => void
  blank: Row
  /** Too many fields for one line: each row is a small form with labels of its own. */
  isCard?: boolean
  children: (row: Row, change: (part: Partial<Row>) => void) => ReactNode
}): ReactNode {
  const text = useText()
  return (
    <fieldset className="stack tight">
      <legend className="field-label">{label}</legend>
      {hint !== undefined && <p className="small faint">{hint}</p>}
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows have nothing else to be known by
        <div key={index} className={isCard ? 'task-form-row task-form-card' : 'task-form-row'}>
          {children(row, (part) =>
            onChange(rows.map((one, at) => (at === index ? { ...one, ...part } : one))),
          )}
          <Button
            small
            kind="quiet"
            icon="cross"
            aria-label={text('common.remove', { name: `${label} ${index + 1}` })}
            onClick={() => onChange(rows.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div>
        <Button small kind="quiet" icon="plus" onClick={() => onChange([...rows, blank])}>
          {text('task.addRow', { label })}
        </Button>
      </div>
    </fieldset>
  )
}
