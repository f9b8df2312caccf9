import type { BodyOf } from '#contract/endpoint.ts'
import type * as contract from '#contract/request.ts'
import { AppError } from '#domain/error.ts'
import { requestLifecycle, takesPart } from '#domain/request/lifecycle.ts'
import { authorizeRequest } from '#domain/request/policy.ts'
import { createCollaboration } from '#server/collaboration/commands.ts'
import type { Db } from '#server/db/database.ts'
import { createRisk } from '#server/risk/commands.ts'
import { createTask } from '#server/task/commands.ts'
import { type By, changeRequest } from './change.ts'
import { nameOf, partakers, tell } from './notices.ts'
import { lockRequest } from './queries.ts'
import type { Answer, Request } from './request.ts'

type Wanted = BodyOf<typeof contract.convertRequest>

/** What was asked for and agreed to begins: with a collaboration, or on the light path with one task (S4-09). */
export async function convertRequest(tx: Db, id: string, wanted: Wanted, by: By): Promise<void> {
  const { actor, at } = by
  const before = await lockRequest(tx, id)
  authorizeRequest(actor, 'convert', before)
  const agreed = before.answers.filter(({ state }) => state === 'accepted')
  const made =
    wanted.to === 'collaboration'
      ? { collaboration_id: await startCollaboration(tx, before, agreed, wanted, by) }
      : { task_id: await startTask(tx, before, agreed, wanted, by) }
  const noun = wanted.to
  const { number } = await tx
    .selectFrom(noun)
    .select('number')
    .where('id', '=', Object.values(made)[0] as string)
    .executeTakeFirstOrThrow()
  await changeRequest(tx, before, {
    move: 'convert',
    to: requestLifecycle.stateAfter(before.state, 'convert'),
    columns: made,
    data: { noun, nounId: Object.values(made)[0], number },
    actorId: actor.personId,
    at,
  })
  await tell(tx, by, before, 'request.converted', [before.initiatorId, ...partakers(before)], {
    by: await nameOf(tx, actor.personId),
    what: number,
  })
}

async function startCollaboration(
  tx: Db,
  request: Request,
  agreed: readonly Answer[],
  wanted: Extract<Wanted, { to: 'collaboration' }>,
  { actor, at }: By,
): Promise<string> {
  const asked = request.answers.filter(({ state }) => takesPart(state) && state !== 'declined')
  const id = await createCollaboration(
    tx,
    actor,
    {
      name: wanted.name ?? request.name,
      goal: request.goal,
      classification: request.classification,
      initiatingDepartmentId: request.initiatingDepartmentId,
      participatingDepartmentIds: (agreed.length > 0 ? agreed : asked).map(
        ({ departmentId }) => departmentId,
      ),
      leaderId: wanted.leaderId ?? request.initiatorId,
    },
    at,
  )
  await carryRisks(tx, request, { collaborationId: id }, { actor, at })
  return id
}

/** Whoever asked accepts what is handed in; the department that confirmed does it, by its liaison unless said otherwise. */
async function startTask(
  tx: Db,
  request: Request,
  agreed: readonly Answer[],
  wanted: Extract<Wanted, { to: 'task' }>,
  { actor, app, at }: By,
): Promise<string> {
  const [only] = agreed
  if (only === undefined || agreed.length > 1) throw new AppError('conflict', 'request.lightNeedsOne')
  const ownerId = wanted.ownerId ?? only.liaisonId
  const id = await createTask(tx, {
    actor,
    app,
    fields: {
      name: wanted.name ?? request.name,
      description: [request.background, request.goal, request.concreteTasks].filter(Boolean).join('\n'),
      doneCriteria: linesOf(request.deliveryStandard || request.expectedOutcome),
      classification: request.classification,
      ownerId,
      ownerDepartmentId: only.departmentId,
      dueOn: wanted.dueOn ?? request.wishedOn,
      cooperating: [{ departmentId: request.initiatingDepartmentId, provides: '' }],
      ...(request.initiatorId !== ownerId && { reviewerIds: [request.initiatorId] }),
    },
    at,
  })
  await carryRisks(tx, request, { taskId: id }, { actor, at })
  return id
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => line.slice(0, 200))
}

async function carryRisks(
  tx: Db,
  request: Request,
  home: { readonly collaborationId?: string; readonly taskId?: string },
  by: Pick<By, 'actor' | 'at'>,
): Promise<void> {
  for (const { text, response, departmentId } of request.risks) {
    await createRisk(
      tx,
      {
        taskId: home.taskId ?? null,
        collaborationId: home.collaborationId ?? null,
        decisionId: null,
        meetingId: null,
        text,
        response,
        departmentId,
      },
      by,
    )
  }
}
