import { type ReactNode, useState } from 'react'
import type { OutputsView } from '#contract/output.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Confirm.tsx'
import { useChange } from './api.ts'

/** Edit and remove, for whoever may; a removal is asked about, and its wording stays in the history. */
export function RowButtons({
  about,
  onEdit,
  remove,
}: {
  /** What the row is about, for those who hear the buttons. */
  about: string
  onEdit: () => void
  remove: () => Promise<OutputsView>
}): ReactNode {
  const text = useText()
  const [isAsking, setAsking] = useState(false)
  const change = useChange()
  return (
    <span className="output-buttons no-print">
      <Button
        kind="quiet"
        small
        icon="pencil"
        aria-label={text('output.edit', { text: about })}
        onClick={onEdit}
      />
      <Button
        kind="quiet"
        small
        icon="cross"
        aria-label={text('output.remove', { text: about })}
        onClick={() => setAsking(true)}
      />
      {isAsking && (
        <Confirm
          title={text('output.removeTitle')}
          action={text('output.removeNow')}
          busy={change.isPending}
          error={change.error}
          onConfirm={() => change.mutate(remove, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        >
          <p>{about}</p>
          <p className="small quiet">{text('output.removeHint')}</p>
        </Confirm>
      )}
    </span>
  )
}
