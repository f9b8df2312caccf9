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
  // 评委：卓一凡（主持）、文博
  if (hosts.length === 0) {
    const noted = /([〇㐀-鿿a-z·]{2,8})\((?:会议)?(?:主持人?|召集人)\)/.exec(doc.folded.slice(0, 1200))
    if (noted?.[1]) hosts.push({ start: noted.index, end: noted.index + noted[1].length })
  }
  const names = new Set<string>()
  const written = new Set<string>()
  for (const span of hosts.slice(0, 3)) {
    const who = whoIn(reading, span)?.entry?.person
    if (who) names.add(who)
    written.add(doc.folded.slice(span.start, span.end))
  }
  const leader = hosts.length === 0 ? leaderOf(reading) : null
  if (leader) {
    const who = whoIn(reading, leader)?.entry?.person
    if (who) names.add(who)
    written.add(doc.folded.slice(leader.start, leader.end))
  }
  const boss = leader ? null : bossOf(reading)
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
      (who
        ? names.has(who)
        : isBossTitle(text) &&
          (names.size === 0 || [...names].some((name) => name.charAt(0) === text.charAt(0))))
    answers.set(text, chairs)
    return chairs
  }
}

const opensTalk =
  /人(?:都)?(?:到)?(?:齐了?|差不多了)|(?:那|咱们|我们)?(?:就)?开始(?:吧|了)?[,。!]|都坐吧|线上(?:快速)?过一下|今天(?:主要|就|先)?(?:碰|说|过|聊|捋|对)/
const closesTalk =
  /散会|散了|(?:就|先)到(?:这|此)|今天就这些|会就开到|大家早点休息|大家辛苦了?|辛苦(?:大家|各位)/
const hands =
  /^@\S|你(?:去|来|把|跟|带|和|再|先|安排|这边|负责|安排|尽快|备|们?俩?[一]?起)|(?:你们|你俩)|(?:给我|跟进一下|抓紧)|^[〇㐀-鿿]{2,4}你/
/** Beyond that nobody's conduct tells more. */
const longestTalk = 400

/** In talk whose head names nobody: who opens and closes it and hands out the work. */
function leaderOf({ doc }: Reading): Span | null {
  const scores = new Map<string, { span: Span; score: number; closes: boolean; hands: number }>()
  let seen = 0
  for (const block of doc.blocks) {
    if (block.kind !== 'speech' || !block.speaker) continue
    seen += 1
    if (seen > longestTalk) break
    const text = doc.folded.slice(block.body.start, Math.min(block.body.end, block.body.start + 160))
    const name = doc.folded.slice(block.speaker.start, block.speaker.end).trim()
    const one = scores.get(name) ?? { span: block.speaker, score: 0, closes: false, hands: 0 }
    scores.set(name, one)
    if (seen <= 3 && opensTalk.test(text)) one.score += 2
    if (closesTalk.test(text)) {
      one.score += 3
      one.closes = true
    }
    if (hands.test(text)) {
      one.score += 1
      one.hands += 1
    }
  }
  const [first, second] = [...scores.values()].sort((a, b) => b.score - a.score)
  if (!first || first.hands < 1 || first.score < (first.closes ? 4 : 3)) return null
  return first.score >= 2 * (second?.score ?? 0) ? first.span : null
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
