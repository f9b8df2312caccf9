import { type CivilDate, isCivilDate } from '#domain/calendar/civil-date.ts'
import { dueDateIn, type SaidOn } from '#domain/smart/due-date.ts'
import type { TaskPriority, TaskState } from '#domain/task/lifecycle.ts'
import { meansMe, plain, priorityCalled, type Stretch, stateCalled } from './words.ts'

export const taskScopes = ['mine', 'department', 'toReview', 'waiting', 'all'] as const
export type TaskScope = (typeof taskScopes)[number]

/** What a piece of the search line says. Names are as they were typed: whose they are is for others to find. */
export type Condition =
  | { readonly kind: 'scope'; readonly scope: TaskScope }
  | { readonly kind: 'open'; readonly open: 'open' | 'closed' | 'any' }
  | { readonly kind: 'state'; readonly state: TaskState }
  | { readonly kind: 'priority'; readonly priority: TaskPriority }
  | { readonly kind: 'overdue' }
  | { readonly kind: 'nearDue' }
  | { readonly kind: 'due'; readonly from: CivilDate | null; readonly to: CivilDate | null }
  | { readonly kind: 'me' }
  | { readonly kind: 'person'; readonly name: string }
  | { readonly kind: 'department'; readonly name: string }
  | { readonly kind: 'word'; readonly word: string }
  /** Nothing is made of it; `why` says what was expected there. */
  | { readonly kind: 'unknown'; readonly why: 'key' | 'value' | 'empty' }

export type SearchPiece = Stretch & Condition

/**
 * `is:open @me 部门:设计 逾期 接口`: what can be told apart is a condition, everything else is a word to look
 * for, and what looks like a condition without being one is said to be unknown and does nothing.
 */
export function readSearchLine(line: string, said: SaidOn): SearchPiece[] {
  return stretchesOf(line).map((stretch) => ({ ...stretch, ...conditionOf(stretch.text, said) }))
}

const token = /(?:[^\s:："“”]+[:：])?["“][^"“”]*["”]?|\S+/gu

function stretchesOf(line: string): Stretch[] {
  return [...line.matchAll(token)].map(({ 0: text, index }) => ({
    start: index,
    end: index + text.length,
    text,
  }))
}

function conditionOf(text: string, said: SaidOn): Condition {
  const [sign = ''] = text
  if ('@＠'.includes(sign)) return personOf(text.slice(1))
  if ('#＃'.includes(sign)) return departmentOf(text.slice(1))
  if ('!！'.includes(sign)) return priorityOf(text.slice(1))
  const keyed = /^([^:：\s"“]+)[:：](.*)$/u.exec(text)
  // A time of day or an address is no key with a value.
  if (keyed?.[1] && !/^\d+$/u.test(keyed[1]) && !keyed[2]?.startsWith('//')) {
    return keyedOf(plain(keyed[1]), unquoted(keyed[2] ?? ''), said)
  }
  // What stands in quotation marks is meant to the letter.
  if ('"“'.includes(sign)) {
    const word = unquoted(text)
    return word === '' ? { kind: 'unknown', why: 'empty' } : { kind: 'word', word }
  }
  return bareWord(text)
}

function unquoted(text: string): string {
  return text.replaceAll(/^["“]|["”]$/gu, '').trim()
}

const wholeWords: Readonly<Record<string, Condition>> = {
  逾期: { kind: 'overdue' },
  overdue: { kind: 'overdue' },
  late: { kind: 'overdue' },
  临期: { kind: 'nearDue' },
  near: { kind: 'nearDue' },
  未了结: { kind: 'open', open: 'open' },
  未完成: { kind: 'open', open: 'open' },
  open: { kind: 'open', open: 'open' },
  已了结: { kind: 'open', open: 'closed' },
  closed: { kind: 'open', open: 'closed' },
  不限: { kind: 'open', open: 'any' },
  any: { kind: 'open', open: 'any' },
  我负责: { kind: 'scope', scope: 'mine' },
  mine: { kind: 'scope', scope: 'mine' },
  我的部门: { kind: 'scope', scope: 'department' },
  待我验收: { kind: 'scope', scope: 'toReview' },
  我等待: { kind: 'scope', scope: 'waiting' },
  我交办: { kind: 'scope', scope: 'waiting' },
}

/** Words of everyday English are only conditions behind `is:`; Chinese ones stand for themselves. */
function bareWord(text: string): Condition {
  const word = plain(text)
  if (word === '') return { kind: 'unknown', why: 'empty' }
  if (/\p{Script=Han}/u.test(word)) {
    const meant = wholeWords[word]
    if (meant) return meant
    const state = stateCalled(word)
    if (state && !['待办', '完成', '取消'].includes(word)) return { kind: 'state', state }
  }
  return { kind: 'word', word: text }
}

const keys: Readonly<Record<string, (value: string, said: SaidOn) => Condition>> = {
  is: isOf,
  状态: isOf,
  state: isOf,
  负责人: personOf,
  owner: personOf,
  部门: departmentOf,
  dept: departmentOf,
  department: departmentOf,
  优先级: priorityOf,
  priority: priorityOf,
  期限: dueOf,
  截止: dueOf,
  due: dueOf,
  范围: scopeOf,
  scope: scopeOf,
}

function keyedOf(key: string, value: string, said: SaidOn): Condition {
  const read = keys[key]
  if (!read) return { kind: 'unknown', why: 'key' }
  return value === '' ? { kind: 'unknown', why: 'empty' } : read(value, said)
}

function isOf(value: string): Condition {
  const state = stateCalled(value)
  return wholeWords[plain(value)] ?? (state ? { kind: 'state', state } : { kind: 'unknown', why: 'value' })
}

function scopeOf(value: string): Condition {
  const known = taskScopes.find((scope) => scope.toLowerCase() === plain(value))
  const meant = wholeWords[plain(value)]
  if (known) return { kind: 'scope', scope: known }
  if (plain(value) === '全部') return { kind: 'scope', scope: 'all' }
  return meant?.kind === 'scope' ? meant : { kind: 'unknown', why: 'value' }
}

function personOf(name: string): Condition {
  if (name === '') return { kind: 'unknown', why: 'empty' }
  return meansMe(name) ? { kind: 'me' } : { kind: 'person', name }
}

function departmentOf(name: string): Condition {
  return name === '' ? { kind: 'unknown', why: 'empty' } : { kind: 'department', name }
}

function priorityOf(word: string): Condition {
  const priority = priorityCalled(word)
  return priority ? { kind: 'priority', priority } : { kind: 'unknown', why: word === '' ? 'empty' : 'value' }
}

/** `due:<下周五`, `期限:2026-12-01..2026-12-31`, `期限:本月底`: until that day; of one day with `=`. */
function dueOf(value: string, said: SaidOn): Condition {
  const range = /^(.+?)(?:\.\.|~|至)(.+)$/u.exec(value)
  if (range?.[1] && range[2]) {
    const [from, to] = [dayOf(range[1], said), dayOf(range[2], said)]
    return from && to && from <= to ? { kind: 'due', from, to } : { kind: 'unknown', why: 'value' }
  }
  const sign = /^[<>=＜＞＝≤≥]/u.exec(value)?.[0] ?? '<'
  const on = dayOf(value.replace(/^[<>=＜＞＝≤≥]=?/u, ''), said)
  if (!on) return { kind: 'unknown', why: 'value' }
  if ('>＞≥'.includes(sign)) return { kind: 'due', from: on, to: null }
  if ('=＝'.includes(sign)) return { kind: 'due', from: on, to: on }
  return { kind: 'due', from: null, to: on }
}

/** A day that is over may be searched for, though no work can be due on it any more. */
function dayOf(text: string, said: SaidOn): CivilDate | undefined {
  return isCivilDate(text) ? text : dueDateIn(text, said)?.on
}
