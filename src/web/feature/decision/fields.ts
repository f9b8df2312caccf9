import type { DepartmentRef, PersonRef } from '#contract/common.ts'
import type { DecisionView } from '#contract/decision.ts'
import type { DecisionChange } from './api.ts'

export interface CommitmentFields {
  readonly trigger: string
  readonly amount: number | null
  readonly unit: DecisionView['commitments'][number]['unit']
  readonly department: DepartmentRef | null
}

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
  readonly noticeAudience: DecisionView['noticeAudience']
  readonly noticeChannel: DecisionView['noticeChannel']
  readonly noticeSender: PersonRef | null
  readonly ruleMetric: string
  readonly ruleLimit: number | null
  readonly ruleUnit: string
  readonly parties: readonly DepartmentRef[]
  readonly normRequest: string
  readonly commitments: readonly CommitmentFields[]
  readonly refersTo: 'taskSheet' | 'material' | null
  readonly refersMaterialId: string | null
  readonly remark: string
  readonly cooperating: readonly {
    readonly department: DepartmentRef | null
    readonly contribution: string
  }[]
}

export function fieldsOf(decision: DecisionView): DecisionFields {
  const { rule, reference } = decision
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
    noticeAudience: decision.noticeAudience,
    noticeChannel: decision.noticeChannel,
    noticeSender: decision.noticeSender,
    ruleMetric: rule.metric,
    ruleLimit: rule.limit,
    ruleUnit: rule.unit,
    parties: rule.parties,
    normRequest: rule.normRequest,
    commitments: decision.commitments,
    refersTo: reference?.to ?? null,
    refersMaterialId: reference?.materialId ?? null,
    remark: decision.remark,
    cooperating: decision.cooperating,
  }
}

/** What is sent of the fields that were changed; a row that is not filled in is left out. */
export function changeOf({
  owner,
  ownerDepartment,
  noticeSender,
  parties,
  cooperating,
  commitments,
  ...plain
}: Partial<DecisionFields>): DecisionChange {
  return {
    ...plain,
    ...(owner !== undefined && { ownerId: owner?.id ?? null }),
    ...(ownerDepartment !== undefined && { ownerDepartmentId: ownerDepartment?.id ?? null }),
    ...(noticeSender !== undefined && { noticeSenderId: noticeSender?.id ?? null }),
    ...(parties && { partyIds: parties.map(({ id }) => id) }),
    ...(cooperating && {
      cooperating: cooperating.flatMap(({ department, contribution }) =>
        department === null ? [] : [{ departmentId: department.id, contribution }],
      ),
    }),
    ...(commitments && {
      commitments: commitments.flatMap(({ trigger, amount, unit, department }) =>
        department === null || amount === null || trigger.trim() === ''
          ? []
          : [{ trigger: trigger.trim(), amount, unit, departmentId: department.id }],
      ),
    }),
  }
}

/** A field in words, to put two people's versions side by side. */
export function sayField(fields: DecisionFields, field: keyof DecisionFields): string {
  switch (field) {
    case 'owner':
    case 'ownerDepartment':
    case 'noticeSender':
      return fields[field]?.name ?? ''
    case 'parties':
      return fields.parties.map(({ name }) => name).join('\n')
    case 'cooperating':
      return fields.cooperating.map((row) => `${row.department?.name ?? ''} ${row.contribution}`).join('\n')
    case 'commitments':
      return fields.commitments
        .map((row) => `${row.department?.name ?? ''} ${row.trigger} ${row.amount ?? ''} ${row.unit}`)
        .join('\n')
    default: {
      const value = fields[field]
      return value === null ? '' : String(value)
    }
  }
}

export function canMerge(field: keyof DecisionFields): boolean {
  return (['content', 'conditionEvent', 'dueText', 'normRequest', 'remark'] as const).some(
    (one) => one === field,
  )
}
