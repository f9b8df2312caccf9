import { findActions } from '#domain/analysis/action/find-actions.ts'
import type {
  ActionItem,
  Because,
  DecisionItem,
  LintItem,
  LintKind,
  Reading,
} from '#domain/analysis/analysis.ts'
import { findDeadlines } from '#domain/analysis/deadline/find-deadlines.ts'
import { type Directory, openDirectory } from '#domain/analysis/directory/open.ts'
import { ownerOf } from '#domain/analysis/directory/owner.ts'
import { readDocument } from '#domain/analysis/document/read.ts'
import { type FindVague, findVague } from '#domain/analysis/lint/find-vague.ts'
import { lintOf } from '#domain/analysis/lint/lint-of.ts'
import type { CivilDate } from '#domain/calendar/civil-date.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import type { NormId } from '#domain/norm/catalogue.ts'
import { type Commitment, isDay, proposedDay, type Remedy, remediesFor } from './remedies.ts'

/** What to underline in a text that is being typed: `text.slice(start, end)`, and what may be done about it. */
export interface Mark {
  readonly kind: LintKind
  readonly start: number
  readonly end: number
  readonly text: string
  /** The norm that asks for it. */
  readonly norm: NormId
  readonly because: Because
  readonly remedies: readonly Remedy[]
}

export interface MarkContext {
  /** Without it nothing is said of owners. Open it once (openDirectory), not at every key. */
  readonly directory?: Directory
  readonly referenceDate: CivilDate
  readonly calendar: WorkCalendar
  /** The text as a whole is one; without it, commitments are looked for in it. */
  readonly as?: 'decision' | 'task'
  /** What stands in a field beside the text and need not be said in it. */
  readonly beside?: { readonly owner?: boolean; readonly due?: boolean }
  /** By the organisation's own lists (vagueFinder). */
  readonly find?: FindVague
}

const norms: Readonly<Record<LintKind, NormId>> = {
  vague: 'NM-WRD-02',
  missing_owner: 'NM-WRD-05',
  multiple_owners: 'NM-WRD-05',
  missing_deadline: 'NM-WRD-06',
  unmeasurable: 'NM-WRD-04',
}
const noDirectory = openDirectory({ departments: [], people: [] })
/** While the first words are being typed nothing is missing yet. */
const enough = 4

export function marksIn(text: string, context: MarkContext): Mark[] {
  const { directory = noDirectory, referenceDate, calendar, find = findVague, beside = {} } = context
  const setting = { directory, referenceDate, meetingDate: referenceDate, nextMeeting: null, calendar }
  const reading: Reading = { doc: readDocument(text), setting }
  const { actions, decisions } = itemsIn(text, reading, context.as)
  const day = proposedDay(referenceDate, calendar)
  const lint = lintOf(reading, actions, decisions, find).filter((item) => {
    if (item.kind === 'missing_owner') return context.directory !== undefined && beside.owner !== true
    if (item.kind === 'multiple_owners') return beside.owner !== true
    return item.kind !== 'missing_deadline' || beside.due !== true
  })
  const said = saidByWords(lint)
  const commitmentOf = commitments(reading, { actions, decisions }, beside.due === true)
  return lint
    .filter((item) => !said.has(placeOf(item.kind, item)))
    .map((item): Mark => {
      const { kind, quote, because } = item
      const commitment = commitmentOf(item)
      return {
        kind,
        start: quote.start,
        end: quote.start + quote.text.length,
        text: quote.text,
        norm: kind === 'vague' && because.params.norm === 'NM-WRD-01' ? 'NM-WRD-01' : norms[kind],
        because,
        remedies: remediesFor(text, item, commitment, day),
      }
    })
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
}

const saying: ReadonlyMap<string, LintKind> = new Map([
  ['vague.nobody', 'missing_owner'],
  ['vague.soon', 'missing_deadline'],
  ['vague.someday', 'missing_deadline'],
])
const placeOf = (kind: LintKind, { of }: LintItem) => `${kind} ${of.list} ${of.index}`

/** 相关部门 and 尽快 say themselves that there is no owner and no day: the whole line need not be marked too. */
function saidByWords(lint: readonly LintItem[]): ReadonlySet<string> {
  return new Set(
    lint.flatMap((item) => {
      const kind = saying.get(item.because.key)
      return kind === undefined ? [] : [placeOf(kind, item)]
    }),
  )
}

interface Items {
  readonly actions: readonly ActionItem[]
  readonly decisions: readonly DecisionItem[]
}

function itemsIn(text: string, reading: Reading, as: MarkContext['as']): Items {
  if (as === undefined) return { actions: findActions(reading), decisions: [] }
  const whole = text.trim()
  if (whole === '') return { actions: [], decisions: [] }
  const quote = { text: whole, start: text.indexOf(whole) }
  const because: Because = { key: 'typed', params: {} }
  const said = { quote, topic: null, repeats: [], confidence: 1 }
  if (as === 'decision' || whole.length < enough) {
    return { actions: [], decisions: [{ ...said, because }] }
  }
  const { setting } = reading
  const owner = ownerOf(setting.directory, whole)
  const deadlines = findDeadlines(whole, { referenceDate: setting.referenceDate, calendar: setting.calendar })
  const due = deadlines.find(isDay) ?? deadlines.find(({ kind }) => kind === 'vague')
  const action: ActionItem = {
    ...said,
    task: whole,
    department: owner.department,
    // somebody whom the directory does not know is somebody
    person: owner.person ?? owner.quotes.find(({ role }) => role === 'owner')?.text ?? null,
    owners: owner.owners,
    cooperating: owner.cooperating,
    collective: owner.collective,
    due: due?.due ?? null,
    time: null,
    dueText: due ? { text: due.quote, start: due.start + quote.start } : null,
    dueKind: due?.kind ?? 'none',
    criterion: null,
    because: { action: because, owner: owner.why, due: null },
  }
  return { actions: [action], decisions: [] }
}

/** What stands around the marks of one item is read once. */
function commitments(
  { setting }: Reading,
  { actions, decisions }: Items,
  isDatedBeside: boolean,
): (item: LintItem) => Commitment {
  const { referenceDate, calendar, directory } = setting
  const read = new Map<ActionItem | DecisionItem, Commitment>()
  return ({ of }) => {
    const action = of.list === 'actions' ? actions[of.index] : undefined
    const item = (action ?? decisions[of.index]) as ActionItem | DecisionItem
    const known = read.get(item)
    if (known !== undefined) return known
    const { text, start } = item.quote
    const isDated =
      isDatedBeside ||
      (action === undefined
        ? findDeadlines(text, { referenceDate, calendar }).some(isDay)
        : action.due !== null || (action.dueKind !== 'none' && action.dueKind !== 'vague'))
    const quotes = action === undefined ? [] : ownerOf(directory, text).quotes
    const commitment: Commitment = {
      start,
      end: start + text.length,
      owners: action?.owners ?? [],
      quotes: quotes.map((quote) => ({ ...quote, start: quote.start + start })),
      isDated,
    }
    read.set(item, commitment)
    return commitment
  }
}
