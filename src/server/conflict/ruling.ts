import type * as contract from '#contract/conflict.ts'
import type { BodyOf } from '#contract/endpoint.ts'
import { conflictRecheckBy } from '#domain/calendar/clocks.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { isRuledBy } from '#domain/conflict/climb.ts'
import { conflictLifecycle } from '#domain/conflict/lifecycle.ts'
import { authorizeConflict } from '#domain/conflict/policy.ts'
import { AppError } from '#domain/error.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { applyMove } from '#server/decision/move.ts'
import { lockDecision } from '#server/decision/queries.ts'
import { guard } from '#server/norm/guard.ts'
import { nameOf } from '#server/task/acting.ts'
import { createTask } from '#server/task/commands.ts'
import { addLink } from '#server/task/deliverables.ts'
import { startTask, submitTask } from '#server/task/moves.ts'
import type { Conflict } from './conflict.ts'
import { conflictFacts } from './facts.ts'
import { lockConflict, refreshConflictAudience } from './queries.ts'
import { type Act, leaveStop, noteConflict, signerIds, tellOfConflict, wordsOf } from './stops.ts'
import { fill, madeWords } from './words.ts'

type RulingTask = BodyOf<typeof contract.addConflictTask>

/**
 * What was agreed, or is ruled, in writing (S1-35, S4-42). Several who have it together rule when each has
 * signed the same words; other words begin anew. Then the work of it is handed out, and looked at in two weeks.
 */
export async function ruleConflict(
  tx: Db,
  act: Act,
  { ruling, resolution, tasks, version }: BodyOf<typeof contract.ruleConflict>,
): Promise<void> {
  const conflict = await lockConflict(tx, act.id, act.at)
  authorizeConflict(act.actor, 'rule', conflict)
  if (version !== conflict.version) throw new AppError('conflict', 'conflict.rulingChanged')
  await guard(tx, act.actor, {
    event: 'escalation.rule',
    facts: await conflictFacts(tx, conflict, { ruling }),
    noun: 'conflict',
    nounId: conflict.id,
    overrides: [],
    now: act.at,
  })
  const isSame = ruling === conflict.ruling && resolution === conflict.resolution
  const signedBy = [...(isSame ? conflict.rulingSignedBy : []), act.actor.personId]
  const proposed = isSame && tasks.length === 0 ? await proposedTasks(tx, conflict.id) : tasks
  await tx
    .updateTable('conflict')
    .set({
      ruling,
      resolution,
      ruling_signed_by: signedBy,
      ruling_tasks: JSON.stringify(proposed),
      version: version + 1,
      updated_at: act.at,
    })
    .where('id', '=', conflict.id)
    .execute()
  const move = conflict.state === 'negotiating' ? 'agree' : 'rule'
  if (move === 'rule' && !isRuledBy(signedBy, conflict.handlerIds)) {
    await noteConflict(tx, act, { conflict, move: 'signRuling', to: conflict.state, reason: ruling })
    await tellOfConflict(
      tx,
      { ...act, conflict },
      conflict.handlerIds.filter((id) => !signedBy.includes(id)),
      {
        kind: 'conflict.toSignRuling',
        params: { ...wordsOf(conflict), by: await nameOf(tx, act.actor.personId) },
        occasion: `v${version}`,
      },
    )
    return
  }
  await settle(tx, act, conflict, { move, ruling, proposed })
}

async function proposedTasks(tx: Db, id: string): Promise<RulingTask[]> {
  const row = await tx
    .selectFrom('conflict')
    .select('ruling_tasks')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.ruling_tasks as unknown as RulingTask[]
}

async function settle(
  tx: Db,
  act: Act,
  conflict: Conflict,
  made: {
    readonly move: 'agree' | 'rule'
    readonly ruling: string
    readonly proposed: readonly RulingTask[]
  },
): Promise<void> {
  const { at, actor } = act
  const setting = await loadClockSetting(tx)
  const recheckOn = civilDateOf(conflictRecheckBy(at, setting).at, setting.zone)
  const to = conflictLifecycle.stateAfter(conflict.state, made.move)
  await leaveStop(tx, conflict.id, at)
  await tx
    .updateTable('conflict')
    .set({
      state: to,
      handler_ids: [],
      due_at: null,
      entered_at: null,
      decided_at: at,
      recheck_on: recheckOn,
      ruling_tasks: '[]',
    })
    .where('id', '=', conflict.id)
    .execute()
  await noteConflict(tx, act, { conflict, move: made.move, to, reason: made.ruling })
  await ruleOnDecision(tx, act, conflict, made.ruling)
  for (const task of made.proposed) await handOut(tx, act, conflict, task, 'ruling')
  const leaderId = conflict.leaderId ?? actor.personId
  const words = await madeWords(tx)
  await handOut(
    tx,
    act,
    conflict,
    {
      name: fill(words.recheckTask, wordsOf(conflict)).slice(0, 200),
      description: words.recheckText,
      ownerId: leaderId,
      dueOn: recheckOn,
    },
    'recheck',
  )
  await asSystemWithin(tx, () => refreshConflictAudience(tx, conflict.id, signerIds(conflict)))
  if (made.proposed.length > 0) await implement(tx, act, { ...conflict, state: to })
  await tellOfConflict(
    tx,
    { ...act, conflict },
    [
      leaderId,
      conflict.raisedById,
      ...conflict.sides.flatMap((side) => [side.signerId, side.spokespersonId]),
    ],
    {
      kind: 'conflict.ruled',
      params: { ...wordsOf(conflict), by: await nameOf(tx, actor.personId) },
      occasion: at.toISOString(),
    },
  )
}

/** A decision that was handed up with it stands as it was ruled (3.7: escalated → adopted). */
async function ruleOnDecision(tx: Db, { actor, at }: Act, conflict: Conflict, ruling: string): Promise<void> {
  const { decisionId } = conflict
  if (decisionId === null) return
  await asSystemWithin(tx, async () => {
    const decision = await lockDecision(tx, decisionId)
    if (decision.state !== 'escalated') return
    await applyMove(tx, decision, 'rule', {
      actorId: actor.personId,
      at,
      reason: ruling,
      data: { conflict: conflict.number },
    })
  })
}

async function handOut(
  tx: Db,
  { actor, app, at }: Act,
  conflict: Conflict,
  task: RulingTask,
  kind: 'ruling' | 'recheck',
): Promise<void> {
  const reviewerId = kind === 'ruling' && conflict.leaderId !== task.ownerId ? conflict.leaderId : null
  // Whoever rules may not see all that the conflict is about; the work of it belongs there all the same.
  const taskId = await asSystemWithin(tx, () =>
    createTask(tx, {
      actor,
      app,
      fields: {
        name: task.name,
        description: task.description,
        ownerId: task.ownerId,
        dueOn: task.dueOn,
        classification: conflict.classification,
        collaborationId: conflict.collaborationId,
        ...(reviewerId !== null && { reviewerIds: [reviewerId] }),
      },
      at,
    }),
  )
  await tx.insertInto('conflict_task').values({ conflict_id: conflict.id, task_id: taskId, kind }).execute()
}

async function implement(tx: Db, act: Act, conflict: Conflict): Promise<void> {
  const to = conflictLifecycle.stateAfter(conflict.state, 'implement')
  await tx.updateTable('conflict').set({ state: to }).where('id', '=', conflict.id).execute()
  await noteConflict(tx, act, { conflict, move: 'implement', to })
}

export async function addConflictTask(tx: Db, act: Act, task: RulingTask): Promise<void> {
  const conflict = await lockConflict(tx, act.id, act.at)
  authorizeConflict(act.actor, 'addTask', conflict)
  await handOut(tx, act, conflict, task, 'ruling')
  await asSystemWithin(tx, () => refreshConflictAudience(tx, conflict.id, signerIds(conflict)))
  if (conflict.state === 'ruled') await implement(tx, act, conflict)
  else await noteConflict(tx, act, { conflict, move: 'addTask', to: conflict.state, reason: task.name })
}

/** The work is done, and somebody has looked again whether it holds (C-14). */
export async function closeConflict(tx: Db, act: Act, recheckNote: string): Promise<void> {
  const conflict = await lockConflict(tx, act.id, act.at)
  authorizeConflict(act.actor, 'close', conflict)
  const linked = await asSystemWithin(tx, () =>
    tx
      .selectFrom('conflict_task')
      .innerJoin('task', 'task.id', 'conflict_task.task_id')
      .select(['task.id', 'task.state', 'task.owner_id as ownerId', 'conflict_task.kind'])
      .where('conflict_id', '=', conflict.id)
      .execute(),
  )
  const live = linked.filter(({ state }) => state !== 'cancelled')
  await guard(tx, act.actor, {
    event: 'escalation.close',
    facts: await conflictFacts(tx, conflict, {
      ruling: conflict.ruling,
      taskIds: live.filter(({ kind }) => kind === 'ruling').map(({ id }) => id),
    }),
    noun: 'conflict',
    nounId: conflict.id,
    overrides: [],
    now: act.at,
  })
  const open = live.filter(({ state }) => state !== 'done')
  const own = open.filter(({ kind, ownerId }) => kind === 'recheck' && ownerId === act.actor.personId)
  if (open.length > own.length) {
    throw new AppError('conflict', 'conflict.tasksOpen', { count: open.length - own.length })
  }
  for (const { id, state } of own) await finishRecheck(tx, { ...act, id }, conflict, { state, recheckNote })
  const to = conflictLifecycle.stateAfter(conflict.state, 'close')
  await tx
    .updateTable('conflict')
    .set((row) => ({
      state: to,
      recheck_note: recheckNote,
      resolved_at: act.at,
      version: row('version', '+', 1),
      updated_at: act.at,
    }))
    .where('id', '=', conflict.id)
    .execute()
  await noteConflict(tx, act, { conflict, move: 'close', to, reason: recheckNote })
}

/** What was found stands on the conflict's page; the leader's task hands that in. */
async function finishRecheck(
  tx: Db,
  act: Act,
  { id, number }: Conflict,
  { state, recheckNote }: { readonly state: string; readonly recheckNote: string },
): Promise<void> {
  if (state === 'todo') await startTask(tx, act, { overrides: [] })
  const words = await madeWords(tx)
  await addLink(tx, act, {
    name: fill(words.recheckLink, { number }),
    link: `${act.app.config.publicUrl}/conflicts/${id}`,
  })
  await submitTask(tx, act, { note: recheckNote, openSubItemsReason: '', overrides: [] })
}

export async function withdrawConflict(tx: Db, act: Act, reason: string): Promise<void> {
  const conflict = await lockConflict(tx, act.id, act.at)
  authorizeConflict(act.actor, 'withdraw', conflict)
  const to = conflictLifecycle.stateAfter(conflict.state, 'withdraw')
  await leaveStop(tx, conflict.id, act.at)
  await tx
    .updateTable('conflict')
    .set((row) => ({
      state: to,
      handler_ids: [],
      due_at: null,
      resolved_at: act.at,
      version: row('version', '+', 1),
      updated_at: act.at,
    }))
    .where('id', '=', conflict.id)
    .execute()
  await noteConflict(tx, act, { conflict, move: 'withdraw', to, reason })
}
