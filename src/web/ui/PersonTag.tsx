import type { ReactNode } from 'react'
import type { PersonRef } from '#contract/common.ts'
import './marks.css'

/** A person by name and department; post on hover. A dash when there is nobody. */
export function PersonTag({
  person,
  withDepartment = true,
}: {
  person: PersonRef | null
  withDepartment?: boolean
}): ReactNode {
  if (person === null) return <span className="faint">—</span>
  const hover = [person.departmentName, person.jobTitle].filter(Boolean).join(' · ')
  return (
    <span className="person-tag" title={hover}>
      {person.name}
      {withDepartment && person.departmentName !== null && (
        <span className="small faint">{person.departmentName}</span>
      )}
    </span>
  )
}
