import type { ReactNode } from 'react'
import type { ChainLink } from '#contract/common.ts'
import { openNames } from '#domain/import/names.ts'
import { useText } from '#web/lib/text.ts'
import { Confirm } from '#web/ui/Confirm.tsx'
import { OnDay } from '#web/ui/When.tsx'
import { countsOf, type ImportReview } from './review.ts'

/** What will come of it, before it does. */
export function ApplyDialog({
  review,
  into,
  busy,
  onApply,
  onClose,
}: {
  review: ImportReview
  into: ChainLink | null
  busy: boolean
  onApply: () => void
  onClose: () => void
}): ReactNode {
  const text = useText()
  const count = (kind: string) => countsOf(review.items.filter((item) => item.kind === kind)).accepted
  const { open } = countsOf(review.items)
  const names = openNames(review).length
  const { accepted } = countsOf(review.items)
  const others = accepted - count('topic') - count('decision') - count('action')
  return (
    <Confirm
      title={text(into === null ? 'imports.confirm.newTitle' : 'imports.confirm.addTitle')}
      action={text(into === null ? 'imports.confirm.new' : 'imports.confirm.add')}
      busy={busy}
      onConfirm={onApply}
      onClose={onClose}
    >
      <p>
        {into === null ? (
          <>
            <strong>{review.basics.name || text('imports.untitled')}</strong>{' '}
            {review.basics.date !== null && <OnDay day={review.basics.date} />}
          </>
        ) : (
          <strong>{into.title}</strong>
        )}
      </p>
      <p>
        {text('imports.confirm.counts', {
          topics: count('topic'),
          decisions: count('decision'),
          tasks: count('action'),
          others,
        })}
      </p>
      {open > 0 && <p className="tone-amber">{text('imports.confirm.open', { count: open })}</p>}
      {names > 0 && <p className="quiet">{text('imports.confirm.names', { count: names })}</p>}
      <p className="small quiet">
        {text(into === null ? 'imports.confirm.newNote' : 'imports.confirm.addNote')}
      </p>
    </Confirm>
  )
}
