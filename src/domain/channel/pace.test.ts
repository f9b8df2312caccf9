import { expect, it } from 'vitest'
import { mergedAt, mostAttempts, nextSlot, pauseAfter } from './pace.ts'

const now = Date.UTC(2026, 2, 2, 1)
/** One every `gap` milliseconds, the last of them just now. */
const attempts = (count: number, gap: number) =>
  Array.from({ length: count }, (_, index) => now - index * gap)

it.each([
  ['dingtalk', 0, 1000, 0],
  ['dingtalk', 17, 1000, 0],
  ['dingtalk', 18, 1000, 43_000],
  ['wecom', 18, 3000, 9000],
  ['wecom', 18, 4000, 0],
  ['feishu', 3, 100, 0],
  ['feishu', 4, 100, 700],
  ['feishu', 90, 500, 15_500],
  ['feishu', 89, 500, 0],
] as const)('S2-09: after %2$i messages %3$i ms apart %1$s waits', (kind, count, gap, waits) => {
  expect(nextSlot(kind, attempts(count, gap), now) - now).toBe(waits)
})

it.each([
  ['dingtalk', 20, 20],
  ['wecom', 20, 20],
  ['feishu', 100, 5],
] as const)(
  'S2-09: never gives the robot of %s more than %i in any minute and %i in any second',
  (kind, most, burst) => {
    const sent: number[] = []
    let clock = now
    for (let index = 0; index < 250; index++) {
      clock = nextSlot(kind, sent, clock)
      sent.push(clock)
    }
    for (const from of sent) {
      expect(sent.filter((at) => at >= from && at < from + 60_000).length).toBeLessThanOrEqual(most)
      expect(sent.filter((at) => at >= from && at < from + 1000).length).toBeLessThanOrEqual(burst)
    }
  },
)

it.each([
  ['invited', undefined, 0, 0],
  ['invited', 1, 0, 4],
  ['minutesFinal', 4, 2, 1],
  ['overdueTasks', 5, 0, 0],
  ['invited', 90, 0, 0],
  // Left over when the last one went.
  ['invited', 1, 2, 0],
  ['cancelled', 1, 0, 0],
  ['rescheduled', 1, 0, 0],
] as const)(
  'S2-09: %s, %s minutes after the last message and %i old, waits %i minutes for others',
  (notice, since, age, waits) => {
    const minutes = (count: number) => count * 60_000
    const times = {
      created: now - minutes(age),
      lastSent: since === undefined ? undefined : now - minutes(since),
      now,
    }
    expect(mergedAt(notice, times) - now).toBe(minutes(waits))
  },
)

it('waits longer each time and ends', () => {
  const pauses = Array.from({ length: mostAttempts }, (_, index) => pauseAfter(index + 1))
  expect(pauses.at(-1)).toBeUndefined()
  const given = pauses.slice(0, -1) as number[]
  expect(given).toEqual(given.toSorted((a, b) => a - b))
  expect(new Set(given).size).toBe(given.length)
})
