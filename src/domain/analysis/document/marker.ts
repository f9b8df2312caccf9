/** What stands at the beginning of a line before its words: numbering, bullets, boxes. */
export interface MarkerRead {
  style: string
  /** The smaller, the further out by custom: 一、 is outside （一）. */
  rank: number
  length: number
}

const cn = '[一二三四五六七八九十百零〇两]{1,4}'
/** 壹、貳、參、 of formal papers, which hold 一、二、三、. */
const formal = '[壹贰貳弐叁參参肆伍陆柒捌玖拾]{1,3}'
const unit = '[万亿千百元个%倍折米克吨公斤分秒小时天日月年岁版号前后起至到期中晚早]'

const numbering: readonly { style: string; rank: number; shape: RegExp }[] = [
  {
    style: 'part',
    rank: 1,
    shape: new RegExp(
      `^第(?:${cn}|\\d{1,3})\\s*(?:部分|章|节|篇|项议题|个议题|议题|项议程|项|案由?|号案|[项号个件]?[提议]案)\\s*[,、:.\\s]\\s*`,
    ),
  },
  {
    style: 'ordinal',
    rank: 5.5,
    shape: new RegExp(`^第(?:${cn}|\\d{1,3})\\s*(?:条|点|个|件)?\\s*[,、:.\\s]\\s*`),
  },
  {
    style: 'topic',
    rank: 1.5,
    shape: new RegExp(`^(?:议题|议案|议程|案由|提案|topic)\\s*(?:${cn}|\\d{1,2}|[a-h])\\s*[:、.,\\s]\\s*`),
  },
  { style: 'cn', rank: 3, shape: new RegExp(`^${cn}\\s*[、.,:]\\s*`) },
  { style: 'formal', rank: 2.9, shape: new RegExp(`^${formal}\\s*[、.,:]\\s*`) },
  {
    style: 'cnParen',
    rank: 4,
    shape: new RegExp(`^(?:\\(\\s*${cn}\\s*\\)|[\u3220-\u3229])\\s*[、.,:]?\\s*`),
  },
  {
    style: 'dotted',
    rank: 5.1,
    shape: new RegExp(
      `^\\d{1,2}(?:\\.\\d{1,2}){1,4}(?:[、.]\\s*|\\s+|(?=[\\u4e00-\\u9fff【《「"'“])(?!${unit}))(?!\\d)`,
    ),
  },
  // 甲、 of papers from Taiwan, and no 甲、乙双方
  { style: 'stem', rank: 2.7, shape: /^[甲乙丙丁戊己庚辛]\s*、\s*(?![甲乙丙丁戊己庚辛方])/ },
  { style: 'numBracket', rank: 3.5, shape: new RegExp(`^[【[]\\s*(?:\\d{1,2}|${cn})\\s*[】\\]]\\s*(?=\\S)`) },
  { style: 'numSlash', rank: 3.6, shape: /^\d{1,2}\s*\/\s*(?=[\u4e00-\u9fff])/ },
  { style: 'eightD', rank: 3.7, shape: /^d[0-8]\s*[.、:\s]\s*(?=[\u4e00-\u9fff])/ },
  { style: 'dashed', rank: 5.2, shape: /^\d{1,2}-(?:[1-9]|1[0-2])\s+(?=[\u4e00-\u9fff])(?![月日号])/ },
  {
    style: 'num',
    rank: 5,
    shape: /^\d{1,3}\s*(?:、\s*|\.\s*(?!\d(?!\d?(?:月|日|号|岁|#|栋|楼|座)))|[,:]\s*(?![\d\s]))/,
  },
  { style: 'numParen', rank: 6, shape: /^(?:\(\s*\d{1,3}\s*\)|[\u2474-\u2487])\s*[、.,:]?\s*/ },
  { style: 'numHalf', rank: 6.1, shape: /^\d{1,3}\s*\)\s*[、.,:]?\s*/ },
  { style: 'circled', rank: 7, shape: /^[\u2460-\u2473\u3251-\u325f\u2776-\u2793]\s*[、.,:]?\s*/ },
  { style: 'roman', rank: 2.8, shape: /^(?:[\u2160-\u217b]+|[ivx]{2,4}|i)\s*[.、)]\s*(?![\w.])/ },
  { style: 'letter', rank: 8, shape: /^(?:\([a-z]\)|[a-z]\s*[.、)])\s*(?![a-z]?\.)/ },
]

const hashes = /^(#{1,6})\s+/
const bullet = /^(?:[-–](?![-–\d])|\*(?!\*)|\+(?=\s)|[•·●○◆◇▪▫■▶►▸➤➢※★☆◎→>»‧∙・◦]|—(?!—))\s*/
const tall = 9

/** No mark begins otherwise; saves most lines the patterns. */
const first =
  /^[#\d【[甲乙丙丁戊己庚辛一二三四五六七八九十百零〇两壹贰貳弐叁參参肆伍陆柒捌玖拾第议案提t(\u2160-\u217b\u2460-\u24ff\u2776-\u2793\u3220-\u3229\u3251-\u325f]|^[a-z]{1,4}\s*[.、)]|^d[0-8]/

export function readMarker(line: string): MarkerRead | null {
  if (!first.test(line)) return readBullet(line)
  const hash = hashes.exec(line)
  if (hash)
    return { style: `md${hash[1]?.length}`, rank: (hash[1]?.length ?? 1) / 10, length: hash[0].length }
  for (const { style, rank, shape } of numbering) {
    const found = shape.exec(line)
    if (!found || found[0].length === line.length) continue
    const depth = style === 'dotted' ? found[0].split('.').filter((part) => /\d/.test(part)).length : 0
    return { style: depth ? `dotted${depth}` : style, rank: rank + depth / 100, length: found[0].length }
  }
  return readBullet(line)
}

function readBullet(line: string): MarkerRead | null {
  const dot = bullet.exec(line)
  if (!dot || dot[0].length === line.length) return null
  // a list may be numbered behind its bullets
  const inner = numbering.find(
    ({ style, shape }) => style !== 'dotted' && shape.test(line.slice(dot[0].length)),
  )
  const more = inner ? (inner.shape.exec(line.slice(dot[0].length))?.[0].length ?? 0) : 0
  return { style: 'bullet', rank: tall, length: dot[0].length + more }
}

const boxes: readonly { box: 'open' | 'done' | 'dropped'; shape: RegExp }[] = [
  { box: 'open', shape: /^(?:\[\s{0,2}\](?!\s*~~)|[☐□▢◻⬜🔲]\ufe0f?)\s*/u },
  { box: 'done', shape: /^(?:\[[xv√✓✔]\]|[☑✅✔✓√☒]\ufe0f?)\s*/ },
  {
    box: 'dropped',
    shape:
      /^(?:\[-\]|\[(?:dropped|cancelled|canceled|wontfix|已?取消)\]|[❌✗✘]\ufe0f?|(?:\[\s{0,2}\]\s*)?(?=~~))\s*/i,
  },
]
const anyBox = /[[☐□▢◻⬜🔲☑✅✔✓√☒❌✗✘]/u
const doneAtEnd = /[☑✅✔✓√]\ufe0f?$/
const droppedAtEnd = /[❌✗✘]\ufe0f?$/

/** A box to tick before the words, or a tick behind them. */
export function readBox(body: string): { box: 'open' | 'done' | 'dropped'; length: number } | null {
  if (!anyBox.test(body)) return null
  for (const { box, shape } of boxes) {
    const found = shape.exec(body)
    if (found && found[0].length < body.length) return { box, length: found[0].length }
  }
  if (doneAtEnd.test(body)) return { box: 'done', length: 0 }
  return droppedAtEnd.test(body) ? { box: 'dropped', length: 0 } : null
}
