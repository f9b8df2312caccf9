import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { RegisterOrder, RegisterSort } from '#contract/register-filter.ts'
import { keysOf } from '#server/http/page.ts'

export type Condition = RawBuilder<boolean>

/** What of a row an order is made of. */
export interface Ordered {
  readonly id: string
  readonly dueOn: string | null
  readonly plannedStart: string | null
  readonly priority: string
  readonly updatedKey: string
}

export interface Order {
  /** Columns of `table`, which is task or has its columns. */
  by(table: string): RawBuilder<unknown>
  /** The stretches of the order after the cursor, each one a range of an index. */
  partsAfter(cursor: string | undefined): Condition[]
  keys(last: Ordered): (string | null)[]
}

/** An order whose keys are never null: one range of one index in either direction. */
interface Plain {
  readonly columns: (table: string) => readonly RawBuilder<unknown>[]
  /** The casts of what comes out of a cursor. */
  readonly values: (keys: readonly string[]) => readonly RawBuilder<unknown>[]
  readonly keys: (last: Ordered) => string[]
}

const column = (table: string, name: string) => sql.ref(`${table}.${name}`)
const dueKey = (table: string) => sql`coalesce(${column(table, 'due_on')}, 'infinity'::date)`

// The same words as the indexes, so that these can be used.
const plains: Readonly<Record<Exclude<RegisterSort, 'due'>, Plain>> = {
  priority: {
    columns: (table) => [column(table, 'priority'), dueKey(table), column(table, 'id')],
    values: ([priority, due, id]) => [sql`${priority}`, sql`${due}::date`, sql`${id}::uuid`],
    keys: ({ priority, dueOn, id }) => [priority, dueOn ?? 'infinity', id],
  },
  start: {
    columns: (table) => [
      sql`coalesce(${column(table, 'planned_start')}, ${column(table, 'due_on')}, 'infinity'::date)`,
      column(table, 'id'),
    ],
    values: ([start, id]) => [sql`${start}::date`, sql`${id}::uuid`],
    keys: ({ plannedStart, dueOn, id }) => [plannedStart ?? dueOn ?? 'infinity', id],
  },
  updated: {
    columns: (table) => [
      sql`coalesce(${column(table, 'last_update_at')}, '-infinity'::timestamptz)`,
      column(table, 'id'),
    ],
    values: ([at, id]) => [sql`${at}::timestamptz`, sql`${id}::uuid`],
    keys: ({ updatedKey, id }) => [updatedKey, id],
  },
  // Ids are given in the order of time.
  created: {
    columns: (table) => [column(table, 'id')],
    values: ([id]) => [sql`${id}::uuid`],
    keys: ({ id }) => [id],
  },
}

export function orderOf({ sort, order }: z.output<typeof RegisterOrder>): Order {
  if (sort === 'due') return order === 'asc' ? dueFirst : dueLast
  const { columns, values, keys } = plains[sort]
  const direction = order === 'asc' ? sql`asc` : sql`desc`
  const compare = order === 'asc' ? sql`>` : sql`<`
  return {
    by: (table) => sql.join(columns(table).map((one) => sql`${one} ${direction}`)),
    partsAfter: (cursor) => {
      if (cursor === undefined) return [sql`true`]
      const kinds = columns('t').map(() => 'string' as const)
      return [sql`(${sql.join(columns('t'))}) ${compare} (${sql.join(values(keysOf(cursor, kinds)))})`]
    },
    keys,
  }
}

/** Soonest first, then what has no date. */
const dueFirst: Order = {
  by: (table) => sql`${column(table, 'due_on')} nulls last, ${column(table, 'id')}`,
  partsAfter(cursor) {
    if (cursor === undefined) return [sql`true`]
    const [dueOn, id] = keysOf(cursor, ['string?', 'string'])
    if (dueOn === null) return [sql`t.due_on is null and t.id > ${id}`]
    return [sql`(t.due_on, t.id) > (${dueOn}::date, ${id}::uuid)`, sql`t.due_on is null`]
  },
  keys: ({ dueOn, id }) => [dueOn, id],
}

/** Latest first, then what has no date: the same index read backwards, in two stretches. */
const dueLast: Order = {
  by: (table) => sql`${column(table, 'due_on')} desc, ${column(table, 'id')} desc`,
  partsAfter(cursor) {
    if (cursor === undefined) return [sql`t.due_on is not null`, sql`t.due_on is null`]
    const [dueOn, id] = keysOf(cursor, ['string?', 'string'])
    if (dueOn === null) return [sql`t.due_on is null and t.id < ${id}`]
    return [sql`(t.due_on, t.id) < (${dueOn}::date, ${id}::uuid)`, sql`t.due_on is null`]
  },
  keys: ({ dueOn, id }) => [dueOn, id],
}
