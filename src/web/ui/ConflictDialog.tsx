import { type ReactNode, useState } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { FormField } from './FormField.tsx'
import { TextArea } from './fields.tsx'
import './findings.css'

/**
 * Two people changed the same text: both stand side by side, and nothing is lost whichever is chosen.
 * `onSettle` gets the text to save over the present version.
 */
export function ConflictDialog({
  mine,
  theirs,
  theirName,
  canMerge = true,
  onSettle,
  onClose,
}: {
  mine: string
  theirs: string
  theirName?: string
  /** Off where there is only one or the other: a date, a person. */
  canMerge?: boolean
  onSettle: (text: string, choice: 'mine' | 'theirs' | 'merged') => void
  onClose: () => void
}): ReactNode {
  const text = useText()
  const [merged, setMerged] = useState<string>()
  return (
    <Dialog title={text('common.conflict.title')} width={720} onClose={onClose}>
      <p className="quiet">{text('common.conflict.why')}</p>
      <div className="conflict">
        <section>
          <h3>{text('common.conflict.mine')}</h3>
          <div className="conflict-text">{mine}</div>
        </section>
        <section>
          <h3>
            {theirName
              ? text('common.conflict.theirsOf', { name: theirName })
              : text('common.conflict.theirs')}
          </h3>
          <div className="conflict-text">{theirs}</div>
        </section>
      </div>
      {merged !== undefined && (
        <FormField label={text('common.conflict.merged')}>
          <TextArea value={merged} onChange={setMerged} autoFocus />
        </FormField>
      )}
      <div className="form-end">
        {merged === undefined ? (
          <>
            <Button kind="primary" onClick={() => onSettle(mine, 'mine')}>
              {text('common.conflict.keepMine')}
            </Button>
            <Button onClick={() => onSettle(theirs, 'theirs')}>{text('common.conflict.takeTheirs')}</Button>
            {canMerge && (
              <Button onClick={() => setMerged(`${theirs}\n${mine}`)}>{text('common.conflict.merge')}</Button>
            )}
          </>
        ) : (
          <>
            <Button kind="primary" disabled={merged.trim() === ''} onClick={() => onSettle(merged, 'merged')}>
              {text('common.conflict.saveMerged')}
            </Button>
            <Button onClick={() => setMerged(undefined)}>{text('common.back')}</Button>
          </>
        )}
      </div>
    </Dialog>
  )
}
