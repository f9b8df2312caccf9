import type { z } from 'zod'
import type { BodyOf } from '#contract/endpoint.ts'
import type {
  judgeResult as judgeContract,
  listResults as listContract,
  saveResults as saveContract,
} from '#contract/plan.ts'
import { authorizeCollaboration, offeredInCollaboration } from '#domain/collaboration/policy.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import { authorizePlan, offeredInPlan } from '#domain/plan/policy.ts'
import { moveCollaboration } from '#server/collaboration/moves.ts'
import { getCollaboration, refreshCollaborationAudience } from '#server/collaboration/queries.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { guard } from '#server/norm/guard.ts'
import { notify } from '#server/notification/notify.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import { headsOf } from '#server/task/fields.ts'
import { note } from './baseline.ts'
import type { PlanAction } from './lines.ts'
import { unexplainedOutside } from './outside.ts'
import { getPlanOf, lockPlan } from './queries.ts'
import { tellOfPlan } from './tell.ts'

type Results = z.output<(typeof listContract)['reply']>
const moves = ['submitForAcceptance', 'accept', 'returnToWork'] as const

export async function resultsView(tx: Db, actor: Actor, id: string): Promise<Results> {
  const plan = await getPlanOf(tx, id)
  authorizePlan(actor, 'view', plan)
  const rows = await tx
    .selectFrom('result')
    .selectAll()
    .where('collaboration_id', '=', id)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const people = await personRefs(
    tx,
    rows.map(({ acceptor_id }) => acceptor_id),
  )
  const departments = await departmentRefs(
    tx,
    rows.map(({ department_id }) => department_id),
  )
  const isOpen = plan.state === 'accepting' || plan.state === 'active'
  const offered = offeredInCollaboration(actor, await getCollaboration(tx, id))
  return {
    items: rows.map((row) => ({
      id: row.id,
      name: row.name,
      criteria: row.criteria,
      evidence: row.evidence,
      department: departments.get(row.department_id) ?? null,
      acceptor: people.get(row.acceptor_id) ?? null,
      verdict: row.verdict,
      comment: row.comment,
      decidedAt: row.decided_at?.toISOString() ?? null,
      canJudge: isOpen && row.acceptor_id === actor.personId && row.verdict !== 'accepted',
      version: row.version,
    })),
    canEdit: offeredInPlan(actor, plan).includes('editResults'),
    state: plan.state,
    can: moves.filter((move) => (offered as readonly string[]).includes(move)),
  }
}

export async function saveResults(
  tx: Db,
  act: PlanAction,
  { items }: BodyOf<typeof saveContract>,
): Promise<void> {
  const plan = await lockPlan(tx, act.id)
  authorizePlan(act.actor, 'editResults', plan)
  const heads = await headsOf(
    tx,
    [
      ...new Set(
        items.flatMap(({ acceptorId, departmentId }) => (acceptorId === null ? [departmentId] : [])),
      ),
    ],
    'items',
  )
  const present = await tx
    .selectFrom('result')
    .select(['id', 'verdict', 'name', 'criteria'])
    .where('collaboration_id', '=', plan.id)
    .execute()
  const known = new Map(present.map((row) => [row.id, row]))
  const kept = items.flatMap(({ id }) => (id !== undefined && known.has(id) ? [id] : []))
  const gone = present.filter(({ id }) => !kept.includes(id))
  if (gone.some(({ verdict }) => verdict === 'accepted'))
    throw new AppError('conflict', 'plan.resultAccepted')
  if (gone.length > 0) {
    await tx
      .deleteFrom('result')
      .where(
        'id',
        'in',
        gone.map(({ id }) => id),
      )
      .execute()
  }
  for (const [position, { id, name, criteria, evidence, departmentId, acceptorId }] of items.entries()) {
    const acceptor = acceptorId ?? heads.get(departmentId)
    if (acceptor === undefined) throw new AppError('invalid', 'task.departmentHasNoHead')
    const columns = { position, name, criteria, evidence, department_id: departmentId, acceptor_id: acceptor }
    const before = id === undefined ? undefined : known.get(id)
    if (id === undefined || before === undefined) {
      await tx
        .insertInto('result')
        .values({ ...columns, collaboration_id: plan.id })
        .execute()
      continue
    }
    // What was accepted is accepted as it was written.
    const isOther = before.name !== name || before.criteria !== criteria
    if (before.verdict === 'accepted' && isOther) throw new AppError('conflict', 'plan.resultAccepted')
    await tx.updateTable('result').set(columns).where('id', '=', id).execute()
  }
  await asSystemWithin(tx, () => refreshCollaborationAudience(tx, plan.id))
  await note(tx, act, plan, 'plan.results', { count: items.length })
  await tellOfPlan(tx, plan.id)
}

export async function judgeResult(
  tx: Db,
  act: PlanAction,
  resultId: string,
  { verdict, comment }: BodyOf<typeof judgeContract>,
): Promise<void> {
  const plan = await lockPlan(tx, act.id)
  authorizePlan(act.actor, 'view', plan)
  const row = await tx
    .selectFrom('result')
    .select(['id', 'name', 'acceptor_id', 'verdict', 'version'])
    .where('id', '=', resultId)
    .where('collaboration_id', '=', plan.id)
    .executeTakeFirst()
  if (row?.acceptor_id !== act.actor.personId)
    throw new AppError('forbidden', 'plan.notYours', { action: 'judge' })
  const isOpen = plan.state === 'accepting' || plan.state === 'active'
  if (!isOpen || row.verdict === 'accepted') {
    throw new AppError('conflict', 'plan.notNow', { action: 'judge', state: plan.state })
  }
  await tx
    .updateTable('result')
    .set({ verdict, comment, decided_at: act.at, version: row.version + 1 })
    .where('id', '=', resultId)
    .execute()
  await note(
    tx,
    act,
    plan,
    verdict === 'accepted' ? 'plan.acceptResult' : 'plan.rejectResult',
    { name: row.name },
    comment,
  )
  await tellOfPlan(tx, plan.id)
}

/**
 * §3.4 active → accepting: all work is done or called off, every milestone passed (NM-COL-13), and what was done
 * beside the plan has its reason, by whichever way it came in (NM-COL-12).
 */
export async function submitForAcceptance(
  tx: Db,
  act: PlanAction,
  overrides: readonly { fingerprint: string; reason: string }[],
): Promise<void> {
  const collaboration = await getCollaboration(tx, act.id)
  authorizeCollaboration(act.actor, 'submitForAcceptance', collaboration)
  const open = await asSystemWithin(tx, () =>
    tx
      .selectFrom('task')
      .select(['number', 'name'])
      .where('collaboration_id', '=', act.id)
      .where('state', 'not in', ['done', 'cancelled'])
      .orderBy('number')
      .limit(4)
      .execute(),
  )
  if (open.length > 0) {
    throw new AppError('conflict', 'plan.workOpen', {
      name: open
        .slice(0, 3)
        .map(({ number, name }) => `${number} ${name}`)
        .join('、'),
    })
  }
  const results = await tx
    .selectFrom('result')
    .select(['name', 'acceptor_id'])
    .where('collaboration_id', '=', act.id)
    .execute()
  if (results.length === 0) throw new AppError('conflict', 'plan.noResults')
  const milestones = await tx
    .selectFrom('milestone')
    .select(['id', 'name', 'state'])
    .where('collaboration_id', '=', act.id)
    .where('state', '<>', 'cancelled')
    .execute()
  await guard(tx, act.actor, {
    event: 'collaboration.submit',
    facts: {
      matter: { noun: 'collaboration', id: act.id, name: collaboration.name },
      leaderId: collaboration.leaderId,
      plan: {
        milestones: milestones.map(({ id, name, state }) => ({
          id,
          name,
          isPassed: state === 'passed',
          waitingFor: [],
        })),
        outside: await asSystemWithin(tx, () => unexplainedOutside(tx, act.id)),
      },
    },
    noun: 'collaboration',
    nounId: act.id,
    overrides,
    now: act.at,
  })
  await moveCollaboration(tx, act.actor, act.id, 'submitForAcceptance', { at: act.at })
  for (const { name, acceptor_id } of results) {
    await notify(tx, act.app, {
      personIds: [acceptor_id],
      kind: 'plan.resultToAccept',
      noun: 'collaboration',
      nounId: act.id,
      params: { number: collaboration.number, title: collaboration.name, name },
      link: `/collaborations/${act.id}/plan/milestones`,
      dedupe: `plan.resultToAccept:${act.id}:${name}:${act.at.toISOString()}`,
      at: act.at,
    })
  }
  await tellOfPlan(tx, act.id)
}

/** accepted is what every department asked has accepted; the move itself asks for it. */
export async function acceptCollaboration(tx: Db, act: PlanAction): Promise<void> {
  const collaboration = await getCollaboration(tx, act.id)
  authorizeCollaboration(act.actor, 'accept', collaboration)
  await moveCollaboration(tx, act.actor, act.id, 'accept', { at: act.at })
  await tellOfPlan(tx, act.id)
}

export async function returnCollaboration(tx: Db, act: PlanAction, reason: string): Promise<void> {
  const collaboration = await getCollaboration(tx, act.id)
  authorizeCollaboration(act.actor, 'returnToWork', collaboration)
  await moveCollaboration(tx, act.actor, act.id, 'returnToWork', { reason, at: act.at })
  await tellOfPlan(tx, act.id)
}
