import type { CharterFacts, DivisionFacts, MatterFacts } from '#domain/norm/matter-facts.ts'
import { type Draft, isMissing, type RulesFor } from '#domain/norm/scene.ts'

type CharterNorm = 'NM-COL-04' | 'NM-COL-05' | 'NM-COL-06' | 'NM-COL-07' | 'NM-COL-16' | 'NM-COL-17'

/** What is asked before the group starts to work (3.4: preparing → chartered). */
export const charterRules: RulesFor<CharterNorm> = {
  // Liaisons are not counted, unless they are core members besides (S1-16).
  'NM-COL-04': (facts, { min, max }) => {
    const ids = facts.charter?.coreMemberIds
    if (ids === undefined) return []
    const count = new Set(ids).size
    const params = { count, min, max }
    const place = on(facts, 'members')
    if (count < min) return [{ as: 'few', place, params }]
    return count > max ? [{ as: 'many', place, params }] : []
  },
  'NM-COL-05': (facts) =>
    facts.leaderId === null ? [{ as: 'none', place: on(facts, 'leader'), params: {} }] : [],
  'NM-COL-06': (facts) =>
    (facts.charter?.departments ?? [])
      .filter(({ liaisonId }) => liaisonId === null)
      .map(({ id }) => ({
        as: 'none' as const,
        place: { noun: 'department' as const, id, field: 'liaison' },
        params: { dept: nameOf(facts, id) },
      })),
  'NM-COL-07': (facts) => {
    if (facts.charter === undefined) return []
    const rows = divisionOf(facts.charter)
    if (rows.length === 0) return [{ as: 'none', place: on(facts, 'duties'), params: {} }]
    return rows.flatMap((row): readonly Draft<'NM-COL-07'>[] => {
      const place = { noun: 'department' as const, id: row.departmentId, field: 'duties' }
      const about = {
        dept: nameOf(facts, row.departmentId),
        name: isMissing(row.duty) ? `#${row.no}` : (row.duty ?? ''),
      }
      const fields = (['duty', 'output', 'due'] as const).filter((field) => isMissing(row[field]))
      if (fields.length > 0) {
        const params = { ...about, fields: fields.map((field) => `division.${field}`) }
        return [{ as: 'incomplete', place, params }]
      }
      // Words from which no day can be told are no deadline.
      return row.dueOn === null
        ? [{ as: 'unreadable', place, params: { ...about, text: row.due ?? '' } }]
        : []
    })
  },
  'NM-COL-16': (facts, min) => {
    const count = facts.charter?.riskCount
    if (count === undefined || count >= min) return []
    return [{ as: 'few', place: on(facts, 'risks'), params: { count, min } }]
  },
  'NM-COL-17': (facts) =>
    facts.charter?.communicationCount === 0
      ? [{ as: 'none', place: on(facts, 'communication'), params: {} }]
      : [],
}

/** A department without lines of its own in the division has its line of the charter there. */
function divisionOf({ departments, division }: CharterFacts): (DivisionFacts & { no: number })[] {
  const ownLines = departments.flatMap(({ id, charterRow }) =>
    division.some(({ departmentId }) => departmentId === id) ? [] : [{ ...charterRow, departmentId: id }],
  )
  return [...division, ...ownLines].map((row, index) => ({ ...row, no: index + 1 }))
}

function on({ matter }: MatterFacts, field: string) {
  return { noun: matter.noun, id: matter.id, field }
}

function nameOf(facts: MatterFacts, id: string): string {
  return facts.departments?.find((one) => one.id === id)?.name ?? id
}
