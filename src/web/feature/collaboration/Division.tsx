import type { ReactNode } from 'react'
import { taskPriorities } from '#domain/task/lifecycle.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, SelectField, TextArea, TextField } from '#web/ui/fields.tsx'
import { Link } from '#web/ui/Link.tsx'
import { PeoplePicker, PersonPicker } from '#web/ui/PersonPicker.tsx'
import { type CharterChange, type CharterView, type Duty, useMakeTasks } from './charter-api.ts'
import { Due } from './Participations.tsx'
import { PartState } from './PartState.tsx'
import { useSavedPart } from './useSavedPart.ts'

type Row = Omit<Duty, 'id' | 'task' | 'isTask' | 'dueOn'> & { readonly id: string | null }
const fieldsOf = (charter: CharterView): { rows: Row[] } => ({
  rows: charter.duties.map(({ task: _, isTask: __, dueOn: ___, ...row }) => row),
})

function bodyOf({ rows }: { rows: Row[] }): CharterChange {
  return {
    duties: rows.map(({ department, owner, helpers, ...row }) => ({
      ...row,
      departmentId: department.id,
      ownerId: owner?.id ?? null,
      helperIds: helpers.map(({ id }) => id),
    })),
  }
}

/** 分工表 (S1-22 … S1-27, X-31): what each department does line by line; a line becomes a task once. */
export function Division({ charter }: { charter: CharterView }): ReactNode {
  const text = useText()
  const part = useSavedPart({ charter, name: 'division', fieldsOf, bodyOf })
  const { rows } = part.value
  const canEdit = charter.can.includes('editDivision')
  const make = useMakeTasks(charter.id)
  const known = new Map(charter.duties.map((row) => [row.id, row]))
  const put = (index: number, change: Partial<Row>) =>
    part.change({ rows: rows.map((row, at) => (at === index ? { ...row, ...change } : row)) })
  const bare = charter.participations.filter(
    ({ department, coreDuty }) => coreDuty !== '' && !rows.some((row) => row.department.id === department.id),
  )
  const open = charter.duties.filter(({ isTask }) => !isTask).length
  const add = (department: Row['department'], more: Partial<Row> = {}) =>
    part.change({ rows: [...rows, { ...emptyRow(department), ...more }] })
  return (
    <div className="stack">
      {rows.length === 0 && bare.length === 0 && (
        <EmptyState title={text('charter.division.empty')} hint={text('charter.division.emptyHint')} />
      )}
      <ol className="charter-departments">
        {rows.map((row, index) => {
          const now = row.id === null ? undefined : known.get(row.id)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a new row has no id yet
            <li key={index} className="charter-department">
              <div className="line">
                <span className="number">{index + 1}</span>
                <h3>{row.department.name}</h3>
                {now?.task && <Link to={`/tasks/${now.task.id}`}>{now.task.number}</Link>}
                {canEdit && !now?.isTask && (
                  <span className="push">
                    <Button
                      small
                      kind="quiet"
                      icon="cross"
                      aria-label={text('common.remove', { name: row.duty || row.department.name })}
                      onClick={() => part.change({ rows: rows.filter((_, at) => at !== index) })}
                    />
                  </span>
                )}
              </div>
              <fieldset className="bare-fieldset" disabled={!canEdit}>
                <RowForm
                  row={row}
                  now={now}
                  others={charter.duties.filter(({ id }) => id !== row.id)}
                  onChange={(change) => put(index, change)}
                  onLeave={part.flush}
                />
              </fieldset>
            </li>
          )
        })}
      </ol>
      {bare.length > 0 && (
        <section className="stack tight">
          <h3 className="small quiet">{text('charter.division.fromCharter')}</h3>
          <ul className="collaboration-links">
            {bare.map((one) => (
              <li key={one.department.id} className="line">
                <span>
                  {one.department.name} {one.coreDuty}
                  {one.output !== '' && <span className="quiet"> → {one.output}</span>}{' '}
                  <span className="small faint">{one.dueText}</span>
                </span>
                {one.task && <Link to={`/tasks/${one.task.id}`}>{one.task.number}</Link>}
                {canEdit && one.task === null && (
                  <span className="push">
                    <Button
                      small
                      kind="quiet"
                      onClick={() =>
                        add(one.department, {
                          duty: one.coreDuty.slice(0, 200),
                          output: one.output.slice(0, 200),
                          dueText: one.dueText,
                          owner: one.lead,
                        })
                      }
                    >
                      {text('charter.division.split')}
                    </Button>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {canEdit && charter.participations.length > 0 && (
        <div className="line">
          {charter.participations.map(({ department }) => (
            <Button key={department.id} small kind="quiet" icon="plus" onClick={() => add(department)}>
              {text('charter.division.addFor', { department: department.name })}
            </Button>
          ))}
        </div>
      )}
      {charter.can.includes('makeTasks') && open > 0 && (
        <div>
          <Button busy={make.isPending} onClick={() => make.mutate(undefined)}>
            {text('charter.division.make', { count: open })}
          </Button>
        </div>
      )}
      <ErrorLine error={make.error} />
      <PartState
        part={part}
        say={(fields) =>
          fields.rows
            .map(({ department, duty, output, dueText }) =>
              [department.name, duty, output, dueText].join(' '),
            )
            .join('\n')
        }
      />
    </div>
  )
}

const emptyRow = (department: Row['department']): Row => ({
  id: null,
  department,
  duty: '',
  output: '',
  owner: null,
  helpers: [],
  startsOn: null,
  dueText: '',
  priority: 'P2',
  afterIds: [],
  acceptance: '',
  note: '',
})

function RowForm({
  row,
  now,
  others,
  onChange,
  onLeave,
}: {
  row: Row
  now: Duty | undefined
  others: readonly Duty[]
  onChange: (change: Partial<Row>) => void
  onLeave: () => void
}): ReactNode {
  const text = useText()
  const label = (field: string) => text(`charter.division.${field}`)
  const line = (field: 'duty' | 'output' | 'note', placeholder?: string) => (
    <FormField label={label(field)}>
      <TextField
        value={row[field]}
        onChange={(value) => onChange({ [field]: value })}
        onBlur={onLeave}
        maxLength={200}
        {...(placeholder !== undefined && { placeholder })}
      />
    </FormField>
  )
  return (
    <div className="form tight-form">
      <div className="form-columns">
        {line('duty', text('charter.example.coreDuty'))}
        {line('output', text('charter.example.output'))}
        <FormField label={label('due')} hint={<Due text={row.dueText} now={now} />}>
          <TextField
            value={row.dueText}
            onChange={(dueText) => onChange({ dueText })}
            onBlur={onLeave}
            placeholder={text('charter.example.due')}
            maxLength={100}
          />
        </FormField>
        <FormField label={label('owner')}>
          <PersonPicker value={row.owner} onChange={(owner) => onChange({ owner })} />
        </FormField>
      </div>
      <details className="charter-more">
        <summary className="small">{label('more')}</summary>
        <div className="form tight-form">
          <div className="form-columns">
            <FormField label={label('helpers')}>
              <PeoplePicker value={row.helpers} onChange={(helpers) => onChange({ helpers })} />
            </FormField>
            <FormField label={label('starts')}>
              <DayField value={row.startsOn} onChange={(startsOn) => onChange({ startsOn })} />
            </FormField>
            <FormField label={label('priority')}>
              <SelectField
                value={row.priority}
                onChange={(priority) => onChange({ priority })}
                options={taskPriorities.map((one) => ({
                  value: one,
                  label: text(`enum.taskPriority.${one}`),
                }))}
              />
            </FormField>
            {line('note')}
          </div>
          <FormField label={label('acceptance')}>
            <TextArea
              value={row.acceptance}
              onChange={(acceptance) => onChange({ acceptance })}
              onBlur={onLeave}
              maxLength={2000}
            />
          </FormField>
          {others.length > 0 && (
            <fieldset className="charter-ticks">
              <legend className="field-label">{label('after')}</legend>
              {others.map((other) => (
                <CheckField
                  key={other.id}
                  checked={row.afterIds.includes(other.id)}
                  onChange={(on) =>
                    onChange({
                      afterIds: on
                        ? [...row.afterIds, other.id]
                        : row.afterIds.filter((id) => id !== other.id),
                    })
                  }
                >
                  {other.department.name} {other.duty}
                </CheckField>
              ))}
            </fieldset>
          )}
        </div>
      </details>
    </div>
  )
}
