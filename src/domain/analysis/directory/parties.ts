import { foldScript } from '#domain/wording/script.ts'
import { endsInTitle, titleAt } from './titles.ts'
import type { Mention } from './types.ts'

/** Somebody named once: 采购任红 is one party of two mentions; titles around the name are part of it. */
export interface Party {
  start: number
  end: number
  mention: Mention
  /** What the words say of the department beside a person. */
  department: string | null
  /** (主责) or (协助) behind the name. */
  tag: 'owner' | 'cooperating' | null
}

/** Parties joined by 、 和 / and the like. */
export interface PartyList {
  start: number
  end: number
  parties: Party[]
  collective: boolean
}

const tags =
  /^\s*\(\s*(?:(主责|牵头|负责|主办|主|总负责|第一责任人|责任人)|(协助|配合|协办|协同|支持|辅|参与))\s*\)/
const joint = /^(?:\s*(?:[、,/&+]|和|与|及|以及|暨|或)\s*@?|\s*@|\s*[、,]?\s*(?:你|您)?\s*(?:和|与|及)\s*)$/
const beside = /^\s*(?:你|您)?\s*(?:跟|同|偕同?)\s*$/
/** 甲跟乙一起做: both do it, as they do not in 甲跟乙核对. */
const together =
  /^[^,;。!?]{0,12}?(?:一起|一道|一同|一块儿?|共同|联合|合力|合作|分头|分别|各自|[两二三](?:人|方|家|个部门|位)|俩)/
/** 甲，乙周五前… are two clauses, （甲,乙） is a list. */
const closes = /^\s*(?:[,;。:)\]】|]|$)/
const titleTail =
  /(?:(?:常务)?副?(?:[〇㐀-鿿]{0,4})(?:长|主任|经理|总监|书记|主席|工程师|总裁|主管|委员|干事|同志|秘书))\s*$/

export function partiesOf(text: string, mentions: readonly Mention[]): PartyList[] {
  const folded = foldScript(text)
  const parties = joinOffices(folded, mentions).map((party) => withTitles(folded, party))
  const lists: PartyList[] = []
  for (const party of parties) {
    const list = lists.at(-1)
    const last = list?.parties.at(-1)
    const collective = party.mention.kind === 'collective'
    const gap = folded.slice(last?.end ?? 0, party.start)
    const adjacent = gap === '' && last?.mention.kind === 'department' && party.mention.kind === 'department'
    const joins = joint.test(gap) && !(/,/.test(gap) && !closes.test(folded.slice(party.end, party.end + 2)))
    const shares = beside.test(gap) && together.test(folded.slice(party.end, party.end + 20))
    if (
      list &&
      last &&
      (adjacent || joins || shares) &&
      list.collective === collective &&
      last.tag === party.tag
    ) {
      list.parties.push(party)
      list.end = party.end
    } else lists.push({ start: party.start, end: party.end, parties: [party], collective })
  }
  return lists
}

/** 采购部 王红, 王红（采购部）, 采购部（王红）: one party. */
function joinOffices(folded: string, mentions: readonly Mention[]): Party[] {
  const parties: Party[] = []
  for (let at = 0; at < mentions.length; at += 1) {
    const one = mentions[at]
    const two = mentions[at + 1]
    if (!one) continue
    const gap = two ? folded.slice(one.end, two.start) : ''
    const bracket =
      two !== undefined &&
      /^\s*\((?:联系人|负责人|责任人)?:?\s*$/.test(gap) &&
      /^\s*\)/.test(folded.slice(two.end))
    const beside =
      two !== undefined &&
      (/^(?:[\s·_—-]{0,2}|的|(?:这|那)(?:块|边|里|头)|侧|方面)$/.test(gap) ||
        isTitle(gap.trim()) ||
        isPost(gap))
    const [office, person] = one.kind === 'department' ? [one, two] : [two, one]
    const couple =
      two &&
      office?.kind === 'department' &&
      person?.kind === 'person' &&
      (bracket || (beside && one === office))
    if (
      !couple ||
      !office ||
      !person ||
      (bracket && one === person && person.entry && office.entry?.department !== person.entry.department)
    ) {
      parties.push({ start: one.start, end: one.end, mention: one, department: null, tag: null })
      continue
    }
    const end = bracket ? folded.indexOf(')', two.end) + 1 : two.end
    parties.push({
      start: one.start,
      end,
      mention: person,
      department: office.entry?.department ?? null,
      tag: null,
    })
    at += 1
  }
  return parties
}

/** 招聘专员, 副主任科员: a post in full. */
function isPost(gap: string): boolean {
  return /^[〇㐀-鿿]{2,6}$/.test(gap) && endsInTitle(gap)
}

function isTitle(gap: string): boolean {
  return gap !== '' && titleAt(gap, 0) === gap
}

function withTitles(folded: string, party: Party): Party {
  let { start, end } = party
  if (party.mention.kind === 'person') {
    const title = titleAt(folded, end)
    if (title) end += title.length
    const before = titleTail.exec(folded.slice(Math.max(0, start - 8), start))
    const tail = before ? endingTitle(before[0]) : 0
    start -= tail
  }
  const tag = tags.exec(folded.slice(end, end + 12))
  if (tag) end += tag[0].length
  return { ...party, start, end, tag: tag ? (tag[1] ? 'owner' : 'cooperating') : null }
}

/** How much of what stands before a name is its title: 由副区长 has three units of one. */
function endingTitle(before: string): number {
  const bare = before.trimEnd()
  for (let length = Math.min(6, bare.length); length >= 2; length -= 1) {
    const piece = bare.slice(-length)
    if (titleAt(piece, 0) === piece && endsInTitle(piece)) return length + (before.length - bare.length)
  }
  return 0
}
