import { sql } from 'kysely'
import { AppError } from '#domain/error.ts'
import { whoTookPart } from '#domain/minutes/taking-part.ts'
import { groupOf } from '#server/collaboration/members.ts'
import type { Db } from '#server/db/database.ts'
import type { Meeting } from '#server/meeting/meeting.ts'
import { personRefs } from '#server/organisation/refs.ts'
import type { Minutes, RecipientRole } from './minutes.ts'

/**
 * Who has to get the minutes. Reviewers: the host and the head of every department invited (S3-27), the
 * deputy where there is no head. Recipients: everybody invited, whoever stood in, and the heads of the
 * departments that decisions and tasks ask something of (S2-57). Nobody twice; copies are given by hand.
 * Under countersigning everybody who took part reviews. The minutes of a progress meeting go in copy to
 * all of its group (S1-31, NM-MIN-09).
 */
export async function neededRecipients(
  tx: Db,
  meeting: Meeting,
  { countersign = false }: { readonly countersign?: boolean } = {},
): Promise<Map<string, RecipientRole>> {
  const attending = meeting.attendees.flatMap(({ departmentId }) => departmentId ?? [])
  const { rows } = await sql<{ id: string }>`
    select owner_department_id as id from decision where meeting_id = ${meeting.id}
    union select c.department_id from decision_department c join decision d on d.id = c.decision_id
      where d.meeting_id = ${meeting.id}
    union select owner_department_id from task where meeting_id = ${meeting.id} and state <> 'cancelled'
    union select c.department_id from task_department c join task t on t.id = c.task_id
      where t.meeting_id = ${meeting.id} and t.state <> 'cancelled'`.execute(tx)
  const heads = await headsOf(tx, [...attending, ...rows.map(({ id }) => id)])

  const needed = new Map<string, RecipientRole>()
  const add = (personId: string | null | undefined, role: 'reviewer' | 'recipient') => {
    if (personId != null && needed.get(personId) !== 'reviewer') needed.set(personId, role)
  }
  add(meeting.hostId, 'reviewer')
  for (const id of attending) add(heads.get(id), 'reviewer')
  if (countersign) for (const id of whoTookPart(meeting.attendees)) add(id, 'reviewer')
  for (const { personId, proxyId } of meeting.attendees) {
    add(personId, 'recipient')
    add(proxyId, 'recipient')
  }
  for (const id of heads.values()) add(id, 'recipient')
  for (const id of (await groupOf(tx, meeting)) ?? []) if (!needed.has(id)) needed.set(id, 'cc')
  return new Map([...needed].filter(([id]) => heads.isActive(id)))
}

/** Department → whoever answers for it: the head, or the deputy while there is no head at work. */
export async function headsOf(tx: Db, departmentIds: readonly (string | null)[]) {
  const { rows } = await sql<{ id: string; head_id: string | null }>`
    select d.id, coalesce(
      (select p.id from person p where p.id = d.head_id and p.state <> 'disabled'),
      (select p.id from person p where p.id = d.deputy_id and p.state <> 'disabled')) as head_id
    from department d where d.id = any(${departmentIds.filter((id) => id !== null)}::uuid[])
    order by d.sort, d.name`.execute(tx)
  const left = await tx.selectFrom('person').select('id').where('state', '=', 'disabled').execute()
  const gone = new Set(left.map(({ id }) => id))
  const heads = new Map(rows.flatMap(({ id, head_id }) => (head_id === null ? [] : [[id, head_id] as const])))
  return Object.assign(heads, { isActive: (id: string) => !gone.has(id) })
}

/**
 * Whom a copy could go to (S2-58): the vice presidents over the departments invited, and the heads of the
 * departments above them. Suggested, never added by themselves.
 */
export async function suggestedCopies(tx: Db, minutes: Minutes, meeting: Meeting): Promise<string[]> {
  const attending = meeting.attendees.flatMap(({ departmentId }) => departmentId ?? [])
  const { rows } = await sql<{ id: string }>`
    with recursive asked as (
      select d.id, d.parent_id, d.vice_president_id, null::uuid as head_id
        from department d where d.id = any(${attending}::uuid[])
      union select d.id, d.parent_id, d.vice_president_id, coalesce(d.head_id, d.deputy_id)
        from department d join asked below on below.parent_id = d.id
    )
    select p.id from person p
    where p.state <> 'disabled'
      and p.id in (select vice_president_id from asked union select head_id from asked)
    order by p.name`.execute(tx)
  const listed = new Set(minutes.recipients.map(({ personId }) => personId))
  return rows.map(({ id }) => id).filter((id) => !listed.has(id))
}

/** Puts on the list whoever has to be on it and is not; nobody is taken off. Gives those who were added. */
export async function addNeededRecipients(tx: Db, minutes: Minutes, meeting: Meeting): Promise<string[]> {
  const needed = await neededRecipients(tx, meeting, minutes)
  const listed = new Map(minutes.recipients.map((recipient) => [recipient.personId, recipient]))
  const added = [...needed].filter(([personId]) => !listed.has(personId))
  const raised = [...needed].filter(
    ([personId, role]) => role === 'reviewer' && listed.has(personId) && listed.get(personId)?.role !== role,
  )
  for (const [person_id, role] of added) {
    await tx.insertInto('minutes_recipient').values({ minutes_id: minutes.id, person_id, role }).execute()
  }
  for (const [personId] of raised) await setRole(tx, minutes.id, personId, 'reviewer')
  return added.map(([personId]) => personId)
}

export interface WantedRecipient {
  readonly personId: string
  readonly role: RecipientRole
}

/** Makes the list what is wanted of it; who has to review stays, and so does whoever has objected. */
export async function replaceRecipients(
  tx: Db,
  minutes: Minutes,
  meeting: Meeting,
  wanted: readonly WantedRecipient[],
): Promise<{ readonly added: string[]; readonly removed: string[] }> {
  const roles = new Map(wanted.map(({ personId, role }) => [personId, role]))
  if (roles.size < wanted.length) throw new AppError('invalid', 'minutes.recipientDoubled')
  await refuseWithNames(
    tx,
    'minutes.reviewersStay',
    [...(await neededRecipients(tx, meeting, minutes))].flatMap(([personId, role]) =>
      role === 'reviewer' && roles.get(personId) !== 'reviewer' ? [personId] : [],
    ),
  )
  const dropped = minutes.recipients.filter(({ personId }) => !roles.has(personId))
  const objectors = await tx
    .selectFrom('minutes_proposal')
    .select('recipient_id')
    .distinct()
    .where('minutes_id', '=', minutes.id)
    .execute()
  await refuseWithNames(
    tx,
    'minutes.recipientProposed',
    dropped
      .filter(({ id }) => objectors.some(({ recipient_id }) => recipient_id === id))
      .map(({ personId }) => personId),
  )
  const listed = new Map(minutes.recipients.map(({ personId, role }) => [personId, role]))
  const added = wanted.filter(({ personId }) => !listed.has(personId))
  await refuseUnknown(tx, added)
  for (const { id } of dropped) await tx.deleteFrom('minutes_recipient').where('id', '=', id).execute()
  for (const { personId, role } of wanted) {
    if (!listed.has(personId)) {
      await tx
        .insertInto('minutes_recipient')
        .values({ minutes_id: minutes.id, person_id: personId, role })
        .execute()
    } else if (listed.get(personId) !== role) await setRole(tx, minutes.id, personId, role)
  }
  return { added: added.map(({ personId }) => personId), removed: dropped.map(({ personId }) => personId) }
}

async function setRole(tx: Db, minutesId: string, personId: string, role: RecipientRole): Promise<void> {
  await tx
    .updateTable('minutes_recipient')
    .set((row) => ({ role, version: row('version', '+', 1) }))
    .where('minutes_id', '=', minutesId)
    .where('person_id', '=', personId)
    .execute()
}

async function refuseWithNames(tx: Db, reason: string, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return
  throw new AppError('conflict', reason, { names: await namesOf(tx, personIds) })
}

async function refuseUnknown(tx: Db, wanted: readonly WantedRecipient[]): Promise<void> {
  if (wanted.length === 0) return
  const rows = await tx
    .selectFrom('person')
    .select('id')
    .where(
      'id',
      'in',
      wanted.map(({ personId }) => personId),
    )
    .where('state', '<>', 'disabled')
    .execute()
  if (rows.length < wanted.length) throw new AppError('invalid', 'minutes.personUnknown')
}

/** 石静、沈青 */
export async function namesOf(tx: Db, personIds: readonly string[]): Promise<string> {
  const people = await personRefs(tx, personIds)
  return personIds.map((id) => people.get(id)?.name ?? '').join('、')
}
