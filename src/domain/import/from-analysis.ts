import type { ActionItem, Analysis, Because, DecisionItem, Quote } from '#domain/analysis/analysis.ts'
import type { Mention } from '#domain/analysis/directory/types.ts'
import type { Told } from '#domain/analysis/document/told.ts'
import { decisionKindOf, isProvisional } from './decision-kind.ts'
import type {
  ImportBasics,
  ImportHint,
  ImportItem,
  ImportItemKind,
  ImportName,
  ImportReview,
  ImportWho,
} from './review.ts'

/** Who in the organisation bears a name. */
export interface Register {
  /** People of that name; with a department, those in it. */
  people(name: string, department: string | null): readonly string[]
  departments(name: string): readonly string[]
  homeOf(personId: string): string | null
  mentionsIn(text: string): readonly Mention[]
}

/** Everything a text suggests, as open questions to its reader. */
export function reviewOf(analysis: Analysis, register: Register): ImportReview {
  const names = new Names(register)
  const topicKey = (index: number | null) => (index === null ? null : `topic-${index}`)
  const decisions = decisionsIn(analysis)
  const linked = decisionsOf(analysis.actions, decisions)
  const item = (kind: ImportItemKind, index: number, read: Partial<ImportItem> & { quote: Quote }) => ({
    ...blank,
    key: `${kind}-${index}`,
    kind,
    text: withoutNumber(read.quote.text),
    ...read,
  })
  const statement = (kind: ImportItemKind) => (read: Analysis['open'][number], index: number) =>
    item(kind, index, {
      quote: read.quote,
      topicKey: topicKey(read.topic),
      confidence: read.confidence,
      because: [{ part: 'item', ...read.because }],
    })

  const items: ImportItem[] = [
    ...analysis.topics.map(({ quote, title }, index) => item('topic', index, { quote, text: title })),
    ...decisions.map((read, index) =>
      item('decision', index, {
        quote: read.quote,
        repeats: read.repeats,
        topicKey: topicKey(read.topic),
        confidence: read.confidence,
        because: [{ part: 'item', ...read.because }],
        decisionKind: decisionKindOf(read.quote.text, linked.includes(index)),
        isProvisional: isProvisional(read.quote.text),
        hints: read.hints,
      }),
    ),
    ...analysis.actions.map((read, index) =>
      item('action', index, {
        quote: read.quote,
        text: withoutNumber(taskIn(read)),
        repeats: read.repeats,
        topicKey: topicKey(read.topic),
        decisionKey: linked[index] === undefined ? null : `decision-${linked[index]}`,
        confidence: read.confidence,
        because: reasonsOf(read),
        who: names.ownerOf(read),
        cooperating: [
          ...read.owners.slice(1).map(({ person, department }) => names.who(person, department)),
          ...read.cooperating.map((name) => names.named(name)),
        ].filter((who) => who !== null),
        dueOn: read.due,
        dueText: read.dueText?.text ?? '',
        criterion: read.criterion?.text ?? '',
        hints: hintsOf(analysis, 'actions', index),
      }),
    ),
    ...analysis.viewpoints.map((read, index) =>
      item('viewpoint', index, {
        quote: read.quote,
        text: withoutName(read.quote.text, read),
        topicKey: topicKey(read.topic),
        confidence: read.confidence,
        because: [{ part: 'item', ...read.because }],
        who: names.who(read.person, read.department),
      }),
    ),
    ...analysis.disputes.map(statement('dispute')),
    ...analysis.consensus.map(statement('consensus')),
    ...analysis.open.map(statement('open')),
  ]
  const basics = basicsOf(analysis, names)
  return { basics, told: toldIn(analysis), items, names: names.all() }
}

const blank = {
  state: 'open',
  repeats: [],
  topicKey: null,
  decisionKey: null,
  who: null,
  cooperating: [],
  dueOn: null,
  dueText: '',
  criterion: '',
  decisionKind: null,
  isProvisional: false,
  confidence: 1,
  because: [],
  hints: [],
} as const satisfies Partial<ImportItem>

/**
 * What is to be done, in words that stand together in the text: where owner and day stand within the task, taking them
 * out would leave no sentence. An owner in front, as 采购部：询价, says nothing that is not said beside it.
 */
function taskIn(action: ActionItem): string {
  const { task, quote } = action
  const words = task.trim()
  return withoutName(words === '' || !quote.text.includes(words) ? quote.text : words, action)
}

/** 采购部 韦一鸣：询价 without whose it is, where that is known. */
function withoutName(
  text: string,
  { department, person }: { readonly department: string | null; readonly person: string | null },
): string {
  const label = /^([^：:，,。]{2,16})[：:]\s*(?=\S)/.exec(text)
  const named = label?.[1]?.replaceAll(/\s/g, '') ?? ''
  const isWho = [department, person, `${department ?? ''}${person ?? ''}`].includes(named)
  return label !== null && isWho ? text.slice(label[0].length) : text
}

/** Minutes of this product, copied off their page: 准备样机 RW-2026-014 is known here by another number from now on. */
function withoutNumber(text: string): string {
  return text.replace(/\s*\b[A-Z]{2,4}-\d{4}-\d{3,}\b.*$/s, '') || text
}

function reasonsOf({ because }: ActionItem): ImportItem['because'] {
  const plain = ({ key, params }: Because): Because => ({ key, params })
  return [
    { part: 'item', ...plain(because.action) },
    { part: 'owner', key: because.owner, params: {} },
    ...(because.due === null ? [] : [{ part: 'due' as const, ...plain(because.due) }]),
  ]
}

function hintsOf({ lint }: Analysis, list: 'actions' | 'decisions', index: number): ImportHint[] {
  return lint
    .filter(({ of }) => of.list === list && of.index === index)
    .map(({ kind, quote, because }) => ({ kind, quote, because }))
}

/**
 * What was settled: what the words tell, and what stands among the decisions and hands something out, with the whole of
 * its line.
 */
function decisionsIn(analysis: Analysis): (DecisionItem & { hints: ImportHint[] })[] {
  const { decisions, actions, settled } = analysis
  const lines = new Map(
    settled.flatMap(({ decision, quote }) => (decision === null ? [] : [[decision, quote] as const])),
  )
  const told = decisions.map((one, index) => ({
    ...one,
    quote: lines.get(index) ?? one.quote,
    hints: hintsOf(analysis, 'decisions', index),
  }))
  const handedOut = settled.flatMap(({ decision, quote, actions: [first] }) => {
    const action = first === undefined ? undefined : actions[first]
    if (decision !== null || action === undefined) return []
    const { topic, confidence } = action
    const because = { key: 'decision.section', params: {} }
    return [{ quote, topic, repeats: [], confidence, because, hints: [] }]
  })
  // Of a line that is one decision the parts are none beside it.
  const whole = settled.map(({ quote }) => quote)
  return [
    ...told.filter(({ quote }) => !whole.some((line) => line !== quote && holds(line, quote))),
    ...handedOut,
  ]
}

function holds(line: Quote, { start, text }: Quote): boolean {
  return start >= line.start && start + text.length <= line.start + line.text.length
}

/** For each action the decision that it stands in, if any. */
function decisionsOf(
  actions: readonly ActionItem[],
  decisions: readonly DecisionItem[],
): (number | undefined)[] {
  return actions.map((action) => {
    const places = [action.quote, ...action.repeats]
    const at = decisions.findIndex((decision) =>
      [decision.quote, ...decision.repeats].some((held) => places.some((place) => isIn(place, held))),
    )
    return at < 0 ? undefined : at
  })
}

/** At least half of it stands there. */
function isIn(part: Quote, whole: Quote): boolean {
  const from = Math.max(part.start, whole.start)
  const to = Math.min(part.start + part.text.length, whole.start + whole.text.length)
  return (to - from) * 2 > Math.min(part.text.length, whole.text.length)
}

function basicsOf({ info }: Analysis, names: Names): ImportBasics {
  return {
    name: info.title?.value ?? '',
    type: 'topic',
    date: info.date?.value ?? null,
    startTime: info.startTime?.value ?? '',
    endTime: info.endTime?.value ?? '',
    place: info.place?.value ?? '',
    host: info.host && names.who(info.host.value, departmentOf(info, info.host.value)),
    recorder: info.recorder && names.who(info.recorder.value, departmentOf(info, info.recorder.value)),
    attendees: info.attendees.flatMap(({ department, people }) =>
      people.map(({ value }) => names.who(value, department)).filter((who) => who !== null),
    ),
    absentees: info.absentees.flatMap(({ name, department, reason, delegate }) => {
      const who = names.who(name.value, department)
      const instead = delegate && names.who(delegate.value, null)
      return who === null ? [] : [{ who, reason: reason?.value ?? '', delegate: instead }]
    }),
  }
}

function departmentOf({ attendees }: Analysis['info'], name: string): string | null {
  return attendees.find(({ people }) => people.some(({ value }) => value === name))?.department ?? null
}

function toldIn({ info }: Analysis): ImportReview['told'] {
  const places: Record<string, Told | null> = {
    name: info.title,
    date: info.date,
    startTime: info.startTime,
    endTime: info.endTime,
    place: info.place,
    host: info.host,
    recorder: info.recorder,
  }
  return Object.fromEntries(
    Object.entries(places).flatMap(([field, place]) =>
      place === null ? [] : [[field, { text: place.quote, start: place.start }]],
    ),
  )
}

/** Looks names up, and keeps those that nobody or several bear. */
class Names {
  private readonly unsure = new Map<string, ImportName>()
  private readonly register: Register

  constructor(register: Register) {
    this.register = register
  }

  all(): ImportName[] {
    return [...this.unsure.values()]
  }

  who(person: string | null, department: string | null): ImportWho | null {
    const [departmentId, ...others] = department === null ? [] : this.register.departments(department)
    const isSure = departmentId !== undefined && others.length === 0
    if (person === null) {
      if (department === null) return null
      if (isSure) return { personId: null, departmentId, written: '' }
      return this.keep(department, [], department === null ? [] : this.register.departments(department), null)
    }
    const inIt = this.register.people(person, department)
    const ids = inIt.length > 0 ? inIt : this.register.people(person, null)
    const [personId, ...more] = ids
    if (personId !== undefined && more.length === 0) {
      const home = isSure ? departmentId : this.register.homeOf(personId)
      return { personId, departmentId: home, written: '' }
    }
    return this.keep(person, ids, [], isSure ? departmentId : null)
  }

  /** A name that may be a person's or a department's. */
  named(name: string): ImportWho | null {
    return this.register.departments(name).length > 0 ? this.who(null, name) : this.who(name, null)
  }

  ownerOf({ quote, person, department, because }: ActionItem): ImportWho | null {
    if (person === null && (because.owner === 'ambiguous' || because.owner === 'unknownName')) {
      const mention = this.register
        .mentionsIn(quote.text)
        .find(({ kind, entry }) => kind === 'person' && entry === null)
      if (mention !== undefined) {
        const ids = mention.candidates.flatMap((one) =>
          one.person === null ? [] : this.register.people(one.person, one.department),
        )
        const [only] = department === null ? [] : this.register.departments(department)
        return this.keep(mention.written, [...new Set(ids)], [], only ?? null)
      }
    }
    return this.who(person, department)
  }

  private keep(
    written: string,
    personIds: readonly string[],
    departmentIds: readonly string[],
    departmentId: string | null,
  ): ImportWho {
    const known = this.unsure.get(written)
    this.unsure.set(written, {
      written,
      personIds: [...new Set([...(known?.personIds ?? []), ...personIds])],
      departmentIds: [...new Set([...(known?.departmentIds ?? []), ...departmentIds])],
      choice: null,
      isRemembered: false,
    })
    return { personId: null, departmentId, written }
  }
}
