import { surnameOf } from '#domain/analysis/surnames.ts'
import type { Field, Span } from './doc.ts'
import { trim } from './lines.ts'
import { isNoun, isPersonLike } from './speaker.ts'

/** 甲方, 建设单位, 客户: what a side of a meeting is called by its part in the matter. */
const sides =
  /^(?!.*(?:[地官处配大前后上下各双多东西南北比一该某何])方)[〇㐀-鿿]{1,4}方$|^[〇㐀-鿿]{2,4}单位$|^(?:甲方?|乙方?)?(?:客户|业主|总包|分包|监理|供应商|供货商|承包商|开发商|集成商|服务商|代理商|厂家|厂商|房东|租户|物业)$/
/** Who came for it: 甲方参会人员, 乙方代表. */
const comers = /(?:参会|与会|出席|参加|到会|列席)(?:人员|人|者|代表)?$|(?:代表|团队|项目组)$/

/** 甲方 of 甲方, 甲方代表 and 甲方参会人员; null for what is no side. */
export function sideOf(label: string): string | null {
  const bare = label.replace(comers, '')
  return sides.test(bare) ? bare : null
}

/** Whoever has a matter in hand is no side of the meeting. */
const charged = /责任|主办|牵头|配合|承办|协办|落实|主责|负责|抄送|主送|报送|签发|审核|批准|相关|有关|各|下发/
const manner =
  /^(?:(?:线上|线下|现场|远程|视频|电话|网络|主会场|分会场)(?:接入|参会|与会|参加|出席)?(?:人员|者)?|(?:腾讯|飞书|钉钉|视频|电话)(?:会议)?接入)$/
const duty =
  /^(?:见证人?|[监计唱]票人|监标人|唱标人|监督人?|主讲人?|汇报人|讲解人|翻译|观察员|督导|指导|点评人?|顾问|嘉宾|特邀嘉宾|(?:副主任|常务)?委员|(?:独立)?董事|监事|理事|评委|评审|听证员|组员|成员|队员|副组长|副主席|副会长)$/
/** What a team does, before those who do it. */
const work =
  /^(?:产品|研发|开发|测试|设计|运营|运维|市场|销售|商务|财务|人事|人力|行政|法务|合规|采购|前端|后端|算法|数据|品质|品管|质量|生产|工艺|设备|仓储|仓库|物流|客服|技术|工程|项目|安全|医务|护理|教务|后勤)$/
const group =
  /(?:代表|专家组?|嘉宾|班子|领导|小组|[^小]组|部门?|中心|处|科室?|局|办|办公室|课|室|公司|院|所|队|站|委|委员会|厂|镇|街道|村|社区|学院|支部|工会|事务所|集团|银行)$/

/** Before its colon: the label, and a name in brackets behind it, as 乙方（云翎科技）. */
const labelled = /^([^\s:()、,;。|]{2,14})\s*(?:\(\s*([^():]{1,24}?)\s*\))?\s*:\s*(?=\S)/

export interface SideRead {
  label: string
  /** Who that is, where brackets say it. */
  named: Span | null
  /** What stands behind the colon. */
  value: Span
}

/** 甲方：…, 施工单位（宏基六公司）：…: a line that begins with a side of the meeting. */
export function sideAt(folded: string, { start, end }: Span): SideRead | null {
  const found = labelled.exec(folded.slice(start, Math.min(end, start + 48)))
  const [all, label, named] = found ?? []
  if (!all || !label || charged.test(label)) return null
  const at = named === undefined ? -1 : all.indexOf(named, label.length)
  return {
    label,
    named: named === undefined ? null : { start: start + at, end: start + at + named.length },
    value: trim(folded, start + all.length, end),
  }
}

/** A line of the head that lists people by the side, the office or the way they took part. */
export function groupField(folded: string, span: Span, known: ReadonlySet<string>): Field | null {
  const side = sideAt(folded, span)
  if (!side) return null
  const told =
    sideOf(side.label) !== null ||
    comers.test(side.label) ||
    manner.test(side.label) ||
    duty.test(side.label) ||
    side.named !== null
  if (!told && !group.test(side.label) && !work.test(side.label)) return null
  return listsNames(folded, side.value, known, !told)
    ? {
        role: 'attendees',
        label: { start: span.start, end: span.start + side.label.length },
        // the side names the department of its people
        value: { start: span.start, end: span.end },
      }
    : null
}

/** 验收方 in a cell, and in the next one who came for it. */
export function isGroupLabel(folded: string, label: Span, value: Span | undefined): boolean {
  const word = folded.slice(label.start, label.end)
  if (!value || charged.test(word) || !(sideOf(word) !== null || manner.test(word))) return false
  const alone = folded.slice(value.start, value.end)
  const known = new Set(surnameOf(alone) !== null && isPersonLike(alone) ? [alone] : [])
  return listsNames(folded, value, known)
}

const longest = 400

/**
 * Whether a stretch is names and nothing else, each with its office before it or an aside in brackets. One name
 * alone must be known; `strict`: all must.
 */
export function listsNames(folded: string, span: Span, known: ReadonlySet<string>, strict = false): boolean {
  if (span.end - span.start > longest) return false
  const text = folded
    .slice(span.start, span.end)
    .replace(/\([^()]*\)/g, '')
    .replace(/[。.]$/, '')
  if (/[。!?:]/.test(text)) return false
  const pieces = text.split(/[、,;/@]|\s+/).filter((piece) => piece !== '')
  let sure = 0
  let likely = 0
  for (const piece of pieces) {
    const bare = piece.replace(/(?:等(?:\d+人)?|同志|先生|女士)$/, '')
    if (endsWithKnown(bare, known)) sure += 1
    else if (isNoun(bare) || !isPersonLike(bare)) return false
    else if (surnameOf(bare) !== null && bare.length <= 4 && !group.test(bare)) likely += 1
  }
  return (sure > 0 && !(strict && likely > 0)) || likely > 1
}

function endsWithKnown(piece: string, known: ReadonlySet<string>): boolean {
  for (let length = 2; length <= Math.min(4, piece.length); length += 1)
    if (known.has(piece.slice(-length))) return true
  return known.has(piece)
}
