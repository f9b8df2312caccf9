import type { Reading } from '#domain/analysis/analysis.ts'
import type { Span } from '#domain/analysis/document/doc.ts'
import { titleIn } from './topic-title.ts'
import { turnsOf } from './turns.ts'

const opens =
  /^(?:那|好|行|嗯|ok)?(?:,)?(?:我们|咱们|大家|我)?(?:今天(?:主要|就|来)*(?:碰|说|讲|聊|过|议|讨论|谈|捋)(?:一下|下)?(?:关于)?|(?:今天|现在)?(?:先|再|接着|接下来|下面|然后|最后)(?:来)?(?:说|讲|看|聊|过|讨论|议|谈|汇报|对)(?:一下|下|一说|一看)?(?:关于)?|第[一二三四五六七八九十](?:件|个|项|点)(?:事情?|议题|问题|事项|是)?(?:是|说)?|(?:下|最后)一(?:个|项|件)(?:议题|问题|事)?(?:是)?|(?:说|讲)(?:一下|下)|议题[一二三四五六七八九十\d]+(?:是)?|(?:还有|另外)(?:一个|一件)?(?:事|议题)(?:是)?)[:,]?/

/** 先说主视觉, 第二件，食堂: what somebody in a talk turns to. */
export function spokenTopics(reading: Reading): (Span & { title: string; until: null })[] {
  const { doc } = reading
  const found: (Span & { title: string; until: null })[] = []
  for (const { said } of turnsOf(reading)) {
    for (const [at, part] of said.entries()) {
      const shape = opens.exec(part.text)
      if (!shape) continue
      let span: Span = { start: part.start + shape[0].length, end: part.end }
      // 第一件，分班: what follows the comma
      if (doc.folded.slice(span.start, span.end).replace(/[。,\s]/g, '').length < 2) {
        const next = said[at + 1]
        if (!next || next.end - next.start > 16 || !/第|一(?:个|项|件)|议题/.test(shape[0])) continue
        span = next
      }
      const text = doc.folded.slice(span.start, span.end)
      if (
        text.length > 22 ||
        /^(?:[一二三四五六七八九十几两\d]+(?:件|个|项|点)|散会|结束|休息|吧|啊|看|我|你|大家|情况|意见|想法|到这|这么多|完)|[?吗呢]/.test(
          text,
        )
      )
        continue
      const cut = /(?:的)?(?:这件事|这个事|的事|这块|吧|啊|情况)?[。,!\s]*$/.exec(text)
      const end = cut ? span.start + cut.index : span.end
      const title = end - span.start >= 2 ? titleIn(doc, { start: span.start, end }) : null
      if (title) found.push({ ...title, until: null })
    }
  }
  return found
}
