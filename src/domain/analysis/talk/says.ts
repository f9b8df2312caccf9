/** How somebody is said to have said something: the kind of saying and where what was said begins. */
export interface Says {
  readonly kind: 'holds' | 'wants' | 'fears' | 'against' | 'for' | 'tells' | 'reports'
  readonly length: number
}

const adverb =
  '(?:则|也|均|都|又|再次|还|进一步|补充|首先|随即|随后|同时|明确|公开|多次|一再|坚决|强烈|十分|非常|比较|有点|不太|最为?|特别|始终|一直|仍|仍然|代表[^,。]{2,10}|在会上|会上|当场|就此|对此|个人|我|大家|一致|普遍|主要|等(?:人|同志|部门|单位)?|两位|表示|提出|,)'
const lead = new RegExp(`^\\s*(?:${adverb}){0,4}`)

const kinds: readonly (readonly [Says['kind'], RegExp])[] = [
  [
    'against',
    /^(?:不(?:太|大)?(?:同意|赞成|赞同|支持|认可|主张|建议)|反对|质疑|有异议|持(?:不同|反对)意见|提出异议)/,
  ],
  ['for', /^(?:同意|赞成|赞同|支持(?=[^,]{0,10}(?:方案|意见|观点|提议|建议|做法|的))|认同|认可|附议|附和)/],
  ['fears', /^(?:担心|担忧|顾虑|忧虑|怀疑|害怕|怕)/],
  [
    'wants',
    /^(?:建议|提议|提案(?=采用|将|把|改|以|增|取消|由)|动议|主张|希望|倾向(?:于)?|呼吁|要求(?=能|把|将)|期望|期待|坚持|请求|想要|宁可|宁愿)/,
  ],
  [
    'holds',
    /^(?:认为|觉得|判断|预计|估计|相信|以为|看来|指出|强调|提醒(?=[:,]|大家|各|应|要|注意|说)|提示|的(?:意见|看法|观点|建议|主张|顾虑|判断)(?:是|为)?|强调说|分析(?:认为|说|称)?(?=[:,]|认为)|直言|坦言)/,
  ],
  [
    'tells',
    /^(?:表示|提出|提到|说明(?=[:,])|说(?!明|服|法)|称(?!职|重|为)|讲(?=[:,])|反映|反馈|回应|回复(?=[:,])|解释|补充(?=[:,说道]|$)|发言|质询|询问|追问|答复(?=[:,])|谈到|谈及|告知)/,
  ],
  ['reports', /^(?:汇报|报告|通报|介绍|反映)(?!会|材料|制度|人|单)/],
]

/** Reads 认为, 也担心, 则主张 at the beginning of folded words; null when nobody says anything. */
export function saysAt(text: string): Says | null {
  const skip = lead.exec(text.slice(0, 40))?.[0] ?? ''
  const found = sayAt(text, skip.length)
  if (found) return found
  // the last adverb may be the verb itself: 补充说 against 补充
  for (const word of ['表示', '提出', '补充']) {
    const at = skip.lastIndexOf(word)
    if (at >= 0) return { kind: 'tells', length: skip.length }
  }
  return null
}

function sayAt(text: string, from: number): Says | null {
  const rest = text.slice(from)
  for (const [kind, shape] of kinds) {
    const found = shape.exec(rest)
    if (!found) continue
    const more = /^(?:说|道|称|了|认为|建议|希望|担心|是|为|:|,|\s)+/.exec(rest.slice(found[0].length))
    return { kind, length: from + found[0].length + (more?.[0].length ?? 0) }
  }
  return null
}
