import type { Field, FieldRole, Span } from './doc.ts'
import { trim } from './lines.ts'

/** The names of the head's fields in folded script, _ for a space; 人, 者, 人員 and 會議 before them are added below. */
const names: readonly { role: FieldRole; words: string }[] = [
  { role: 'title', words: '会议名称 会议主题 会议题目 主题 名称 会名 会议标题 标题 subject meeting_title' },
  { role: 'date', words: '会议日期 日期 召开日期 开会日期 date meeting_date' },
  {
    role: 'time',
    words:
      '会议时间 时间 召开时间 开会时间 会时 日期时间 时间日期 会议日期时间 会议日期及时间 日期及时间 什么时候 时间地点 time when date_and_time meeting_time',
  },
  { role: 'startTime', words: '开始时间 起始时间 会议开始时间 开会' },
  { role: 'endTime', words: '结束时间 散会时间 会议结束时间 散会 休会时间' },
  {
    role: 'place',
    words:
      '会议地点 地点 召开地点 开会地点 会议地址 会址 会议室 会场 会议场所 场所 在哪 在哪儿 在哪里 location venue place where',
  },
  { role: 'form', words: '会议形式 召开形式 形式 会议方式 方式' },
  {
    role: 'host',
    words:
      '会议主持人 会议主持 主持人 主持 主持者 主席 会议主席 大会主席 轮值主持 轮值主持人 本期主持 谁主持 host chair chairperson chaired_by facilitator moderator',
  },
  { role: 'convener', words: '召集人 会议召集人 召集 发起人 组织者 主任委员 主委' },
  {
    role: 'recorder',
    words:
      '会议记录人 会议记录员 记录人 记录员 记录者 记录 纪录 会议纪录 纪录人 纪录员 纪录者 纪要人 纪要 纪要整理 纪要整理人 整理人 整理 速记 速记员 记录整理 记录人员 纪录人员 会议记录 书记员 会议秘书 秘书 执笔 执笔人 笔录 笔录人 文字记录 撰写 撰写人 纪要撰写 记录整理人 整理记录 谁记的 谁记录 记 recorder scribe notes_by minutes_by minutes_taken_by recorded_by written_by prepared_by noted_by 记录教师 记录老师 记录同学 note_taker secretary minutes notes',
  },
  {
    role: 'attendees',
    words:
      '出席人员 出席 出席者 出席人 出席单位 出席单位及人员 出席委员 出席董事 参加人员 参加 参加人 参加者 参会人员 参会 参会人 参会者 参会部门及人员 参会单位 与会人员 与会 与会人 与会者 到会人员 到会 到会人 到场 到场人员 在座 在线 在线人员 线上 入会 在场人员 在场 发言人 说话人 实到人员 实到 参与人员 参与人 参与者 会议成员 会议参加人员 参会成员 与会成员 参会方 与会方 人员 成员 在 到 签到 签到人员 签到人 出席签到 参会签到 会议签到 来的人 来的 来人 到的人 谁来了 谁参加 主讲 主讲人 人 attendees present participants in_attendance attended',
  },
  { role: 'observers', words: '列席人员 列席 列席者 列席人 列席单位 旁听 旁听人员 特邀 特邀嘉宾 邀请' },
  {
    role: 'absentees',
    words:
      '缺席人员 缺席 缺席者 缺席人 请假人员 请假 请假人 请假者 未到人员 未到 未到会 未出席 未参加 因故缺席 因事请假 请假情况 缺席情况 请假及缺席 缺席及请假 缺席人员及原因 缺席及原因 请假人员及原因 请假及原因 请假/缺席 缺席/请假 缺勤 告假 公假 病假 事假 产假 休假 休假人员 轮休 调休 出差 公差 外出 未到场 未到场人员 缺 不在 没来 没来的 没来的人 没到 没到的 没到的人 谁没来 谁没到 absent absentees apologies regrets apologies_for_absence',
  },
  { role: 'topics', words: '会议议题 会议议程 议程 议题 主要议题' },
  {
    role: 'next',
    words:
      '下次会议 下次会议时间 下次例会 下次例会时间 下次轮值主持 下次主持 下期主持 下次开会时间 下次会议日期 下次会议地点 next next_meeting',
  },
  {
    role: 'paper',
    words:
      '抄送 主送 报送 发送 分送 呈送 文号 编号 会议编号 档号 密级 签发 签发人 审核 审核人 审批 批准 核稿 校对 印发 cc no',
  },
]

const comings: readonly [words: string, role: FieldRole][] = [
  ['出席 参加 参会 与会 到会 到场 在场 实到 参与 赴会', 'attendees'],
  ['列席 旁听', 'observers'],
  ['委托出席 授权出席 委托他人出席 委托表决 缺席 请假 未到 未出席 未参会 未参加 未到会 缺勤', 'absentees'],
]
const whoever =
  '人 者 人员 单位 部门 领导 成员 代表 委员 董事 监事 理事 常委 股东 名单 情况 对象 同志 人员名单 单位人员 单位及人员 部门及人员 单位和人员 人员及单位 单位及代表 人数 嘉宾 同仁 村民代表 专家 负责人 教师 老师 学生 同学 各方 方 教职工 职工 员工 干部 党员 队员 组员 会员 医师 护士 医护人员 家长 业主 村民 人员及单位 者名单 会议人员 会议 会议单位'
/** 线上参会, 因事缺席者, 会议出席人员. */
const manners = '会议 现场 线上 线下 远程 视频 实际 因事 因故 因公 因病'
/** 评审日期, 碰头地点: what the meeting is called may stand before what is told of it. */
const occasions =
  '会议 例会 周会 月会 晨会 评审 评审会 审查 复盘 复盘会 讨论 座谈 碰头 协调 协调会 调度 活动 研讨 走访 会谈 洽谈 面谈 访谈 沟通 交流 启动 启动会 交底 培训 验收 演练 听证 磋商 谈判 调研 议事 会审 会商 对接 召开 举行 举办 开会 本次会议 此次会议'.split(
    ' ',
  )
const occasionWords: readonly [words: string, role: FieldRole][] = [
  ['日期', 'date'],
  ['时间', 'time'],
  ['地点 场所 地址', 'place'],
  ['主题 名称', 'title'],
  ['主持 主持人 召集人', 'host'],
  ['记录人 记录员', 'recorder'],
  ['参加人员 参与人员 出席人员 人员 成员', 'attendees'],
]

const roles = new Map<string, FieldRole>()
/** 参加人员, 参加评审, 参加评审人员. */
const comers = [...new Set([...whoever.split(' '), ...occasions.flatMap((one) => [one, `${one}人员`])])]
for (const [words, role] of comings) {
  for (const word of words.split(' '))
    for (const who of ['', ...comers]) {
      roles.set(word + who, role)
    }
}
for (const { role, words } of names) {
  for (const word of words.split(' ')) roles.set(word.replaceAll('_', ''), role)
}
const told = new Map(
  occasionWords.flatMap(([words, role]) => words.split(' ').map((word) => [word, role] as const)),
)

/**
 * Words of a list as a pattern, the longest first, their units apart or not; what begins alike is written once,
 * for a long pattern is slow to compile.
 */
function either(words: readonly string[]): string {
  const isLatin = (word: string) => /^[a-z]/.test(word)
  const latin = words.filter(isLatin).toSorted((a, b) => b.length - a.length)
  return [
    ...branches(words.filter((word) => !isLatin(word))),
    ...latin.map((word) => word.replaceAll('_', '\\s+')),
  ].join('|')
}

function branches(words: readonly string[]): string[] {
  const rests = new Map<string, string[]>()
  for (const word of words) {
    const first = word.charAt(0)
    rests.set(first, [...(rests.get(first) ?? []), word.slice(1)])
  }
  return [...rests].map(([first, all]) => {
    const longer = branches(all.filter((rest) => rest !== ''))
    if (longer.length === 0) return first
    const more = longer.length === 1 ? `\\s*${longer[0]}` : `\\s*(?:${longer.join('|')})`
    return all.includes('') ? `${first}(?:${more})?` : first + more
  })
}

const coming = either(comings.flatMap(([words]) => words.split(' ')))
const spaced = `(?:${coming})\\s*(?:${either(comers)})|${either([...names.flatMap(({ words }) => words.split(' ')), ...comings.flatMap(([words]) => words.split(' '))])}`
const ways = `(?:${manners.split(' ').join('|')})`
const here = '出席 参加 参会 与会 列席 缺席 请假 未到 未出席'
const someone = ['', ...'人员 人 者 名单 委员 董事'.split(' ')]
const mannered = `${ways}(?:${here.split(' ').join('|')})(?:${someone.slice(1).join('|')})?`
const occasional = `(?:${occasions.join('|')})(?:${[...told.keys()].sort((a, b) => b.length - a.length).join('|')})`
const any = `${mannered}|${occasional}|${spaced}`
const byOccasion = new Set(
  comings.flatMap(([words]) =>
    words.split(' ').flatMap((word) => occasions.filter((one) => !/会/.test(one)).map((one) => word + one)),
  ),
)
for (const occasion of occasions) {
  for (const [word, role] of told) {
    if (!roles.has(occasion + word)) roles.set(occasion + word, role)
    if (!/^(?:会议|例会|评审)/.test(occasion)) byOccasion.add(occasion + word)
  }
}
for (const way of manners.split(' ')) {
  for (const word of here.split(' ')) {
    const role = roles.get(word)
    for (const who of someone) if (role) roles.set(way + word + who, role)
  }
}

/** 【时间】, **时间**：, ［地点］ and 时 间： alike; a label begins the line or stands behind a gap. */
const labelled =
  /(?:^|[\s;,。|/·•)】])((?:【|\[|〔|\*\*|__|<)?\s*([^:,。;|·•()【】[\]〔〕<>*_]{1,40}?)\s*(?:\([^()]{1,12}\)\s*)?(?:】\s*:?|\]\s*:?|〕\s*:?|\*\*\s*:|:\s*\*\*|__\s*:|>\s*:?|:))/g
const bare = new RegExp(`(^|\\s+|\\s*[/|;·,、]\\s*)(${any})\\s+(?=[^\\s:])`, 'g')

/** The one label, or the two, of 主持人签到, 主持/记录, 出席 5 人. */
function labelsIn(text: string): { label: string; role: FieldRole; second: FieldRole | null } | null {
  const whole = ofOne(text)
  if (whole) return { ...whole, second: null }
  for (const { index, 0: parting } of [...text.matchAll(/[/、及和与兼&+]/g)].reverse()) {
    const first = ofOne(text.slice(0, index))
    const second = fieldRoleOf(text.slice(index + parting.length))
    if (first && second) return { ...first, second }
  }
  return null
}

function ofOne(text: string): { label: string; role: FieldRole } | null {
  for (const label of [
    text,
    text.replace(/\s*\d{1,3}\s*[人位名]\s*$/, ''),
    text.replace(/(?:签名|签字|签到)(?:\s*\d{1,3}\s*[人位名])?\s*$/, ''),
  ]) {
    const role = fieldRoleOf(label)
    if (role) return { label, role }
  }
  return null
}

export function fieldRoleOf(label: string): FieldRole | null {
  return roles.get(label.replace(/[\s:*【】[\]]/g, '')) ?? null
}

const terse =
  /^(?:纪要|主讲人?|在|到|缺|人|不在|秘书|人员|成员|撰写|执笔|参会方|与会方|记|签到|来的人?|来人|到的人|没[来到](?:的人?)?|谁.{1,3}|什么时候|在哪[儿里]?|时间地点|attended|subject|secretary|moderator|facilitator|regrets|next)$/

/** Words so short or so common that they are names of fields in the head only, and only before a colon. */
export function isTerse(label: string): boolean {
  const word = label.replace(/[\s:*【】[\]]/g, '')
  return terse.test(word) || byOccasion.has(word)
}

/**
 * The fields of one line: 日期：… 地点：… 主席：…. Empty when the line does not begin with a field, unless
 * `anywhere`. Within the head a label may stand without its colon (主持人 欧阳靖 / 记录 石磊).
 */
export function fieldsOf(folded: string, start: number, end: number, loose: boolean): Field[] {
  const line = folded.slice(start, end)
  // （记录：甲）
  if (/^\([^()]*:(?:[^()]|\([^()]*\))*\)$/.test(line)) return fieldsOf(folded, start + 1, end - 1, loose)
  // most lines have no label before a colon, and the pattern is long
  if (!mayHaveLabel(line) || (!loose && !beginsWithLabel(line)))
    return loose ? bareFields(folded, start, end) : []
  const fields: Field[] = []
  const pairs: { at: number; role: FieldRole }[] = []
  const add = (role: FieldRole, from: number, to: number, value: number) => {
    const last = fields.at(-1)
    if (last) last.value = trimValue(folded, last.value.start, start + from)
    fields.push({
      role,
      label: trim(folded, start + from, start + to),
      value: trimValue(folded, start + value, end),
    })
  }
  labelled.lastIndex = 0
  for (let found = labelled.exec(line); found; found = labelled.exec(line)) {
    const [whole, written = '', words = ''] = found
    const named = labelsIn(words)
    // 张三 时间：10:00
    if (!named) labelled.lastIndex = found.index + 1
    const from = found.index + whole.length - written.length
    // 时间：10:00，地点 … but not 请假：无，时间 within a sentence of its own
    if (!named || (fields.length === 0 && from > 0 && !loose)) continue
    // 会议记录：关于… is no name of who wrote it
    if (
      /(?:会议[记纪]录|^纪要)\s*$/.test(named.label) &&
      !/^\s*\S{2,12}\s*(?:$|[;,。|/]|\s)/.test(line.slice(found.index + whole.length))
    )
      continue
    add(named.role, from, from + written.length, found.index + whole.length)
    if (named.second && named.second !== named.role) pairs.push({ at: fields.length - 1, role: named.second })
  }
  if (loose && fields.length === 0) return bareFields(folded, start, end)
  for (const { at, role } of pairs) {
    const field = fields[at]
    if (!field) continue
    const [own, other] = halves(folded, field.value)
    field.value = own
    fields.push({ role, label: field.label, value: other })
  }
  return fields
}

/** 主持/记录：甲/乙: each of the two its part; where the value has no two parts, both all of it. */
function halves(folded: string, value: Span): [Span, Span] {
  const text = folded.slice(value.start, value.end)
  const cuts = [...text.matchAll(/\s*[/、,;]\s*|\s{2,}/g)]
  const cut = cuts.length === 1 ? cuts[0] : undefined
  if (!cut) return [value, value]
  return [
    { start: value.start, end: value.start + cut.index },
    { start: value.start + cut.index + cut[0].length, end: value.end },
  ]
}

const longestLabel = 18

const firstUnits = new Set([...roles.keys()].map((word) => word.charCodeAt(0)))
const lastUnits = new Set([...roles.keys()].map((word) => word.charCodeAt(word.length - 1)))

/** Whether a word that names a field stands before a colon or a closing bracket. */
function mayHaveLabel(line: string): boolean {
  for (const { index } of line.matchAll(/[:】\]〕]/g)) {
    const before = line
      .slice(Math.max(0, index - 36), index)
      .replace(/\s*\([^()]{1,12}\)\s*$/, '')
      .replace(/[\s*_】\]〕>]/g, '')
      .replace(/(?:签名|签字|签到|\d{1,3}[人位名])$/, (tail, at) => (at < 2 ? tail : ''))
    if (!lastUnits.has(before.charCodeAt(before.length - 1))) continue
    for (let length = 1; length <= longestLabel && length <= before.length; length += 1)
      if (roles.has(before.slice(-length))) return true
  }
  return false
}

function beginsWithLabel(line: string): boolean {
  const begin = line.slice(0, 36).replace(/[\s【[〔*_<]/g, '')
  if (!firstUnits.has(begin.charCodeAt(0))) return false
  for (let length = 1; length <= longestLabel && length <= begin.length; length += 1)
    if (roles.has(begin.slice(0, length))) return true
  return false
}

const loosely = new Set<FieldRole>([
  'date',
  'time',
  'place',
  'host',
  'convener',
  'recorder',
  'attendees',
  'observers',
  'absentees',
])

/** Labels parted from their values by space only: 主持人 欧阳靖 / 记录 石磊, or 地点　　二楼. */
function bareFields(folded: string, start: number, end: number): Field[] {
  const line = folded.slice(start, end)
  const fields: Field[] = []
  // 时间 地点 负责人 are names of columns
  if (
    line.length > 120 ||
    !beginsWithLabel(line) ||
    line.split(/\s+/).filter((word) => fieldRoleOf(word)).length * 2 > line.split(/\s+/).length
  )
    return fields
  for (const found of line.matchAll(bare)) {
    const role = fieldRoleOf(found[2] ?? '')
    const from = found.index + (found[1]?.length ?? 0)
    const tabbed = role === 'title' && line.slice(0, found.index + found[0].length).endsWith('\t')
    if (!role || !(loosely.has(role) || tabbed) || (fields.length === 0 && from > 0)) continue
    const rest = line.slice(found.index + found[0].length)
    // 地点 村部　记 张三
    const writes = found[2] === '记' && fields.length > 0 && /^[〇㐀-鿿]{2,4}(?:\s|$)/.test(rest)
    if (isTerse(found[2] ?? '') && !writes) continue
    const last = fields.at(-1)
    if (last) last.value = trimValue(folded, last.value.start, start + from)
    fields.push({
      role,
      label: { start: start + from, end: start + from + (found[2]?.length ?? 0) },
      value: trimValue(folded, start + found.index + found[0].length, end),
    })
  }
  return fields
}

function trimValue(folded: string, from: number, to: number) {
  const span = trim(folded, from, to)
  while (span.end > span.start && /[;,。|/·*\s]/.test(folded.charAt(span.end - 1))) span.end -= 1
  while (span.start < span.end && /[|·*:\s]/.test(folded.charAt(span.start))) span.start += 1
  return span
}
