import { addMinutes } from '#domain/calendar/instant.ts'
import type { Meeting, Topic } from '#server/meeting/meeting.ts'
import { type Hand, printedRange } from './words.ts'

/**
 * The slot of each agenda item (S3-49), one after the other from the planned start. From an item without a
 * planned length on nobody planned when, so no slot is made up.
 */
export function slotsOf(
  { plannedStart }: Pick<Meeting, 'plannedStart'>,
  topics: readonly Pick<Topic, 'id' | 'plannedMinutes'>[],
  hand: Hand,
): Map<string, string> {
  const slots = new Map<string, string>()
  let from = plannedStart
  for (const { id, plannedMinutes } of topics) {
    const until = from === null || plannedMinutes === null ? null : addMinutes(from, plannedMinutes)
    slots.set(id, printedRange(from, until, hand))
    from = until
  }
  return slots
}
