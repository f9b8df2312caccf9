import { surnameOf } from '#domain/analysis/surnames.ts'
import type { Span } from './doc.ts'
import { fieldRoleOf } from './field.ts'

export interface SpeakerRead {
  name: Span
  time: Span | null
  /** Where the words begin; the end of the line when it only names the speaker. */
  body: number
  /** Beyond doubt, by a time beside the name; others need the document to agree. */
  sure: boolean
}

const clock = '(?:上午|下午|晚上|中午|am|pm)?\\s*\\d{1,2}:\\d{2}(?::\\d{2})?(?:[.,]\\d{1,3})?\\s*(?:am|pm)?'
const day =
  '(?:\\d{4}\\s*[-/.年]\\s*\\d{1,2}\\s*[-/.月]\\s*\\d{1,2}\\s*日?|\\d{1,2}\\s*[-/月]\\s*\\d{1,2}\\s*日?|昨天|今天|前天|(?:星期|周)[一二三四五六日天])'
const moment = `(?:${day}\\s*)?${clock}`
const person =
  '[^\\s\\d:,。;!?()\\[\\]|<>【】《》"“”#*、=][^:,。;!?()\\[\\]|<>【】《》"“”、=]{0,19}?(?:\\s?\\([^()]{1,15}\\))?'

const timeFirst = new RegExp(
  `^[\\[(<【]?\\s*(${moment})(?!\\s*[-–—~至到]+\\s*\\d)\\s*[\\])>】]?\\s*[-–—|]?\\s*(${person})\\s*(:|$)`,
)
const timeBracketed = new RegExp(`^[\\[(<【]\\s*(${moment})\\s*[\\])>】]\\s*(${person})(\\s)(?=\\S)`)
const timeAfter = new RegExp(`^(${person})\\s*[\\[(<]?\\s*(${moment})\\s*[\\])>]?\\s*(:|$)`)
const timeInBrackets = new RegExp(`^(${person})\\s*[\\[(<]\\s*(${moment})\\s*[\\])>]\\s*(:?)`)
const plain = new RegExp(`^(${person})\\s*:\\s*(?!//)`)
const stamp = new RegExp(
  `^[—\\-=·.\\s\\[(]*(?:${day}|${moment})(?:\\s*(?:星期|周)[一二三四五六日天](?:\\s*${clock})?)?(?:\\s*(?:-->|-|~|至)\\s*${moment})?[—\\-=·.\\s\\])]*$`,
)

export function isStamp(line: string): boolean {
  return line.length <= 64 && /\d/.test(line) && stamp.test(line)
}

const nobody: ReadonlySet<string> = new Set()
/** 2026年4月8日 14:02 时长 00:05:10: about the recording. */
const measures = /^(?:会议|录音|录制|通话)?(?:时长|时间|用时|历时|共计?)/

/** Who speaks, at the beginning of a folded line: 张三：, 张三 10:23, [00:12:05] 张三：. `known` are folded names. */
export function readSpeaker(
  folded: string,
  start: number,
  end: number,
  known: ReadonlySet<string> = nobody,
): SpeakerRead | null {
  const isPerson = (name: string) => known.has(name) || isPersonLike(name)
  // 苏可·店铺运营 20:02: beside a time, whatever stands behind the name says what they do
  const isCalled = (name: string) => isPerson(name) || isNameAndMore(name)
  const line = folded.slice(start, Math.min(end, start + 90))
  const whole = end - start <= 90
  const span = (text: string, from: number): Span => {
    const at = start + line.indexOf(text, from)
    return { start: at, end: at + text.length }
  }
  const timed = /\d:\d{2}/.test(line)
  for (const shape of timed ? [timeFirst, timeBracketed] : []) {
    const found = shape.exec(line)
    const [all, time, name, colon] = found ?? []
    if (!all || !time || !name || (colon === '' && !whole)) continue
    if (colon !== ':' && !isCalled(name)) continue
    if (colon === ':' && (isNoun(name) || measures.test(name))) continue
    const when = span(time, 0)
    return { name: span(name, when.end - start), time: when, body: start + all.length, sure: true }
  }
  for (const shape of timed ? [timeAfter, timeInBrackets] : []) {
    const found = shape.exec(line)
    const [all, name, time, colon] = found ?? []
    if (!all || !time || !name || (colon === '' && shape === timeAfter && !whole)) continue
    if (!isCalled(name)) continue
    return { name: span(name, 0), time: span(time, name.length), body: start + all.length, sure: true }
  }
  const found = plain.exec(line)
  const name = found?.[1]
  if (!found || !name || !isPerson(name)) return null
  // 教导处(季主任): alone in its line heads what the office reports
  if (found[0].length >= end - start && /^[^()]+(?:部|处|科|室|组|中心|队|办)\s?\(/.test(name)) return null
  return { name: span(name, 0), time: null, body: start + found[0].length, sure: false }
}

const alone = [new RegExp(`${timeAfter.source}$`), new RegExp(`${timeFirst.source}$`)]

/** 糖糖妈: before what is said in its line. */
const begun = /^([〇㐀-鿿a-z0-9_-]{2,8})\s*:\s*[^\s\d]/

/**
 * What stands before a colon at the head of most lines, and comes again and again: 糖糖妈：…, 大宝爸：…. A list of
 * tasks has its names once or twice, and other lines between.
 */
function sayingIn(folded: string, lines: readonly Span[]): string[] {
  const times = new Map<string, number>()
  let filled = 0
  for (const { start, end } of lines) {
    if (start >= end) continue
    filled += 1
    const name = begun.exec(folded.slice(start, Math.min(end, start + 14)))?.[1]
    if (name && !isNoun(name) && fieldRoleOf(name) === null) times.set(name, (times.get(name) ?? 0) + 1)
  }
  const often = [...times].filter(([, count]) => count >= 2)
  const all = often.reduce((sum, [, count]) => sum + count, 0)
  return often.length >= 2 && all >= 8 && all >= filled * 0.6 && all >= often.length * 2.5
    ? often.map(([name]) => name)
    : []
}

/**
 * Who speaks, whatever they call themselves: what stands alone in its line beside a time, in lines that come again and
 * again (老范-调度 07:44), or before a colon at the head of most lines. An agenda has each of its lines once.
 */
export function calledIn(folded: string, lines: readonly Span[]): string[] {
  const saying = sayingIn(folded, lines)
  const times = new Map<string, number>()
  for (const { start, end } of lines) {
    const line = end - start <= 60 ? folded.slice(start, end).trim() : ''
    if (!/\d:\d{2}/.test(line)) continue
    const name = alone[0]?.exec(line)?.[1] ?? alone[1]?.exec(line)?.[2]
    if (name && !isNoun(name)) times.set(name, (times.get(name) ?? 0) + 1)
  }
  const all = [...times.values()].reduce((sum, often) => sum + often, 0)
  return [...saying, ...(all >= 4 && all >= times.size * 1.5 ? times.keys() : [])]
}

const titles =
  '(?:副?(?:总经理|总监|总裁|总工程师|总工|董事长|总|经理|主任|处长|局长|科长|部长|院长|校长|所长|厂长|站长|队长|组长|课长|理事长|理事|书记|镇长|区长|县长|市长|主席|委员|馆长|园长|班长|店长|行长|协理|秘书长|秘书|主管|教授|干事|总干事|代表)|工|董|处|局|科|律师|律|医生|医师|老师|师傅|师|姐|哥|叔|姨|博士|博|院士|护士长|专员|助理|同学|同志|先生|女士|小姐|sir)'
const titled = new RegExp(`^[〇㐀-鿿]{1,8}?${titles}$`)
const numbered =
  /^(?:说话人|发言人|讲话人|发言者|参会人|与会者|嘉宾|用户|成员|speaker|user|participant)\s*[\d一二三四五六七八九十a-z]{1,3}$/
const standing =
  /^(?:主持人|主席|会议主席|记录人|记录员|客户|甲方|乙方|监理|业主|旁听|我|老板|领导|会长|村民|居民|代表|家长|同学|speaker|host)$/
const latin = /^[a-z][a-z'’-]+(?:[ .][a-z'’-]+\.?){0,2}$/
const latinNouns =
  /^(?:to-?do|action(?: items?)?|note|notes|due|deadline|owner|status|ps|fyi|re|tbd|link|http|https|agenda|summary|next steps?|risk|risks|decision|decisions|date|time|place|background|q|a|ok|id|url|kpi|sla|roi|okr|bug|pr|issue)$/
const office = /^[〇㐀-鿿a-z]{1,8}(?:部门?|中心|处|科|科室|组|局|办|办公室|委|课|车间|团队|方|厂|公司|室|队)$/
const nouns =
  /(?:事项|内容|情况|要求|安排|计划|标准|意见|建议|措施|结果|结论|进度|进展|分析|说明|目的|范围|议题|主题|人员|单位|名称|日期|时间|地点|期限|时限|责任人|负责人|部门|决议|决定|议定|背景|目标|问题|原因|风险|方案|备注|附注|附件|待办|任务|事宜|工作|数据|指标|费用|预算|金额|成本|价格|数量|质量|项目|产品|市场|平台|系统|流程|制度|规则|方向|方法|方式|方面|方针|重点|要点|难点|优点|缺点|观点|焦点|节点|总结|小结|汇报|通报|报告|补充|其他|其它|另外|此外|例如|比如|包括|如下|注意|重要|强调|共识|争议|分歧|讨论|发言|提问|回答|问|答|投票|表决|裁示|指示|批示|决策|行动|行动项|下一步|跟进|时长|历时|关于|对于|根据|鉴于|明天|今天|昨天|目前|现状|概况|简介|概要|摘要|周期|阶段|步骤|成果|成效|效果|收益|影响|条件|前提|依据|来源|联系|电话|邮箱|地址|链接|网址|编号|序号|类别|类型|状态|优先级|级别|版本|里程碑|交付物|输出|输入|负责|牵头|配合|协办|主办|主责|协助|抄送|一是|二是|三是|四是|五是|首先|其次|最后|第一|第二|第三|安全|应急|成立|计算|明确|同意|通过|原则|经费|资金|人力|人事|宣传|培训|采购|生产|销售|运营|研发|技术|财务|行政|后勤|设计|测试|开发|策划|执行|监督|检查|整改|完成|截止|合计|总计|小计|管理|资料|材料|清单|名单|章程|办法|规定|机制|报价|合同|期间|结束|开始|比例|口径|须知|单价|排期|赞成|反对|弃权|出席|列席|缺席|请假|参加|主持|记录|会议|案由)$/

/** A word of minutes that stands before a colon and is nobody: 结论, 风险, 完成时限. */
export function isNoun(name: string): boolean {
  return nouns.test(name.replace(/\s/g, '')) || latinNouns.test(name)
}

/** Whether a label reads as somebody who can speak: a name, a title form, a masked name, an office. */
export function isPersonLike(name: string): boolean {
  const bare = name
    .replace(/\s*\([^()]*\)\s*$/, '')
    .replace(/(?:说|问|答|表示|认为|建议|提出|补充|汇报|反映|回复|指出|强调)$/, '')
    .trim()
  if (bare === '') return false
  if (standing.test(bare) || numbered.test(bare)) return true
  if (latin.test(bare)) return !latinNouns.test(bare)
  if (/^[〇㐀-鿿]{1,2}[*＊×某]{1,3}[〇㐀-鿿]?$|^[*＊×]{1,3}[〇㐀-鿿]{1,3}$/.test(bare)) return true
  const tight = bare.replace(/[\s·•-]/g, '')
  if (!/^[〇㐀-鿿a-z]{2,14}$/.test(tight)) return false
  if (/^[老小阿][〇㐀-鿿]{1,2}$/.test(tight))
    return !/^(?:小组|小结|小计|老化|小时|小区|老师们?)$/.test(tight)
  if (nouns.test(tight)) return false
  if (titled.test(tight) && tight.length <= 9)
    return surnameOf(tight) !== null || office.test(tight.slice(0, 4)) || tight.length <= 5
  if (isName(tight)) return true
  if (office.test(tight)) return true
  // 市场部王磊, 市场部-王磊, 王磊-市场部
  const parts = /^([〇㐀-鿿a-z]{1,8}(?:部|中心|处|科|组|局|办|课|室|队|司))([〇㐀-鿿]{2,4})$/.exec(tight)
  if (parts?.[2] && (isName(parts[2]) || titled.test(parts[2]))) return true
  const [first = '', ...rest] = bare.split(/[\s·•-]+/)
  return (
    rest.length === 1 &&
    (isName(first) || latin.test(first)) &&
    (office.test(rest[0] ?? '') || latin.test(rest[0] ?? ''))
  )
}

function isNameAndMore(name: string): boolean {
  const [first = '', more = '', ...rest] = name.split(/\s*[·•@_/|–—-]\s*/)
  return rest.length === 0 && isName(first) && /^[〇㐀-鿿a-z]{1,8}$/.test(more)
}

function isName(text: string): boolean {
  const family = surnameOf(text)
  if (!family) return false
  const given = text.length - family.length
  return given >= 1 && given <= 2 && /^[〇㐀-鿿]+$/.test(text)
}
