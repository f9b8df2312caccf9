import { type ReactNode, useDeferredValue, useState } from 'react'
import type { FindingView } from '#contract/common.ts'
import { classifications, resourceKinds, urgencies } from '#domain/meeting/enums.ts'
import { needPriorities } from '#domain/request/request.ts'
import { checkSmart } from '#domain/smart/smart.ts'
import { type Text, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { DepartmentPicker, DepartmentsPicker } from '#web/ui/DepartmentPicker.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { NumberField, SelectField, TextArea, TextField } from '#web/ui/fields.tsx'
import { useSayReason } from '#web/ui/reason.ts'
import { SmartFlags } from '#web/ui/SmartFlags.tsx'
import { emptyNeed, type Filled, type FilledNeed } from './filled.ts'
import './request.css'

interface Of {
  readonly filled: Filled
  readonly change: (part: Partial<Filled>) => void
  /** From a refusal, by field. */
  readonly issues: Readonly<Record<string, string | undefined>>
  /** What the norms say, shown beside the very field. */
  readonly findings: readonly FindingView[]
}

/** The fields of form S4-A with X-68; `isWhole` leaves out what a revision does not touch. */
export function RequestFields({
  filled,
  change,
  issues,
  findings,
  isWhole = true,
}: Of & { isWhole?: boolean }): ReactNode {
  const text = useText()
  const say = useSayReason()
  const wrong = (field: string): string | undefined =>
    issues[field] ??
    findings
      .filter((finding) => finding.place.field === field && finding.severity === 'block')
      .map(({ reason }) => say(reason))[0]
  const warned = (field: string): ReactNode => {
    const found = findings.filter((finding) => finding.place.field === field && finding.severity !== 'block')
    return found.map((finding) => (
      <span key={finding.fingerprint} className="request-warning" role="status">
        {say(finding.reason)} {say(finding.remedy)}
      </span>
    ))
  }
  const area = (
    field: 'background' | 'expectedOutcome' | 'concreteTasks' | 'deliveryStandard',
    required = false,
  ) => (
    <div id={field}>
      <FormField
        label={text(`request.field.${field}`)}
        issue={wrong(field)}
        hint={hintOf(text, field, warned(field))}
        required={required}
      >
        <TextArea value={filled[field]} onChange={(value) => change({ [field]: value })} maxLength={5000} />
      </FormField>
    </div>
  )
  return (
    <>
      <FormField label={text('request.field.name')} issue={wrong('name')} required>
        <TextField value={filled.name} onChange={(name) => change({ name })} maxLength={200} />
      </FormField>
      {isWhole && (
        <div id="departmentIds">
          <FormField label={text('request.field.departments')} issue={wrong('departmentIds')} required>
            <DepartmentsPicker
              value={filled.departments}
              onChange={(departments) => change({ departments })}
            />
          </FormField>
        </div>
      )}
      <div className="form-columns">
        <FormField
          label={text('request.field.urgency')}
          hint={filled.urgency === 'urgent' ? text('request.urgentHint') : undefined}
        >
          <SelectField
            value={filled.urgency}
            onChange={(urgency) => change({ urgency })}
            options={urgencies.map((one) => ({ value: one, label: text(`enum.urgency.${one}`) }))}
          />
        </FormField>
        <FormField label={text('request.field.wishedOn')} issue={wrong('wishedOn')}>
          <DayField value={filled.wishedOn} onChange={(wishedOn) => change({ wishedOn })} />
        </FormField>
        <FormField label={text('request.field.contact')}>
          <TextField value={filled.contact} onChange={(contact) => change({ contact })} maxLength={200} />
        </FormField>
        {isWhole && (
          <FormField label={text('request.field.classification')}>
            <SelectField
              value={filled.classification}
              onChange={(classification) => change({ classification })}
              options={classifications.map((one) => ({
                value: one,
                label: text(`enum.classification.${one}`),
              }))}
            />
          </FormField>
        )}
      </div>
      {area('background', true)}
      <Goal filled={filled} change={change} issue={wrong('goal')} warning={warned('goal')} />
      <Needs
        filled={filled}
        change={change}
        issue={wrong('requiredResources')}
        warning={warned('requiredResources')}
        issues={issues}
      />
      {area('expectedOutcome', true)}
      <Nodes filled={filled} change={change} issue={wrong('timeNodes')} />
      <Risks filled={filled} change={change} issue={wrong('potentialRisks')} />
      {area('concreteTasks')}
      {area('deliveryStandard')}
    </>
  )
}

function hintOf(text: Text, field: string, warning: ReactNode): ReactNode {
  const isEmpty = Array.isArray(warning) && warning.length === 0
  return isEmpty ? text(`request.hint.${field}`) : warning
}

interface PartOf extends Pick<Of, 'filled' | 'change'> {
  readonly issue: string | undefined
  readonly warning?: ReactNode
}

/** S4-15: the five questions are answered while the goal is typed, and it can be put together of its parts. */
function Goal({ filled, change, issue, warning }: PartOf): ReactNode {
  const text = useText()
  const [isBuilding, setBuilding] = useState(false)
  const typed = useDeferredValue(filled.goal)
  const flags = checkSmart(typed, {
    noun: 'collaboration',
    departments: filled.departments.map(({ name }) => name),
    due: null,
  })
  return (
    <div id="goal" className="stack">
      <FormField label={text('request.field.goal')} issue={issue} hint={warning} required>
        <TextArea
          value={filled.goal}
          onChange={(goal) => change({ goal })}
          maxLength={5000}
          placeholder={text('request.goalPlaceholder')}
        />
      </FormField>
      <SmartFlags flags={flags} isEmpty={typed.trim() === ''} />
      {isBuilding ? (
        <GoalParts
          onCompose={(goal) => {
            change({ goal })
            setBuilding(false)
          }}
          onClose={() => setBuilding(false)}
        />
      ) : (
        <div>
          <Button kind="quiet" small icon="pencil" onClick={() => setBuilding(true)}>
            {text('request.goalBuild')}
          </Button>
        </div>
      )}
    </div>
  )
}

function GoalParts({
  onCompose,
  onClose,
}: {
  onCompose: (goal: string) => void
  onClose: () => void
}): ReactNode {
  const text = useText()
  const [by, setBy] = useState('')
  const [result, setResult] = useState('')
  const [measure, setMeasure] = useState('')
  const goal = text('request.goalPattern', {
    by: by.trim(),
    result: result.trim(),
    measure: measure.trim(),
  }).trim()
  return (
    <div className="request-inset form">
      <div className="form-columns">
        <FormField label={text('request.goalBy')}>
          <TextField value={by} onChange={setBy} maxLength={60} autoFocus />
        </FormField>
        <FormField label={text('request.goalMeasure')}>
          <TextField value={measure} onChange={setMeasure} maxLength={60} />
        </FormField>
        <FormField label={text('request.goalResult')}>
          <TextField value={result} onChange={setResult} maxLength={120} />
        </FormField>
      </div>
      {result.trim() !== '' && <p className="serif">{goal}</p>}
      <div className="form-end">
        <Button disabled={result.trim() === ''} onClick={() => onCompose(goal)}>
          {text('request.goalUse')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {text('common.cancel')}
        </Button>
      </div>
    </div>
  )
}

/** A list whose lines are added and taken away; `issue` is about the list as a whole. */
function Lines<Line>({
  id,
  label,
  lines,
  issue,
  warning,
  fresh,
  onChange,
  children,
}: {
  id: string
  label: string
  lines: readonly Line[]
  issue: string | undefined
  warning?: ReactNode
  fresh: Line
  onChange: (lines: readonly Line[]) => void
  children: (line: Line, put: (part: Partial<Line>) => void, index: number) => ReactNode
}): ReactNode {
  const text = useText()
  return (
    <fieldset className="stack tight" id={id}>
      <legend className="field-label">
        {label}
        <span className="field-required" aria-hidden="true">
          *
        </span>
      </legend>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have nothing else to be known by
        <div key={index} className="request-line">
          {children(
            line,
            (part) => onChange(lines.map((one, at) => (at === index ? { ...one, ...part } : one))),
            index,
          )}
          <Button
            small
            kind="quiet"
            icon="cross"
            aria-label={text('common.remove', { name: `${label} ${index + 1}` })}
            onClick={() => onChange(lines.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      {issue && (
        <p className="field-issue small" role="alert">
          {issue}
        </p>
      )}
      {warning}
      <div>
        <Button small kind="quiet" icon="plus" onClick={() => onChange([...lines, fresh])}>
          {text('request.addLine', { name: label })}
        </Button>
      </div>
    </fieldset>
  )
}

function Needs({ filled, change, issue, warning, issues }: PartOf & Pick<Of, 'issues'>): ReactNode {
  const text = useText()
  const label = (key: string, index: number) => `${text(`request.need.${key}`)} ${index + 1}`
  return (
    <Lines<FilledNeed>
      id="requiredResources"
      label={text('request.field.needs')}
      lines={filled.needs}
      issue={issue ?? Object.entries(issues).find(([path]) => path.startsWith('needs'))?.[1]}
      warning={warning}
      fresh={emptyNeed}
      onChange={(needs) => change({ needs })}
    >
      {(need, put, index) => (
        <div className="request-need">
          <SelectField
            aria-label={label('kind', index)}
            value={need.kind}
            onChange={(kind) => put({ kind })}
            options={resourceKinds.map((one) => ({ value: one, label: text(`enum.resourceKind.${one}`) }))}
          />
          <TextField
            aria-label={label('spec', index)}
            placeholder={text('request.need.spec')}
            value={need.spec}
            onChange={(spec) => put({ spec })}
            maxLength={200}
          />
          <NumberField
            aria-label={label('quantity', index)}
            placeholder={text('request.need.quantity')}
            step="any"
            min={0}
            value={need.quantity}
            onChange={(quantity) => put({ quantity })}
          />
          <TextField
            aria-label={label('unit', index)}
            placeholder={text('request.need.unit')}
            value={need.unit}
            onChange={(unit) => put({ unit })}
            maxLength={20}
          />
          <SelectField
            aria-label={label('priority', index)}
            value={need.priority}
            onChange={(priority) => put({ priority })}
            options={needPriorities.map((one) => ({
              value: one,
              label: text('request.need.priorityOf', { priority: text(`enum.needPriority.${one}`) }),
            }))}
          />
          <span className="request-span">
            <DayField
              aria-label={label('fromOn', index)}
              value={need.fromOn}
              onChange={(fromOn) => put({ fromOn })}
            />
            <span aria-hidden="true">–</span>
            <DayField
              aria-label={label('untilOn', index)}
              value={need.untilOn}
              onChange={(untilOn) => put({ untilOn })}
            />
          </span>
          <TextField
            aria-label={label('purpose', index)}
            placeholder={text('request.need.purpose')}
            value={need.purpose}
            onChange={(purpose) => put({ purpose })}
            maxLength={200}
          />
          <DepartmentPicker
            aria-label={label('provider', index)}
            placeholder={text('request.need.provider')}
            value={need.provider}
            onChange={(provider) => put({ provider })}
          />
        </div>
      )}
    </Lines>
  )
}

function Nodes({ filled, change, issue }: PartOf): ReactNode {
  const text = useText()
  return (
    <Lines<Filled['nodes'][number]>
      id="timeNodes"
      label={text('request.field.nodes')}
      lines={filled.nodes}
      issue={issue}
      fresh={{ name: '', on: null }}
      onChange={(nodes) => change({ nodes })}
    >
      {(node, put, index) => (
        <div className="request-node">
          <TextField
            aria-label={`${text('request.nodeName')} ${index + 1}`}
            placeholder={text('request.nodeName')}
            value={node.name}
            onChange={(name) => put({ name })}
            maxLength={200}
          />
          <DayField
            aria-label={`${text('request.nodeOn')} ${index + 1}`}
            value={node.on}
            onChange={(on) => put({ on })}
          />
        </div>
      )}
    </Lines>
  )
}

function Risks({ filled, change, issue }: PartOf): ReactNode {
  const text = useText()
  return (
    <Lines<Filled['risks'][number]>
      id="potentialRisks"
      label={text('request.field.risks')}
      lines={filled.risks}
      issue={issue}
      fresh={{ text: '', response: '', department: null }}
      onChange={(risks) => change({ risks })}
    >
      {(risk, put, index) => (
        <div className="request-risk">
          <TextField
            aria-label={`${text('request.riskText')} ${index + 1}`}
            placeholder={text('request.riskText')}
            value={risk.text}
            onChange={(value) => put({ text: value })}
            maxLength={1000}
          />
          <TextField
            aria-label={`${text('request.riskResponse')} ${index + 1}`}
            placeholder={text('request.riskResponse')}
            value={risk.response}
            onChange={(response) => put({ response })}
            maxLength={1000}
          />
          <DepartmentPicker
            aria-label={`${text('request.riskDepartment')} ${index + 1}`}
            placeholder={text('request.riskDepartment')}
            value={risk.department}
            onChange={(department) => put({ department })}
          />
        </div>
      )}
    </Lines>
  )
}
