import { surnameOf } from '#domain/analysis/surnames.ts'
import { foldScript } from '#domain/wording/script.ts'
import { familyRunsOn, latinRunsOn, tailRunsOn } from './bounds.ts'
import { collectiveAt } from './collective.ts'
import { type Form, formsOf } from './forms.ts'
import { entryOf, type Hit, hitOf } from './hit.ts'
import { maskedAt } from './masked.ts'
import { pronounAt } from './pronoun.ts'
import { actsAfter, opensBefore, stronglyOpensBefore } from './slots.ts'
import { ownTitles, titleAt, titleBefore, titleFit } from './titles.ts'
import type { DirectoryData, Entry, Mention } from './types.ts'

/** The departments and people of an organisation, and how minutes write them. */
export interface Directory {
  data: DirectoryData
  /** Every mention in reading order, none within another; offsets are those of `text`. */
  findNames(text: string): Mention[]
  /** Also those in the middle of a clause that may be a word of their own: 数据小满拉. Only for who else is not told. */
  findAnywhere(text: string): Mention[]
}

type Person = DirectoryData['people'][number] & {
  folded: string
  foldedTitle: string
  family: string
  titles: readonly string[]
}

export function openDirectory(data: DirectoryData): Directory {
  const finder = new Finder(data)
  let anywhere: Finder | null = null
  // one reads the same clause again and again, each time for another question
  const known = new Map<string, Mention[]>()
  return {
    data,
    findNames(text) {
      const before = known.get(text)
      if (before) return before
      const mentions = finder.find(text)
      if (known.size >= mostKnown) known.clear()
      if (text.length <= longestKnown) known.set(text, mentions)
      return mentions
    },
    findAnywhere(text) {
      anywhere ??= new Finder(data, true)
      return anywhere.find(text)
    },
  }
}

const mostKnown = 4000
const longestKnown = 400
const han = /[〇㐀-鿿]/
/** 小赵, 老秦, and what a collective or a pronoun begins with. */
const namelessStarts = '小老阿大各全所相有对参与到每双三多他她其本'

const doing = /^(?:去(?!年)|来(?![源自])|牵头|每[天周月日]|今天|明天|本周|下周|这周)/

/** Something to do stands behind it, if only in a word: 拉, 挑好. */
function doesSo(folded: string, at: number): boolean {
  return actsAfter(folded, at, true) || /^[〇㐀-鿿]{1,2}(?![〇㐀-鿿])/.test(folded.slice(at, at + 3))
}

/** 李*, 李某, 李xx, *经理. */
function mayBeMasked(folded: string, at: number): boolean {
  for (let next = at; next < at + 3; next += 1) {
    const code = folded.charCodeAt(next)
    if (code === 0x2a || code === 0xd7 || code === 0x78 || code === 0x67d0) return true
  }
  return false
}

class Finder {
  private readonly forms: Map<string, Form[]>
  private readonly families = new Map<string, Person[]>()
  private readonly people: Person[]
  /** Most units of a text begin no name; these may. */
  private readonly starts = new Uint8Array(0x10000)

  private readonly anywhere: boolean

  constructor(data: DirectoryData, anywhere = false) {
    this.anywhere = anywhere
    this.forms = formsOf(data)
    this.people = data.people.map((person) => {
      const folded = foldScript(person.name).trim()
      return {
        ...person,
        folded,
        foldedTitle: foldScript(person.title).trim(),
        family: surnameOf(folded) ?? folded.charAt(0),
        titles: ownTitles(foldScript(person.title).trim()),
      }
    })
    for (const person of this.people) {
      if (!han.test(person.folded.charAt(0))) continue
      const list = this.families.get(person.family) ?? []
      list.push(person)
      this.families.set(person.family, list)
    }
    for (const word of [...namelessStarts, ...this.forms.keys(), ...this.families.keys()])
      this.starts[word.charCodeAt(0)] = 1
  }

  find(text: string): Mention[] {
    const folded = foldScript(text)
    const hits: Hit[] = []
    for (let at = 0; at < folded.length; ) {
      const hit = this.starts[folded.charCodeAt(at)]
        ? (this.at(folded, at, hits.at(-1)) ?? pronounAt(folded, at, hits))
        : mayBeMasked(folded, at)
          ? maskedAt(folded, at)
          : null
      if (hit) {
        hits.push(hit)
        at = hit.end
      } else at += 1
    }
    // 总经理霍云起 names one person, not a holder and a person; 甲、乙双方 names two
    const kept = hits.filter((hit, i) => {
      const next = hits[i + 1]
      if (hit.kind === 'collective' && hits[i - 1]?.end === hit.start) return false
      return !(
        hit.why === 'onlyHolder' &&
        next?.kind === 'person' &&
        /^\s*$/.test(folded.slice(hit.end, next.start))
      )
    })
    return kept.map((hit) => ({ ...hit, written: text.slice(hit.start, hit.end) }))
  }

  /** The longest reading that begins at `at`. */
  private at(folded: string, at: number, before: Hit | undefined): Hit | null {
    let best: Hit | null = null
    const offer = (hit: Hit | null) => {
      if (hit && hit.end > hit.start && (!best || hit.end > best.end)) best = hit
    }
    const unit = folded.charAt(at)
    const follows =
      before !== undefined &&
      before.kind === 'department' &&
      before.end <= at &&
      /^[\s·_-]*$/.test(folded.slice(before.end, at))
    const near = follows ? (before?.entry?.department ?? null) : null
    for (const form of this.forms.get(unit) ?? []) {
      if (!folded.startsWith(form.text, at)) continue
      const hit = this.form(folded, at, form, near, follows)
      if (!hit) continue
      offer(hit)
      break
    }
    offer(this.titled(folded, at, near, follows))
    offer(this.familiar(folded, at, near))
    offer(maskedAt(folded, at))
    const group = collectiveAt(folded, at)
    if (group) {
      offer({
        kind: 'collective',
        start: at,
        end: at + group,
        entry: null,
        candidates: [],
        confidence: 0.9,
        why: 'collective',
      })
    }
    offer(best ? null : this.surnameOnly(folded, at, near))
    return best
  }

  private form(folded: string, at: number, form: Form, near: string | null, follows: boolean): Hit | null {
    const end = at + form.text.length
    if (latinRunsOn(folded, at, end)) return null
    const family = form.kind === 'person' ? (surnameOf(form.text) ?? '') : ''
    if (form.kind === 'department' && tailRunsOn(folded, end)) return null
    if (family && form.text.length <= 3 && familyRunsOn(folded, at, family) && !follows) return null
    if (form.bare || form.why === 'givenName') {
      const opens = follows || opensBefore(folded, at) || this.afterTitle(folded, at, form)
      const strong = stronglyOpensBefore(folded, at)
      // 石头修登录页 at the beginning of a clause
      const begins = form.kind === 'person' && /^$|[,;。:!?\s]/.test(folded.charAt(at - 1))
      const acts =
        actsAfter(folded, end, strong || begins) ||
        (form.kind === 'department' &&
          (this.beginsPerson(folded, end) ||
            this.beginsOffice(folded, end) ||
            (folded.charAt(end) === '的' && this.beginsPerson(folded, end + 1)))) ||
        (form.kind === 'person' && titleAt(folded, end) !== null)
      // 分贝仪物业去买, 記錄佩君你整理: in the middle of a clause only with what nobody but somebody does
      const begun = folded.slice(end, end + 3)
      const isDoer =
        form.why === 'givenName' ? /^[你您]/.test(begun) : form.kind === 'department' && doing.test(begun)
      if ((!opens || !acts) && !isDoer && !(this.anywhere && doesSo(folded, end))) return null
      if (form.why === 'onlyHolder' && /^(?:办(?![理好完])|级|助|会|室)/.test(folded.slice(end))) return null
    }
    if (form.kind === 'department') {
      const holder = this.holder(folded, at, form)
      if (holder) return holder
    }
    const entries = this.narrowed(folded, end, form.entries, near)
    const cut =
      !form.bare &&
      form.kind === 'department' &&
      form.why !== 'name' &&
      han.test(folded.charAt(at - 1)) &&
      !opensBefore(folded, at)
    return hitOf(form.kind, at, end, entries, form.confidence - (cut ? 0.2 : 0), form.why)
  }

  private afterTitle(folded: string, at: number, form: Form): boolean {
    return form.kind === 'person' && titleBefore.test(folded.slice(Math.max(0, at - 2), at))
  }

  /** 财务部经理, 财务部长: the one who holds that office, unless a name follows. */
  private holder(folded: string, at: number, form: Form): Hit | null {
    const end = at + form.text.length
    const from = folded.charAt(end) === '长' ? end - 1 : end
    const title = titleAt(folded, from)
    if (!title || title.length < 2) return null
    const to = from + title.length
    if (this.beginsPerson(folded, to) || (form.bare && title === '经理')) return null
    const fits = this.people.filter(
      (person) =>
        form.entries.some((entry) => entry.department === person.department) && titleFit(title, person) === 2,
    )
    return fits.length === 0 ? null : hitOf('person', at, to, fits.map(entryOf), 0.8, 'title')
  }

  /** 产品研发配合: two offices without a mark between them. */
  private beginsOffice(folded: string, at: number): boolean {
    return (this.forms.get(folded.charAt(at)) ?? []).some(
      (form) =>
        form.kind === 'department' &&
        folded.startsWith(form.text, at) &&
        /配合|牵头|负责|协助|协办|参与|支持|参加|共同|一起|联合|分别/.test(
          folded.slice(at + form.text.length, at + form.text.length + 2),
        ),
    )
  }

  private beginsPerson(folded: string, at: number): boolean {
    const named = (this.forms.get(folded.charAt(at)) ?? []).some(
      (form) => form.kind === 'person' && form.why === 'name' && folded.startsWith(form.text, at),
    )
    return (
      named ||
      [1, 2].some(
        (length) => this.families.has(folded.slice(at, at + length)) && titleAt(folded, at + length) !== null,
      )
    )
  }

  /** 王经理, 李工, 许课长; also 王建国经理 where only the family name is in the directory. */
  private titled(folded: string, at: number, near: string | null, follows: boolean): Hit | null {
    for (const length of [2, 1]) {
      const family = folded.slice(at, at + length)
      const people = this.families.get(family)
      const title = people && this.titleOf(people, folded, at + length)
      if (!people || !title) continue
      const end = at + length + title.length
      // 名单解会计捋一遍: in the middle of a clause only who is called just so
      const calledSo =
        people.some((person) => titleFit(title, person) >= 1.5) &&
        (title.length > 1 || actsAfter(folded, end, true))
      if (
        !follows &&
        !calledSo &&
        !(this.anywhere && doesSo(folded, end)) &&
        !opensBefore(folded, at) &&
        !titleBefore.test(folded.slice(Math.max(0, at - 2), at))
      )
        continue
      // 施工 is building, unless one is asked
      if (family === '施' && title === '工' && !stronglyOpensBefore(folded, at)) continue
      if (familyRunsOn(folded, at, family) && !follows) continue
      // 方校長文彬: the title stands within the name
      const split = people.filter(
        (one) => one.folded.length > length + 1 && folded.startsWith(one.folded.slice(length), end),
      )
      if (split[0])
        return hitOf('person', at, end + split[0].folded.length - length, split.map(entryOf), 0.95, 'name')
      const pool = this.fitting(people, folded, end, near)
      const fits = pool
        .map((person) => ({ person, fit: titleFit(title, person) }))
        .filter(({ fit }) => fit > 0)
      const top = Math.max(0, ...fits.map(({ fit }) => fit))
      const found = fits.filter(({ fit }) => fit === top).map(({ person }) => entryOf(person))
      if (found.length === 0)
        return { ...hitOf('person', at, end, people.map(entryOf), 0.3, 'title'), entry: null }
      return hitOf('person', at, end, found, top === 2 ? 0.9 : 0.6, 'title')
    }
    return null
  }

  /** The title behind a family name: a usual one, or what one of that name is; the longer. */
  private titleOf(people: readonly Person[], folded: string, at: number): string | null {
    const usual = titleAt(folded, at)
    let found = usual
    for (const { titles } of people) {
      const own = titles.find((title) => folded.startsWith(title, at))
      if (own && own.length > (found?.length ?? 0)) found = own
    }
    return found
  }

  /** 小赵, 老秦, 阿强. */
  private familiar(folded: string, at: number, near: string | null): Hit | null {
    if (!/[小老阿大]/.test(folded.charAt(at))) return null
    const opens = opensBefore(folded, at) || near !== null
    const call = folded.charAt(at)
    for (const length of [2, 1]) {
      const called = folded.slice(at + 1, at + 1 + length)
      const end = at + 1 + length
      const pair = folded.slice(at + 1, end + 1)
      if (
        called.length < length ||
        /^(?:程序|组[织长]|时[间候候]|计划|方[案面法]|白天|文件|高[度级]|成[本功]|单位|项目|金额|应用|车间|安全)/.test(
          pair,
        )
      )
        continue
      const family = this.families.get(called) ?? []
      const given =
        call === '大'
          ? []
          : this.people.filter(
              (person) =>
                han.test(called) && person.folded.length > called.length && person.folded.endsWith(called),
            )
      const people = family.length > 0 && call !== '大' ? family : given
      if (people.length === 0 || (family.length === 0 && length === 1 && !actsAfter(folded, end, true)))
        continue
      // 值班表小戴排: in the middle of a clause only by a family name, and with something to do
      const does = this.anywhere ? doesSo(folded, end) : family.length > 0 && actsAfter(folded, end, true)
      if (!opens && (call === '大' || !does)) continue
      return hitOf(
        'person',
        at,
        end,
        this.fitting(people, folded, end, near).map(entryOf),
        family.length > 0 ? 0.8 : 0.6,
        'nickname',
      )
    }
    return null
  }

  /** A family name alone, in brackets, a cell or a list: (王), 责任人：王. */
  private surnameOnly(folded: string, at: number, near: string | null): Hit | null {
    for (const length of [2, 1]) {
      const people = this.families.get(folded.slice(at, at + length))
      if (!people) continue
      const alone =
        /^$|[([【:、/@,|\t-]/.test(folded.charAt(at - 1)) &&
        /^$|[)\]】、/,;:|\t]/.test(folded.charAt(at + length))
      if (!alone) continue
      return hitOf(
        'person',
        at,
        at + length,
        this.fitting(people, folded, at + length, near).map(entryOf),
        0.5,
        'surname',
      )
    }
    return null
  }

  private fitting(people: Person[], folded: string, end: number, near: string | null): Person[] {
    const kept = this.narrowed(folded, end, people.map(entryOf), near)
    return people.filter((person) =>
      kept.some((entry) => entry.person === person.name && entry.department === person.department),
    )
  }

  /** Of those that fit, the ones of the department written just before, or in brackets just behind. */
  private narrowed(
    folded: string,
    end: number,
    entries: readonly Entry[],
    near: string | null,
  ): readonly Entry[] {
    if (entries.length < 2) return entries
    const bracket = /^\s*\(([^()]{2,16})\)/.exec(folded.slice(end, end + 24))?.[1]
    const behind = bracket
      ? (this.forms.get(bracket.charAt(0)) ?? [])
          .filter((form) => form.kind === 'department' && form.text === bracket)
          .flatMap((form) => form.entries)
      : []
    const kept = entries.filter(
      (entry) =>
        (near !== null && entry.department === near) ||
        behind.some(({ department }) => department === entry.department),
    )
    return kept.length > 0 ? kept : entries
  }
}
