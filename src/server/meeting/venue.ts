import type { Out } from '#contract/endpoint.ts'
import type * as contract from '#contract/venue.ts'
import { AppError } from '#domain/error.ts'
import { authorizeMeeting } from '#domain/meeting/policy.ts'
import { isVenueItem, venueTemplate } from '#domain/meeting/venue.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { noteChange, requireActivePeople, tellMeeting } from './change.ts'
import { getMeeting, lockMeeting } from './queries.ts'
import type { BodyOf } from './requirements.ts'

type Checklist = Out<typeof contract.getVenueChecks.reply>

/** The template of the meeting's form, with what was done about it, and then the lines that were added. */
export async function venueChecks(tx: Db, actor: Actor, id: string): Promise<Checklist> {
  const meeting = await getMeeting(tx, id)
  authorizeMeeting(actor, 'view', meeting)
  const rows = await tx
    .selectFrom('venue_check')
    .selectAll()
    .where('meeting_id', '=', id)
    .orderBy('created_at')
    .orderBy('key')
    .execute()
  const people = await personRefs(
    tx,
    rows.flatMap(({ person_id, checked_by }) => [person_id, checked_by]),
  )
  const person = (personId: string | null) => (personId !== null && people.get(personId)) || null
  const known = new Map(rows.map((row) => [row.key, row]))
  const keys = [
    ...venueTemplate(meeting.form),
    ...rows.map(({ key }) => key).filter((key) => !isVenueItem(key)),
  ]
  const items = keys.map((key) => {
    const row = known.get(key)
    return {
      key,
      label: row?.label ?? '',
      person: person(row?.person_id ?? null),
      isNeeded: row?.is_needed ?? true,
      checkedBy: person(row?.checked_by ?? null),
      checkedAt: row?.checked_at?.toISOString() ?? null,
    }
  })
  return { items, open: items.filter(({ isNeeded, checkedAt }) => isNeeded && checkedAt === null).length }
}

/** A line of the template is kept from its first change on; any other key is a line of one's own. */
export async function setVenueCheck(
  tx: Db,
  actor: Actor,
  request: {
    readonly id: string
    readonly key: string
    readonly change: BodyOf<typeof contract.setVenueCheck>
    readonly at: Date
  },
): Promise<Checklist> {
  const { id, key, change, at } = request
  const meeting = await lockMeeting(tx, id)
  authorizeMeeting(actor, 'edit', meeting)
  await requireActivePeople(tx, { personId: change.personId })
  const before = await tx
    .selectFrom('venue_check')
    .select('label')
    .where('meeting_id', '=', id)
    .where('key', '=', key)
    .executeTakeFirst()
  if (!isVenueItem(key) && (change.label ?? before?.label ?? '') === '') {
    throw new AppError(
      'invalid',
      'venue.noLabel',
      {},
      { issues: [{ path: ['label'], reason: 'venue.noLabel' }] },
    )
  }
  const columns = {
    ...(change.label !== undefined && { label: change.label }),
    ...(change.personId !== undefined && { person_id: change.personId }),
    ...(change.isNeeded !== undefined && { is_needed: change.isNeeded }),
    ...(change.isChecked !== undefined && {
      checked_by: change.isChecked ? actor.personId : null,
      checked_at: change.isChecked ? at : null,
    }),
  }
  await tx
    .insertInto('venue_check')
    .values({ meeting_id: id, key, created_at: at, ...columns })
    .onConflict((conflict) =>
      conflict.columns(['meeting_id', 'key']).doUpdateSet({ meeting_id: id, ...columns }),
    )
    .execute()
  if (change.isChecked !== undefined) {
    await noteChange(tx, actor, id, {
      move: change.isChecked ? 'checkVenue' : 'uncheckVenue',
      at,
      data: { key, label: change.label ?? before?.label ?? '' },
    })
  }
  await tellMeeting(tx, id, meeting.version)
  return venueChecks(tx, actor, id)
}
