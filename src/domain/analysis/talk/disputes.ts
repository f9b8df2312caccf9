import type {
  DecisionItem,
  Reading,
  StatementItem,
  TopicItem,
  ViewpointItem,
} from '#domain/analysis/analysis.ts'
import { Choices } from '#domain/wording/sieve/choice.ts'
import { isBehind, postpones } from './pending.ts'
import { inOrder, statementOf } from './statement.ts'
import { topicAt } from './topics.ts'
import { type Unit, unitsOf } from './unit.ts'

const splits: readonly RegExp[] = [
  /(?:意见|看法|观点|认识|想法|立场|说法)(?:上|方面)?(?:也|都|仍|还|仍然|依然|存在|并|均|较|比较)*(?:不(?:一致|一|统一|同|合|尽相同|完全一致)|有(?:较大|很大|明显|一定|些)?(?:分歧|出入|差异)|分歧|相左|对立|相反|两极|不能统一|未(?:能)?(?:得到)?(?:一致|统一)|没(?:有|能)?统一)/,
  /(?:存在|有|产生|出现|仍有|尚有|还有|引发|引起)(?:着|了)?(?:较大|很大|明显|一定|不小|严重|比较大|激烈|些|的|不同程度|一些|极大)*(?:的)?(?:分歧|争议|异议|不同(?:的)?(?:意见|看法|声音|观点|认识)|争论|意见分歧)(?!解决|处理|条款|仲裁)/,
  /(?:分歧|争议|争论)(?:点)?(?:依然|仍然|仍|还|比较|较|很|非常|挺|太|十分|相当|颇|也|\s)*(?:大|明显|激烈|不断|不休|未决|未消|存在|严重|多|集中在|焦点|主要在)/,
  /各执一[词端]|各执己见|各持己见|各说各话|各说各的|相持不下|僵持|争论不[休下]|争执不下|(?:互|各)不(?:相让|让步|认可|认同|买账|服气|接受)|莫衷一是|(?:谈|说|商量|聊|吵)不(?:拢|到一(?:起|块))|(?:没|未)(?:能)?(?:谈|商量|说|聊|吵|讨论|协商)(?:拢|妥|到一(?:起|块))|(?:谁|哪方|哪边)(?:也|都)(?:没有?|不(?:肯|愿)?|未能?)(?:说服|让|服|退|松口|认)|(?:各有|各自?讲|各摆)(?:各的)?(?:说法|道理|理由|主张|看法|立场)|争来争去|互相不(?:让|服)|(?:半天|很久|一阵)[^,]{0,3}没(?:对齐|结果|定)|吵(?:了|得|起来|翻)|争(?:了|得)(?:半天|很久|起来|不可开交)|僵住|两种(?:不同)?(?:意见|看法|声音|观点)|分成两派|一半一半|不欢而散/,
  /(?:未|没有?|未能|没能|尚未|始终未|仍未|还没|难以|无法|也没)(?:能)?(?:够)?(?:达成|形成|取得|获得?|统一)(?:最终|完全)?(?:的)?(?:一致|共识|统一|意见|看法)/,
  /(?:没|未|也没|还没)(?:有)?(?:吵|谈|争|讨论|议|商量|辩|聊|碰|论)出(?:个)?(?:结果|结论|一致|所以然|名堂)|(?:问题|事项|归属|归口|分工|责任)[^,。;]{0,6}(?:没有?|尚无|未有|仍无)(?:定论|一致意见)/,
]

const splitting = new Choices(splits)

function splitIn(text: string): RegExpExecArray | null {
  for (const { find } of splitting.passing(text)) {
    const found = find()
    if (found) return found
  }
  return null
}

const over =
  /没$|未$|没有|无(?!法)|不存在|消除|化解|解决|弥合|避免|防止|减少|处理|如有|若有|如存在|若存在|出现[^,]{0,4}时|发生/

/** Where the meeting was of two minds: said so, or two hold opposite things and nobody settled it. */
export function findDisputes(
  reading: Reading,
  viewpoints: readonly ViewpointItem[],
  decisions: readonly DecisionItem[],
  topics: readonly TopicItem[],
): StatementItem[] {
  const told: StatementItem[] = []
  for (const unit of unitsOf(reading.doc)) {
    const item = inWords(reading, unit)
    if (item) told.push(item)
    else if (unit.first && (unit.place.section === 'disputes' || unit.place.labelSection === 'disputes'))
      told.push(statementOf(reading, unit.sentence, 'dispute.section', 0.75))
  }
  return inOrder([
    ...told,
    ...opposed(reading, viewpoints, decisions, topics, told),
    ...leftOpen(reading, viewpoints),
  ])
}

function inWords(reading: Reading, unit: Unit): StatementItem | null {
  for (const [at, part] of unit.parts.entries()) {
    const hit = splitIn(part.text)
    if (!hit) continue
    const before = part.text.slice(0, hit.index)
    const after = part.text.slice(hit.index + hit[0].length)
    if (over.test(before.slice(-8)) || /^(?:已|的(?!$|,)|解决|处理)/.test(after) || isBehind(before)) continue
    if (/已(?:经)?(?:消除|化解|解决|达成)/.test(after)) continue
    const next = unit.parts[at + 1]
    const end = next && postpones(next.text) && !/待|等|由/.test(next.text) ? next.end : part.end
    return statementOf(reading, { start: part.start, end }, 'dispute.told', 0.85, hit[0])
  }
  return null
}

/** One is against what another holds, and the topic has neither a decision nor a word on how it ended. */
function opposed(
  reading: Reading,
  viewpoints: readonly ViewpointItem[],
  decisions: readonly DecisionItem[],
  topics: readonly TopicItem[],
  told: readonly StatementItem[],
): StatementItem[] {
  const ended = new Set([...decisions, ...told].map(({ quote }) => topicAt(topics, quote.start)))
  const found: StatementItem[] = []
  for (const [at, view] of viewpoints.entries()) {
    const topic = topicAt(topics, view.quote.start)
    if (view.because.key !== 'viewpoint.against' || topic === null || ended.has(topic)) continue
    const other = viewpoints
      .slice(Math.max(0, at - 4), at)
      .find(
        (one) =>
          topicAt(topics, one.quote.start) === topic &&
          (one.person !== view.person || one.department !== view.department),
      )
    if (!other) continue
    ended.add(topic)
    found.push(
      statementOf(
        reading,
        { start: view.quote.start, end: view.quote.start + view.quote.text.length },
        'dispute.opposed',
        0.6,
      ),
    )
  }
  return found
}

const contrary =
  /没必要|不(?:同意|赞成|行|合适|应该|能|太|至于|划算|现实)|反对|还是(?:得|要|应该)|但是?|不如|不然/

/** In talk: two argued against each other just before somebody put the matter off. */
function leftOpen(reading: Reading, viewpoints: readonly ViewpointItem[]): StatementItem[] {
  const spoken = viewpoints.filter(({ because }) => because.key === 'viewpoint.speech')
  if (spoken.length < 2) return []
  const found: StatementItem[] = []
  const { blocks } = reading.doc
  let next = 0
  for (const unit of unitsOf(reading.doc)) {
    if (unit.block.kind !== 'speech') continue
    const part = unit.parts.find(({ text }) => postpones(text))
    if (!part) continue
    while (next < spoken.length && (spoken[next]?.quote.start ?? 0) < unit.clause.start) next += 1
    const from = blocks[Math.max(0, unit.at - 6)]?.start ?? 0
    const near = spoken.slice(Math.max(0, next - 4), next).filter(({ quote }) => quote.start >= from)
    const last = near.at(-1)
    const close = blocks[Math.max(0, unit.at - 3)]?.start ?? 0
    if (!last || last.quote.start < close) continue
    const who = new Set(near.map((one) => one.person ?? one.because.params.who))
    if (who.size >= 2 && near.some(({ quote }) => contrary.test(quote.text)))
      found.push(statementOf(reading, part, 'dispute.unresolved', 0.6))
  }
  return found
}
