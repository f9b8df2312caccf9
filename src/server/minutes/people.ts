import type { PersonRef } from '#contract/common.ts'
import type { MinutesContent } from '#contract/minutes.ts'
import type { Attendee, Meeting } from '#server/meeting/meeting.ts'
import { filled, type Hand } from './words.ts'

type Basics = MinutesContent['basics']
type Listed = Basics['attendeesByDepartment'][number]['people'][number]

export interface Names {
  readonly people: ReadonlyMap<string, PersonRef>
  readonly departments: ReadonlyMap<string, { readonly name: string }>
}

/**
 * Who was there, by department in the order of the invitations, and who was not and why (S3-46, S3-47). A
 * row with a proxy is the proxy's: the person invited is absent, whoever stood in was there.
 */
export function attendanceOf(
  meeting: Pick<Meeting, 'attendees'>,
  { people, departments }: Names,
  { text }: Hand,
): Pick<Basics, 'attendeesByDepartment' | 'absences'> {
  // Where nobody signed in at all (records from elsewhere) the answers to the invitation must do.
  const isSigned = meeting.attendees.some(({ signIn }) => signIn !== null)
  const nameOf = (id: string) => people.get(id)?.name ?? ''
  const groups = new Map<string, Map<string, Listed>>()
  const absences: Basics['absences'] = []

  const list = (personId: string, department: string, kind: Listed['kind'], notes: readonly string[]) => {
    const group = groups.get(department) ?? new Map<string, Listed>()
    groups.set(department, group)
    const known = group.get(personId)
    const note = [known?.note ?? '', ...notes].filter((one) => one !== '').join(text.separator)
    group.set(personId, {
      name: nameOf(personId),
      jobTitle: people.get(personId)?.jobTitle ?? '',
      kind: known?.kind === 'core' ? 'core' : kind,
      note,
    })
  }

  for (const attendee of meeting.attendees) {
    const { personId, proxyId, kind } = attendee
    const department = departments.get(attendee.departmentId ?? '')?.name ?? ''
    const isThere = wasThere(attendee, isSigned)
    const late = attendee.signIn === 'late' ? text.note.late : ''
    const early = attendee.signIn === 'leftEarly' ? text.note.leftEarly : ''
    if (isThere && proxyId !== null) {
      const home = people.get(proxyId)?.departmentName ?? department
      const standsIn = filled(text.note.standsInFor, { name: nameOf(personId) })
      list(proxyId, home, kind, [standsIn, late, early])
    } else if (isThere) {
      list(personId, department, kind, [late, early])
    }
    if (!isThere || proxyId !== null) {
      absences.push({
        name: nameOf(personId),
        department,
        reason: attendee.absenceReason === '' ? attendee.rsvpReason : attendee.absenceReason,
        proxy: isThere && proxyId !== null ? nameOf(proxyId) : '',
      })
    }
  }
  return {
    attendeesByDepartment: [...groups].map(([department, listed]) => ({
      department,
      people: [...listed.values()],
    })),
    absences,
  }
}

function wasThere({ signIn, rsvp }: Attendee, isSigned: boolean): boolean {
  if (signIn === null) return !isSigned && rsvp !== 'no'
  return signIn !== 'absent' && signIn !== 'leave'
}
