import type { Because } from '#domain/analysis/analysis.ts'
import type { Deadline } from '#domain/analysis/deadline/deadline.ts'
import { comesToEnd } from '#domain/analysis/decision/outcome.ts'
import { turnIn } from '#domain/analysis/decision/turn.ts'
import { strength } from '#domain/analysis/directory/cues.ts'
import type { Ownership } from '#domain/analysis/directory/owner.ts'
import {
  asksNobodyInParticular,
  asksYou,
  beginsWithVerb,
  bindsStranger,
  comesToVerb,
  endsWithVerb,
  hasVerb,
  isBound,
  isExhortation,
  isLight,
  isUrged,
  namesDeliverable,
} from './acts.ts'
import {
  isAgenda,
  isAttendance,
  isDecision,
  isFigure,
  isHypothesis,
  isNextMeeting,
  isOffer,
  isPlan,
  isState,
  isTalkOfOneself,
  isToCome,
} from './against.ts'
import {
  changesTerms,
  holdsForWhoever,
  isArranged,
  isDisputed,
  isFine,
  isMeasure,
  isMilestone,
  isPostOrRule,
  isTerm,
  listsWhoThereIs,
  saysWhatItIs,
  wantsThing,
} from './not-asked.ts'
import type { Section } from './section.ts'
import { isLimited, ownersOf, type Unit } from './unit.ts'

/** What stands around a unit and speaks for or against it. */
export interface Circumstance {
  readonly section: Section
  /** A point of a list, or a line of its own. */
  readonly item: boolean
  readonly box: boolean
  /** Its line begins with somebody's name. */
  readonly labelled: boolean
  /** 机房搬迁 in 机房搬迁：信息部，4月底. */
  readonly topic: string
  /** The words of somebody who speaks. */
  readonly spoken: boolean
  /** The speaker was asked when or whether, or told to. */
  readonly answers: boolean
}

export interface Verdict {
  readonly because: Because
  readonly confidence: number
}

const yes = (key: string, confidence: number): Verdict => ({
  because: { key: `action.${key}`, params: {} },
  confidence,
})

/** Whether a unit is to be done by somebody, and by what one sees it; null when it is not. */
export function judge(unit: Unit, owner: Ownership, around: Circumstance): Verdict | null {
  const text = unit.parts.map((part) => part.text).join(',')
  const content = around.topic + unit.parts.map((part) => part.content).join('')
  const roles = ownersOf(unit).map(({ role }) => strength[role] ?? 0)
  const best = Math.max(0, ...roles)
  const dated = unit.parts.some(({ deadlines }) => deadlines.some((one) => isDay(one, best === 0)))
  const vague = unit.parts.some(({ deadlines }) => deadlines.some(({ kind }) => kind === 'vague'))
  const empty = content === ''
  if (
    unit.parts.some((part) => isAgenda(part.text)) ||
    // 由应急局牵头，水利局参加: taking part in what is to be done
    isAttendance(
      !/主持|举行/.test(text) && (best >= 4 || (best > 0 && unit.parts.length > 1))
        ? text.replace(/(?:参加|列席)$/, '')
        : text,
    ) ||
    isPostOrRule(text) ||
    (best > 0 && saidBy(unit) && (holds(unit) || unit.parts.some((part) => comesToEnd(part.text)))) ||
    around.section === 'goal' ||
    (around.section === 'next' && ((best < 4 && !(best > 0 && isBound(text))) || isNextMeeting(text)))
  )
    return null
  if (
    best < 4 &&
    (isNextMeeting(text) ||
      /(?:主持|召集|带头)$/.test(text) ||
      (!dated && /在[^,。]{2,24}召集[^,。]{0,10}会/.test(text)) ||
      // 左琳做记录, and no 补充批次记录
      (/(?:记录|纪录)$/.test(text) && (unit.parts.at(-1)?.content.length ?? 0) <= 4))
  )
    return null
  if (/得\s?\d+\s?票/.test(text) || isDisputed(text)) return null
  // 2号线停机保养不变, 工程实施期间3号泊位停用: what holds, whoever stood before it
  if (best === 0 && !around.box && /不变$/.test(text)) return null
  if (best > 0 && best < 2 && !dated && unit.parts.every(({ text: own }) => turnIn(own) !== null)) return null
  // 循环泵11号换好了: when it was, and no day by which
  if (/[完好过掉]了[啊哈]?$/.test(text) && !unit.parts.some(isLimited)) return null
  if (unit.open) return saidBy(unit) && holds(unit) ? null : yes('open', 0.85)
  // 由佟丽任组长
  if (!dated && /由[^,]{2,16}任[〇㐀-鿿]{0,4}(?:组长|主任|队长|总监|秘书|委员|负责人)$/.test(text))
    return null
  // 费用由财政承担, 统一由公交公司运营: who pays or runs it is settled, and nobody is sent to do it
  if (!dated && isArranged(text)) return null
  // 达到转出标准的，4小时内必须收; 对违章班组扣罚10%: what holds whenever it happens
  if (best < 4 && ((holdsForWhoever(text) && !unit.parts.some(hasDay)) || (!dated && isFine(text))))
    return null
  // 急诊留观床增设，3月15日启用: when it is, whoever was named before
  if (best === 0 && !around.labelled && around.section !== 'tasks' && marksDays(unit)) return null
  if (around.box) return yes('box', 0.9)
  if (owner.why === 'firstPerson') return ofSpeaker(unit, text, content, dated, around.answers)
  if (best >= 4 || (unit.lead === 'assigns' && best > 0)) {
    if (empty && !dated) return null
    // 授权董事长签署: goes with what was settled
    if (unit.lead === 'decides' && /^授权/.test(unit.parts[0]?.text ?? '')) return null
    if (
      around.section === 'report' &&
      unit.lead !== 'assigns' &&
      !dated &&
      !/请|要求|责成|务必|须/.test(text)
    )
      return null
    if (isLight(content) && !dated && best < 6 && unit.parts.length === 1)
      return best >= 4 && around.item ? yes('assigned', 0.4) : null
    return yes(best === 6 ? 'named' : 'assigned', dated ? 0.95 : 0.85)
  }
  // 生产 as a heading, and 本月只开周六 below it: what holds from then on
  if (best === 0 && owner.why === 'heading' && around.section !== 'tasks' && holds(unit)) return null
  if (best > 0 || around.labelled || owner.owners.length > 0)
    return ofAgent(unit, text, content, around, dated, vague)
  if (unit.parts.some(({ groups }) => groups.length > 0)) return ofGroup(unit, text, content, dated)
  return ofNobody(unit, text, content, around, dated)
}

/** 12月回款率88%: whatever has a day is a figure. */
function onlyFigures({ parts }: Unit): boolean {
  const dated = parts.filter(({ deadlines }) => deadlines.length > 0)
  return dated.length > 0 && dated.every(({ text }) => isFigure(text))
}

/** 阳市长：先调3000万: what somebody says. */
function saidBy({ parts }: Unit): boolean {
  return parts.some(({ text, start, owners }) =>
    owners.some(
      ({ list }) =>
        list.start === start &&
        /^(?:听完|最后|当场|又)?(?:说|讲|表示|答复|拍板|裁定|宣布)?\s*:/.test(text.slice(list.end - start)),
    ),
  )
}

/** 轮训一遍，参训率100%: more than the figure. */
function hasWork({ parts }: Unit): boolean {
  return parts.some(({ text, content }) => !isFigure(text) && hasVerb(content))
}

function isVerbal({ parts }: Unit): boolean {
  return parts.some((part) => beginsWithVerb(part.content) || beginsBehindName(part))
}

/** RC1推到6月23日, 旧方式保留到年底: what is settled, and nobody's task. */
function holds({ parts }: Unit): boolean {
  return parts.some(({ text }) => turnIn(text) !== null)
}

/** 合同翁莉去签: the thing first, then who does what with it. */
function beginsBehindName({ text, start, owners }: Unit['parts'][number]): boolean {
  return owners.some(({ list }) => list.start > start && beginsWithVerb(text.slice(list.end - start)))
}

/** 教科办要…, 甲公司须…: bound by what stands just behind the name. */
function bindsBehindName({ parts }: Unit): boolean {
  return parts.some(({ text, start, owners }) =>
    owners.some(({ list }) =>
      /^(?:要(?![求点素])|须|应(?:当|于|在)|务必)/.test(text.slice(list.end - start)),
    ),
  )
}

/** 今年 and 全年 say when, and set no limit. */
function isDay({ kind, quote, role, bound }: Deadline, unowned: boolean): boolean {
  return (
    role === 'deadline' &&
    bound !== 'after' &&
    kind !== 'vague' &&
    !/^(?:全年|今年|本年度?|年内|明年|来年|[一二]?季度)$/.test(quote) &&
    // 搬迁当天所有人佩戴安全帽: what holds on that day
    !(kind === 'event' && bound === 'on' && /当[天日晚]$/.test(quote) && unowned)
  )
}

/** 我周五给: said by who does it. */
function ofSpeaker(
  unit: Unit,
  text: string,
  content: string,
  dated: boolean,
  answers: boolean,
): Verdict | null {
  if (unit.parts.some((part) => isTalkOfOneself(part.text)) && !dated) return null
  // 我可以出镜: an offer that nobody has taken up
  if (!dated && !answers && unit.parts.every((part) => isOffer(part.text))) return null
  if (isHypothesis(text) || (content.replace(/^(?:好的?|行|可以|嗯+|对)/, '') === '' && !answers)) return null
  if (answers && (dated || /我来|来吧/.test(text))) return yes('answered', dated ? 0.85 : 0.7)
  return dated ||
    unit.by ||
    (/我/.test(text) &&
      hasVerb(content) &&
      !unit.parts.every((part) => !/我/.test(part.text) || listsWhoThereIs(part.text)))
    ? yes('promised', dated ? 0.9 : 0.7)
    : null
}

function ofAgent(
  unit: Unit,
  text: string,
  content: string,
  { section, item, spoken }: Circumstance,
  dated: boolean,
  vague: boolean,
): Verdict | null {
  const tasks = section === 'tasks' || section === 'settled'
  const subject = unit.parts.find(({ owners }) => owners.length > 0)
  if (onlyFigures(unit) && !isBound(text) && !hasWork(unit)) return null
  if (content === '' || isHypothesis(text) || (isFigure(text) && !isBound(text) && !(dated && hasWork(unit))))
    return null
  if (isPlan(text) && !isBound(text) && !tasks) return null
  if (section === 'report' && isToCome(text)) return null
  // 发行部可直接启动加印: what somebody may do
  if (!dated && /(?<![以不])可(?:以)?(?:直接|自行|先行)/.test(text)) return null
  const named = ownersOf(unit).length > 0
  // 铸造车间每炉次测氢一次: again and again
  const rhythm = named && /每[〇㐀-鿿]{1,3}[^,]{0,10}[一二两三四五\d]+次$/.test(text)
  const limited = unit.parts.some(({ deadlines }) =>
    deadlines.some(({ bound }) => bound === 'by' || bound === 'within'),
  )
  if (!named && !dated && !isVerbal(unit)) return null
  if (!dated && /没|未(?!来)/.test(content)) return null
  // 直营店是市场部增收的突破口: what something is
  if (subject && saysWhatItIs(subject.text)) return null
  // 佟刚提: who brought it up
  if (!dated && subject && /^提(?:的|出)?$/.test(subject.content)) return null
  // 左主任当场讲: tells of a speech
  if (
    unit.parts.every((part) =>
      /^(?:当场|又|最后)?(?:讲|说|提|表态|提醒|发言)了?$|^(?:当场|又|最后)?(?:讲|谈)[了到]/.test(
        part.content,
      ),
    )
  )
    return null
  // 学工办申请经费4.5万元, 灯光组要求加一台, 老冯要租8台: what somebody asks for
  if (
    !limited &&
    subject &&
    (/^(?:申请|请求|提请)|的(?:请示|申请|提案|议案)$/.test(subject.content) ||
      subject.owners.some(({ list }) =>
        /^(?:申请|请求|提请|要求|想)(?!办法)/.test(subject.text.slice(list.end - subject.start)),
      ) ||
      (named && wantsThing(subject.text)))
  )
    return null
  // 费扬:并发数写在两个地方: what somebody says, not what he is to do
  if (!dated && !tasks && saidBy(unit) && !beginsWithVerb(subject?.content ?? '')) return null
  // 车敏：先把服务做到位再谈钱
  if (!dated && /^先[^,]*再[谈说议]/.test(content)) return null
  // 客户那边意见挺大的，…: how somebody stands
  if (!dated && subject && isState(subject.content) && !isBound(subject.text)) return null
  // 合格率91%，质量部要在季末提到95%: how it stands, and what is to be done about it
  const core = unit.parts
    .filter(({ owners, deadlines }) => owners.length + deadlines.length > 0)
    .map((part) => part.content)
    .join('')
  if (dated)
    return isState(content) && !isVerbal(unit) && !(isBound(text) && !isState(core))
      ? null
      : yes('timed', section === 'report' ? 0.6 : 0.9)
  if (vague || isBound(text))
    return section === 'report' && !/须|务必|必须|尽快|抓紧|赶紧|马上/.test(text) && !bindsBehindName(unit)
      ? null
      : yes('bound', 0.8)
  if (rhythm && section !== 'report' && section !== 'before') return yes('listed', 0.6)
  if (section === 'report' && named && isVerbal(unit) && /一[下遍]$/.test(text)) return yes('listed', 0.45)
  if (section === 'report' || section === 'before') return null
  // 决定只留一个群，…，乙在群里通知到人: behind what was decided somebody may have to do something
  if (unit.lead === 'decides' && unit.after === null && !tasks) return null
  if (isState(subject ? subject.content : content)) return null
  // 老鲍 滤芯你安排人换掉
  if (spoken && named && asksYou(text) && hasVerb(content)) return yes('assigned', 0.6)
  // 组织培训46场，引进23人: what was achieved
  if (!tasks && unit.parts.filter((part) => /\d/.test(part.content)).length > 1) return null
  if (isVerbal(unit)) return yes('listed', tasks ? 0.75 : item ? 0.6 : 0.5)
  if (tasks && item && hasVerb(content)) return yes('listed', 0.5)
  if (named && item && unit.parts.some((part) => comesToVerb(part.content))) return yes('listed', 0.5)
  return item && !spoken && /一下|一遍|一版|一次|一份|个|去/.test(content) && hasVerb(content)
    ? yes('listed', 0.5)
    : null
}

function groupIn({ parts }: Unit): string {
  const [part] = parts.filter(({ groups }) => groups.length > 0)
  const list = part?.groups[0]?.list
  return part && list ? part.text.slice(list.start - part.start, list.end - part.start) : ''
}

function ofGroup(unit: Unit, text: string, content: string, dated: boolean): Verdict | null {
  if (/一致(?:同意|认为|认可|通过)/.test(text)) return null
  if (asksNobodyInParticular(text)) return yes('unnamed', 0.6)
  // 有关人员要及时清理: a task, and nobody who does it
  if (
    /^各?(?:相关|有关|对应)/.test(groupIn(unit)) &&
    (isBound(text) || /一[下遍]/.test(text) || unit.parts.some(({ deadlines }) => deadlines.length > 0)) &&
    hasVerb(content) &&
    !isExhortation(content) &&
    !/正在|已/.test(text)
  )
    return yes('unnamed', 0.5)
  if (/各?(?:相关|有关)/.test(text) && dated) return yes('unnamed', 0.6)
  if (dated) return isExhortation(text) && !namesDeliverable(text) ? null : yes('everybody', 0.6)
  // 停放点由各镇自行落实
  if (/由各/.test(text) && hasVerb(content) && !isExhortation(content)) return yes('everybody', 0.5)
  return namesDeliverable(text) && !isExhortation(text) && isVerbal(unit) ? yes('everybody', 0.4) : null
}

/** 下周五前, and no 4小时内 that begins whenever it happens. */
function hasDay({ deadlines }: Unit['parts'][number]): boolean {
  return deadlines.some(({ bound }) => bound === 'by')
}

/** 10月27日提测: when something is, and nobody's work. */
function marksDays({ parts }: Unit): boolean {
  return (
    parts.some(({ deadlines }) => deadlines.length > 0) &&
    parts.every(({ deadlines, content }) => deadlines.length === 0 || isMilestone(content))
  )
}

function ofNobody(
  unit: Unit,
  text: string,
  content: string,
  { section, item, spoken }: Circumstance,
  dated: boolean,
): Verdict | null {
  const tasks = section === 'tasks' || section === 'settled'
  if (unit.lead === 'decides' || isDecision(text) || isPlan(text) || isHypothesis(text)) return null
  if (changesTerms(text)) return null
  if (onlyFigures(unit) && !isBound(text)) return null
  if (section !== 'tasks' && holds(unit)) return null
  if (content === '' || (isLight(content) && !dated)) return null
  // 但须事后报备, 考核合格率不低于95%: goes with what stands before
  if (/^但/.test(text) || isMeasure(text)) return null
  // 缓考申请截止时间为1月9日
  if (unit.parts.every(({ text: own }) => isTerm(own))) return null
  if (
    section !== 'report' &&
    section !== 'before' &&
    bindsStranger(text) &&
    !/的$/.test(unit.parts[0]?.text ?? '') &&
    !isExhortation(content)
  )
    return yes('stranger', dated ? 0.6 : 0.5)
  const limited = unit.parts.some(isLimited)
  const verb = isVerbal(unit)
  if (dated && hasVerb(content) && !isState(content)) {
    if (section === 'report' || section === 'before')
      return isUrged(text) || (limited && /(?:完|好|清|齐|毕|到位)$/.test(text)) ? yes('timed', 0.5) : null
    if (limited || verb) return yes('timed', tasks ? 0.75 : 0.6)
    return tasks && item ? yes('timed', 0.6) : null
  }
  if (section === 'report' || section === 'before') return null
  if (isUrged(text) && hasVerb(content) && (spoken || item || tasks || /有空|抽空/.test(text)))
    return isExhortation(content) && !spoken ? null : yes('urged', 0.5)
  if (section === 'tasks' && item && /^做好/.test(content)) return yes('listed', 0.4)
  if (isExhortation(text)) return null
  if (tasks && item && isBound(text) && endsWithVerb(content)) return yes('listed', 0.5)
  if (section === 'tasks' && item && verb) return yes('listed', 0.6)
  // 直播脚本改一版: the thing first
  if (section === 'tasks' && item && endsWithVerb(content) && !isState(content)) return yes('listed', 0.5)
  if (unit.lead === 'assigns' && verb && namesDeliverable(content)) return yes('listed', 0.5)
  return null
}
