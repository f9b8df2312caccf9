import { setLocal } from './actor-context.ts'
import type { Db } from './database.ts'

/**
 * Has what `run` asks planned once a connection, for whatever values. PostgreSQL would plan anew each time
 * where it takes a plan for these values to be cheaper, as it does with lists of ids; under row-level
 * security planning takes ten times as long as running. Only for statements that have one good plan: found
 * by a key or by walking one index, with their limit in the text. Await it alone.
 */
export async function withOnePlan<Result>(tx: Db, run: () => Promise<Result>): Promise<Result> {
  await setLocal(tx, { plan_cache_mode: 'force_generic_plan' })
  const result = await run()
  await setLocal(tx, { plan_cache_mode: 'auto' })
  return result
}
