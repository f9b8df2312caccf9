import { type RawBuilder, sql } from 'kysely'
import type { RegisterFilter } from '#contract/register-filter.ts'
import { addDays, type CivilDate, mondayOf } from '#domain/calendar/civil-date.ts'
import type { ClockSetting } from '#domain/calendar/clocks.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { nearDueUntil } from '#domain/register/near-due.ts'
import type { Condition } from './order.ts'

/** The days that filters and groups go by. */
export interface Days {
  readonly today: CivilDate
  /** The last day of which a reminder has come. */
  readonly nearUntil: CivilDate
  readonly endOfWeek: CivilDate
  readonly endOfNextWeek: CivilDate
}

export function daysOf(now: Date, setting: ClockSetting): Days {
  const today = civilDateOf(now, setting.zone)
  const endOfWeek = addDays(mondayOf(today), 6)
  return {
    today,
    nearUntil: nearDueUntil(today, setting.parameters.taskReminderDays, setting.calendar),
    endOfWeek,
    endOfNextWeek: addDays(endOfWeek, 7),
  }
}

/** 逾期 in SQL, as `isOverdue` has it; `t` is the task. */
export function isLate({ today }: Days): RawBuilder<boolean> {
  return sql<boolean>`coalesce(t.due_on < ${today}::date
    and t.state not in ('done', 'cancelled', 'pendingAcceptance'), false)`
}

/** What a filter asks of a task `t`, but for its scope. */
export function filtersOf(asked: RegisterFilter, days: Days): Condition[] {
  const { open, meetingId, collaborationId, decisionId, overdue, nearDue, dueFrom, dueTo, dated, q } = asked
  const filters: Condition[] = []
  // The same words as the partial index, so that it can be used.
  if (open === 'open') filters.push(sql`t.state not in ('done', 'cancelled')`)
  if (open === 'closed') filters.push(sql`t.state in ('done', 'cancelled')`)
  if (asked.state) filters.push(amongWords('state', asked.state))
  if (asked.priority) filters.push(amongWords('priority', asked.priority))
  if (asked.ownerId) filters.push(among('owner_id', asked.ownerId))
  if (asked.departmentId) filters.push(among('owner_department_id', asked.departmentId))
  if (meetingId !== undefined) filters.push(among('meeting_id', [meetingId]))
  if (collaborationId !== undefined) filters.push(sql`t.collaboration_id = ${collaborationId}`)
  if (decisionId !== undefined) filters.push(sql`t.decision_id = ${decisionId}`)
  if (overdue === true) filters.push(isLate(days))
  if (overdue === false) filters.push(sql`not ${isLate(days)}`)
  const isNear = sql<boolean>`coalesce(t.due_on between ${days.today}::date and ${days.nearUntil}::date
    and t.state not in ('done', 'cancelled', 'pendingAcceptance'), false)`
  if (nearDue === true) filters.push(isNear)
  if (nearDue === false) filters.push(sql`not ${isNear}`)
  if (dueFrom !== undefined) filters.push(sql`t.due_on >= ${dueFrom}::date`)
  if (dueTo !== undefined) filters.push(sql`t.due_on <= ${dueTo}::date`)
  if (dated === true) filters.push(sql`t.due_on is not null`)
  if (dated === false) filters.push(sql`t.due_on is null`)
  if (q !== undefined && q !== '') {
    // The text of tasks stands beside them, where an index may be used; see the migration that made it.
    filters.push(sql`t.id in (
      select found.noun_id from search_text found where found.noun = 'task' and found.search @@ (
        select to_tsquery('simple', string_agg('''' || token || ''':*', ' & '))
        from regexp_split_to_table(btrim(search_tokens(${q})), '\\s+') token where token <> ''))`)
  }
  return filters
}

/** One is asked for by `=`: an index that begins with it keeps its order. */
function among(column: string, ids: readonly string[]): Condition {
  const at = sql.ref(`t.${column}`)
  const named = ids.filter((id) => id !== 'none')
  const [only] = named
  const isNamed =
    named.length === 1 ? sql<boolean>`${at} = ${only}` : sql<boolean>`${at} = any(${named}::uuid[])`
  if (named.length === ids.length) return isNamed
  return named.length === 0 ? sql`${at} is null` : sql`(${at} is null or ${isNamed})`
}

function amongWords(column: string, words: readonly string[]): Condition {
  const at = sql.ref(`t.${column}`)
  return words.length === 1 ? sql`${at} = ${words[0]}` : sql`${at} = any(${[...words]}::text[])`
}
