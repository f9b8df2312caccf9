import { openingMinutes } from './length.ts'

/** Seconds left for the host's opening; negative when it takes too long, null once a topic was begun. */
export function openingLeft(
  { actualStart, hasBegun }: { readonly actualStart: Date | null; readonly hasBegun: boolean },
  now: Date,
): number | null {
  if (actualStart === null || hasBegun) return null
  return openingMinutes * 60 - Math.floor((now.getTime() - actualStart.getTime()) / 1000)
}
