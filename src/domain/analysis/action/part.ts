import type { Deadline } from '#domain/analysis/deadline/deadline.ts'
import { isBeside, strength } from '#domain/analysis/directory/cues.ts'
import { type Acting, actingIn } from '#domain/analysis/directory/owner.ts'
import type { Mention } from '#domain/analysis/directory/types.ts'
import type { Block, Clause, Span } from '#domain/analysis/document/doc.ts'
import type { Ground } from './ground.ts'
import { shifted, telling } from './ground.ts'

/** A clause between commas: who is named in it as what, its days, and what is left without them. */
export interface Part extends Span {
  readonly text: string
  /** Those who may be the owner. */
  readonly owners: readonly Acting[]
  readonly helpers: readonly Acting[]
  /** 各部门, 相关单位. */
  readonly groups: readonly Acting[]
  /** Named as something else: who says it, whom one gives it to. */
  readonly others: readonly Acting[]
  /** Limits to work. */
  readonly deadlines: readonly Deadline[]
  /** Days that are past. */
  readonly past: readonly Deadline[]
  /** Without owners, helpers, days and the words that only bind them. */
  readonly content: string
}

/** No part is looked at further than that; longer ones are no sentences. */
const longest = 300

export function partsOf(ground: Ground, clause: Clause, block: Block): Part[] {
  const mentions = ground.mentionsIn(clause, block)
  const acting = mentions.length === 0 ? [] : actingIn(ground.text(clause), shifted(mentions, clause.start))
  let first = 0
  return clause.parts.map((span) => {
    while (first < acting.length && (acting[first]?.list.end ?? 0) + clause.start <= span.start) first += 1
    return partOf(ground, span, { base: clause.start, acting, first, mentions })
  })
}

const nobody: readonly Acting[] = []
const never: readonly Deadline[] = []

interface Named {
  /** Where the clause begins, from which `acting` counts. */
  readonly base: number
  readonly acting: readonly Acting[]
  /** The first of `acting` that does not end before the part. */
  readonly first: number
  readonly mentions: readonly Mention[]
}

function partOf(ground: Ground, span: Span, { base, acting, first, mentions }: Named): Part {
  const own: Acting[] = []
  const runs: Span[] = []
  for (let at = first; at < acting.length; at += 1) {
    const one = acting[at]
    if (!one || one.list.start + base >= span.end) break
    const { list, role } = one
    const [start, end] = [list.start + base, list.end + base]
    // 后端 时光 may stand across a space that parts
    if (end <= span.start) continue
    if (start < span.start) runs.push({ start, end })
    else own.push({ role, list: { ...list, start, end } })
  }
  const all = ground.deadlinesIn(span)
  const folded = ground.folded({ start: span.start, end: Math.min(span.end, span.start + longest) })
  const text = withoutEnd(withoutNames(folded, span.start, mentions))
  const groups =
    own.length === 0 ? nobody : own.filter(({ list, role }) => list.collective && !isBeside(role))
  const single = own.length === 0 ? nobody : own.filter(({ list }) => !list.collective)
  const owners = single.length === 0 ? nobody : single.filter(({ role }) => strength[role] !== undefined)
  const helpers =
    single.length === 0 ? nobody : single.filter(({ role }) => role === 'cooperating' || role === 'served')
  const deadlines =
    all.length === 0 ? never : all.filter(({ role, kind }) => role === 'deadline' && kind !== 'none')
  let content: string | null = null
  return {
    start: span.start,
    end: span.end,
    text,
    owners,
    helpers,
    groups,
    others: single.length === 0 ? nobody : single.filter(({ role }) => isBeside(role)),
    deadlines,
    past: all.length === 0 ? never : all.filter(({ role }) => role === 'past'),
    // most parts are dropped before anybody asks
    get content() {
      content ??= contentOf(text, span.start, [
        ...runs,
        ...[...owners, ...helpers, ...groups].map(({ list }) => list),
        ...deadlines.map(({ start, quote }) => ({ start, end: start + quote.length })),
      ])
      return content
    },
  }
}

/** 房志刚 has not just done it. With 某 for the units of such a name, so that all stands where it stood. */
function withoutNames(folded: string, start: number, mentions: readonly Mention[]): string {
  let text = folded
  for (const { kind, why, written, start: at, end } of mentions) {
    const from = at - start
    if (kind !== 'person' || why !== 'name' || from < 0 || from >= folded.length) continue
    if (telling.test(written))
      text =
        text.slice(0, from) + '某'.repeat(Math.min(end - at, folded.length - from)) + text.slice(end - start)
  }
  return text
}

const ends = /[\s,;。.!、]/

/** Without the marks that end it. */
function withoutEnd(text: string): string {
  let to = text.length
  while (to > 0 && ends.test(text.charAt(to - 1))) to -= 1
  return text.slice(0, to)
}

const counting =
  /^\s*(?:[\u2460-\u2473]|\(?\d{1,2}[)、]|\([一二三四五六七八九十]{1,2}\)|[一二三四五六七八九十]是|其[一二三四]是?|第[一二三四五六]是?|首先|其次|再次|最后|另外|此外)[,、]?/
const binding =
  /(?:责任|负责|牵头|配合|协办|主办|承办|落实|跟进|执行|经办|完成|截止|办结|整改)?(?:部门|单位|人|时间|时限|期限|日期|节点)?\s*[:为]|会议|要求|请(?!示|假)|由(?!于|此)|@|\s|[,;。:()[\]【】、|>—–\-"“”!?·•~]|麻烦|辛苦|劳烦|烦请|帮忙|帮我|同志|同学|老师|经理|[你您]们?/g

/** What the words say without the given runs. */
export function contentOf(text: string, base: number, runs: readonly Span[]): string {
  let left = ''
  let at = 0
  for (const { start, end } of [...runs].sort((a, b) => a.start - b.start)) {
    const from = Math.max(0, start - base)
    if (from > at) left += text.slice(at, from)
    at = Math.max(at, end - base)
  }
  return (left + text.slice(at)).replace(counting, '').replace(binding, '')
}
