import type { Field, Span } from './doc.ts'
import { fieldsOf } from './field.ts'
import type { Line } from './lines.ts'
import { type MarkerRead, readBox, readMarker } from './marker.ts'
import { isNoun, isPersonLike, isStamp, readSpeaker, type SpeakerRead } from './speaker.ts'

/** A line as it looks alone, before its neighbours have a say. */
export interface Draft {
  line: Line
  text: string
  marker: MarkerRead | null
  box: 'open' | 'done' | 'dropped' | null
  /** Without numbering, bullet and box. */
  body: Span
  fields: Field[]
  speaker: SpeakerRead | null
  stamp: boolean
  /** 【…】, **…** or …： around the whole line. */
  wrap: 'bracket' | 'bold' | 'colon' | null
  label: { span: Span; body: number } | null
}

const labelled = /^((?:\([^()]{1,20}\)|[^:,。;!?、()[\]|<>\s]|\s(?=\S)){1,24})\s*:\s*(?!\/\/)/
const bracketed = /^[【[]([^【】[\]]{1,24})[】\]]\s*:?\s*/
const bold = /^(\*\*|__)([^*_]{1,60})\1\s*(:?)\s*/

/** 6.16 编前会速记: the day of a title, and no number of a heading, in the first line. */
const datesTitle = /^(?:[1-9]|1[0-2])\.(?:[12]?\d|3[01])\s+\S*(?:会|记录|纪录|纪要|速记)/

function firstOf(folded: string): number {
  return folded.search(/\S/)
}

export function draftOf(folded: string, line: Line, known?: ReadonlySet<string>): Draft {
  const text = folded.slice(line.start, line.end)
  const marker = datesTitle.test(text) && line.start === firstOf(folded) ? null : readMarker(text)
  let start = line.start + (marker?.length ?? 0)
  const box = readBox(folded.slice(start, line.end))
  start += box?.length ?? 0
  const body = { start, end: line.end }
  const rest = folded.slice(start, line.end)
  const isPoint = marker !== null && marker.style !== 'bullet'
  return {
    line,
    text,
    marker,
    box: box?.box ?? null,
    body,
    fields: fieldsOf(folded, start, line.end, false),
    speaker: isPoint ? null : readSpeaker(folded, start, line.end, known),
    stamp: !isPoint && isStamp(marker ? rest : text),
    wrap: wrapOf(rest),
    label: labelOf(rest, start),
  }
}

const drawn = /^[-=—~─]{2,}\s*[^-=—~─\s][^-=—~─]{0,20}\s*[-=—~─]{2,}$/

function wrapOf(rest: string): Draft['wrap'] {
  const bracket = rest.startsWith('【') ? bracketed.exec(rest) : null
  if (bracket && bracket[0].length === rest.length) return 'bracket'
  // -- 调查 --, == 决定 ==
  if (rest.length <= 32 && drawn.test(rest)) return 'bracket'
  const strong = /^[*_]/.test(rest) ? bold.exec(rest) : null
  if (strong && strong[0].length === rest.length) return 'bold'
  return /[^:]:$/.test(rest) && rest.length <= 60 && !/[。;!?]/.test(rest) ? 'colon' : null
}

/** 结论：…, 【背景】…, **待办**：…: what the rest of the line is about. */
function labelOf(rest: string, start: number): Draft['label'] {
  const strong = /^[*_]/.test(rest) ? bold.exec(rest) : null
  if (strong && strong[0].length < rest.length && (strong[3] || /:$/.test(strong[2] ?? ''))) {
    const word = (strong[2] ?? '').replace(/:$/, '')
    const from = start + (strong[1]?.length ?? 0)
    return { span: { start: from, end: from + word.length }, body: start + strong[0].length }
  }
  const bracket = /^[【[]/.test(rest) ? bracketed.exec(rest) : null
  if (bracket && bracket[0].length < rest.length) {
    const from = start + 1
    return { span: { start: from, end: from + (bracket[1]?.length ?? 0) }, body: start + bracket[0].length }
  }
  const found = labelled.exec(rest)
  const word = found?.[1]?.trimEnd()
  if (!found || !word || found[0].length === rest.length || !/[a-z\u3400-\u9fff]/.test(word)) return null
  if (/\d$/.test(word) && /^\d/.test(rest.slice(found[0].length))) return null
  return { span: { start, end: start + word.length }, body: start + found[0].length }
}

/** 【…】 with text behind it heads that text, unless it names somebody or a time. */
export function isRunInHeading(draft: Draft, folded: string): boolean {
  if (!draft.label || folded.charAt(draft.label.span.start - 1) !== '【') return false
  const word = folded.slice(draft.label.span.start, draft.label.span.end)
  return !isPersonLike(word) || isNoun(word)
}
