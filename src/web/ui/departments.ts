import { queryOptions } from '@tanstack/react-query'
import { type DepartmentView, listDepartments } from '#contract/organisation.ts'
import { call } from '#web/lib/api.ts'

export const departmentsQuery = queryOptions({
  queryKey: ['department', 'all'] as const,
  queryFn: ({ signal }) => call(listDepartments, { signal }),
  staleTime: 60_000,
})

/** Each department's names from the top of the tree down. */
export function departmentPaths(
  departments: readonly Pick<DepartmentView, 'id' | 'name' | 'parentId'>[],
): ReadonlyMap<string, readonly string[]> {
  const byId = new Map(departments.map((department) => [department.id, department]))
  const pathOf = (id: string, seen: ReadonlySet<string>): string[] => {
    const department = byId.get(id)
    if (department === undefined || seen.has(id)) return []
    const above = department.parentId === null ? [] : pathOf(department.parentId, new Set([...seen, id]))
    return [...above, department.name]
  }
  return new Map(departments.map(({ id }) => [id, pathOf(id, new Set())]))
}

/** The tree as lines with their depth, parents before children, siblings in their own order. */
export function departmentTree<D extends Pick<DepartmentView, 'id' | 'parentId' | 'sort'>>(
  departments: readonly D[],
): readonly { readonly department: D; readonly depth: number }[] {
  const known = new Set(departments.map(({ id }) => id))
  const isBelow = (department: D, parentId: string | null) =>
    (department.parentId !== null && known.has(department.parentId) ? department.parentId : null) === parentId
  const lines = (parentId: string | null, depth: number): { department: D; depth: number }[] =>
    departments
      .filter((department) => isBelow(department, parentId))
      .toSorted((a, b) => a.sort - b.sort)
      .flatMap((department) => [{ department, depth }, ...lines(department.id, depth + 1)])
  return lines(null, 0)
}
