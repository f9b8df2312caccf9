import { type Owner, ownersIn } from '#domain/analysis/directory/owner.ts'
import type { Block, Span } from '#domain/analysis/document/doc.ts'
import type { DraftAction } from './draft.ts'
import type { Ground } from './ground.ts'

interface Question {
  by: Owner | null
  /** Whom it is put to; empty for everybody. */
  to: readonly Owner[]
  kind: 'when' | 'who' | 'whether'
  part: Span
}

const asksWhen = /什么时候|啥时候|何时|多久|几号|哪天|多长时间|几点|进度|来得及/
const asksWho = /谁/
const asks = /[?]|(?:吗|呢|么)[。.]?$|行不行|好不好|有没有问题|有问题没|来得及|能不能|可不可以|怎么样|是不是/
const agrees =
  /^(?:好的?|行|可以|没问题|没事|收到|嗯+|明白|了解|ok|okay|中|成|得嘞|是的?|对|同意)(?:的|吧|啊|呀|呢|哈|嘞|滴)?(?=[,。!\s]|$|我|那)/
const demands =
  /必须|务必|一定要?|抓紧|尽快|麻烦|^请|帮(?:我|忙)|记得|别忘|赶紧|马上要|(?<!不|需|主|重|还|只)要(?!是|不|么|到)/
/** 你来提, to whoever spoke last. */
const yours = /(?<![给跟帮和向])[你您](?:来|去|先|负责|把|这边|那边|牵头|安排|提|发|写|出|做|跟|盯|查|问)/
/** 中午发群里: a time, and no day. */
const soon = /今[天晚早]|中午|下午|晚上|傍晚|待会|一会|马上|稍后|散会后|会后/
const mine = /我/
/** How many turns an order waits for its answer. */
const patience = 3

/** What a turn of a talk has to know of those before it: who was asked, and who was told to do what. */
export class Talk {
  private question: Question | null = null
  private told: { draft: DraftAction; turn: number }[] = []
  private turn = 0
  private speaker: Owner | null = null
  private before: Owner | null = null
  private agreed = false
  private answered: Question | null = null
  private text = ''
  private readonly ground: Ground

  constructor(ground: Ground) {
    this.ground = ground
  }

  begin(block: Block): void {
    const { ground } = this
    this.turn += 1
    this.text = ground.folded({
      start: block.body.start,
      end: Math.min(block.body.end, block.body.start + 600),
    })
    const named = block.speaker ? ownersIn(ground.setting.directory, ground.text(block.speaker)) : []
    const before = this.speaker
    if (before) this.before = before
    this.speaker = named.length === 1 ? (named[0] ?? null) : null
    this.agreed = agrees.test(this.text)
    const { question } = this
    const asked =
      question !== null && (question.to.length === 0 || question.to.some((one) => same(one, this.speaker)))
    this.answered = asked && !same(question?.by ?? null, this.speaker) ? question : null
    if (this.speaker && same(before, this.speaker) && !question) this.turn -= 1
  }

  /** 15号开放有没有问题, where the one who was asked agrees: the question, and who took it on. */
  get accepted(): { part: Span; owner: Owner } | null {
    const { answered, agreed, speaker, text } = this
    if (answered?.kind !== 'whether' || !agreed || !speaker || answered.to.length === 0) return null
    return /不行|不能|难/.test(text) ? null : { part: answered.part, owner: speaker }
  }

  /** Whether this turn answers somebody who asked when, who or whether. */
  get answers(): boolean {
    return this.answered !== null
  }

  /** Who means to do what a clause without anybody in it says. */
  ownerOf(clause: string, dated: boolean, said: DraftAction | null): { owner: Owner; own: boolean } | null {
    const { speaker, before } = this
    if (yours.test(clause) && before && !same(before, speaker)) return { owner: before, own: false }
    if (demands.test(clause)) {
      const told = said?.owner.owners[0]
      return told ? { owner: told, own: false } : null
    }
    if (!speaker) return null
    const told = this.answered !== null && this.answered.kind !== 'whether'
    const offers =
      told || ((dated || soon.test(clause)) && (this.answers || this.agreed || mine.test(this.text)))
    return offers && !asks.test(clause) ? { owner: speaker, own: true } : null
  }

  /** Agreeing to what one was told is no task of its own, and may give it its day. */
  confirms(draft: DraftAction, words: number): boolean {
    if (!this.agreed || !this.speaker) return false
    const told = this.told.findLast(
      (one) =>
        this.turn - one.turn <= patience &&
        one.draft.block !== draft.block &&
        one.draft.owner.owners.some((owner) => same(owner, this.speaker)),
    )
    if (!told || words > 6 || !draft.owner.owners.some((owner) => same(owner, this.speaker))) return false
    if (!told.draft.due && draft.due) told.draft.due = draft.due
    told.draft.repeats.push(draft.quote)
    return true
  }

  end(block: Block, said: readonly DraftAction[]): void {
    for (const draft of said) {
      if (!draft.owner.owners.some((owner) => same(owner, this.speaker)))
        this.told.push({ draft, turn: this.turn })
    }
    if (this.told.length > 40) this.told.splice(0, 20)
    this.question = this.questionIn(block)
  }

  /** What the last words of a turn ask; an aside behind a question does not take it back. */
  private questionIn(block: Block): Question | null {
    const { ground } = this
    const parts = block.sentences.flatMap(({ clauses }) => clauses.flatMap((clause) => clause.parts))
    const tail = parts.slice(-2)
    const asked = tail.findLast((part) => {
      const text = ground.folded(part)
      return asksWhen.test(text) || asksWho.test(text) || asks.test(text)
    })
    if (!asked) return null
    const text = ground.folded(asked)
    const kind = asksWhen.test(text) ? 'when' : asksWho.test(text) ? 'who' : 'whether'
    const to = ground
      .mentionsIn(block.body, block)
      .flatMap(({ entry, kind: sort }) => (entry && sort !== 'collective' ? [entry] : []))
    return { by: this.speaker, to, kind, part: asked }
  }
}

function same(a: Owner | null, b: Owner | null): boolean {
  if (!a || !b) return false
  if (a.person && b.person) return a.person === b.person
  return a.department !== null && a.department === b.department
}
