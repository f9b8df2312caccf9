import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { checkSmart, smartCriteria } from '#domain/smart/smart.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, NumberField, TextArea, TextField } from '#web/ui/fields.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { type CharterChange, type CharterView, resourceRequestsQuery } from './charter-api.ts'
import { PartState } from './PartState.tsx'
import { useSavedPart } from './useSavedPart.ts'

const fieldsOf = (charter: CharterView) => ({
  goal: charter.goal,
  targets: charter.targets,
  strategicGoal: charter.strategicGoal,
  rootCause: charter.rootCause,
  solution: charter.solution,
  resourceRequests: charter.resourceRequests,
})
type Fields = ReturnType<typeof fieldsOf>

function bodyOf({ targets, resourceRequests, ...plain }: Fields): CharterChange {
  return {
    ...plain,
    targets: targets.filter(({ metric }) => metric.trim() !== ''),
    resourceRequestIds: resourceRequests.map(({ id }) => id),
  }
}

/** The goal by the SMART questions, in numbers, and what the type of the matter asks for (S1-01 … S1-08, S4-05). */
export function CharterGoal({ charter }: { charter: CharterView }): ReactNode {
  const text = useText()
  const part = useSavedPart({ charter, name: 'goal', fieldsOf, bodyOf })
  const { value, change } = part
  const disabled = !charter.can.includes('edit')
  const label = (field: string) => text(`charter.field.${field}`)
  const area = (field: 'rootCause' | 'solution' | 'strategicGoal') => (
    <FormField label={label(field)}>
      <TextArea
        value={value[field]}
        onChange={(words) => change({ [field]: words })}
        onBlur={part.flush}
        disabled={disabled}
        maxLength={5000}
      />
    </FormField>
  )
  return (
    <div className="form">
      <FormField label={label('smartGoal')} required>
        <TextArea
          value={value.goal}
          onChange={(goal) => change({ goal })}
          onBlur={part.flush}
          disabled={disabled}
          placeholder={text('charter.example.goal')}
          maxLength={5000}
        />
      </FormField>
      <Smart goal={value.goal} charter={charter} />
      <Targets targets={value.targets} onChange={(targets) => change({ targets })} disabled={disabled} />
      {charter.type === 'problem' && (
        <>
          {area('rootCause')}
          {area('solution')}
        </>
      )}
      {charter.type === 'resource' && (
        <Requests
          charter={charter}
          chosen={value.resourceRequests}
          onChange={(resourceRequests) => change({ resourceRequests })}
          disabled={disabled}
        />
      )}
      {area('strategicGoal')}
      <PartState part={part} say={({ goal, targets }) => [goal, ...targets.map(sayTarget)].join('\n')} />
    </div>
  )
}

type Target = CharterView['targets'][number]
const sayTarget = ({ metric, value, unit, on }: Target) => `${metric} ${value ?? ''}${unit} ${on ?? ''}`

function Smart({ goal, charter }: { goal: string; charter: CharterView }): ReactNode {
  const text = useText()
  const check = checkSmart(goal, {
    noun: 'collaboration',
    departments: charter.participations.map(({ department }) => department.name),
  })
  const hint = smartCriteria.map((one) => check[one].hint).find((one) => one !== null)
  return (
    <div>
      <ul className="collaboration-smart" aria-label={text('charter.smart')}>
        {smartCriteria.map((criterion) => (
          <li key={criterion} className={`small mark tone-${check[criterion].ok ? 'green' : 'amber'}`}>
            <Icon
              name={check[criterion].ok ? 'check' : 'ring'}
              size={14}
              label={text(check[criterion].ok ? 'task.smart.met' : 'task.smart.notMet')}
            />
            {text(`enum.smart.${criterion}`)}
          </li>
        ))}
      </ul>
      {goal !== '' && hint && <p className="small quiet">{text(hint)}</p>}
    </div>
  )
}

function Targets({
  targets,
  onChange,
  disabled,
}: {
  targets: Target[]
  onChange: (targets: Target[]) => void
  disabled: boolean
}): ReactNode {
  const text = useText()
  const put = (index: number, change: Partial<Target>) =>
    onChange(targets.map((one, at) => (at === index ? { ...one, ...change } : one)))
  return (
    <fieldset className="stack tight">
      <legend className="field-label">{text('charter.targets')}</legend>
      {targets.map((target, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows have nothing else to be known by
        <div key={index} className="charter-target">
          <TextField
            aria-label={text('collaboration.field.metric')}
            placeholder={text('collaboration.field.metric')}
            value={target.metric}
            onChange={(metric) => put(index, { metric })}
            disabled={disabled}
            maxLength={200}
          />
          <NumberField
            aria-label={text('collaboration.field.value')}
            step="any"
            value={target.value}
            onChange={(value) => put(index, { value })}
            disabled={disabled}
          />
          <TextField
            aria-label={text('collaboration.field.unit')}
            placeholder={text('collaboration.field.unit')}
            value={target.unit}
            onChange={(unit) => put(index, { unit })}
            disabled={disabled}
            maxLength={50}
          />
          <DayField
            aria-label={text('charter.targetOn')}
            value={target.on}
            onChange={(on) => put(index, { on })}
            disabled={disabled}
          />
          {!disabled && (
            <Button
              small
              kind="quiet"
              icon="cross"
              aria-label={text('common.remove', { name: target.metric || text('charter.targets') })}
              onClick={() => onChange(targets.filter((_, at) => at !== index))}
            />
          )}
        </div>
      ))}
      {!disabled && (
        <div>
          <Button
            small
            kind="quiet"
            icon="plus"
            onClick={() =>
              onChange([...targets, { metric: '', value: null, unit: '', region: '', on: null }])
            }
          >
            {text('collaboration.add')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

type Request = CharterView['resourceRequests'][number]

/** 资源整合 (S1-03): requests that meetings brought up, to be seen to here. */
function Requests({
  charter,
  chosen,
  onChange,
  disabled,
}: {
  charter: CharterView
  chosen: Request[]
  onChange: (requests: Request[]) => void
  disabled: boolean
}): ReactNode {
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  const found = useQuery({ ...resourceRequestsQuery(charter.id), enabled: isOpen })
  const isChosen = (one: Request) => chosen.some(({ id }) => id === one.id)
  const listed = isOpen ? [...chosen, ...(found.data?.items ?? []).filter((one) => !isChosen(one))] : chosen
  return (
    <fieldset className="stack tight">
      <legend className="field-label">{text('charter.field.resourceRequests')}</legend>
      {listed.length === 0 && <p className="faint">{text('charter.noRequests')}</p>}
      {listed.map((one) => (
        <CheckField
          key={one.id}
          checked={isChosen(one)}
          disabled={disabled}
          onChange={(on) => onChange(on ? [...chosen, one] : chosen.filter(({ id }) => id !== one.id))}
        >
          {one.department.name} {one.text} <span className="small faint">{one.meeting?.title}</span>
        </CheckField>
      ))}
      {!disabled && !isOpen && (
        <div>
          <Button small kind="quiet" icon="plus" onClick={() => setOpen(true)}>
            {text('charter.findRequests')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
