import type { CivilDate } from '#domain/calendar/civil-date.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import type { DueKind, DueWhy } from './deadline/deadline.ts'
import type { Directory } from './directory/open.ts'
import type { Owner, OwnerReason } from './directory/owner.ts'
import type { BasicInfo } from './document/basic-info.ts'
import type { Doc } from './document/doc.ts'

/** The very words, at `start` (UTF-16) of the text that was analysed. */
export interface Quote {
  readonly text: string
  readonly start: number
}

/** Why something was read as it was: a key that a screen words, and what to put into it. */
export interface Because {
  readonly key: string
  readonly params: Readonly<Record<string, string | number>>
}

/** What a reader of the text has to know beside it. */
export interface Setting {
  readonly directory: Directory
  /** The day the text was written or handed in. */
  readonly referenceDate: CivilDate
  /** The day deadlines count from: the meeting's own where the text tells it, else the reference date. */
  readonly meetingDate: CivilDate
  readonly nextMeeting: CivilDate | null
  readonly calendar: WorkCalendar
}

/** Something that is to be done afterwards. `quote` is the shortest run with the task, its owner and its date. */
export interface ActionItem {
  readonly quote: Quote
  /** The task alone, in the text's words: without its owner and its date. */
  readonly task: string
  readonly department: string | null
  /** As in the directory; a masked name as written. */
  readonly person: string | null
  /** Equal owners, the first of which stands above; one or none where nobody shares it. */
  readonly owners: readonly Owner[]
  readonly cooperating: readonly string[]
  /** 各部门, 大家: the word, where nobody in particular is meant. */
  readonly collective: string | null
  readonly due: CivilDate | null
  /** `HH:MM`, where the text names a time of day. */
  readonly time: string | null
  readonly dueText: Quote | null
  readonly dueKind: DueKind
  readonly criterion: Quote | null
  /** The same thing said again, in a summary or a table. */
  readonly repeats: readonly Quote[]
  /** Index into the topics. */
  readonly topic: number | null
  /** 0 … 1 */
  readonly confidence: number
  /** Why it is an action, why this owner, why this day. */
  readonly because: { readonly action: Because; readonly owner: OwnerReason; readonly due: DueWhy | null }
}

/** What the meeting settled. */
export interface DecisionItem {
  readonly quote: Quote
  readonly topic: number | null
  readonly repeats: readonly Quote[]
  readonly confidence: number
  readonly because: Because
}

/** What somebody holds to be right. */
export interface ViewpointItem {
  readonly quote: Quote
  readonly department: string | null
  readonly person: string | null
  readonly topic: number | null
  readonly confidence: number
  readonly because: Because
}

/** A dispute, a consensus, a question that stayed open or was put off. */
export interface StatementItem {
  readonly quote: Quote
  readonly topic: number | null
  readonly confidence: number
  readonly because: Because
}

export interface TopicItem {
  readonly quote: Quote
  /** Without numbering. */
  readonly title: string
  /** Where what belongs to it ends; what stands behind, up to the next topic, is of none. */
  readonly end: number
}

export type LintKind = 'vague' | 'missing_owner' | 'multiple_owners' | 'missing_deadline' | 'unmeasurable'

/** What keeps something from being done or checked. */
export interface LintItem {
  readonly kind: LintKind
  /** The word for `vague` and `unmeasurable`, else the whole action. */
  readonly quote: Quote
  /** What it was found in, as an index into the actions or decisions. */
  readonly of: { readonly list: 'actions' | 'decisions'; readonly index: number }
  readonly because: Because
}

/** A line below a heading of decisions that hands something out: 决议 above, and in it who does what until when. */
export interface SettledLine {
  readonly quote: Quote
  /** Indexes of the actions in it, and of the decision, if its words tell one as well. */
  readonly actions: readonly number[]
  readonly decision: number | null
}

export interface Analysis {
  readonly info: BasicInfo
  readonly topics: readonly TopicItem[]
  readonly decisions: readonly DecisionItem[]
  readonly actions: readonly ActionItem[]
  readonly lint: readonly LintItem[]
  readonly viewpoints: readonly ViewpointItem[]
  readonly disputes: readonly StatementItem[]
  readonly consensus: readonly StatementItem[]
  readonly open: readonly StatementItem[]
  readonly settled: readonly SettledLine[]
}

/** What each part of the analyser works on. */
export interface Reading {
  readonly doc: Doc
  readonly setting: Setting
}
