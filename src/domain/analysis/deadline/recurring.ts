import { past, type Source, type Spot, skip, startAt, tokenAt } from './source.ts'
import { readTime } from './time-of-day.ts'
import { matchesAt, type Token } from './tokens.ts'

/** 每周五, 每月5日前, 每季度首月10日前, 每两周, 按月, 逐周: the place where it ends. */
export function readRecurring(source: Source, index: number): Spot | undefined {
  const every = source.tokens[index] as Token
  const start = past(startAt(source, index), every)
  const first = tokenAt(source, start)
  if (first === undefined) return undefined
  const word = source.folded.slice(every.start, every.end)
  if (word === '按' || word === '逐') {
    if (
      first.kind !== 'unit' ||
      !/^(?:月|周|季|季度|年|日|天|年度)$/.test(source.folded.slice(first.start, first.end))
    ) {
      return undefined
    }
    if (matchesAt(/期|时|益|线|产/y, source.folded, first.end)) return undefined
  }
  const spot = pastUnit(source, start, first)
  return spot === undefined ? undefined : pastDetail(source, spot)
}

const units = new Set(['year', 'month', 'date', 'day', 'workday', 'week', 'quarter', 'hour'])

function pastUnit(source: Source, start: Spot, first: Token): Spot | undefined {
  if (first.kind === 'weekday' || first.kind === 'halfYear') return past(start, first)
  if (first.kind === 'daypart' && /晚|早/.test(source.folded[first.start] as string))
    return past(start, first)
  const amount = ['number', 'half', 'few'].includes(first.kind) ? past(start, first) : start
  const unit = skip(source, skip(source, amount, 'piece') ?? amount, 'unit')
  if (unit === undefined) return undefined
  const name = String(source.tokens[unit.next - 1]?.value)
  // 每小时八千 is a price
  return units.has(name) && !(name === 'hour' && amount === start) ? unit : undefined
}

/** Which day of it, at what time, and the bound. */
export function pastDetail(source: Source, start: Spot): Spot {
  let spot = start
  for (let steps = 0; steps < 16; steps += 1) {
    const on = pastOne(source, spot)
    if (on === undefined) break
    spot = on
  }
  const bound = tokenAt(source, spot)
  const ended = bound?.kind === 'end' ? past(spot, bound) : spot
  const edge = tokenAt(source, ended)
  return edge && ['before', 'inside', 'after', 'until'].includes(edge.kind) ? past(ended, edge) : ended
}

function pastOne(source: Source, spot: Spot): Spot | undefined {
  const time = readTime(source, spot)
  if (time !== undefined) return time.spot
  const token = tokenAt(source, spot)
  if (token === undefined) return undefined
  const behind = past(spot, token)
  switch (token.kind) {
    case 'weekday':
    case 'edge':
    case 'tenday':
    case 'halfMonth':
      return behind
    case 'number': {
      const unit = skip(source, behind, 'unit')
      const name = source.tokens[behind.next]?.value
      if (unit !== undefined && ['date', 'number', 'month'].includes(String(name))) return unit
      const isListed = source.tokens[spot.next - 1]?.kind === 'separator'
      return isListed && Number(token.value) <= 31 ? behind : undefined
    }
    case 'mod':
      return skip(source, behind, 'unit', 'month')
    case 'ordinal': {
      if (typeof token.value === 'string') return behind
      const number = skip(source, behind, 'number') ?? behind
      const piece = skip(source, number, 'piece') ?? number
      return skip(source, piece, 'unit') ?? skip(source, piece, 'weekday')
    }
    case 'separator': {
      const next = tokenAt(source, behind)
      const goesOn = token.value === ',' || token.value === '-'
      return goesOn && (next?.kind === 'number' || next?.kind === 'weekday') && pastOne(source, behind)
        ? behind
        : undefined
    }
    default:
      return undefined
  }
}
