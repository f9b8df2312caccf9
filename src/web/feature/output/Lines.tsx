import { type ReactNode, useState } from 'react'
import type { LineView, OutputsView } from '#contract/output.ts'
import * as contract from '#contract/output.ts'
import { type LineSlot, slotDefinitions } from '#domain/output/slots.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { DayField } from '#web/ui/DayField.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, TextArea, TextField } from '#web/ui/fields.tsx'
import { OnDay } from '#web/ui/When.tsx'
import { AddRow } from './AddRow.tsx'
import { DepartmentField, firstDepartment } from './DepartmentField.tsx'
import { RowButtons } from './RowButtons.tsx'
import { RowForm } from './RowForm.tsx'
import { Stances } from './Stances.tsx'

/** A heading that is filled line by line. */
export function Lines({ view, slot }: { view: OutputsView; slot: LineSlot }): ReactNode {
  const lines = view.lines.filter((line) => line.slot === slot)
  const { shape, openToDepartments } = slotDefinitions[slot]
  const ordered =
    shape === 'dated'
      ? lines.toSorted((one, other) => (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999'))
      : lines
  const mayAdd = view.can.includes('keep') || (openToDepartments && view.mine.length > 0)
  return (
    <>
      {ordered.length > 0 && (
        <ul className="output-lines">
          {ordered.map((line) => (
            <Line key={line.id} view={view} line={line} />
          ))}
        </ul>
      )}
      {mayAdd && (
        <AddRow slot={slot}>{(onDone) => <LineForm view={view} slot={slot} onDone={onDone} />}</AddRow>
      )}
    </>
  )
}

function Line({ view, line }: { view: OutputsView; line: LineView }): ReactNode {
  const text = useText()
  const [isEditing, setEditing] = useState(false)
  const { shape, openToDepartments } = slotDefinitions[line.slot]
  const hasDepartment = openToDepartments || shape === 'dated'
  if (isEditing) {
    return (
      <li>
        <LineForm view={view} slot={line.slot} line={line} onDone={() => setEditing(false)} />
      </li>
    )
  }
  const cited = view.evidence.filter(({ id }) => line.cites.includes(id))
  return (
    <li>
      <div className="output-line">
        {shape === 'dated' && (
          <span className="output-due">
            {line.dueOn === null ? (
              <span className="tone-amber">{text('output.noDue')}</span>
            ) : (
              <OnDay day={line.dueOn} />
            )}
          </span>
        )}
        {line.step !== '' && <span className="output-step">{line.step}</span>}
        {hasDepartment && (line.department !== null || shape === 'dated') && (
          <span className={`output-department${line.department === null ? ' tone-amber' : ''}`}>
            {line.department?.name ?? text('output.noOwner')}
          </span>
        )}
        <span className="output-text">{line.text}</span>
        {line.can.includes('edit') && (
          <RowButtons
            about={line.text}
            onEdit={() => setEditing(true)}
            remove={() => call(contract.removeOutputLine, { params: { id: view.meetingId, rowId: line.id } })}
          />
        )}
      </div>
      {line.slot === 'resolution' && (
        <p className={`small ${cited.length === 0 ? 'tone-amber' : 'quiet'}`}>
          {cited.length === 0
            ? text('output.citesNone')
            : text('output.cites', {
                names: cited
                  .map(({ department, source }) => `${department.name} ${source}`)
                  .join(text('common.join')),
              })}
        </p>
      )}
      {shape === 'aligned' && <Stances meetingId={view.meetingId} line={line} />}
    </li>
  )
}

interface Values {
  readonly departmentId: string
  readonly step: string
  readonly text: string
  readonly dueOn: string | null
  readonly cites: readonly string[]
}

const valuesOf = (line: LineView): Values => ({
  departmentId: line.department?.id ?? '',
  step: line.step,
  text: line.text,
  dueOn: line.dueOn,
  cites: line.cites,
})

function LineForm({
  view,
  slot,
  line,
  onDone,
}: {
  view: OutputsView
  slot: LineSlot
  line?: LineView
  onDone: () => void
}): ReactNode {
  const text = useText()
  const { shape, openToDepartments } = slotDefinitions[slot]
  const hasDepartment = openToDepartments || shape === 'dated'
  const needsDepartment = shape === 'byDepartment' || shape === 'steps'
  const id = view.meetingId
  const blank: Values = {
    departmentId: hasDepartment ? firstDepartment(view) : '',
    step: '',
    text: '',
    dueOn: null,
    cites: [],
  }
  const bodyOf = ({ departmentId, step, text: words, dueOn, cites }: Values) => ({
    departmentId: departmentId === '' ? null : departmentId,
    step,
    text: words,
    dueOn,
    cites: [...cites],
  })
  return (
    <RowForm<Values, LineView>
      form={`output/${id}/${slot}/${line?.id ?? 'new'}`}
      initial={line === undefined ? blank : valuesOf(line)}
      {...(line !== undefined && { row: line })}
      valuesOf={valuesOf}
      describe={(values) => [values.step, values.text, values.dueOn].filter(Boolean).join(' · ')}
      isReady={(values) =>
        values.text.trim() !== '' &&
        (!needsDepartment || values.departmentId !== '') &&
        (shape !== 'steps' || values.step.trim() !== '')
      }
      send={(values, version) =>
        line === undefined
          ? call(contract.addOutputLine, { params: { id }, body: { slot, ...bodyOf(values) } })
          : call(contract.updateOutputLine, {
              params: { id, rowId: line.id },
              body: { ...bodyOf(values), version },
            })
      }
      onDone={onDone}
    >
      {(values, change) => (
        <>
          {hasDepartment && (
            <div className="form-columns">
              {shape === 'steps' && (
                <FormField label={text('output.step')} required>
                  <TextField value={values.step} maxLength={200} onChange={(step) => change({ step })} />
                </FormField>
              )}
              {hasDepartment && (
                <DepartmentField
                  view={view}
                  value={values.departmentId}
                  isOptional={!needsDepartment}
                  onChange={(departmentId) => change({ departmentId })}
                />
              )}
              {shape === 'dated' && (
                <FormField label={text('output.due')} required>
                  <DayField value={values.dueOn} onChange={(dueOn) => change({ dueOn })} />
                </FormField>
              )}
            </div>
          )}
          <FormField label={text(shape === 'steps' ? 'output.dispute' : 'output.text')} required>
            <TextArea
              value={values.text}
              maxLength={5000}
              autoFocus={shape === 'text' || shape === 'aligned'}
              onChange={(words) => change({ text: words })}
            />
          </FormField>
          {slot === 'resolution' && view.evidence.length > 0 && (
            <fieldset className="output-cites">
              <legend className="small">{text('output.citesPick')}</legend>
              {view.evidence.map(({ id: evidenceId, department, source }) => (
                <CheckField
                  key={evidenceId}
                  checked={values.cites.includes(evidenceId)}
                  onChange={(isCited) =>
                    change({
                      cites: isCited
                        ? [...values.cites, evidenceId]
                        : values.cites.filter((one) => one !== evidenceId),
                    })
                  }
                >
                  {department.name} {source}
                </CheckField>
              ))}
            </fieldset>
          )}
        </>
      )}
    </RowForm>
  )
}
