import { addMonths, type CivilDate } from '#domain/calendar/civil-date.ts'
import type { Deadline, DeadlineRole } from './deadline.ts'
import { type Found, liesBehind, type Source } from './source.ts'

const window = 40
const clauseEnd = /[,;。!?\n\r|]/
const clauseEnds = new Set([...',;。!?\n\r|'])

/** What a finding does in its clause, and for what lies behind the day that it was. */
export function judgeRole(source: Source, found: Found): Deadline {
  const { deadline } = found
  if (deadline.role !== 'deadline' || deadline.kind === 'vague') return deadline
  const clause = clauseAround(source, deadline)
  const role = roleIn(source, found, clause)
  if (role === 'deadline') return deadline
  if (role === 'period' && deadline.kind === 'rel') return { ...deadline, role, due: null }
  const day = role === 'past' || role === 'meeting' ? pastDay(source, found, role) : deadline.due
  // a range that was last year began last year
  const moved = day !== null && deadline.from !== undefined && day !== deadline.due
  const from = moved && deadline.from > day ? { from: addMonths(deadline.from, -12) } : {}
  return { ...deadline, ...from, role, due: day }
}

/** Whether it tells what was or what is, and sets no limit to anybody. */
export function isPastOrFact(deadline: Deadline): boolean {
  return deadline.role !== 'deadline'
}

/** 11月5日 of a report is the last one, not the next. */
function pastDay(source: Source, found: Found, role: DeadlineRole): CivilDate | null {
  const { due } = found.deadline
  if (found.lastTime === undefined || due === null) return due
  return role === 'past' && due > source.base ? found.lastTime : due
}

interface Clause {
  readonly left: string
  readonly right: string
  /** The line up to it, for labels. */
  readonly line: string
  readonly rest: string
}

function clauseAround(source: Source, { start, quote }: Deadline): Clause {
  const end = start + quote.length
  const before = source.folded.slice(Math.max(0, start - window), start)
  const after = source.folded.slice(end, end + window)
  const line = before.slice(before.lastIndexOf('\n') + 1)
  const rest = /^[^\n]*/.exec(after)?.[0] ?? ''
  let leftCut = line.length - 1
  while (leftCut >= 0 && !clauseEnds.has(line[leftCut] as string)) leftCut -= 1
  const rightCut = rest.search(clauseEnd)
  return { left: line.slice(leftCut + 1), right: rightCut < 0 ? rest : rest.slice(0, rightCut), line, rest }
}

function roleIn(source: Source, found: Found, clause: Clause): DeadlineRole {
  const { deadline } = found
  if (deadline.kind === 'recur')
    return /^(?:的)?(?:例会|会议|周会|[0-9.]+(?:万|元|%|亿|千|件|台|吨))/.test(clause.right) ||
      (isData(clause) && !isDoneAgain(clause))
      ? 'data'
      : 'deadline'
  if (deadline.kind === 'cond' || deadline.kind === 'event') return isDone(clause) ? 'past' : 'deadline'
  if (looksBack(clause)) return 'period'
  const isOver = deadline.due === null || deadline.due <= source.base || liesBehind(source, found)
  if (upTo.test(clause.left) && isOver) return 'data'
  if (runs.test(clause.left)) return 'period'
  if (replaced.test(clause.right)) return 'data'
  if (deadlineLabel.test(clause.line) || until.test(clause.left)) return 'deadline'
  if (isMeetingTime(source, found, clause)) return 'meeting'
  if (found.isBare && isData(clause)) return 'data'
  if (isTitle(found, clause)) return 'data'
  if (found.isPast || liesBehind(source, found)) return 'past'
  if (isDone(clause)) return 'past'
  return 'deadline'
}

const looksBackLeft =
  /(?:近|最近|过去|前|为期|历时|耗时|用时|费时|长达|共计?|总计|累计|连续|持续|已经?|满|超过?|达到?|逾|自从|周期|工期|质保期?|保修期?|有效期|试用期|保质期)(?:约|近|为|了|达|超过)?$/
const looksBackRight =
  /^(?:以来|多?来|大(?![促会修检型])|期间|的(?:时间|时长|周期|工期|假期?|培训|试用)|工作量|工期)/

/** 近3个月内, 两周以来. */
function looksBack({ left, right }: Clause): boolean {
  return (looksBackLeft.test(left) && !/提前$|目前$/.test(left)) || looksBackRight.test(right)
}

/** 服务期自12月1日起: how long something is valid. */
const runs =
  /(?:有效期|服务期|合同期|租赁期|租期|任期|聘期|质保期|保修期|委托期|承包期)限?(?:自|从|为|至|到|:|截止)*$/
/** 由11月30日调整为…: the day that no longer counts. */
const replaced = /^(?:的)?(?:调整|改|推迟|延期|延后|顺延|变更|提前)(?:为|到|至|成)/
const upTo = /截[至止](?:到|于)?(?:目前)?$/
const until = /截[至止](?:到|于)?$|不(?:晚|迟)于$|最晚$|最迟$|务必$/
const deadlineLabel =
  /(?:完成|截止|提交|交付|办结|整改|完工|落实|上线|交货|反馈|回复|汇报|报送|到期|要求|计划|预计|期望|目标|限定|解决|关闭)(?:的)?(?:(?:时间|日期|时限|期限|节点|时点|日) ?:?| ?:) ?$|(?:期限|时限|限期|deadline|ddl|due)(?:为|是)? ?:? ?$/
const timeLabel =
  /(?:^|[ ,;。|【[(])(?:会议|开会|召开|会谈|活动|例会|本次会议)?(?:的)?(?:时 {0,4}间|日 {0,4}期)(?:与地点|和地点|及地点|、地点)? ?[:]? ?[【[(]?$/
const nextLabel = /(?:下(?:一)?(?:次|期|届|回|轮)|下周|下月)[^,。\n]{0,10}(?:会|会议|例会)[^,。\n]{0,8}$/
const gathersRight = /^[^,。;]{0,20}?(?:召开|举行|主持|出席|参加)[^。;\n]{0,20}(?:会|会议|例会)/
const gathersLeft = /(?:会议|例会|周会|月会|座谈会|评审会|协调会|专题会|董事会|理事会)(?:于|在)?$/

/** 2026年3月9日(周一) 研发楼: a line near the beginning that opens with the day of the meeting. */
function isFirstWord(source: Source, { start, due }: Deadline): boolean {
  if (due !== source.base || start > 200) return false
  return /(?:^|\n) *$/.test(source.folded.slice(0, start))
}

function isMeetingTime(source: Source, found: Found, clause: Clause): boolean {
  const { deadline, grain } = found
  if (grain !== 'day' || deadline.bound === 'by' || deadline.bound === 'within') return false
  if (timeLabel.test(clause.line) || nextLabel.test(clause.line)) return true
  const isSameDay = deadline.due === source.base || (deadline.due !== null && deadline.due < source.base)
  if (isSameDay && (deadline.kind === 'full' || deadline.kind === 'md')) {
    return (
      gathersRight.test(clause.rest) ||
      gathersLeft.test(clause.left) ||
      isHeading(source, deadline) ||
      isFirstWord(source, deadline)
    )
  }
  return false
}

/** 例会纪要 2026-11-18: a line that holds a title and the day of the meeting. */
function isHeading(source: Source, { start, quote, due }: Deadline): boolean {
  if (due !== source.base) return false
  const end = start + quote.length
  const before = source.folded.slice(Math.max(0, start - 60), start)
  const after = source.folded.slice(end, end + 60)
  const others = before.slice(before.lastIndexOf('\n') + 1) + (/^[^\n]*/.exec(after)?.[0] ?? '')
  if (others.length > 50) return false
  return /^[ ()\-[\]:#*_.]*$/.test(others) || /(?:会|会议|纪要|记录|例会|日期|星期.)/.test(others)
}

const doneLeft = /(?:已经?|早已|业已|曾|刚刚?|均已|都已)(?:于|在|经)?$|(?:已经?|业已|曾)(?:于|在)[^,。]{0,4}$/
const doneRight =
  /^(?:\([^)]*\))?(?:的?)(?:[^,。;:|]{0,10}?)(?:已经?(?!知|婚)|业已|曾经?|均已|都已)|^[^,。;:|]{0,10}?(?:完成|提交|发布|发出|召开|通过|上线|启动|交付|签订|签署|收到|开始|结束|确认|移交|投产|报送|下发|成立|导完|修好|恢复|更换|换|发生|出现|到货|开|给)了|^(?:完成|召开|提交|发布|发出|通过|上线|启动|签订|收到|下发)的/

function isDone({ left, right }: Clause): boolean {
  return doneLeft.test(left) || (doneRight.test(right) && !/^[^,。;]{0,10}(?:要|须|应|需|请)/.test(right))
}

/** 月底盘点, 年底考核: the name of a thing. */
function isTitle({ deadline, grain }: Found, { right }: Clause): boolean {
  if (grain === 'day' || grain === undefined || deadline.bound === 'by') return false
  return /^(?:的)?(?:盘点|考核|总结|奖金|双薪|值日|值班|排班|考勤|课表|菜单|大会|聚餐|年会|冲刺|旺季|评优|决算|结账)/.test(
    right,
  )
}

const doneAgain =
  /^(?:汇报|总结|盘点|对账|考核|预算)(?:一次|1次|$)|^(?:发(?!展|生|电|货|放)|编(?!制数)|写|做|寄|更新|整理|汇总|核对|检查|抽查|清点|统计(?!数|表)|公布|通报|向|把|将|组织|开展|梳理|张贴|公示|群发|推送|印发|下发|上墙)/

/** 每周汇报一次, 每周一发简报: what is done, and no name. */
function isDoneAgain({ right }: Clause): boolean {
  return doneAgain.test(right)
}

const dataNouns =
  /^(?:份|度)?(?:的)?(?:[^,。;\n]{0,4})?(?:销售额?|销量|数据|报表|营收|收入|利润|业绩|产量|产值|费用|工资|薪资|奖金|账单|对账|考核|预算|指标|目标|成本|工作|总结|计划|重点|任务|进展|情况|例会|办公会|常委会|党委会|理事会|董事会|股东会|职代会|周会|月会|主管会|周报|月报|季报|年报|会议|纪要|盘点|完成率|达成率|增长|同比|环比|绩效|需求|版本|经营|财报|订单|库存|投诉|采购额|用电|汇报)/

function isData({ right }: Clause): boolean {
  return (
    dataNouns.test(right) &&
    !/^(?:内|前|底|末|之前|以前|完成|提交|交|出(?!货|库|口)|给|报(?!表|告)|发(?!展|票|生|货)|编|写|汇总|整理|公布|公示|更新|通报|张贴|组织|提供|统计|核对|梳理)/.test(
      right,
    )
  )
}
