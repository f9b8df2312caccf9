import { useCallback } from 'react'
import type { Passage } from '#domain/minutes/passage.ts'
import { useText } from '#web/lib/text.ts'

/** What a passage is called in a list to choose from: 议题讨论 · 推广分工 · 讨论要点 2：由市场部…. */
export function usePassageName(): (passage: Passage) => string {
  const text = useText()
  return useCallback(
    ({ section, item, field, line, text: words }) => {
      const of = section === 'decisions' ? 'decision' : section === 'tasks' ? 'task' : 'field'
      const name = text(`document.${of}.${field}`)
      const start = words.length > 24 ? `${words.slice(0, 24)}…` : words
      const place = [text(`enum.minutesSection.${section}`), item, line === 0 ? name : `${name} ${line}`]
        .filter(Boolean)
        .join(' · ')
      return start === '' ? place : `${place}：${start}`
    },
    [text],
  )
}
