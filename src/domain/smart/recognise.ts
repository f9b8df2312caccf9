import type { Deadline } from '#domain/analysis/deadline/deadline.ts'
import { findDeadlines } from '#domain/analysis/deadline/find-deadlines.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import type { WorkCalendar } from '#domain/calendar/work-calendar.ts'
import { foldScript } from '#domain/wording/script.ts'

/**
 * What a sentence of work holds, as far as letters can tell: when, how much, who, which result, which
 * product. Every reader takes any script and answers with pieces of the text as it was written.
 */
export interface Piece {
  readonly start: number
  readonly end: number
  readonly text: string
}

const units =
  '万亿|亿|万|元|块|美元|美金|人民币|港元|台币|台|套|件|个|项|份|版|次|名|人|位|家|辆|吨|公斤|千克|克|公里|平方米|米|条|张|篇|页|本|部|批|场|轮|类|种|单|户|点|组|款|期|门|座|只|箱|瓶|倍|成|步|级|小时|分钟|秒|天|工作日|周|百分点|个百分点'
const amounts = new RegExp(
  `(?:[0-9]+(?:[.,][0-9]+)*(?:\\s*(?:%|‰|${units})|(?=[^0-9]*(?:以上|以下|以内))|\\s*(?:k|w|m)(?![a-z]))(?:元|台|套|个|人|次|件)?|百分之[一二三四五六七八九十百零0-9]+|(?<![进第逐])[零一二两三四五六七八九十百千]+(?:${units})|\\b[0-9][0-9.,]*\\s+[a-z]{3,})`,
  'gu',
)

/** Only where the words stand is asked for here, so any day will do that is before those of a text. */
const anyDay = civilDate('2000-01-03')
const anyCalendar: WorkCalendar = {
  kinds: new Map(),
  names: new Map(),
  announcedYears: new Set(),
  dayStart: '09:00',
  dayEnd: '18:00',
}

const dashed = /(?<![\w./-])(?:1[0-2]|0?[1-9])-(?:3[01]|[12][0-9]|0?[1-9])(?![\w./-]|%)/gu

/** 12-05 by itself: in minutes it may be a range or a number; in a line that is typed it is a day, as 12/05 is. */
export function withSlashes(text: string): string {
  return text.replaceAll(dashed, (day) => day.replace('-', '/'))
}

/** Deadlines and other time nodes. */
export function findTimeNodes(text: string): Piece[] {
  return findDeadlines(withSlashes(text), { referenceDate: anyDay, calendar: anyCalendar })
    .filter((one) => isTimeNode(one) || (one.role === 'past' && isWritten.has(one.kind)))
    .map(({ start, quote }) => ({
      start,
      end: start + quote.length,
      text: text.slice(start, start + quote.length),
    }))
}

/** Whether a written day is over cannot be told without a date. */
const isWritten: ReadonlySet<Deadline['kind']> = new Set(['full', 'md', 'day'])

/** A limit that can be held to: neither a wish nor a rhythm, and of a month or a week the edge or the whole (9月前, 本周内). */
export function isTimeNode({ role, kind, bound, quote, why }: Deadline): boolean {
  if (role !== 'deadline' || kind === 'vague' || kind === 'none' || kind === 'recur') return false
  const isPeriod = why.key.startsWith('period.') || why.key === 'week.friday'
  return !isPeriod || bound !== 'within' || /[内內里裡裏]$/u.test(quote)
}

/** Numbers with a unit that are no part of a date: 5000台, 95%, 三套. */
export function findQuantities(text: string): Piece[] {
  const nodes = findTimeNodes(text)
  return pieces(text, amounts).filter(
    (amount) => !nodes.some((node) => amount.start < node.end && node.start < amount.end),
  )
}

/** Verbs after which something exists or is settled that was not before. */
const settling =
  '确定|明确|完成|形成|制定|制订|输出|提交|交付|发布|上线|上市|签订|签署|签约|通过|确认|定稿|建立|建成|搭建|达成|达到|实现|解决|落实|敲定|选定|选出|拟定|拟订|编制|编写|产出|出具|出台|审定|审批|审议|批准|划定|划分|锁定|分配|分工|验收|关闭|投产|启用|启动|决定|决策|统一|移交|交接|开通|部署|定下|排定|选型|对齐|列出|梳理出|协调完|召开|发出|上报|提供|反馈|回复|招募|招聘|采购|设计|开发|组织|举办|整理|输送|交给|消除|修复|达(?=[0-9])'
/** Verbs that only give a direction: without an amount nobody can tell whether they have happened. */
const directing =
  '提升|提高|增加|增长|扩大|降低|减少|缩短|压缩|控制|改善|优化|加强|强化|推进|推动|促进|深化|降至|降到|升至|升到|增至|增到|减至|减到|缩至|压至|提至|提到'
/** A verb in front of these is the name of a thing: 完成情况, 交付进度. */
const naming =
  '情况|进度|进展|率|状况|状态|问题|时间|质量|标准|方式|方法|流程|效果|性|度|难点|风险|能力|思路|经验|周期|成本|架构|部(?!署|分|件)|组(?!织|建|件|成)|中心|处(?!理)|科(?!技)|院|师|员(?!工)|者|商(?!务|品|业)|物(?!料)|稿(?!件)'
const settlingInEnglish =
  'settle|decide|agree on|approve|adopt|finish|complete|deliver|produce|publish|launch|sign|submit|define|assign|confirm|finali[sz]e|reach|choose|select|release|resolve|fix|set up|hand over|draw up|roll out|ship'
const directingInEnglish =
  'increase|reduce|raise|cut|improve|lower|grow|shorten|strengthen|promote|optimi[sz]e'
const asking = /如何|怎样|怎么|是否|能否|可否|要不要|什么|为何|\bhow to\b|\bwhether\b/u

const settled = new RegExp(`(?:${settling})(?!${naming})|\\b(?:${settlingInEnglish})\\b`, 'gu')
const directed = new RegExp(`(?:${directing})(?!${naming})|\\b(?:${directingInEnglish})\\b`, 'gu')

/** Result verbs; a question about a result (如何完成) is none, and neither is the name of one (完成情况). */
export function findResultVerbs(text: string): Piece[] {
  return pieces(text, settled).filter((verb) => !isAsked(text, verb.start))
}

/** Verbs of direction, which need an amount to be a result. */
export function findDirectionVerbs(text: string): Piece[] {
  return pieces(text, directed).filter((verb) => !isAsked(text, verb.start))
}

function isAsked(text: string, at: number): boolean {
  const clause =
    foldScript(text)
      .slice(0, at)
      .split(/[,,;;。.!?\n]/u)
      .at(-1) ?? ''
  return asking.test(clause)
}

const products =
  '方案|计划|清单|名单|报告|手册|文档|文件|初稿|终稿|定稿|草案|稿|合同|协议|制度|规范|标准|流程图|流程|表|图|分工|职责|时间节点|节点|里程碑|预算|排期|时间表|路线图|决议|结论|意见|口径|范围|原型|样机|样品|版本|系统|平台|模型|接口|数据|海报|视频|物料|说明书|说明|目录|模板|台账|机制|策略|指标|目标|优先级|需求|代码|申请|审批|纪要|设计|源文件|素材|功能|活动|产品|门店|项目|措施|步骤|安排'
const productsInEnglish =
  'plan|list|report|draft|schedule|contract|agreement|budget|proposal|document|responsibilit(?:y|ies)|owners?|dates|milestones|priorities|template|prototype|specification|roadmap|division of (?:work|labou?r)'
const product = new RegExp(
  `《[^》]+》|(?:${products})(?!情况|进度|进展|问题)|\\b(?:${productsInEnglish})s?\\b`,
  'gu',
)

/** Things that can be handed over or looked up, as 《…》 or by the noun they end in. */
export function findDeliverables(text: string): Piece[] {
  return pieces(text, product)
}

const documents =
  /《[^》]+》|(?:方案|计划书|清单|名单|报告|手册|文档|初稿|终稿|定稿|草案|设计稿|文案|合同|协议|制度|规范|流程图|时间表|路线图|排期表|分配表|分工表|说明书|样机|样品|原型|模板|台账|纪要|源文件|海报|视频|预算表|申请表|设计图)(?!情况|进度|进展|问题)/gu

/** Only what can be put on the table: narrower than findDeliverables, which also takes 产品 or 目标. */
export function findDocuments(text: string): Piece[] {
  return pieces(text, documents)
}

const collectives = /^(?:全|内|外|局|干|东|西|南|北|相关|有关|各|所有|多|跨|某|本|其他)$/u
const notDepartments =
  /(?:全|内|外|局|干|东|西|中|南|北|核|好|用|到|各|坏|益|难|学|百|会议|教|办公|小|分|重|双|相关|有关|所有)$/u
const stem = '[\\u4e00-\\u9fffa-z]{1,6}?'
const department = new RegExp(
  `${stem}(?:事业部|部门|部(?!分|署|件|长|属)|中心(?!思想|化)|组(?!织|成|长|合|建)|处(?!理|置|于|罚|境)|室(?!内)|科(?!技|学|目|研))`,
  'gu',
)
const together =
  /(?:[\u4e00-\u9fff]{2,4}[、和与及,,]){1,}[\u4e00-\u9fff]{2,4}?(?:[二两三四五六七八九十0-9]个?)?部门/gu

/**
 * Departments named in the text: those of the directory wherever they stand, and whatever ends like one
 * (部, 中心, 组, 处, 室, 科) without being a common word that does (全部, 内部, 好处, 会议室).
 */
export function findDepartments(text: string, directory: readonly string[] = []): Piece[] {
  const folded = foldScript(text)
  const found: Piece[] = []
  for (const name of [...directory].sort((a, b) => b.length - a.length)) {
    const spelling = foldScript(name)
    if (spelling === '') continue
    for (let at = folded.indexOf(spelling); at >= 0; at = folded.indexOf(spelling, at + spelling.length)) {
      const end = at + spelling.length
      if (!found.some((piece) => at < piece.end && piece.start < end)) {
        found.push({ start: at, end, text: text.slice(at, end) })
      }
    }
  }
  const guessed = [...pieces(text, together), ...pieces(text, department).filter(namesOne)]
  for (const guess of guessed) {
    if (!found.some((piece) => guess.start < piece.end && piece.start < guess.end)) found.push(guess)
  }
  return found.sort((a, b) => a.start - b.start)
}

function namesOne({ text }: Piece): boolean {
  const folded = foldScript(text)
  const bare = folded.replace(/(?:事业部|部门|部|中心|组|处|室|科)$/u, '')
  return !collectives.test(bare) && !notDepartments.test(bare)
}

function pieces(text: string, pattern: RegExp): Piece[] {
  return [...foldScript(text).matchAll(pattern)].map((match) => {
    const end = match.index + match[0].length
    return { start: match.index, end, text: text.slice(match.index, end) }
  })
}
