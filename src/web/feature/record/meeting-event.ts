import type { MeetingEvent } from '#contract/record.ts'
import type { StreamEvent } from '#web/lib/events.ts'

/** What each kind brings along; without it, it is an event of the same name about something else. */
const brings = new Map<string, readonly string[]>(
  Object.entries({
    entry: ['entry'],
    lock: ['entryId', 'person', 'until'],
    room: [],
    topics: ['topics'],
    meeting: ['version'],
    minutes: ['minutesId'],
  } satisfies { readonly [Kind in MeetingEvent['kind']]: readonly string[] }),
)

/** An event of the meeting's stream that the record understands; undefined for the others. */
export function meetingEvent(event: StreamEvent): MeetingEvent | undefined {
  const isWhole = brings.get(event.kind)?.every((field) => field in event)
  return isWhole ? (event as unknown as MeetingEvent) : undefined
}
