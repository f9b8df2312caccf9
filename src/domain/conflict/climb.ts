import { type ConflictState, conflictLifecycle } from './lifecycle.ts'
import type { LadderLevel, Rung } from './reporting.ts'

/** As NM-ESC-02 names the levels of an organisation's path. */
export const pathLevels: Readonly<Record<string, LadderLevel>> = {
  deptManager: 'level1',
  vpInCharge: 'level2',
  generalManager: 'level3',
}

export interface NextStop {
  readonly level: LadderLevel
  /** Levels in between where there is nobody new to ask. */
  readonly passed: readonly LadderLevel[]
  readonly handlerIds: readonly string[]
}

/**
 * The level that a conflict goes up to next. A level that is not on the organisation's path, where nobody can
 * judge, or where the same people have it as now, is passed. Undefined at the top.
 */
export function nextStop(
  state: ConflictState,
  has: readonly string[],
  { rungs, path }: { readonly rungs: readonly Rung[]; readonly path: readonly string[] },
): NextStop | undefined {
  const onPath = new Set(path.map((level) => pathLevels[level]))
  const passed: LadderLevel[] = []
  let at: ConflictState = state
  while (conflictLifecycle.canMove(at, 'raise')) {
    at = conflictLifecycle.stateAfter(at, 'raise')
    const rung = rungs.find(({ level }) => level === at)
    if (rung === undefined) return undefined
    const isNew = rung.handlerIds.length > 0 && !sameBelow(rung.handlerIds, has)
    if (onPath.has(rung.level) && isNew) return { level: rung.level, passed, handlerIds: rung.handlerIds }
    passed.push(rung.level)
  }
  return undefined
}

/** Nobody is asked who does not have it already. */
function sameBelow(asked: readonly string[], has: readonly string[]): boolean {
  return asked.every((id) => has.includes(id))
}

/** The height of a stop for the response clocks of C-13; an arbiter answers as the vice president would. */
export function clockLevelOf(stop: 'negotiating' | 'coordinator' | LadderLevel): 0 | 1 | 2 | 3 {
  const heights = { negotiating: 0, level1: 1, level2: 2, coordinator: 2, level3: 3 } as const
  return heights[stop]
}

/** Two heads have it together: it is ruled when each who has it has signed the words as they stand. */
export function isRuledBy(signedBy: readonly string[], handlerIds: readonly string[]): boolean {
  return handlerIds.length > 0 && handlerIds.every((id) => signedBy.includes(id))
}
