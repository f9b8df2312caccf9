import type { CollectionView } from '#contract/collection.ts'
import type { PersonRef } from '#contract/common.ts'
import { topicCollectionUntil } from '#domain/calendar/clocks.ts'
import { isCollecting, offeredInCollection } from '#domain/collection/policy.ts'
import { authorizeMeeting } from '#domain/meeting/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import { viewDeadline } from '#server/calendar/deadline-view.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import type { Db } from '#server/db/database.ts'
import { getMeeting } from '#server/meeting/queries.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import { proposalsOf } from './queries.ts'

export async function collectionView(tx: Db, actor: Actor, id: string, now: Date): Promise<CollectionView> {
  const meeting = await getMeeting(tx, id)
  authorizeMeeting(actor, 'view', meeting)
  const proposals = await proposalsOf(tx, id)
  const people = await personRefs(
    tx,
    proposals.flatMap(({ proposerId, answeredBy }) => [proposerId, answeredBy]),
  )
  const departments = await departmentRefs(
    tx,
    proposals.map(({ departmentId }) => departmentId),
  )
  const { plannedStart } = meeting
  const until =
    plannedStart === null ? undefined : topicCollectionUntil(plannedStart, await loadClockSetting(tx))
  const closesAt = meeting.collectingUntil ?? until?.at
  const isOpen = isCollecting(meeting, now)
  return {
    state: meeting.collectingUntil === null ? 'notOpened' : isOpen ? 'open' : 'over',
    deadline:
      until === undefined || closesAt === undefined
        ? null
        : viewDeadline('X-12', until, now < closesAt ? 'waiting' : 'met', closesAt),
    items: proposals.map(({ meetingId: _, proposerId, departmentId, answeredBy, ...rest }) => ({
      ...rest,
      proposer: people.get(proposerId) as PersonRef,
      department: (departmentId !== null && departments.get(departmentId)) || null,
      answeredBy: (answeredBy !== null && people.get(answeredBy)) || null,
      answeredAt: rest.answeredAt?.toISOString() ?? null,
      at: rest.at.toISOString(),
      canWithdraw: rest.state === 'open' && isOpen && proposerId === actor.personId,
    })),
    can: offeredInCollection(actor, meeting, now),
  }
}
