import type { DepartmentRef, PersonRef } from '#contract/common.ts'
import type { DecisionView } from '#contract/decision.ts'
import type { DecisionChange } from './api.ts'

/** What can be filled in of a decision, people and departments with their names. */
export interface DecisionFields {
  readonly content: string
  readonly kind: DecisionView['kind']
  readonly mechanism: DecisionView['mechanism']
  readonly owner: PersonRef | null
  readonly ownerDepartment: DepartmentRef | null
  readonly dueOn: string | null
  readonly dueText: string
  readonly confirmBy: string | null
  readonly conditionEvent: string
  readonly noticeLeadDays: number | null
  readonly affectedDate: string | null
  readonly cooperating: readonly {
    readonly department: DepartmentRef | null
    readonly contribution: string
  }[]
}

export function fieldsOf(decision: DecisionView): DecisionFields {
  return {
    content: decision.content,
    kind: decision.kind,
    mechanism: decision.mechanism,
    owner: decision.owner,
    ownerDepartment: decision.ownerDepartment,
    dueOn: decision.dueOn,
    dueText: decision.dueText,
    confirmBy: decision.confirmBy,
    conditionEvent: decision.conditionEvent,
    noticeLeadDays: decision.noticeLeadDays,
    affectedDate: decision.affectedDate,
    cooperating: decision.cooperating,
  }
}

/** What is sent of the fields that were changed; a row without a department is left out. */
export function changeOf({
  owner,
  ownerDepartment,
  cooperating,
  ...plain
}: Partial<DecisionFields>): DecisionChange {
  return {
    ...plain,
    ...(owner !== undefined && { ownerId: owner?.id ?? null }),
    ...(ownerDepartment !== undefined && { ownerDepartmentId: ownerDepartment?.id ?? null }),
    ...(cooperating && {
      cooperating: cooperating.flatMap(({ department, contribution }) =>
        department === null ? [] : [{ departmentId: department.id, contribution }],
      ),
    }),
  }
}

/** A field in words, to put two people's versions side by side. */
export function sayField(fields: DecisionFields, field: keyof DecisionFields): string {
  if (field === 'owner' || field === 'ownerDepartment') return fields[field]?.name ?? ''
  if (field === 'cooperating') {
    return fields.cooperating.map((row) => `${row.department?.name ?? ''} ${row.contribution}`).join('\n')
  }
  const value = fields[field]
  return value === null ? '' : String(value)
}

export function canMerge(field: keyof DecisionFields): boolean {
  return field === 'content' || field === 'conditionEvent' || field === 'dueText'
}
