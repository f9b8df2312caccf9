import { addDays, type CivilDate, daysBetween } from '#domain/calendar/civil-date.ts'
import type { TimeOfDay } from '#domain/calendar/instant.ts'
import type { Deadline, DeadlineBound } from './deadline.ts'
import { type EnglishAtom, readEnglishAtom } from './english-atom.ts'
import { count, countOf, unit, weekday } from './english-words.ts'
import { dayOfEvent } from './event.ts'
import { found } from './found.ts'
import { type Source, two } from './source.ts'
import { type Span, type SpanUnit, shift, spanKey } from './span.ts'
import { execAt } from './tokens.ts'

/** Words that can open an expression; a number must, since days begin with it. */
const opening =
  /(?<![a-z0-9@./_-])(?:[0-9]{1,3}(?=(?:st|nd|rd|th)? {1,2}(?:of )?[a-z])|by|before|until|till|due|no|not|on|in|at|within|over|during|after|from|starting|prior|the|this|next|last|coming|end|close|early|mid|late|mid-late|beginning|start|middle|today|tonight|tomorrow|yesterday|eod|cob|eob|eow|eom|eoq|eoy|week|month|quarter|year|every|each|daily|weekly|biweekly|fortnightly|monthly|quarterly|asap|as|soon|sometime|someday|later|shortly|tbd|tbc|when|whenever|if|in|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a|an|half|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|q[1-4]|h[12])(?![0-9])/g

/** The deadlines that stand in English; a text without Latin words has none. */
export function findEnglish(source: Source): Deadline[] {
  if (!/[a-z]{2}/.test(source.folded)) return []
  const all: Deadline[] = []
  let from = 0
  for (const match of source.folded.matchAll(opening)) {
    const at = match.index
    if (at < from) continue
    const deadline = readEnglish(source, at)
    if (deadline === undefined) continue
    all.push(deadline)
    from = at + deadline.quote.length
  }
  return all
}

function readEnglish(source: Source, at: number): Deadline | undefined {
  return recurring(source, at) ?? vague(source, at) ?? spanAt(source, at) ?? limitAt(source, at)
}

const every = new RegExp(
  `(?:every|each) (?:(?:other|second|[0-9]{1,2}|two|three|four|six) )?(?:(?:business|working|week) ?)?(?:days?|mornings?|afternoons?|evenings?|weeks?|fortnights?|months?|quarters?|years?|weekdays?|${weekday}s?)(?![a-z])(?: at [0-9]{1,2}(?::[0-9]{2})?(?: ?[ap]m)?)?|on (?:mon|tues|wednes|thurs|fri|satur|sun)days(?![a-z])|(?:daily|weekly|biweekly|fortnightly|monthly|quarterly)(?= ?(?:$|[.,;!?)\\n]))`,
  'y',
)

function recurring(source: Source, at: number): Deadline | undefined {
  const match = execAt(every, source.folded, at)
  if (match === null) return undefined
  return make(source, at, at + match[0].length, {
    kind: 'recur',
    bound: 'on',
    confidence: 0.9,
    why: { key: 'recurring', params: {} },
  })
}

const someTime =
  /(?:asap|as soon as (?:possible|practicable|feasible|we can|you can)|(?:sometime|someday)(?: soon| later| next)?|soon|shortly|later(?! than)|tbd|tbc|in due course|at some (?:point|stage)|at your (?:earliest )?convenience|when(?:ever)? (?:possible|convenient|time permits)|if (?:time permits|possible)|in the (?:near|foreseeable) future|in (?:a few|several|a couple of) (?:days|weeks|months))(?![a-z])/y

function vague(source: Source, at: number): Deadline | undefined {
  const match = execAt(someTime, source.folded, at)
  if (match === null) return undefined
  // a later version, soon after the launch
  if (
    /^ (?:version|stage|phase|release|date|after|than|before|afterwards)/.test(
      source.folded.slice(at + match[0].length),
    )
  )
    return undefined
  return make(source, at, at + match[0].length, {
    kind: 'vague',
    confidence: 0.9,
    why: { key: 'vague.word', params: { word: source.text.slice(at, at + match[0].length) } },
  })
}

const span = new RegExp(
  `(?<lead>(?:no later than|within|in|over|during) (?:the )?(?:next |coming |following )?)?${count} ${unit}(?<time>(?:'s?|s')? time)?`,
  'y',
)
/** of receipt, after the review, before go-live, from today, ago: what a length hangs on. */
const hanging =
  /(?<how>after|from|of|following|before|prior to|ahead of|ago|later|earlier) ?(?<event>(?:(?:the|a|an|our|your|their|this|its) )?[a-z][a-z0-9-]*(?: (?!(?:and|but|so|then|please|will|must|by|on|for|to|is|are)\b)[a-z][a-z0-9-]*){0,3})?/y
const units: readonly (readonly [RegExp, SpanUnit])[] = [
  [/^(?:working|business|work|week).?days?/, 'workday'],
  [/day/, 'day'],
  [/hour|hr/, 'hour'],
  [/min/, 'minute'],
  [/fortnight|week/, 'week'],
  [/month/, 'month'],
  [/quarter/, 'quarter'],
  [/year/, 'year'],
]

function spanAt(source: Source, at: number): Deadline | undefined {
  const match = execAt(span, source.folded, at)
  if (match === null) return undefined
  const { lead, time, count: said = '', unit: name = '' } = match.groups ?? {}
  const number = countOf(said)
  const kind = units.find(([pattern]) => pattern.test(name))?.[1]
  if (kind === undefined) return undefined
  const isFortnight = name.startsWith('fortnight')
  const length: Span = {
    spot: { next: 0, end: 0 },
    unit: kind,
    count: (number ?? 1) * (isFortnight ? 2 : 1),
    isLoose: number === undefined,
  }
  const end = at + match[0].length
  const behind = source.folded[end] === ' ' ? execAt(hanging, source.folded, end + 1) : null
  if (behind !== null) {
    const hung = hangingSpan(source, at, end, length, behind)
    if (hung !== undefined) return hung
  }
  // three days by itself is only a length, and so is “in the last two weeks”
  if (lead === undefined && time === undefined) return undefined
  const isInside = lead === undefined || /within|over|during|no later/.test(lead)
  return counted(source, at, end, length, isInside ? 'within' : 'on')
}

function counted(source: Source, at: number, end: number, length: Span, bound: DeadlineBound): Deadline {
  if (length.isLoose) {
    const why = { key: 'vague.number', params: {} }
    return make(source, at, end, { kind: 'vague', bound, confidence: 0.8, why })
  }
  const { calendar } = source.context
  return make(source, at, end, {
    kind: 'rel',
    due: shift(source.base, length, 1, calendar),
    bound,
    confidence: 0.92,
    why: { key: spanKey(length), params: { count: length.count, since: source.base } },
  })
}

function hangingSpan(
  source: Source,
  at: number,
  end: number,
  length: Span,
  behind: RegExpExecArray,
): Deadline | undefined {
  const { how = '', event = '' } = behind.groups ?? {}
  const { calendar } = source.context
  if (how === 'ago' || how === 'earlier') {
    return make(source, at, end + 1 + how.length, {
      kind: 'rel',
      due: length.isLoose ? null : shift(source.base, length, -1, calendar),
      role: 'past',
      confidence: 0.8,
      why: { key: spanKey(length), params: { count: length.count, since: source.base } },
    })
  }
  const isBack = how === 'before' || how === 'prior to' || how === 'ahead of'
  if (how === 'later' || (how === 'from' && /^(?:now|today)(?![a-z])/.test(event))) {
    const to = end + 1 + (how === 'later' ? 5 : 5 + (/^now|^today/.exec(event)?.[0].length ?? 0))
    return counted(source, at, to, length, 'on')
  }
  if (event === '') return undefined
  const start = end + 1 + behind[0].length - event.length
  const isMeeting = /^(?:the |this |today's )?meeting$/.test(event)
  const atom = readEnglishAtom(source, start)
  if (how === 'of' && atom === undefined && !gerunds.test(event)) return undefined
  const stop = atom?.end ?? end + 1 + behind[0].length
  if (atom !== undefined && !length.isLoose) {
    const due = shift(atom.due, length, isBack ? -1 : 1, calendar)
    const why = {
      key: isBack ? 'span.before' : spanKey(length),
      params: { count: length.count, unit: length.unit, day: atom.due, since: atom.due },
    }
    return make(source, at, stop, {
      kind: atom.kind,
      due,
      bound: isBack ? 'by' : 'within',
      confidence: 0.85,
      why,
    })
  }
  if (isMeeting && !isBack) return counted(source, at, stop, length, 'within')
  const words = source.text.slice(start, stop)
  const day = dayOfEvent(source, event)
  return make(source, at, stop, {
    kind: isBack ? 'event' : 'cond',
    event: words,
    bound: isBack ? 'by' : 'within',
    ...(day && !length.isLoose ? { accept: [shift(day, length, isBack ? -1 : 1, calendar)] } : {}),
    confidence: 0.85,
    why: { key: 'event.unresolved', params: { event: words } },
  })
}

/** within 3 days of receipt, of receiving the file: things that happen. */
const gerunds =
  /(?:^|[ ])(?:[a-z]+ing|receipt|approval|signature|delivery|notice|notification|request|acceptance|completion|launch|go-live|payment|arrival|submission|release|award)(?![a-z])/

const lead =
  /(?<lead>(?:no|not) later than|at the latest by|due (?:on|by)|due|by|before|prior to|until|till|on|in|at|during|after|from|starting(?: from| on)?) (?:the (?=end|beginning|start|close|middle|[0-9]|day after|following))?/y
const eventAhead =
  /(?:the |our |your )?(?:next )?(?:(?!(?:the|and|you|we|they|it|i|he|she|he|leaving|going|that|this)\b)[a-z][a-z0-9-]* ){0,2}(?:launch|release|go-live|review|demo|freeze|kick-?off|audit|inspection|shipment|delivery|deployment|handover|hand-over|rollout|election|opening|migration|cutover|acceptance|exam|holidays?|trip|meeting|call|sync|standup|sprint planning)(?![a-z])/y
const nextMeeting = /(?:the |our )?next (?:[a-z]+ )?(?:meeting|call|sync|session)$/

/** by Friday, before Nov 20, on the 5th, next week, end of the month. */
function limitAt(source: Source, at: number): Deadline | undefined {
  const opened = execAt(lead, source.folded, at)
  const word = opened?.groups?.lead
  const start = at + (opened?.[0].length ?? 0)
  const bound = boundOf(word)
  const time = opened === null ? undefined : readClock(source, start)
  const dayStart = time === undefined ? start : skipJoint(source, time.end)
  const atom = readEnglishAtom(source, dayStart)
  if (atom === undefined || (atom.needsLead && word === undefined && !isNamed(source, dayStart, atom))) {
    if (time !== undefined && word !== undefined && bound === 'by') {
      const why = { key: 'time.today', params: { day: source.base } }
      return make(source, at, time.end, {
        kind: 'rel',
        due: source.base,
        time: time.time,
        bound,
        confidence: 0.75,
        why,
      })
    }
    return word === undefined || bound !== 'by' ? undefined : eventLimit(source, at, start)
  }
  const later = time === undefined ? readClock(source, skipJoint(source, atom.end)) : undefined
  const end = later?.end ?? weekdayBehind(source, atom.end)
  return limit(source, at, end, atom, bound, time?.time ?? later?.time ?? null)
}

function limit(
  source: Source,
  at: number,
  end: number,
  atom: EnglishAtom,
  bound: DeadlineBound | undefined,
  time: TimeOfDay | null,
): Deadline {
  const isBefore = /^(?:before|prior)/.test(source.folded.slice(at, at + 6)) && atom.before !== undefined
  const due = isBefore ? (atom.before as CivilDate) : atom.due
  const now = bound ?? (atom.isWhole ? 'within' : 'on')
  const liesBehind =
    atom.lastTime !== undefined &&
    now !== 'by' &&
    daysBetween(atom.lastTime, source.base) <= 120 &&
    daysBetween(source.base, due) >= 240
  const isOver = atom.isPast === true || liesBehind || isDone(source, at, end)
  const limitDay = now === 'after' ? null : liesBehind ? (atom.lastTime as CivilDate) : due
  return make(source, at, end, {
    kind: atom.kind,
    due: limitDay,
    time,
    bound: now,
    ...(now === 'after' ? { from: due } : atom.from ? { from: atom.from } : {}),
    ...(atom.accept && !isBefore ? { accept: atom.accept } : {}),
    role: isOver ? 'past' : 'deadline',
    confidence: now === 'after' ? 0.5 : atom.confidence,
    why: now === 'after' ? { key: 'bound.onlyAfter', params: { day: due } } : atom.why,
  })
}

/** A word that is a day only as a name: Mon, Fri. */
function isNamed({ text, folded }: Source, start: number, atom: EnglishAtom): boolean {
  if (!/^(?:mon|tue|wed|thu|fri|sat|sun)/.test(folded.slice(start, start + 3))) return false
  return text[start] !== folded[start] && atom.end - start >= 3 && !/^ [a-z]/.test(folded.slice(atom.end))
}

function boundOf(word: string | undefined): DeadlineBound | undefined {
  if (word === undefined) return undefined
  if (/^(?:by|before|prior|until|till|no|not|at the latest|due)/.test(word)) return 'by'
  if (/^(?:after|from|starting)/.test(word)) return 'after'
  return word === 'in' || word === 'during' ? 'within' : 'on'
}

function eventLimit(source: Source, at: number, start: number): Deadline | undefined {
  const match = execAt(eventAhead, source.folded, start)
  if (match === null) return undefined
  const end = start + match[0].length
  const event = source.text.slice(start, end)
  const known = nextMeeting.test(match[0]) ? source.context.nextMeeting : undefined
  if (known !== undefined) {
    const why = { key: 'meeting.next', params: { day: known } }
    return make(source, at, end, {
      kind: 'rel',
      due: known,
      event,
      bound: 'by',
      accept: [addDays(known, -1)],
      confidence: 0.85,
      why,
    })
  }
  const day = dayOfEvent(source, match[0])
  return make(source, at, end, {
    kind: 'event',
    event,
    bound: 'by',
    ...(day ? { accept: [day] } : {}),
    confidence: 0.6,
    why: { key: 'event.unresolved', params: { event } },
  })
}

const done = /\b(?:was|were|has been|have been|had been|already|completed|finished|happened)\b[^.;\n]{0,30}$/

/** It was shipped on Friday. */
function isDone(source: Source, at: number, end: number): boolean {
  const before = source.folded.slice(Math.max(0, at - 40), at)
  return done.test(before) && !/\b(?:will|must|should|to be|shall)\b/.test(before) && end > at
}

function skipJoint({ folded }: Source, at: number): number {
  return at + (/^(?:,? (?:on |at |by )?| )/.exec(folded.slice(at, at + 5))?.[0].length ?? 0)
}

/** Nov 20 (Fri), Friday, Nov 20 is read by its first part: the weekday behind a day belongs to it. */
function weekdayBehind({ folded }: Source, at: number): number {
  return (
    at + (/^,? ?\((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\)/.exec(folded.slice(at, at + 14))?.[0].length ?? 0)
  )
}

const clock =
  /(?:(?<hour>[0-9]{1,2})(?::(?<minute>[0-9]{2}))? ?(?<half>[ap])\.?m(?![a-z])\.?|(?<hour24>[0-9]{1,2}):(?<minute24>[0-9]{2})(?![0-9:])|(?<word>noon|midday|midnight|eod|cob|close of business|end of (?:the )?(?:business |working )?day|morning|afternoon|evening)(?![a-z]))/y

function readClock(source: Source, at: number): { end: number; time: TimeOfDay | null } | undefined {
  const match = execAt(clock, source.folded, at)
  if (match === null) return undefined
  const end = at + match[0].length
  const { hour, minute, half, hour24, minute24, word } = match.groups ?? {}
  if (word !== undefined) {
    const { dayEnd } = source.context.calendar
    const named = word === 'noon' || word === 'midday' ? '12:00' : word === 'midnight' ? '23:59' : null
    const time = named ?? (/^(?:morning|afternoon|evening)$/.test(word) ? null : dayEnd)
    return { end, time: time as TimeOfDay | null }
  }
  const hours = hour24 === undefined ? (Number(hour) % 12) + (half === 'p' ? 12 : 0) : Number(hour24)
  const minutes = Number(minute24 ?? minute ?? 0)
  if (hours > 23 || minutes > 59 || Number(hour ?? 1) > 12) return undefined
  return { end, time: `${two(hours)}:${two(minutes)}` as TimeOfDay }
}

type Parts = Parameters<typeof found>[3]

function make(source: Source, start: number, end: number, parts: Parts): Deadline {
  return found(source, start, { next: 0, end }, parts).deadline
}
