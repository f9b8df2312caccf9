import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { taskStates } from '#domain/task/lifecycle.ts'
import type { Filters } from '#web/lib/address.ts'
import { useText } from '#web/lib/text.ts'
import { departmentsQuery } from '#web/ui/departments.ts'
import { CheckField, Choice, SelectField, TextField } from '#web/ui/fields.tsx'
import type { TaskFilter } from './api.ts'

export const taskViews = ['mine', 'department', 'toReview', 'waiting', 'all'] as const
const openness = ['open', 'closed', 'any'] as const

/** What the address asks for; what it says wrongly counts as not said. */
export function filterOf(filters: Filters): TaskFilter & { view: (typeof taskViews)[number] } {
  const view = taskViews.find((one) => one === filters.view) ?? 'mine'
  const open = openness.find((one) => one === filters.open) ?? 'open'
  const state = taskStates.find((one) => one === filters.state)
  return {
    view,
    open,
    ...(state && { state }),
    ...(filters.departmentId && { departmentId: filters.departmentId }),
    ...(filters.ownerId && { ownerId: filters.ownerId }),
    ...(filters.meetingId && { meetingId: filters.meetingId }),
    ...(filters.overdue === 'true' && { overdue: 'true' }),
    ...(filters.q && { q: filters.q.slice(0, 60) }),
  }
}

/** Whether anything beside the view narrows the list. */
export function isNarrowed(filters: Filters): boolean {
  return Object.keys(filters).some((name) => name !== 'view' && name !== 'peek')
}

export const noFilters = {
  open: undefined,
  state: undefined,
  departmentId: undefined,
  ownerId: undefined,
  meetingId: undefined,
  overdue: undefined,
  q: undefined,
}

export function TaskFilters({
  filters,
  onChange,
}: {
  filters: Filters
  onChange: (change: Readonly<Record<string, string | undefined>>) => void
}): ReactNode {
  const text = useText()
  const departments = useQuery(departmentsQuery).data?.items ?? []
  const { view, open } = filterOf(filters)
  return (
    <div className="stack task-filters">
      <div>
        <Choice
          label={text('task.list.view')}
          value={view}
          onChange={(next) => onChange({ view: next === 'mine' ? undefined : next })}
          options={taskViews.map((one) => ({ value: one, label: text(`task.view.${one}`) }))}
        />
      </div>
      <div className="filters">
        <SearchField q={filters.q ?? ''} onChange={(q) => onChange({ q: q || undefined })} />
        <SelectField
          aria-label={text('task.list.open')}
          value={open ?? 'open'}
          onChange={(next) => onChange({ open: next === 'open' ? undefined : next })}
          options={openness.map((one) => ({ value: one, label: text(`task.open.${one}`) }))}
        />
        <SelectField
          aria-label={text('task.field.state')}
          value={filters.state ?? ''}
          none={text('task.list.anyState')}
          onChange={(state) => onChange({ state: state || undefined })}
          options={taskStates.map((state) => ({ value: state, label: text(`enum.taskState.${state}`) }))}
        />
        <SelectField
          aria-label={text('task.field.department')}
          value={filters.departmentId ?? ''}
          none={text('task.list.anyDepartment')}
          onChange={(departmentId) => onChange({ departmentId: departmentId || undefined })}
          options={departments.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <CheckField
          checked={filters.overdue === 'true'}
          onChange={(isLate) => onChange({ overdue: isLate ? 'true' : undefined })}
        >
          {text('task.list.overdueOnly')}
        </CheckField>
      </div>
    </div>
  )
}

/** Asks when the typing rests, not at every letter. */
function SearchField({ q, onChange }: { q: string; onChange: (q: string) => void }): ReactNode {
  const text = useText()
  const [typed, setTyped] = useState(q)
  useEffect(() => setTyped(q), [q])
  useEffect(() => {
    if (typed === q) return undefined
    const timer = setTimeout(() => onChange(typed), 250)
    return () => clearTimeout(timer)
  }, [typed, q, onChange])
  return (
    <TextField
      type="search"
      aria-label={text('task.list.search')}
      placeholder={text('task.list.search')}
      value={typed}
      onChange={setTyped}
      maxLength={60}
    />
  )
}
