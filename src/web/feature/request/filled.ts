import type { DepartmentRef } from '#contract/common.ts'
import type { Classification, ResourceKind, Urgency } from '#domain/meeting/enums.ts'
import type { NeedPriority } from '#domain/request/request.ts'
import type { RequestChange, RequestView } from './api.ts'

export interface FilledNeed {
  readonly id: string | null
  readonly kind: ResourceKind
  readonly spec: string
  readonly quantity: number | null
  readonly unit: string
  readonly fromOn: string | null
  readonly untilOn: string | null
  readonly purpose: string
  readonly priority: NeedPriority
  readonly provider: DepartmentRef | null
}

/** The form as it is typed; a line that is not whole yet is kept here and not sent. */
export interface Filled {
  readonly name: string
  readonly urgency: Urgency
  readonly classification: Classification
  readonly contact: string
  readonly background: string
  readonly goal: string
  readonly expectedOutcome: string
  readonly concreteTasks: string
  readonly deliveryStandard: string
  readonly wishedOn: string | null
  readonly needs: readonly FilledNeed[]
  readonly nodes: readonly { readonly name: string; readonly on: string | null }[]
  readonly risks: readonly {
    readonly text: string
    readonly response: string
    readonly department: DepartmentRef | null
  }[]
  readonly departments: readonly DepartmentRef[]
}

export const emptyNeed: FilledNeed = {
  id: null,
  kind: 'people',
  spec: '',
  quantity: null,
  unit: '',
  fromOn: null,
  untilOn: null,
  purpose: '',
  priority: 'medium',
  provider: null,
}

export function filledOf(request: RequestView): Filled {
  return {
    name: request.name,
    urgency: request.urgency,
    classification: request.classification,
    contact: request.contact,
    background: request.background,
    goal: request.goal,
    expectedOutcome: request.expectedOutcome,
    concreteTasks: request.concreteTasks,
    deliveryStandard: request.deliveryStandard,
    wishedOn: request.wishedOn,
    needs: request.needs.map((need) => ({
      id: need.id,
      kind: need.kind,
      spec: need.spec,
      quantity: need.quantity,
      unit: need.unit,
      fromOn: need.fromOn,
      untilOn: need.untilOn,
      purpose: need.purpose,
      priority: need.priority,
      provider: need.providerDepartment,
    })),
    nodes: request.nodes.map(({ name, on }) => ({ name, on })),
    risks: request.risks.map(({ text, response, department }) => ({ text, response, department })),
    departments: request.departments.map(({ department }) => department),
  }
}

/** What is sent of a form. Lines that are not whole yet stay in the form. */
export function sentOf(filled: Filled): Required<RequestChange> {
  const { needs, nodes, risks, departments, ...plain } = filled
  return {
    ...plain,
    name: plain.name.trim(),
    needs: needs
      .filter(
        ({ spec, purpose, quantity }) => spec.trim() !== '' || purpose.trim() !== '' || quantity !== null,
      )
      .map(({ provider, ...need }) => ({ ...need, providerDepartmentId: provider?.id ?? null })),
    nodes: nodes.flatMap(({ name, on }) =>
      name.trim() === '' || on === null ? [] : [{ name: name.trim(), on }],
    ),
    risks: risks
      .filter(({ text }) => text.trim() !== '')
      .map(({ text, response, department }) => ({
        text: text.trim(),
        response,
        departmentId: department?.id ?? null,
      })),
    departmentIds: departments.map(({ id }) => id),
  }
}

/** Only what differs from what was last saved: somebody else may be at another field. */
export function changedOf(filled: Filled, saved: Filled): RequestChange {
  const before = sentOf(saved)
  return Object.fromEntries(
    Object.entries(sentOf(filled)).filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof typeof before]),
    ),
  )
}

/** Two people's versions side by side, line by line. */
export function sayFilled(filled: Filled): string {
  return [
    filled.name,
    filled.background,
    filled.goal,
    filled.expectedOutcome,
    filled.concreteTasks,
    filled.deliveryStandard,
    filled.wishedOn,
    ...filled.needs.map(({ spec, quantity, unit, purpose }) =>
      `${spec} ${quantity ?? ''}${unit} ${purpose}`.trim(),
    ),
    ...filled.nodes.map(({ name, on }) => `${name} ${on ?? ''}`),
    ...filled.risks.map(({ text, response }) => `${text} ${response}`.trim()),
    filled.departments.map(({ name }) => name).join('、'),
  ]
    .filter(Boolean)
    .join('\n')
}
