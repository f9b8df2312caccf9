import type { DeadlineView } from '#contract/common.ts'
import {
  type ClockSetting,
  draftMinutesBy,
  finalMinutesBy,
  materialsBy,
  noticeClocks,
} from '#domain/calendar/clocks.ts'
import type { Deadline } from '#domain/calendar/deadline.ts'
import { viewDeadline } from '#server/calendar/deadline-view.ts'
import type { Meeting } from './meeting.ts'

/** When what the clocks of a meeting wait for has happened; undefined where nothing is waited for. */
export interface ClockFacts {
  readonly materialsInAt: Date | null | undefined
  readonly draftedAt: Date | null
  readonly finalAt: Date | null
}

/** The clocks of a meeting with their reasons. C-03 has three hands: `C-03.invite`, `.agenda`, `.notice`. */
export function deadlinesOf(
  meeting: Pick<Meeting, 'state' | 'plannedStart' | 'actualEnd' | 'invitedAt' | 'noticedAt'>,
  facts: ClockFacts,
  setting: ClockSetting,
  now: Date,
): DeadlineView[] {
  if (meeting.state === 'cancelled') return []
  const shown: DeadlineView[] = []
  const show = (clock: string, deadline: Deadline, doneAt: Date | null): void => {
    shown.push(viewDeadline(clock, deadline, stateOf(deadline.at, doneAt, now)))
  }
  if (meeting.plannedStart !== null) {
    const { inviteBy, agendaBy, noticeBy } = noticeClocks(meeting.plannedStart, setting)
    show('C-03.invite', inviteBy, meeting.invitedAt)
    show('C-03.agenda', agendaBy, meeting.noticedAt)
    show('C-03.notice', noticeBy, meeting.noticedAt)
    if (facts.materialsInAt !== undefined) {
      show('C-23', materialsBy(meeting.plannedStart, setting), facts.materialsInAt)
    }
  }
  if (meeting.actualEnd !== null) {
    show('C-05', draftMinutesBy(meeting.actualEnd, setting), facts.draftedAt)
    show('C-07', finalMinutesBy(meeting.actualEnd, setting), facts.finalAt)
  }
  return shown
}

function stateOf(at: Date, doneAt: Date | null, now: Date): DeadlineView['state'] {
  if (doneAt !== null) return doneAt <= at ? 'met' : 'missed'
  return now > at ? 'missed' : 'waiting'
}
