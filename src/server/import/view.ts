import type { ImportView } from '#contract/import.ts'
import type { ImportReview, ImportWho } from '#domain/import/review.ts'
import type { Db } from '#server/db/database.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import { linkOf } from './link.ts'
import type { Import } from './queries.ts'

export async function importView(tx: Db, found: Import): Promise<ImportView> {
  const { review, updatedAt, authorId: _, intoMeetingId, meetingId, ...rest } = found
  const named = namedIn(review)
  const people = await personRefs(tx, [
    ...named.map(({ personId }) => personId),
    ...review.names.flatMap(({ personIds }) => personIds),
  ])
  const departments = await departmentRefs(tx, [
    ...named.map(({ departmentId }) => departmentId),
    ...review.names.flatMap(({ departmentIds }) => departmentIds),
  ])
  // Shapes of the wire are mutable, those of the domain are not.
  const shape = structuredClone(review) as unknown as Pick<ImportView, 'basics' | 'told' | 'items' | 'names'>
  return {
    ...rest,
    ...shape,
    people: [...people.values()],
    departments: [...departments.values()],
    into: await linkOf(tx, intoMeetingId),
    meeting: await linkOf(tx, meetingId),
    updatedAt: updatedAt.toISOString(),
  }
}

/** Everybody that a review names. */
function namedIn({ basics, items }: Pick<ImportReview, 'basics' | 'items'>): ImportWho[] {
  return [
    basics.host,
    basics.recorder,
    ...basics.attendees,
    ...basics.absentees.flatMap(({ who, delegate }) => [who, delegate]),
    ...items.flatMap(({ who, cooperating }) => [who, ...cooperating]),
  ].filter((who) => who !== null)
}
