import type { Block, Span } from '#domain/analysis/document/doc.ts'
import { beginsWithVerb, isLight } from './acts.ts'
import { isState } from './against.ts'
import { criterionIn } from './criterion.ts'
import type { Ground } from './ground.ts'
import type { Part } from './part.ts'
import type { Unit } from './unit.ts'

/** The shortest run with the task, its owner and its day; without closing marks. */
export function quoteOf(ground: Ground, unit: Unit, block: Block, labelled: boolean): Span {
  const parts = unit.open ? [...unit.parts] : withoutAsides(ground, unit.parts)
  const first = parts[0]
  const last = parts.at(-1)
  if (!first || !last) return { start: block.body.start, end: block.body.end }
  const named =
    labelled && block.label && parts.every(({ owners, content }) => owners.length === 0 || content === '')
  const whole = unit.open && block.label !== null
  const start =
    (named || whole) && first.start === block.body.start && block.label ? block.label.start : first.start
  return trimmed(ground.doc.folded, start, last.end)
}

function withoutAsides(ground: Ground, all: readonly Part[]): Part[] {
  const parts = [...all]
  while (parts.length > 1 && isRemarkBefore(parts)) parts.shift()
  while (parts.length > 1 && isRemarkBehind(ground, parts)) parts.pop()
  return parts
}

const sets = /^(?:针对|对于?|关于|为|根据|按照?|就|在|围绕|结合|鉴于|涉及|如|若|凡)/

/** What only tells the matter, where the part behind tells the whole task. */
function isRemarkBefore(parts: readonly Part[]): boolean {
  const [first, next] = parts
  if (
    !first ||
    !next ||
    first.owners.length + first.deadlines.length + first.groups.length + first.helpers.length > 0
  )
    return false
  if (sets.test(first.text) || /[后时前]$/.test(first.text)) return false
  return (next.owners.length > 0 || /^我/.test(next.text)) && !isLight(next.content)
}

function isRemarkBehind(ground: Ground, parts: readonly Part[]): boolean {
  const last = parts.at(-1)
  if (!last || last.owners.length + last.deadlines.length + last.helpers.length + last.groups.length > 0)
    return false
  if (criterionIn(ground.doc.folded, last) || /[我你您]/.test(last.text)) return false
  return isState(last.text) || !beginsWithVerb(last.content)
}

const openers = /[\s,;。、:()（【[\]】·•*"“”'—–\u2460-\u2473-]/

function trimmed(folded: string, from: number, to: number): Span {
  let [start, end] = [from, to]
  while (start < end && openers.test(folded.charAt(start))) start += 1
  while (end > start && /[\s,;。、!:.…]/.test(folded.charAt(end - 1))) end -= 1
  return { start, end }
}
