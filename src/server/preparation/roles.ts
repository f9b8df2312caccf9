import type { PersonRef } from '#contract/common.ts'
import type { Out } from '#contract/endpoint.ts'
import type * as contract from '#contract/preparation.ts'
import { AppError } from '#domain/error.ts'
import { authorizeMeeting, mayInMeeting } from '#domain/meeting/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import { type Candidate, namedRoles, suggestFor, suitabilities } from '#domain/preparation/suitability.ts'
import type { Db } from '#server/db/database.ts'
import type { Meeting } from '#server/meeting/meeting.ts'
import { getMeeting } from '#server/meeting/queries.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'

/** Who could take which role, and whom to invite for departments that nobody speaks for (S0-47, S2-15). */
export async function roleSuggestions(
  tx: Db,
  actor: Actor,
  meetingId: string,
): Promise<Out<typeof contract.suggestRoles.reply>> {
  const meeting = await getMeeting(tx, meetingId)
  authorizeMeeting(actor, 'view', meeting)
  if (!mayInMeeting(actor, 'edit', meeting)) {
    throw new AppError('forbidden', 'meeting.notYours', { action: 'edit' })
  }
  const candidates = await candidatesFor(tx, meeting)
  const { hostId, recorderId, timekeeperId, materialPreparerId } = meeting
  const observers = meeting.attendees
    .filter(({ kind }) => kind === 'observer')
    .map(({ personId }) => personId)
  const known = (...ids: (string | null)[]) => new Set(ids.filter((id) => id !== null))
  // One person does not both steer and write; an observer does neither.
  const taken = {
    host: known(hostId, recorderId, ...observers),
    recorder: known(recorderId, hostId, ...observers),
    timekeeper: known(timekeeperId, hostId, recorderId),
    materialPreparer: known(materialPreparerId),
  }
  const suggested = namedRoles.map((role) => ({ role, people: suggestFor(role, candidates, taken[role]) }))
  const silent = await unrepresented(tx, meeting)
  const people = await personRefs(tx, [
    ...suggested.flatMap((one) => one.people.map(({ id }) => id)),
    ...silent.flatMap(({ personIds }) => personIds),
  ])
  const departments = await departmentRefs(
    tx,
    silent.map(({ departmentId }) => departmentId),
  )
  return {
    items: suggested.map((one) => ({
      role: one.role,
      people: one.people.flatMap(({ id, because, isHead }) => {
        const person = people.get(id)
        return person === undefined ? [] : [{ person, because: [...because], isHead }]
      }),
    })),
    unrepresented: silent.flatMap(({ departmentId, personIds }) => {
      const department = departments.get(departmentId)
      if (department === undefined) return []
      return [{ department, people: personIds.flatMap((id) => people.get(id) ?? []) satisfies PersonRef[] }]
    }),
  }
}

/** Whoever has a tag, belongs to the initiating department or is on the list. */
async function candidatesFor(tx: Db, meeting: Meeting): Promise<Candidate[]> {
  const { initiatingDepartmentId, attendees } = meeting
  const onList = new Set(attendees.map(({ personId }) => personId))
  const rows = await tx
    .selectFrom('person')
    .select((person) => [
      'person.id',
      'person.name',
      'person.tags',
      person
        .exists(
          person
            .selectFrom('department')
            .select('department.id')
            .where('department.id', '=', initiatingDepartmentId)
            .whereRef('department.head_id', '=', 'person.id'),
        )
        .as('isHead'),
      person
        .exists(
          person
            .selectFrom('person_department')
            .select('person_id')
            .where('department_id', '=', initiatingDepartmentId)
            .whereRef('person_id', '=', 'person.id'),
        )
        .as('isInInitiating'),
    ])
    .where('person.state', '<>', 'disabled')
    .where((person) =>
      person.or([
        person('person.tags', '&&', person.val([...suitabilities])),
        person('person.id', 'in', [meeting.organiserId, ...onList]),
        person(
          'person.id',
          'in',
          person
            .selectFrom('person_department')
            .select('person_id')
            .where('department_id', '=', initiatingDepartmentId),
        ),
        person(
          'person.id',
          'in',
          person
            .selectFrom('department')
            .select('head_id')
            .where('id', '=', initiatingDepartmentId)
            .$castTo<{ head_id: string }>(),
        ),
      ]),
    )
    .orderBy('person.name')
    .limit(500)
    .execute()
  return rows.map(({ isHead, isInInitiating, ...row }) => ({
    ...row,
    isHead: Boolean(isHead),
    isInInitiating: Boolean(isInInitiating),
    isOnList: onList.has(row.id),
  }))
}

/** 建议各部门负责人或核心接口人参与 (S2-15): departments whose head and liaison both stay away. */
async function unrepresented(
  tx: Db,
  { attendees }: Meeting,
): Promise<{ departmentId: string; personIds: string[] }[]> {
  const core = attendees.filter(({ kind, rsvp }) => kind === 'core' && rsvp !== 'no')
  const ids = [...new Set(core.flatMap(({ departmentId }) => departmentId ?? []))]
  if (ids.length === 0) return []
  const departments = await tx
    .selectFrom('department')
    .select(['id', 'head_id as headId', 'liaison_id as liaisonId'])
    .where('id', 'in', ids)
    .orderBy('name')
    .execute()
  const coming = new Set(core.map(({ personId }) => personId))
  const leaders = await departmentsOfLeaders(tx, core)
  const onList = new Set(attendees.map(({ personId }) => personId))
  return departments.flatMap(({ id, headId, liaisonId }) => {
    const speakers = [headId, liaisonId].filter((one) => one !== null)
    if (speakers.some((one) => coming.has(one)) || leaders.has(id)) return []
    // Who listens is on the list already; to make them speak is another decision.
    const personIds = [...new Set(speakers)].filter((one) => !onList.has(one))
    return personIds.length === 0 ? [] : [{ departmentId: id, personIds }]
  })
}

/** Whoever is above a head of department speaks for their own, too: vice presidents, the general manager. */
async function departmentsOfLeaders(
  tx: Db,
  attendees: readonly { readonly personId: string; readonly departmentId: string | null }[],
): Promise<Set<string | null>> {
  const rows = await tx
    .selectFrom('department')
    .select('vice_president_id as id')
    .where('vice_president_id', 'is not', null)
    .union(tx.selectFrom('organisation').select('general_manager_id as id'))
    .execute()
  const leaders = new Set(rows.map(({ id }) => id))
  return new Set(
    attendees.filter(({ personId }) => leaders.has(personId)).map(({ departmentId }) => departmentId),
  )
}
