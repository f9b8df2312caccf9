import type { CivilDate } from '#domain/calendar/civil-date.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import { findActions } from './action/find-actions.ts'
import type { ActionItem, Analysis, DecisionItem, Reading } from './analysis.ts'
import { findDecisions } from './decision/find-decisions.ts'
import { settledLines } from './decision/settled-lines.ts'
import { openDirectory } from './directory/open.ts'
import type { DirectoryData } from './directory/types.ts'
import { type BasicInfo, basicInfo } from './document/basic-info.ts'
import { withParties } from './document/parties-of-head.ts'
import { readDocument } from './document/read.ts'
import { lintOf } from './lint/lint-of.ts'
import { nextMeetingOf } from './next-meeting.ts'
import { findTalk, underTopics } from './talk/find-talk.ts'

export interface AnalyseContext {
  readonly directory: DirectoryData
  /** The day the text was written or handed in. */
  readonly referenceDate: CivilDate
  readonly calendar: WorkCalendar
}

/** Reads minutes, notes, a chat or a transcript; of what it cannot tell it says nothing. */
export function analyse(text: string, context: AnalyseContext): Analysis {
  const { info, reading } = readingOf(text, context)
  const tasks = findActions(reading)
  const foundDecisions = findDecisions(reading, tasks)
  const foundActions = withoutSettled(tasks, foundDecisions)
  const talk = findTalk(reading, foundActions, foundDecisions)
  const actions = underTopics(foundActions, talk.topics)
  const decisions = underTopics(foundDecisions, talk.topics)
  const settled = settledLines(reading, actions, decisions)
  return { info, ...talk, decisions, actions, lint: lintOf(reading, actions, decisions), settled }
}

/** What is settled that way leaves nobody anything to do in the same words. */
const settledSo = /^decision\.(?:chair|changed|rule|stopped)$/

/** What says outright whose it is, or stands where tasks stand, is one for all that. */
const plain = /^action\.(?:timed|open|answered|listed|bound)$/

/** 邬晓岚定下来，调拨单还是要开: what reads like a task and is what was settled, and no more than that. */
function withoutSettled(actions: readonly ActionItem[], decisions: readonly DecisionItem[]): ActionItem[] {
  const settled = decisions.filter(({ because }) => settledSo.test(because.key))
  return actions.filter(
    ({ quote: one, because }) =>
      !plain.test(because.action.key) ||
      !settled.some(({ quote: other, because: { key } }) => {
        const from = Math.max(one.start, other.start)
        const to = Math.min(one.start + one.text.length, other.start + other.text.length)
        const whole = key === 'decision.chair' && from === one.start ? one.text : longer(one.text, other.text)
        return to - from > 0.7 * whole.length
      }),
  )
}

function longer(one: string, other: string): string {
  return one.length > other.length ? one : other
}

/** The text in its parts, and what one has to know to read them. */
export function readingOf(
  text: string,
  { directory: data, referenceDate, calendar }: AnalyseContext,
): { info: BasicInfo; reading: Reading } {
  const doc = readDocument(
    text,
    data.people.map(({ name }) => name),
  )
  const directory = openDirectory(withParties(data, doc))
  const info = basicInfo(doc, { directory, referenceDate })
  const meetingDate = info.date?.value ?? referenceDate
  const nextMeeting = nextMeetingOf(doc, { referenceDate, meetingDate, calendar })
  return { info, reading: { doc, setting: { directory, referenceDate, meetingDate, nextMeeting, calendar } } }
}
