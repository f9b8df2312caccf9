import type { Doc, Span } from '#domain/analysis/document/doc.ts'
import type { Turn, Utterance } from './turns.ts'

/** 今天就三个事, 主要有两件事情: how many matters there are. */
const announces =
  /(?:今天|今晚|这次|本次|咱们?|我们|主要|一共|总共|就|有|是)[^,。]{0,6}?([两二三四五六七八九2-9])\s*(?:个|件|项|桩)(?:事情?|事儿|议题|问题|内容|议程|东西)(?:要?[说讲议聊碰过谈])?[:,]?\s*/
const joins =
  /^(?:第[一二三四五六七八九](?:个|件|项)?(?:是|就是)?|[一二三四五]是|一个是?|一件是?|还有(?:就是)?|然后(?:就是)?|再(?:一个|就是)(?:是)?|另外|最后|以及|和|跟|那个|这个|说一?下|聊一?下|讲一?下)+\s*/
const longest = 12

export interface Announced {
  readonly title: string
  /** The words where it is taken up, behind the announcement. */
  readonly at: Span
}

/** 今天就三个事 中秋月饼 新店 还有那个差评: the matters that are listed first, each where it is then spoken of. */
export function announcedMatters(doc: Doc, turns: readonly Turn[]): Announced[] {
  const said = turns.flatMap((turn) => turn.said)
  for (const [at, part] of said.slice(0, 40).entries()) {
    const found = announces.exec(part.text)
    if (!found) continue
    const count = '两二三四五六七八九23456789'.indexOf(found[1] ?? '')
    const many = count < 2 ? 2 : count < 9 ? count + 1 : count - 7
    const rest = { start: part.start + found.index + found[0].length, end: part.end }
    const listed = listedIn(doc, [rest, ...said.slice(at + 1, at + 1 + many)]).slice(0, many)
    if (listed.length !== many) continue
    const behind = said.filter(({ start }) => start >= (listed.at(-1)?.end ?? 0))
    return listed.flatMap((span) => {
      const title = doc.text.slice(span.start, span.end)
      const taken = takenUp(doc.folded.slice(span.start, span.end), behind)
      return taken ? [{ title, at: taken }] : []
    })
  }
  return []
}

function listedIn(doc: Doc, spans: readonly Span[]): Span[] {
  const out: Span[] = []
  for (const { start, end } of spans) {
    for (const piece of doc.folded.slice(start, end).matchAll(/[^\s、,;。]+/g)) {
      const lead = joins.exec(piece[0])?.[0].length ?? 0
      const text = piece[0].slice(lead)
      if (text.length < 2) continue
      if (text.length > longest) return out
      out.push({ start: start + piece.index + lead, end: start + piece.index + piece[0].length })
    }
  }
  return out
}

/** The first words behind that name it, by its end where they do not say all of it: 月饼 of 中秋月饼. */
function takenUp(title: string, said: readonly Utterance[]): Span | null {
  for (const word of new Set([title, title.slice(-2), title.slice(0, 2)])) {
    for (const { text, start } of said) {
      const at = text.indexOf(word)
      if (at >= 0) return { start: start + at, end: start + at + word.length }
    }
  }
  return null
}
