import type { Deadline } from '#domain/analysis/deadline/deadline.ts'
import { isHypothesis } from './against.ts'
import type { Part } from './part.ts'

/** 样品到货后，…三天内: counts from what has yet to happen. */
const conditional = /(?<!会|会议|此|然|随|今|最|以|事|前|稍|[今明后][天日]|\d[日号天])(?:之|以)?后[,]?$/

/** 拍完48小时内, 考完一周内: counts from when that is done. */
function behindDeed({ start, text }: Part, one: Deadline): boolean {
  return (
    one.bound === 'within' &&
    /(?<!务必|必须|须|要)(?:[^,]完|收到|拿到|到账|到货|结束|办好|做好)(?:之?后)?,?\s*$/.test(
      text.slice(0, one.start - start),
    )
  )
}

function afterEvent(one: Deadline): Deadline {
  return one.why.key.startsWith('span') ? { ...one, kind: 'cond', due: null } : one
}

/** The limit that counts where several are named: the last with a day, then conditions, then vague words. */
export function dueOf(parts: readonly Part[]): Deadline | null {
  const at = parts.findIndex(({ text }) => conditional.test(text))
  const all = parts.flatMap(({ deadlines }, index) =>
    isHypothesis(parts[index]?.text ?? '')
      ? deadlines.map((one): Deadline => ({ ...one, kind: 'cond', due: null }))
      : at >= 0 && index > at
        ? deadlines.map(afterEvent)
        : deadlines.map((one) => (behindDeed(parts[index] as Part, one) ? afterEvent(one) : one)),
  )
  return bestOf(all)
}

export function bestOf(all: readonly Deadline[]): Deadline | null {
  // 每季度结束后15日内: again and again
  const again = all.filter(({ kind }) => kind === 'recur').map(({ start, quote }) => start + quote.length)
  const limits = all.filter(({ bound, start }) => bound !== 'after' && !again.includes(start))
  const last = (test: (one: Deadline) => boolean) => limits.findLast(test)
  // 5月6日到货，提前两天腾出场地: not the day of what it comes before
  const ahead = last(({ quote, kind }) => kind === 'event' && /^提前/.test(quote))
  if (ahead) return ahead
  return (
    last(({ due, bound, kind }) => due !== null && kind !== 'vague' && bound === 'by') ??
    last(({ due, bound, kind }) => due !== null && kind !== 'vague' && bound === 'within') ??
    last(({ due, kind }) => due !== null && kind !== 'vague') ??
    last(({ kind }) => kind === 'cond' || kind === 'event') ??
    last(({ kind }) => kind === 'recur') ??
    last(() => true) ??
    null
  )
}
