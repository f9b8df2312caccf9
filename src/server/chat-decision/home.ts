import { sql } from 'kysely'
import type { ChainLink } from '#contract/common.ts'
import { AppError } from '#domain/error.ts'
import type { Classification } from '#domain/meeting/enums.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { visibleTo } from '#server/meeting/visible.ts'

/** What a decision from a chat is about. */
export interface Place {
  readonly collaborationId: string | null
  readonly meetingId: string | null
  readonly taskId: string | null
}

export interface Home {
  readonly collaboration: ChainLink | null
  readonly meeting: ChainLink | null
  readonly task: ChainLink | null
  /** Of all of them. */
  readonly levels: readonly Classification[]
}

type Found = ChainLink & { readonly classification: Classification; readonly collaborationId: string | null }

/**
 * What it belongs to, as far as this person may see it. What was asked for and cannot be seen does not exist; the
 * collaboration of a meeting or a task comes along where it is in sight.
 */
export async function homeOf(tx: Db, actor: Actor, asked: Partial<Place>): Promise<Home> {
  const meeting = await find(tx, actor, 'meeting', asked.meetingId)
  const task = await find(tx, actor, 'task', asked.taskId)
  const named = await find(tx, actor, 'collaboration', asked.collaborationId)
  const implied = meeting?.collaborationId ?? task?.collaborationId
  const collaboration =
    named ?? (implied == null ? null : await find(tx, actor, 'collaboration', implied).catch(() => null))
  const found = [meeting, task, collaboration].flatMap((one) => one ?? [])
  const link = (one: Found | null): ChainLink | null => {
    if (one === null) return null
    const { classification: _level, collaborationId: _home, ...rest } = one
    return rest
  }
  return {
    collaboration: link(collaboration),
    meeting: link(meeting),
    task: link(task),
    levels: found.map(({ classification }) => classification),
  }
}

async function find(
  tx: Db,
  actor: Actor,
  noun: 'meeting' | 'task' | 'collaboration',
  id: string | null | undefined,
  { mayMiss = false }: { mayMiss?: boolean } = {},
): Promise<Found | null> {
  if (id == null) return null
  const { rows } = await sql<Omit<Found, 'noun'>>`
    select n.id, n.number, n.name as title, n.state, n.classification,
      ${noun === 'collaboration' ? sql`null::uuid` : sql`n.collaboration_id`} as "collaborationId"
    from ${sql.table(noun)} n where n.id = ${id} and ${visibleTo(actor, 'n')}`.execute(tx)
  const row = rows[0]
  if (row === undefined && mayMiss) return null
  if (row === undefined) throw new AppError('not_found', `${noun}.notFound`)
  return { noun, ...row }
}

export function placeOf({ collaboration, meeting, task }: Home): Place {
  return {
    collaborationId: collaboration?.id ?? null,
    meetingId: meeting?.id ?? null,
    taskId: task?.id ?? null,
  }
}

/**
 * Whom it concerns (S4-40): of a collaboration its leader and who speaks for each department, and the head of one
 * for which nobody does; of a meeting who took part with a voice; of a task who does it and who handed it out.
 */
export async function stakeholdersOf(
  tx: Db,
  { collaborationId, meetingId, taskId }: Place,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from person p join (
      select c.leader_id as id from collaboration c where c.id = ${collaborationId}
      union select unnest(array[d.lead_id, d.liaison_id]) from collaboration_department d
        where d.collaboration_id = ${collaborationId}
      union select h.head_id from collaboration_department d join department h on h.id = d.department_id
        where d.collaboration_id = ${collaborationId} and d.lead_id is null and d.liaison_id is null
      union select unnest(array[m.host_id, m.recorder_id]) from meeting m where m.id = ${meetingId}
      union select a.person_id from meeting_attendee a
        where a.meeting_id = ${meetingId} and a.kind = 'core' and a.rsvp <> 'no'
      union select unnest(array[t.owner_id, t.assigner_id]) from task t where t.id = ${taskId}
      union select k.person_id from task_cooperator k where k.task_id = ${taskId}
    ) concerned on concerned.id = p.id
    where p.state <> 'disabled' order by p.name, p.id`.execute(tx)
  return rows.map(({ id }) => id)
}
