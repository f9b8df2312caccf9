import type { CivilDate } from '#domain/calendar/civil-date.ts'
import { dueDateIn, type SaidOn, timesIn } from '#domain/smart/due-date.ts'
import type { TaskPriority } from '#domain/task/lifecycle.ts'
import { meansMe, priorityCalled, type Stretch } from './words.ts'

export type QuickPiece = Stretch &
  (
    | { readonly kind: 'person'; readonly name: string; readonly isMe: boolean; readonly isOwner: boolean }
    | { readonly kind: 'department'; readonly name: string; readonly isOwner: boolean }
    | { readonly kind: 'priority'; readonly priority: TaskPriority }
    | { readonly kind: 'due'; readonly on: CivilDate }
    /** Not taken for anything, and not part of the name either, but for a time that cannot be told. */
    | { readonly kind: 'unknown'; readonly why: 'empty' | 'priority' | 'twice' | 'time' }
  )

export interface QuickTask {
  readonly name: string
  readonly pieces: readonly QuickPiece[]
}

const signs = /(?<=^|\s)([@＠#＃!！])([^\s@＠#＃!！,，。;；]*)/gu

/**
 * One line of quick entry: `任务 @人 #部门 !高 下周三前`. The first person owns it, further ones cooperate; the
 * same with departments. A deadline between spaces is taken out of the name; one inside the words is read and
 * left where it stands. Nothing is made up: what cannot be told is a piece of its own.
 */
export function readQuickTask(line: string, said: SaidOn): QuickTask {
  const signed = signedPieces(line)
  const bare = blanked(line, signed)
  const timed = timePieces(bare, said)
  const pieces = [...signed, ...timed].toSorted((a, b) => a.start - b.start)
  const taken = [...signed, ...timed.filter((piece) => piece.kind === 'due' && standsAlone(bare, piece))]
  return { name: blanked(line, taken).replaceAll(/\s+/gu, ' ').trim(), pieces }
}

function signedPieces(line: string): QuickPiece[] {
  const seen = { person: 0, department: 0, priority: 0 }
  return [...line.matchAll(signs)].map(({ 0: text, 1: sign = '', 2: word = '', index }): QuickPiece => {
    const stretch = { start: index, end: index + text.length, text }
    if (word === '') return { ...stretch, kind: 'unknown', why: 'empty' }
    if ('@＠'.includes(sign)) {
      seen.person += 1
      return { ...stretch, kind: 'person', name: word, isMe: meansMe(word), isOwner: seen.person === 1 }
    }
    if ('#＃'.includes(sign)) {
      seen.department += 1
      return { ...stretch, kind: 'department', name: word, isOwner: seen.department === 1 }
    }
    const priority = priorityCalled(word)
    if (priority === undefined) return { ...stretch, kind: 'unknown', why: 'priority' }
    seen.priority += 1
    return seen.priority > 1
      ? { ...stretch, kind: 'unknown', why: 'twice' }
      : { ...stretch, kind: 'priority', priority }
  })
}

/** The deadline, and times of which no day can be told (12月初, 评审后2日内, a day that is over). */
function timePieces(bare: string, said: SaidOn): QuickPiece[] {
  const due = dueDateIn(bare, said)
  const dated: QuickPiece[] = []
  if (due !== undefined) {
    const { start, end } = withTail(bare, due)
    dated.push({ start, end, text: bare.slice(start, end), kind: 'due', on: due.on })
  }
  const untold = timesIn(bare, said).filter(
    ({ start, end, on }) => on === null && !dated.some((one) => one.start < end && start < one.end),
  )
  return [
    ...dated,
    ...untold.map(({ start, end, text }): QuickPiece => ({ start, end, text, kind: 'unknown', why: 'time' })),
  ]
}

/** The little words that belong to a deadline: 于下周三下班前, 周五之前完成. */
function withTail(line: string, { start, end }: Stretch): { start: number; end: number } {
  const tail = /^(?:下班)?(?:之前|以前|之內|之内|前|內|内|止|截止|完成)+/u.exec(line.slice(end))?.[0] ?? ''
  const lead = /(?:截止到?|截至|到|于|於|在|before |by )$/iu.exec(line.slice(0, start))?.[0] ?? ''
  return { start: start - lead.length, end: end + tail.length }
}

function standsAlone(line: string, { start, end }: Stretch): boolean {
  const isEdge = (character: string | undefined) => character === undefined || /[\s,，。;；]/u.test(character)
  return isEdge(line[start - 1]) && isEdge(line[end])
}

function blanked(line: string, pieces: readonly Stretch[]): string {
  return pieces.reduce(
    (left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end),
    line,
  )
}
