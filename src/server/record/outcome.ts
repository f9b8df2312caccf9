import { AppError } from '#domain/error.ts'
import type { EntryKind } from '#domain/meeting/enums.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import type { Db } from '#server/db/database.ts'
import { createDecision, dropDecision } from '#server/decision/commands.ts'
import { refreshAudience } from '#server/meeting/audience.ts'
import { createTask } from '#server/task/commands.ts'
import type { NewTaskFields } from '#server/task/fields.ts'
import type { Entry } from './entry.ts'

/** Fields of a task that its line does not show, and the decision it carries out. */
export type TaskOfLine = Partial<Omit<NewTaskFields, 'name' | 'ownerId' | 'ownerDepartmentId'>> & {
  readonly decisionId?: string | null
}

interface Line {
  readonly meetingId: string
  readonly topicId: string
  readonly kind: EntryKind
  readonly text: string
  readonly personId: string | null
  readonly departmentId: string | null
  readonly task?: TaskOfLine | undefined
}

interface By {
  readonly actor: Actor
  readonly app: App
  readonly at: Date
}

/**
 * A decision line is a decision, a task line a task, from the first keystroke (S2-36, S3-18). Whom the
 * line names is its owner.
 */
export async function makeOutcome(
  tx: Db,
  line: Line,
  { actor, app, at }: By,
): Promise<{ decisionId: string | null; taskId: string | null }> {
  const { meetingId, topicId, text } = line
  if (line.kind === 'decision') {
    const decisionId = await createDecision(tx, { actor, meetingId, topicId, content: text, at })
    if (line.personId !== null) await nameOwner(tx, { ...line, decisionId, taskId: null })
    return { decisionId, taskId: null }
  }
  if (line.kind === 'task') {
    const { decisionId, ...more } = line.task ?? {}
    const taskId = await createTask(tx, {
      actor,
      app,
      fields: { ...more, name: nameOf(text), ownerId: line.personId, ownerDepartmentId: line.departmentId },
      meetingId,
      topicId,
      decisionId,
      at,
    })
    return { decisionId: null, taskId }
  }
  return { decisionId: null, taskId: null }
}

/** The words of the line are the words of the decision, or the name of the task, while the record is open. */
export async function rewordOutcome(tx: Db, entry: Entry, at: Date): Promise<void> {
  if (entry.decisionId !== null) {
    await tx
      .updateTable('decision')
      .set((row) => ({
        content: entry.finalWording || entry.text,
        version: row('version', '+', 1),
        updated_at: at,
      }))
      .where('id', '=', entry.decisionId)
      .execute()
  }
  if (entry.taskId !== null) {
    await tx
      .updateTable('task')
      .set((row) => ({ name: nameOf(entry.text), version: row('version', '+', 1), updated_at: at }))
      .where('id', '=', entry.taskId)
      .execute()
  }
}

/** Whom the line names now is the owner of what it became. */
export async function nameOwner(
  tx: Db,
  line: Pick<Entry, 'meetingId' | 'decisionId' | 'taskId' | 'personId' | 'departmentId'>,
): Promise<void> {
  const owner = { owner_id: line.personId, owner_department_id: line.departmentId }
  if (line.decisionId !== null) {
    await tx
      .updateTable('decision')
      .set((row) => ({ ...owner, version: row('version', '+', 1) }))
      .where('id', '=', line.decisionId)
      .execute()
  }
  if (line.taskId !== null) {
    await tx
      .updateTable('task')
      .set((row) => ({ ...owner, version: row('version', '+', 1) }))
      .where('id', '=', line.taskId)
      .execute()
  }
  if (line.decisionId !== null || line.taskId !== null) await refreshAudience(tx, line.meetingId)
}

/** The deadline and the criterion that the line's writer said with it (S2-36); what is not said stays. */
export async function detailOutcome(
  tx: Db,
  line: Pick<Entry, 'decisionId' | 'taskId'>,
  said: { readonly dueOn?: string | null | undefined; readonly doneCriterion?: string | undefined },
  at: Date,
): Promise<void> {
  const { dueOn, doneCriterion } = said
  if (line.decisionId !== null && dueOn !== undefined) {
    await tx
      .updateTable('decision')
      .set((row) => ({ due_on: dueOn, version: row('version', '+', 1), updated_at: at }))
      .where('id', '=', line.decisionId)
      .execute()
  }
  if (line.taskId !== null && (dueOn !== undefined || doneCriterion !== undefined)) {
    const task = await tx
      .selectFrom('task')
      .select(['due_on', 'original_due_on', 'done_criteria'])
      .where('id', '=', line.taskId)
      .executeTakeFirstOrThrow()
    const [, ...others] = task.done_criteria
    await tx
      .updateTable('task')
      .set((row) => ({
        // While the record is open the first date is still being found.
        ...(dueOn !== undefined && { due_on: dueOn, original_due_on: dueOn }),
        ...(doneCriterion !== undefined && {
          done_criteria: [...(doneCriterion === '' ? [] : [doneCriterion]), ...others],
        }),
        version: row('version', '+', 1),
        updated_at: at,
      }))
      .where('id', '=', line.taskId)
      .execute()
  }
}

/** Takes back what a line had become, as long as nothing stands on it yet. */
export async function dropOutcome(tx: Db, entry: Entry): Promise<void> {
  if (entry.decisionId === null && entry.taskId === null) return
  await tx.updateTable('entry').set({ decision_id: null, task_id: null }).where('id', '=', entry.id).execute()
  if (entry.decisionId !== null) await dropDecision(tx, entry.decisionId)
  if (entry.taskId !== null) await dropTask(tx, entry.taskId)
}

async function dropTask(tx: Db, id: string): Promise<void> {
  const task = await tx.selectFrom('task').select('state').where('id', '=', id).forUpdate().executeTakeFirst()
  if (task === undefined) return
  const touched = await tx
    .selectFrom('task')
    .where('id', '=', id)
    .where(({ or, exists, selectFrom }) =>
      or([
        exists(selectFrom('task_update').select('id').whereRef('task_update.task_id', '=', 'task.id')),
        exists(selectFrom('deliverable').select('id').whereRef('deliverable.task_id', '=', 'task.id')),
      ]),
    )
    .select('id')
    .executeTakeFirst()
  if (task.state !== 'todo' || touched !== undefined) throw new AppError('conflict', 'record.taskInUse')
  await tx.deleteFrom('task').where('id', '=', id).execute()
}

function nameOf(text: string): string {
  const name = text.trim().slice(0, 200)
  if (name === '') {
    throw new AppError(
      'invalid',
      'request.invalid',
      {},
      { issues: [{ path: ['text'], reason: 'field.required' }] },
    )
  }
  return name
}
