import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { getInsights } from '#contract/insight.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { visibleTo } from '#server/meeting/visible.ts'

type Promises = z.output<typeof getInsights.reply>['promises']

const week = 7 * 86_400_000

/**
 * The three promises of the product (S3-02) by the pains they remove (S3-03): scattered words, blurred
 * duties, late follow-up. `ended` and `due` say which meetings `m` and tasks `k` belong to the period.
 */
export async function promisesOf(
  tx: Db,
  actor: Actor,
  {
    ended,
    due,
    now,
  }: { readonly ended: RawBuilder<boolean>; readonly due: RawBuilder<boolean>; readonly now: Date },
): Promise<Promises> {
  const { rows } = await sql<Promises>`
    select
      (select json_build_object(
          'kept', count(*) filter (where x.final_at is not null),
          'of', count(*) filter (where x.final_at is not null or x.final_due_at is null or x.final_due_at < ${now}))
        from meeting m left join minutes x on x.meeting_id = m.id
        where ${ended} and ${visibleTo(actor, 'm')}) as recorded,
      (select json_build_object(
          'kept', count(*) filter (where k.owner_id is not null and k.due_on is not null
            and cardinality(k.done_criteria) > 0),
          'of', count(*))
        from task k where k.state <> 'cancelled' and ${due} and ${visibleTo(actor, 'k')}) as owned,
      (select json_build_object(
          'kept', count(*) filter (where coalesce(k.last_update_at, k.created_at) >= ${new Date(now.getTime() - week)}),
          'of', count(*))
        from task k
        where k.state not in ('done', 'cancelled', 'pendingAcceptance') and ${visibleTo(actor, 'k')}) as tracked`.execute(
    tx,
  )
  return rows[0] as Promises
}
