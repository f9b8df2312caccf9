import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ConflictDialog } from '#web/ui/ConflictDialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import type { Part } from './use-part.ts'

/** The one button of a part, what went wrong, and both texts where somebody else was faster. */
export function PartEnd<Fields extends object>({
  part,
  say,
}: {
  part: Part<Fields>
  say: (fields: Fields) => string
}): ReactNode {
  const text = useText()
  return (
    <>
      <ErrorLine error={part.error} />
      {part.isDirty && (
        <div className="line">
          <Button kind="primary" busy={part.isSaving} onClick={part.save}>
            {text('common.save')}
          </Button>
          <span className="small quiet" role="status">
            {text('retrospective.unsaved')}
          </span>
        </div>
      )}
      {part.conflict !== undefined && (
        <ConflictDialog
          mine={say(part.conflict.mine)}
          theirs={say(part.conflict.theirs)}
          canMerge={false}
          onSettle={(_, choice) => part.settle(choice === 'theirs' ? 'theirs' : 'mine')}
          onClose={part.closeConflict}
        />
      )}
    </>
  )
}
