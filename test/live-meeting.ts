import { randomUUID } from 'node:crypto'
import { asSystem } from '#server/db/actor-context.ts'
import { refreshAudience } from '#server/meeting/audience.ts'
import type { TestApp } from './harness.ts'
import type { Cast } from './people.ts'

export interface LiveMeeting {
  readonly meetingId: string
  readonly topicId: string
  readonly otherTopicId: string
}

/**
 * A meeting as it stands while people talk: 石静 is host, 林小满 records, 肖航 and 陈拓 take part,
 * 苏禾 observes; two topics, the first one running.
 */
export async function seedLiveMeeting(
  { app, now }: TestApp,
  { people, departments }: Cast,
  change: {
    readonly state?: 'inProgress' | 'confirming'
    readonly classification?: 'public' | 'internal' | 'secret' | 'confidential'
  } = {},
): Promise<LiveMeeting> {
  return asSystem(app.db, async (tx) => {
    const at = now()
    const { id } = await tx
      .insertInto('meeting')
      .values({
        number: `HY-${randomUUID().slice(0, 8)}`,
        name: '活动筹备会',
        state: change.state ?? 'inProgress',
        classification: change.classification ?? 'internal',
        planned_start: at,
        planned_end: new Date(at.getTime() + 2 * 3600_000),
        actual_start: at,
        organiser_id: people.marketingHead.id,
        host_id: people.marketingHead.id,
        recorder_id: people.marketer.id,
        initiating_department_id: departments.marketing.id,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const seats = [
      [people.marketingHead.id, departments.marketing.id, 'core'],
      [people.marketer.id, departments.marketing.id, 'core'],
      [people.salesHead.id, departments.sales.id, 'core'],
      [people.productHead.id, departments.product.id, 'core'],
      [people.designer.id, departments.design.id, 'observer'],
    ] as const
    for (const [person_id, department_id, kind] of seats) {
      await tx
        .insertInto('meeting_attendee')
        .values({ meeting_id: id, person_id, department_id, kind, rsvp: 'yes' })
        .execute()
    }
    const [first, second] = await tx
      .insertInto('topic')
      .values([
        {
          meeting_id: id,
          seq: 1,
          title: '目标与范围',
          state: 'running',
          started_at: at,
          planned_minutes: 20,
        },
        { meeting_id: id, seq: 2, title: '分工与节点', planned_minutes: 40 },
      ])
      .returning('id')
      .execute()
    await refreshAudience(tx, id)
    return { meetingId: id, topicId: first?.id as string, otherTopicId: second?.id as string }
  })
}
