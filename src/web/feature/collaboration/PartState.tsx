import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ConflictDialog } from '#web/ui/ConflictDialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import type { SavedPart } from './useSavedPart.ts'
import './collaboration.css'

/** How a part that saves itself stands: quietly, unless something is wrong. */
export function PartState<Fields extends object>({
  part,
  say,
}: {
  part: SavedPart<Fields>
  /** The part in words, for two people's versions side by side. */
  say: (fields: Fields) => string
}): ReactNode {
  const text = useText()
  const { status, conflict } = part
  return (
    <>
      <span className="charter-state small faint" role="status">
        {status !== 'still' && text(`charter.save.${status}`)}
        {status === 'failed' && conflict === undefined && (
          <Button kind="quiet" small onClick={part.flush}>
            {text('common.retry')}
          </Button>
        )}
      </span>
      <ErrorLine error={part.error} />
      {conflict && (
        <ConflictDialog
          mine={say(conflict.mine)}
          theirs={say(conflict.theirs)}
          canMerge={false}
          onSettle={(_, choice) => part.settle(choice === 'theirs' ? 'theirs' : 'mine')}
          onClose={part.closeConflict}
        />
      )}
    </>
  )
}
