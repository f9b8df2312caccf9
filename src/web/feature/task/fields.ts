import type { DepartmentRef, PersonRef } from '#contract/common.ts'
import type { NewTask, TaskChange, TaskView } from './api.ts'

type Resource = TaskView['resources'][number]

/** Form S3-C while it is being filled in; lists of lines as one text, people and departments with their names. */
export interface TaskFields {
  readonly name: string
  readonly description: string
  readonly owner: PersonRef | null
  readonly ownerDepartment: DepartmentRef | null
  readonly plannedStart: string | null
  readonly dueOn: string | null
  readonly priority: TaskView['priority']
  readonly doneCriteria: readonly string[]
  readonly notes: readonly string[]
  readonly requiredFormats: readonly string[]
  readonly budgetCents: number | null
  readonly maxRework: number
  readonly collaborationName: string
  readonly cooperating: readonly { readonly department: DepartmentRef | null; readonly provides: string }[]
  readonly cooperators: readonly PersonRef[]
  readonly reviewers: readonly PersonRef[]
  readonly milestones: readonly {
    readonly dueOn: string | null
    readonly department: DepartmentRef | null
    readonly deliverable: string
  }[]
  readonly resources: readonly {
    readonly kind: Resource['kind']
    readonly text: string
    readonly provider: DepartmentRef | null
    readonly dueOn: string | null
    readonly amountCents: number | null
  }[]
}

export const emptyFields: TaskFields = {
  name: '',
  description: '',
  owner: null,
  ownerDepartment: null,
  plannedStart: null,
  dueOn: null,
  priority: 'P2',
  doneCriteria: [],
  notes: [],
  requiredFormats: [],
  budgetCents: null,
  maxRework: 2,
  collaborationName: '',
  cooperating: [],
  cooperators: [],
  reviewers: [],
  milestones: [],
  resources: [],
}

export function fieldsOf(task: TaskView): TaskFields {
  return {
    name: task.name,
    description: task.description,
    owner: task.owner,
    ownerDepartment: task.ownerDepartment,
    plannedStart: task.plannedStart,
    dueOn: task.dueOn,
    priority: task.priority,
    doneCriteria: task.doneCriteria,
    notes: task.notes,
    requiredFormats: task.requiredFormats,
    budgetCents: task.budgetCents,
    maxRework: task.maxRework,
    collaborationName: task.collaborationName,
    cooperating: task.cooperating,
    cooperators: task.cooperators,
    reviewers: task.reviewers.map(({ person }) => person),
    milestones: task.milestones.map(({ dueOn, department, deliverable }) => ({
      dueOn,
      department,
      deliverable,
    })),
    resources: task.resources.map(({ kind, text, provider, dueOn, amountCents }) => ({
      kind,
      text,
      provider,
      dueOn,
      amountCents,
    })),
  }
}

const idOf = (one: { readonly id: string } | null) => one?.id ?? null

/** What is sent of the fields that were changed. Rows that were begun and not filled in are left out. */
export function changeOf({
  owner,
  ownerDepartment,
  cooperating,
  cooperators,
  reviewers,
  milestones,
  resources,
  doneCriteria,
  notes,
  requiredFormats,
  ...plain
}: Partial<TaskFields>): TaskChange {
  return {
    ...plain,
    ...(doneCriteria && { doneCriteria: filled(doneCriteria) }),
    ...(notes && { notes: filled(notes) }),
    ...(requiredFormats && { requiredFormats: filled(requiredFormats) }),
    ...(owner !== undefined && { ownerId: idOf(owner) }),
    ...(ownerDepartment !== undefined && { ownerDepartmentId: idOf(ownerDepartment) }),
    ...(cooperating && {
      cooperating: cooperating.flatMap(({ department, provides }) =>
        department === null ? [] : [{ departmentId: department.id, provides }],
      ),
    }),
    ...(cooperators && { cooperatorIds: cooperators.map(({ id }) => id) }),
    ...(reviewers && { reviewerIds: reviewers.map(({ id }) => id) }),
    ...(milestones && {
      milestones: milestones.flatMap(({ dueOn, department, deliverable }) =>
        dueOn === null ? [] : [{ dueOn, departmentId: idOf(department), deliverable }],
      ),
    }),
    ...(resources && {
      resources: resources
        .filter(({ text, amountCents }) => text.trim() !== '' || amountCents !== null)
        .map(({ provider, ...resource }) => ({ ...resource, providerId: idOf(provider) })),
    }),
  }
}

function filled(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim()).filter((line) => line !== '')
}

/** A new task says only what was filled in. */
export function newTaskOf(fields: TaskFields): NewTask {
  const said = Object.entries(fields).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(emptyFields[name as keyof TaskFields]),
  )
  return { ...changeOf(Object.fromEntries(said) as Partial<TaskFields>), name: fields.name.trim() }
}

/** A field in one line, to put two people's versions side by side. */
export function sayField(fields: TaskFields, field: keyof TaskFields): string {
  const value = fields[field]
  switch (field) {
    case 'owner':
    case 'ownerDepartment':
      return (value as { name: string } | null)?.name ?? ''
    case 'cooperators':
    case 'reviewers':
      return (value as readonly PersonRef[]).map(({ name }) => name).join('\n')
    case 'doneCriteria':
    case 'notes':
    case 'requiredFormats':
      return (value as readonly string[]).join('\n')
    case 'cooperating':
      return fields.cooperating.map((row) => `${row.department?.name ?? ''} ${row.provides}`).join('\n')
    case 'milestones':
      return fields.milestones
        .map((row) => `${row.dueOn ?? ''} ${row.department?.name ?? ''} ${row.deliverable}`)
        .join('\n')
    case 'resources':
      return fields.resources.map((row) => `${row.text} ${row.provider?.name ?? ''}`).join('\n')
    case 'budgetCents':
      return value === null ? '' : String((value as number) / 100)
    default:
      return value === null ? '' : String(value)
  }
}

/** Only words can be put together; of a date or a person one is right. */
export function canMerge(field: keyof TaskFields): boolean {
  return ['name', 'description', 'collaborationName', 'doneCriteria', 'notes', 'requiredFormats'].includes(
    field,
  )
}

/** Words that two people's versions were put together to, back in the field. */
export function withWords(fields: TaskFields, field: keyof TaskFields, words: string): TaskFields {
  const isLines = Array.isArray(fields[field])
  return { ...fields, [field]: isLines ? filled(words.split('\n')) : words }
}
