import { sql } from 'kysely'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { AppError } from '#domain/error.ts'
import { isFinal } from '#domain/minutes/lifecycle.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import { requireCollaboration } from '#server/collaboration/queries.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { levelOf } from '#server/information/level.ts'
import { publishTask } from './acting.ts'
import { refreshTaskAudience } from './audience.ts'
import { noteFirstTask } from './closing.ts'
import { ruleIn, settleKnownDates } from './due.ts'
import { checkNamed, headsOf, homeOf, type NewTaskFields } from './fields.ts'
import { tellAssigned } from './notices.ts'
import { saveParts } from './parts.ts'

export interface NewTask {
  readonly actor: Actor
  readonly app: App
  readonly fields: NewTaskFields
  readonly meetingId?: string | null | undefined
  readonly topicId?: string | null | undefined
  readonly decisionId?: string | null | undefined
  /**
   * A line of a plan that is still drawn: its owner is told with the baseline, and whoever adds many lines works
   * out their audience once, at the end.
   */
  readonly plan?: {
    readonly parentId: string | null
    readonly position: number
    readonly assignerId: string | null
  }
  /** Why it is begun outside the agreed plan of its collaboration (NM-COL-12). */
  readonly outsideReason?: string
  readonly at: Date
}

/**
 * Makes a task and gives its id. Whether the actor may hand out work in that meeting is the caller's
 * question; that they can see meeting, topic and decision is asked here. The meeting's host is its
 * assigner, outside a meeting whoever makes it.
 */
export async function createTask(tx: Db, wanted: NewTask): Promise<string> {
  const { actor, app, fields, at } = wanted
  const place = await placeOf(tx, wanted)
  const { meeting, decision } = place
  const classification = meeting?.classification ?? decision?.classification
  if (classification !== undefined && (fields.classification ?? classification) !== classification) {
    throw new AppError('invalid', 'task.classificationOfMeeting')
  }
  const departmentReviewers = await headsOf(tx, fields.reviewDepartmentIds ?? [])
  await checkNamed(tx, fields, {
    ownerId: fields.ownerId ?? null,
    reviewerIds: [...(fields.reviewerIds ?? []), ...departmentReviewers.values()],
  })
  await requireCollaboration(tx, fields.collaborationId)

  const rule = ruleIn(
    { ...fields, dueOn: fields.dueOn ?? null, dueText: fields.dueText ?? '' },
    { dueOn: null, dueText: '' },
  )
  const id = await asSystemWithin(tx, async () => {
    const zone = await zoneOf(tx, app)
    const year = Number(civilDateOf(at, zone).slice(0, 4))
    const ownerDepartmentId = fields.ownerDepartmentId ?? (await homeOf(tx, fields.ownerId))
    const row = await tx
      .insertInto('task')
      .values({
        number: sql<string>`next_number('RW', ${year}::int)`,
        name: fields.name,
        description: fields.description ?? '',
        owner_id: fields.ownerId ?? null,
        owner_department_id: ownerDepartmentId,
        assigner_id: meeting?.host_id ?? wanted.plan?.assignerId ?? actor.personId,
        parent_id: wanted.plan?.parentId ?? null,
        plan_position: wanted.plan?.position ?? null,
        outside_reason: wanted.outsideReason ?? '',
        planned_start: fields.plannedStart ?? null,
        due_on: fields.dueOn ?? null,
        original_due_on: fields.dueOn ?? null,
        due_text: fields.dueText ?? '',
        due_rule: rule == null ? null : JSON.stringify(rule),
        priority: fields.priority ?? 'P2',
        classification: classification ?? fields.classification ?? (await levelOf(tx, 'task')),
        done_criteria: fields.doneCriteria ?? [],
        notes: fields.notes ?? [],
        required_formats: JSON.stringify(fields.requiredFormats ?? []),
        budget_cents: fields.budgetCents ?? null,
        max_rework: fields.maxRework ?? 2,
        ...frameOf(fields, meeting),
        meeting_id: meeting?.id ?? null,
        topic_id: place.topicId,
        decision_id: decision?.id ?? null,
        is_added_after: meeting?.actual_end != null,
        created_by: actor.personId,
        created_at: at,
        updated_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await saveParts(tx, row.id, fields)
    if (!wanted.plan) await refreshTaskAudience(tx, row.id)
    return row.id
  })

  await noteMove(tx, {
    noun: 'task',
    nounId: id,
    move: 'create',
    from: null,
    to: 'todo',
    actorId: actor.personId,
    at,
  })
  if (decision) await noteFirstTask(tx, decision.id, at)
  await publishTask(tx, { id, meetingId: meeting?.id ?? null, state: 'todo', version: 1 }, 'task.created')
  // A line of a record that is still being written or confirmed is announced with the final minutes.
  if (wanted.plan) return id
  if (!meeting || (place.minutesState !== null && isFinal(place.minutesState))) {
    await tellAssigned(tx, app, id, at)
  }
  if (rule != null) await settleKnownDates(tx, app, { at, setting: await loadClockSetting(tx), taskId: id })
  return id
}

/** What the task belongs to: as it was said, else as its meeting does. */
function frameOf(
  { collaborationId, collaborationName }: NewTaskFields,
  meeting: { collaboration_id: string | null; collaboration_name: string } | undefined,
) {
  if (collaborationId != null) return { collaboration_id: collaborationId, collaboration_name: '' }
  if (collaborationName !== undefined && collaborationName !== '') {
    return { collaboration_name: collaborationName }
  }
  if (collaborationId === null) return {}
  return {
    collaboration_id: meeting?.collaboration_id ?? null,
    collaboration_name: meeting?.collaboration_name ?? '',
  }
}

/** Where the task comes from, as far as the actor can see it: what they cannot see does not exist. */
async function placeOf(tx: Db, { meetingId, topicId, decisionId }: NewTask) {
  const decision = await seen(decisionId, 'decision', (id) =>
    tx
      .selectFrom('decision')
      .select(['id', 'meeting_id', 'topic_id', 'classification'])
      .where('id', '=', id)
      .executeTakeFirst(),
  )
  const topic = await seen(topicId ?? decision?.topic_id, 'topic', (id) =>
    tx.selectFrom('topic').select(['id', 'meeting_id']).where('id', '=', id).executeTakeFirst(),
  )
  const inMeeting = meetingId ?? decision?.meeting_id ?? topic?.meeting_id
  const meeting = await seen(inMeeting, 'meeting', (id) =>
    tx
      .selectFrom('meeting')
      .select(['id', 'host_id', 'actual_end', 'classification', 'collaboration_id', 'collaboration_name'])
      .where('id', '=', id)
      .executeTakeFirst(),
  )
  const belong = [decision?.meeting_id, topic?.meeting_id].filter((id) => id != null)
  if (belong.some((id) => id !== meeting?.id)) throw new AppError('invalid', 'task.otherMeeting')
  const minutes = meeting
    ? await tx.selectFrom('minutes').select('state').where('meeting_id', '=', meeting.id).executeTakeFirst()
    : undefined
  return { decision, topicId: topic?.id ?? null, meeting, minutesState: minutes?.state ?? null }
}

async function seen<Row>(
  id: string | null | undefined,
  noun: string,
  find: (id: string) => Promise<Row | undefined>,
): Promise<Row | undefined> {
  if (id === null || id === undefined) return undefined
  const row = await find(id)
  if (row === undefined) throw new AppError('not_found', `${noun}.notFound`)
  return row
}

async function zoneOf(tx: Db, app: App): Promise<string> {
  const organisation = await tx.selectFrom('organisation').select('time_zone').executeTakeFirst()
  return organisation?.time_zone ?? app.config.timeZone
}
