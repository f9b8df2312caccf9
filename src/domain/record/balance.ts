/** A line of the record, as far as it says who spoke. */
export interface SpokenLine {
  readonly kind: string
  readonly personId: string | null
  readonly departmentId: string | null
}

export interface Seat {
  readonly personId: string
  readonly departmentId: string | null
  readonly kind: 'core' | 'observer'
  /** Who sits there instead. */
  readonly proxyId: string | null
  readonly isAway: boolean
}

export interface Share {
  readonly id: string
  readonly count: number
  /** Of all viewpoints, 0 … 1. */
  readonly share: number
}

export interface SpeakingBalance {
  readonly total: number
  /** Most first. */
  readonly people: readonly Share[]
  readonly departments: readonly Share[]
  /** Who may speak, is here, and has not been heard yet. */
  readonly silentPeople: readonly string[]
  readonly silentDepartments: readonly string[]
}

/**
 * Who has been heard and who has not, by viewpoints. It counts points made, not minutes spoken:
 * nobody is timed by a machine.
 */
export function speakingBalance(lines: readonly SpokenLine[], seats: readonly Seat[]): SpeakingBalance {
  const spoken = lines.filter(({ kind }) => kind === 'viewpoint')
  const people = sharesOf(spoken.map(({ personId }) => personId))
  const departments = sharesOf(spoken.map(({ departmentId }) => departmentId))
  // Observers do not speak (NM-MTG-05), so they are not silent either.
  const speaking = seats.filter(
    ({ kind, isAway, proxyId }) => kind === 'core' && (!isAway || proxyId !== null),
  )
  const heard = new Set(people.map(({ id }) => id))
  const heardDepartments = new Set(departments.map(({ id }) => id))
  return {
    total: spoken.length,
    people,
    departments,
    // Whoever stands in for somebody may have a seat of their own.
    silentPeople: [
      ...new Set(
        speaking
          .filter(
            ({ personId, proxyId }) => !heard.has(personId) && (proxyId === null || !heard.has(proxyId)),
          )
          .map(({ personId, proxyId }) => proxyId ?? personId),
      ),
    ],
    silentDepartments: [...new Set(speaking.flatMap(({ departmentId }) => departmentId ?? []))].filter(
      (id) => !heardDepartments.has(id),
    ),
  }
}

function sharesOf(ids: readonly (string | null)[]): Share[] {
  const counts = new Map<string, number>()
  for (const id of ids) if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1)
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return [...counts]
    .map(([id, count]) => ({ id, count, share: count / total }))
    .sort((a, b) => b.count - a.count)
}
