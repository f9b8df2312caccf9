/** Two changes of one thing, seen from what it was before. */
export interface ThreeWay<Fields> {
  /** Mine where I changed something and it is not what stands now anyway: what to send. */
  readonly change: Partial<Fields>
  /** Fields that both changed, each to something else. */
  readonly conflicts: readonly (keyof Fields)[]
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** Fields are plain data; two values are the same when they read the same. */
export function threeWay<Fields extends object>(
  base: Fields,
  mine: Fields,
  theirs: Fields,
): ThreeWay<Fields> {
  const changed = (Object.keys(mine) as (keyof Fields)[]).filter(
    (field) => !same(mine[field], base[field]) && !same(mine[field], theirs[field]),
  )
  return {
    change: Object.fromEntries(changed.map((field) => [field, mine[field]])) as Partial<Fields>,
    conflicts: changed.filter((field) => !same(theirs[field], base[field])),
  }
}
