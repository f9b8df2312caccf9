/** What people are known to be good at, as an administrator notes it with the person (S0-47). */
export const suitabilities = [
  'knowsProcess',
  'summarisesFast',
  'knowsBusiness',
  'keepsTime',
  'preparesMaterial',
] as const
export type Suitability = (typeof suitabilities)[number]

/** The roles of a meeting that somebody is named for. */
export const namedRoles = ['host', 'recorder', 'timekeeper', 'materialPreparer'] as const
export type NamedRole = (typeof namedRoles)[number]

/** What each role asks of a person: the host knows the process, the recorder condenses, and so on. */
export const suitableFor: Readonly<Record<NamedRole, readonly Suitability[]>> = {
  host: ['knowsProcess'],
  recorder: ['summarisesFast', 'knowsBusiness'],
  timekeeper: ['keepsTime'],
  materialPreparer: ['preparesMaterial', 'knowsBusiness'],
}

export interface Candidate {
  readonly id: string
  readonly name: string
  readonly tags: readonly string[]
  /** Heads the department that calls the meeting. */
  readonly isHead: boolean
  readonly isInInitiating: boolean
  readonly isOnList: boolean
}

export interface Suggestion {
  readonly id: string
  /** The tags that speak for them; empty when only their place does. */
  readonly because: readonly Suitability[]
  readonly isHead: boolean
}

const most = 5

/**
 * Who could take a role, best first: by how many tags fit, then the head of the initiating department
 * as host (S2-19) or one of its members for the other roles (S2-20), then who is on the list anyway.
 * Whoever has neither a tag nor such a place is not suggested.
 */
export function suggestFor(
  role: NamedRole,
  candidates: readonly Candidate[],
  /** People who already have the role, or one that does not go with it. */
  taken: ReadonlySet<string> = new Set(),
): readonly Suggestion[] {
  const tags = suitableFor[role]
  const fits = (candidate: Candidate) => tags.filter((tag) => candidate.tags.includes(tag))
  const hasPlace = ({ isHead, isInInitiating }: Candidate) =>
    role === 'host' ? isHead : isInInitiating && !isHead
  return candidates
    .filter((one) => !taken.has(one.id) && (fits(one).length > 0 || hasPlace(one)))
    .toSorted(
      (a, b) =>
        fits(b).length - fits(a).length ||
        Number(hasPlace(b)) - Number(hasPlace(a)) ||
        Number(b.isOnList) - Number(a.isOnList) ||
        (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
    )
    .slice(0, most)
    .map((one) => ({ id: one.id, because: fits(one), isHead: one.isHead }))
}
