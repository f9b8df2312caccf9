import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import type { Minutes } from './minutes.ts'
import { headsOf } from './recipients.ts'

export interface Approver {
  readonly personId: string
  readonly role: 'host' | 'owner'
}

/**
 * Who has to let a passage be put right: the host, and whoever answers for what it says. Where one of
 * them has left, whoever heads their department answers in their place.
 */
export async function approversOf(tx: Db, minutes: Minutes, place: string): Promise<Approver[]> {
  return asSystemWithin(tx, async () => {
    const host = await present(tx, minutes.hostId)
    const owner = await present(tx, await ownerOf(tx, place))
    return [
      ...(host === null ? [] : [{ personId: host, role: 'host' as const }]),
      ...(owner === null || owner === host ? [] : [{ personId: owner, role: 'owner' as const }]),
    ]
  })
}

async function ownerOf(tx: Db, place: string): Promise<string | null> {
  const [section, id = ''] = place.split('/')
  const table = ({ decisions: 'decision', tasks: 'task', topics: 'topic' } as const)[section ?? '']
  if (table === undefined) return null
  const row = await tx.selectFrom(table).select('owner_id').where('id', '=', id).executeTakeFirst()
  return row?.owner_id ?? null
}

async function present(tx: Db, personId: string | null): Promise<string | null> {
  if (personId === null) return null
  const row = await tx
    .selectFrom('person')
    .leftJoin('person_department', (join) =>
      join.onRef('person_department.person_id', '=', 'person.id').on('is_primary', '=', true),
    )
    .select(['state', 'department_id as departmentId'])
    .where('person.id', '=', personId)
    .executeTakeFirst()
  if (row?.state !== 'disabled') return personId
  const heads = await headsOf(tx, [row.departmentId])
  return heads.get(row.departmentId ?? '') ?? null
}
