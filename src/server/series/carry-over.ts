import { sql } from 'kysely'
import type { ChainLink } from '#contract/common.ts'
import type { CarriedTask, CarryOverView } from '#contract/series.ts'
import { civilDate, daysBetween } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { meetingPhase } from '#domain/meeting/lifecycle.ts'
import { authorizeMeeting, canInMeeting, mayInMeeting } from '#domain/meeting/policy.ts'
import type { TopicState } from '#domain/meeting/topic.ts'
import type { Actor } from '#domain/person/actor.ts'
import { completionOf, type LookedAt, openTopics } from '#domain/series/carry-over.ts'
import { isOverdue } from '#domain/task/flags.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { chainLinks } from '#server/meeting/links.ts'
import type { Meeting } from '#server/meeting/meeting.ts'
import { getMeeting } from '#server/meeting/queries.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { type Lit, lifeColumns, lightInList } from '#server/task/light.ts'
import { lookBack } from './look-back.ts'

/** More than this of a kind is for the register, not for ten minutes. */
const most = 100

/** What the meetings before this one left open, as this person may see it, asked for now. */
export async function carryOverView(
  tx: Db,
  actor: Actor,
  meetingId: string,
  now: Date,
): Promise<CarryOverView> {
  const meeting = await getMeeting(tx, meetingId)
  authorizeMeeting(actor, 'view', meeting)
  const back = await asSystemWithin(tx, () => lookBack(tx, meetingId))
  const ids = back.meetings.map(({ id }) => id)
  const review = await reviewOf(tx, meetingId)
  const topics = await openTopicsOf(tx, actor, ids, meetingId)
  const work = await tasksOf(tx, actor, { ids, meeting, last: back.last, now })
  const decisions = await provisionalOf(tx, actor, ids, now)
  const disputes = await disputesOf(tx, actor, ids, topics.wentOn)
  const conflicts = await chainLinks(
    tx,
    actor,
    'conflict',
    disputes.map(({ conflictId }) => conflictId),
  )
  const links = await chainLinks(tx, actor, 'meeting', [
    ...ids,
    ...topics.open.flatMap(({ takenIn }) => takenIn ?? []),
  ])
  const people = await personRefs(tx, [
    ...work.open.map(({ ownerId }) => ownerId),
    ...work.done.map(({ ownerId }) => ownerId),
    ...topics.open.map(({ ownerId }) => ownerId),
    ...decisions.map(({ ownerId }) => ownerId),
  ])
  const person = (id: string | null) => (id !== null && people.get(id)) || null
  const link = (id: string | null) => (id !== null && links.get(id)) || null
  const mayEdit = mayInMeeting(actor, 'editAgenda', meeting) && canInMeeting('editAgenda', meeting.state)
  const carried = ({ ownerId, meetingId: from, ...task }: TaskCarried): CarriedTask => ({
    ...task,
    owner: person(ownerId),
    meeting: link(from),
  })
  return {
    source: back.source,
    last: link(back.last?.id ?? null),
    lastHeldAt: back.last?.heldAt.toISOString() ?? null,
    completion: completionOf(work.statesOfLast),
    openTasks: work.open.slice(0, most).map(carried),
    doneTasks: work.done.slice(0, most).map(carried),
    topics: topics.open.slice(0, most).flatMap(({ ownerId, meetingId: from, takenIn, ...topic }) => {
      const origin = link(from)
      return origin === null
        ? []
        : [
            {
              ...topic,
              owner: person(ownerId),
              meeting: origin,
              takenBy: link(takenIn),
              isTakenHere: takenIn === meetingId,
            },
          ]
    }),
    decisions: decisions.slice(0, most).map(({ ownerId, meetingId: from, ...decision }) => ({
      ...decision,
      owner: person(ownerId),
      meeting: link(from),
    })),
    disputes: disputes.slice(0, most).flatMap(({ meetingId: from, conflictId, ...dispute }) => {
      const origin = link(from)
      const conflict = (conflictId !== null && conflicts.get(conflictId)) || null
      return origin === null ? [] : [{ ...dispute, meeting: origin, conflict }]
    }),
    reviewTopicId: review?.id ?? null,
    isReviewed: review !== undefined && review.state !== 'pending' && review.state !== 'running',
    isCut: [work.open, work.done, topics.open, decisions, disputes].some(({ length }) => length > most),
    can: mayEdit
      ? [
          'take',
          'settle',
          ...(review === undefined && back.source === 'series' ? (['addReview'] as const) : []),
        ]
      : [],
  }
}

async function reviewOf(tx: Db, meetingId: string): Promise<{ id: string; state: TopicState } | undefined> {
  return tx
    .selectFrom('topic')
    .select(['id', 'state'])
    .where('meeting_id', '=', meetingId)
    .where('is_carry_over', '=', true)
    .orderBy('seq')
    .executeTakeFirst()
}

interface TopicCarried {
  readonly id: string
  readonly title: string
  readonly state: TopicState
  readonly outcomeNote: string
  readonly ownerId: string | null
  readonly meetingId: string
  readonly times: number
  readonly takenIn: string | null
}

/**
 * The chains of topics are followed by the product itself: that a matter was dealt with in a meeting out of
 * sight is no reason to bring it up again. Only what may be seen is given.
 */
export async function openTopicsOf(
  tx: Db,
  actor: Actor,
  meetingIds: readonly string[],
  hereId: string,
): Promise<{ open: TopicCarried[]; wentOn: ReadonlySet<string> }> {
  if (meetingIds.length === 0) return { open: [], wentOn: new Set() }
  const { rows } = await asSystemWithin(tx, () =>
    sql<{
      id: string
      title: string
      state: TopicState
      outcome_note: string
      owner_id: string | null
      meeting_id: string
      carried_from_topic_id: string | null
      standing_key: string | null
      meeting_state: Meeting['state']
      is_settled: boolean
      is_decided: boolean
      is_looked_at: boolean
    }>`
      with recursive chain as (
        select t.id, t.carried_from_topic_id from topic t
        where t.meeting_id = any(${[...meetingIds]}::uuid[]) and not t.is_carry_over
        union
        select t.id, t.carried_from_topic_id from topic t
        join chain on t.carried_from_topic_id = chain.id or t.id = chain.carried_from_topic_id
      ),
      standing as (
        select distinct t.id
        from topic o
        join meeting om on om.id = o.meeting_id
        join meeting tm on tm.series_id = om.series_id
        join topic t on t.meeting_id = tm.id and t.standing_key = o.standing_key
        where o.meeting_id = any(${[...meetingIds]}::uuid[])
      )
      select t.id, t.title, t.state, t.outcome_note, t.owner_id, t.meeting_id, t.carried_from_topic_id,
        t.standing_key, m.state as meeting_state, s.noun_id is not null as is_settled,
        exists (select 1 from decision d where d.topic_id = t.id
          and d.state in ('adopted', 'inExecution', 'fulfilled')) as is_decided,
        t.meeting_id = any(${[...meetingIds]}::uuid[]) as is_looked_at
      from (select id from chain union select id from standing) looked
      join topic t on t.id = looked.id join meeting m on m.id = t.meeting_id
      left join carry_over_settled s on s.noun = 'topic' and s.noun_id = t.id
      order by coalesce(m.actual_start, m.planned_start), m.id, t.seq`.execute(tx),
  )
  const earlier = earlierStanding(rows)
  const looked = rows.map(
    (row): LookedAt => ({
      id: row.id,
      carriedFromId: row.carried_from_topic_id ?? earlier.get(row.id) ?? null,
      state: row.state,
      meetingId: row.meeting_id,
      meeting: placeOf(row.meeting_state),
      isSettled: row.is_settled,
      // Its own word on how it ended outranks an earlier decision about it.
      isDecided: row.is_decided && (row.state === 'pending' || row.state === 'running'),
    }),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const visible = await chainLinks(
    tx,
    actor,
    'meeting',
    rows.map(({ meeting_id }) => meeting_id),
  )
  const open = openTopics(looked).flatMap(({ id, times, taken }): TopicCarried[] => {
    const row = byId.get(id)
    // A matter that went on elsewhere is for the meetings there; what is still ahead here counts as taken.
    if (row === undefined || !visible.has(row.meeting_id)) return []
    if (!row.is_looked_at) return []
    return [
      {
        id,
        title: row.title,
        state: row.state,
        outcomeNote: row.outcome_note,
        ownerId: row.owner_id,
        meetingId: row.meeting_id,
        times: taken?.meetingId === hereId ? times + 1 : times,
        takenIn: taken?.meetingId ?? null,
      },
    ]
  })
  const wentOn = new Set(
    looked.flatMap(({ carriedFromId, meeting }) =>
      carriedFromId !== null && meeting === 'over' ? [carriedFromId] : [],
    ),
  )
  return { open, wentOn }
}

/**
 * A standing topic comes with every meeting of itself: where it was left undecided, the next one takes it up.
 * The rows come in the order of their meetings.
 */
function earlierStanding(
  rows: readonly {
    readonly id: string
    readonly standing_key: string | null
    readonly state: TopicState
    readonly meeting_state: Meeting['state']
  }[],
): Map<string, string> {
  const last = new Map<string, string>()
  const earlier = new Map<string, string>()
  for (const { id, standing_key, state, meeting_state } of rows) {
    if (standing_key === null || meeting_state === 'cancelled') continue
    const before = last.get(standing_key)
    if (before !== undefined) earlier.set(id, before)
    if (state === 'decided' || state === 'informed') last.delete(standing_key)
    else last.set(standing_key, id)
  }
  return earlier
}

function placeOf(state: Meeting['state']): LookedAt['meeting'] {
  if (state === 'cancelled') return 'cancelled'
  return meetingPhase(state) === 'after' ? 'over' : 'ahead'
}

interface TaskCarried extends Omit<CarriedTask, 'owner' | 'meeting'> {
  readonly ownerId: string | null
  readonly meetingId: string | null
}

interface TaskRow extends Lit {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly ownerId: string | null
  readonly meetingId: string | null
  readonly percent: number
  readonly doneAt: Date | null
  readonly said: { kind: string; text: string; at: string } | null
  readonly followUp: ChainLink | null
}

/** Open ones, the latest first, and what was done since the last meeting. */
async function tasksOf(
  tx: Db,
  actor: Actor,
  {
    ids,
    meeting,
    last,
    now,
  }: {
    readonly ids: readonly string[]
    readonly meeting: Meeting
    readonly last: { readonly id: string; readonly heldAt: Date } | null
    readonly now: Date
  },
): Promise<{ open: TaskCarried[]; done: TaskCarried[]; statesOfLast: string[] }> {
  const setting = await loadClockSetting(tx)
  const today = civilDateOf(now, setting.zone)
  // What came about after a meeting is not what it looked back on.
  const until = meeting.actualStart ?? now
  const { rows } = await sql<TaskRow>`
    with mine as (
      select t.* from task t
      where (t.meeting_id = any(${[...ids]}::uuid[])
          or t.id in (select about_task_id from topic where meeting_id = ${meeting.id}))
        and ${visibleTo(actor, 't')}
        and (t.state not in ('done', 'cancelled')
          or (t.state = 'done' and t.done_at > ${last?.heldAt ?? null}::timestamptz and t.done_at <= ${until}))
      order by t.due_on nulls last, t.id limit ${2 * most + 2}
    )
    select t.id, t.number, t.name, t.state, t.owner_id as "ownerId", t.meeting_id as "meetingId", t.percent,
      t.planned_start as "plannedStart", t.created_at as "createdAt", t.due_on as "dueOn",
      t.last_update_at as "lastUpdateAt", ${lifeColumns('t')}, t.done_at as "doneAt",
      (select max(u.at) from task_update u where u.task_id = t.id and u.kind = 'delay') as "delayReportedAt",
      exists (select 1 from task_reviewer r where r.task_id = t.id) as "hasReviewers",
      (select json_build_object('kind', u.kind, 'text', u.text, 'at', u.at) from task_update u
        where u.task_id = t.id and u.text <> '' and u.kind in ('progress', 'support', 'delay', 'collected')
        order by u.at desc, u.id desc limit 1) as said,
      (select json_build_object('noun', 'meeting', 'id', m.id, 'number', m.number, 'title', m.name, 'state', m.state)
        from topic p join meeting m on m.id = p.meeting_id
        where p.about_task_id = t.id and m.id <> ${meeting.id} and m.follow_up_of_id is not null
          and m.state <> 'cancelled' and ${visibleTo(actor, 'm')}
        order by m.created_at desc limit 1) as "followUp"
    from mine t order by t.due_on nulls last, t.id`.execute(tx)
  const all = rows.map((row): TaskCarried & { readonly state: string } => {
    const dueOn = row.dueOn === null ? null : civilDate(row.dueOn)
    return {
      task: { noun: 'task', id: row.id, number: row.number, title: row.name, state: row.state },
      state: row.state,
      ownerId: row.ownerId,
      meetingId: row.meetingId,
      dueOn,
      lateDays:
        dueOn !== null && isOverdue({ state: row.state, dueOn }, today) ? daysBetween(dueOn, today) : 0,
      light: lightInList(row, now, setting),
      percent: row.percent,
      doneAt: row.doneAt?.toISOString() ?? null,
      said: row.said === null ? null : { ...row.said, at: new Date(row.said.at).toISOString() },
      followUp: row.followUp,
    }
  })
  const states =
    last === null
      ? []
      : await tx
          .selectFrom('task')
          .select('state')
          .where('meeting_id', '=', last.id)
          .where(visibleTo(actor, 'task'))
          .execute()
  const plain = ({ state: _, ...task }: (typeof all)[number]): TaskCarried => task
  return {
    open: all.filter(({ state }) => state !== 'done').map(plain),
    done: all.filter(({ state }) => state === 'done').map(plain),
    statesOfLast: states.map(({ state }) => state),
  }
}

async function provisionalOf(tx: Db, actor: Actor, ids: readonly string[], now: Date) {
  if (ids.length === 0) return []
  const { zone } = await loadClockSetting(tx)
  const rows = await tx
    .selectFrom('decision')
    .select(['id', 'number', 'content', 'state', 'meeting_id', 'owner_id', 'confirm_by'])
    .where('meeting_id', 'in', [...ids])
    .where('state', '=', 'provisional')
    .where(visibleTo(actor, 'decision'))
    .orderBy('confirm_by')
    .orderBy('id')
    .limit(most + 1)
    .execute()
  return rows.map((row) => ({
    decision: {
      noun: 'decision' as const,
      id: row.id,
      number: row.number,
      title: [...row.content].slice(0, 100).join(''),
      state: row.state,
    },
    state: row.state,
    ownerId: row.owner_id,
    meetingId: row.meeting_id,
    confirmBy: row.confirm_by,
    isLate: row.confirm_by !== null && row.confirm_by < civilDateOf(now, zone),
  }))
}

/** Disputes that were never given a final wording, unless their matter went on or somebody settled them. */
async function disputesOf(
  tx: Db,
  actor: Actor,
  ids: readonly string[],
  wentOn: ReadonlySet<string>,
): Promise<{ id: string; text: string; topicTitle: string; meetingId: string; conflictId: string | null }[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{
    id: string
    text: string
    topic_id: string
    topicTitle: string
    meetingId: string
    conflictId: string | null
  }>`
    select e.id, e.text, e.topic_id, t.title as "topicTitle", e.meeting_id as "meetingId", x.id as "conflictId"
    from entry e join topic t on t.id = e.topic_id join meeting m on m.id = e.meeting_id
    left join conflict x on x.entry_id = e.id
    where e.meeting_id = any(${[...ids]}::uuid[]) and e.kind = 'dispute' and e.final_wording = ''
      and e.deleted_at is null and e.text <> '' and m.state in ('ended', 'followUp', 'closed')
      and ${visibleTo(actor, 'm')}
      and not exists (select 1 from carry_over_settled s where s.noun = 'entry' and s.noun_id = e.id)
      -- What went up as a conflict comes back until that is settled, whatever a meeting said of it meanwhile.
      and (x.state in ('open', 'negotiating', 'level1', 'level2', 'level3', 'coordinator')
        or (x.id is null and not exists (
          select 1 from topic a where a.about_entry_id = e.id and a.state in ('decided', 'informed'))))
    order by e.id limit ${most + 1}`.execute(tx)
  return rows
    .filter(({ topic_id, conflictId }) => conflictId !== null || !wentOn.has(topic_id))
    .map(({ topic_id: _, ...dispute }) => dispute)
}
