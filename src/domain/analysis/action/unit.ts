import type { Deadline } from '#domain/analysis/deadline/deadline.ts'
import { speaks, strength } from '#domain/analysis/directory/cues.ts'
import type { Acting } from '#domain/analysis/directory/owner.ts'
import type { Block, Sentence, Span } from '#domain/analysis/document/doc.ts'
import { beginsWithVerb, hasVerb, isBound, isLight, isPostponed } from './acts.ts'
import {
  comesAnyhow,
  isAgreement,
  isCancelled,
  isDecision,
  isDeferred,
  isDone,
  isHypothesis,
  isOngoing,
  isOutside,
  isPlan,
  isQuestion,
  isSaying,
  isSuggestion,
  isThought,
  isUnsure,
  tellsPastTime,
} from './against.ts'
import type { Ground } from './ground.ts'
import { type Part, partsOf } from './part.ts'
import { beginsField } from './tail.ts'

/** Parts that may be one task. */
export interface Unit {
  readonly parts: readonly Part[]
  /** 会议要求, 会议决定 before it in its sentence. */
  readonly lead: 'assigns' | 'decides' | null
  /** What somebody says, asks or suggests. */
  readonly said: 'saying' | 'suggestion' | null
  /** The unit before it in the same sentence, whose owner goes on. */
  readonly after: Unit | null
  /** An item of the last meeting that is still open. */
  /** Whom 他 means in 张三认为…，他会…. */
  readonly by: Acting | null
  readonly open: boolean
}

const leadIn =
  /^(?:.{0,8}(?:会议|主席|主持人|董事长|领导|与会(?:人员|者)?|大会|会上|院长|校长|总经理)?.{0,4}(?:要求|强调|指示|裁示|议定|明确|决定|部署|责成|提出要求|经.{0,6}(?:讨论|研究|审议|表决))|讨论后|决议|结论|待办|行动项|[^,]{0,6}(?:这么|这样)?定了)[:,]?$/
const assigning = /要求|强调|指示|裁示|部署|责成|待办|行动/
/** 请甲统计缺多少 asks nothing of us. */
const asksWithin = /(?:多少|哪[个些天]|怎么|是否|有没有|为什么)(?!.*[?吗呢])/
/** 去打听一下…怎么样: to find it out. */
const looksInto =
  /(?:打听|去问|问一?下|了解|看看|看一?下|查一?下|核实|摸清|调研|合计|商量|琢磨|碰一?[碰下])(?!.*[?])[^,]*(?:怎么|多少|哪|是否|什么|几)/
const settles = /同意|要求|强调|叮嘱|嘱咐|告诫|重申|裁示|指示|决定|拍板|明确/
const commits = /(?:表示|承诺|答应|保证|表态|答复|回复|说明|告知)/

/** The tasks that a sentence may hold, in their order; what is over, asked or only thought of is in none. */
export function unitsOf(
  ground: Ground,
  sentence: Sentence,
  block: Block,
  spoken: boolean,
  labelled: boolean,
): Unit[] {
  const units: Unit[] = []
  for (const { clause, parts } of withFields(ground, sentence, block)) {
    if (isOpenItem(ground, clause, parts)) {
      units.push({ parts, lead: null, said: null, after: null, by: null, open: true })
      continue
    }
    new Grouping(units, spoken, labelled).read(parts)
  }
  return units
}

interface ClauseRead {
  readonly clause: Span
  readonly parts: readonly Part[]
}

/** The clauses, each with its fields: 排查轴封；责任人：王红；5月13日前 is one. */
function withFields(ground: Ground, sentence: Sentence, block: Block): ClauseRead[] {
  const clauses = sentence.clauses.map((clause) => ({ clause, parts: partsOf(ground, clause, block) }))
  if (clauses.length < 2 || !clauses.some(({ parts }) => beginsField(parts[0]?.text ?? ''))) return clauses
  const joined: ClauseRead[] = []
  for (const { clause, parts } of clauses) {
    const above = joined.at(-1)
    if (above && (beginsField(parts[0]?.text ?? '') || isDayAlone(parts)))
      joined[joined.length - 1] = {
        clause: { start: above.clause.start, end: clause.end },
        parts: [...above.parts, ...parts],
      }
    else joined.push({ clause, parts })
  }
  return joined
}

const isDayAlone = (parts: readonly Part[]) =>
  parts.length === 1 &&
  parts.every(
    ({ deadlines, owners, content }) => deadlines.length > 0 && owners.length === 0 && content.length <= 2,
  )

/** 未完成，延至周五: what was due and has a new day. */
function isOpenItem(ground: Ground, clause: Span, parts: readonly Part[]): boolean {
  const text = ground.folded({ start: clause.start, end: Math.min(clause.end, clause.start + 300) })
  // 甲希望把期限延到年底: what somebody wants
  if (
    !isPostponed(text) ||
    /已[^,]{0,10}(?:结束|完成|办结|关闭)[。;]?$/.test(text) ||
    /希望|建议|提出|提议|倡议|请求|认为|申请/.test(text)
  )
    return false
  return parts.some(({ deadlines }) => deadlines.some(({ due, kind }) => due !== null || kind === 'cond'))
    ? parts.some(
        ({ owners, others, text: words }) => owners.length + others.length > 0 || /[未没]/.test(words),
      )
    : false
}

/** 责任人待定: puts nothing off. */
const nobodyYet = /^(?:负责人|责任人|责任部门|责任单位|经办人|承办人)(?:待定|未定|暂缺|空缺|另定)$/

/** No task has more parts. */
const most = 12

class Grouping {
  private current: Part[] = []
  private lead: Unit['lead'] = null
  private said: Unit['said'] = null
  private last: Unit | null = null
  private sayer: Acting | null = null
  private by: Acting | null = null
  /** What was said is only what was so before: 昨天三个人拉肚子，…. */
  private told = false
  private promises = false
  private readonly units: Unit[]
  private readonly spoken: boolean
  private readonly labelled: boolean

  constructor(units: Unit[], spoken: boolean, labelled: boolean) {
    this.units = units
    this.spoken = spoken
    this.labelled = labelled
  }

  read(parts: readonly Part[]): void {
    for (const part of parts) this.take(part)
    this.close()
  }

  private take(part: Part): void {
    const { text } = part
    if (part.owners.length === 0 && part.deadlines.length === 0 && leadIn.test(text)) {
      this.close()
      this.lead = assigning.test(text) ? 'assigns' : 'decides'
      this.said = null
      return
    }
    const assigned = part.owners.some(({ role }) => (strength[role] ?? 0) >= 4)
    if (isDecision(text) && !assigned && (part.owners.length === 0 || part.deadlines.length === 0)) {
      this.close()
      this.said = null
      // 会议予以采纳，标签由药学部来印: what was settled ends there
      if (/(?:采纳|通过|同意|批准|认可)$/.test(text)) {
        this.lead = null
        return
      }
      this.lead = 'decides'
      // 同意甲公司作为承包商 is nothing for 甲公司 to do
      if (part.owners.length > 0) return
    }
    if (this.isSpeech(part, assigned)) {
      this.close()
      // 范校长同意…，李主任…: who settles something says nothing of what follows
      this.said = settles.test(text) && !isThought(text) ? null : 'saying'
      this.promises = commits.test(text) || /说(?:他|她)?要(?!求)/.test(text)
      this.sayer = part.others.at(-1) ?? part.owners.at(-1) ?? null
      this.told = false
      return
    }
    // 截至目前，…: how it stands
    const past = tellsPastTime(text) || part.past.length > 0
    if (past && part.deadlines.length + part.owners.length === 0 && part.content.length <= 8) {
      this.close()
      this.said = 'saying'
      this.told = true
      return
    }
    if (isSuggestion(text)) {
      this.close()
      this.said = 'suggestion'
      return
    }
    if (this.spoken && isAgreement(text)) return
    const by =
      promiser(part, this.sayer, this.promises && this.said === 'saying') ??
      (this.vows(part) ? (part.others.at(-1) ?? null) : null)
    if (by) this.said = null
    if (assigned && this.said === 'saying') this.said = null
    // 甲觉得人手有限，…，乙11月底前写总结: who has a day of their own is not quoted
    const others = part.owners.length > 0 ? this.isOther(part) : part.groups.length > 0
    if (this.said === 'saying' && others && isLimited(part)) this.said = null
    if (this.said === 'saying' && this.told && part.owners.length > 0 && part.deadlines.length > 0)
      this.said = null
    if (this.said === 'saying' && commits.test(text) && part.owners.length > 0 && part.deadlines.length > 0)
      this.said = null
    if (this.said) return
    if (this.isDead(part, assigned)) {
      this.close()
      return
    }
    if (isBare(part) || nobodyYet.test(text)) return
    if (this.begins(part) || this.current.length >= most) this.close()
    this.current.push(part)
    if (by) this.by = by
  }

  /** 张三认为…, and no 张三承诺周五前…. */
  private isSpeech({ text, start, others, deadlines }: Part, assigned: boolean): boolean {
    if (isOutside(text) && !assigned) return true
    // 三日内向甲反馈: whom one tells is not who says it
    const named = others.some(
      ({ list }) =>
        !/[向给对跟找]$/.test(text.slice(0, list.start - start)) && speaks(text.slice(list.end - start)),
    )
    if (!named && !(isSaying(text) && !this.spoken)) return false
    if (takesOn.test(text) || (isVow(text) && deadlines.some(({ kind }) => kind !== 'vague'))) return false
    // 针对学生反映的问题，…: what it is about
    if (/^(?:针对|对于?|关于|就)[^,]*(?:反映|提出|反馈|投诉)的/.test(text)) return false
    return !assigned || isThought(text)
  }

  /** Whether somebody else does it than who speaks. */
  private isOther({ owners }: Part): boolean {
    const sayers = this.sayer?.list.parties.map(({ mention }) => mention.written) ?? []
    return owners.every(({ list }) => list.parties.every(({ mention }) => !sayers.includes(mention.written)))
  }

  /** 张三表示将从下周起…: his word for it. */
  private vows({ text, deadlines, owners, others }: Part): boolean {
    return (
      owners.length === 0 &&
      others.length > 0 &&
      (takesOn.test(text) || (deadlines.length > 0 && isVow(text)))
    )
  }

  /** Over, asked, put off or called off, without a day to come. */
  private isDead(part: Part, assigned: boolean): boolean {
    const { text, deadlines } = part
    // 看过以后5天内，甲跟乙把字签了: what is to be over by then
    const timed = deadlines.length > 0 || (/把/.test(text) && timedBy(this.current))
    if (
      (isQuestion(text) && !(assigned && asksWithin.test(text)) && !looksInto.test(text)) ||
      (this.spoken && isUnsure(text))
    )
      return true
    if (isDeferred(text) || (isCancelled(text) && !(assigned && timed))) return true
    if (isHypothesis(text) && !timed) return false
    if (comesAnyhow(text) && !assigned && !isBound(text)) return true
    // 已锁定12月第三周的班次
    if (/已(?:经)?(?:锁定|敲定|排定|订好|约好|落实|安排好)/.test(text)) return true
    // 10月签了41场: counted already, whenever it will be
    if (/[〇㐀-鿿]了\d/.test(text) && !isBound(text)) return true
    if (timed)
      return (
        isPlan(text) &&
        !assigned &&
        part.owners.length === 0 &&
        !this.labelled &&
        !(this.spoken && /我/.test(text))
      )
    return (
      (isDone(text) && !mustBe.test(text)) ||
      isOngoing(text) ||
      (!/[请把]|麻烦/.test(text) && (tellsPastTime(text) || part.past.length > 0))
    )
  }

  /** Whether a part opens a task of its own rather than going on with the one before. */
  private begins(part: Part): boolean {
    const { current } = this
    if (current.length === 0) return false
    const substance = current.some((one) => !isLight(one.content))
    const own = part.owners.length > 0
    const owned = current.some(({ owners }) => owners.length > 0)
    const worded = !isLight(part.content)
    if (own) {
      const tail = part.owners.every(({ role }) => role === 'label' || role === 'suffix')
      if (tail) return false
      if (!owned)
        return (
          current.every(isTrouble) ||
          (worded &&
            substance &&
            current.some(({ content }) => content.length >= 4 && hasVerb(content)) &&
            timed(current))
        )
      return substance && (worded || part.deadlines.length > 0) && !isSameOffice(current, part)
    }
    if (part.helpers.length > 0 && part.deadlines.length === 0) return false
    // 3日前…，10日前… of one owner
    return (
      !this.spoken &&
      timed(current) &&
      substance &&
      worded &&
      hasVerb(part.content) &&
      part.deadlines.some(
        (one) => !current.some(({ deadlines }) => deadlines.some((other) => same(one, other))),
      )
    )
  }

  private close(): void {
    const { current } = this
    this.current = []
    if (current.length === 0) return
    const unit: Unit = {
      parts: current,
      lead: this.lead,
      said: this.said,
      after: this.last,
      by: this.by,
      open: false,
    }
    this.by = null
    this.units.push(unit)
    this.last = unit
  }
}

/** 须报送到位 is not done. */
const mustBe = /须(?!知)|务必|必须|应当|确保/

/** 月底前, 三日内: by when, and no 尽快. */
export function isLimited({ deadlines }: Part): boolean {
  return deadlines.some(({ bound, kind }) => (bound === 'by' || bound === 'within') && kind !== 'vague')
}

/** Only words that bind others: 会议要求, 请. */
function isBare(part: Part): boolean {
  const { text, owners, deadlines, helpers, groups } = part
  if (
    text.length > 16 ||
    /时间|日期|时限|期限/.test(text) ||
    owners.length + deadlines.length + helpers.length + groups.length > 0
  )
    return false
  return part.content === ''
}

/** 说他去问一下, 说她明天就去办. */
const takesOn = /说(?:他|她|自己)(?:自己)?(?:马上|今[天晚]|[明后]天|这[就周]|就|先)*(?:来|去|带|把|负责|盯)/

/** 表示将…, and 说周三能给. */
function isVow(text: string): boolean {
  return commits.test(text) || (/(?:说|称)[^,]*(?:能|会|可以|给|交|完成|搞定)/.test(text) && !isDone(text))
}

/** 他会在周五前…, said of who just spoke. */
function promiser({ text, deadlines, owners }: Part, sayer: Acting | null, promises: boolean): Acting | null {
  if (!sayer || deadlines.length === 0) return null
  if (pronoun.test(text)) return sayer
  return promises && owners.length === 0 && (able.test(text) || beginsWithVerb(text)) ? sayer : null
}

const pronoun =
  /^(?:他|她|其|本人)(?:本人|自己)?(?:会|将|来|负责|承诺|答应|在|\d|周|本周|下周|[今明后]天|月[初中底末]|[上下]午|晚上)|^[^,]{2,10}(?:他|她)(?:自己)?(?:[今明后]天|[本下]周|周[一二三四五六日]|月[初中底末]|\d{1,2}[日号月])/
/** 表示…，可以在周五前…. */
const able =
  /^(?:[今明后]天|[本下]周|周[一二三四五六日]|\d{1,2}[日号月]|可以?|能够?|会|将|保证|确保|争取|力争|最[快迟晚])/

/** 服务部安排，孙师傅带队: the second is of the first. */
function isSameOffice(current: readonly Part[], part: Part): boolean {
  return isLight(part.content) && current.every(({ content }) => isLight(content) || !beginsWithVerb(content))
}

/** 档期还没锁死, 冷藏车想跟邻村合租: how it stands or what is wanted; who is named behind it does something about it. */
function isTrouble({ text, deadlines }: Part): boolean {
  return (
    deadlines.length === 0 &&
    !beginsWithVerb(text) &&
    !/(?:如果|要是|若|一旦|万一)/.test(text) &&
    /[〇㐀-鿿](?:还?没|未|缺|不够|不足|坏|漏|堵|破|卡住|超时|滞后|老化|拖期|超期|缺货)|太[慢低高长短少多贵大小乱差紧旧]|偏[低高慢少]|不[上了动开清]$|^[^,]{2,8}(?:想|要来)(?!办法)/.test(
      text,
    )
  )
}

function timed(parts: readonly Part[]): boolean {
  return parts.some(({ deadlines }) => deadlines.some(({ kind }) => kind !== 'vague'))
}

/** With a limit and nothing to do yet. */
function timedBy(parts: readonly Part[]): boolean {
  return timed(parts) && !parts.some(({ owners }) => owners.length > 0)
}

function same(a: Deadline, b: Deadline): boolean {
  return a.quote === b.quote || (a.due !== null && a.due === b.due) || a.kind === 'vague'
}

export function ownersOf(unit: Unit): Acting[] {
  return unit.parts.flatMap(({ owners }) => owners)
}
