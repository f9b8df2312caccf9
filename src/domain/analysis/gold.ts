import type { CivilDate } from '#domain/calendar/civil-date.ts'
import type { ActionItem, Analysis, LintKind, Quote } from './analysis.ts'
import type { DueKind } from './deadline/deadline.ts'
import { isNobody } from './directory/collective.ts'
import type { Owner } from './directory/owner.ts'
import type { Told } from './document/told.ts'

/**
 * An analysis without its reasons, as labelled minutes are written down: names and days as plain values,
 * quotes with where they stand (UTF-16). Command line, API and scorer share it.
 */
export interface Gold {
  readonly info: GoldInfo
  readonly topics: string[]
  readonly decisions: {
    readonly text: string
    readonly start: number
    readonly topicIndex: number | null
  }[]
  readonly actions: GoldAction[]
  readonly lint: {
    readonly kind: LintKind
    readonly quote: string
    readonly start: number
    /** The quote it was found in; left out where that is the quote itself. */
    readonly in?: string
  }[]
  readonly viewpoints: (GoldStatement & Owner)[]
  readonly disputes: GoldStatement[]
  readonly consensus: GoldStatement[]
}

export interface GoldInfo {
  readonly title: string | null
  readonly date: CivilDate | null
  readonly startTime: string | null
  readonly endTime: string | null
  readonly place: string | null
  readonly host: string | null
  readonly recorder: string | null
  readonly attendees: { readonly department: string | null; readonly people: string[] }[]
  readonly absentees: {
    readonly name: string
    readonly reason: string | null
    readonly delegate: string | null
  }[]
}

export interface GoldAction extends Owner {
  readonly quote: string
  readonly start: number
  readonly task: string
  readonly cooperating: string[]
  readonly due: CivilDate | null
  readonly dueText: string | null
  readonly dueKind: DueKind
  readonly criterion: string | null
  /** Only where several own it equally. */
  readonly owners?: Owner[]
  /** Only where a collective word is all there is; `department` then holds the word. 相关部门 is nobody. */
  readonly collective?: true
  /** The same thing said again. */
  readonly altQuotes?: string[]
}

export interface GoldStatement {
  readonly quote: string
  readonly start: number
}

export function toGold(analysis: Analysis): Gold {
  const { info, topics, decisions, actions, lint, viewpoints, disputes, consensus } = analysis
  const statement = ({ quote }: { readonly quote: Quote }) => ({ quote: quote.text, start: quote.start })
  return {
    info: {
      title: plain(info.title),
      date: plain(info.date),
      startTime: plain(info.startTime),
      endTime: plain(info.endTime),
      place: plain(info.place),
      host: plain(info.host),
      recorder: plain(info.recorder),
      attendees: info.attendees.map(({ department, people }) => ({
        department,
        people: people.map(({ value }) => value),
      })),
      absentees: info.absentees.map(({ name, reason, delegate }) => ({
        name: name.value,
        reason: plain(reason),
        delegate: plain(delegate),
      })),
    },
    topics: topics.map(({ title }) => title),
    decisions: decisions.map(({ quote, topic }) => ({
      text: quote.text,
      start: quote.start,
      topicIndex: topic,
    })),
    actions: actions.map(goldAction),
    lint: lint.map(({ kind, quote, of }) => {
      const within = (of.list === 'actions' ? actions : decisions)[of.index]?.quote
      const isPart = within !== undefined && within.text !== quote.text
      return { kind, quote: quote.text, start: quote.start, ...(isPart && { in: within.text }) }
    }),
    viewpoints: viewpoints.map((one) => ({
      ...statement(one),
      department: one.department,
      person: one.person,
    })),
    disputes: disputes.map(statement),
    consensus: consensus.map(statement),
  }
}

function goldAction(action: ActionItem): GoldAction {
  const { quote, task, department, person, owners, cooperating, collective, due, dueText, dueKind } = action
  const isCollective = collective !== null && !isNobody(collective) && department === null && person === null
  return {
    quote: quote.text,
    start: quote.start,
    task,
    department: isCollective ? collective : department,
    person,
    cooperating: [...cooperating],
    due,
    dueText: dueText?.text ?? null,
    dueKind,
    criterion: action.criterion?.text ?? null,
    ...(owners.length > 1 && {
      owners: owners.map(({ department, person }) => ({ department, person })),
    }),
    ...(isCollective && { collective: true as const }),
    ...(action.repeats.length > 0 && { altQuotes: action.repeats.map(({ text }) => text) }),
  }
}

function plain<Value>(told: Told<Value> | null): Value | null {
  return told === null ? null : told.value
}
