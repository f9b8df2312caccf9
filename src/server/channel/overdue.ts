import { sql } from 'kysely'
import { civilDateOf, timeOf } from '#domain/calendar/instant.ts'
import { isWorkingDay } from '#domain/calendar/work-calendar.ts'
import type { ChannelMessage } from '#domain/channel/body.ts'
import type { ChannelScope } from '#domain/channel/channel.ts'
import { type OverdueTask, overdueLines } from '#domain/channel/overdue.ts'
import type { App } from '#server/app.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import type { Db } from '#server/db/database.ts'
import { schedule } from '#server/jobs/job.ts'
import { deliverSoon } from './deliver.ts'
import { overdueListMessage } from './message.ts'

interface Asking {
  readonly scope: ChannelScope
  readonly department_ids: readonly string[]
}

/** Minutes after the day has begun: robots are busiest on the hour and at half past, and 飞书 asks to avoid both. */
const listedAfter = 7

/**
 * Every working day, once: into each channel that wants it what is overdue (通报). A server that was down in the
 * morning says it later the same day; a group in which nothing is overdue hears nothing.
 */
export const listOverdue = schedule({
  name: 'channel.overdue',
  cron: '*/5 * * * *',
  async run({ app, now, transaction }) {
    await transaction(async (tx) => {
      const { calendar, zone } = await loadWorkTime(tx)
      const today = civilDateOf(now, zone)
      const time = timeOf(now, zone)
      if (!isWorkingDay(today, calendar) || time < later(calendar.dayStart, listedAfter)) return
      if (time >= calendar.dayEnd) return
      const channels = await tx
        .selectFrom('channel')
        .select(['id', 'scope', 'department_ids'])
        .where('is_enabled', '=', true)
        .where(sql<boolean>`'overdueTasks' = any(notices)`)
        .where((row) =>
          row.not(
            row.exists(
              row
                .selectFrom('channel_delivery as d')
                .select('d.id')
                .whereRef('d.channel_id', '=', 'channel.id')
                .where('d.dedupe', '=', `overdueTasks:${today}`),
            ),
          ),
        )
        .execute()
      for (const channel of channels) {
        const message = await overdueMessage(tx, app, channel, now)
        if (message === undefined) continue
        await tx
          .insertInto('channel_delivery')
          .values({
            channel_id: channel.id,
            meeting_id: null,
            notice: 'overdueTasks',
            dedupe: `overdueTasks:${today}`,
            message: JSON.stringify(message),
            created_at: now,
          })
          .onConflict((conflict) => conflict.columns(['channel_id', 'dedupe']).doNothing())
          .execute()
        await deliverSoon(tx, channel.id)
      }
    })
  },
})

/** The list as it stands now; undefined: nothing that this channel may hear of is overdue. */
export async function overdueMessage(
  tx: Db,
  app: App,
  { scope, department_ids }: Asking,
  now: Date,
): Promise<ChannelMessage | undefined> {
  const { zone } = await loadWorkTime(tx)
  const { rows } = await sql<OverdueTask>`
    select t.id, t.name, t.due_on as "dueOn", coalesce(p.name, '') as owner, t.classification,
      coalesce(t.owner_department_id, pd.department_id) as "departmentId"
    from task t
    left join person p on p.id = t.owner_id
    left join person_department pd on pd.person_id = t.owner_id and pd.is_primary
    left join minutes x on x.meeting_id = t.meeting_id
    where t.due_on < ${civilDateOf(now, zone)}::date and t.suspended_at is null
      and t.state not in ('pendingAcceptance', 'done', 'cancelled')
      -- Until the minutes are final a task of a meeting is a line of the record.
      and (x.id is null or x.state in ('final', 'archived', 'amended'))`.execute(tx)
  const lines = overdueLines({ scope, departmentIds: department_ids }, rows)
  if (lines.length === 0) return undefined
  const { locale } = await tx.selectFrom('organisation').select('locale').executeTakeFirstOrThrow()
  return overdueListMessage(lines, { locale, publicUrl: app.config.publicUrl })
}

function later(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const total = hour * 60 + minute + minutes
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`
}
