import type { ActionItem, Reading, ViewpointItem } from '#domain/analysis/analysis.ts'
import { actionsBySpan } from '#domain/analysis/decision/context.ts'
import { settlingIn } from '#domain/analysis/decision/settle.ts'
import type { Mention } from '#domain/analysis/directory/types.ts'
import type { Span } from '#domain/analysis/document/doc.ts'
import { chairOf, type IsChair } from './chair.ts'
import { isAssigned, namesIn, subjectOf, whoIn } from './names.ts'
import { asksOutright, isFact, isQuestion, postpones } from './pending.ts'
import { type Says, saysAt } from './says.ts'
import { type Turn, turnsOf, type Utterance } from './turns.ts'
import { type Unit, unitsOf } from './unit.ts'

/** What people and departments hold: X认为…, X：…, and in talk who argues. */
export function findViewpoints(reading: Reading, actions: readonly ActionItem[]): ViewpointItem[] {
  const isChair = chairOf(reading)
  const actionOver = actionsBySpan(actions)
  const isTask = (span: Span) => (actionOver(span)?.share ?? 0) >= 0.6
  const found: ViewpointItem[] = []
  for (const unit of unitsOf(reading.doc)) {
    if (unit.block.kind === 'speech' || unit.place.section === 'before') continue
    // a row is one task with all its cells
    found.push(...inUnit(reading, unit, unit.block.kind === 'row' ? () => false : isTask))
  }
  for (const turn of turnsOf(reading)) found.push(...inTurn(reading, turn, isChair, isTask))
  return found.sort((a, b) => a.quote.start - b.quote.start)
}

type IsTask = (span: Span) => boolean

const strength: Readonly<Record<Says['kind'], number>> = {
  holds: 0.9,
  wants: 0.9,
  fears: 0.9,
  against: 0.9,
  for: 0.85,
  tells: 0.8,
  reports: 0.6,
}

/** A unit may hold several: 甲认为…，乙担心…. */
function* inUnit(reading: Reading, unit: Unit, isTask: IsTask): Generator<ViewpointItem> {
  const { doc } = reading
  const labelled = unit.first ? byLabel(reading, unit, isTask) : null
  if (labelled) {
    yield labelled
    return
  }
  if (unit.block.box) return
  const names = namesIn(reading, unit.block)
  for (const [at, part] of unit.parts.entries()) {
    const subject = subjectOf(doc, names, part)
    if (!subject) continue
    const says = saysAt(doc.folded.slice(subject.end, part.end))
    if (!says) continue
    // 汇报 of figures is a report, 甲汇报，… goes on in the next part
    const ends = subject.end + says.length >= part.end - 1
    const to = endOfView(reading, unit, at, names)
    const held = doc.folded.slice(Math.min(subject.end + says.length, to), to)
    if (held.replace(/[,。;:\s]/g, '').length < 3) continue
    if (says.kind === 'reports' && !argues(held)) continue
    if (isTask({ start: part.start, end: to }) && says.kind !== 'wants' && says.kind !== 'holds') continue
    if (/会议|本次/.test(held.slice(0, 4)) && ends) continue
    yield viewOf(
      reading,
      subject.mention,
      { start: startOf(doc.folded, part, subject.mention), end: to },
      says.kind,
      strength[says.kind],
    )
  }
}

function startOf(folded: string, part: Span, mention: Mention): number {
  // 但王红认为: what joins is no part of it; 采购部王红 is
  const before = folded.slice(part.start, mention.start)
  const joined =
    /^(?:但是?|而|不过|同时|随后|其中|会上|另外?|此外|对此|然后|因此|且|并且?|最后|首先|后来|接着|讨论中|\s)+/.exec(
      before,
    )
  return part.start + (joined?.[0].length ?? 0)
}

/** Nobody's opinion has more parts than that. */
const farthest = 12

/** Up to who speaks next, and to where the meeting itself does. */
function endOfView(reading: Reading, unit: Unit, at: number, names: readonly Mention[]): number {
  const { doc } = reading
  let end = unit.parts[at]?.end ?? unit.clause.end
  for (const more of unit.parts.slice(at + 1, at + farthest)) {
    const next = subjectOf(doc, names, more)
    if (next && saysAt(doc.folded.slice(next.end, more.end))) break
    const settling = settlingIn(more.text)
    if (
      settling?.sure ||
      /^(?:经|会议|与会|大家|讨论后|最终|双方|各方|主席|委员|他会|她会|其将)|未达成|分歧|争议/.test(
        more.text,
      ) ||
      isAssigned(doc, names, more)
    )
      break
    if (postpones(more.text) && !/^(?:先|建议)/.test(more.text)) break
    end = more.end
  }
  while (/[,。;!\s]/.test(doc.folded.charAt(end - 1))) end -= 1
  return end
}

const argument =
  /认为|建议|担心|觉得|应该?(?![收付用急届])|不应|不宜|可能|风险|压力|不足|不够|偏|过(?:高|低|长|多|少|大|严|宽)|太|难|缺|希望|需要|必要|没必要|不好|问题|影响|初判|判断|怀疑|扛不住|有误|不合理|不利|严重|矛盾|意见|主因|原因|不行|顾虑|不如|宁可|优先|最好|至少|最多|得(?!到|出|知|益|分|票)/

function argues(text: string): boolean {
  return argument.test(text)
}

/** 黎卓：限额应该放宽, 冷锋汇报：…, [市场部]: a line that somebody's name opens. */
function byLabel(reading: Reading, unit: Unit, isTask: IsTask): ViewpointItem | null {
  const { block, place } = unit
  const { doc } = reading
  if (!block.label || place.labelSection !== null || block.box) return null
  const label = block.label
  const names = namesIn(reading, block)
  const subject = subjectOf(doc, names, label)
  if (!subject || subject.end < label.end - 6) return null
  const rest = doc.folded.slice(subject.end, label.end)
  const says = rest.trim() === '' || /^\s*[([（]/.test(rest) ? null : saysAt(rest)
  if (rest.trim() !== '' && !says && !/^\s*\(/.test(rest)) return null
  const text = unit.sentence ? doc.folded.slice(unit.sentence.start, unit.sentence.end) : unit.text
  const first = unit.parts[0]
  if (!first || isTask({ start: unit.clause.start, end: unit.clause.end }) || isAssigned(doc, names, first))
    return null
  // 王红：周五前完成 is what she is to do, 王红：已发出 what she did
  const argued = argues(text)
  if (
    !says &&
    !argued &&
    (text.length < 9 ||
      isFact(text) ||
      /^(?:本周|上周|本月|今天|昨天|下周|明天|进度|完成|负责)|\d+%|[周月日天号]前/.test(text))
  )
    return null
  if (says?.kind === 'reports' && !argued) return null
  if (/^(?:已|未完成|完成|进行中|负责|牵头)/.test(text)) return null
  const end = trimEnd(doc.folded, Math.max(unit.sentence.end, unit.clause.end))
  return viewOf(
    reading,
    subject.mention,
    { start: /[【[]/.test(doc.folded.charAt(label.start - 1)) ? label.start - 1 : label.start, end },
    says?.kind ?? 'label',
    says ? 0.8 : argued ? 0.7 : 0.5,
  )
}

const opinion =
  /我(?:个人)?(?:是|也|还是|就|倒|其实)?(?:觉得|认为|感觉|建议|主张|担心|怕|看|想|提议|同意|不同意|赞成|反对|支持|倾向)|我的?(?:意见|建议|看法|想法|观点|理解|判断|顾虑)|我(?:也)?(?:不太?|不大)(?:同意|赞成|赞同|认同|建议|支持)|个人(?:觉得|认为|建议|意见)|^(?:没必要|不一定|不行|不合适|不至于|不太|不同意|反对|赞成|宁可|还是得|还是要|最好|不如|应该|不应该|不能|恐怕|怕是|要我说|依我看|说实话|问题是|关键是)|(?:风险|压力)(?:太|很|比较|挺)?大|有风险|不现实|来不及|不划算|划不来|够呛|扛不住|吃不消|说不过去|太(?!阳|平|好了|谢)|更(?:好|合适|稳|划算|被动|合理)|^(?!.*好吧$|.*行吧$|.*[来去走说看算发始量样些着]吧$).{2,}吧$|会(?:有意见|出事|出问题|影响|引起|导致|拉高|拖慢)/

/** What a turn argues for: one viewpoint a turn. Who chairs settles, and holds nothing unless he says so. */
function inTurn(reading: Reading, turn: Turn, isChair: IsChair, isTask: IsTask): ViewpointItem[] {
  const chairs = isChair(turn.speaker)
  const { said } = turn
  const at = said.findIndex((one) => isOpinion(reading, one, chairs, isTask))
  const first = said[at]
  if (!first) return []
  let last = first
  for (const more of said.slice(at + 1, at + farthest)) {
    if (more.end - first.start > 90 || isTask(more) || asksOutright(more.text)) break
    if (last.ends && last.unit.block !== more.unit.block) break
    if (last.ends && last.end - first.start > 14) break
    last = more
  }
  const who = whoIn(reading, turn.speaker)
  const span = { start: first.start, end: trimEnd(reading.doc.folded, last.end) }
  return [viewOf(reading, who, span, 'speech', chairs ? 0.5 : 0.7)]
}

function isOpinion(reading: Reading, one: Utterance, chairs: boolean, isTask: IsTask): boolean {
  const text = one.text
    .replace(/[。,!\s]+$/, '')
    .replace(/^(?:嗯+|呃|哎|额|啊|那|但是?|不过|可是|其实|所以)+,?/, '')
  if (text.length < 3 || isTask(one) || !opinion.test(text)) return false
  if (isQuestion(text) && !/我(?:觉得|建议|认为)/.test(text)) return false
  if (isAssigned(reading.doc, namesIn(reading, one.unit.block), one)) return false
  return !chairs || /我(?:个人)?(?:觉得|认为|担心|倾向)|我的?(?:意见|看法|观点)/.test(text)
}

function viewOf(
  { doc }: Reading,
  who: Mention | null,
  { start, end }: Span,
  key: Says['kind'] | 'label' | 'speech',
  confidence: number,
): ViewpointItem {
  const masked = who?.why === 'masked' ? who.written : null
  return {
    quote: { text: doc.text.slice(start, end), start },
    department: who?.entry?.department ?? null,
    person: who?.entry?.person ?? masked,
    topic: null,
    confidence: who?.entry ? confidence : confidence - 0.2,
    because: { key: `viewpoint.${key}`, params: who ? { who: who.written } : {} },
  }
}

function trimEnd(folded: string, end: number): number {
  let to = end
  while (to > 0 && /[,。;!.\s]/.test(folded.charAt(to - 1))) to -= 1
  return to
}
