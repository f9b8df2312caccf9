import type { z } from 'zod'
import type { BodyOf } from '#contract/endpoint.ts'
import type {
  baselinePlan as baselineContract,
  compareBaselines as compareContract,
  confirmPlan as confirmContract,
  listBaselines as listContract,
} from '#contract/plan.ts'
import { AppError } from '#domain/error.ts'
import type { MatterFacts } from '#domain/norm/matter-facts.ts'
import type { Actor } from '#domain/person/actor.ts'
import { authorizePlan, speaksFor } from '#domain/plan/policy.ts'
import { raciLetters } from '#domain/plan/raci.ts'
import { differenceOf, printOfPart, type Snapshot } from '#domain/plan/snapshot.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import { moveCollaboration } from '#server/collaboration/moves.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { findingsOf, guard } from '#server/norm/guard.ts'
import { notify } from '#server/notification/notify.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import { nameOf } from '#server/task/acting.ts'
import type { PlanAction } from './lines.ts'
import {
  baselineOf,
  getPlanOf,
  lockPlan,
  membersByDepartment,
  type Plan,
  snapshotOf,
  touchPlan,
} from './queries.ts'
import { tellOfPlan } from './tell.ts'

/** S4-33: whoever speaks for a department agrees to its part as it stands. */
export async function confirmPlan(
  tx: Db,
  act: PlanAction,
  { departmentId, comment }: BodyOf<typeof confirmContract>,
): Promise<void> {
  const plan = await lockPlan(tx, act.id)
  authorizePlan(act.actor, 'confirm', plan)
  if (!speaksFor(act.actor, plan).includes(departmentId)) {
    throw new AppError('forbidden', 'plan.notYours', { action: 'confirm' })
  }
  const { zone } = await loadWorkTime(tx)
  const snapshot = await snapshotOf(tx, plan.id, zone)
  if (snapshot.items.length === 0) throw new AppError('conflict', 'plan.empty')
  const members = await membersByDepartment(tx, [departmentId])
  const row = {
    person_id: act.actor.personId,
    print: printOfPart(snapshot, departmentId, members.get(departmentId) ?? new Set()),
    comment,
    at: act.at,
  }
  await tx
    .insertInto('plan_confirmation')
    .values({ collaboration_id: plan.id, department_id: departmentId, ...row })
    .onConflict((conflict) => conflict.columns(['collaboration_id', 'department_id']).doUpdateSet(row))
    .execute()
  const names = await departmentRefs(tx, [departmentId])
  await note(tx, act, plan, 'plan.confirm', { department: names.get(departmentId)?.name ?? '' }, comment)
  await tellOfPlan(tx, plan.id)
}

/** One notice to each head whose department has not confirmed the plan as it is now. */
export async function askToConfirm(tx: Db, act: PlanAction): Promise<void> {
  const plan = await lockPlan(tx, act.id)
  authorizePlan(act.actor, 'edit', plan)
  const states = await confirmationsOf(tx, plan)
  const open = states.filter(({ state }) => state !== 'confirmed').map(({ departmentId }) => departmentId)
  await notify(tx, act.app, {
    personIds: plan.parties
      .filter(({ departmentId }) => open.includes(departmentId))
      .flatMap((one) => one.speakerIds),
    kind: 'plan.toConfirm',
    noun: 'collaboration',
    nounId: plan.id,
    params: { number: plan.number, title: plan.name, by: await nameOf(tx, act.actor.personId) },
    link: `/collaborations/${plan.id}/plan/baseline`,
    // Asked once for each state of the plan.
    dedupe: `plan.toConfirm:${plan.id}:${plan.planVersion}`,
    at: act.at,
  })
  await note(tx, act, plan, 'plan.askToConfirm', {})
}

export async function confirmationsOf(tx: Db, plan: Plan) {
  const { zone } = await loadWorkTime(tx)
  const ids = plan.parties.map(({ departmentId }) => departmentId)
  const snapshot = await snapshotOf(tx, plan.id, zone)
  const members = await membersByDepartment(tx, ids)
  const rows = await tx
    .selectFrom('plan_confirmation')
    .select(['department_id', 'print'])
    .where('collaboration_id', '=', plan.id)
    .execute()
  return ids.map((departmentId) => {
    const said = rows.find(({ department_id }) => department_id === departmentId)
    const print = printOfPart(snapshot, departmentId, members.get(departmentId) ?? new Set())
    const state = said === undefined ? 'waiting' : said.print === print ? 'confirmed' : 'outdated'
    return { departmentId, state } as const
  })
}

async function factsOf(tx: Db, plan: Plan, snapshot: Snapshot): Promise<MatterFacts> {
  const leaves = snapshot.items.filter(({ isSummary }) => !isSummary)
  const partyIds = leaves.flatMap(({ raci }) => raci.map(({ partyId }) => partyId))
  const departments = await departmentRefs(tx, [
    ...partyIds,
    ...plan.parties.map(({ departmentId }) => departmentId),
  ])
  const people = await personRefs(tx, partyIds)
  const named = (id: string) => departments.get(id)?.name ?? people.get(id)?.name ?? id
  return {
    matter: { noun: 'collaboration', id: plan.id, name: plan.name },
    leaderId: plan.leaderId,
    departments: [...departments.values()],
    people: [...people.values()].map(({ id, name }) => ({ id, name })),
    plan: {
      lines: leaves.map(({ id, number, name, raci }) => ({
        id,
        name: `${number} ${name}`,
        raci: Object.fromEntries(
          raciLetters.map((letter) => [
            letter,
            raci.filter((cell) => cell.letter === letter).map(({ partyId }) => named(partyId)),
          ]),
        ) as Record<(typeof raciLetters)[number], string[]>,
      })),
      confirmations: await confirmationsOf(tx, plan),
    },
  }
}

export async function planFindings(tx: Db, actor: Actor, id: string, now: Date) {
  const plan = await getPlanOf(tx, id)
  authorizePlan(actor, 'view', plan)
  if (plan.baselineNo > 0) return []
  const { zone } = await loadWorkTime(tx)
  const facts = await factsOf(tx, plan, await snapshotOf(tx, id, zone))
  return findingsOf(tx, { event: 'plan.baseline', facts, noun: 'collaboration', nounId: id, now })
}

/** S4-29, S4-33: what all agreed to is held, work is handed out and the collaboration becomes active. */
export async function baselinePlan(
  tx: Db,
  act: PlanAction,
  { overrides }: BodyOf<typeof baselineContract>,
): Promise<void> {
  const plan = await lockPlan(tx, act.id)
  authorizePlan(act.actor, 'baseline', plan)
  const { zone } = await loadWorkTime(tx)
  const snapshot = await snapshotOf(tx, plan.id, zone)
  const leaves = snapshot.items.filter(({ isSummary }) => !isSummary)
  if (leaves.length === 0) throw new AppError('conflict', 'plan.empty')
  const undated = leaves.filter(({ due }) => due === null)
  if (undated.length > 0) {
    throw new AppError('conflict', 'plan.undated', {
      count: undated.length,
      name: undated
        .slice(0, 3)
        .map(({ number, name }) => `${number} ${name}`)
        .join('、'),
    })
  }
  await guard(tx, act.actor, {
    event: 'plan.baseline',
    facts: await factsOf(tx, plan, snapshot),
    noun: 'collaboration',
    nounId: plan.id,
    overrides,
    now: act.at,
  })
  await moveCollaboration(tx, act.actor, plan.id, 'baseline', { at: act.at, data: { no: 1 } })
  await holdBaseline(tx, act, plan, snapshot, null)
  await handOut(tx, act, plan)
  await tellOfPlan(tx, plan.id)
}

/** Writes the next baseline; gives its number. */
export async function holdBaseline(
  tx: Db,
  act: PlanAction,
  plan: Plan,
  snapshot: Snapshot,
  changeId: string | null,
): Promise<number> {
  const no = plan.baselineNo + 1
  await touchPlan(tx, plan.id, act.at)
  await tx.updateTable('plan').set({ baseline_no: no }).where('collaboration_id', '=', plan.id).execute()
  await tx
    .insertInto('plan_baseline')
    .values({
      collaboration_id: plan.id,
      no,
      content: JSON.stringify(snapshot),
      end_on: snapshot.end,
      change_id: changeId,
      made_by: act.actor.personId,
      made_at: act.at,
    })
    .execute()
  await asSystemWithin(tx, async () => {
    await tx
      .updateTable('task')
      .set({ is_baselined: true })
      .where('collaboration_id', '=', plan.id)
      .where('plan_position', 'is not', null)
      .execute()
    await tx
      .updateTable('milestone')
      .set((row) => ({ original_due_on: row.fn.coalesce('original_due_on', 'due_on') }))
      .where('collaboration_id', '=', plan.id)
      .execute()
  })
  return no
}

/** 交办 of a whole plan: each owner hears once, of all that is theirs. */
export async function handOut(tx: Db, act: PlanAction, plan: Plan): Promise<void> {
  const owners = await asSystemWithin(tx, async () => {
    const fresh = await tx
      .updateTable('task')
      .set((row) => ({
        assigned_at: act.at,
        signed_at: row
          .case()
          .when('owner_id', '=', row.ref('assigner_id'))
          .then(act.at)
          .else(row.ref('signed_at'))
          .end(),
      }))
      .where('collaboration_id', '=', plan.id)
      .where('plan_position', 'is not', null)
      .where('owner_id', 'is not', null)
      .where('assigned_at', 'is', null)
      .where('state', 'not in', ['done', 'cancelled'])
      .returning(['owner_id'])
      .execute()
    const counts = new Map<string, number>()
    for (const { owner_id } of fresh)
      if (owner_id !== null) counts.set(owner_id, (counts.get(owner_id) ?? 0) + 1)
    return counts
  })
  const by = await nameOf(tx, act.actor.personId)
  for (const [personId, count] of owners) {
    await notify(tx, act.app, {
      personIds: [personId],
      kind: 'plan.baselined',
      noun: 'collaboration',
      nounId: plan.id,
      params: { number: plan.number, title: plan.name, by, count },
      link: `/collaborations/${plan.id}/plan`,
      dedupe: `plan.baselined:${plan.id}:${act.at.toISOString()}`,
      at: act.at,
    })
  }
}

type BaselineList = z.output<(typeof listContract)['reply']>

export async function listBaselines(tx: Db, actor: Actor, id: string): Promise<BaselineList> {
  authorizePlan(actor, 'view', await getPlanOf(tx, id))
  const rows = await tx
    .selectFrom('plan_baseline')
    .leftJoin('change_request', 'change_request.id', 'plan_baseline.change_id')
    .select((row) => [
      'plan_baseline.no',
      'plan_baseline.end_on as endOn',
      'plan_baseline.made_by as madeBy',
      'plan_baseline.made_at as madeAt',
      'change_request.id as changeId',
      'change_request.number',
      'change_request.title',
      'change_request.state',
      row
        .fn<number>('jsonb_array_length', [row.ref('plan_baseline.content', '->').key('items' as never)])
        .as('lineCount'),
    ])
    .where('plan_baseline.collaboration_id', '=', id)
    .orderBy('plan_baseline.no', 'desc')
    .limit(200)
    .execute()
  const people = await personRefs(
    tx,
    rows.map(({ madeBy }) => madeBy),
  )
  return {
    items: rows.map((row) => ({
      no: row.no,
      endOn: row.endOn,
      lineCount: row.lineCount,
      change:
        row.changeId === null
          ? null
          : {
              noun: 'change' as const,
              id: row.changeId,
              number: row.number ?? '',
              title: row.title ?? '',
              state: row.state ?? '',
            },
      madeBy: (row.madeBy && people.get(row.madeBy)) || null,
      madeAt: row.madeAt.toISOString(),
    })),
  }
}

type Difference = z.output<(typeof compareContract)['reply']>

/** Where one of the two is not there. */
const nothingDifferent: Difference = {
  before: 0,
  after: 0,
  items: [],
  milestones: [],
  endBefore: null,
  endAfter: null,
}

/** Without numbers: the last baseline against the plan as it stands. */
export async function compareBaselines(
  tx: Db,
  actor: Actor,
  id: string,
  asked: { before?: number | undefined; after: number },
): Promise<Difference> {
  const plan = await getPlanOf(tx, id)
  authorizePlan(actor, 'view', plan)
  const { zone } = await loadWorkTime(tx)
  const before = asked.before ?? (asked.after > 1 ? asked.after - 1 : plan.baselineNo)
  const older = await baselineOf(tx, id, before)
  if (older === undefined) return nothingDifferent
  const newer =
    asked.after === 0 ? await snapshotOf(tx, id, zone) : (await baselineOf(tx, id, asked.after))?.content
  if (newer === undefined) return nothingDifferent
  const found = differenceOf(older.content, newer)
  const visible = await visibleTasks(
    tx,
    found.items.map((item) => item.id),
  )
  const say = await namesIn(tx, [older.content, newer])
  return {
    before,
    after: asked.after,
    items: found.items
      .filter((item) => visible.has(item.id))
      .map((item) => ({
        ...item,
        fields: item.fields.map((one) => ({
          field: one.field,
          before: say(one.field, one.before),
          after: say(one.field, one.after),
        })),
      })),
    milestones: found.milestones.map((one) => ({ ...one })),
    endBefore: found.endBefore,
    endAfter: found.endAfter,
  }
}

/** A baseline tells of its lines only what their reader may see of them: row-level security decides. */
async function visibleTasks(tx: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx
    .selectFrom('task')
    .select('id')
    .where('id', 'in', [...ids])
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Ids in the fields of a snapshot, as people write them. */
export async function namesIn(
  tx: Db,
  snapshots: readonly Snapshot[],
): Promise<(field: string, value: string) => string> {
  const items = snapshots.flatMap((one) => one.items)
  const partyIds = items.flatMap(({ ownerId, hostId, cooperatingIds, raci }) => [
    ownerId,
    hostId,
    ...cooperatingIds,
    ...raci.map(({ partyId }) => partyId),
  ])
  const people = await personRefs(tx, partyIds)
  const departments = await departmentRefs(tx, partyIds)
  const lines = new Map(items.map((item) => [item.id, `${item.number} ${item.name}`.trim()]))
  const named = (id: string) => people.get(id)?.name ?? departments.get(id)?.name ?? lines.get(id) ?? id
  return (field, value) => {
    if (value === '') return ''
    switch (field) {
      case 'ownerId':
      case 'hostId':
      case 'parentId':
        return named(value)
      case 'cooperatingIds':
      case 'after':
        return value.split(' ').map(named).join('、')
      case 'raci':
        return value
          .split(' ')
          .map((cell) => `${cell[0]} ${named(cell.slice(2))}`)
          .join('、')
      default:
        return value
    }
  }
}

export async function note(
  tx: Db,
  { actor, at }: PlanAction,
  plan: Plan,
  move: string,
  data: Readonly<Record<string, unknown>>,
  reason = '',
): Promise<void> {
  await noteMove(tx, {
    noun: 'collaboration',
    nounId: plan.id,
    move,
    from: plan.state,
    to: plan.state,
    actorId: actor.personId,
    reason,
    data,
    at,
  })
}
