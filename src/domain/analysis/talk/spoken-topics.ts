import type { Reading } from '#domain/analysis/analysis.ts'
import type { Span } from '#domain/analysis/document/doc.ts'
import { announcedMatters } from './announced.ts'
import { namesIn, within } from './names.ts'
import { titleIn } from './topic-title.ts'
import { turnsOf, type Utterance } from './turns.ts'

const opens =
  /^(?:那|好|行|嗯|ok)?(?:,)?(?:我们|咱们|大家|我)?(?:今天(?:主要|就|来)*(?:碰|说|讲|聊|过|议|讨论|谈|捋)(?:一下|下)?(?:关于)?|(?:今天|现在)?(?:先|再|接着|接下来|下面|然后|最后)(?:来)?(?:说|讲|看|聊|过|讨论|议|谈|汇报|对)(?:一下|下|一说|一看)?(?:关于)?|第[一二三四五六七八九十](?:件|个|项|点)(?:事情?|议题|问题|事项|是)?(?:是|说)?|(?:下|最后)一(?:个|项|件)(?:议题|问题|事)?(?:是)?|(?:说|讲)(?:一下|下)|议题[一二三四五六七八九十\d]+(?:是)?|(?:还有|另外)(?:一个|一件)?(?:事|议题)(?:是)?)[:,]?/

/** 那差旅费走哪个科目, 夜场加班费怎么算, 还有那个应急预案: a matter that a question or an aside brings up. */
const brings =
  /^(?:那|好|行|嗯|哦|对了|还有|另外|再就是)*(?:,)?(?:把|就|这个|那个|咱们?的?|我们的?)*([〇㐀-鿿a-z0-9]{2,10}?)(?:走哪|由?谁(?!都|也)|怎么(?!了|都|也|会|还)|什么时候|啥时候|要不要|是不是要|能不能|可不可以|还要不要|定在?哪|放在?哪|选哪|用哪|的事(?:情|儿)?(?:今天|这次)?(?:也|再|得|要|怎么)?(?:说|讲|定|过|议|提|问|等)|(?:这块|这事|这个事))|^(?:今天)?(?:咱们|我们|大家)?(?:今天)?(?:就|先|来)*把([〇㐀-鿿a-z0-9]{2,12}?)(?:定|说|过|对|捋|讨论|碰|敲定)(?:一下|清楚|下来?)|^(?:还有|对了|另外)(?:就是)?(?:那个|这个|一个)([〇㐀-鿿a-z0-9]{2,10})$/
const nobody =
  /^(?:今天|明天|昨天|现在|这次|下次|上次|这个|那个|他们|她们|我们|你们|咱们|大家|客户|对方|你|我|他|她|它|谁|什么|这|那|到底|具体|还|都|也|就|已经|可以|应该|然后|后面|前面|时间|情况|问题|方案|结果|意见|想法|你觉得|我看|一会儿?|接下来)|(?:你们?|我们?|他们?|这边|那边|觉得|看|说|是|有|在|把|给|跟|让|要|能)$/

/** 先说主视觉, 第二件，食堂: what somebody in a talk turns to. */
export function spokenTopics(reading: Reading): (Span & { title: string; until: null })[] {
  const found = turnedTo(reading)
  const announced = announcedMatters(reading.doc, turnsOf(reading)).map(({ title, at }) => ({
    ...at,
    title,
    until: null,
  }))
  // what was announced goes before what only shows where somebody turned to it
  const others = found.filter(
    (one) => !announced.some(({ title }) => title.includes(one.title) || one.title.includes(title.slice(-2))),
  )
  return [...announced, ...others].sort((a, b) => a.start - b.start)
}

function turnedTo(reading: Reading): (Span & { title: string; until: null })[] {
  const { doc } = reading
  const found: (Span & { title: string; until: null })[] = []
  const named = new Set<string>()
  for (const { said } of turnsOf(reading)) {
    for (const [at, part] of said.entries()) {
      const shape = opens.exec(part.text)
      if (!shape) {
        const brought = broughtUp(reading, part)
        if (brought && !named.has(brought.title)) {
          named.add(brought.title)
          found.push(brought)
        }
        continue
      }
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
      if (!title) continue
      named.add(title.title)
      found.push({ ...title, until: null })
    }
  }
  return found
}

function broughtUp(reading: Reading, part: Utterance): (Span & { title: string; until: null }) | null {
  const found = brings.exec(part.text)
  const words = found
    ?.slice(1)
    .find((one) => one !== undefined)
    ?.replace(/(?:到底|究竟|具体)$/, '')
  if (!found || !words || nobody.test(words)) return null
  const start = part.start + part.text.indexOf(words)
  const span = { start, end: start + words.length }
  // 高岚什么时候到 asks for somebody
  if (within(namesIn(reading, part.unit.block), { start: part.start, end: span.end }).length > 0) return null
  const title = titleIn(reading.doc, span)
  return title && title.title.length >= 2 ? { ...title, until: null } : null
}
