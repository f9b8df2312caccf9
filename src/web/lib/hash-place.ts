import { useEffect } from 'react'

/** So long a place may take to appear and to come to rest: what stands around it is still being read. In milliseconds. */
const patience = 6000
const rest = 1500

/** Brings the place that an address names into sight, as soon as it is there. A letter leads to such places. */
export function useHashPlace(href: string): void {
  useEffect(() => {
    const name = decodeURIComponent(href.split('#')[1] ?? '')
    if (name === '') return
    let end: ReturnType<typeof setTimeout>
    const stop = () => {
      clearTimeout(end)
      observer.disconnect()
      for (const act of acts) removeEventListener(act, stop)
    }
    let isFound = false
    const find = () => {
      const place = document.getElementById(name)
      place?.scrollIntoView({ block: 'start' })
      if (place === null || isFound) return
      isFound = true
      clearTimeout(end)
      end = setTimeout(stop, rest)
    }
    const observer = new MutationObserver(find)
    observer.observe(document.body, { childList: true, subtree: true })
    // Whoever has begun to read is not pulled back.
    for (const act of acts) addEventListener(act, stop)
    end = setTimeout(stop, patience)
    find()
    return stop
  }, [href])
}

const acts = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const
