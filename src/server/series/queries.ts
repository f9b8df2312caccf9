import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import { StandingTopic } from '#contract/series.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { AppError } from '#domain/error.ts'
import type { Plan } from '#domain/series/recurrence.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import type { Tables } from '#server/db/tables.ts'
import type { Series } from './series.ts'

const columns = [
  'id',
  'name',
  'type',
  'state',
  'classification',
  'department_ids as departmentIds',
  'participant_ids as participantIds',
  'recurrence',
  'starts_on as startsOn',
  'ends_on as endsOn',
  'ends_after as endsAfter',
  'on_day_off as onDayOff',
  'start_time as startTime',
  'duration_minutes as durationMinutes',
  'ahead',
  'form',
  'place',
  'online_url as onlineUrl',
  'goal',
  'expected_outcome as expectedOutcome',
  'need_reason as needReason',
  'collaboration_name as collaborationName',
  'collaboration_id as collaborationId',
  'confirm_minutes as confirmMinutes',
  'initiating_department_id as initiatingDepartmentId',
  'organiser_id as organiserId',
  'host_id as hostId',
  'recorder_id as recorderId',
  'timekeeper_id as timekeeperId',
  'topics',
  'stopped_reason as stoppedReason',
  'version',
] as const

/** A series in domain words; what the row-level rules hide does not exist. */
export async function getSeries(tx: Db, id: string): Promise<Series> {
  const row = await tx.selectFrom('meeting_series').select(columns).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new AppError('not_found', 'series.notFound')
  const people = await tx
    .selectFrom('meeting_series_person')
    .select(['person_id as personId', 'kind', 'core_role as coreRole'])
    .where('series_id', '=', id)
    .orderBy('person_id')
    .execute()
  const departments = await tx
    .selectFrom('meeting_series_department')
    .select(['department_id as departmentId', 'liaison_id as liaisonId'])
    .where('series_id', '=', id)
    .orderBy('position')
    .execute()
  return {
    ...row,
    recurrence: row.recurrence as unknown as Series['recurrence'],
    topics: StandingTopic.array().parse(row.topics),
    people,
    departments,
  }
}

/** Also holds the row, so that two people do not make the same meetings. */
export async function lockSeries(tx: Db, id: string): Promise<Series> {
  await tx.selectFrom('meeting_series').select('id').where('id', '=', id).forUpdate().execute()
  return getSeries(tx, id)
}

export function planOf(series: Series): Plan {
  return {
    recurrence: series.recurrence,
    startsOn: civilDate(series.startsOn),
    endsOn: series.endsOn === null ? null : civilDate(series.endsOn),
    endsAfter: series.endsAfter,
    onDayOff: series.onDayOff,
  }
}

export type SeriesValues = Partial<Insertable<Tables['meeting_series']>>

/** Only what is given; the rest stays. */
export function columnsOf(
  fields: { readonly [Field in keyof Series]?: Series[Field] | undefined },
): SeriesValues {
  const values = {
    name: fields.name,
    type: fields.type,
    classification: fields.classification,
    recurrence: fields.recurrence && JSON.stringify(fields.recurrence),
    starts_on: fields.startsOn,
    ends_on: fields.endsOn,
    ends_after: fields.endsAfter,
    on_day_off: fields.onDayOff,
    start_time: fields.startTime,
    duration_minutes: fields.durationMinutes,
    ahead: fields.ahead,
    form: fields.form,
    place: fields.place,
    online_url: fields.onlineUrl,
    goal: fields.goal,
    expected_outcome: fields.expectedOutcome,
    need_reason: fields.needReason,
    collaboration_name: fields.collaborationName,
    collaboration_id: fields.collaborationId,
    confirm_minutes: fields.confirmMinutes,
    initiating_department_id: fields.initiatingDepartmentId,
    host_id: fields.hostId,
    recorder_id: fields.recorderId,
    timekeeper_id: fields.timekeeperId,
    topics: fields.topics && JSON.stringify(fields.topics),
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as SeriesValues
}

export async function savePeople(tx: Db, id: string, people: Series['people']): Promise<void> {
  await tx.deleteFrom('meeting_series_person').where('series_id', '=', id).execute()
  if (people.length === 0) return
  await tx
    .insertInto('meeting_series_person')
    .values(
      people.map(({ personId, kind, coreRole }) => ({
        series_id: id,
        person_id: personId,
        kind,
        // An observer decides, executes and provides nothing (S0-42).
        core_role: kind === 'core' ? coreRole : null,
      })),
    )
    .execute()
}

/**
 * The departments of a standing meeting. Whoever connects one attends its meetings; whoever connected it before
 * and nothing else, no longer does. Where nobody is named, it is the liaison whom the department has, else its head.
 */
export async function saveDepartments(
  tx: Db,
  id: string,
  departments: readonly { readonly departmentId: string; readonly liaisonId?: string | null | undefined }[],
): Promise<void> {
  const before = await tx
    .deleteFrom('meeting_series_department')
    .where('series_id', '=', id)
    .returning('liaison_id')
    .execute()
  const known = await tx.selectFrom('department').select(['id', 'liaison_id', 'head_id']).execute()
  const byId = new Map(known.map((row) => [row.id, row]))
  const once = [...new Map(departments.map((one) => [one.departmentId, one])).values()]
  const issues = departments.flatMap(({ departmentId }, at) =>
    byId.has(departmentId)
      ? []
      : [{ path: ['departments', at, 'departmentId'], reason: 'field.unknownDepartment' }],
  )
  if (issues.length > 0) throw new AppError('invalid', 'request.invalid', {}, { issues })
  const rows = once.map(({ departmentId, liaisonId }, position) => {
    const own = byId.get(departmentId)
    return {
      series_id: id,
      department_id: departmentId,
      position,
      liaison_id: liaisonId ?? own?.liaison_id ?? own?.head_id ?? null,
    }
  })
  if (rows.length > 0) await tx.insertInto('meeting_series_department').values(rows).execute()
  const now = rows.flatMap(({ liaison_id }) => liaison_id ?? [])
  const gone = before.flatMap(({ liaison_id }) => liaison_id ?? []).filter((one) => !now.includes(one))
  if (gone.length > 0) {
    await tx
      .deleteFrom('meeting_series_person')
      .where('series_id', '=', id)
      .where('person_id', 'in', gone)
      .execute()
  }
  if (now.length > 0) {
    await tx
      .insertInto('meeting_series_person')
      .values([...new Set(now)].map((person_id) => ({ series_id: id, person_id, kind: 'core' as const })))
      .onConflict((conflict) => conflict.columns(['series_id', 'person_id']).doNothing())
      .execute()
  }
}

/** For whom a series exists: whoever is named in it, and the departments of those who attend. */
export async function refreshSeriesAudience(tx: Db, id: string): Promise<void> {
  await asSystemWithin(tx, async () => {
    await sql`
      update meeting_series s set
        department_ids = array(
          select d.department_id from meeting_series_person p
          join person_department d on d.person_id = p.person_id and d.is_primary
          where p.series_id = s.id
          union select s.initiating_department_id where s.initiating_department_id is not null
          union select m.department_id from meeting_series_department m where m.series_id = s.id
          order by 1),
        participant_ids = array(
          select p.id from (values (s.organiser_id), (s.host_id), (s.recorder_id), (s.timekeeper_id)) p (id)
          where p.id is not null
          union select p.person_id from meeting_series_person p where p.series_id = s.id
          union select (t ->> 'ownerId')::uuid from jsonb_array_elements(s.topics) t where t ->> 'ownerId' is not null
          order by 1)
      where s.id = ${id}`.execute(tx)
  })
}
