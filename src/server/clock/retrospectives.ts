import { sql } from 'kysely'
import { civilDateOf, instantAt } from '#domain/calendar/instant.ts'
import { judge } from '#domain/norm/engine.ts'
import { confirmersOf } from '#server/collaboration/confirmers.ts'
import type { Db } from '#server/db/database.ts'
import { reviewFacts } from '#server/indicator/review.ts'
import { loadNormSettings } from '#server/norm/load.ts'
import { openRound } from '#server/rating/round.ts'
import { tellOnce } from './once.ts'
import type { Tick } from './sweep.ts'

const batch = 50

/** C-20: a collaboration has been accepted; its departments are asked how they worked together. */
export async function openRatings(tx: Db, { app, now }: Tick): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select c.id from collaboration c
    where c.state = 'retro' and not exists (select 1 from rating_round r where r.collaboration_id = c.id)
      and (select count(*) from collaboration_department d where d.collaboration_id = c.id) > 1
    order by c.id limit ${batch} for update of c skip locked`.execute(tx)
  for (const { id } of rows) await openRound(tx, app, id, now)
  return rows.length
}

/** C-20 is over: whoever was rated by enough others can read what they said. */
export async function tellRatings(tx: Db, { app, now }: Tick): Promise<number> {
  const { rows } = await sql<{ id: string; number: string; name: string; departmentIds: string[] }>`
    select c.id, c.number, c.name, array(
      select g.rated_department_id from department_rating g where g.collaboration_id = c.id
      group by 1 having count(*) > 1) as "departmentIds"
    from rating_round r join collaboration c on c.id = r.collaboration_id
    where r.due_at < ${now} and r.due_at > ${new Date(now.getTime() - stillFresh)}
    order by r.due_at limit ${batch}`.execute(tx)
  let told = 0
  for (const { id, number, name, departmentIds } of rows) {
    const speakers = await confirmersOf(tx, departmentIds)
    told += await tellOnce(
      tx,
      app,
      { clock: 'C-20', noun: 'collaboration', nounId: id, occasion: 'over', at: now },
      [...speakers.values()].flat(),
      {
        kind: 'retrospective.rated',
        params: { number, title: name },
        link: `/collaborations/${id}/retrospective#ratings`,
        inProductOnly: true,
      },
    )
  }
  return told
}

/** What ended longer ago, while the product was off, is not told any more. */
const stillFresh = 7 * 24 * 3_600_000

/** S1-42: the work is accepted, and nobody has begun to look back on it. */
export async function askForRetrospectives(tx: Db, { app, now }: Tick): Promise<number> {
  if (!(await loadNormSettings(tx))['NM-COL-15'].enabled) return 0
  const { rows } = await sql<{ id: string; number: string; name: string; leaderId: string }>`
    select c.id, c.number, c.name, c.leader_id as "leaderId" from collaboration c
    where c.state = 'retro' and c.leader_id is not null
      and not exists (select 1 from retrospective r where r.id = c.id)
      and not exists (select 1 from reminder told where told.clock = 'S1-42' and told.noun = 'collaboration'
        and told.noun_id = c.id and told.person_id = c.leader_id)
    order by c.id limit ${batch}`.execute(tx)
  for (const { id, number, name, leaderId } of rows) {
    await tellOnce(
      tx,
      app,
      { clock: 'S1-42', noun: 'collaboration', nounId: id, occasion: 'open', at: now },
      [leaderId],
      {
        kind: 'retrospective.due',
        params: { number, title: name },
        link: `/collaborations/${id}/retrospective`,
      },
    )
  }
  return rows.length
}

/** The last day for departments to say what they saw: those that have said nothing hear of it once. */
export async function remindSilent(tx: Db, { app, now, setting }: Tick): Promise<number> {
  const today = civilDateOf(now, setting.zone)
  // Nobody is told before work begins.
  if (now < instantAt(today, setting.calendar.dayStart, setting.zone)) return 0
  const { rows } = await sql<{
    id: string
    number: string
    title: string
    collectUntil: string
    silent: string[]
  }>`
    select r.id, r.number, r.title, r.collect_until as "collectUntil", array(
      select d.department_id from collaboration_department d where d.collaboration_id = r.id
        and not exists (select 1 from retrospective_note n
          where n.retrospective_id = r.id and n.department_id = d.department_id)) as silent
    from retrospective r
    where r.state = 'collecting' and r.collect_until = ${today}::date
    order by r.id limit ${batch}`.execute(tx)
  let told = 0
  for (const { id, number, title, collectUntil, silent } of rows) {
    const speakers = await confirmersOf(tx, silent)
    told += await tellOnce(
      tx,
      app,
      { clock: 'S1-42', noun: 'collaboration', nounId: id, occasion: `silent:${collectUntil}`, at: now },
      [...speakers.values()].flatMap(([first]) => first ?? []),
      {
        kind: 'retrospective.reminder',
        params: { number, title, dueOn: collectUntil },
        link: `/collaborations/${id}/retrospective`,
      },
    )
  }
  return told
}

/** NM-COL-19: administrators hear once a cycle that it is time to look at how departments work together. */
export async function askForProcessReview(tx: Db, { app, now, setting }: Tick): Promise<number> {
  const facts = await reviewFacts(tx)
  if (facts === undefined) return 0
  const findings = judge('collaboration.review', facts, {
    settings: await loadNormSettings(tx),
    calendar: setting.calendar,
    zone: setting.zone,
    now,
    mode: 'live',
  })
  if (findings.length === 0) return 0
  const admins = await tx
    .selectFrom('person')
    .select('id')
    .where('is_admin', '=', true)
    .where('state', '<>', 'disabled')
    .execute()
  const lastOn = facts.processReview?.lastOn ?? ''
  return tellOnce(
    tx,
    app,
    { clock: 'NM-COL-19', noun: 'organisation', nounId: facts.matter.id, occasion: lastOn, at: now },
    admins.map(({ id }) => id),
    {
      kind: 'norm.processReviewDue',
      params: { title: facts.matter.name, lastOn },
      link: '/indicators',
      inProductOnly: true,
    },
  )
}
