import type { Reading } from '#domain/analysis/analysis.ts'
import type { Span } from '#domain/analysis/document/doc.ts'
import { openingOf } from '#domain/analysis/document/opening.ts'
import { foldScript } from '#domain/wording/script.ts'
import { whoIn } from './names.ts'

/** Who settles things in the meeting: whether somebody written so does. */
export type IsChair = (span: Span) => boolean

const known = new WeakMap<object, IsChair>()

/** From the highest down; who has the same rank settles together. */
const ranks: readonly RegExp[] = [
  /^(?!.*副)(?:.*董事长|.*理事长|.*主委|.*党委书记|.*(?<!处|科|支部)书记)$/,
  /^(?!.*副)(?:.*总经理|.*总裁|.*ceo|.*院长|.*校长|.*局长|.*县长|.*市长|.*区长|.*镇长|.*厂长|.*行长|.*所长|.*馆长|.*主席|.*会长|.*总干事|.*秘书长)$/,
  /^(?!.*副)(?:.*总监|.*总工程师|.*事业部.*|.*总经理助理)$|副(?:总经理|总裁|院长|校长|局长|县长|市长|区长|镇长)|副总/,
  /^(?!.*副)(?:.*部长|.*经理|.*主任|.*处长|.*科长|.*课长|.*主管|.*组长|.*店长)$/,
]
const chairWord = /^(?:主席|主持人?|会议主席|主持|召集人|大会主席|轮值主席|会长)$/

/**
 * Who chairs: whom the head names, 主席 and 主持人 as such, and in talk without a head the one whose title is
 * above all others'.
 */
export function chairOf(reading: Reading): IsChair {
  const before = known.get(reading.doc)
  if (before) return before
  const isChair = findChair(reading)
  known.set(reading.doc, isChair)
  return isChair
}

function findChair(reading: Reading): IsChair {
  const { doc, setting } = reading
  const fields = doc.blocks.flatMap(({ fields }) => fields)
  const hosts = fields.filter(({ role }) => role === 'host' || role === 'convener').map(({ value }) => value)
  if (hosts.length === 0)
    hosts.push(...[openingOf(doc, setting.directory).host].filter((one) => one !== undefined))
  const names = new Set<string>()
  const written = new Set<string>()
  for (const span of hosts.slice(0, 3)) {
    const who = whoIn(reading, span)?.entry?.person
    if (who) names.add(who)
    written.add(doc.folded.slice(span.start, span.end))
  }
  const boss = bossOf(reading)
  if (boss) names.add(boss)
  const answers = new Map<string, boolean>()
  return (span) => {
    const text = doc.folded.slice(span.start, span.end).trim()
    const seen = answers.get(text)
    if (seen !== undefined) return seen
    const who = whoIn(reading, span)?.entry?.person
    const chairs =
      chairWord.test(text) ||
      written.has(text) ||
      (who ? names.has(who) : names.size === 0 && isBossTitle(text))
    answers.set(text, chairs)
    return chairs
  }
}

/** Of those who speak or are present the one with the highest title, when nobody shares it. */
function bossOf({ doc, setting }: Reading): string | null {
  const titles = new Map(setting.directory.data.people.map(({ name, title }) => [name, foldScript(title)]))
  const present = new Set<string>()
  let seen = 0
  for (const block of doc.blocks) {
    const spans: Span[] = block.speaker ? [block.speaker] : []
    for (const { role, value } of block.fields) {
      if (role === 'attendees' || role === 'host') spans.push(value)
    }
    if (block.kind === 'item' && block.label && block.label.end - block.label.start <= 8)
      spans.push(block.label)
    for (const span of spans) {
      for (const { entry } of setting.directory.findNames(doc.text.slice(span.start, span.end))) {
        if (entry?.person) present.add(entry.person)
      }
      seen += 1
    }
    if (seen > 60) break
  }
  for (const rank of ranks) {
    const holders = [...present].filter((name) => rank.test(titles.get(name) ?? ''))
    if (holders.length === 1) return holders[0] ?? null
    if (holders.length > 1) return null
  }
  return null
}

/** 王总, 李局长: of a name that no directory has. */
function isBossTitle(text: string): boolean {
  return (
    /^.{1,3}(?:总|董事长|董|局长|院长|校长|厂长|书记|县长|市长|区长|镇长|主席|会长|老板)$|^老板$|^领导$/.test(
      text,
    ) && !/副/.test(text)
  )
}
