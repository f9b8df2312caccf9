import { periodOfMonth } from './month-part.ts'
import { type Atom, dayOf, past, type Source, type Spot, startAt, yearOf } from './source.ts'
import { matchesAt, type Token } from './tokens.ts'
import { day, dayWithoutYear, isGlued } from './written-date.ts'

/** 2026-12-01, 2026/12/1, 2026.12.1, 115/12/1, 12/1, 12.1, and 20261201. */
export function readFigures(source: Source, index: number): Atom | undefined {
  const first = source.tokens[index] as Token
  if (first.kind !== 'number' || first.style !== 'arabic') return undefined
  const mark = source.tokens[index + 1]
  const second = source.tokens[index + 2]
  if (first.end - first.start === 8) return eightFigures(source, index, first)
  if (!isTight(first, mark) || !isTight(mark, second) || second?.kind !== 'number') return undefined
  if (mark?.kind !== 'separator' || !['-', '/', '.'].includes(String(mark.value))) return undefined
  if (source.folded.slice(mark.start, mark.end).length > 1 || source.folded[mark.start] === '~')
    return undefined
  if (/[至到]/.test(source.folded[mark.start] as string)) return undefined
  if (isGlued(source, first.start)) return undefined
  const mark2 = source.tokens[index + 3]
  const third = source.tokens[index + 4]
  const isThree =
    isTight(second, mark2) && isTight(mark2, third) && mark2?.value === mark.value && third?.kind === 'number'
  const [a, b] = [Number(first.value), Number(second.value)]
  if (isThree) {
    if (second.end - second.start > 2 || third.end - third.start > 2) return undefined
    const spot = { next: index + 5, end: third.end }
    if (isContinued(source, spot)) return undefined
    const year =
      a >= 1950 && a <= 2099 ? a : a >= 100 && a <= 150 && mark.value !== '-' ? a + 1911 : undefined
    return year === undefined
      ? undefined
      : day(spot, dayOf(year, b, Number(third.value)), 'full', { key: 'date.written', params: {} })
  }
  const spot = { next: index + 3, end: second.end }
  if (isContinued(source, spot)) return undefined
  if (a >= 1950 && a <= 2099 && mark.value !== '.' && b >= 1 && b <= 12) {
    const month = periodOfMonth(source, spot, a, b, 'full')
    return month && { ...month, needsBound: month.isBare === true }
  }
  if (a > 12 || second.style !== 'arabic' || second.end - second.start > 2) return undefined
  const atom = dayWithoutYear(source, spot, a, b)
  if (atom === undefined) return undefined
  if (mark.value === '/' && !isFraction(source, a, b, first.start, spot)) return { ...atom, confidence: 0.9 }
  if (mark.value === '.' && isPlanned(source, first.start, spot.end)) return { ...atom, confidence: 0.55 }
  // 12.1 and 12-1 are dates only where nothing else could stand
  return isAlone(source, first.start, spot.end)
    ? { ...atom, confidence: 0.5 }
    : { ...atom, needsBound: true, confidence: 0.75 }
}

/** 12.1上线: at the beginning of a clause, with a verb of a result right behind. */
function isPlanned(source: Source, start: number, end: number): boolean {
  return (
    (start === 0 || matchesAt(/[\n ,;。:(|]/y, source.folded, start - 1)) &&
    matchesAt(
      / ?(?:上线|发布|提交|交付|完成|交稿|启动|开始|评审|验收|发版|提测|开会|试产|量产|发货)/y,
      source.folded,
      end,
    )
  )
}

function eightFigures(source: Source, index: number, token: Token): Atom | undefined {
  const value = String(token.value)
  const date = dayOf(Number(value.slice(0, 4)), Number(value.slice(4, 6)), Number(value.slice(6)))
  if (date === undefined || yearOf(date) < 2000 || yearOf(date) > 2099) return undefined
  const atom = day(past(startAt(source, index), token), date, 'full', { key: 'date.written', params: {} })
  return atom && { ...atom, needsBound: true }
}

function isTight(a: Token | undefined, b: Token | undefined): boolean {
  return a !== undefined && b !== undefined && a.end === b.start
}

/** 1.2.3, 12/1/4, 12.1% and 12.1万 go on. */
function isContinued(source: Source, spot: Spot): boolean {
  return matchesAt(
    /[./-]?[0-9]|[%‰a-z_℃]|\s?[万亿元倍米吨度克版折分]|个|小时|人|名|件|台|次|项|条/y,
    source.folded,
    spot.end,
  )
    ? !matchesAt(/-[0-9]/y, source.folded, spot.end)
    : false
}

function isFraction(source: Source, a: number, b: number, start: number, spot: Spot): boolean {
  const before = source.folded.slice(Math.max(0, start - 5), start)
  if (/(?:进度|占比?|得分|评分|满意度|率|比例|达到?|完成|得票|票数)(?:为|了|约|:)? ?$/.test(before))
    return true
  if (matchesAt(/ ?(?:以上|以下|的|多数|强|弱|页|票)/y, source.folded, spot.end)) return true
  return a === 1 && b <= 5 && !isAlone(source, spot.end - 3, spot.end)
}

/** A line or a cell of its own. */
export function isAlone(source: Source, start: number, end: number): boolean {
  const before = source.folded.slice(Math.max(0, start - 3), start)
  const after = source.folded.slice(end, end + 3)
  if (!/^[ ]*(?:$|[\n|,;。()【】[])/.test(after)) return false
  // behind a comma only as the last of a clause: 王敏,12.5)
  return (
    /(?:^|[\n|;:、()【】\]])[ ]*$/.test(before) ||
    (/,[ ]*$/.test(before) && /^[ ]*(?:$|[\n|。)])/.test(after))
  )
}
