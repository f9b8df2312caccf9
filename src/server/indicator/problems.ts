import { sql } from 'kysely'
import type { z } from 'zod'
import type { Problems } from '#contract/indicator.ts'
import type { Actor } from '#domain/person/actor.ts'
import { shareOf } from '#domain/retrospective/facts.ts'
import type { Db } from '#server/db/database.ts'
import { visibleTo } from '#server/meeting/visible.ts'

interface Counted {
  readonly id: string
  readonly passedOn: number
  readonly handed: number
  readonly unread: number
  readonly toRead: number
  readonly decided: number
  readonly seconds: number
}

/**
 * S4-01, of what this person may see of these collaborations: how often work is passed on instead of taken (推诿),
 * how much of what was sent round was not opened (信息不对称), how long it takes from first raising a matter to
 * deciding it (决策迟缓).
 */
export async function problemsIn(
  tx: Db,
  actor: Actor,
  ids: readonly string[],
  now: Date,
): Promise<(pick?: string) => z.output<typeof Problems>> {
  const { rows } = await sql<Counted>`
    select c.id, handed.*, sent.*, settled.*
    from unnest(${[...ids]}::uuid[]) c (id)
    cross join lateral (
      select count(*)::int as handed, coalesce(sum((
        select count(*) from history h where h.noun = work.noun and h.noun_id = work.id
          and h.move in ('forward', 'returnAssignment', 'reassign'))), 0)::int as "passedOn"
      from (
        select 'task' as noun, k.id from task k where k.collaboration_id = c.id and ${visibleTo(actor, 'k')}
        union all select 'request', r.id from request r
          where r.collaboration_id = c.id and ${visibleTo(actor, 'r')}) work) handed
    cross join lateral (
      select count(*)::int as "toRead", (count(*) filter (where o.at is null))::int as unread
      from meeting m join material f on f.meeting_id = m.id and f.file_id is not null
        join meeting_attendee a on a.meeting_id = m.id and a.kind = 'core' and a.person_id is distinct from f.preparer_id
        left join material_opened o on o.material_id = f.id and o.person_id = a.person_id
      where m.collaboration_id = c.id and m.state <> 'cancelled' and m.planned_start <= ${now}
        and ${visibleTo(actor, 'm')}) sent
    cross join lateral (
      select count(*)::int as decided, coalesce(sum(extract(epoch from taken.at - raised.at)), 0)::float8 as seconds
      from decision d join meeting m on m.id = d.meeting_id
      cross join lateral (
        select min(h.at) as at from history h
        where h.noun = 'decision' and h.noun_id = d.id and h.to_state = 'adopted') taken
      cross join lateral (
        -- A topic that was carried over was raised where it stood first.
        with recursive line (id, before, at) as (
          select t.id, t.carried_from_topic_id, t.created_at from topic t where t.id = d.topic_id
          union all select t.id, t.carried_from_topic_id, t.created_at from topic t join line on t.id = line.before)
        select min(at) as at from line) raised
      where m.collaboration_id = c.id and taken.at >= raised.at and ${visibleTo(actor, 'd')}) settled`.execute(
    tx,
  )
  return (pick) => {
    const of = rows.filter(({ id }) => pick === undefined || id === pick)
    const sum = (one: Exclude<keyof Counted, 'id'>) => of.reduce((total, row) => total + row[one], 0)
    const decided = sum('decided')
    return {
      shirking: shareOf({ kept: sum('passedOn'), of: sum('handed') }),
      unread: shareOf({ kept: sum('unread'), of: sum('toRead') }),
      decisionHours: decided === 0 ? null : Math.round(sum('seconds') / decided / 360) / 10,
    }
  }
}
