import { type RefObject, useEffect, useState } from 'react'

export interface Range {
  readonly from: number
  readonly to: number
}

const spare = 12

/** The rows of a list that are in sight, and a few around them. */
export function rangeInSight(top: number, height: number, rowHeight: number, count: number): Range {
  const from = Math.max(0, Math.floor(-top / rowHeight) - spare)
  const to = Math.min(count, Math.max(from, Math.ceil((height - top) / rowHeight) + spare))
  return { from: Math.min(from, to), to }
}

/** Follows the window's scrolling; of a list that is not windowed all rows are in range. */
export function useWindowed(
  holder: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
  isOn: boolean,
): Range {
  const [range, setRange] = useState<Range>({ from: 0, to: Math.min(count, 60) })
  useEffect(() => {
    if (!isOn) return undefined
    let frame = 0
    const look = () => {
      frame = 0
      const top = holder.current?.getBoundingClientRect().top ?? 0
      const next = rangeInSight(top, window.innerHeight, rowHeight, count)
      setRange((before) => (before.from === next.from && before.to === next.to ? before : next))
    }
    const later = () => {
      frame ||= requestAnimationFrame(look)
    }
    look()
    window.addEventListener('scroll', later, { passive: true, capture: true })
    window.addEventListener('resize', later)
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('scroll', later, { capture: true })
      window.removeEventListener('resize', later)
    }
  }, [holder, count, rowHeight, isOn])
  return isOn ? { from: Math.min(range.from, count), to: Math.min(range.to, count) } : { from: 0, to: count }
}
