import { type RawBuilder, sql } from 'kysely'
import type * as contract from '#contract/carry.ts'
import type { OpenMatter } from '#contract/carry.ts'
import type { Out } from '#contract/endpoint.ts'
import { AppError } from '#domain/error.ts'
import { type MeetingState, meetingPhase, meetingStates } from '#domain/meeting/lifecycle.ts'
import { authorizeMeeting, mayInMeeting } from '#domain/meeting/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { keysOf, pageOf } from '#server/http/page.ts'
import { getMeeting } from './queries.ts'
import { visibleTo } from './visible.ts'

type Noun = OpenMatter['noun']

interface Row {
  readonly id: string
  readonly title: string
  readonly state: string
  readonly at: Date
  readonly meeting_id: string | null
  readonly meeting_number: string | null
  readonly meeting_name: string | null
  readonly meeting_state: string | null
}

const over: readonly MeetingState[] = meetingStates.filter((state) => meetingPhase(state) === 'after')

/** Open tasks, disputes and topics without an outcome that this person may see, newest first. */
export async function listOpenMatters(
  tx: Db,
  actor: Actor,
  asked: {
    readonly id: string
    readonly noun: Noun
    readonly q?: string | undefined
    readonly cursor?: string | undefined
    readonly limit: number
  },
): Promise<Out<typeof contract.listOpenMatters.reply>> {
  const { id, noun, q, cursor, limit } = asked
  const meeting = await getMeeting(tx, id)
  authorizeMeeting(actor, 'view', meeting)
  if (!mayInMeeting(actor, 'editAgenda', meeting)) {
    throw new AppError('forbidden', 'meeting.notYours', { action: 'editAgenda' })
  }
  const conditions = [openOnes(actor, noun, id)]
  if (q) conditions.push(sql<boolean>`x.title ilike ${`%${q.replace(/[\\%_]/g, '\\$&')}%`}`)
  if (cursor !== undefined) conditions.push(sql<boolean>`x.id < ${keysOf(cursor, ['string'])[0]}::uuid`)
  const rows = await rowsOf(tx, noun, sql.join(conditions, sql` and `), limit + 1)
  return pageOf(
    rows,
    limit,
    (row) => [row.id],
    (row) => matterOf(noun, row),
  )
}

/** One shape for the three, so that they are asked for, filtered and shown alike. */
const shapes: Readonly<Record<Noun, RawBuilder<unknown>>> = {
  task: sql`select t.id, t.number || ' ' || t.name as title, t.state, t.created_at as at, t.meeting_id,
      null::uuid as topic_id, t.classification, t.department_ids, t.participant_ids
    from task t where t.state not in ('done', 'cancelled')`,
  entry: sql`select e.id, e.text as title, '' as state, e.created_at as at, e.meeting_id, e.topic_id,
      h.classification, h.department_ids, h.participant_ids
    from entry e join meeting h on h.id = e.meeting_id
    where e.kind = 'dispute' and e.deleted_at is null and e.text <> ''`,
  topic: sql`select p.id, p.title, p.state, p.created_at as at, p.meeting_id, p.id as topic_id,
      h.classification, h.department_ids, h.participant_ids
    from topic p join meeting h on h.id = p.meeting_id
    where p.state in ('pending', 'deferred', 'escalated', 'parked')`,
}

const columnAbout = {
  task: 'about_task_id',
  entry: 'about_entry_id',
  topic: 'carried_from_topic_id',
} as const

/** Still open, to be seen by this person, from a meeting that is over, and not on this agenda yet. */
function openOnes(actor: Actor, noun: Noun, meetingId: string): RawBuilder<boolean> {
  const isSettled = sql`exists (select 1 from topic of_it where of_it.id = x.topic_id and of_it.state = 'decided')`
  return sql<boolean>`${visibleTo(actor, 'x')}
    and not exists (select 1 from topic taken
      where taken.meeting_id = ${meetingId} and taken.${sql.ref(columnAbout[noun])} = x.id)
    ${noun === 'task' ? sql`` : sql`and m.id <> ${meetingId} and m.state = any(${[...over]}::text[])`}
    ${
      noun === 'entry'
        ? sql`and case (select c.state in ('ruled', 'implementing', 'closed', 'withdrawn') from conflict c where c.entry_id = x.id)
            when true then false when false then true else not ${isSettled} end`
        : sql``
    }`
}

async function rowsOf(tx: Db, noun: Noun, condition: RawBuilder<unknown>, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select x.id, x.title, x.state, x.at, m.id as meeting_id, m.number as meeting_number,
      m.name as meeting_name, m.state as meeting_state
    from (${shapes[noun]}) x left join meeting m on m.id = x.meeting_id
    where ${condition}
    order by x.id desc limit ${limit}`.execute(tx)
  return rows
}

function matterOf(noun: Noun, row: Row): OpenMatter {
  return {
    noun,
    id: row.id,
    title: row.title,
    state: row.state,
    meeting:
      row.meeting_id === null
        ? null
        : {
            noun: 'meeting',
            id: row.meeting_id,
            number: row.meeting_number ?? '',
            title: row.meeting_name ?? '',
            state: row.meeting_state ?? '',
          },
    at: row.at.toISOString(),
  }
}

/** What each topic takes up again; what the reader may not see of it is left out, as if it had none. */
export async function originsOf(
  tx: Db,
  actor: Actor,
  id: string,
): Promise<Out<typeof contract.getAgendaOrigins.reply>> {
  authorizeMeeting(actor, 'view', await getMeeting(tx, id))
  const found: { topicId: string; matter: OpenMatter }[] = []
  for (const noun of ['task', 'entry', 'topic'] as const) {
    const { rows } = await sql<Row & { taken_by: string }>`
      select taken.id as taken_by, x.id, x.title, x.state, x.at, m.id as meeting_id,
        m.number as meeting_number, m.name as meeting_name, m.state as meeting_state
      from topic taken join (${everyOne[noun]}) x on x.id = taken.${sql.ref(columnAbout[noun])}
        left join meeting m on m.id = x.meeting_id
      where taken.meeting_id = ${id} and ${visibleTo(actor, 'x')}
      order by taken.seq`.execute(tx)
    found.push(...rows.map((row) => ({ topicId: row.taken_by, matter: matterOf(noun, row) })))
  }
  return { items: found }
}

/** Also those that have been settled since: where a topic came from stays true. */
const everyOne: Readonly<Record<Noun, RawBuilder<unknown>>> = {
  task: sql`select t.id, t.number || ' ' || t.name as title, t.state, t.created_at as at, t.meeting_id,
      t.classification, t.department_ids, t.participant_ids from task t`,
  entry: sql`select e.id, e.text as title, '' as state, e.created_at as at, e.meeting_id,
      h.classification, h.department_ids, h.participant_ids
    from entry e join meeting h on h.id = e.meeting_id`,
  topic: sql`select p.id, p.title, p.state, p.created_at as at, p.meeting_id,
      h.classification, h.department_ids, h.participant_ids
    from topic p join meeting h on h.id = p.meeting_id`,
}

/** 上过的会: where a task was talked about, newest first. */
export async function topicsAboutTask(
  tx: Db,
  actor: Actor,
  taskId: string,
): Promise<Out<typeof contract.listTaskTopics.reply>> {
  const task = await tx.selectFrom('task').select('id').where('id', '=', taskId).executeTakeFirst()
  if (task === undefined) throw new AppError('not_found', 'task.notFound')
  const { rows } = await sql<{
    id: string
    title: string
    state: string
    outcome_note: string
    meeting_id: string
    number: string
    name: string
    meeting_state: string
    planned_start: Date | null
  }>`
    select p.id, p.title, p.state, p.outcome_note, m.id as meeting_id, m.number, m.name,
      m.state as meeting_state, m.planned_start
    from topic p join meeting m on m.id = p.meeting_id
    where p.about_task_id = ${taskId} and ${visibleTo(actor, 'm')}
    order by m.planned_start desc nulls first, p.id desc
    limit 100`.execute(tx)
  return {
    items: rows.map((row) => ({
      topic: { noun: 'topic', id: row.id, number: '', title: row.title, state: row.state },
      meeting: {
        noun: 'meeting',
        id: row.meeting_id,
        number: row.number,
        title: row.name,
        state: row.meeting_state,
      },
      plannedStart: row.planned_start?.toISOString() ?? null,
      outcomeNote: row.outcome_note,
    })),
  }
}
