import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { Section } from '#web/ui/Page.tsx'
import { When } from '#web/ui/When.tsx'
import { importedLinesQuery } from './api.ts'
import './analysis.css'

/** The words of the text that a decision or a task was read from; nothing for what was not brought in. */
export function Evidence({ meetingId, id }: { meetingId: string | undefined; id: string }): ReactNode {
  const text = useText()
  const query = useQuery({ ...importedLinesQuery(meetingId ?? ''), enabled: meetingId !== undefined })
  const line = query.data?.items.find(({ decisionId, taskId }) => decisionId === id || taskId === id)
  if (line === undefined) return null
  return (
    <Section title={text('imports.evidence.title')}>
      <blockquote className="evidence serif">{line.evidence}</blockquote>
      <p className="small faint">
        {line.by !== null && text('imports.evidence.by', { name: line.by.name })} <When at={line.at} />
      </p>
    </Section>
  )
}
