import { sql } from 'kysely'
import { AppError } from '#domain/error.ts'
import type { Db } from '#server/db/database.ts'

export type PerRow<Result> =
  | { readonly result: Result }
  | {
      readonly refusal: {
        readonly reason: string
        readonly params: Readonly<Record<string, string | number>>
      }
    }

/**
 * One of many, done or not done for itself: what it has written is taken back when it is refused, and the
 * others go on. A fault of ours is no refusal and ends the whole.
 */
export async function eachForItself<Result>(tx: Db, run: () => Promise<Result>): Promise<PerRow<Result>> {
  await sql`savepoint one_row`.execute(tx)
  try {
    const result = await run()
    await sql`release savepoint one_row`.execute(tx)
    return { result }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await sql`rollback to savepoint one_row`.execute(tx)
    await sql`release savepoint one_row`.execute(tx)
    // The field at fault says more than that something is at fault.
    const [issue] = error.issues
    return {
      refusal:
        issue === undefined
          ? { reason: error.reason, params: error.params }
          : { reason: issue.reason, params: issue.params ?? {} },
    }
  }
}
