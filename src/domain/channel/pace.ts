import type { ChannelKind, ChannelNotice } from './channel.ts'

const second = 1000
const minute = 60 * second

interface Limit {
  readonly count: number
  readonly within: number
}

/**
 * 钉钉 and 企业微信 take 20 messages a minute from one robot, failed ones counted; 飞书 takes 100, but no more than
 * 5 a second. Some stay in hand for trial messages and for clocks that do not agree.
 */
const limits: Record<ChannelKind, readonly Limit[]> = {
  dingtalk: [{ count: 18, within: minute }],
  wecom: [{ count: 18, within: minute }],
  feishu: [
    { count: 90, within: minute },
    { count: 4, within: second },
  ],
}

/** How far back attempts count, in milliseconds. */
export const paceWindow = minute

/**
 * The first instant at which one more message may go, in milliseconds since 1970; `now` if it may go at
 * once. `attempts` are the instants of the last minute. The minute slides: it does not begin with the clock's.
 */
export function nextSlot(kind: ChannelKind, attempts: readonly number[], now: number): number {
  const latestFirst = attempts.toSorted((a, b) => b - a)
  return Math.max(
    now,
    ...limits[kind].map(({ count, within }) => {
      const oldest = latestFirst[count - 1]
      return oldest === undefined ? now : oldest + within
    }),
  )
}

/** So long after a message the next ones wait for each other, to go as one. In milliseconds. */
export const mergeWindow = 5 * minute

/** Whoever has the old time in mind must hear of the new one, or of none, before they set out. */
export function cannotWait(notice: ChannelNotice | 'trial'): boolean {
  return notice === 'rescheduled' || notice === 'cancelled' || notice === 'trial'
}

/**
 * Until when it waits for others, in milliseconds since 1970; `lastSent` is when something last went. What had been
 * left over then has waited already.
 */
export function mergedAt(
  notice: ChannelNotice | 'trial',
  times: { readonly created: number; readonly lastSent: number | undefined; readonly now: number },
): number {
  const { created, lastSent, now } = times
  if (lastSent === undefined || created <= lastSent || cannotWait(notice)) return now
  return Math.max(now, lastSent + mergeWindow)
}

const pauses = [1, 2, 5, 15, 60, 180].map((minutes) => minutes * minute)

/** How many times a message is tried in all. */
export const mostAttempts = pauses.length + 1

/** Milliseconds until the next try after so many have failed; undefined: no more. */
export function pauseAfter(attempts: number): number | undefined {
  return pauses[attempts - 1]
}

/**
 * How long a robot is left in peace whose host has not answered so many times on end, in milliseconds. It never
 * ends: a host may be back after a week.
 */
export function restAfter(silentTries: number): number {
  return pauses[Math.min(silentTries, pauses.length) - 1] ?? 0
}
