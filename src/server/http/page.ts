import { AppError } from '#domain/error.ts'

type Key = string | number | null

/**
 * Where the next page begins: the sort keys of the last row, in order, ending with its id. The reader
 * hands it back unread, so it may change shape without breaking anybody.
 */
export function cursorOf(...keys: readonly Key[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url')
}

/** The sort keys in a cursor; `kinds` says what each must be, and anything else is refused. */
export function keysOf<Kinds extends readonly ('string' | 'number' | 'string?' | 'number?')[]>(
  cursor: string,
  kinds: readonly [...Kinds],
): { [At in keyof Kinds]: KeyOfKind<Kinds[At]> } {
  const keys = decoded(cursor)
  const fits =
    Array.isArray(keys) &&
    keys.length === kinds.length &&
    kinds.every((kind, at) => {
      const key: unknown = keys[at]
      return key === null ? kind.endsWith('?') : typeof key === kind.replace('?', '')
    })
  if (!fits) {
    throw new AppError(
      'invalid',
      'request.invalid',
      {},
      {
        issues: [{ path: ['query', 'cursor'], reason: 'field.notACursor' }],
      },
    )
  }
  return keys as never
}

type KeyOfKind<Kind> = Kind extends 'string'
  ? string
  : Kind extends 'number'
    ? number
    : Kind extends 'string?'
      ? string | null
      : number | null

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

/**
 * One page of rows that were asked for one more than `limit`: the extra row only tells that there is
 * a next page, and the cursor is made of the last row shown.
 */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keys: (last: Row) => readonly Key[],
  view: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(view),
    nextCursor: rows.length > limit && last !== undefined ? cursorOf(...keys(last)) : null,
  }
}
