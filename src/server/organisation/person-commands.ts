import type { z } from 'zod'
import type {
  createPerson as createContract,
  updatePerson as updateContract,
} from '#contract/organisation.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { tellRightsChanged } from '#server/events/publish.ts'
import { noteMove } from '#server/history/history.ts'
import { endSessionsOf, renameAccount } from '#server/session/accounts.ts'
import { personView } from './person-queries.ts'
import { readingOfName } from './pinyin.ts'

type NewPerson = z.output<NonNullable<(typeof createContract)['body']>>
type PersonChange = z.output<NonNullable<(typeof updateContract)['body']>>

export async function createPerson(tx: Db, actor: Actor, wanted: NewPerson, now: Date): Promise<string> {
  await refuseTaken(tx, wanted)
  await requireDepartment(tx, wanted.departmentId)
  const { id } = await tx
    .insertInto('person')
    .values({
      name: wanted.name,
      job_title: wanted.jobTitle,
      email: wanted.email,
      phone: wanted.phone,
      employee_no: wanted.employeeNo || null,
      locale: wanted.locale,
      is_admin: wanted.isAdmin,
      is_supervisor: wanted.isSupervisor,
      is_coordinator: wanted.isCoordinator,
      tags: [...new Set(wanted.tags)],
      state: await stateWithoutAccount(tx),
      ...readingOfName(wanted.name),
      created_at: now,
      updated_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await moveTo(tx, id, wanted.departmentId)
  await noteMove(tx, {
    noun: 'person',
    nounId: id,
    move: 'create',
    from: null,
    to: null,
    actorId: actor.personId,
    at: now,
  })
  return id
}

export async function updatePerson(
  tx: Db,
  actor: Actor,
  id: string,
  { version, departmentId, ...change }: PersonChange,
  now: Date,
): Promise<void> {
  if (change.isAdmin === false) await holdAdmins(tx)
  const person = await lockPerson(tx, id)
  if (person.version !== version) {
    throw new AppError('conflict', 'person.stale', {}, { detail: { current: await personView(tx, id) } })
  }
  await refuseTaken(tx, change, id)
  if (change.isAdmin === false) await requireOtherAdmin(tx, id)
  if (departmentId !== undefined) await requireDepartment(tx, departmentId)
  await tx
    .updateTable('person')
    .set({
      ...(change.name !== undefined && { name: change.name, ...readingOfName(change.name) }),
      ...(change.jobTitle !== undefined && { job_title: change.jobTitle }),
      ...(change.email !== undefined && { email: change.email }),
      ...(change.phone !== undefined && { phone: change.phone }),
      ...(change.employeeNo !== undefined && { employee_no: change.employeeNo || null }),
      ...(change.locale !== undefined && { locale: change.locale }),
      ...(change.isAdmin !== undefined && { is_admin: change.isAdmin }),
      ...(change.isSupervisor !== undefined && { is_supervisor: change.isSupervisor }),
      ...(change.isCoordinator !== undefined && { is_coordinator: change.isCoordinator }),
      ...(change.tags !== undefined && { tags: [...new Set(change.tags)] }),
      version: version + 1,
      updated_at: now,
    })
    .where('id', '=', id)
    .execute()
  if (departmentId !== undefined) await moveTo(tx, id, departmentId)
  await renameAccount(tx, person.user_id, {
    name: change.name ?? person.name,
    email: change.email ?? person.email,
  })
  // Which fields, not what was in them: history is read by more people than a telephone number is for.
  const changed = Object.keys(departmentId === undefined ? change : { ...change, departmentId })
  const about = { noun: 'person', nounId: id, actorId: actor.personId, at: now }
  await noteMove(tx, { ...about, move: 'update', from: null, to: null, data: { changed } })
  await tellRightsChanged(tx, id)
}

/** Disabling ends all sessions at once. Nobody disables themselves, or the last administrator. */
export async function setPersonState(
  tx: Db,
  actor: Actor,
  id: string,
  wanted: 'active' | 'disabled',
  now: Date,
): Promise<void> {
  if (wanted === 'disabled') await holdAdmins(tx)
  const person = await lockPerson(tx, id)
  const isDisabled = person.state === 'disabled'
  if (isDisabled === (wanted === 'disabled')) return
  if (wanted === 'disabled') {
    if (id === actor.personId) throw new AppError('conflict', 'person.notYourself')
    await requireOtherAdmin(tx, id)
  }
  const next = wanted === 'active' && person.user_id === null ? await stateWithoutAccount(tx) : wanted
  await tx
    .updateTable('person')
    .set({ state: next, version: person.version + 1, updated_at: now })
    .where('id', '=', id)
    .execute()
  if (next === 'disabled') await endSessionsOf(tx, id)
  await noteMove(tx, {
    noun: 'person',
    nounId: id,
    move: wanted === 'disabled' ? 'disable' : 'enable',
    from: person.state,
    to: next,
    actorId: actor.personId,
    at: now,
  })
  await tellRightsChanged(tx, id)
}

export async function lockPerson(tx: Db, id: string) {
  const person = await tx.selectFrom('person').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!person) throw new AppError('not_found', 'person.notFound')
  return person
}

/** In the demo people are stepped into, so they are there from the start; elsewhere they accept an invitation. */
export async function stateWithoutAccount(tx: Db): Promise<'active' | 'invited'> {
  const organisation = await tx.selectFrom('organisation').select('is_demo').executeTakeFirst()
  return organisation?.is_demo ? 'active' : 'invited'
}

/** The primary department; null: none. */
export async function moveTo(tx: Db, personId: string, departmentId: string | null): Promise<void> {
  await tx
    .deleteFrom('person_department')
    .where('person_id', '=', personId)
    .where((row) => row.or([row('is_primary', '=', true), row('department_id', '=', departmentId)]))
    .execute()
  if (departmentId === null) return
  await tx
    .insertInto('person_department')
    .values({ person_id: personId, department_id: departmentId })
    .execute()
}

async function refuseTaken(
  tx: Db,
  { email, employeeNo }: { email?: string | undefined; employeeNo?: string | null | undefined },
  exceptId?: string,
): Promise<void> {
  const holder = async (column: 'email' | 'employee_no', value: string | null | undefined) => {
    if (!value) return undefined
    const found = await tx
      .selectFrom('person')
      .select(['id', 'name'])
      .where(column, '=', value)
      .executeTakeFirst()
    return found?.id === exceptId ? undefined : found
  }
  const byEmail = await holder('email', email)
  if (byEmail) throw taken('email', 'person.emailTaken', byEmail.name)
  const byNumber = await holder('employee_no', employeeNo)
  if (byNumber) throw taken('employeeNo', 'person.employeeNoTaken', byNumber.name)
}

function taken(field: string, reason: string, name: string): AppError {
  return new AppError('conflict', reason, { name }, { issues: [{ path: [field], reason, params: { name } }] })
}

async function requireDepartment(tx: Db, id: string | null): Promise<void> {
  if (id === null) return
  const found = await tx
    .selectFrom('department')
    .select('id')
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    // Nobody archives it in between.
    .forShare()
    .executeTakeFirst()
  if (!found) {
    throw new AppError(
      'invalid',
      'department.notFound',
      {},
      {
        issues: [{ path: ['departmentId'], reason: 'department.notFound' }],
      },
    )
  }
}

/** In the order of ids, so that two who each take the other's mark away wait for one another. */
async function holdAdmins(tx: Db): Promise<void> {
  await tx.selectFrom('person').select('id').where('is_admin', '=', true).orderBy('id').forUpdate().execute()
}

async function requireOtherAdmin(tx: Db, id: string): Promise<void> {
  const admins = await tx
    .selectFrom('person')
    .select('id')
    .where('is_admin', '=', true)
    .where('state', '=', 'active')
    .execute()
  const isOne = admins.some((admin) => admin.id === id)
  if (isOne && admins.length === 1) throw new AppError('conflict', 'person.lastAdmin')
}
