import { sql } from 'kysely'
import type { ChainLink } from '#contract/common.ts'
import { AppError } from '#domain/error.ts'
import { type Classification, classifications } from '#domain/meeting/enums.ts'
import type { Actor } from '#domain/person/actor.ts'
import { callFollowUpRoles, mayCallFollowUp } from '#domain/series/follow-up.ts'
import { authorizeTask } from '#domain/task/policy.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { refreshAudience } from '#server/meeting/audience.ts'
import { chainLinks } from '#server/meeting/links.ts'
import { addMissingAttendees } from '#server/meeting/people.ts'
import { createMeeting } from '#server/meeting/prepare.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { filled } from '#server/minutes/words.ts'
import { getTask } from '#server/task/queries.ts'
import type { Task } from '#server/task/task.ts'
import { madeWords } from './words.ts'

/**
 * 二次沟通会议 (S2-67), in one click: the tasks are its topics, whoever works on them and the host of the
 * meeting they came from are its people, and it leads back there. A draft; nobody is told yet.
 */
export async function callFollowUp(
  tx: Db,
  actor: Actor,
  { taskIds, at }: { readonly taskIds: readonly string[]; readonly at: Date },
): Promise<ChainLink> {
  const tasks: Task[] = []
  for (const id of new Set(taskIds)) {
    const task = await getTask(tx, id)
    authorizeTask(actor, 'view', task)
    if (!callFollowUpRoles(actor, task)) throw new AppError('forbidden', 'series.followUpNotYours')
    if (!mayCallFollowUp(actor, task)) {
      throw new AppError('conflict', 'series.followUpNotNow', { name: task.name })
    }
    tasks.push(task)
  }
  const source = sourceOf(tasks)
  const origin = source === null ? undefined : await originOf(tx, source)
  const { followUp } = await madeWords(tx)
  const [first] = tasks
  const name =
    origin === undefined || tasks.length === 1
      ? filled(followUp.nameOfTask, { name: first?.name ?? '' })
      : filled(followUp.nameOfMeeting, { name: origin.name })
  const meetingId = await createMeeting(
    tx,
    actor,
    {
      name: [...name].slice(0, 200).join(''),
      type: 'followUp',
      classification: strictest(tasks),
      goal: filled(followUp.goal, { count: String(tasks.length) }),
      coreProblem: tasks.map((task) => task.name).join(followUp.separator),
      expectedOutcome: followUp.outcome,
      needReason: filled(followUp.need, {
        tasks: tasks.map(({ number }) => number).join(followUp.separator),
      }),
      collaborationName: origin?.collaborationName ?? first?.collaborationName ?? '',
      hostId: origin?.hostId ?? first?.assignerId ?? actor.personId,
      recorderId: origin?.recorderId ?? null,
      ...(origin && { initiatingDepartmentId: origin.departmentId }),
    },
    at,
  )
  await asSystemWithin(tx, async () => {
    await tx
      .updateTable('meeting')
      .set({ follow_up_of_id: source, ...(origin && { collaboration_id: origin.collaborationId }) })
      .where('id', '=', meetingId)
      .execute()
    await addMissingAttendees(tx, meetingId, await peopleOf(tx, tasks))
  })
  for (const [place, task] of tasks.entries()) {
    await tx
      .insertInto('topic')
      .values({
        meeting_id: meetingId,
        seq: place + 1,
        title: [...filled(followUp.topic, { name: task.name })].slice(0, 200).join(''),
        kind: 'decide',
        section: 'issueDiscussion',
        discussion_content: followUp.content,
        problem_to_solve: await lastWordOn(tx, task.id),
        expected_output: followUp.output,
        owner_id: task.ownerId,
        planned_minutes: minutesATask,
        about_task_id: task.id,
        created_at: at,
      })
      .execute()
    await noteMove(tx, {
      noun: 'task',
      nounId: task.id,
      move: 'callFollowUp',
      from: task.state,
      to: task.state,
      actorId: actor.personId,
      data: { meetingId },
      at,
    })
  }
  await refreshAudience(tx, meetingId)
  const link = (await chainLinks(tx, actor, 'meeting', [meetingId])).get(meetingId)
  if (link === undefined) throw new AppError('not_found', 'meeting.notFound')
  return link
}

const minutesATask = 15

/** Which meeting it goes back to: the one that most of the tasks came from. */
function sourceOf(tasks: readonly Task[]): string | null {
  const counts = new Map<string, number>()
  for (const { meetingId } of tasks) {
    if (meetingId !== null) counts.set(meetingId, (counts.get(meetingId) ?? 0) + 1)
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  return most?.[0] ?? null
}

async function originOf(tx: Db, id: string) {
  return asSystemWithin(tx, () =>
    tx
      .selectFrom('meeting')
      .select([
        'name',
        'host_id as hostId',
        'recorder_id as recorderId',
        'initiating_department_id as departmentId',
        'collaboration_name as collaborationName',
        'collaboration_id as collaborationId',
      ])
      .where('id', '=', id)
      .executeTakeFirst(),
  )
}

/** Never less restricted than the most restricted of what it is about. */
function strictest(tasks: readonly Task[]): Classification {
  return tasks.reduce<Classification>(
    (level, { classification }) =>
      classifications.indexOf(classification) > classifications.indexOf(level) ? classification : level,
    'public',
  )
}

/** Who works on them, and for a department that cooperates without naming anybody its liaison or head. */
async function peopleOf(tx: Db, tasks: readonly Task[]): Promise<string[]> {
  const ids = tasks.map(({ id }) => id)
  const { rows } = await sql<{ id: string }>`
    select coalesce(d.liaison_id, d.head_id) as id
    from task_department c join department d on d.id = c.department_id
    where c.task_id = any(${ids}::uuid[]) and coalesce(d.liaison_id, d.head_id) is not null
      and not exists (
        select 1 from task_cooperator k join person_department p on p.person_id = k.person_id and p.is_primary
        where k.task_id = c.task_id and p.department_id = c.department_id)`.execute(tx)
  return [
    ...tasks.flatMap(({ ownerId, cooperatorIds }) => [ownerId, ...cooperatorIds]),
    ...rows.map(({ id }) => id),
  ].filter((id) => id !== null)
}

/** Why it is late or stuck, in its people's own words. */
async function lastWordOn(tx: Db, taskId: string): Promise<string> {
  const row = await tx
    .selectFrom('task_update')
    .select('text')
    .where('task_id', '=', taskId)
    .where('kind', 'in', ['delay', 'support', 'progress'])
    .where('text', '<>', '')
    .orderBy('at', 'desc')
    .executeTakeFirst()
  return row?.text ?? ''
}

/** The meetings that were called about a task. */
export async function followUpsOf(
  tx: Db,
  actor: Actor,
  taskId: string,
): Promise<{ meetings: ChainLink[]; canCall: boolean }> {
  const task = await getTask(tx, taskId)
  authorizeTask(actor, 'view', task)
  const { rows } = await sql<ChainLink>`
    select 'meeting' as noun, m.id, m.number, m.name as title, m.state
    from topic p join meeting m on m.id = p.meeting_id
    where p.about_task_id = ${taskId} and ${visibleTo(actor, 'm')} order by m.created_at desc limit 20`.execute(
    tx,
  )
  return { meetings: rows, canCall: mayCallFollowUp(actor, task) }
}
