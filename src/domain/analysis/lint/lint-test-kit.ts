import type { ActionItem, DecisionItem, LintItem, LintKind, Reading } from '#domain/analysis/analysis.ts'
import type { DueKind } from '#domain/analysis/deadline/deadline.ts'
import { type Directory, openDirectory } from '#domain/analysis/directory/open.ts'
import type { DirectoryData } from '#domain/analysis/directory/types.ts'
import { readDocument } from '#domain/analysis/document/read.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import { lintOf } from './lint-of.ts'

/** What an item is expected to be, as a line: owners | kind of deadline | what is wrong with it. */
export interface Expected {
  readonly isDecision: boolean
  readonly owners: readonly string[]
  readonly collective: string | null
  readonly kind: DueKind
  readonly lint: readonly string[]
}

const calendar: WorkCalendar = {
  kinds: new Map(),
  names: new Map(),
  announcedYears: new Set([2026]),
  dayStart: '09:00',
  dayEnd: '18:00',
}
const day = civilDate('2026-03-18')

export function readingOf(
  text: string,
  directory: Directory = openDirectory({ departments: [], people: [] }),
): Reading {
  const setting = { directory, referenceDate: day, meetingDate: day, nextMeeting: null, calendar }
  return { doc: readDocument(text), setting }
}

/** `- | none |`, `*各部门 | rel |`, `甲+乙 | vague | !several ~尽快`; § says that it is a decision. */
export function expectedOf(line: string): Expected {
  const [who = '', kind = 'none', lint = ''] = line.split('|').map((part) => part.trim())
  const isNobody = who === '-' || who === '§' || who === ''
  return {
    isDecision: who === '§',
    owners: isNobody || who.startsWith('*') ? [] : who.split('+'),
    collective: who.startsWith('*') ? who.slice(1) : null,
    kind: kind as DueKind,
    lint: lint === '' ? [] : lint.split(/ (?=[!~=])/u),
  }
}

export function actionAt(text: string, quote: string, start: number, expected: Expected): ActionItem {
  const owners = expected.owners.map((name) => ({ department: name, person: null }))
  const dated = ['full', 'md', 'day', 'rel'].includes(expected.kind)
  return {
    quote: { text: text.slice(start, start + quote.length), start },
    task: quote,
    department: owners[0]?.department ?? null,
    person: null,
    owners,
    cooperating: [],
    collective: expected.collective,
    due: dated ? civilDate('2026-03-31') : null,
    time: null,
    dueText: null,
    dueKind: expected.kind,
    criterion: null,
    repeats: [],
    topic: null,
    confidence: 1,
    because: { action: { key: '', params: {} }, owner: 'none', due: null },
  }
}

export function decisionAt(quote: string, start: number): DecisionItem {
  return {
    quote: { text: quote, start },
    topic: null,
    repeats: [],
    confidence: 1,
    because: { key: '', params: {} },
  }
}

const signs: Readonly<Record<LintKind, string>> = {
  missing_owner: '!owner',
  multiple_owners: '!several',
  missing_deadline: '!due',
  vague: '~',
  unmeasurable: '=',
}

export function shown({ kind, quote }: LintItem): string {
  return kind === 'vague' || kind === 'unmeasurable' ? signs[kind] + quote.text : signs[kind]
}

/** What is said of each ⟨…⟩ of a text, beside what is expected of it. */
export function lintOfMarked(
  marked: string,
  lines: readonly string[],
): { readonly quote: string; readonly expected: readonly string[]; readonly got: readonly string[] }[] {
  let text = ''
  const items: { quote: string; start: number; expected: Expected }[] = []
  let from = 0
  for (const match of marked.matchAll(/⟨(§?)([^⟩]*)⟩/gu)) {
    text += marked.slice(from, match.index)
    const quote = match[2] ?? ''
    const expected = expectedOf(lines[items.length] ?? '')
    if (expected.isDecision !== (match[1] === '§')) throw new Error(`out of step at ${quote}`)
    items.push({ quote, start: text.length, expected })
    text += quote
    from = match.index + match[0].length
  }
  text += marked.slice(from)
  if (items.length !== lines.length) throw new Error(`${items.length} items, ${lines.length} lines`)
  const departments = [...new Set(items.flatMap(({ expected }) => expected.owners))]
  const data: DirectoryData = { departments: departments.map((name) => ({ name, aliases: [] })), people: [] }
  const actions = items.filter(({ expected }) => !expected.isDecision)
  const decisions = items.filter(({ expected }) => expected.isDecision)
  const lint = lintOf(
    readingOf(text, openDirectory(data)),
    actions.map(({ quote, start, expected }) => actionAt(text, quote, start, expected)),
    decisions.map(({ quote, start }) => decisionAt(quote, start)),
  )
  const ofItem = (list: 'actions' | 'decisions', index: number) =>
    lint.filter(({ of }) => of.list === list && of.index === index).map(shown)
  return items.map((item) => ({
    quote: item.quote,
    expected: item.expected.lint,
    got: item.expected.isDecision
      ? ofItem('decisions', decisions.indexOf(item))
      : ofItem('actions', actions.indexOf(item)),
  }))
}
