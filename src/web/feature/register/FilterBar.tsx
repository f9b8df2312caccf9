import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { registerGroups, registerSorts } from '#contract/register-filter.ts'
import { taskScopes } from '#domain/register/search-line.ts'
import { taskPriorities, taskStates } from '#domain/task/lifecycle.ts'
import type { Filters } from '#web/lib/address.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { departmentsQuery } from '#web/ui/departments.ts'
import { CheckField, Choice, SelectField } from '#web/ui/fields.tsx'
import { OnDay } from '#web/ui/When.tsx'
import {
  askOf,
  columnChoices,
  isNarrowed,
  openness,
  type Shown,
  usualColumns,
  withoutFilters,
} from './ask.ts'
import { PickMany } from './PickMany.tsx'

export type ChangeAddress = (change: Readonly<Record<string, string | undefined>>) => void

/** Whose tasks. */
export function Scopes({ filters, onChange }: { filters: Filters; onChange: ChangeAddress }): ReactNode {
  const text = useText()
  return (
    <Choice
      label={text('task.list.view')}
      value={askOf(filters).view}
      onChange={(view) => onChange({ view })}
      options={taskScopes.map((one) => ({ value: one, label: text(`register.scope.${one}`) }))}
    />
  )
}

/** Which of them, and how they are shown; each choice stands in the address. */
export function FilterBar({
  filters,
  shown,
  onChange,
}: {
  filters: Filters
  shown: Shown
  onChange: ChangeAddress
}): ReactNode {
  const text = useText()
  const departments = useQuery(departmentsQuery).data?.items ?? []
  const ask = askOf(filters)
  const isList = shown.layout === 'table'
  const chosen = <Value extends string>(known: readonly Value[], asked: string | undefined) =>
    known.filter((one) => asked?.split(',').includes(one))
  const joined = (values: readonly string[]) => (values.length === 0 ? undefined : values.join(','))
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <div className="register-fold">
        <Button small icon={isOpen ? 'up' : 'down'} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {text('register.filter.fold')}
        </Button>
      </div>
      <div className="filters register-filters" data-open={isOpen}>
        <SelectField
          aria-label={text('task.list.open')}
          value={ask.open}
          onChange={(open) => onChange({ open: open === 'open' ? undefined : open })}
          options={openness.map((one) => ({ value: one, label: text(`task.open.${one}`) }))}
        />
        {shown.layout !== 'board' && (
          <PickMany
            label={text('task.list.anyState')}
            chosen={chosen(taskStates, ask.state)}
            options={taskStates.map((value) => ({ value, label: text(`enum.taskState.${value}`) }))}
            onChange={(states) => onChange({ state: joined(states) })}
          />
        )}
        <PickMany
          label={text('task.list.anyDepartment')}
          chosen={(ask.departmentId ?? '').split(',')}
          options={[
            ...departments.map(({ id, name }) => ({ value: id, label: name })),
            { value: 'none', label: text('register.group.noDepartment') },
          ]}
          onChange={(departmentIds) => onChange({ departmentId: joined(departmentIds) })}
        />
        <PickMany
          label={text('register.filter.anyPriority')}
          chosen={chosen(taskPriorities, ask.priority)}
          options={taskPriorities.map((value) => ({ value, label: text(`enum.taskPriority.${value}`) }))}
          onChange={(priorities) => onChange({ priority: joined(priorities) })}
        />
        <CheckField
          checked={ask.overdue === 'true'}
          onChange={(isOn) => onChange({ overdue: isOn ? 'true' : undefined })}
        >
          {text('register.filter.overdue')}
        </CheckField>
        <CheckField
          checked={ask.nearDue === 'true'}
          onChange={(isOn) => onChange({ nearDue: isOn ? 'true' : undefined })}
        >
          {text('register.filter.nearDue')}
        </CheckField>
        <Narrowings filters={filters} onChange={onChange} />
        {isList && (
          <span className="line push register-shape">
            <SelectField
              aria-label={text('register.sort.label')}
              value={`${shown.sort}.${shown.order}`}
              onChange={(next) => {
                const [sort = 'due', order = 'asc'] = next.split('.')
                onChange({
                  sort: sort === 'due' ? undefined : sort,
                  order: order === 'asc' ? undefined : order,
                })
              }}
              options={registerSorts.flatMap((sort) =>
                (['asc', 'desc'] as const).map((order) => ({
                  value: `${sort}.${order}`,
                  label: text(`register.sort.${sort}.${order}`),
                })),
              )}
            />
            <SelectField
              aria-label={text('register.group.label')}
              value={shown.group ?? ''}
              none={text('register.group.none')}
              onChange={(group) => onChange({ group: group || undefined })}
              options={registerGroups
                .filter((one) => one !== 'day')
                .map((value) => ({ value, label: text(`register.group.${value}`) }))}
            />
            <PickMany
              isPlain
              label={text('register.columns')}
              chosen={shown.columns}
              options={columnChoices.map((value) => ({ value, label: text(`register.column.${value}`) }))}
              onChange={(columns) =>
                onChange({
                  cols:
                    columns.join() === usualColumns.join()
                      ? undefined
                      : columns.length === 0
                        ? 'none'
                        : columns.join(','),
                })
              }
            />
          </span>
        )}
        {isNarrowed(filters) && (
          <Button small kind="quiet" icon="cross" onClick={() => onChange(withoutFilters(filters))}>
            {text('common.clearFilters')}
          </Button>
        )}
      </div>
    </>
  )
}

/** Filters that other pages have brought along and no control here sets. */
function Narrowings({ filters, onChange }: { filters: Filters; onChange: ChangeAddress }): ReactNode {
  const text = useText()
  const { dueFrom, dueTo, ownerId, meetingId, collaborationId, decisionId, dated } = askOf(filters)
  const off = (...names: string[]) => onChange(Object.fromEntries(names.map((name) => [name, undefined])))
  return (
    <>
      {(dueFrom !== undefined || dueTo !== undefined) && (
        <Button small kind="quiet" icon="cross" onClick={() => off('dueFrom', 'dueTo')}>
          {text('task.field.due')} {dueFrom !== undefined && <OnDay day={dueFrom} />}
          {dueFrom !== dueTo && ' – '}
          {dueTo !== undefined && dueTo !== dueFrom && <OnDay day={dueTo} />}
        </Button>
      )}
      {dated === 'false' && (
        <Button small kind="quiet" icon="cross" onClick={() => off('dated')}>
          {text('task.noDue')}
        </Button>
      )}
      {ownerId !== undefined && (
        <Button small kind="quiet" icon="cross" onClick={() => off('ownerId')}>
          {text('register.filter.oneOwner')}
        </Button>
      )}
      {meetingId !== undefined && (
        <Button small kind="quiet" icon="cross" onClick={() => off('meetingId')}>
          {text('register.filter.oneMeeting')}
        </Button>
      )}
      {collaborationId !== undefined && (
        <Button small kind="quiet" icon="cross" onClick={() => off('collaborationId')}>
          {text('register.filter.oneCollaboration')}
        </Button>
      )}
      {decisionId !== undefined && (
        <Button small kind="quiet" icon="cross" onClick={() => off('decisionId')}>
          {text('register.filter.oneDecision')}
        </Button>
      )}
    </>
  )
}
