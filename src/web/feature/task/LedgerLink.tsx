import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { LinkButton } from '#web/ui/Button.tsx'

/** From a meeting to its task allocation sheet (S3-30). */
export function LedgerLink({ meetingId }: { meetingId: string }): ReactNode {
  const text = useText()
  return (
    <div>
      <LinkButton to={`/meetings/${meetingId}/ledger`} icon="task" small>
        {text('ledger.open')}
      </LinkButton>
    </div>
  )
}
