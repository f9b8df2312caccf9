import type { Deadline } from '#domain/analysis/deadline/deadline.ts'
import { folded, type Ownership } from '#domain/analysis/directory/owner.ts'
import type { Block, Sentence } from '#domain/analysis/document/doc.ts'
import { isUrged } from './acts.ts'
import { dottedAtEnd } from './dotted.ts'
import { type DraftAction, nobody } from './draft.ts'
import { bestOf, dueOf } from './due.ts'
import type { Ground } from './ground.ts'
import { judge } from './judge.ts'
import { limitIn, limitOf } from './limit.ts'
import { marksOf, namedBehind } from './named-behind.ts'
import { labelOwners, orLone, ownerOfUnit } from './owner-of-unit.ts'
import { quoteOf } from './quote.ts'
import { rowAction } from './row.ts'
import { type Section, Sections, sectionOf } from './section.ts'
import { tailOf } from './tail.ts'
import { Talk } from './talk.ts'
import { type Unit, unitsOf } from './unit.ts'

/** Goes through the blocks, with what a block has to know of those before it. */
export class Finder {
  readonly drafts: DraftAction[] = []
  private readonly sections: Sections
  /** 以下工作请于月底前完成: a limit to what follows, and the heading it stands under. */
  private limit: { due: Deadline; depth: number } | null = null
  private owners = new Map<Unit, Ownership>()
  private last: Ownership | null = null
  /** 会议议定： at the end of a paragraph: what the points behind it are. */
  private led: Section | null = null
  private readonly talk: Talk
  private readonly ground: Ground

  constructor(ground: Ground) {
    this.ground = ground
    this.talk = new Talk(ground)
    this.sections = new Sections(ground)
  }

  read(): void {
    for (const [index, block] of this.ground.doc.blocks.entries()) this.take(block, index)
  }

  private take(block: Block, index: number): void {
    const { ground } = this
    if (block.kind === 'row') {
      const row = rowAction(ground, block, index, this.sections.at(block))
      if (row) this.drafts.push(row)
      return
    }
    if (block.kind === 'heading') {
      this.heading(block)
      return
    }
    if (this.tail(block, index)) return
    if (block.kind !== 'item' && block.kind !== 'paragraph' && block.kind !== 'speech') return
    if (block.box === 'done' || block.box === 'dropped') return
    this.words(block, index)
  }

  /** 以下工作请于月底前完成： */
  private heading(block: Block): void {
    this.led = null
    if (this.limit && block.path.length <= this.limit.depth) this.limit = null
    const due = limitOf(this.ground, block.body)
    if (due) this.limit = { due, depth: block.path.length }
  }

  private tail(block: Block, index: number): boolean {
    const tail = tailOf(this.ground, block)
    if (!tail) return false
    this.headingTask(block, index)
    const draft = this.drafts.at(-1)
    if (!draft || index - draft.block > 5) return true
    if (tail.owners.length > 0 || tail.collective) {
      const owners = folded(tail.owners)
      const first = owners[0] ?? { department: null, person: null }
      draft.owner = {
        ...draft.owner,
        ...first,
        owners,
        collective: owners.length > 0 ? null : tail.collective,
        why: 'label',
      }
    }
    if (tail.cooperating.length > 0)
      draft.owner = {
        ...draft.owner,
        cooperating: tail.cooperating.map(({ person, department }) => person ?? department ?? ''),
      }
    draft.due = tail.due ?? draft.due
    draft.criterion = tail.criterion ?? draft.criterion
    return true
  }

  /** A heading is a task where what stands under it says whose. */
  private headingTask(block: Block, index: number): void {
    const { blocks } = this.ground.doc
    const last = this.drafts.at(-1)
    const above = blocks[index - 1]
    // an item of its own, with its owner in the line below it
    const own =
      (above?.kind === 'item' || above?.kind === 'paragraph') &&
      !tailOf(this.ground, above) &&
      last?.block !== index - 1
    const at = own ? index - 1 : block.path.at(-1)
    const heading = at === undefined ? undefined : blocks[at]
    if (at === undefined || !heading || index - at > 4 || (last && last.block >= at)) return
    // (2026年第4次) is a number and no work
    if (
      !/[〇㐀-鿿]{2}/.test(
        this.ground.folded(heading.body).replace(/第?[\d一二三四五六七八九十]+[次号期届]|\d+年/g, ''),
      )
    )
      return
    this.drafts.push({
      quote: heading.body,
      marks: [],
      owner: nobody,
      due: this.limit?.due ?? null,
      criterion: null,
      because: { key: 'action.named', params: {} },
      confidence: 0.85,
      repeats: [],
      block: at,
    })
  }

  private words(block: Block, index: number): void {
    const { ground } = this
    const section = this.led ?? this.sections.at(block)
    const labelled = labelOwners(ground, block)
    const spoken = block.kind === 'speech'
    let first = true
    const label = labelled.length === 0 ? block.label : null
    const labelSection = label ? this.sections.of(label) : 'plain'
    const topic = labelSection === 'plain' ? label : null
    const from = this.drafts.length
    const idle =
      block.kind === 'paragraph' &&
      labelled.length === 0 &&
      section !== 'tasks' &&
      section !== 'settled' &&
      !this.underName(block)
    if (spoken) {
      this.talk.begin(block)
      this.accepted(index)
    }
    let before: Unit | null = null
    for (const sentence of block.sentences) {
      if (isMatter(ground, block, sentence)) continue
      const limit = limitIn(ground, sentence)
      if (limit) {
        this.limits(limit)
        continue
      }
      for (const unit of unitsOf(ground, sentence, block, spoken, labelled.length > 0)) {
        const last: DraftAction | null = this.drafts.at(-1) ?? null
        const named = namedBehind(ground, unit, before, last, index)
        if (named) {
          if (named !== last) this.drafts.push({ ...named, due: named.due ?? this.limit?.due ?? null })
          continue
        }
        before = unit
        if (idle && isIdle(unit)) continue
        const owner = ownerOfUnit(ground, unit, {
          block,
          labelled,
          before: (unit.after && this.owners.get(unit.after)) ?? null,
          last: this.last,
          talk: this.talk,
          said: this.drafts.length > from ? last : null,
        })
        this.owners.set(unit, owner)
        // 报告初稿：尚洁，3月20日前: a label that has but a name and a day is what is to be done
        const isAll = label !== null && isNameAndDay(unit)
        const verdict = judge(unit, owner, {
          section: labelSection === 'plain' || isAll ? section : labelSection,
          item: block.kind === 'item' || labelled.length > 0,
          box: block.box === 'open' && first,
          labelled: labelled.length > 0,
          topic:
            label && (topic || isAll) && unit.parts.every(({ content }) => content === '')
              ? ground.folded(label)
              : '',
          spoken,
          answers: spoken && this.talk.answers,
        })
        first = false
        if (!verdict) continue
        const doer = orLone(ground, unit, owner)
        this.last = doer
        const due = dueOf(unit.parts) ?? this.dotted(unit, doer) ?? this.limit?.due ?? null
        const draft: DraftAction = {
          quote: quoteOf(ground, unit, block, labelled.length > 0 || topic !== null || isAll),
          marks: labelled.length > 0 && block.label ? [...marksOf(unit), block.label] : marksOf(unit),
          owner: doer,
          due,
          criterion: null,
          ...verdict,
          repeats: [],
          block: index,
        }
        const words = unit.parts.reduce((sum, { content }) => sum + content.length, 0)
        if (!(spoken && this.talk.confirms(draft, words))) this.drafts.push(draft)
      }
    }
    if (spoken) this.talk.end(block, this.drafts.slice(from))
    if (block.kind === 'paragraph') this.leadIn(block)
    this.owners.clear()
  }

  private leadIn(block: Block): void {
    const last = block.sentences.at(-1)
    if (!last) return
    const text = this.ground.folded({ start: Math.max(last.start, last.end - 30), end: last.end })
    if (!/[:]$/.test(text)) return
    const section = sectionOf(text.slice(0, -1).replace(/^.*[,;。]/, ''))
    if (section !== 'plain') this.led = section
  }

  private limits({ due, of }: { due: Deadline; of: 'ahead' | 'behind' }): void {
    if (of === 'ahead') this.limit = { due, depth: 0 }
    else for (const draft of this.drafts.slice(-20)) draft.due ??= due
  }

  private dotted(unit: Unit, { owners }: Ownership): Deadline | null {
    const last = unit.parts.at(-1)
    return last && owners.length > 0 ? dottedAtEnd(this.ground, last) : null
  }

  private accepted(index: number): void {
    const taken = this.talk.accepted
    if (!taken) return
    const due = bestOf(this.ground.deadlinesIn(taken.part).filter(({ role }) => role === 'deadline'))
    const last = this.drafts.at(-1)
    if (!due?.due || (last && last.quote.end > taken.part.start)) return
    const { owner } = taken
    const end = taken.part.start + this.ground.folded(taken.part).replace(/[\s,;。?!]+$/, '').length
    this.drafts.push({
      quote: { start: taken.part.start, end },
      marks: [{ start: due.start, end: due.start + due.quote.length }],
      owner: { ...nobody, ...owner, owners: [owner], why: 'addressed' },
      due,
      criterion: null,
      because: { key: 'action.agreed', params: {} },
      confidence: 0.7,
      repeats: [],
      block: index,
    })
  }

  private underName(block: Block): boolean {
    const heading = this.ground.doc.blocks[block.path.at(-1) ?? -1]
    return (
      heading !== undefined &&
      this.ground.setting.directory.findNames(this.ground.text(heading.body)).length > 0
    )
  }
}

/** (一)设计环节。自10月1日起…: what the point is about, and more of it behind. */
const matters =
  /^[〇㐀-鿿]{2,8}(?:环节|机制|管理|工作|订单|流程|问题|事项|情况|方面|体系|制度|标准|建设|责任|费用)[。:]?$|^(?:考核|验收|结算|付款|人员|进度|质量|安全|费用|预算|培训|宣传)[。:]?$/

function isMatter(ground: Ground, { sentences }: Block, sentence: Sentence): boolean {
  return (
    sentences.length > 1 &&
    sentence === sentences[0] &&
    sentence.end - sentence.start <= 12 &&
    matters.test(ground.folded(sentence))
  )
}

function isNameAndDay({ parts }: Unit): boolean {
  return (
    parts.every(({ content }) => content === '') &&
    parts.some(({ owners }) => owners.length > 0) &&
    parts.some(({ deadlines }) => deadlines.length > 0)
  )
}

/** Names nobody, no day, and urges nothing: what most of a report is. */
function isIdle({ parts, open, by, after, lead }: Unit): boolean {
  return (
    !open &&
    !by &&
    !after &&
    lead !== 'assigns' &&
    parts.every(
      ({ owners, helpers, groups, deadlines, text }) =>
        owners.length + helpers.length + groups.length + deadlines.length === 0 && !isUrged(text),
    )
  )
}
