import type { Span } from '#domain/analysis/document/doc.ts'
import { isAssigned, namesIn, subjectOf, within } from '#domain/analysis/talk/names.ts'
import { exhorts, isFact, isQuestion, postpones, proposes } from '#domain/analysis/talk/pending.ts'
import { saysAt } from '#domain/analysis/talk/says.ts'
import type { Part, Unit } from '#domain/analysis/talk/unit.ts'
import type { Found, Search } from './context.ts'
import { isTally, type Settling, settlingIn } from './settle.ts'
import { turnIn } from './turn.ts'

/** 一是…；二是…: the next of several things settled in one breath. */
const another =
  /^(?:[一二三四五六七八九十]是|[一二三四五六七八九十]要|\(?[一二三四五六七八九十\d]{1,2}[)、.]|[①-⑳]|第[一二三四五六七八九十][,、]?|其[一二三四五],?)/
const leads =
  /决定|决议|议决|议定|同意|通过|确定|明确|商定|结论|裁示|议决|意见如下|事项如下|约定如下|敲定|达成一致|一致意见/
const group =
  /^(?:经[^,]*,)?(?:会议|大会|大家|与会|主席|委员会|董事会|各方|双方|全体|最终|最后|讨论后|折[中衷]|后来|经|综合)/

/** Whether what stands in this place is settled unless it says otherwise. */
export function placeSettles({ place }: Unit): boolean {
  if (place.labelSection !== null) return place.labelSection === 'decisions'
  if (
    place.label !== null &&
    /(?:决定|决议|裁示|结论|议定|议决|拍板|商定|(?:会议|大会|主席|董事会|委员会|会上)[^,]{0,6}(?:明确|确定|同意|通过|批准))$/.test(
      place.label,
    )
  )
    return true
  if (place.lead !== null && !/要求|强调|指出/.test(place.lead)) {
    if (leads.test(place.lead)) return true
  }
  return place.section === 'decisions'
}

/** 有代表建议, 客户要求: somebody whom no directory has says it. */
const someSay =
  /^(?![^,]{0,8}(?:同意|通过|批准|决定|否决)|会议|大会|与会|会上|主席|委员会|董事会|最终|最后|经)[^,]{1,10}?(?:提出|提议|建议(?!书)|认为|反映(?=[^,]|$)|希望|主张|担心|觉得|讨论了|探讨了|询问)|^[^,]{1,5}(?:要求|表示|介绍|汇报|报告|通报|说明)(?=[,:了]|$|将|把)/

/** 按照集团文件要求, 国家…, 现行办法规定: settled by others, or long ago. */
const elsewhere =
  /^(?:根据|依据|依照|按照?)[^,]*(?:文件|要求|规定|精神|通知|政策|合同|办法|法律|法规|条例|决定|决议)|^(?:国家|省里|市里|上级|总部|集团|行业|对方|厂家|甲方|乙方|竞品|同行|现行)|^(?:客户|供应商|合同|业主|用户)(?:方|们)?(?:要求|提出|自|从|已|将|希望|不|同意|承诺|表示|规定|约定|取消|推迟)|^[^,]{0,12}(?:办法|规定|制度|文件|合同|协议|政策|条例|章程|法|标准)(?:明确)?(?:规定|约定|要求)|^(?:现状|风险|问题|背景|原因|目标|进度)(?=:)/

/** 客流增加15%: what came of it is known already. */
const measured =
  /(?:增加|增长|下降|上升|提升|减少|提高|降低|上涨|下滑)(?:了)?(?:约|近)?\d[\d.]*(?:%|个百分点|万|亿|元|件|人|名|倍)?[^,]{0,3}$/

const bare: Settling = { why: 'settled', word: '', content: 0, sure: false, back: false }

interface Line {
  /** Whether the block's sentence before settled something and this one goes on counting. */
  counting: boolean
}

/** What a clause of minutes settles. */
export function settledIn(search: Search, unit: Unit, line: Line): Found | null {
  const { place, block, parts } = unit
  if (block.box === 'done' || block.box === 'dropped') return null
  if (place.labelSection === 'before' || place.section === 'before' || place.section === 'info') return null
  const { doc } = search.reading
  const counted = line.counting && another.test(unit.text)
  const settles = placeSettles(unit) || counted
  const names = namesIn(search.reading, block)
  const byChair = block.label !== null && place.labelSection === null && search.isChair(block.label)
  let held = !byChair && isPersonLabel(search, unit)
  const dim =
    !settles &&
    (place.labelSection === 'background' ||
      place.section === 'background' ||
      place.section === 'open' ||
      place.labelSection === 'open')
  let weak: { at: number; settling: Settling } | null = null
  let thought = false
  let chairs = byChair
  for (const [at, part] of parts.entries()) {
    const subject = subjectOf(doc, names, part)
    let text = part.text
    let skipped = 0
    if (subject) {
      const says = saysAt(doc.folded.slice(subject.end, part.end))
      const chair = subject.mention.kind === 'person' && search.isChair(subject.mention)
      if (says && !chair) {
        held = true
        continue
      }
      if (chair) {
        // 梁栋总结：…
        const lead = /^(?:最后|总结|小结|表态|指示|作?总结|最终)*[:,]?/.exec(
          part.text.slice(subject.end - part.start),
        )
        skipped = subject.end - part.start + (lead?.[0].length ?? 0)
        chairs ||= /:$/.test(lead?.[0] ?? '')
        text = part.text.slice(skipped)
        held = false
      }
    }
    if (!subject && (someSay.test(text) || elsewhere.test(text))) held = true
    if (group.test(text) || /^[^,]{0,6}(?:和议|附议|复议)$/.test(parts[at - 1]?.text ?? '')) held = false
    const judged = settlingOf(withTime(parts, at, text), held || dim)
    if (!judged) {
      if (thought && holdsAlone(search, unit, part, part))
        return foundAt(search, unit, at, bare, 0.75, 'decision.thought')
      thought = thoughtOver.test(text)
      continue
    }
    const followed = thought
    thought = false
    const settling = { ...judged, content: judged.content + skipped }
    if (isQuestion(text) && !settling.sure) continue
    if (
      isZeal(parts, at, settling) ||
      (settling.why !== 'passed' &&
        !settles &&
        /起|开始/.test(settling.word) &&
        measured.test(parts.at(-1)?.text ?? ''))
    )
      continue
    if (postpones(text) || (postpones(parts[at + 1]?.text ?? '') && !settling.sure)) continue
    if (isOnlyTask(search, unit, part, settling)) continue
    if (settling.sure || settles || chairs || followed)
      return foundAt(
        search,
        unit,
        at,
        settling,
        settling.sure ? 0.9 : 0.8,
        `decision.${settling.why}`,
        weak?.at,
      )
    weak ??= { at, settling }
  }
  if (settles && !counted ? isFirstSaid(unit) : counted) {
    const whole = { start: unit.clause.start, end: unit.clause.end }
    const first = parts[0]
    if (first && holdsAlone(search, unit, whole, first)) {
      return foundAt(search, unit, 0, { ...bare, word: place.label ?? '' }, 0.75, 'decision.section')
    }
  }
  if (!weak || dim || held) return null
  return isPlausible(search, unit, weak.at, weak.settling)
    ? foundAt(search, unit, weak.at, weak.settling, 0.6)
    : null
}

function settlingOf(text: string, onlyTold: boolean): Settling | null {
  const told = settlingIn(text)
  if (told && onlyTold) return group.test(text) || told.back ? told : null
  if (onlyTold || told?.sure) return told
  const turn = turnIn(text)
  return turn?.sure ? turn : (told ?? turn)
}

/** 自下月起，…: the rule with the day from which it holds. */
function withTime(parts: readonly Part[], at: number, text: string): string {
  const above = parts[at - 1]?.text ?? ''
  // 超过三天的，须…: who it is for stands before
  if (/(?:超|满|未|逾|低于|高于|以上|以下|以内|达|不足|缺|凡|违反)[^,]{0,24}(?:的|者)$/.test(above))
    return `${above},${text}`
  return /^(?:自|从)[^,]{1,18}(?:起|开始)$|^(?:今后|以后|即日起|往后|此后)$/.test(above)
    ? `${above},${text}`
    : text
}

/** 经讨论，…: only that it was thought over; what came of it follows. */
const thoughtOver =
  /^(?:后?来)?(?:经(?:过)?[^,]{0,16}?|(?:大家|与会人员|会议|双方|各方)?(?:认真|充分|反复|集体|热烈|最终|最后)*)(?:讨论|研究|审议|协商|商议|商量|表决|投票|权衡|比较|沟通|磋商|合议|评议|评审|评标|论证|审核|听证)(?:后|决定|一致)*$|^(?:就)?(?:这么|这样)?(?:定了|敲定|拍板|说定)了?$|^(?:一致|共同|最终|最后|当场|现场|会上)?(?:决定|商定|议定|议决|约定|确定|明确)$|^[^,]{0,16}?(?:会议|大会|大家|与会[^,]{0,4}|主席|委员会|董事会|各方|双方|最终|最后|研究|讨论)[^,]{0,10}?(?:决定|议决|商定|议定|裁示|确定|明确|约定|敲定|拍板)$/

function isPersonLabel(search: Search, { block, place }: Unit): boolean {
  if (!block.label || place.labelSection !== null) return false
  const { start, end } = block.label
  return within(namesIn(search.reading, block), block.label).some(
    (name) =>
      name.start >= start &&
      name.end <= end &&
      name.kind !== 'collective' &&
      end - start <= name.end - name.start + 4,
  )
}

/** 加强值班，严禁脱岗: an exhortation goes on. */
function isZeal(parts: readonly Part[], at: number, { why, word }: Settling): boolean {
  if (why !== 'rule' || /一律|方可|方能|才/.test(word)) return false
  return parts.slice(0, Math.min(at, 4)).some(({ text }) => exhorts(text) || /(?:强调|指出|提醒)$/.test(text))
}

/** 会议决定由市场部…: a task that somebody gets, and nothing else. */
function isOnlyTask(search: Search, unit: Unit, part: Part, settling: Settling): boolean {
  if (settling.why === 'passed' || settling.why === 'refused' || settling.why === 'voted' || settling.back)
    return false
  const hard = /一律|不得|方可|方能|严禁|禁止|才能|不再|统一/.test(settling.word)
  if (hard) return false
  const content = { start: part.start + settling.content, end: part.end }
  const names = namesIn(search.reading, unit.block)
  const { doc } = search.reading
  if (isAssigned(doc, names, content) || begins(search, unit, content)) return true
  return isTaken(search, content, settling, within(names, content).length > 0)
}

function isTaken(search: Search, span: Span, settling: Settling, named: boolean): boolean {
  const over = search.actionOver(span)
  if (!over || over.share < 0.6) return false
  const { action } = over
  // an owner from a heading or from who settles it makes no task of it
  if (settling.why === 'rule' || (settling.sure && !named)) return false
  const owned = action.department !== null || action.person !== null
  return settling.sure && settling.why === 'settled' ? owned && over.share > 0.8 : owned || !settling.sure
}

/** Whether the words begin with who is to do something, as 市场部周五前…. */
function begins(search: Search, unit: Unit, span: Span): boolean {
  const { doc } = search.reading
  const subject = subjectOf(doc, namesIn(search.reading, unit.block), span)
  return (
    subject !== null &&
    subject.end < span.end &&
    !/^(?:的|与|和|、|任|为|担任|不再|更名|并入|增|设|撤)/.test(doc.folded.slice(subject.end, span.end))
  )
}

/** 一、用地手续。由…: a short first sentence only names what the point is about. */
function namesOnly({ block, nth }: Unit): boolean {
  const first = block.sentences[0]
  return (
    nth === 0 &&
    block.sentences.length > 1 &&
    first !== undefined &&
    first.clauses.length === 1 &&
    first.clauses[0]?.parts.length === 1 &&
    first.end - first.start <= 13
  )
}

function isFirstSaid(unit: Unit): boolean {
  if (unit.place.column === null && unit.place.label === null && unit.block.marker !== null) {
    if (namesOnly(unit)) return false
    if (unit.nth === 1 && unit.clause === unit.sentence.clauses[0] && namesOnly({ ...unit, nth: 0 }))
      return true
  }
  return unit.first && !/^关于[^,]*$/.test(unit.text.replace(another, ''))
}

/** Whether words without any word of settling can be what was settled. */
function holdsAlone(search: Search, unit: Unit, whole: Span, first: Part): boolean {
  const { doc } = search.reading
  const names = namesIn(search.reading, unit.block)
  const text = doc.folded.slice(whole.start, whole.end).replace(another, '')
  if (text.length < 2 || /^(?:无|略|没有|如下|同上|见|-+|\/)[:。]?$/.test(text)) return false
  if (isAssigned(doc, names, first) || begins(search, unit, whole)) return false
  if (/(?:未|没有?)(?:能)?(?:达成|形成|取得)|分歧|意见不/.test(text)) return false
  if (/(?:未|没有?)(?:能)?(?:达成|形成|取得)|分歧|意见不/.test(text)) return false
  if (isQuestion(text) || postpones(first.text) || isTally(text) || exhorts(text)) return false
  if (proposes(first.text) || /(?:完成|提交|关闭|闭环)$/.test(text) || isFact(text)) return false
  if (/(?:如下|以下事项)[:。]?$/.test(text) || (/^(?:关于|对于)/.test(text) && postpones(text))) return false
  if (unit.place.column !== null) return true
  const over = search.actionOver(whole)
  if (!over || over.share < 0.6) return true
  return over.action.department === null && over.action.person === null
}

const supports =
  /标准|上限|下限|门槛|比例|单价|价格|费用|费率|额度|频次|频率|周期|补贴|票价|时限|期限|预算|限额|名额|编制|年限|押金|保证金|津贴|定额|罚款|奖励|会费|管理费|电费|水费|租金|权重|阈值|规模|人数|时间|日期|班次|密度|有效期/

/** Whether words of a weak kind settle something where nothing around them says so. */
function isPlausible(search: Search, unit: Unit, at: number, { why, word }: Settling): boolean {
  const part = unit.parts[at]
  if (
    !part ||
    unit.place.section === 'actions' ||
    unit.parts.some(({ text }) => postpones(text) || isQuestion(text))
  )
    return false
  if (isFact(part.text) || exhorts(part.text)) return false
  const over = search.actionOver(part)
  if (over && over.share >= 0.5) return false
  const before = unit.parts
    .slice(0, at)
    .map(({ text }) => text)
    .join(',')
  if (/由于|因为?|鉴于|导致|造成|如果|若|一旦|目前|现在|当前|发现|介绍|汇报|反映|通报/.test(before))
    return false
  if (why === 'amount' || unit.parts.some(({ text }) => measured.test(text))) return false
  if (why === 'rule' && at > 0 && before.length > 12) return false
  if (why === 'changed')
    return supports.test(part.text.slice(0, part.text.indexOf(word))) && !/[,;]/.test(before)
  if (why === 'chosen' || why === 'stopped')
    return at === 0 || before.length <= 12 || group.test(before) || group.test(part.text)
  return true
}

function foundAt(
  search: Search,
  unit: Unit,
  at: number,
  settling: Settling,
  confidence: number,
  key = `decision.${settling.why}`,
  earliest = at,
): Found {
  const { parts, clause } = unit
  const { doc } = search.reading
  const names = namesIn(search.reading, unit.block)
  const part = parts[at]
  const text = part?.text ?? ''
  const led = /[:,]\s*$/.test(text.slice(0, settling.content))
  let from = settling.back ? 0 : earliest
  // 全额退款，不要求寄回: what is done instead stands before
  if (settling.why === 'stopped' && /^不/.test(text) && from === at && at > 0 && isPositive(parts[at - 1]))
    from -= 1
  if (!settling.back) {
    while (from > 0) {
      const above = parts[from - 1]
      if (!above || !(group.test(above.text) || /^(?:对|关于|就|自|从|鉴于|为|凡)/.test(above.text))) break
      from -= 1
    }
  }
  let to = at
  for (let next = at + 1; next < parts.length; next += 1) {
    const more = parts[next]
    if (!more || isTail(search, unit, more)) break
    to = next
  }
  const first = parts[from]
  const last = parts[to]
  const start =
    from === at && led ? (part?.start ?? clause.start) + settling.content : (first?.start ?? clause.start)
  const end = endOf(doc.folded, start, last?.end ?? clause.end)
  return {
    start: skipCount(doc.folded, start, end),
    end,
    key,
    word: settling.word,
    confidence,
    back: settling.back,
    at: unit.at,
  }

  function isPositive(above: Part | undefined): boolean {
    if (!above || above.text.length > 24 || isQuestion(above.text) || someSay.test(above.text)) return false
    return subjectOf(doc, names, above) === null && !/^(?:因|由于|鉴于|但|虽|如)/.test(above.text)
  }

  function isTail(within: Search, one: Unit, more: Part): boolean {
    const subject = subjectOf(doc, names, more)
    const said = subject ? saysAt(doc.folded.slice(subject.end, more.end)) : null
    const over = within.actionOver(more)
    const taken =
      over !== null && over.share >= 0.6 && over.action.quote.start > (part?.end ?? one.clause.start)
    return (
      said !== null || isAssigned(doc, names, more) || taken || postpones(more.text) || isQuestion(more.text)
    )
  }
}

function endOf(folded: string, start: number, end: number): number {
  let to = end
  while (to > start && /[,。;!.\s:、|]/.test(folded.charAt(to - 1))) to -= 1
  return to
}

function skipCount(folded: string, start: number, end: number): number {
  const found = another.exec(folded.slice(start, Math.min(end, start + 8)))
  return found && start + found[0].length < end ? start + found[0].length : start
}
