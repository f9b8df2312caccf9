import type { Directory } from '#domain/analysis/directory/open.ts'
import type { Doc, Span } from './doc.ts'
import { away, officeAlone, peopleIn, type Somebody } from './people.ts'
import { type Told, toldAs } from './told.ts'

export interface Attendee {
  department: string | null
  name: Told
}

export interface Absentee {
  name: Told
  department: string | null
  reason: Told | null
  delegate: Told | null
}

/** 甲（乙代）: whoever stands in the bracket came instead. */
const isReplaced = /^(?:代理?人?:|(?:[^,;]{2,12})代(?:为|替)?(?:参会|出席|参加|列席|开会|会)?$)/

/** Those present: without the asides on who is away. */
export function presentIn(
  doc: Doc,
  span: Span,
  directory: Directory | null,
): { present: Somebody[]; away: Span[]; replaced: Absentee[] } {
  const gone: Span[] = []
  const replaced: Absentee[] = []
  const text = doc.folded.slice(span.start, span.end)
  for (const found of text.matchAll(/\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g)) {
    const inner = found[1] ?? ''
    const stands = /^(?:代|替)(?!表)[^,]{2,12}$/.test(inner)
    if (!stands && !away.test(inner) && !/委托|授权|代[为投]|有事|^由/.test(inner) && !isReplaced.test(inner))
      continue
    const start = span.start + found.index + 1
    const named = peopleIn(doc, { start, end: start + inner.length }, directory)
    // 甲（出差）, 乙（委托丙参加）: the one before the bracket is away
    if (stands) {
      // 甲（代乙）: the one in brackets is away
      const by = peopleIn(doc, { start: span.start, end: start - 1 }, directory).at(-1)
      const one = named[0]
      if (!by || !one) continue
      const { name, department } = one
      replaced.push({
        name: toldAs(doc, one, name),
        department,
        reason: null,
        delegate: toldAs(doc, by, by.name),
      })
      gone.push({ start, end: start + inner.length })
      continue
    }
    const near = Math.max(0, found.index - 24)
    const before = text.slice(near, found.index)
    const own =
      near + Math.max(...['、', ',', ';', '。', ':', ' '].map((mark) => before.lastIndexOf(mark))) + 1
    const theirs =
      named.length === 0 ||
      /^(?:特|已|书面)?(?:由|委托|委派|请|托|授权)/.test(inner) ||
      isReplaced.test(inner)
    gone.push({ start: theirs ? span.start + own : start, end: start + inner.length + (theirs ? 1 : 0) })
  }
  for (const found of text.matchAll(/[^。;]+/g)) {
    const outer = found[0].replace(/\([^()]*\)/g, (bracket) => '\u00a0'.repeat(bracket.length))
    if (!away.test(outer)) continue
    // of 甲、乙、丙请假 only the last piece is said to be away
    const piece = /,/.test(outer) ? outer.split(',').findIndex((part) => away.test(part)) : 0
    const before = outer.split(',').slice(0, piece).join(',').length + (piece > 0 ? 1 : 0)
    gone.push({ start: span.start + found.index + before, end: span.start + found.index + outer.length })
  }
  const present = peopleIn(doc, span, directory).filter(
    (one) => !gone.some((out) => out.start <= one.start && one.end <= out.end),
  )
  return {
    present,
    away: gone.filter(
      ({ start }) => !replaced.some(({ name }) => name.start >= start && name.start < start + 2),
    ),
    replaced,
  }
}

const standIn = /(?:由|委托|委|请|托|指派|安排|授权|派|代理人:?|委托人:?|代:)\s*$/
const standsIn = /^\s*(?:同志|先生|女士)?\s*(?:代|出席|参加|列席|投票|与会|参会|表决|替)/

/** 丁（时差）, 戊（高烧）: what fills the bracket behind somebody and no directory has is why, whatever name it looks like. */
function isAside(
  doc: Doc,
  one: Somebody,
  before: Somebody | undefined,
  directory: Directory | null,
): boolean {
  if (!directory || !before || one.end - one.start > 3) return false
  const between = doc.folded.slice(before.end, one.start)
  if (!/^\s*\($/.test(between) || doc.folded.charAt(one.end) !== ')') return false
  // 王律(王若言) says who 王律 is
  if (doc.folded.charAt(before.start) === doc.folded.charAt(one.start)) return false
  return !directory
    .findNames(doc.text.slice(one.start, one.end))
    .some(({ kind, entry }) => kind === 'person' && entry !== null)
}

/** Those away, each with the reason in brackets or behind the name, and who came instead. */
export function absentIn(doc: Doc, span: Span, directory: Directory | null): Absentee[] {
  const all = peopleIn(doc, span, directory)
  const people = all.filter((one, at) => !isAside(doc, one, all[at - 1], directory))
  const isDelegate = (one: Somebody, at: number) => {
    const before = doc.folded
      .slice(people[at - 1]?.end ?? span.start, one.start)
      .replace(/[〇㐀-鿿]{0,8}(?:部|处|科|局|长|任|理)$/, '')
    return (
      at > 0 &&
      (standIn.test(before) ||
        standIn.test(doc.folded.slice(Math.max(span.start, one.start - 4), one.start)) ||
        standsIn.test(doc.folded.slice(one.end, Math.min(span.end, one.end + 6))))
    )
  }
  const out: Absentee[] = []
  const seen = new Set<string>()
  for (const [at, one] of people.entries()) {
    const last = out.at(-1)
    if (isDelegate(one, at)) {
      if (last && !last.delegate) last.delegate = toldAs(doc, one, one.name)
      continue
    }
    // 王律(法务王若言): the same person twice
    if (seen.has(one.name)) continue
    seen.add(one.name)
    const next = people.slice(at + 1).find((two, i) => !isDelegate(two, at + 1 + i) && two.name !== one.name)
    out.push({
      name: toldAs(doc, one, one.name),
      department: one.department,
      reason: reasonIn(doc, { start: one.end, end: next?.start ?? span.end }, people, directory),
      delegate: null,
    })
  }
  return out
}

function reasonIn(doc: Doc, span: Span, people: readonly Span[], directory: Directory | null): Told | null {
  const text = doc.folded.slice(span.start, span.end)
  const bracket = /\(([^()]*)\)/.exec(text)
  // 王律(法务王若言) only says who 王律 is
  const naming =
    bracket !== null &&
    people.some(({ end }) => end === span.start + bracket.index + bracket[0].length - 1) &&
    !/委|由|代/.test(bracket[0])
  // 娃住院 ends like an office
  const office = officeAlone.test(bracket?.[1] ?? '') && !/住院$/.test(bracket?.[1] ?? '')
  const inner = naming || office ? null : bracket
  // （SDK，毕业答辩）: where they belong, then why
  const own = inner
    ? officeLead(
        doc,
        { start: span.start + inner.index + 1, end: span.start + inner.index + inner[0].length - 1 },
        directory,
      )
    : 0
  const pieces = inner ? [{ text: (inner[1] ?? '').slice(own), at: inner.index + 1 + own }] : []
  const outer = text.replace(/\([^()]*\)/g, (one) => '\u00a0'.repeat(one.length))
  pieces.push(
    ...[...outer.matchAll(/[^,;、。\u00a0]+/g)]
      .map((found) => ({ text: found[0], at: found.index }))
      .slice(0, 2),
  )
  for (const piece of pieces) {
    const first = /^[^,;]*/.exec(piece.text)?.[0] ?? ''
    const said = first
      .replace(
        /(?:请了?假|缺席|缺勤|告假|(?:未能?|没有?能?|不能|无法)(?:亲自|按时)?(?:出席|参加|列席|到会|到场|参会|到|来)(?:会议)?|(?<=^\s*[去在赴回陪出].+)了)\s*$/,
        '',
      )
      .trimEnd()
    const lead =
      said.length - said.trimStart().length + (/^\s*[:—-]+\s*/.exec(said)?.[0].trimStart().length ?? 0)
    const clean = said.slice(lead)
    if (
      clean.length < 2 ||
      /委托|代为|^由|代理|^代:|^[和及与、]/.test(clean) ||
      /(?:部|处|科|课|局|中心)[、]?$/.test(clean)
    )
      continue
    const alone =
      /^[\s,:—-]*$/.test(text.slice(0, piece.at)) && /^[,:—-]/.test(text.trimStart()) && clean.length <= 10
    if (!inner && !alone && !away.test(piece.text) && !/^\s*(?:因|由于|赴|去|在|开|家[中里])/.test(clean))
      continue
    const start = span.start + piece.at + lead
    return toldAs(doc, { start, end: start + clean.length }, doc.text.slice(start, start + clean.length))
  }
  return null
}

/** How long the office is that a bracket begins with, its comma included; 0 without one. */
function officeLead(doc: Doc, { start, end }: Span, directory: Directory | null): number {
  const lead = /^\s*([^,;、]{2,14}?)\s*[,;、]\s*(?=\S)/.exec(doc.folded.slice(start, end))
  if (!lead?.[1]) return 0
  const written = lead[1]
  const known = directory
    ?.findNames(doc.text.slice(start, start + lead[0].length))
    .some((one) => one.kind === 'department' && one.end - one.start === written.length)
  return known || officeAlone.test(written) || /^[a-z]{2,10}$/.test(written) ? lead[0].length : 0
}
