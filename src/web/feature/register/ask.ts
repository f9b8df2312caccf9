import {
  type RegisterGroup,
  type RegisterSort,
  registerGroups,
  registerSorts,
} from '#contract/register-filter.ts'
import { isCivilDate } from '#domain/calendar/civil-date.ts'
import { type TaskScope, taskScopes } from '#domain/register/search-line.ts'
import { taskPriorities, taskStates } from '#domain/task/lifecycle.ts'
import type { Filters } from '#web/lib/address.ts'

export const layouts = ['table', 'board', 'gantt', 'calendar', 'owing'] as const
export type Layout = (typeof layouts)[number]

export const openness = ['open', 'closed', 'any'] as const

/** Columns that may be left out; the name and the light always stand. */
export const columnChoices = [
  'owner',
  'department',
  'due',
  'state',
  'priority',
  'percent',
  'start',
  'meeting',
  'updated',
] as const
export type ColumnChoice = (typeof columnChoices)[number]
export const usualColumns: readonly ColumnChoice[] = [
  'owner',
  'department',
  'due',
  'state',
  'percent',
  'meeting',
]

/** Filters as the server takes them, all of them text. */
export type RegisterAsk = {
  readonly view: TaskScope
  readonly open: (typeof openness)[number]
} & Readonly<
  Partial<
    Record<
      | 'state'
      | 'priority'
      | 'ownerId'
      | 'departmentId'
      | 'meetingId'
      | 'collaborationId'
      | 'decisionId'
      | 'dueFrom'
      | 'dueTo'
      | 'q',
      string
    >
  >
> &
  Readonly<Partial<Record<'overdue' | 'nearDue' | 'dated', 'true' | 'false'>>>

export interface Shown {
  readonly layout: Layout
  readonly sort: RegisterSort
  readonly order: 'asc' | 'desc'
  readonly group: Exclude<RegisterGroup, 'day'> | undefined
  readonly columns: readonly ColumnChoice[]
}

const idShape = /^(?:none|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i

function some<Value extends string>(known: readonly Value[], text: string | undefined): Value[] {
  return (text ?? '').split(',').flatMap((one) => known.find((value) => value === one) ?? [])
}

const ids = (text: string | undefined) => (text ?? '').split(',').filter((one) => idShape.test(one))
const joined = <Name extends string>(name: Name, values: readonly string[]) =>
  (values.length === 0 ? {} : { [name]: values.join(',') }) as Partial<Record<Name, string>>
const yesOrNo = <Name extends string>(name: Name, text: string | undefined) =>
  (text === 'true' || text === 'false' ? { [name]: text } : {}) as Partial<Record<Name, 'true' | 'false'>>
function day<Name extends string>(name: Name, text: string | undefined): Partial<Record<Name, string>> {
  return text !== undefined && isCivilDate(text)
    ? ({ [name]: String(text) } as Partial<Record<Name, string>>)
    : {}
}

/** A saved view is asked for by its id in the place of a scope. */
export function savedViewOf(filters: Filters): string | undefined {
  const { view } = filters
  return view !== undefined && idShape.test(view) && view !== 'none' ? view : undefined
}

/** What the address asks for, its search line apart; what it says wrongly counts as not said. */
export function askOf(filters: Filters): RegisterAsk {
  return {
    view: taskScopes.find((one) => one === filters.view) ?? 'mine',
    open: openness.find((one) => one === filters.open) ?? 'open',
    ...joined('state', some(taskStates, filters.state)),
    ...joined('priority', some(taskPriorities, filters.priority)),
    ...joined('ownerId', ids(filters.ownerId)),
    ...joined('departmentId', ids(filters.departmentId)),
    ...joined('meetingId', ids(filters.meetingId).slice(0, 1)),
    ...joined('collaborationId', ids(filters.collaborationId).slice(0, 1)),
    ...joined('decisionId', ids(filters.decisionId).slice(0, 1)),
    ...yesOrNo('overdue', filters.overdue),
    ...yesOrNo('nearDue', filters.nearDue),
    ...yesOrNo('dated', filters.dated),
    ...day('dueFrom', filters.dueFrom),
    ...day('dueTo', filters.dueTo),
  }
}

export function shownOf(filters: Filters): Shown {
  const columns = some(columnChoices, filters.cols)
  return {
    layout: layouts.find((one) => one === filters.as) ?? 'table',
    sort: registerSorts.find((one) => one === filters.sort) ?? 'due',
    order: filters.order === 'desc' ? 'desc' : 'asc',
    group: registerGroups.find(
      (one): one is Exclude<RegisterGroup, 'day'> => one !== 'day' && one === filters.group,
    ),
    columns: filters.cols === 'none' ? [] : columns.length === 0 ? usualColumns : columns,
  }
}

/** What only says how it is shown, or where one is looking: it narrows nothing. */
const appearances = [
  'view',
  'as',
  'sort',
  'order',
  'group',
  'cols',
  'month',
  'zoom',
  'saved',
  'debtor',
  'creditor',
]

/** Whether anything beside the scope narrows the list. */
export function isNarrowed(filters: Filters): boolean {
  return Object.keys(filters).some((name) => !appearances.includes(name))
}

/** Everything that narrows, taken out. */
export function withoutFilters(filters: Filters): Record<string, undefined> {
  return Object.fromEntries(
    Object.keys(filters)
      .filter((name) => !appearances.includes(name))
      .map((name) => [name, undefined]),
  )
}

/** What a saved view keeps: all of the address but which view it was. */
export function queryToSave(filters: Filters): string {
  const { saved: _, ...kept } = filters
  return new URLSearchParams(kept).toString()
}
