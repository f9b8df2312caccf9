import { departmentWords } from '#domain/analysis/directory/department-words.ts'
import { openDirectory } from '#domain/analysis/directory/open.ts'
import type { DirectoryData } from '#domain/analysis/directory/types.ts'
import { foldScript } from '#domain/wording/script.ts'
import type { Doc, Span } from './doc.ts'
import { type SideRead, sideAt, sideOf } from './side.ts'

/** 建设 may be called 建设单位, 建设方, and by custom these too. */
const customs: Readonly<Record<string, readonly string[]>> = {
  建设: ['业主', '业主单位', '业主方', '甲方'],
  监理: ['监理部', '监理'],
  设计: ['设计院'],
  施工: [],
  勘察: [],
  总包: [],
  分包: [],
  检测: [],
  代建: [],
  使用: [],
  采购: [],
  供货: ['供货商'],
  承建: [],
  实施: [],
  运维: [],
}
/** 云翎科技（以下简称“乙方”）. */
const defines =
  /\(\s*(?:以下|下文|下)?(?:统称|简称|合称|称)(?:为|作|:)?\s*[“”"'‘’「『《]?([^“”"'‘’」』《》(),。;]{2,8})[“”"'‘’」』》]?\s*\)/g
const longestName = 30
const most = 200

/**
 * The directory with what this text calls its departments: 施工单位（宏基六公司） in the head makes 施工单位 a name
 * of 宏基六公司 from there on. A word that two departments share is nobody's.
 */
export function withParties(data: DirectoryData, doc: Doc): DirectoryData {
  const reader = new PartyReader(data, doc)
  const called = reader.read()
  const nicknames = nicknamesIn(data, doc)
  if (called.size === 0 && nicknames.size === 0) return data
  return {
    ...data,
    people: data.people.map((one) => {
      const more = nicknames.get(one.name)
      return more ? { ...one, aliases: [...(one.aliases ?? []), ...more] } : one
    }),
    departments: data.departments.map((one) => {
      const more = [...called].flatMap(([word, department]) => (department === one.name ? [word] : []))
      return more.length > 0 ? { ...one, aliases: [...one.aliases, ...more] } : one
    }),
  }
}

/** What a name in brackets cannot be the nickname of: 总经理（王红）, 销售部（王红）. */
const office =
  /(?:部门?|组|科|处|室|中心|公司|集团|院|局|所|队|班|单位|方|部长|组长|主任|经理|总监|总裁|主管|代表|成员|委员|人员?|负责人|联系人|主持|记录|出席|参会|列席|请假|缺席|老师|医生|护士)$/

/** 在线：糖糖妈（何婉婷）、大宝爸（毛卫国）: by what name each goes in the talk below, told in a list of two or more. */
function nicknamesIn(data: DirectoryData, doc: Doc): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  const names = new Map(data.people.map(({ name }) => [foldScript(name).trim(), name]))
  const taken = new Set([...departmentWords(data).keys(), ...names.keys()])
  for (const { start, end } of doc.blocks.slice(0, doc.headEnd + 1).slice(0, most)) {
    const pairs = [
      ...doc.folded.slice(start, end).matchAll(/([〇㐀-鿿a-z0-9_-]{2,8})\(([^()]{2,12})\)/g),
    ].flatMap(([, called = '', name = '']) => {
      const person = names.get(name.trim())
      return person && !taken.has(called) && !office.test(called) ? [[person, called] as const] : []
    })
    if (pairs.length < 2) continue
    for (const [person, called] of pairs) found.set(person, [...(found.get(person) ?? []), called])
  }
  return found
}

class PartyReader {
  private readonly data: DirectoryData
  private readonly doc: Doc
  private opened: ReturnType<typeof openDirectory> | null = null
  /** Null where two departments are called so. */
  private readonly found = new Map<string, string | null>()

  constructor(data: DirectoryData, doc: Doc) {
    this.data = data
    this.doc = doc
  }

  read(): ReadonlyMap<string, string> {
    for (const line of this.lines()) {
      const side = sideAt(this.doc.folded, line)
      // whom 对方 means changes with who speaks
      const word = side ? sideOf(side.label) : null
      if (!side || word === null || /^[我对本他贵彼]方/.test(word)) continue
      const department = this.whose(side)
      if (department !== undefined) this.call(word, department)
    }
    this.defined()
    return this.spread()
  }

  /** Lines of the head and of what lists those present, wherever it stands. */
  private lines(): Span[] {
    const { doc } = this
    return doc.blocks
      .filter(({ fields }, at) => at < doc.headEnd || fields.some(({ role }) => role === 'attendees'))
      .slice(0, most)
      .flatMap((block) => {
        const own = [
          { start: block.marker?.end ?? block.start, end: block.end },
          ...block.fields.map(({ value }) => value),
        ]
        return own.flatMap((span) => sidesIn(doc.folded, span))
      })
  }

  /** The one department that a side's brackets or its people name; null where they name several. */
  private whose({ named, value }: SideRead): string | null | undefined {
    if (named) {
      const own = this.departmentsIn(named, true)
      if (own.length > 0) return own.length === 1 ? own[0] : null
      // who they are is told, and the directory does not have them
      return undefined
    }
    const names = this.departmentsIn(value, false)
    return names.length === 0 ? undefined : names.length === 1 ? names[0] : null
  }

  private departmentsIn({ start, end }: Span, whole: boolean): string[] {
    if (this.data.departments.length === 0) return []
    this.opened ??= openDirectory(this.data)
    const text = this.doc.text.slice(start, Math.min(end, start + (whole ? longestName : 200)))
    const mentions = this.opened.findNames(text).filter(({ entry }) => entry !== null)
    const offices = mentions.filter(({ kind }) => kind === 'department')
    const used = whole ? offices.filter((one) => one.start === 0 || one.end === text.length) : mentions
    return [...new Set(used.flatMap(({ entry }) => entry?.department ?? []))]
  }

  private defined(): void {
    for (const found of this.doc.folded.matchAll(defines)) {
      const word = found[1]
      if (!word) continue
      const start = Math.max(0, found.index - longestName)
      const before = this.doc.text.slice(start, found.index)
      if (this.data.departments.length === 0) return
      this.opened ??= openDirectory(this.data)
      const last = this.opened.findNames(before).at(-1)
      if (last?.kind === 'department' && last.entry && last.end === before.length)
        this.call(word, last.entry.department)
    }
  }

  private call(word: string, department: string | null): void {
    const before = this.found.get(word)
    this.found.set(word, before === undefined || before === department ? department : null)
  }

  /** 施工单位 is 施工方 as well; what the directory knows a word for, it means. */
  private spread(): ReadonlyMap<string, string> {
    const all = new Map(this.found)
    for (const [word, department] of this.found) {
      const stem = /^(.{2})(?:单位|方)$/.exec(word)?.[1]
      const customary = stem === undefined ? undefined : customs[stem]
      if (!stem || !customary) continue
      for (const other of [`${stem}单位`, `${stem}方`, ...customary])
        if (!this.found.has(other))
          all.set(other, all.has(other) && all.get(other) !== department ? null : department)
    }
    const taken = departmentWords(this.data)
    return new Map(
      [...all].flatMap(([word, who]) => (who !== null && !taken.has(word) ? [[word, who] as const] : [])),
    )
  }
}

/** 甲方：…；乙方：…: a stretch by the sides that begin in it. */
function sidesIn(folded: string, { start, end }: Span): Span[] {
  const text = folded.slice(start, end)
  const cuts = [0, ...[...text.matchAll(/[;。]\s*|\s{2,}/g)].map((cut) => cut.index + cut[0].length)]
  const begins = cuts.filter(
    (cut) => sideOf(sideAt(folded, { start: start + cut, end })?.label ?? '') !== null,
  )
  return begins.map((cut, at) => ({ start: start + cut, end: start + (begins[at + 1] ?? text.length) }))
}
