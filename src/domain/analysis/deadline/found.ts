import type { Deadline } from './deadline.ts'
import type { Found, Source, Spot } from './source.ts'

type Parts = Partial<Deadline> & Pick<Deadline, 'kind' | 'why' | 'confidence'>

export function found(
  source: Source,
  start: number,
  spot: Spot,
  parts: Parts,
  more: Partial<Found> = {},
): Found {
  const deadline: Deadline = {
    quote: source.text.slice(start, spot.end),
    start,
    due: null,
    time: null,
    bound: null,
    role: 'deadline',
    ...parts,
  }
  return { ...more, deadline, spot }
}
