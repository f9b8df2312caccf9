import { sql } from 'kysely'
import type { Channel, Content, Frequency, ParticipationRole } from '#domain/collaboration/charter.ts'
import type { CharterAnswer } from '#domain/collaboration/confirmation.ts'
import type { TaskPriority } from '#domain/task/lifecycle.ts'
import type { Db } from '#server/db/database.ts'

/** What a department takes on, as it is kept. */
export interface Participation {
  readonly departmentId: string
  readonly isCore: boolean
  readonly role: ParticipationRole | null
  readonly leadId: string | null
  readonly liaisonId: string | null
  readonly coreDuty: string
  readonly output: string
  readonly dueText: string
  readonly dueOn: string | null
  readonly subGoal: string
  readonly taskId: string | null
}

export interface ScopeLine {
  readonly id: string
  readonly departmentId: string | null
  readonly isIn: boolean
  readonly text: string
}

export interface Member {
  readonly personId: string
  readonly departmentId: string
  readonly isCore: boolean
  readonly hasDecisionPower: boolean
  readonly canExecute: boolean
}

export interface Communication {
  readonly id: string
  readonly frequency: Frequency
  readonly channels: readonly Channel[]
  readonly contents: readonly Content[]
  readonly contentNote: string
  readonly weekday: number | null
  readonly startTime: string | null
  readonly minutes: number
  readonly purpose: string
  readonly output: string
  readonly audience: string
  readonly ownerId: string | null
  readonly seriesId: string | null
}

export interface Duty {
  readonly id: string
  readonly departmentId: string
  readonly duty: string
  readonly output: string
  readonly ownerId: string | null
  readonly helperIds: readonly string[]
  readonly startsOn: string | null
  readonly dueText: string
  readonly dueOn: string | null
  readonly priority: TaskPriority
  readonly afterIds: readonly string[]
  readonly acceptance: string
  readonly note: string
  readonly taskId: string | null
}

export interface Target {
  readonly metric: string
  readonly value: number | null
  readonly unit: string
  readonly region: string
  readonly on: string | null
}

export interface Answer extends CharterAnswer {
  readonly id: string
  readonly departmentId: string
  readonly reason: string
  readonly byId: string
  readonly at: Date
  readonly repliedById: string | null
  readonly repliedAt: Date | null
}

/** Everything the charter is made of besides the columns of the collaboration itself. */
export interface CharterParts {
  readonly participations: readonly Participation[]
  readonly scope: readonly ScopeLine[]
  readonly members: readonly Member[]
  readonly communication: readonly Communication[]
  readonly duties: readonly Duty[]
  readonly targets: readonly Target[]
  readonly resourceRequestIds: readonly string[]
}

export async function charterParts(tx: Db, id: string): Promise<CharterParts> {
  return {
    participations: await participationsOf(tx, id),
    scope: await tx
      .selectFrom('collaboration_scope')
      .select(['id', 'department_id as departmentId', 'is_in as isIn', 'text'])
      .where('collaboration_id', '=', id)
      .orderBy('position')
      .execute(),
    members: await tx
      .selectFrom('collaboration_member')
      .select([
        'person_id as personId',
        'department_id as departmentId',
        'is_core as isCore',
        'has_decision_power as hasDecisionPower',
        'can_execute as canExecute',
      ])
      .where('collaboration_id', '=', id)
      .orderBy('position')
      .orderBy('person_id')
      .execute(),
    communication: await communicationOf(tx, id),
    duties: await dutiesOf(tx, id),
    targets: await tx
      .selectFrom('collaboration_target')
      .select(['metric', 'value', 'unit', 'region', 'target_on as on'])
      .where('collaboration_id', '=', id)
      .orderBy('position')
      .execute(),
    resourceRequestIds: (
      await tx
        .selectFrom('collaboration_request')
        .select('request_id')
        .where('collaboration_id', '=', id)
        .orderBy('request_id')
        .execute()
    ).map(({ request_id }) => request_id),
  }
}

/** The department that called for it first, then as they were put. */
async function participationsOf(tx: Db, id: string): Promise<Participation[]> {
  return tx
    .selectFrom('collaboration_department as d')
    .innerJoin('collaboration as c', 'c.id', 'd.collaboration_id')
    .select([
      'd.department_id as departmentId',
      'd.is_core as isCore',
      'd.role',
      'd.lead_id as leadId',
      'd.liaison_id as liaisonId',
      'd.core_duty as coreDuty',
      'd.output',
      'd.due_text as dueText',
      'd.due_on as dueOn',
      'd.sub_goal as subGoal',
      'd.task_id as taskId',
    ])
    .where('d.collaboration_id', '=', id)
    .orderBy(sql`d.department_id is distinct from c.initiating_department_id`)
    .orderBy('d.position')
    .orderBy('d.department_id')
    .execute()
}

async function communicationOf(tx: Db, id: string): Promise<Communication[]> {
  const rows = await tx
    .selectFrom('communication_item')
    .select([
      'id',
      'frequency',
      'channels',
      'contents',
      'content_note as contentNote',
      'weekday',
      'start_time as startTime',
      'minutes',
      'purpose',
      'output',
      'audience',
      'owner_id as ownerId',
      'series_id as seriesId',
    ])
    .where('collaboration_id', '=', id)
    .orderBy('position')
    .execute()
  return rows as Communication[]
}

async function dutiesOf(tx: Db, id: string): Promise<Duty[]> {
  return tx
    .selectFrom('division_row')
    .select([
      'id',
      'department_id as departmentId',
      'duty',
      'output',
      'owner_id as ownerId',
      'helper_ids as helperIds',
      'starts_on as startsOn',
      'due_text as dueText',
      'due_on as dueOn',
      'priority',
      'after_ids as afterIds',
      'acceptance',
      'note',
      'task_id as taskId',
    ])
    .where('collaboration_id', '=', id)
    .orderBy('position')
    .execute()
}

/** What the head of each department said last. */
export async function lastAnswers(tx: Db, id: string): Promise<ReadonlyMap<string, Answer>> {
  const rows = await tx
    .selectFrom('charter_answer')
    .distinctOn('department_id')
    .select([
      'id',
      'department_id as departmentId',
      'substance',
      'answer',
      'reason',
      'by_id as byId',
      'at',
      'reply',
      'replied_by as repliedById',
      'replied_at as repliedAt',
    ])
    .where('collaboration_id', '=', id)
    .orderBy('department_id')
    .orderBy('id', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.departmentId, row]))
}

/** The lines of the division as they count: a department without lines of its own has its line of the charter. */
export function divisionOf({ participations, duties }: CharterParts): (Duty & { isCharterRow: boolean })[] {
  const own = new Set(duties.map(({ departmentId }) => departmentId))
  return [
    ...duties.map((duty) => ({ ...duty, isCharterRow: false })),
    ...participations
      .filter(({ departmentId }) => !own.has(departmentId))
      .map((part) => ({
        id: part.departmentId,
        departmentId: part.departmentId,
        duty: part.coreDuty,
        output: part.output,
        ownerId: part.leadId,
        helperIds: [],
        startsOn: null,
        dueText: part.dueText,
        dueOn: part.dueOn,
        priority: 'P2' as const,
        afterIds: [],
        acceptance: '',
        note: '',
        taskId: part.taskId,
        isCharterRow: true,
      })),
  ]
}
