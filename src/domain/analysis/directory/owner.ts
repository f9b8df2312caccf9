import { taskVerbs } from '#domain/analysis/verbs.ts'
import { foldScript } from '#domain/wording/script.ts'
import { isBeside, type Role, roleOf, strength } from './cues.ts'
import type { Directory } from './open.ts'
import { type Party, type PartyList, partiesOf } from './parties.ts'
import { actsAfter } from './slots.ts'
import type { Mention } from './types.ts'

export interface Owner {
  department: string | null
  /** As in the directory; a masked name as written. */
  person: string | null
}

/** Where an owner or a helper was read, in the text that was given. */
export interface OwnerQuote {
  role: 'owner' | 'cooperating' | 'collective'
  text: string
  start: number
}

export type OwnerReason =
  | 'label'
  | 'column'
  | 'lead'
  | 'charge'
  | 'assigned'
  | 'addressed'
  | 'suffix'
  | 'agent'
  | 'firstPerson'
  | 'same'
  | 'heading'
  | 'onlyCooperating'
  | 'collective'
  | 'ambiguous'
  | 'unknownName'
  | 'none'

export interface Ownership extends Owner {
  /** All equal owners, the first of which stands above; empty when there is none. */
  owners: Owner[]
  /** Names of people or departments. */
  cooperating: string[]
  /** The word, such as 各部门, when nobody in particular is meant. */
  collective: string | null
  quotes: OwnerQuote[]
  why: OwnerReason
}

/** What stands around a clause. */
export interface OwnerContext {
  /** Who says it, as the text has it. */
  speaker?: string | null
  /** The headings above, outermost first. */
  headings?: readonly string[]
  /** The cells of its row by what their columns are; 同上 already put in full. */
  cells?: { owner?: string; department?: string; cooperating?: string }
  /** The item before, for 同上. */
  previous?: Ownership | null
  /** What those whom the clause names do in it, where the caller has looked already; offsets of the clause. */
  acting?: readonly Acting[]
}

/** Parties that stand together, and what they do in their clause. */
export interface Acting {
  list: PartyList
  role: Role
}

/** What all who are named in a clause do there; offsets are those of the clause. */
export function actingIn(clause: string, mentions: readonly Mention[]): Acting[] {
  const text = foldScript(clause)
  const lists = partiesOf(clause, mentions)
  return lists.map((list, at) => {
    const role = roleIn(text, lists, at)
    return { list, role: list.parties.every(({ tag }) => tag === 'cooperating') ? 'cooperating' : role }
  })
}

const same =
  /^(?:.*(?:责任人|负责人|责任部门|责任单位)\s*[:为]?\s*)?(?:同上|同前|〃|″)\s*[)。;]?$|[(]\s*(?:责任人:?\s*)?同上\s*[)]/
/** 我这就发, 我抓紧约; no 我汇报一下. */
const promised = `(?!汇报|说明|解释|讨论|报告|分析|看|聊|谈)(?:${taskVerbs})`
const firstPerson = new RegExp(
  `(?<![自本大让请给跟和叫找问])(我(?:们(?:部门?|科室?|组|团队|中心|处|这边|这里|来|负责)?|司|部|科|组|方|这边|这)?)(?=来|去|负责|会|明|今|后天|周|下周|本周|先|尽|跟|把|可以|出|拿|写|整理|发|给|再|争取|安排|做|弄|搞|改|调|查|盯|催|提|补|准备|汇总|牵头|跟进|处理|解决|确认|回去|这两天|这周|月|\\d|[一二三四五六七八九十]{1,2}[月号日天]|在|保证|负|搭|联系|通知|约|组织|起草|测|也(?!觉|认|同|想|说|这|是|不|没)|晚上|上午|下午|马上|想办法|回头|会后|抓紧|赶紧|赶快|立刻|立马|这就|顺便|顺手|顺路|直接|亲自|单独|统一|抽空|抽时间|早上|中午|今后|以后|带|让|请|叫|找|帮|接|从|按|用|照|等|${promised})`,
)

/** Who does what a clause says, and with whom; null where the words leave it open. */
export function ownerOf(directory: Directory, clause: string, context: OwnerContext = {}): Ownership {
  const found = fromWords(directory, clause, context)
  const { cells } = context
  if (!cells) return found
  const column = [cells.owner, cells.department].flatMap((cell) => ownersIn(directory, cell ?? ''))
  const helpers = ownersIn(directory, cells.cooperating ?? '').map(nameOf)
  const owners = folded(column)
  const first = owners[0]
  const cooperating = [...new Set([...helpers, ...(first ? found.cooperating : found.cooperating)])]
  if (first) return { ...found, ...first, owners, cooperating, collective: null, why: 'column' }
  const group = collectiveIn(directory, `${cells.owner ?? ''} ${cells.department ?? ''}`)
  return group ? { ...none('collective'), cooperating, collective: group } : { ...found, cooperating }
}

function fromWords(directory: Directory, clause: string, context: OwnerContext): Ownership {
  const text = foldScript(clause)
  const roles = context.acting ?? actingIn(clause, directory.findNames(clause))
  const people = roles.filter(({ list }) => !list.collective)
  const helpers = people.filter(({ role }) => role === 'cooperating')
  let owning = people.filter(
    ({ list, role }) => strength[role] !== undefined && !helpers.some((one) => one.list === list),
  )
  const served = people.filter(({ role }) => role === 'served')
  const moved: typeof people = []
  const servedAt = served[0]?.list.start ?? 0
  // 配合甲，乙补齐文档: 乙 does it
  const first = owning.every(({ list }) => list.start > servedAt) && owning.length > 0
  if (served.length > 0 && !first && owning.every(({ role }) => role === 'agent' || role === 'topicAgent')) {
    // 甲配合乙做某事: 乙 does it, 甲 helps
    moved.push(...owning)
    owning = served
  } else if (served.length > 0 && owning.length === 0) owning = served
  const own = bestOf(owning)
  const group = roles.find(({ list, role }) => list.collective && !isBeside(role))
  const quotes: OwnerQuote[] = []
  const cooperating = [...helpers, ...moved].filter(({ list }) => list !== own?.list)
  const result = (owners: Owner[], why: OwnerReason, helped = cooperating): Ownership => {
    for (const { list } of helped) quotes.push(quoteOf(clause, list, 'cooperating'))
    const names = helped.flatMap(({ list }) => list.parties.map((party) => nameOf(ownerIn(party))))
    const first = owners[0] ?? { department: null, person: null }
    return {
      ...first,
      owners,
      cooperating: [...new Set(names)].filter((name) => name !== ''),
      collective: null,
      quotes,
      why,
    }
  }
  if (same.test(text.trim()) && context.previous) return { ...context.previous, quotes: [], why: 'same' }
  const mine = context.speaker ? firstPerson.exec(text) : null
  if (mine && (!own || (strength[own.role] ?? 0) < 4)) {
    const speaker = speakerAs(directory, context.speaker ?? '', mine[1] ?? '')
    if (speaker) return result([speaker], 'firstPerson')
  }
  if (own) return result(ownersOf(own, owning, quotes, clause), reasonOf(own.role, own.list))
  if (group) {
    const word = clause.slice(group.list.start, group.list.end)
    quotes.push(quoteOf(clause, group.list, 'collective'))
    return { ...result([], 'collective'), collective: word }
  }
  const only = helpers[0]
  if (only) {
    quotes.push(quoteOf(clause, only.list, 'owner'))
    return result(folded(only.list.parties.map(ownerIn)), 'onlyCooperating', helpers.slice(1))
  }
  for (const heading of [...(context.headings ?? [])].reverse().slice(0, 1)) {
    const owners = namedAlone(directory, heading)
    if (owners.length > 0) return result(owners, 'heading')
  }
  return result([], 'none')
}

function roleIn(text: string, lists: readonly PartyList[], at: number): Role {
  const list = lists[at]
  if (!list) return 'aside'
  if (list.parties.every(({ tag }) => tag === 'owner')) return 'lead'
  const from = lists[at - 1]?.end ?? 0
  const before = text.slice(from, list.start)
  // no role is told from further away
  const after = text.slice(list.end, list.end + 120)
  const bracket = /[([【]\s*$/.test(before) && /^\s*(?:[)\]】]|[,;][^()【】[\]]{0,20}[)\]】])/.test(after)
  const close = after.search(/[)\]】]/)
  // (王红) ends its clause, or 【王红】 begins it
  const bracketed =
    bracket &&
    (/^\s*(?:[,;。!:]|$)/.test(after.slice(close + 1)) || /^\s*[([【]\s*$/.test(text.slice(0, list.start)))
  const acts =
    actsAfter(text, list.end, true) && list.parties.every(({ mention }) => mention.why !== 'shortForm')
  return roleOf({
    before: at > 0 && from > 0 ? `\u00a0${before}` : before,
    after,
    first: at === 0,
    acts,
    bracketed,
  })
}

/** The strongest; of equals the first. */
function bestOf(owning: readonly { list: PartyList; role: Role }[]) {
  return owning.reduce<{ list: PartyList; role: Role } | null>(
    (best, one) => (!best || (strength[one.role] ?? 3) > (strength[best.role] ?? 3) ? one : best),
    null,
  )
}

function ownersOf(
  own: { list: PartyList; role: Role },
  owning: readonly { list: PartyList; role: Role }[],
  quotes: OwnerQuote[],
  clause: string,
): Owner[] {
  quotes.push(quoteOf(clause, own.list, 'owner'))
  const owners = folded(own.list.parties.map(ownerIn))
  const more = owning.filter(({ list, role }) => list !== own.list && role === own.role && role === 'label')
  return folded([...owners, ...more.flatMap(({ list }) => list.parties.map(ownerIn))])
}

function ownerIn(party: Party): Owner {
  const { mention } = party
  if (mention.entry) return { department: mention.entry.department, person: mention.entry.person }
  if (mention.why === 'masked') return { department: party.department, person: mention.written }
  const [first, ...rest] = mention.candidates
  const shared =
    first && mention.confidence > 0.3 && rest.every(({ department }) => department === first.department)
  return {
    department: party.department ?? (shared && mention.kind === 'person' ? first.department : null),
    person: null,
  }
}

/** Nobody twice, and no department beside its own person. */
export function folded(owners: readonly Owner[]): Owner[] {
  const out: Owner[] = []
  for (const owner of owners) {
    if (owner.department === null && owner.person === null) continue
    const twin = out.findIndex(
      (one) =>
        one.department === owner.department &&
        (one.person === null || owner.person === null || one.person === owner.person),
    )
    if (twin < 0) out.push(owner)
    else if (out[twin]?.person === null) out[twin] = owner
  }
  return out
}

function reasonOf(role: Role, list: PartyList): OwnerReason {
  const mentions = list.parties.map(({ mention }) => mention)
  if (mentions.every(({ entry, why }) => entry === null && why !== 'masked')) {
    return mentions.some(({ candidates, confidence }) => candidates.length > 1 && confidence > 0.3)
      ? 'ambiguous'
      : 'unknownName'
  }
  switch (role) {
    case 'topicAgent':
    case 'served':
    case 'bare':
    case 'aside':
    case 'cooperating':
      return 'agent'
    default:
      return role
  }
}

function speakerAs(directory: Directory, speaker: string, word: string): Owner | null {
  const owners = ownersIn(directory, speaker)
  const owner = owners[0]
  if (!owner || owners.length > 1) return null
  // 我们部门 is the department, not the one who says it
  return /^我(?:们|部|科|组|司)/.test(word) && owner.department
    ? { department: owner.department, person: null }
    : owner
}

/** All who are named in a cell or label. */
export function ownersIn(directory: Directory, text: string): Owner[] {
  if (text.trim() === '') return []
  return folded(
    partiesOf(text, directory.findNames(text)).flatMap((list) =>
      list.collective ? [] : list.parties.map(ownerIn),
    ),
  )
}

/** A heading that only says who: 采购部, 三、采购部（王红）, 市场部负责事项. */
export function namedAlone(directory: Directory, heading: string): Owner[] {
  const parties = partiesOf(heading, directory.findNames(heading)).flatMap((list) => list.parties)
  let rest = foldScript(heading)
  for (const { start, end } of parties.reverse()) rest = rest.slice(0, start) + rest.slice(end)
  const words = rest.replace(
    /[\s#*【】[\]():;。、,./&+·—-]|^[一二三四五六七八九十\d]+|和|与|及|负责|工作|任务|事项|部分|方面|待办|行动项|牵头|下周|本周|计划|安排|同志/g,
    '',
  )
  return words === '' ? ownersIn(directory, heading) : []
}

function collectiveIn(directory: Directory, text: string): string | null {
  return directory.findNames(text).find(({ kind }) => kind === 'collective')?.written ?? null
}

function nameOf({ person, department }: Owner): string {
  return person ?? department ?? ''
}

function quoteOf(clause: string, list: PartyList, role: OwnerQuote['role']): OwnerQuote {
  return { role, text: clause.slice(list.start, list.end), start: list.start }
}

function none(why: OwnerReason): Ownership {
  return { department: null, person: null, owners: [], cooperating: [], collective: null, quotes: [], why }
}
