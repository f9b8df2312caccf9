import type { DeadlineContext } from '#domain/analysis/deadline/deadline.ts'
import { findDeadlines } from '#domain/analysis/deadline/find-deadlines.ts'
import type { Mention } from '#domain/analysis/directory/types.ts'
import { foldScript } from '#domain/wording/script.ts'

/** A verb of direction with what it is turned on; nobody can tell when it is done. */
export interface UnmeasurablePhrase {
  readonly start: number
  readonly end: number
  readonly verb: string
}

const idioms =
  '做大做强|做优做强|做强做大|做实做细|做细做实|做深做实|做深做细|抓实抓细|抓细抓实|做精做专|走深走实|提质增效|降本增效|提质提效|增收节支'
const directions =
  '加强|强化|增强|提升|提高|优化|做好|做实|做细|抓好|抓实|抓紧抓好|搞好|推进|推动|推行|促进|完善|改善|改进|健全|深化|巩固|夯实|规范|加快|加大|狠抓|重视|关注|保障|支持|压实|畅通|控制|降低|减少|压缩|缩短|扩大|拓展|增加|配合|协助|维护好|落实好|处理好|管理好|服务好|管好|用好|守好|把好'
/** What is kept up, watched or shunned: there is no day on which it is done. */
const lasting =
  '盯紧|盯牢|盯住|盯着|盯好|紧盯|严盯|注意|注重|关心|严把|严控|严管|严抓|严明|严防|严格(?:执行|落实|管理|把关|控制|管控|遵守|要求|规范|把控|履行)|从严(?:控制|管理|把关|要求)|发挥|丰富|打造|营造|树立|激发|调动|弘扬|凝聚|深挖|挖掘|理顺|稳定|稳住|防范|杜绝|防止|避免|管控|管住|管紧|把控|履行(?=[^,;。]{0,10}?(?:职责|责任|义务))|压紧|筑牢|守牢|守住|扎紧|绷紧|增进|拓宽|重点抓|着力抓|认真抓|持续抓|抓牢|抓住|抓严|创新(?=[^,;。]{0,10}?(?:方式|方法|机制|模式|思路|手段|形式|举措|载体)(?:$|[,;。]))|把好关|把关|配合好|衔接好|协调好|沟通好|跟踪好|保障好|照顾好|安抚好|接待好|宣传好|看好|盘活|用活|激活|提振|细化(?=[^,;。]{0,4}(?:管理|分工|工作|责任|服务)(?:$|[,;。]))|多(?:沟通|宣传|关注|交流|留意|提醒|走动|协调|配合|(?:跟|和|与|向)[^,;。]{1,8}?(?:沟通|交流|请教|联系)|做(?:宣传|工作|努力|沟通))'
/** 确保安全, 保持沟通, 落实责任, and no 落实场地. */
const lastingOf =
  '确保(?=[^,;。]{0,8}?(?:安全|稳定|质量|平稳|顺利|无误|供应|效果|有序|畅通|不出问题|万无一失))|保持(?=[^,;。]{0,12}?(?:沟通|联系|关注|稳定|整洁|畅通|跟踪|高压|态势|干净|联络|警惕|水平))|落实(?=[^,;。]{0,10}(?:责任|措施|要求|政策|精神|制度|任务)(?:$|[,;。])|到位)'
const verbs = new RegExp(
  `(?:(?:予以|进行|加以|开展|给予)(?:加强|强化|提升|提高|优化|完善|改善|改进|支持|配合|保障|规范|控制)|${idioms}|${lasting}|${lastingOf}|${directions})`,
)

/** How, in front of the verb: part of the phrase. */
const manner =
  /(?:(?:进一步|切实|持续|不断|继续|全力以赴|全力|大力|着力|积极|认真|扎实|稳步|逐步|全面|深入|有效|严格|从严|统筹|主动|充分|高度|更好地?|加快|扎扎实实|努力|协同|共同|重点|着重|优先|密切|时刻|始终|长期|坚持|时时|千万|一定)地?)+$/
/** What may stand between the owner and the verb without saying more. */
const between =
  /(?:进一步|切实|持续|不断|继续|全力以赴|全力|大力|着力|积极|认真|扎实|稳步|逐步|全面|深入|有效|严格|从严|统筹|主动|充分|高度|更好地?|努力|协同|加快|共同|一起|重点|着重|优先|密切|时刻|始终|长期|坚持|继续|注意|一定|多多|更加|更|[q][1-4]|[一二三四]季度|[上下]半年|全年|本年度?|月度|务必|必须|尽快|尽速|抓紧|及时|争取|力争|适时|后续|回头|近期|尽量|尽可能|应当|应该|应|须|需要|需|得|要|来|去|会|将|能|可以|请|再|也|都|就|先|还|同时|并|负责|牵头|具体|(?:今|明)年|日常|平时|接下来|下一步|下阶段|于|[\s:、])+$/
/** 会议要求, 由: what opens an assignment. */
const opening =
  /^(?:本次)?(?:会议|主席|大会|与会人员|与会者|领导|会上)?(?:一致)?(?:要求|强调|指出|决定|明确|认为|同意|裁示|决议|安排|希望|提出)?[,:]?(?:由|请|让|@|各位)?$/
const preposition =
  /^(?:对于?|针对|围绕|就|按照?|根据|结合|在|以|通过|依托|从|向|为|把|将|与|和|跟|同|会同|联合)/
/** The end of an owner that the directory does not know. */
const office =
  /(?:部门?|处|科室?|课|局|办|中心|组|院|系|所|队|社区|街道|镇|乡|村|公司|厂|店|委员?会|协会|单位|车间|班|站|项目部|总监|经理|主任|主管|专员|工|总|委员|干事|同志|老师|师傅)$/

/** Something that either has happened or has not. */
const settled =
  /完成|提交|提出|提供|形成|出具|出台|印发|发布|下发|发出|发送|发给|发到|报送|上报|报备|报审|报批|报(?=给|至|到|[\u4e00-\u9fff]{1,8}(?:审|批|局|委|办|部|处|科|室))|制定|制订|拟定|编制|编写|起草|修订|修改|签订|签署|签约|上线|交付|验收|启动|召开|举办|建立|搭建|安装|更换|采购|招聘|清理|整改|梳理|汇总|整理|统计|核对|核实|确认|回复|答复|反馈|通报|调研|培训|测试|检查|排查|评审|审核|审定|公示|公布|公开|协商|约谈|走访|拜访|回访|更新|修复|解决|改造|改为|调整|移交|交接|登记|备案|设置|开通|关闭|取消|交给|交到|拿出|输出|产出|收回|收集|办结|到(?:厂|货|岗|场|账|帐|港|仓|校|馆)|试点|试行|达标|施工|竣工|完工|投产|投用|演练|抽查|抽检|送检|复验|复核|招标|开标|盘点|结算|付款|支付|补发|缴纳|出(?=[图稿表方报])|发(?=[新版函文稿])|覆盖(?:全部|所有|率)|提测|提审|合入|合并|部署|发版|上架|下架|下线|归档|打样|试产|量产|对账|催收|通过|(?:修|装|补|查|备|跑|做|写|改|清|收|配|理|搭|建|摆|贴|算|谈|签|交|买|订|选|测|核|对|盘|拆|洗|擦|换|退)(?:好(?!做)|完|掉|清|齐|妥|通|成|到|回)/
/** 推进合同签订: whether that has come about, everybody can see. */
const ends = /(?:通过|签订|签署|签约|上线|验收|投产|开工|竣工|完工|交付|办结|通车|挂牌|发布|完成|归档|交割)$/
/** 改进措施, 推进办: the verb is part of a name. */
const named =
  /^(?:措施|方案|计划|建议|意见|情况|项目|事项|进度|效果|目标|会(?!议)|版|率|度|组|部|办|科|处|中心|委|单位|队)(?=$|[由的请要须应需于在将负及和与、])/
/** What can be put on the table. */
const product =
  /《[^》]*》|(?:方案|预案|计划书|清单|名单|报告|手册|文档|细则|办法|合同|协议|文案|模板|台账|纪要|表|初稿|终稿|图纸|流程图|说明书|指引|样机|样品|原型|脚本|课件|ppt|名册|档案|记录|清册|章程|条款|规程|sop)(?:\s*(?:v?[0-9.]+))?(?:等)?$/
const measure =
  /[0-9][0-9.,]*\s*(?:%|‰|万|亿|元|个|家|次|件|台|套|份|人|名|条|项|天|小时|分钟|秒|分|周|倍|吨|米|公里|平方|度|级|页|篇|场|户|批|人次|工作日|pt|pcs|ms|s\b|k\b|w\b|℃|勒克斯|百分点|个百分点|以上|以下|以内|左右)|[一二两三四五六七八九十百]+(?:个|家|次|件|台|套|份|名|条|项|倍|成|篇|场|户|批|轮|遍)(?!月|工作)|百分之|[≥≤><]|不低于|不少于|不高于|不超过|不得超过|不大于|不小于|至少|达到|降至|降到|提升至|提升到|提高到|提高至|控制在|压降至|压到|翻番|减半|全覆盖|清零|零(?:事故|投诉|差错|缺陷|延误|遗漏)/

interface Clause {
  readonly start: number
  readonly end: number
}

/**
 * The phrase of an item whose only verbs are those of direction (加强, 优化, 做好 …), when nothing in it could
 * be counted, handed over or looked up. `namesOf` finds the people and departments of a text.
 */
export function unmeasurableIn(
  text: string,
  namesOf: (text: string) => readonly Mention[],
  context: DeadlineContext,
): UnmeasurablePhrase | undefined {
  const folded = foldScript(text)
  if (!verbs.test(folded)) return undefined
  const bare = withoutDays(text, folded, context)
  if (measure.test(bare)) return undefined
  const names = namesOf(text)
  let run: { start: number; end: number; verb: string } | undefined
  const unnamed = withoutNames(bare, names)
  for (const clause of clausesOf(bare)) {
    const phrase = phraseIn(bare, clause, names)
    // 甲牵头，乙配合: who helps is no task of its own
    if (phrase !== undefined && helps.test(phrase.verb) && unnamed.slice(0, clause.start).trim() !== '')
      continue
    if (phrase !== undefined) {
      run = run === undefined ? { ...phrase } : { ...run, end: phrase.end }
      continue
    }
    const rest = unnamed.slice(clause.start, clause.end).trim()
    if (onlyDone.test(rest)) continue
    // 防止积水，周五前挖通水沟: what has a day of its own is something to be seen
    const dated = bare.slice(clause.start, clause.end) !== folded.slice(clause.start, clause.end)
    if (dated || settled.test(rest) || product.test(rest)) return undefined
  }
  return run
}

const helps = /(?:配合|协助|支持)(?:好)?$/

/** 月底前完成 says when, and nothing of what. */
const onlyDone =
  /^(?:并|须|需|要|应|务必|必须|由|于|在|争取|力争|确保|按期|按时|如期|之?前|以?内|[\s:、])*(?:全部|基本)?(?:完成|到位|落实|落实到位|办结|见效|见成效|负责|抓好落实)?$/

/** 采购部 buys nothing by its name. */
function withoutNames(bare: string, names: readonly Mention[]): string {
  let left = bare
  for (const { start, end } of names) left = left.slice(0, start) + ' '.repeat(end - start) + left.slice(end)
  return left
}

/** Days and hours become blanks: 两周内 is a limit and no amount. */
function withoutDays(text: string, folded: string, context: DeadlineContext): string {
  let bare = folded
  for (const { start, quote, kind } of findDeadlines(text, context)) {
    if (kind === 'vague') continue
    bare = bare.slice(0, start) + ' '.repeat(quote.length) + bare.slice(start + quote.length)
  }
  return bare
}

function clausesOf(bare: string): Clause[] {
  const clauses: Clause[] = []
  for (const match of bare.matchAll(/[^,;。!?\n\r\t()[\]【】|]+/g)) {
    clauses.push({ start: match.index, end: match.index + match[0].length })
  }
  return clauses
}

function phraseIn(bare: string, clause: Clause, names: readonly Mention[]): UnmeasurablePhrase | undefined {
  const words = bare.slice(clause.start, clause.end)
  for (let from = 0; from < words.length; ) {
    const match = verbs.exec(words.slice(from))
    if (match === null) return undefined
    const at = from + match.index
    const end = clause.start + at + match[0].length
    const isName =
      named.test(bare.slice(end, clause.end)) ||
      names.some((name) => name.start <= clause.start + at && clause.start + at < name.end)
    if (isName) {
      from = at + match[0].length
      continue
    }
    const said = { verb: match[0], object: objectOf(bare, end, clause.end, names) }
    if (
      opensAt(bare, clause, clause.start + at, names, nothingMore.test(said.object) || idiom.test(said.verb))
    ) {
      return phraseFrom(bare, clause, clause.start + at, end, said)
    }
    from = at + match[0].length
  }
  return undefined
}

const idiom = new RegExp(`^(?:${idioms})$`)
/** What adds nothing to a verb without an object. */
const nothingMore = /^(?:一下|起来|到位|好)?$/

function phraseFrom(
  bare: string,
  clause: Clause,
  at: number,
  end: number,
  { verb, object }: { verb: string; object: string },
): UnmeasurablePhrase | undefined {
  // 完善预案, 优化流程并发布: something to be seen
  if (product.test(object) || ends.test(object)) return undefined
  const joined = /(?:并|后|且|再|以及)(.*)$/.exec(object)?.[1] ?? ''
  if (settled.test(joined)) return undefined
  const how = manner.exec(bare.slice(clause.start, at))?.[0].length ?? 0
  return { start: at - how, end: end + object.length, verb }
}

/** From the verb to the end of its clause, or to the owner who is named behind it. */
function objectOf(bare: string, from: number, to: number, names: readonly Mention[]): string {
  const rest = bare.slice(from, to)
  const owner = /(?:由|请)(?=[\u4e00-\u9fff])/.exec(rest)
  const isNamed = owner !== null && names.some(({ start }) => start === from + owner.index + 1)
  const cut = isNamed ? rest.slice(0, owner.index) : rest
  return cut.trimEnd()
}

/** Whether nothing but the owner, the day, adverbs and what it is about stands in front of the verb. */
function opensAt(
  bare: string,
  clause: Clause,
  at: number,
  names: readonly Mention[],
  isComplete: boolean,
): boolean {
  let left = bare.slice(clause.start, at)
  const name = names.filter(({ end }) => end > clause.start && end <= at).at(-1)
  if (name !== undefined) left = left.slice(name.end - clause.start)
  const raw = left
  left = trimmed(left)
  if (/(?:[和与及、的]|以及)$/.test(left)) return false
  if (left === '' || opening.test(left)) return true
  const behind = /(?:由|请|要求|(?<!负)责成|安排)([^由请]{0,6})$/.exec(left)?.[1]
  // 由店长: somebody the directory does not know
  if (behind !== undefined && !settled.test(behind)) return true
  if (preposition.test(left)) return true
  if (office.test(left) && left.length <= 14) return true
  // 物业要改善卫生: somebody else the directory does not know
  const bound = /(?:要|须|应当?|应该|需|得|务必|必须|负责)\s*$/.test(raw.replace(manner, ''))
  if (bound && left.length <= 6 && !settled.test(left)) return true
  // 服务水平要提升: what it is about stands in front
  return isComplete && left !== raw.trim() && left.length <= 14 && !settled.test(left)
}

function trimmed(left: string): string {
  return left
    .replace(between, '')
    .replace(/^[\s:、]+/, '')
    .trim()
}
