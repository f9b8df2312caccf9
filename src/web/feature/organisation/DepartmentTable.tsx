import type { ReactNode } from 'react'
import type { DepartmentView } from '#contract/organisation.ts'
import { useText } from '#web/lib/text.ts'
import { departmentTree } from '#web/ui/departments.ts'
import { Link } from '#web/ui/Link.tsx'
import { PersonTag } from '#web/ui/PersonTag.tsx'
import { RowTable } from '#web/ui/RowTable.tsx'

/** The organisation chart as lines, with who answers for each. */
export function DepartmentTable({
  departments,
  onEdit,
}: {
  departments: readonly DepartmentView[]
  onEdit?: (department: DepartmentView) => void
}): ReactNode {
  const text = useText()
  const person = (key: 'head' | 'deputy' | 'vicePresident' | 'liaison', wideOnly = false) => ({
    key,
    head: text(`organisation.departments.${key}`),
    wideOnly,
    cell: ({ department }: { department: DepartmentView }) =>
      department[key] === null ? (
        <span className="faint">{key === 'head' ? text('organisation.departments.noHead') : ''}</span>
      ) : (
        <PersonTag person={department[key]} withDepartment={false} />
      ),
  })
  return (
    <RowTable
      label={text('organisation.departments.title')}
      rows={departmentTree(departments)}
      keyOf={({ department }) => department.id}
      columns={[
        {
          key: 'name',
          head: text('organisation.departments.name'),
          cell: ({ department, depth }) => (
            <span style={{ paddingInlineStart: depth * 20 }}>
              {onEdit ? (
                <button
                  type="button"
                  className="row-link row-button"
                  data-row=""
                  onClick={() => onEdit(department)}
                >
                  {department.name}
                </button>
              ) : (
                department.name
              )}
              {department.aliases.length > 0 && (
                <span className="small faint"> {department.aliases.join(text('common.join'))}</span>
              )}
            </span>
          ),
        },
        person('head'),
        person('deputy', true),
        person('vicePresident'),
        person('liaison', true),
        {
          key: 'count',
          head: text('organisation.departments.count'),
          align: 'end',
          cell: ({ department }) => (
            <Link to={`/settings/people?departmentId=${department.id}`}>{department.peopleCount}</Link>
          ),
        },
      ]}
    />
  )
}
