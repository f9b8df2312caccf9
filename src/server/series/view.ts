import type { SeriesView } from '#contract/series.ts'
import { civilDate, yearOf } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { isYearAnnounced } from '#domain/calendar/work-calendar.ts'
import type { Actor } from '#domain/person/actor.ts'
import { authorizeSeries, offeredInSeries } from '#domain/series/policy.ts'
import { occurrences } from '#domain/series/recurrence.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import type { Db } from '#server/db/database.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import { startOf } from './make.ts'
import { getSeries, planOf } from './queries.ts'
import type { Series } from './series.ts'

/** How many dates without a meeting the page of a series looks ahead. */
const shownDates = 8

export async function seriesView(tx: Db, actor: Actor, id: string, now: Date): Promise<SeriesView> {
  const series = await getSeries(tx, id)
  authorizeSeries(actor, 'view', series)
  const people = await personRefs(tx, [
    series.organiserId,
    series.hostId,
    series.recorderId,
    series.timekeeperId,
    ...series.people.map(({ personId }) => personId),
    ...series.departments.map(({ liaisonId }) => liaisonId),
    ...series.topics.map(({ ownerId }) => ownerId),
  ])
  const departments = await departmentRefs(tx, [
    series.initiatingDepartmentId,
    ...series.departments.map(({ departmentId }) => departmentId),
  ])
  const person = (personId: string | null) => (personId !== null && people.get(personId)) || null
  const { organiserId, hostId, recorderId, timekeeperId, initiatingDepartmentId, ...rest } = series
  return {
    ...rest,
    organiser: person(organiserId) as SeriesView['organiser'],
    host: person(hostId),
    recorder: person(recorderId),
    timekeeper: person(timekeeperId),
    initiatingDepartment:
      (initiatingDepartmentId !== null && departments.get(initiatingDepartmentId)) || null,
    recurrence: series.recurrence as SeriesView['recurrence'],
    people: series.people.flatMap(({ personId, kind, coreRole }) => {
      const ref = person(personId)
      return ref === null ? [] : [{ person: ref, kind, coreRole }]
    }),
    departments: series.departments.flatMap(({ departmentId, liaisonId }) => {
      const department = departments.get(departmentId)
      return department === undefined ? [] : [{ department, liaison: person(liaisonId) }]
    }),
    topics: series.topics.map((topic) => ({ ...topic, owner: person(topic.ownerId) })),
    planned: series.state === 'running' ? await plannedDates(tx, series, now) : [],
    can: offeredInSeries(actor, series),
  }
}

async function plannedDates(tx: Db, series: Series, now: Date): Promise<SeriesView['planned']> {
  const { calendar, zone } = await loadWorkTime(tx)
  const made = await tx
    .selectFrom('meeting')
    .select('occurrence_on')
    .where('series_id', '=', series.id)
    .where('occurrence_on', '>=', civilDateOf(now, zone))
    .execute()
  const skips = await tx
    .selectFrom('meeting_series_skip')
    .select(['on_day', 'reason'])
    .where('series_id', '=', series.id)
    .execute()
  const there = new Set(made.map(({ occurrence_on }) => occurrence_on))
  const skipped = new Map(skips.map(({ on_day, reason }) => [on_day, reason]))
  return occurrences(planOf(series), calendar, {
    from: civilDateOf(now, zone),
    count: shownDates + there.size + skipped.size,
  })
    .filter(({ on, heldOn }) => !there.has(on) && startOf(series, heldOn, zone) > now)
    .slice(0, shownDates + skipped.size)
    .map(({ on, heldOn, holiday }) => ({
      on,
      heldOn,
      holiday,
      isSkipped: skipped.has(on),
      skipReason: skipped.get(on) ?? '',
      isUncertain: !isYearAnnounced(yearOf(civilDate(on)), calendar),
    }))
}
