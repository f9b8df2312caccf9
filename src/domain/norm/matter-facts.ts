import type { DepartmentFacts, PersonFacts } from './facts.ts'
import type { PlaceNoun } from './finding.ts'

/**
 * One matter that is not a meeting, as the norms see it: a request, a collaboration with its charter and plan,
 * a conflict, a contingency. Each room adds the part it knows. As with meetings: absent is unknown and never
 * held against anybody, `null` (or an empty list) is known to be empty and is judged.
 */
export interface MatterFacts {
  readonly matter: { readonly noun: PlaceNoun; readonly id: string; readonly name: string }
  /** Who may pass over what is left to the one in charge: the group's leader. */
  readonly leaderId?: string | null
  readonly departments?: readonly DepartmentFacts[]
  readonly people?: readonly PersonFacts[]
}
