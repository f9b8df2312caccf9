import { plain } from './words.ts'

export type Settled<Known> =
  | { readonly kind: 'one'; readonly known: Known }
  /** To be asked: it may be any of these. */
  | { readonly kind: 'several'; readonly known: readonly Known[] }
  | { readonly kind: 'none' }

/**
 * Who or what a typed name means among those that a search has found for it. The very name decides when only
 * one bears it; two of the same name, or several that only resemble it, are asked about.
 */
export function settle<Known extends { readonly name: string; readonly aliases?: readonly string[] }>(
  typed: string,
  found: readonly Known[],
): Settled<Known> {
  const wanted = plain(typed)
  const exact = found.filter(({ name, aliases = [] }) =>
    [name, ...aliases].some((one) => plain(one) === wanted),
  )
  const [first, ...others] = exact.length > 0 ? exact : found
  if (first === undefined) return { kind: 'none' }
  return others.length === 0 ? { kind: 'one', known: first } : { kind: 'several', known: [first, ...others] }
}

/** The departments whose name or nickname holds what was typed: `设计` finds 设计部. */
export function departmentsCalled<
  Known extends { readonly name: string; readonly aliases?: readonly string[] },
>(typed: string, all: readonly Known[]): Known[] {
  const wanted = plain(typed)
  return all.filter(({ name, aliases = [] }) => [name, ...aliases].some((one) => plain(one).includes(wanted)))
}
