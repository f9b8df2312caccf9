import { sql } from 'kysely'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { refreshCollaborationAudience } from '#server/collaboration/queries.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import type { Company } from './company.ts'
import type { CollaborationStory, DependencyStory, RiskStory } from './story.ts'

const zone = 'Asia/Shanghai'
const yearOf = (at: Date) => Number(civilDateOf(at, zone).slice(0, 4))

/** The frame that meetings and tasks of the demo belong to. */
export async function writeCollaboration(
  tx: Db,
  company: Company,
  story: CollaborationStory,
): Promise<string> {
  const leader = company.person(story.leader).id
  const { id } = await tx
    .insertInto('collaboration')
    .values({
      number: sql<string>`next_number('XM', ${yearOf(story.created)}::int)`,
      name: story.name,
      state: story.state ?? 'preparing',
      initiating_department_id: company.departmentId(story.initiating),
      leader_id: leader,
      goal: story.goal ?? '',
      theme: story.theme ?? '',
      launch_on: story.launchOn ?? null,
      is_launch_provisional: story.isLaunchProvisional ?? false,
      classification: story.classification ?? 'internal',
      created_by: leader,
      created_at: story.created,
      updated_at: story.created,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const name of story.participating ?? []) {
    await tx
      .insertInto('collaboration_department')
      .values({ collaboration_id: id, department_id: company.departmentId(name) })
      .execute()
  }
  for (const [position, target] of (story.targets ?? []).entries()) {
    await tx
      .insertInto('collaboration_target')
      .values({ collaboration_id: id, position, ...target })
      .execute()
  }
  await refreshCollaborationAudience(tx, id)
  await noteMove(tx, {
    noun: 'collaboration',
    nounId: id,
    move: 'create',
    from: null,
    to: 'preparing',
    actorId: leader,
    at: story.created,
  })
  return id
}

/** What tasks of one story wait for: named by their place in it. */
export async function writeDependencies(
  tx: Db,
  stories: readonly DependencyStory[],
  told: {
    readonly tasks: readonly { readonly id: string }[]
    readonly collaborationId: string | null
    readonly at: Date
  },
): Promise<void> {
  for (const { from, to, milestone, launch, kind } of stories) {
    const fromId = told.tasks[from]?.id as string
    const toId = launch === true ? null : (told.tasks[to ?? -1]?.id as string)
    await tx
      .insertInto('dependency')
      .values({
        kind: kind ?? 'finishToStart',
        from_task_id: fromId,
        to_task_id: toId,
        to_milestone_id:
          milestone === undefined || toId === null ? null : await milestoneOf(tx, toId, milestone),
        to_collaboration_id: launch === true ? told.collaborationId : null,
        created_at: told.at,
      })
      .execute()
  }
}

async function milestoneOf(tx: Db, taskId: string, place: number): Promise<string> {
  const rows = await tx
    .selectFrom('task_milestone')
    .select('id')
    .where('task_id', '=', taskId)
    .orderBy('due_on')
    .execute()
  return rows[place]?.id as string
}

export async function writeRisks(
  tx: Db,
  company: Company,
  stories: readonly RiskStory[],
  told: {
    readonly tasks: readonly { readonly id: string }[]
    readonly decisions: ReadonlyMap<string, { readonly id: string }>
    readonly at: Date
  },
): Promise<void> {
  for (const story of stories) {
    const taskId = story.task === undefined ? null : (told.tasks[story.task]?.id ?? null)
    const decisionId = story.decision === undefined ? null : (told.decisions.get(story.decision)?.id ?? null)
    const at = story.at ?? told.at
    const { id } = await tx
      .insertInto('risk')
      .values({
        number: sql<string>`next_number('FX', ${yearOf(at)}::int)`,
        text: story.text,
        kind: story.kind ?? null,
        response: story.response ?? '',
        raised_by: story.by === undefined ? null : company.person(story.by).id,
        raised_by_department_id:
          story.byDepartment === undefined ? null : company.departmentId(story.byDepartment),
        task_id: taskId,
        decision_id: decisionId,
        forecast_on: story.forecastOn ?? null,
        forecast_milestone_id:
          story.forecastMilestone === undefined || taskId === null
            ? null
            : await milestoneOf(tx, taskId, story.forecastMilestone),
        created_at: at,
        updated_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (taskId !== null) {
      // The line of progress that told of it.
      await tx
        .updateTable('task_update')
        .set({ risk_id: id })
        .where('task_id', '=', taskId)
        .where('risk_point', '<>', '')
        .execute()
    }
    await noteMove(tx, {
      noun: 'risk',
      nounId: id,
      move: 'create',
      from: null,
      to: 'identified',
      actorId: story.by === undefined ? null : company.person(story.by).id,
      at,
    })
  }
}
