import type { CivilDate } from '#domain/calendar/civil-date.ts'
import { outlineOf, rolledSpans } from '#domain/plan/wbs.ts'
import type { PlanItem, PlanView } from './api.ts'

/** A line as it is drawn: its place, its names, and for a summary what its parts span. */
export interface Line extends PlanItem {
  readonly wbs: string
  readonly level: number
  readonly isSummary: boolean
  readonly from: CivilDate | null
  readonly until: CivilDate | null
  readonly owner: string
  readonly host: string
  readonly cooperating: string
  /** WBS numbers of what comes first. */
  readonly waits: readonly string[]
}

export function linesOf(view: PlanView): Line[] {
  const items = new Map(view.items.map((item) => [item.id, item]))
  const people = new Map(view.people.map(({ id, name }) => [id, name]))
  const departments = new Map(view.departments.map(({ id, name }) => [id, name]))
  const places = outlineOf(view.items)
  const numbers = new Map(places.map(({ id, number }) => [id, number]))
  const spans = rolledSpans(
    view.items.map((item) => ({
      ...item,
      start: item.start as CivilDate | null,
      due: item.due as CivilDate | null,
    })),
  )
  const name = (names: ReadonlyMap<string, string>, id: string | null) => (id !== null && names.get(id)) || ''
  return places.flatMap(({ id, number, level, isSummary, parentId }): Line[] => {
    const item = items.get(id)
    if (item === undefined) return []
    const span = isSummary ? spans.get(id) : undefined
    return [
      {
        ...item,
        parentId,
        wbs: number,
        level,
        isSummary,
        from: (isSummary ? (span?.start ?? null) : item.start) as CivilDate | null,
        until: (isSummary ? (span?.due ?? null) : item.due) as CivilDate | null,
        owner: name(people, item.ownerId),
        host: name(departments, item.hostId),
        cooperating: item.cooperatingIds.map((one) => name(departments, one)).join('、'),
        waits: item.after.flatMap((one) => numbers.get(one) ?? []),
      },
    ]
  })
}
