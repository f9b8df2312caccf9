import { type ReactNode, useState } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Confirm.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { toast } from '#web/ui/toast.tsx'
import { type ContingencyView, useDrop, useEnd, useStart } from './api.ts'

/** Start, end with how it went, or drop. What stands against starting is listed on the page. */
export function ContingencySteps({ contingency }: { contingency: ContingencyView }): ReactNode {
  const text = useText()
  const [open, setOpen] = useState<'end' | 'drop'>()
  const start = useStart(contingency.id)
  const end = useEnd(contingency.id)
  const drop = useDrop(contingency.id)
  const { can } = contingency
  const done = (said: 'contingency.ended' | 'contingency.dropped') => ({
    onSuccess: () => {
      setOpen(undefined)
      toast(text(said))
    },
  })
  return (
    <>
      <ErrorLine error={start.error} />
      {can.includes('drop') && <Button onClick={() => setOpen('drop')}>{text('contingency.drop')}</Button>}
      {can.includes('start') && (
        <Button
          kind="primary"
          icon="warn"
          busy={start.isPending}
          onClick={() => start.mutate(undefined, { onSuccess: () => toast(text('contingency.started')) })}
        >
          {text('contingency.start')}
        </Button>
      )}
      {can.includes('end') && (
        <Button kind="primary" icon="check" onClick={() => setOpen('end')}>
          {text('contingency.end')}
        </Button>
      )}
      {open === 'end' && (
        <Confirm
          title={text('contingency.end')}
          action={text('contingency.end')}
          reason={text('contingency.field.endNote')}
          busy={end.isPending}
          error={end.error}
          onConfirm={(note) => end.mutate({ note }, done('contingency.ended'))}
          onClose={() => setOpen(undefined)}
        >
          <p className="small quiet">{text('contingency.endHint')}</p>
        </Confirm>
      )}
      {open === 'drop' && (
        <Confirm
          title={text('contingency.drop')}
          action={text('contingency.drop')}
          reason={text('issue.field.reason')}
          busy={drop.isPending}
          error={drop.error}
          onConfirm={(reason) => drop.mutate({ reason }, done('contingency.dropped'))}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  )
}
