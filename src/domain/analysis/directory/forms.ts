import { surnameOf } from '#domain/analysis/surnames.ts'
import { foldScript } from '#domain/wording/script.ts'
import { commonWords } from './common-words.ts'
import { endsInTitle } from './titles.ts'
import type { DirectoryData, Entry, Why } from './types.ts'

/** A way to write an entry. `bare` ones are words of their own (市场, 严格) and need a place for somebody. */
export interface Form {
  text: string
  kind: 'department' | 'person'
  entries: Entry[]
  why: Why
  bare: boolean
  confidence: number
}

const suffix =
  /(?:事业部|办公室|委员会|管理部|部门|中心|团队|小组|科室|车间|大队|部|处|科|组|局|课|所|室|办|厅|院|站|队|委|sig)$/
/** Names of bodies that need no place for somebody, as 市场 does. */
const body =
  /(?:公司|集团|合作社|协会|学会|监委会|管委会|理事会|监事会|居委会|村委会|常委会|工会|支部|党委|学院|医院|大学|中学|小学|支队|银行|政府|秘书处)$/
/** 施工单位, 乙方: nobody writes them of anything but a side of the matter. */
const side = /^(?:[甲乙丙丁]|[〇㐀-鿿]{2})方$|单位$/
const office = /.(?:长|总)$|(?:经理|总监|总裁|主任|主席|书记|干事|主管|负责人|秘书|支书)$|^(?:会计|出纳)$/
/** 客户服务部 is not the 客户. */
const anybody =
  /客户|用户|会员|游客|旅客|乘客|住户|学生|员工|职工|居民|业主|患者|人员|信息|数据|项目|合同|技术|业务/
/** An engineer is anybody, the 财务委员 is one. */
const post = /(?:委员|会计|出纳|专员|联络员|工程师|助理)$/
const officeTails = ['部', '部门', '条线', '团队', '组', '口', '侧', '线', '中心', '处', '科', '课']
const area = /^(?:[省市区县镇乡州]|[〇㐀-鿿]{2,3}[省市区县州])(?=[〇㐀-鿿]{3,})/

/** 江海集团采购部, 一中教务处: what is at home just 采购部, 教务处. */
const house =
  /^[〇㐀-鿿]{2,10}?(?:集团|公司|股份|分行|支行|学院|大学|医院|中学|小学|街道办?事?处?|[一二三四五六七八九十]中)(?=[〇㐀-鿿]{3,})/

/** Every form of every entry, longest first under its first unit; a form that several share is theirs all. */
export function formsOf(data: DirectoryData): Map<string, Form[]> {
  const all = new Map<string, Form>()
  const add = (text: string, form: Omit<Form, 'text' | 'entries'>, entry: Entry) => {
    const key = `${form.kind} ${text}`
    const before = all.get(key)
    if (!before) all.set(key, { ...form, text, entries: [entry] })
    else if (form.confidence > before.confidence + 0.15) all.set(key, { ...form, text, entries: [entry] })
    else if (form.confidence >= before.confidence - 0.15 && !before.entries.some((one) => same(one, entry)))
      before.entries.push(entry)
  }
  for (const department of data.departments) addDepartment(department, add)
  for (const person of data.people) addPerson(person, add)
  const byFirst = new Map<string, Form[]>()
  for (const form of all.values()) {
    const list = byFirst.get(form.text.charAt(0)) ?? []
    list.push(form)
    byFirst.set(form.text.charAt(0), list)
  }
  for (const list of byFirst.values())
    list.sort((a, b) => b.text.length - a.text.length || b.confidence - a.confidence)
  return byFirst
}

function same(a: Entry, b: Entry): boolean {
  return a.person === b.person && a.department === b.department
}

type Add = (text: string, form: Omit<Form, 'text' | 'entries'>, entry: Entry) => void

function addDepartment({ name, aliases }: DirectoryData['departments'][number], add: Add): void {
  const entry: Entry = { person: null, department: name }
  const put = (text: string, why: Why, confidence: number) => {
    if (text.length < 2) return
    const bare = !side.test(text) && ((!suffix.test(text) && !body.test(text)) || text.length < 3)
    add(text, { kind: 'department', why, confidence, bare }, entry)
  }
  const full = foldScript(name).trim()
  add(
    full,
    { kind: 'department', why: 'name', confidence: 1, bare: !suffix.test(full) && full.length < 4 },
    entry,
  )
  for (const alias of aliases) put(foldScript(alias).trim(), 'alias', 0.9)
  for (const written of [full, ...aliases.map((alias) => foldScript(alias).trim())]) {
    // 城关镇 of 城关镇人民政府, 城关街道 of 城关街道办事处
    const seat = /^([〇㐀-鿿]{2,6}?(?:街道|[乡镇区县市]))(?:人民政府|办事处|政府)$/.exec(written)?.[1]
    if (seat) add(seat, { kind: 'department', why: 'shortForm', confidence: 0.8, bare: false }, entry)
    const local = written.replace(area, '')
    if (local !== written && suffix.test(local)) put(local, 'shortForm', 0.7)
    const inner = written.replace(house, '')
    if (inner !== written && suffix.test(inner)) put(inner, 'shortForm', 0.7)
    const stem = written.replace(suffix, '').trim()
    if (stem.length < 2 || endsInTitle(stem)) continue
    // 实验管理中心 is 实验中心, 后勤服务中心 just 后勤
    const [, core, kind] =
      /^([〇㐀-鿿]{2,6})(?:管理|服务|保障|发展|建设|工作|业务|技术)(中心|部|处|科|课|局|办公室)$/.exec(
        written,
      ) ?? []
    if (core && kind) put(core + kind, 'shortForm', 0.7)
    if (core && !anybody.test(core)) put(core, 'shortForm', 0.7)
    // 办公室 of 院办公室 leaves nothing that names it
    put(stem, 'shortForm', 0.6)
    for (const tail of officeTails)
      put(stem + tail, 'shortForm', tail === '部' || tail === '部门' ? 0.8 : 0.7)
    // 人力资源部 is 人资部, 质量管理部 is 质管部, 安全环保部 is 安环部
    const four = /^([〇㐀-鿿])([〇㐀-鿿])([〇㐀-鿿])[〇㐀-鿿](部|处|科|课|中心|局|办)$/.exec(written)
    if (four) {
      put(`${four[1]}${four[3]}${four[4]}`, 'shortForm', 0.7)
      put(`${four[1]}${four[2]}${four[4]}`, 'shortForm', 0.7)
    }
    // 镇综合行政执法队 is the 执法队
    const tail = /^[〇㐀-鿿]{3,}([〇㐀-鿿]{2}(?:队|所|站|局|科|处))$/.exec(written)?.[1]
    if (tail) add(tail, { kind: 'department', why: 'shortForm', confidence: 0.6, bare: false }, entry)
    if (written.endsWith('办公室')) put(written.replace(/公室$/, ''), 'shortForm', 0.8)
  }
}

function addPerson(
  { name, department, title, aliases = [] }: DirectoryData['people'][number],
  add: Add,
): void {
  const entry: Entry = { person: name, department }
  const full = foldScript(name).trim()
  const put = (text: string, why: Why, confidence: number, bare = commonWords.has(text)) => {
    if (text.length > 0) add(text, { kind: 'person', why, confidence, bare }, entry)
  }
  put(full, 'name', 1)
  for (const alias of aliases) put(foldScript(alias).trim(), 'alias', 0.9)
  // Kevin(马凯), 马凯/Kevin
  const parts = full
    .split(/[()/]/)
    .map((part) => part.trim())
    .filter(Boolean)
  if (parts.length > 1) for (const part of parts) put(part, 'name', 0.9)
  if (/^[a-z][a-z.' -]*\s+[a-z]/.test(full)) put(full.split(/\s+/)[0] ?? '', 'givenName', 0.8)
  const family = surnameOf(full)
  const given = family ? full.slice(family.length) : ''
  if (given.length === 2) put(given, 'givenName', 0.6, true)
  // 余娜 is 娜姐
  const last = given.charAt(given.length - 1)
  if (/^[〇㐀-鿿]$/.test(last) && !/[大小老二三表帅堂]/.test(last))
    for (const call of ['姐', '哥']) put(last + call, 'nickname', 0.7, false)
  const held = foldScript(title).trim()
  if (office.test(held) || (held.length > 3 && post.test(held))) put(held, 'onlyHolder', 0.6, true)
}
