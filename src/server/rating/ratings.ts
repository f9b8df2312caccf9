import type { BodyOf } from '#contract/endpoint.ts'
import type * as contract from '#contract/rating.ts'
import type { RatingView } from '#contract/rating.ts'
import { ratingBy } from '#domain/calendar/clocks.ts'
import { authorizeCollaboration } from '#domain/collaboration/policy.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import { type Marks, meanOf, missingWords, scoreOf, sightOf } from '#domain/retrospective/rating.ts'
import { viewDeadline } from '#server/calendar/deadline-view.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import { confirmersOf } from '#server/collaboration/confirmers.ts'
import { type Collaboration, getCollaboration } from '#server/collaboration/queries.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import { tellChanged } from '#server/retrospective/acting.ts'
import { departmentsIn, type Round, roundOf } from './round.ts'

interface Given {
  readonly raterId: string
  readonly ratedId: string
  readonly byId: string
  readonly at: Date
  readonly marks: Marks
  readonly score: number
  readonly reason: string
  readonly facts: string
}

/** All of them, as the product itself: what is shown of them is decided here, not by the database. */
function givenIn(tx: Db, id: string): Promise<Given[]> {
  return asSystemWithin(tx, async () => {
    const rows = await tx
      .selectFrom('department_rating')
      .select([
        'rater_department_id as raterId',
        'rated_department_id as ratedId',
        'by_id as byId',
        'at',
        'marks',
        'score',
        'reason',
        'facts',
      ])
      .where('collaboration_id', '=', id)
      .orderBy('at')
      .execute()
    return rows as unknown as Given[]
  })
}

/** It is over when its days are, or when everybody has said what they had to say. */
function isOverIn(
  round: Round | null,
  { given, expected, now }: { readonly given: number; readonly expected: number; readonly now: Date },
): boolean {
  return round !== null && (now > round.dueAt || given >= expected)
}

export async function ratingView(tx: Db, actor: Actor, id: string, now: Date): Promise<RatingView> {
  const matter = await getCollaboration(tx, id)
  authorizeCollaboration(actor, 'view', matter)
  const round = await roundOf(tx, id)
  const departmentIds = await departmentsIn(tx, id)
  const given = round === null ? [] : await givenIn(tx, id)
  const expected = departmentIds.length * (departmentIds.length - 1)
  const isOver = isOverIn(round, { given: given.length, expected, now })
  const speakers = await confirmersOf(tx, departmentIds)
  const people = await personRefs(
    tx,
    given.map(({ byId }) => byId),
  )
  const refs = await departmentRefs(tx, departmentIds)
  const department = (key: string) => refs.get(key) ?? { id: key, name: '' }
  const view = (one: Given) => ({
    marks: one.marks,
    score: one.score,
    reason: one.reason,
    facts: one.facts,
    by: people.get(one.byId) ?? null,
    at: one.at.toISOString(),
  })
  const mine = departmentIds.filter((key) => speakers.get(key)?.includes(actor.personId))
  return {
    closes:
      round === null
        ? null
        : viewDeadline(
            'C-20',
            ratingBy(round.openedAt, await loadClockSetting(tx)),
            given.length >= expected ? 'met' : now > round.dueAt ? 'missed' : 'waiting',
            round.dueAt,
          ),
    isOpen: round !== null && now <= round.dueAt,
    departments: departmentIds.map(department),
    mine:
      round === null
        ? []
        : mine.map((own) => ({
            department: department(own),
            others: departmentIds
              .filter((other) => other !== own)
              .map((other) => {
                const one = given.find(({ raterId, ratedId }) => raterId === own && ratedId === other)
                return { department: department(other), given: one === undefined ? null : view(one) }
              }),
          })),
    given: given.length,
    expected,
    results:
      round === null
        ? []
        : departmentIds.map((key) =>
            resultOf(actor, matter, {
              department: department(key),
              given: given.filter(({ ratedId }) => ratedId === key),
              isOver,
              isRated: actor.departmentIds.has(key) || actor.oversees.has(key),
              view,
              from: department,
            }),
          ),
  }
}

function resultOf(
  actor: Actor,
  { leaderId, superiorIds }: Collaboration,
  one: {
    readonly department: { id: string; name: string }
    readonly given: readonly Given[]
    readonly isOver: boolean
    readonly isRated: boolean
    readonly view: (given: Given) => Omit<RatingView['results'][number]['all'][number], 'from'>
    readonly from: (key: string) => { id: string; name: string }
  },
): RatingView['results'][number] {
  const { department, given, isOver, isRated } = one
  const sight = sightOf({
    isOver,
    leads: actor.personId === leaderId,
    isSuperior: superiorIds.includes(actor.personId),
    isRated,
    raters: given.length,
  })
  const isNamed = sight === 'all'
  return {
    department,
    sight,
    mean: sight === 'none' ? null : meanOf(given),
    words:
      sight === 'none'
        ? []
        : given
            .filter(({ reason, facts }) => reason !== '' || facts !== '')
            .map(({ reason, facts, raterId }) => ({
              reason,
              facts,
              from: isNamed ? one.from(raterId) : null,
            })),
    all: isNamed ? given.map((each) => ({ ...one.view(each), from: one.from(each.raterId) })) : [],
  }
}

/** whoever speaks for a department rates the others; until the round is over it may be thought over again. */
export async function rate(
  tx: Db,
  actor: Actor,
  id: string,
  { departmentId, ratedDepartmentId, marks, reason, facts }: BodyOf<typeof contract.rateDepartment>,
  now: Date,
): Promise<void> {
  const matter = await getCollaboration(tx, id)
  authorizeCollaboration(actor, 'view', matter)
  const departmentIds = await departmentsIn(tx, id)
  const speakers = (await confirmersOf(tx, [departmentId])).get(departmentId) ?? []
  if (!speakers.includes(actor.personId)) throw new AppError('forbidden', 'rating.notHead')
  const round = await roundOf(tx, id)
  if (round === null) throw new AppError('conflict', 'rating.notOpen')
  if (now > round.dueAt) throw new AppError('conflict', 'rating.closed')
  if (!departmentIds.includes(departmentId)) throw new AppError('forbidden', 'rating.notHead')
  if (departmentId === ratedDepartmentId || !departmentIds.includes(ratedDepartmentId)) {
    const issues = [{ path: ['ratedDepartmentId'], reason: 'rating.notInIt' }]
    throw new AppError('invalid', 'request.invalid', {}, { issues })
  }
  const missing = missingWords(marks, { reason, facts })
  if (missing.length > 0) {
    const issues = missing.map((field) => ({ path: [field], reason: 'rating.lowNeedsWords' }))
    throw new AppError('invalid', 'request.invalid', {}, { issues })
  }
  const said = {
    by_id: actor.personId,
    at: now,
    marks: JSON.stringify(marks),
    score: scoreOf(marks),
    reason,
    facts,
  }
  await asSystemWithin(tx, () =>
    tx
      .insertInto('department_rating')
      .values({
        ...said,
        collaboration_id: id,
        rater_department_id: departmentId,
        rated_department_id: ratedDepartmentId,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['collaboration_id', 'rater_department_id', 'rated_department_id'])
          .doUpdateSet((row) => ({ ...said, version: row('department_rating.version', '+', 1) })),
      )
      .execute(),
  )
  await tellChanged(tx, { id })
}
