import { sql } from 'kysely'
import type { z } from 'zod'
import type { getOrphans } from '#contract/collaboration.ts'
import type { ChainLink } from '#contract/common.ts'
import { type Threads, whyOrphan } from '#domain/collaboration/orphans.ts'
import { authorizeCollaboration } from '#domain/collaboration/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { getCollaboration, partsOf } from './queries.ts'

type Thing = ChainLink & { readonly link: string } & { readonly threads: object }

/** S4-06, of what this person may see: what was done in a collaboration that nothing leads to its goal. */
export async function orphansOf(
  tx: Db,
  actor: Actor,
  id: string,
): Promise<z.output<typeof getOrphans.reply>> {
  const collaboration = await getCollaboration(tx, id)
  authorizeCollaboration(actor, 'view', collaboration)
  const { targets } = await partsOf(tx, id)
  const { rows } = await sql<Thing>`
    select 'meeting' as noun, m.id, m.number, m.name as title, m.state, '/meetings/' || m.id as link,
      json_build_object('hasGoal', trim(m.goal) <> '') as threads
    from meeting m where m.collaboration_id = ${id} and m.state <> 'cancelled' and ${visibleTo(actor, 'm')}
    union all
    select 'topic', t.id, t.seq::text, t.title, t.state, '/meetings/' || m.id,
      json_build_object('servesGoal', t.serves_goal)
    from topic t join meeting m on m.id = t.meeting_id
    where m.collaboration_id = ${id} and m.state <> 'cancelled' and ${visibleTo(actor, 'm')}
    union all
    select 'decision', d.id, d.number, left(d.content, 120), d.state, '/decisions/' || d.id,
      json_build_object('hasTopic', d.topic_id is not null, 'isFromChat', d.source = 'im')
    from decision d left join meeting m on m.id = d.meeting_id
    where (d.collaboration_id = ${id} or m.collaboration_id = ${id})
      and d.state not in ('rejected', 'revoked', 'superseded') and ${visibleTo(actor, 'd')}
    union all
    select 'task', k.id, k.number, k.name, k.state, '/tasks/' || k.id,
      json_build_object('hasDecision', k.decision_id is not null, 'hasTopic', k.topic_id is not null,
        'isPlanned', k.plan_position is not null or k.parent_id is not null,
        'hasOtherOrigin', exists (select 1 from conflict_task o where o.task_id = k.id)
          or exists (select 1 from retrospective_measure o where o.task_id = k.id)
          or exists (select 1 from division_row o where o.task_id = k.id)
          or exists (select 1 from collaboration_department o where o.task_id = k.id)
          or exists (select 1 from request o where o.task_id = k.id))
    from task k where k.collaboration_id = ${id} and k.state <> 'cancelled' and ${visibleTo(actor, 'k')}
    order by 2 desc limit 2000`.execute(tx)
  const items = rows.flatMap(({ threads, ...thing }) => {
    const why = whyOrphan({ noun: thing.noun, ...threads } as Threads)
    return why === null ? [] : [{ ...thing, why }]
  })
  return {
    hasGoal: collaboration.goal.trim() !== '' || targets.length > 0,
    items: items.slice(0, 100),
    of: rows.length,
  }
}
