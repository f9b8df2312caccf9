import type { DepartmentRef, PersonRef } from '#contract/common.ts'
import type { OutputFormat, OutputUse } from '#domain/task/format.ts'
import type { CollaborationRef } from '#web/ui/CollaborationPicker.tsx'
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
  /** 评审后2日内: for work without a date yet. */
  readonly dueText: string
  readonly priority: TaskView['priority']
  readonly doneCriteria: readonly string[]
  readonly notes: readonly string[]
  readonly requiredFormats: readonly { readonly use: OutputUse; readonly formats: readonly string[] }[]
  readonly budgetCents: number | null
  readonly maxRework: number
  readonly collaboration: CollaborationRef | null
  readonly cooperating: readonly { readonly department: DepartmentRef | null; readonly provides: string }[]
  readonly cooperators: readonly PersonRef[]
  readonly reviewers: readonly PersonRef[]
  readonly reviewDepartments: readonly DepartmentRef[]
  readonly milestones: readonly {
    /** Of one that is there already. */
    readonly id?: string
    readonly dueOn: string | null
    readonly department: DepartmentRef | null
    readonly deliverable: string
  }[]
  readonly resources: readonly {
    readonly kind: Resource['kind']
    readonly text: string
    readonly provider: DepartmentRef | null
    readonly askingDepartment: DepartmentRef | null
    readonly headcount: number | null
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
  dueText: '',
  priority: 'P2',
  doneCriteria: [],
  notes: [],
  requiredFormats: [],
  budgetCents: null,
  maxRework: 2,
  collaboration: null,
  cooperating: [],
  cooperators: [],
  reviewers: [],
  reviewDepartments: [],
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
    dueText: task.dueText,
    priority: task.priority,
    doneCriteria: task.doneCriteria,
    notes: task.notes,
    requiredFormats: groupByUse(task.requiredFormats),
    budgetCents: task.budgetCents,
    maxRework: task.maxRework,
    collaboration: collaborationOf(task),
    cooperating: task.cooperating,
    cooperators: task.cooperators,
    reviewers: task.reviewers.filter((one) => one.forDepartment === null).map(({ person }) => person),
    reviewDepartments: task.reviewers.flatMap(({ forDepartment }) => forDepartment ?? []),
    milestones: task.milestones.map(({ id, dueOn, department, deliverable }) => ({
      id,
      dueOn,
      department,
      deliverable,
    })),
    resources: task.resources.map(
      ({ kind, text, provider, askingDepartment, headcount, dueOn, amountCents }) => ({
        kind,
        text,
        provider,
        askingDepartment,
        headcount,
        dueOn,
        amountCents,
      }),
    ),
  }
}

/** Formats of one purpose together, as they are written: 源文件+PDF（线下）. */
export function groupByUse(formats: readonly OutputFormat[]): TaskFields['requiredFormats'] {
  const groups = new Map<OutputUse, string[]>()
  for (const { format, use } of formats) groups.set(use, [...(groups.get(use) ?? []), format])
  return [...groups].map(([use, of]) => ({ use, formats: of }))
}

/** Words that came from elsewhere stand for a collaboration that is not here. */
function collaborationOf(task: TaskView): CollaborationRef | null {
  if (task.collaboration !== null) return { id: task.collaboration.id, name: task.collaboration.title }
  return task.collaborationName === '' ? null : { id: null, name: task.collaborationName }
}

const idOf = (one: { readonly id: string | null } | null) => one?.id ?? null

/** What is sent of the fields that were changed. Rows that were begun and not filled in are left out. */
export function changeOf({
  owner,
  ownerDepartment,
  cooperating,
  cooperators,
  reviewers,
  reviewDepartments,
  milestones,
  resources,
  collaboration,
  doneCriteria,
  notes,
  requiredFormats,
  ...plain
}: Partial<TaskFields>): TaskChange {
  return {
    ...plain,
    ...(doneCriteria && { doneCriteria: filled(doneCriteria) }),
    ...(notes && { notes: filled(notes) }),
    ...(requiredFormats && {
      requiredFormats: requiredFormats.flatMap(({ use, formats }) =>
        filled(formats).map((format) => ({ format, use })),
      ),
    }),
    ...(collaboration !== undefined && {
      collaborationId: idOf(collaboration),
      ...(collaboration === null && { collaborationName: '' }),
    }),
    ...(owner !== undefined && { ownerId: idOf(owner) }),
    ...(ownerDepartment !== undefined && { ownerDepartmentId: idOf(ownerDepartment) }),
    ...(cooperating && {
      cooperating: cooperating.flatMap(({ department, provides }) =>
        department === null ? [] : [{ departmentId: department.id, provides }],
      ),
    }),
    ...(cooperators && { cooperatorIds: cooperators.map(({ id }) => id) }),
    ...(reviewers && { reviewerIds: reviewers.map(({ id }) => id) }),
    ...(reviewDepartments && { reviewDepartmentIds: reviewDepartments.map(({ id }) => id) }),
    ...(milestones && {
      milestones: milestones.flatMap(({ id, dueOn, department, deliverable }) =>
        dueOn === null
          ? []
          : [{ ...(id !== undefined && { id }), dueOn, departmentId: idOf(department), deliverable }],
      ),
    }),
    ...(resources && {
      resources: resources
        .filter(({ text, amountCents }) => text.trim() !== '' || amountCents !== null)
        .map(({ provider, askingDepartment, ...resource }) => ({
          ...resource,
          providerId: idOf(provider),
          askingDepartmentId: idOf(askingDepartment),
        })),
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
    case 'collaboration':
    case 'ownerDepartment':
      return (value as { name: string } | null)?.name ?? ''
    case 'cooperators':
    case 'reviewers':
    case 'reviewDepartments':
      return (value as readonly { readonly name: string }[]).map(({ name }) => name).join('\n')
    case 'doneCriteria':
    case 'notes':
      return (value as readonly string[]).join('\n')
    case 'requiredFormats':
      return fields.requiredFormats.map(({ formats }) => formats.join(' ')).join('\n')
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
  return ['name', 'description', 'dueText', 'doneCriteria', 'notes'].includes(field)
}

/** Words that two people's versions were put together to, back in the field. */
export function withWords(fields: TaskFields, field: keyof TaskFields, words: string): TaskFields {
  const isLines = Array.isArray(fields[field])
  return { ...fields, [field]: isLines ? filled(words.split('\n')) : words }
}
