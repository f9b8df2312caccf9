import {
  type Acting,
  actingIn,
  folded,
  namedAlone,
  type Owner,
  type Ownership,
  ownerOf,
} from '#domain/analysis/directory/owner.ts'
import type { Block } from '#domain/analysis/document/doc.ts'
import { foldScript } from '#domain/wording/script.ts'
import { beginsWithVerb } from './acts.ts'
import { type DraftAction, nobody } from './draft.ts'
import { dueOf } from './due.ts'
import type { Ground } from './ground.ts'
import type { Talk } from './talk.ts'
import type { Unit } from './unit.ts'

export interface OwnerAround {
  readonly block: Block
  /** Whose name its line begins with. */
  readonly labelled: readonly Owner[]
  /** Of the unit before it in its sentence. */
  readonly before: Ownership | null
  /** Of the action before it, for 同上. */
  readonly last: Ownership | null
  readonly talk: Talk
  /** What the speaker has said of tasks in this turn. */
  readonly said: DraftAction | null
}

/** Who is to do it: by its own words, else by those before it, by who speaks, by the line and its heading. */
export function ownerOfUnit(ground: Ground, unit: Unit, around: OwnerAround): Ownership {
  const { block, labelled, before, last, talk, said } = around
  const [from, to] = [unit.parts[0], unit.parts.at(-1)]
  if (!from || !to) return nobody
  const span = { start: from.start, end: to.end }
  const heading = ground.doc.blocks[block.path.at(-1) ?? -1]
  const { directory } = ground.setting
  const owner = ownerOf(directory, ground.text(span), {
    speaker: block.speaker
      ? ground.text(block.speaker)
      : heading
        ? speakerOf(ground.text(heading.body))
        : null,
    headings: heading ? [ground.text(heading.body)] : [],
    previous: last,
    acting: actingOf(unit, span.start),
  })
  if (owner.owners.length > 0 || owner.collective || owner.why === 'ambiguous') return owner
  // 报告仍未送审，王红，改到下周三: whoever is named in what was left open
  if (unit.open) {
    const named = folded(
      unit.parts.flatMap(({ others }) =>
        others.flatMap(({ list }) =>
          list.parties.flatMap(({ mention }) => (mention.entry ? [mention.entry] : [])),
        ),
      ),
    )
    const [only] = named
    if (only && named.length === 1) return { ...owner, ...only, owners: named, why: 'agent' }
  }
  if (before && before.owners.length > 0) return { ...before, cooperating: owner.cooperating, quotes: [] }
  if (unit.by) {
    const [by] = folded(unit.by.list.parties.flatMap(({ mention }) => (mention.entry ? [mention.entry] : [])))
    if (by) return { ...owner, ...by, owners: [by], why: 'firstPerson' }
  }
  if (block.kind === 'speech') {
    const due = dueOf(unit.parts)
    const spoken = talk.ownerOf(ground.folded(span), due !== null && due.kind !== 'vague', said)
    if (spoken)
      return { ...owner, ...spoken.owner, owners: [spoken.owner], why: spoken.own ? 'firstPerson' : 'agent' }
  }
  // 口径文档 -- 王红：未完成，延至周五
  if (block.label && labelled.length === 0 && from.start === block.body.start) {
    const told = ownerOf(directory, ground.text(block.label))
    if (told.owners.length > 0 && (unit.open || told.why === 'suffix')) return told
  }
  const own = labelled[0]
  if (own) return { ...owner, ...own, owners: [...labelled], why: 'label' }
  // In running words, and of a department, only once they are known to be a task.
  if (block.kind !== 'item') return owner
  const lone = orLone(ground, unit, owner)
  return lone.person === null ? owner : lone
}

/** 的 and the like, or what first has to happen: 等王红看完后, 王红签字时. */
const noDoer =
  /^(?:的|那|这|之|等|家|处|办公|手[里上]|名下|所|提(?!交)|反映|说|问|签[字收名]|回来|请假|休假|出差|不在|到[场岗]|在内)|^[^,;。]{0,8}(?:之?后|时|以后)|^[^,;。]{0,4}(?:不[低高少大]于|不超|率)/
const mustAct = /^(?:要|须|需|应|得|去|来)/

/** In more words than that a name in the middle may be anything. */
const longest = 60

/** 数据小满拉，合同小鱼去谈: the only one named in what nobody is told to do. */
export function orLone(ground: Ground, unit: Unit, owner: Ownership): Ownership {
  const [from, to] = [unit.parts[0], unit.parts.at(-1)]
  if (owner.why !== 'none' || !from || !to) return owner
  const { directory } = ground.setting
  if (to.end - from.start > longest) return owner
  const text = ground.text({ start: from.start, end: to.end })
  const [one, ...more] = actingIn(text, directory.findAnywhere(text)).filter(
    ({ list, role }) => !list.collective && (role === 'bare' || role === 'agent' || role === 'topicAgent'),
  )
  const mention = one?.list.parties[0]?.mention
  if (!mention?.entry || more.length > 0 || one?.list.parties.length !== 1) return owner
  const after = foldScript(text.slice(one.list.end))
  if (!/^[〇㐀-鿿]/.test(after) || noDoer.test(after)) return owner
  if (mention.kind === 'department' && !mustAct.test(after) && !beginsWithVerb(after)) return owner
  return { ...owner, ...mention.entry, owners: [mention.entry], why: 'agent' }
}

/** 五、建设单位要求（卓毅）: whoever says 我 below it. */
function speakerOf(heading: string): string | null {
  return (
    /[(（]([^()（）]{2,12})[)）]\s*$/.exec(heading)?.[1] ??
    /^[^〇㐀-鿿]*(?:[一二三四五六七八九十]+[、.．])?\s*(.{2,10}?)(?:讲话|发言|要求|意见|总结|强调|指示|小结)$/.exec(
      heading,
    )?.[1] ??
    null
  )
}

/** All who are named in a unit, with offsets from `base`. */
export function actingOf(unit: Unit, base: number): Acting[] {
  return unit.parts
    .flatMap(({ owners, helpers, groups, others }) => [...owners, ...helpers, ...groups, ...others])
    .map(({ list, role }) => ({ role, list: { ...list, start: list.start - base, end: list.end - base } }))
    .sort((a, b) => a.list.start - b.list.start)
}

const ownerWord = /^(?:责任|负责|牵头|主责|主办|承办|经办)(?:部门|单位|人)?$/

/** Whose name a line begins with, where its label is nothing else. */
export function labelOwners(ground: Ground, block: Block): Owner[] {
  if (!block.label) return []
  const { directory } = ground.setting
  // 责任人：王红；机房搬迁于…
  const first = block.sentences[0]?.clauses[0]
  const names = first && ownerWord.test(ground.folded(block.label)) ? first : block.label
  return namedAlone(directory, ground.text(names))
}
