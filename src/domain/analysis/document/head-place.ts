import type { Doc, Field, Span } from './doc.ts'
import { placeBesideDate, placeWord } from './head.ts'
import { datesIn, dayAhead, timesIn } from './head-date.ts'
import { type Told, told } from './told.ts'

/** Where one met: by its own field, beside the hour, in a line of the head without a label, in the first sentence. */
export function placeOf(
  doc: Doc,
  fields: readonly Field[],
  loose: readonly Span[],
  opening: Span | undefined,
): Told | null {
  const own = fields.find(({ role }) => role === 'place')
  if (own) return told(doc, placeAlone(doc, own.value))
  for (const field of fields.filter(({ role }) => role === 'time' || role === 'date')) {
    const beside = besideTime(doc, field)
    if (beside) return beside
  }
  for (const span of loose) {
    const { end } = span
    const start =
      doc.title && doc.title.start < end && doc.title.end > span.start
        ? Math.min(doc.title.end, end)
        : span.start
    // beside a day or an hour more words are places than alone in their line
    const found = placeIn(doc, { start, end }, isDated(doc, span))
    // above 在三楼会议室召开 the office is who put the paper out
    if (found && !(opening && /[〇㐀-鿿][局府委会院部司县市区镇]办公室$/.test(found.value))) return found
  }
  return opening ? told(doc, opening) : null
}

/** 地点：样板间  8:30开始: without the hour behind it. */
function placeAlone(doc: Doc, value: Span): Span {
  const time = timesIn(doc.folded, value)[0]
  return time && time.start > value.start && /[\s,;]/.test(doc.folded.charAt(time.start - 1))
    ? { start: value.start, end: time.start }
    : value
}

function isDated(doc: Doc, span: Span): boolean {
  return datesIn(doc.folded, span).length + timesIn(doc.folded, span).length > 0
}

function placeIn(doc: Doc, line: Span, dated: boolean): Told | null {
  const day = dayAhead.exec(doc.folded.slice(line.start, line.end))?.[0].length ?? 0
  const from = line.start + day
  for (const found of doc.folded.slice(from, line.end).matchAll(/[^\s,;|·]+/g)) {
    const bare = unbracketed(doc.folded, from + found.index, found[0])
    // 6月2日，在二楼会商室
    const [at] = /^(?:在|于)(?=\S{2})/.exec(doc.folded.slice(bare.start, bare.end)) ?? ['']
    const piece = { start: bare.start + at.length, end: bare.end }
    const text = doc.folded.slice(piece.start, piece.end)
    if (text.length > 24 || isDated(doc, piece)) continue
    if (placeWord.test(text) || ((dated || day > 0) && placeBesideDate.test(text))) return told(doc, piece)
  }
  return null
}

/** （6月2日，样板间）: a bracket that opens or closes in another piece. */
function unbracketed(folded: string, at: number, text: string): Span {
  let [start, end] = [at, at + text.length]
  if (/\)$/.test(text) && !text.includes('(')) end -= 1
  if (/^\(/.test(text) && !text.includes(')')) start += 1
  return folded.charAt(end - 1) === ')' && folded.charAt(start) === '('
    ? { start: start + 1, end: end - 1 }
    : { start, end }
}

/** 20:00-21:05 / 腾讯会议; and behind 时间地点 whatever follows the hour. */
function besideTime(doc: Doc, { label, value }: Field): Told | null {
  const taken = [...datesIn(doc.folded, value), ...timesIn(doc.folded, value)]
  const last = Math.max(0, ...taken.map(({ end }) => end))
  if (last === 0) return null
  const both = label !== null && /地点|地址|场所/.test(doc.folded.slice(label.start, label.end))
  const rest = doc.folded.slice(last, value.end)
  for (const found of rest.matchAll(/[^\s,;|·/]+/g)) {
    const start = last + found.index
    const piece = unbracketed(doc.folded, start, found[0])
    const text = doc.folded.slice(piece.start, piece.end)
    if (/^(?:周|星期|礼拜).$|^(?:utc|gmt)/.test(text)) continue
    if (both && /^[〇㐀-鿿]/.test(text)) return told(doc, { start: piece.start, end: value.end })
    if (text.length <= 24 && (placeWord.test(text) || placeBesideDate.test(text))) return told(doc, piece)
  }
  return null
}
