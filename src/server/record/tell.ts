import type { Db } from '#server/db/database.ts'
import { publish } from '#server/events/publish.ts'

/** Floor, clock or parked points have changed; what a follower sees of it is for the follower to ask. */
export async function tellRoom(tx: Db, meetingId: string): Promise<void> {
  await publish(tx, {
    stream: `meeting:${meetingId}`,
    kind: 'room',
    noun: 'meeting',
    nounId: meetingId,
    payload: {},
  })
}
