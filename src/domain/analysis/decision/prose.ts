import type { Span } from '#domain/analysis/document/doc.ts'
import { isAssigned, namesIn, subjectOf } from '#domain/analysis/talk/names.ts'
import { exhorts, isFact, isQuestion, postpones, proposes } from '#domain/analysis/talk/pending.ts'
import { saysAt } from '#domain/analysis/talk/says.ts'
import type { Part, Unit } from '#domain/analysis/talk/unit.ts'
import type { Found, Search } from './context.ts'
import { comesToEnd, saysHow } from './outcome.ts'
import { isFirstSaid, isPersonLabel, placeSettles } from './place.ts'
import { foundAt } from './quoted.ts'
import { isTally, type Settling, settlingIn } from './settle.ts'
import { begins, isOnlyTask } from './task-only.ts'
import { turnIn } from './turn.ts'
import { another, elsewhere, group, measured, someSay, thoughtOver } from './words.ts'

const bare: Settling = { why: 'settled', word: '', content: 0, sure: false, back: false }

export interface Line {
  /** Whether the block's sentence before settled something and this one goes on counting. */
  counting: boolean
  /** The sentence in which somebody rules: 梁栋拍板：甲；乙. */
  ruled?: Unit['sentence'] | null
  /** Whether somebody asked, proposed or held something in this block: what names nobody behind it answers. */
  opened?: boolean
  /** Whether somebody proposed or asked for something in this block: a no behind it answers. */
  proposed?: boolean
  /** The part in which somebody last did: what goes on behind it is still theirs. */
  asked?: Part | null
  /** The sentence in which the meeting has settled something in so many words. */
  settled?: Unit['sentence'] | null
}

/** 责任人：…, 完成时限：…: a field of the task above. */
const fieldOfTask =
  /^(?:第一|主要|直接)?(?:责任|负责|主责|牵头|协助|协办|配合|督办|承办|经办|执行|跟进|验收|完成|整改|截止|办理|落实)(?:人员?|单位|部门|方|者|科室|时限|时间|期限|日期|标准|情况|节点|状态)?$|^(?:时限|期限|截止|标准|进度|状态|负责|协助|时间节点|交付物|优先级|dri|owner|due|eta)$/

/** 梁栋拍板…: whoever does that settles. */
const rules =
  /^(?:当场|当即|最后|最终|随即|直接|现场|会上)*(?:(?:拍(?:了)?板|拍定|定调|裁示|裁定|一锤定音)(?:定下|说|表示)?[:,]?|定:|明确:)/
/** 梁栋答复，…: what the chair says next is how it is to be. */
const answers = /^(?:当场|当即|最后|最终|随即)*(?:答复|回复|批复|明确|表态|决定)(?:说|称|道)?[:,]?$/

/** 匡义建议设专职，…: what may be refused. */
const asksFor =
  /建议(?!书)|提议|提出|提案|申请|请求|请示|希望|想(?!法)|要求|能不能|能否|可否|可不可以|^[^,]{1,8}提(?:的|了|到)|的(?:建议|提议|申请|请求|诉求|想法)$/
/** 本次不做, 今年不请了, 不补: an answer to it. */
const refuses =
  /^(?:[^,]{2,6}(?:意见|意思)是)?(?:本(?:次|期|年度?|学期|季度?|月|届|轮)|这(?:次|回|期|版)|今年|明年|现阶段|近期|暂时?|先|就|还是|仍)*(?:不(?:予|再|作|做|另|单独|考虑)*(?:[换办做设补报装招批买租加改上搞用接发开收涨降延请借送订]|安排|考虑|调整|采纳|支持|增加|参加|纳入|受理)|驳回|拒绝|否决|作罢|免了|算了|拿掉|砍掉?|照旧|留给?下)[〇㐀-鿿]{0,6}$/
/** 韦主任没答应: refused by whoever is asked. */
const denies = /^(?:也|都|当场|最后)?(?:没有?|未)(?:答应|批准?|松口|点头)$/

const signs = /[✅❌✔✘]/
const leavesOpen = /(?:今天|今日|本次|这次|暂时?|先)(?:先|暂)?不(?:定|议|作决定|做决定|表决)$/
/** 议定事项： */
const announcesOnly =
  /^(?:附[件表]?\d?:?)?(?:会议)?(?:议定|决定|决议|审议|讨论|研究|明确)(?:的)?(?:事项|内容|情况|议题|意见)(?:纪要)?(?:如下)?(?:责任|督办|落实|任务|跟踪)?(?:清单|台账|[一总]?览表|表)?[:。]?$/
/** 董事会同意: a body that stands in the directory grants, it does not hold an opinion. */
const governing =
  /(?:董事会|理事会|监事会|委员会|党委|党组|支委|股东大?会|村委会|居委会|业委会|常委会|办公会)$/
const grants = /^(?:也|均|都|一致|原则|最终|当场|表示|表决)*(?:不?同意|通过|批准|否决|不予支持|赞成)$/

/** What a clause of minutes settles. */
export function settledIn(search: Search, unit: Unit, line: Line): Found | null {
  const { place, block, parts } = unit
  const { doc } = search.reading
  // ✅ 单次上限50张 among what was talked about is settled; among tasks, or in a box, it is done
  const ticked = block.box === 'done' || block.box === 'dropped'
  if (ticked && (place.section === 'actions' || !signs.test(doc.folded.slice(block.start, block.body.start))))
    return null
  if (announcesOnly.test(unit.text)) return null
  if (place.labelSection === 'before' || place.section === 'before' || place.section === 'info') return null
  if (place.label !== null && fieldOfTask.test(place.label)) return null
  // 1. 通过上次会议纪录 announces what the line below tells
  const below = doc.blocks[unit.at + 1]
  if (
    /^(?:确认|通过)(?:上次|上届|上一次|前次)[^,]{0,6}(?:纪录|记录|纪要)$/.test(unit.text) &&
    below !== undefined &&
    /^[^。]{0,16}(?:通过|确认|无异议)/.test(doc.folded.slice(below.start, below.end))
  )
    return null
  const ruledOn = line.ruled === unit.sentence
  if (place.label !== null && /(?:拍板|拍定|定调|裁示|[定拍]了)$/.test(place.label))
    line.ruled = unit.sentence
  const counted = ruledOn || (line.counting && another.test(unit.text))
  // 走海运还是空运？→ 空运: what the arrow leads to
  const settles = placeSettles(unit) || counted || /^\s*(?:→|->|=>|⇒)/.test(unit.text)
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
  let ruled = false
  let opined = false
  /** Whether the part before is what somebody says. */
  let told = false
  /** Who chairs says what stands in this clause. */
  let chairSays = byChair
  const asks = (part: Part) => {
    if (!asksFor.test(part.text)) return
    line.proposed = true
    line.asked = part
  }
  for (const [at, part] of parts.entries()) {
    const subject = subjectOf(doc, names, part)
    let text = part.text
    let skipped = 0
    const before = told
    told = false
    if (subject) {
      const says = saysAt(doc.folded.slice(subject.end, part.end))
      told = says !== null
      const chair = subject.mention.kind === 'person' && search.isChair(subject.mention)
      const ruling = rules.exec(part.text.slice(subject.end - part.start))
      if (ruling && subject.mention.kind === 'person') {
        line.ruled = unit.sentence
        held = false
        chairs = true
        skipped = subject.end - part.start + ruling[0].length
        text = part.text.slice(skipped)
        if (text === '') thought = true
        ruled = true
      } else if (
        says &&
        !chair &&
        !(governing.test(subject.mention.written) && grants.test(doc.folded.slice(subject.end, part.end)))
      ) {
        held = true
        line.opened = true
        asks(part)
        continue
      } else if (line.proposed && denies.test(part.text.slice(subject.end - part.start)))
        return foundAt(search, unit, at, { ...bare, why: 'refused', back: true }, 0.6, 'decision.refused')
      opined ||=
        chair && says !== null && /觉得|认为|表示|担心|看来/.test(part.text.slice(subject.end - part.start))
      if (chair && skipped === 0) {
        // 梁栋总结：…
        const lead =
          /^(?:听完|听了|又|跟大家|商量了一下|定了一?条|定下来|明确|最后|总结|小结|表了?态|指示|作?总结|最终|当场|没松口|没同意|划掉了?|的?意思(?:是|还是)?|说(?!明)|讲(?=[:,])|答复?|回复)*[:,]?/.exec(
            part.text.slice(subject.end - part.start),
          )
        skipped = subject.end - part.start + (lead?.[0].length ?? 0)
        chairs ||= /:$/.test(lead?.[0] ?? '') || answers.test(part.text.slice(subject.end - part.start))
        text = part.text.slice(skipped)
        held = false
        chairSays ||= (lead?.[0].length ?? 0) > 0
        // 雷鸣只同意做一件
        if (/^(?:只|仅)(?:同意|批|准)/.test(part.text.slice(subject.end - part.start)))
          return foundAt(search, unit, at, { ...bare, why: 'passed' }, 0.75, 'decision.passed')
        // 甲提出…，董事长表示赞成
        if (
          /^(?:也|均)?(?:表示)?(?:同意|赞成|认可|支持)$|^(?:当场|现场)?(?:说)?(?:批了|准了|点头了?)$/.test(
            part.text.slice(subject.end - part.start),
          )
        )
          return foundAt(search, unit, at, { ...bare, why: 'passed', back: true }, 0.75, 'decision.passed')
        // 姚书记又定了一条，…
        if (text === '') {
          ruled = /定[了下]/.test(lead?.[0] ?? '')
          continue
        }
      } else if (!chair) chairSays = byChair
    }
    // 议下来租港区仓: what follows in the same breath
    const breath =
      /^(?:商量|讨论|权衡|比较|合计|协商|议|聊|谈)下来,?|^(?:会上|最后|当场|大家|后来|一致)?(?:商定|说定|敲定|定|决定|结论|裁定)(?:下来)?了?:|^(?:议案|提案|动议)(?:获得?)?通过:|^(?:评审|审查|评议)(?:意见|结论):/.exec(
        text,
      )
    if (breath && breath[0].length < text.length) {
      skipped += breath[0].length
      text = text.slice(breath[0].length)
      ruled = true
    }
    // 上次布置的任务，取消: how an old task fared
    if (
      /^(?:上次|上回|上期|前次|此前|前期)[^,]{0,12}(?:布置|安排|部署|交办|议定|提出|确定|遗留)的/.test(text)
    )
      held = true
    if (!subject && (someSay.test(text) || elsewhere.test(text))) held = true
    // 罗帆认为数据不够，仍按60天执行
    if (held && !subject && line.opened && comesToEnd(text)) held = false
    // 谈静提出叫号机想换，没有这笔费用，不换
    const refused =
      line.proposed === true &&
      (line.asked !== parts[at - 1] || text.length <= 4) &&
      !subject &&
      !dim &&
      refuses.test(text)
    if (refused) held = false
    // 那户不够条件，不报: so short, it stands with its reason
    const since = refused && text.length <= 4 && at > 0 && !before ? at - 1 : at
    if (group.test(text) || /^[^,]{0,6}(?:和议|附议|复议)$/.test(parts[at - 1]?.text ?? '')) held = false
    const judged =
      settlingOf(withTime(parts, at, text), held || dim) ?? (held && !subject ? granted(text) : null)
    if (!judged) {
      if (ruled && text !== '' && !isQuestion(text) && !postpones(text))
        return foundAt(search, unit, at, { ...bare, content: skipped }, 0.75, 'decision.chair')
      if (thought && !/(?:分别|逐项|逐一)表决/.test(text) && holdsAlone(search, unit, part, part))
        return foundAt(search, unit, at, bare, 0.75, 'decision.thought')
      if (refused && isFree(search, unit, at, skipped))
        return foundAt(search, unit, at, { ...bare, why: 'stopped' }, 0.6, 'decision.outcome', since)
      if (asksFor.test(text)) asks(part)
      thought = thoughtOver.test(text)
      const ends = chairSays || (line.opened === true && !held && !subject && !dim)
      if (ends && (!opined || comesToEnd(text)) && saysHow(text) && isFree(search, unit, at, skipped))
        return foundAt(
          search,
          unit,
          at,
          { ...bare, content: skipped },
          chairSays ? 0.7 : 0.55,
          chairSays ? 'decision.chair' : 'decision.outcome',
        )
      line.opened ||= isQuestion(text) || held || proposes(text) || (!opined && /认为|觉得/.test(text))
      if (at === 0 && place.label !== null && statesTerm(place.label, unit.text))
        weak = { at, settling: { ...bare, why: 'chosen' } }
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
    if (postpones(text) || (postpones(parts[at + 1]?.text ?? '') && !settling.sure && !followed)) continue
    // 大家都赞成，但流程没走完，今天先不定
    if (parts.slice(at + 1, at + 4).some((one) => leavesOpen.test(one.text))) continue
    if (isOnlyTask(search, unit, part, settling, chairs)) continue
    // 梁栋觉得贵，先不买: an opinion's end
    if (opined && !line.opened && settling.why === 'stopped' && /^(?:先|暂|现阶段|目前)/.test(text)) continue
    // 另一名不合适，暂缓: so short, it only tells how one of several fared
    if (
      /^(?:暂缓|暂停|先缓|暂不考虑|先不考虑)$/.test(text) &&
      !settles &&
      !parts.some((one) => group.test(one.text))
    )
      continue
    const ends = !subject && (refused || (!opined && line.opened === true && saysHow(text)))
    const goesOn = line.settled === unit.sentence && unit.clause !== unit.sentence.clauses[0]
    if (settling.sure || settles || chairs || chairSays || followed || ends || goesOn || ticked)
      return foundAt(
        search,
        unit,
        at,
        settling,
        settling.sure ? 0.9 : 0.8,
        `decision.${settling.why}`,
        weak?.at ?? since,
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

/** Whether nobody gets it to do, and the next words do not put it off. */
function isFree(search: Search, unit: Unit, at: number, skipped: number): boolean {
  const part = unit.parts[at]
  return (
    part !== undefined &&
    !unit.parts.slice(0, at).some(({ text }) => /^(?:如果|若|要是|一旦|万一|由于|因为?)/.test(text)) &&
    !postpones(unit.parts[at + 1]?.text ?? '') &&
    holdsAlone(search, unit, { start: part.start + skipped, end: part.end }, part)
  )
}

/** 值班补贴标准：80元, 本次团建地点：…: a term, and what it is. */
function statesTerm(label: string, text: string): boolean {
  return (
    (/\d/.test(text) &&
      /(?:标准|上限|下限|限额|门槛|额度|补贴|奖金|奖励|罚款|费率|折扣|定价|押金|名额)$/.test(label)) ||
    /(?:评议|评审|评选|评标|比选|抽签|竞聘)结果$/.test(label) ||
    /^(?:本次|这次|今年|明年|本届)[^,]{0,8}(?:地点|场地|主题|形式|规模|预算|奖品|名称)$/.test(label)
  )
}

/** 业主：同意选用甲方案: whoever may grant it settles, where what is granted is a choice or a change of its own. */
function granted(text: string): Settling | null {
  const found = /^(?:\d{1,2}[).、]\s*)?(?:(?:原则(?:上)?)?同意(?!后|的)|准[予许])/.exec(text)
  if (!found) return null
  if (/^准/.test(found[0])) return { why: 'passed', word: found[0], content: 0, sure: true, back: false }
  const rest = text.slice(found[0].length)
  // 同意换，12月1日起
  if (/^(?:换|改|加|做|租|买|补|办)[^,]{0,4}$/.test(rest))
    return { why: 'passed', word: found[0], content: 0, sure: true, back: false }
  const views = /的(?:方案|意见|看法|观点|说法|建议|提法|判断|分析)$/
  if (rest.length < 6 || views.test(rest)) return null
  if (
    turnIn(rest) === null &&
    !/选用|采用|追加|增[加设购补]|减[少免]|延[期长]|调[整高低]|支付|拨付|聘[请用]|购[买置]|控制在|按[^,]{2,}(?:执行|结算|支付)/.test(
      rest,
    )
  )
    return null
  return { why: 'passed', word: '同意', content: 0, sure: true, back: false }
}

function settlingOf(text: string, onlyTold: boolean): Settling | null {
  const told = settlingIn(text)
  // 担心账货不符，不赞成: what somebody holds
  if (told && onlyTold)
    return group.test(text) || (told.back && !/^(?:也|都)?不(?:赞成|同意|支持|认可)$/.test(text))
      ? told
      : null
  if (onlyTold || told?.sure) return told
  const turn = turnIn(text)
  return turn?.sure ? turn : (told ?? turn)
}

/** 自下月起，…: the rule with the day from which it holds. */
function withTime(parts: readonly Part[], at: number, text: string): string {
  const above = parts[at - 1]?.text
  if (!above) return text
  // 超过三天的，须…: who it is for stands before
  if (
    /(?:超|满|未|逾|低于|高于|以上|以下|以内|达|不足|缺|凡|违反|再不|仍不|拒不)[^,]{0,24}(?:的|者)$|(?:不合格|未通过|连续|累计|违反)[^,]{0,12}的[^,]{1,6}$/.test(
      above,
    )
  )
    return `${above},${text}`
  return /^(?:自|从)[^,]{1,18}(?:起|开始)$|^(?:今后|以后|即日起|往后|此后)$|^一经(?:发现|查实|核实|查出)$/.test(
    above,
  )
    ? `${above},${text}`
    : text
}

/** 加强值班，严禁脱岗: an exhortation goes on. */
function isZeal(parts: readonly Part[], at: number, { why, word }: Settling): boolean {
  if (why !== 'rule' || /一律|方可|方能|才/.test(word)) return false
  return parts.slice(0, Math.min(at, 4)).some(({ text }) => exhorts(text) || /(?:强调|指出|提醒)$/.test(text))
}

/** Whether words without any word of settling can be what was settled. */
function holdsAlone(search: Search, unit: Unit, whole: Span, first: Part): boolean {
  const { doc } = search.reading
  const names = namesIn(search.reading, unit.block)
  const text = doc.folded.slice(whole.start, whole.end).replace(another, '')
  if (text.length < 2 || /^(?:无|略|没有|如下|同上|见|-+|\/)[:。]?$/.test(text)) return false
  if (isAssigned(doc, names, first) || begins(search, unit, whole)) return false
  if (/(?:未|没有?)(?:能)?(?:达成|形成|取得)|分歧|意见不/.test(text)) return false
  if (unit.parts.slice(1, 3).some((part) => part.start < whole.end && postpones(part.text))) return false
  if (isQuestion(text) || postpones(first.text) || isTally(text) || exhorts(text)) return false
  if (proposes(first.text) || /(?:完成|提交|关闭|闭环)$/.test(text) || isFact(text)) return false
  if (
    /(?:如下|以下)(?:几[点项条])?(?:事项|意见|决定|决议|结论|共识|要求|安排)?[:。]?$/.test(text) ||
    (/^(?:关于|对于)/.test(text) && postpones(text))
  )
    return false
  if (unit.place.column !== null) return true
  const over = search.actionOver(whole)
  if (!over || over.share < 0.6) return true
  return over.action.department === null && over.action.person === null
}

const supports =
  /时长|价(?!值)|费(?!力|劲|心|时)|[利税扣]率|薪|工资|奖金|提成|折扣|名次|工期|间隔|标准|上限|下限|门槛|比例|单价|价格|费用|费率|额度|频次|频率|周期|补贴|票价|时限|期限|预算|限额|名额|编制|人员|人手|年限|押金|保证金|津贴|定额|罚款|奖励|会费|管理费|电费|水费|租金|权重|阈值|规模|人数|时间|日期|班次|密度|有效期/

/** Whether words of a weak kind settle something where nothing around them says so. */
function isPlausible(search: Search, unit: Unit, at: number, { why, word }: Settling): boolean {
  const part = unit.parts[at]
  if (
    !part ||
    (unit.place.section === 'actions' && why !== 'changed') ||
    unit.parts.some(({ text }) => postpones(text) || isQuestion(text))
  )
    return false
  if (isFact(part.text) || exhorts(part.text)) return false
  // 最低降到0.17兆帕，持续约两个半小时
  if (unit.parts.some(({ text }) => /最[低高][降升达跌涨]|一度|持续(?:约|了)/.test(text))) return false
  // 从30台降到18台，已连续三周
  if (unit.parts.slice(at + 1).some(({ text }) => /^已(?:连续|经)|同比|环比/.test(text))) return false
  const over = search.actionOver(part)
  const owned = over !== null && (over.action.department !== null || over.action.person !== null)
  // what is not done is nobody's task
  if (over && over.share >= 0.5 && (owned || why !== 'stopped')) return false
  const before = unit.parts
    .slice(0, at)
    .map(({ text }) => text)
    .join(',')
  if (/由于|因为?|导致|造成|如果|若|一旦|目前|现在|当前|发现|介绍|汇报|反映|通报/.test(before)) return false
  if (why === 'amount' || unit.parts.some(({ text }) => measured.test(text))) return false
  if (why === 'rule' && at > 0 && before.length > 12) return false
  if (why === 'changed')
    return supports.test(part.text.slice(0, part.text.indexOf(word))) && !/[,;]/.test(before)
  if (why === 'chosen' || why === 'stopped')
    return at === 0 || before.length <= 12 || group.test(before) || group.test(part.text)
  return true
}
