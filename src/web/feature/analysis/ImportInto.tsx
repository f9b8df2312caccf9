import type { ReactNode } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import { useText } from '#web/lib/text.ts'
import { LinkButton } from '#web/ui/Button.tsx'

/** 从笔记整理: what was noted elsewhere becomes part of this meeting's record. */
export function ImportInto({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  if (!meeting.can.includes('importNotes')) return null
  return (
    <LinkButton to={`/imports/new?meeting=${meeting.id}`} icon="upload">
      {text('imports.into')}
    </LinkButton>
  )
}
