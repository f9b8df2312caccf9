import { departmentWords } from '#domain/analysis/directory/department-words.ts'
import type { Directory } from '#domain/analysis/directory/open.ts'
import { partiesOf } from '#domain/analysis/directory/parties.ts'
import { endsInTitle, titleAt } from '#domain/analysis/directory/titles.ts'
import { surnameOf } from '#domain/analysis/surnames.ts'
import { foldScript } from '#domain/wording/script.ts'
import type { Doc, Span } from './doc.ts'
import { sideOf } from './side.ts'

export interface Somebody extends Span {
  name: string
  department: string | null
}

const office =
  '[〇㐀-鿿a-z]{0,14}?(?:部门?|中心|处|科|科室|组|局|办|办公室|委|委员会|课|车间|团队|公司|厂|院|所|队|室|大队|镇|街道|村|社区|学院|站|分局|集团)'
export const officeAlone = new RegExp(`^${office}$`)
const officeAndName = new RegExp(`^(${office})([〇㐀-鿿]{2,4})$`)
export const away =
  /请假|缺席|未到|未出席|未参加|未参会|未列席|未来|没来|没到|没参加|没能|未能|出差|缺勤|告假|无法参加|不能参加|不能来|因故|因病|因事|病假|休[^,。;]{0,2}假|外出|公出/
const nobody = /^(?:无|没有|—|-+|\/|全员到齐|全部到齐|none|n\/a)?[。.]?$/

/** Who is named in a stretch of text, by the directory where there is one, else by the shape of names. */
export function peopleIn(doc: Doc, span: Span, directory: Directory | null): Somebody[] {
  const text = doc.text.slice(span.start, span.end)
  if (nobody.test(doc.folded.slice(span.start, span.end).trim())) return []
  const known: Somebody[] = []
  let offices: (Span & { name: string })[] = []
  if (directory) {
    const mentions = directory.findNames(text)
    offices = mentions.flatMap(({ kind, entry, start, end }) =>
      kind === 'department' && entry
        ? [{ name: entry.department, start: span.start + start, end: span.start + end }]
        : [],
    )
    for (const { parties } of partiesOf(text, mentions)) {
      for (const party of parties) {
        const { mention } = party
        if (mention.kind !== 'person' || (!mention.entry && mention.why !== 'masked')) continue
        known.push({
          name: mention.entry?.person ?? mention.written,
          department: mention.entry?.department ?? party.department,
          start: span.start + mention.start,
          end: span.start + mention.end,
        })
      }
    }
  }
  if (directory) known.push(...splitNames(doc, span, known, directory))
  return [...known, ...strangersIn(doc, span, known, offices, aliasesOf(directory))].sort(
    (a, b) => a.start - b.start,
  )
}

/** 洪技正淑芬, 高警務正國棟: any office may stand within a name that the directory has. */
function splitNames(doc: Doc, span: Span, known: readonly Span[], directory: Directory): Somebody[] {
  const out: Somebody[] = []
  const text = doc.folded.slice(span.start, span.end)
  for (const found of text.matchAll(/(?<![〇㐀-鿿])[〇㐀-鿿]{4,24}(?![〇㐀-鿿])/g)) {
    const start = span.start + found.index
    const end = start + found[0].length
    if (known.some((one) => one.start < end && start < one.end)) continue
    for (const { name, department, family, given } of splitOf(directory, found[0].slice(-1))) {
      if (!found[0].endsWith(given)) continue
      const at = found[0].lastIndexOf(family, found[0].length - given.length - 2)
      const within = found[0].length - given.length - at - family.length
      if (at < 0 || within < 1 || within > 6) continue
      out.push({ name, department, start: start + at, end })
      break
    }
    if (out.at(-1)?.end !== end && found[0].length <= 10)
      out.push(...calledIn(doc, { start, end }, directory))
  }
  return out
}

/** 采购小柴, 仓库老蒙: what a team calls somebody, behind the word for their work. */
function calledIn(doc: Doc, { start, end }: Span, directory: Directory): Somebody[] {
  for (let length = Math.min(4, end - start - 2); length >= 2; length -= 1) {
    const from = end - length
    const [one, more] = directory.findNames(doc.text.slice(from, end))
    if (one?.kind !== 'person' || !one.entry?.person || more || one.start > 0 || one.end < length) continue
    return [{ name: one.entry.person, department: one.entry.department, start: from, end }]
  }
  return []
}

interface Split {
  name: string
  department: string
  family: string
  given: string
}

const splits = new WeakMap<Directory, Map<string, Split[]>>()

/** The people of a directory whose name ends with a unit. */
function splitOf(directory: Directory, last: string): readonly Split[] {
  const known = splits.get(directory)
  if (known) return known.get(last) ?? []
  const byLast = new Map<string, Split[]>()
  for (const { name, department } of directory.data.people) {
    const folded = foldScript(name).trim()
    const family = surnameOf(folded)
    if (!family || folded.length === family.length) continue
    const list = byLast.get(folded.slice(-1)) ?? []
    list.push({ name, department, family, given: folded.slice(family.length) })
    byLast.set(folded.slice(-1), list)
  }
  splits.set(directory, byLast)
  return byLast.get(last) ?? []
}

const noAliases: ReadonlyMap<string, string> = new Map()
const aliasesKnown = new WeakMap<Directory, ReadonlyMap<string, string>>()

/** 宣教 谷雨薇: what the directory calls a department is nobody, whatever name it looks like. */
function aliasesOf(directory: Directory | null): ReadonlyMap<string, string> {
  if (!directory) return noAliases
  const known = aliasesKnown.get(directory)
  if (known) return known
  const aliases = departmentWords(directory.data)
  aliasesKnown.set(directory, aliases)
  return aliases
}

/** Names that no directory has, each with the department written before, behind or at the head of its group. */
function strangersIn(
  doc: Doc,
  span: Span,
  known: readonly Span[],
  offices: readonly (Span & { name: string })[],
  aliases: ReadonlyMap<string, string>,
): Somebody[] {
  const out: Somebody[] = []
  let current: string | null = null
  const text = doc.folded.slice(span.start, span.end)
  for (const found of text.matchAll(/[^、,;。:/|@\s()]+(?:\s(?=[a-z])[^、,;。:/|@\s()]+)*|[;。()]/g)) {
    if (found[0] === ';' || found[0] === '。') current = null
    if (/^[;。()]$/.test(found[0])) continue
    const split = splitName(found[0])
    if (
      split &&
      !known.some(
        (one) => one.start < span.start + found.index + found[0].length && span.start + found.index < one.end,
      )
    ) {
      const start = span.start + found.index + split.at
      const end = span.start + found.index + found[0].length
      const name = doc.text.slice(start, start + split.family) + doc.text.slice(end - split.given, end)
      out.push({ name, department: current, start, end })
      continue
    }
    const { token, at } = bareName(found[0])
    const start = span.start + found.index + at
    const end = start + token.length
    if (known.some((one) => one.start < end && start < one.end)) continue
    const alias = aliases.get(token)
    if (alias) {
      current = alias
      continue
    }
    const named = offices.find((one) => one.start >= start && one.end <= end)
    const behind = new RegExp(`^\\s*\\((${office})\\)`).exec(doc.folded.slice(end, end + 24))?.[1]
    const whole = doc.text.slice(start, end)
    const both = officeAndName.exec(token)
    const own = behind ? doc.text.slice(doc.folded.indexOf('(', end) + 1, doc.folded.indexOf(')', end)) : null
    // on leave is nobody, and neither is the firm that a side is: 施工单位（江北建工）：丁
    if (/^[a-z]/.test(whole) || isFirmOfSide(doc.folded, start)) continue
    if (isFullName(token) && !officeAlone.test(token))
      out.push({ name: whole, department: own ?? current, start, end })
    else if (both?.[2] && isFullName(both[2])) {
      const cut = start + (both[1]?.length ?? 0)
      current = named?.name ?? doc.text.slice(start, cut)
      out.push({ name: doc.text.slice(cut, end), department: current, start: cut, end })
    } else if (named && named.end === end) current = named.name
    else if (officeAlone.test(token) && !inBracket(doc.folded, start)) current = whole
  }
  return out
}

/** 邱副縣長明達, 工程科洪技正… by its family name, the title in the middle and the given name. */
function splitName(written: string): { at: number; family: number; given: number } | null {
  const office = officeAndName.exec(written)
  const at = office?.[2] ? (office[1]?.length ?? 0) : 0
  for (const from of new Set([0, at])) {
    const token = written.slice(from)
    const family = surnameOf(token)?.length ?? 0
    const title = family > 0 ? titleAt(token, family) : null
    const given = title ? token.length - family - title.length : 0
    if (
      title &&
      title.length > 1 &&
      given > 0 &&
      given < 3 &&
      /^[〇㐀-鿿]+$/.test(token) &&
      !follows.test(token.slice(-given)) &&
      !titleAt(token, family + title.length) &&
      !/^[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗]./.test(token.slice(-given))
    )
      return { at: from, family, given }
  }
  return null
}

const leads = /^(?:特|已|并|另)?(?:委托|委派|授权|邀请|由|请|含)/
/** What follows a name: why somebody is away, or what the one in their place does. */
const follows =
  /(?:因|由于|请了?[病事年产婚]?假|缺席|缺勤|告假|未|没|委托|(?:代为?|替)?(?:参加|出席|列席|到会|表决|投票)|代$|同志$|等$)/

/** A name without its title and what is said of it: 副区长冷清秋, 王大同经理, 秦少游因公务未出席. */
function bareName(written: string): { token: string; at: number } {
  const at = leads.exec(written)?.[0].length ?? 0
  let token = written.slice(at)
  const tail = follows.exec(token)
  if (tail && tail.index >= 2) token = token.slice(0, tail.index)
  // 陈列部 is no 部 called 陈列
  if (officeAlone.test(token)) return { token, at }
  // 林小姐 has no given name
  const family = surnameOf(token)
  if (family && titleAt(token, family.length)?.length === token.length - family.length) return { token, at }
  for (let cut = Math.max(2, token.length - 5); cut < token.length; cut += 1) {
    if (titleAt(token, cut)?.length !== token.length - cut) continue
    const rest = token.slice(0, cut)
    if (isFullName(rest) || isFullName(officeAndName.exec(rest)?.[2] ?? '') || nameBehindTitle(rest) > 0)
      token = rest
    break
  }
  if (isFullName(token)) return { token, at }
  // 市场部经理江小白: the name behind the last title
  const length = nameBehindTitle(token)
  return length > 0 ? { token: token.slice(-length), at: at + token.length - length } : { token, at }
}

/** How long the name is at the end of 市场部经理江小白; 0 without one. */
function nameBehindTitle(token: string): number {
  for (const length of [4, 3, 2]) {
    const before = token.slice(0, -length)
    if (before.length >= 2 && before.length <= 14 && isFullName(token.slice(-length)) && endsInTitle(before))
      return length
  }
  return 0
}

function isFirmOfSide(folded: string, at: number): boolean {
  if (!inBracket(folded, at)) return false
  const label = /(?<![〇㐀-鿿])[〇㐀-鿿]{2,10}$/.exec(folded.slice(Math.max(0, at - 12), at - 1))?.[0]
  return (
    label !== undefined &&
    sideOf(label) !== null &&
    /^[^()]*\)\s*:/.test(folded.slice(at, Math.min(folded.length, at + 30)))
  )
}

function inBracket(folded: string, at: number): boolean {
  return folded.charAt(at - 1) === '('
}

/** 常委 begins with a family name and is an office. */
const offices = /^(?:常[委务]|党[委组]|纪[委检]|农[委业]|管[委理]|安[委全]|经[理委]|计委|项目|方案|时间|全体)/

function isFullName(token: string): boolean {
  if (offices.test(token)) return false
  if (/^[a-z][a-z.'-]+(?: [a-z][a-z.'-]+){1,2}$/.test(token)) return true
  const family = surnameOf(token)
  if (!family || !/^[〇㐀-鿿]+$|^[〇㐀-鿿][*×某]{1,2}[〇㐀-鿿]?$/.test(token)) return false
  const given = token.length - family.length
  return given >= 1 && given <= 2 && !away.test(token) && !/[人员等位名]$/.test(token)
}
