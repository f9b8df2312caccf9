import { useEffect } from 'react'

/** So long a place may take to appear: what it stands in is still being read. In milliseconds. */
const patience = 8000

/** Brings the place that an address names into sight, as soon as it is there. A letter leads to such places. */
export function useHashPlace(href: string): void {
  useEffect(() => {
    const name = decodeURIComponent(href.split('#')[1] ?? '')
    if (name === '') return
    const find = () => {
      const place = document.getElementById(name)
      place?.scrollIntoView({ block: 'start' })
      return place !== null
    }
    if (find()) return
    const observer = new MutationObserver(() => {
      if (find()) observer.disconnect()
    })
    observer.observe(document.body, { childList: true, subtree: true })
    const end = setTimeout(() => observer.disconnect(), patience)
    return () => {
      clearTimeout(end)
      observer.disconnect()
    }
  }, [href])
}
