import type * as contract from '#contract/conflict.ts'
import type { BodyOf } from '#contract/endpoint.ts'
import { authorizeConflict, authorizeSide, type SideAct } from '#domain/conflict/policy.ts'
import { AppError } from '#domain/error.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { nameOf } from '#server/task/acting.ts'
import type { Conflict, Side } from './conflict.ts'
import { lockConflict, refreshConflictAudience } from './queries.ts'
import { type Act, noteConflict, signerIds, tellOfConflict, wordsOf } from './stops.ts'

export async function updateConflict(
  tx: Db,
  act: Act,
  { version, leaderId, ...fields }: BodyOf<typeof contract.updateConflict>,
  current: () => Promise<unknown>,
): Promise<void> {
  const conflict = await lockConflict(tx, act.id, act.at)
  authorizeConflict(act.actor, 'edit', conflict)
  if (version !== conflict.version) {
    throw new AppError('conflict', 'conflict.stale', {}, { detail: { current: await current() } })
  }
  if (leaderId !== undefined) await requirePerson(tx, leaderId, 'leaderId')
  await asSystemWithin(tx, async () => {
    await tx
      .updateTable('conflict')
      .set({
        ...(fields.title !== undefined && { title: fields.title }),
        ...(fields.kind !== undefined && { kind: fields.kind }),
        ...(fields.commonGoal !== undefined && { common_goal: fields.commonGoal }),
        ...(fields.options !== undefined && { options: fields.options }),
        ...(leaderId !== undefined && { leader_id: leaderId }),
        ...(leaderId !== undefined && conflict.state === 'negotiating' && { handler_ids: [leaderId] }),
        version: version + 1,
        updated_at: act.at,
      })
      .where('id', '=', conflict.id)
      .execute()
    await refreshConflictAudience(tx, conflict.id, signerIds(conflict))
  })
  await noteConflict(tx, act, {
    conflict,
    move: 'edit',
    to: conflict.state,
    data: { fields: Object.keys(fields), ...(leaderId !== undefined && { leaderId }) },
  })
  if (leaderId !== undefined && leaderId !== conflict.leaderId && conflict.state === 'open') {
    await tellOfConflict(tx, { ...act, conflict }, [leaderId], {
      kind: 'conflict.toLead',
      params: { ...wordsOf(conflict), by: await nameOf(tx, act.actor.personId) },
      occasion: `v${version}`,
    })
  }
}

export async function addSide(tx: Db, act: Act, body: BodyOf<typeof contract.addSide>): Promise<void> {
  const conflict = await lockConflict(tx, act.id, act.at)
  authorizeConflict(act.actor, 'addSide', conflict)
  const { departmentId } = body
  if (conflict.sides.some((side) => side.departmentId === departmentId)) {
    throw new AppError('conflict', 'conflict.knownSide')
  }
  const department = await tx
    .selectFrom('department')
    .select('id')
    .where('id', '=', departmentId)
    .executeTakeFirst()
  if (department === undefined) {
    const issues = [{ path: ['departmentId'], reason: 'field.unknownDepartment' }]
    throw new AppError('invalid', 'request.invalid', {}, { issues })
  }
  const signers = await asSystemWithin(tx, async () => {
    await tx
      .insertInto('conflict_side')
      .values({
        conflict_id: conflict.id,
        seq: conflict.sides.length,
        department_id: departmentId,
        position: body.position,
        demand: body.demand,
        facts: body.facts,
        ...(body.position !== '' && { stated_by: act.actor.personId, stated_at: act.at }),
      })
      .execute()
    const withIt = await lockConflict(tx, act.id, act.at)
    await refreshConflictAudience(tx, conflict.id, signerIds(withIt))
    return withIt.sides.filter((side) => side.departmentId === departmentId).map(({ signerId }) => signerId)
  })
  await bump(tx, conflict, act.at)
  await noteConflict(tx, act, { conflict, move: 'addSide', to: conflict.state, data: { departmentId } })
  await tellOfConflict(tx, { ...act, conflict }, signers, {
    kind: 'conflict.toState',
    params: { ...wordsOf(conflict), by: await nameOf(tx, act.actor.personId) },
    occasion: 'new',
  })
}

async function takeUpSide(
  tx: Db,
  { actor, id, at }: Act,
  about: { readonly departmentId: string; readonly act: SideAct; readonly version: number },
): Promise<{ conflict: Conflict; side: Side }> {
  const conflict = await lockConflict(tx, id, at)
  authorizeConflict(actor, 'view', conflict)
  const side = conflict.sides.find(({ departmentId }) => departmentId === about.departmentId)
  if (side === undefined) throw new AppError('forbidden', 'conflict.notYourSide', { action: about.act })
  authorizeSide(actor, about.act, { conflict, side })
  if (about.version !== side.version) {
    const { position, demand, facts, version } = side
    throw new AppError(
      'conflict',
      'conflict.stale',
      {},
      { detail: { current: { position, demand, facts, version } } },
    )
  }
  return { conflict, side }
}

export async function stateSide(
  tx: Db,
  act: Act,
  departmentId: string,
  { version, spokespersonId, ...words }: BodyOf<typeof contract.stateSide>,
): Promise<void> {
  const { conflict, side } = await takeUpSide(tx, act, { departmentId, act: 'state', version })
  if (spokespersonId != null) await requirePerson(tx, spokespersonId, 'spokespersonId')
  await asSystemWithin(tx, async () => {
    await tx
      .updateTable('conflict_side')
      .set({
        ...words,
        ...(spokespersonId !== undefined && { spokesperson_id: spokespersonId }),
        stated_by: act.actor.personId,
        stated_at: act.at,
        // A name stands under the words that were signed, and under no others.
        signed_by: null,
        signed_at: null,
        version: side.version + 1,
      })
      .where('id', '=', side.id)
      .execute()
    await refreshConflictAudience(tx, conflict.id, signerIds(conflict))
  })
  await noteConflict(tx, act, { conflict, move: 'statePosition', to: conflict.state, data: { departmentId } })
  if (words.position === '') return
  await tellOfConflict(tx, { ...act, conflict }, [side.signerId], {
    kind: 'conflict.toSign',
    params: { ...wordsOf(conflict), by: await nameOf(tx, act.actor.personId) },
    occasion: `${departmentId} v${version}`,
  })
}

export async function signSide(tx: Db, act: Act, departmentId: string, version: number): Promise<void> {
  const { conflict, side } = await takeUpSide(tx, act, { departmentId, act: 'sign', version })
  await tx
    .updateTable('conflict_side')
    .set({ signed_by: act.actor.personId, signed_at: act.at, version: side.version + 1 })
    .where('id', '=', side.id)
    .execute()
  await noteConflict(tx, act, { conflict, move: 'signPosition', to: conflict.state, data: { departmentId } })
}

/** What was talked over. Led by the leader while it is theirs, it is the negotiation that comes first. */
export async function addTalk(tx: Db, act: Act, text: string): Promise<void> {
  const conflict = await lockConflict(tx, act.id, act.at)
  authorizeConflict(act.actor, 'talk', conflict)
  await noteTalk(tx, act, conflict, text)
  await noteConflict(tx, act, { conflict, move: 'talk', to: conflict.state })
}

export async function noteTalk(
  tx: Db,
  { actor, at }: Act,
  { id, leaderId }: Pick<Conflict, 'id' | 'leaderId'>,
  text: string,
): Promise<void> {
  await tx
    .insertInto('conflict_talk')
    .values({
      conflict_id: id,
      by_id: actor.personId,
      is_negotiation: actor.personId === leaderId,
      text,
      at,
    })
    .execute()
}

async function bump(tx: Db, { id }: Conflict, at: Date): Promise<void> {
  await tx
    .updateTable('conflict')
    .set((row) => ({ version: row('version', '+', 1), updated_at: at }))
    .where('id', '=', id)
    .execute()
}

async function requirePerson(tx: Db, id: string, field: string): Promise<void> {
  const person = await tx.selectFrom('person').select('id').where('id', '=', id).executeTakeFirst()
  if (person !== undefined) return
  throw new AppError(
    'invalid',
    'request.invalid',
    {},
    { issues: [{ path: [field], reason: 'field.unknownPerson' }] },
  )
}
