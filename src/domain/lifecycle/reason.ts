/** Why something is as it is, as data: the reader's language puts it into words. */
export interface Reason<Key extends string = string> {
  readonly key: Key
  readonly params: Readonly<Record<string, string | number>>
}

export function reason<Key extends string>(
  key: Key,
  params: Readonly<Record<string, string | number>> = {},
): Reason<Key> {
  return { key, params }
}
