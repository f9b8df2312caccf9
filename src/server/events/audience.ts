import type { Audience } from '#domain/audience/audience.ts'
import type { Asking } from './seeing-all.ts'

export interface NounRef {
  readonly noun: string
  readonly nounId: string
}

export const everyone = 'everyone'

/** Nouns without an audience of their own that everybody in the organisation may hear of. */
const open: ReadonlySet<string> = new Set(['person', 'department', 'organisation', 'norm', 'calendar'])
/** Nouns whose rows say themselves who may hear of them. */
export const withAudience: ReadonlySet<string> = new Set([
  'meeting',
  'decision',
  'task',
  'minutes',
  'collaboration',
  'request',
  'conflict',
  'contingency',
  'retrospective',
  'sync',
])
/** What is seen with something else, whose audience is theirs: the table of the part, and of what it is one. */
export const partOf: Readonly<
  Record<string, { readonly table: string; readonly of: 'meeting' | 'collaboration' }>
> = {
  topic: { table: 'topic', of: 'meeting' },
  entry: { table: 'entry', of: 'meeting' },
  material: { table: 'material', of: 'meeting' },
  milestone: { table: 'milestone', of: 'collaboration' },
  change: { table: 'change_request', of: 'collaboration' },
}

export function keyOf({ noun, nounId }: NounRef): string {
  return `${noun}:${nounId}`
}

/**
 * Who may hear of each noun, as it stands now. A noun that is not in the answer does not exist, or has
 * no audience: nobody hears of it but through their own stream. `asking` must see every row.
 */
export async function audiencesOf(
  asking: Asking,
  refs: readonly NounRef[],
): Promise<Map<string, Audience | typeof everyone>> {
  const found = new Map<string, Audience | typeof everyone>()
  const asked = new Map<string, Set<string>>()
  for (const { noun, nounId } of refs) asked.set(noun, (asked.get(noun) ?? new Set()).add(nounId))

  const queries: string[] = []
  const values: string[][] = []
  for (const [noun, ids] of asked) {
    if (open.has(noun)) for (const nounId of ids) found.set(keyOf({ noun, nounId }), everyone)
    const part = partOf[noun]
    if (!withAudience.has(noun) && part === undefined) continue
    values.push([...ids])
    // `a` has the audience, `n` is the noun itself. Only names from the lists above get into the text.
    const from =
      part === undefined
        ? `${noun} n join ${noun} a using (id)`
        : `${part.table} n join ${part.of} a on a.id = n.${part.of}_id`
    queries.push(
      `select '${noun}:' || n.id as key, a.classification, a.department_ids as "departmentIds",
        a.participant_ids as "participantIds" from ${from} where n.id = any($${values.length}::uuid[])`,
    )
  }
  if (queries.length > 0) {
    const { rows } = await asking.query<Audience & { key: string }>(queries.join(' union all '), values)
    for (const { key, ...audience } of rows) found.set(key, audience)
  }
  return found
}
