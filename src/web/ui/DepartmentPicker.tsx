import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { DepartmentRef } from '#contract/common.ts'
import { useText } from '#web/lib/text.ts'
import { Combobox, type ComboboxItem } from './Combobox.tsx'
import { departmentPaths, departmentsQuery } from './departments.ts'

interface Item extends ComboboxItem {
  readonly department: DepartmentRef
}

/** One department, found by any part of its path or by an alias. */
export function DepartmentPicker({
  value,
  onChange,
  ...rest
}: {
  value: DepartmentRef | null
  onChange: (department: DepartmentRef | null) => void
  placeholder?: string
  disabled?: boolean
  'aria-label'?: string
}): ReactNode {
  return (
    <DepartmentsPicker
      {...rest}
      isMany={false}
      value={value === null ? [] : [value]}
      onChange={(departments) => onChange(departments[0] ?? null)}
    />
  )
}

/** Several departments, in the order in which they were picked. */
export function DepartmentsPicker({
  value,
  onChange,
  isMany = true,
  placeholder,
  disabled = false,
  'aria-label': label,
}: {
  value: readonly DepartmentRef[]
  onChange: (departments: DepartmentRef[]) => void
  isMany?: boolean
  placeholder?: string
  disabled?: boolean
  'aria-label'?: string
}): ReactNode {
  const text = useText()
  const [q, setQ] = useState('')
  const { data, isFetching } = useQuery(departmentsQuery)
  const departments = data?.items ?? []
  const paths = departmentPaths(departments)
  const items = departments
    .map(({ id, name, aliases }): Item & { find: string } => {
      const path = paths.get(id) ?? []
      return {
        id,
        label: name,
        note: path.slice(0, -1).join(' / '),
        department: { id, name },
        find: [...path, ...aliases].join(' ').toLowerCase(),
      }
    })
    .filter(({ find }) => find.includes(q.trim().toLowerCase()))
  return (
    <Combobox<Item>
      isMany={isMany}
      placeholder={placeholder ?? text('common.findDepartment')}
      disabled={disabled}
      aria-label={label}
      chosen={value.map(({ id, name }) => ({ id, label: name }))}
      items={items}
      isWaiting={isFetching}
      onQuery={setQ}
      onChoose={({ department }) => onChange(isMany ? [...value, department] : [department])}
      onRemove={({ id }) => onChange(value.filter((department) => department.id !== id))}
    />
  )
}
