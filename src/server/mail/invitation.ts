import { getVtimezoneComponent } from '@touch4it/ical-timezones'
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
} from 'ical-generator'
import { DateTime } from 'luxon'

export interface InvitationMeeting {
  readonly id: string
  /** `calendar_sequence` of the meeting: grows with each change that calendars must learn of. */
  readonly sequence: number
  readonly summary: string
  readonly description: string
  readonly place: string
  readonly onlineUrl: string
  /** The meeting's page. */
  readonly url: string
  readonly start: Date
  readonly end: Date
  readonly timeZone: string
  readonly organiser: { readonly name: string; readonly email: string }
  readonly attendees: readonly {
    readonly name: string
    readonly email: string
    /** Observers (列席) come as optional. */
    readonly isObserver: boolean
    readonly rsvp: 'pending' | 'yes' | 'no' | 'proxy'
  }[]
}

export interface Invitation {
  readonly ics: string
  readonly method: 'REQUEST' | 'CANCEL'
}

const answers = {
  pending: ICalAttendeeStatus.NEEDSACTION,
  yes: ICalAttendeeStatus.ACCEPTED,
  no: ICalAttendeeStatus.DECLINED,
  proxy: ICalAttendeeStatus.DELEGATED,
} as const

/**
 * The meeting as calendars understand it. The UID is the meeting's for ever and SEQUENCE grows, so that
 * a calendar moves or removes the entry it has instead of adding a second one. `at` is the DTSTAMP.
 */
export function invitationOf(meeting: InvitationMeeting, method: Invitation['method'], at: Date): Invitation {
  const calendar = ical({
    prodId: { company: 'Bihuan', product: 'Bihuan', language: 'ZH' },
    method: method === 'CANCEL' ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  })
  // With a name the library writes DTSTAMP in that zone too, which must be UTC (RFC 5545 3.8.7.2).
  calendar.timezone({ name: null, generator: getVtimezoneComponent })
  calendar.createEvent({
    id: uidOf(meeting.id),
    sequence: meeting.sequence,
    stamp: inZone(at, 'utc'),
    // A plain Date would be written as UTC's clock with the zone's name: eight hours off.
    start: inZone(meeting.start, meeting.timeZone),
    end: inZone(meeting.end, meeting.timeZone),
    timezone: meeting.timeZone,
    summary: meeting.summary,
    description: meeting.description,
    location: [meeting.place, meeting.onlineUrl].filter(Boolean).join(' '),
    url: meeting.url,
    status: method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    busystatus: method === 'CANCEL' ? ICalEventBusyStatus.FREE : ICalEventBusyStatus.BUSY,
    organizer: { name: meeting.organiser.name, email: meeting.organiser.email },
    attendees: meeting.attendees.map(({ name, email, isObserver, rsvp }) => ({
      name,
      email,
      rsvp: method === 'REQUEST' && rsvp === 'pending',
      role: isObserver ? ICalAttendeeRole.OPT : ICalAttendeeRole.REQ,
      status: answers[rsvp],
      type: ICalAttendeeType.INDIVIDUAL,
    })),
  })
  return { ics: calendar.toString(), method }
}

/** The id under which a calendar keeps a meeting; replies come back with it. */
export function uidOf(meetingId: string): string {
  return `${meetingId}@bihuan`
}

function inZone(at: Date, zone: string): DateTime {
  return DateTime.fromJSDate(at, { zone })
}
