import type { Span } from '#domain/analysis/document/doc.ts'

const number = '(?:\\d[\\d,.:]*|[一二三四五六七八九十百两]{1,4})'
const compares =
  '(?:不少于|不低于|不高于|不超过|不多于|不大于|不小于|至少|最少|最多|低于|高于|超过|≥|≤|>=|<=|⩾|⩽|>|<)'
const reaches =
  '(?:达到?|控制在|压[到减降至]{1,2}|降[到低至]{1,2}|提[升高]?[到至]|升[到至]|保持在|稳定在|减[到少至]{1,2}|调[到至])'
/** 不少于3家, 达到90%以上, ≥95%. */
const measured = new RegExp(
  `${compares}\\s*${number}|${reaches}\\s*${number}[^,;。]{0,4}|${number}[^,;。\\s]{0,3}(?:以上|以下|以内|及以上)|\\d+(?:\\.\\d+)?%`,
)
/** Time is no standard: 不超过3天 of a deadline, 24小时以内. */
const timeOnly = new RegExp(`${number}\\s*个?(?:工作日|小时|天|日|周|月|年|分钟|秒)(?:以内|内|前|后)`)
const stated =
  /(?:(?:完成|验收|交付|衡量|考核|合格)?标准[:为是]|以)([^,;。()]{2,40}?)(?:为准|为标准|为完成标准|作为(?:完成)?标准)|(?:完成|验收|交付|衡量|考核|合格)标准[:为是]\s*([^,;。()]{2,60})|([^,;。]{2,40}?)(?:才|方|即|就)(?:算|视为)(?:是)?(?:完|数|完成|通过|合格|结束|办结)|(?:经|由|需|须)[^,;。()]{1,14}(?:签字确认|书面确认|验收(?:通过|合格)?|签收|签认)/

/** One of them stands in each such phrase, which begins with anything: most spans are spared the search. */
const mayState = /[准算视签验]/

/** A standard of completion that one can measure or check, within the span; a whole clause where it is one. */
export function criterionIn(folded: string, span: Span): Span | null {
  const text = folded.slice(span.start, Math.min(span.end, span.start + 400))
  const told = mayState.test(text) ? stated.exec(text) : null
  if (told) {
    const inner = told[1] ?? told[2] ?? told[3]
    const from = inner === undefined ? told.index : told.index + told[0].indexOf(inner)
    return trimmed(folded, span.start + from, span.start + from + (inner ?? told[0]).length)
  }
  for (const found of text.matchAll(/[^,;。!?()]+/g)) {
    const piece = found[0]
    if (!measured.test(piece) || (timeOnly.test(piece) && !measured.test(piece.replace(timeOnly, ''))))
      continue
    return trimmed(folded, span.start + found.index, span.start + found.index + piece.length)
  }
  return null
}

function trimmed(folded: string, from: number, to: number): Span | null {
  let [start, end] = [from, to]
  while (start < end && /[\s,;:()、]/.test(folded.charAt(start))) start += 1
  while (end > start && /[\s,;。:()、]/.test(folded.charAt(end - 1))) end -= 1
  return start < end ? { start, end } : null
}
