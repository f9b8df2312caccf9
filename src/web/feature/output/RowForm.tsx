import { type FormEvent, type ReactNode, useState } from 'react'
import type { OutputsView } from '#contract/output.ts'
import { Refused } from '#web/lib/api.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ConflictDialog } from '#web/ui/ConflictDialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { useChange } from './api.ts'

interface Versioned {
  readonly version: number
}

/**
 * One row being put down or changed. What is typed outlives a reload; when somebody else has changed the row
 * meanwhile, both stand side by side and nothing is overwritten unseen.
 */
export function RowForm<Values, Row extends Versioned>({
  form,
  initial,
  row,
  valuesOf,
  describe,
  isReady,
  send,
  onDone,
  children,
}: {
  /** Names the draft. */
  form: string
  initial: Values
  /** The row that is changed; absent: a new one. */
  row?: Row
  valuesOf?: (row: Row) => Values
  /** The row in words, to be held against another one. */
  describe: (values: Values) => string
  isReady: (values: Values) => boolean
  send: (values: Values, version: number) => Promise<OutputsView>
  onDone: () => void
  children: (values: Values, change: (part: Partial<Values>) => void) => ReactNode
}): ReactNode {
  const text = useText()
  const draft = useDraft<Values>(form, initial)
  const change = useChange()
  const [present, setPresent] = useState<Row>()

  function save(version: number) {
    change.mutate(() => send(draft.value, version), {
      onSuccess: finish,
      onError: (error) => {
        if (!(error instanceof Refused) || !error.reason.endsWith('.stale')) return
        setPresent((error.detail as { current?: Row } | undefined)?.current)
      },
    })
  }
  function finish() {
    draft.clear()
    onDone()
  }
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (isReady(draft.value)) save(row?.version ?? 0)
  }

  return (
    <form className="form inset output-form" onSubmit={handleSubmit}>
      {children(draft.value, (part) => draft.set((before) => ({ ...before, ...part })))}
      {present === undefined && <ErrorLine error={change.error} />}
      <div className="form-end">
        <Button type="submit" busy={change.isPending} disabled={!isReady(draft.value)}>
          {text(row === undefined ? 'output.add' : 'output.save')}
        </Button>
        <Button kind="quiet" onClick={finish}>
          {text('common.cancel')}
        </Button>
      </div>
      {present !== undefined && valuesOf !== undefined && (
        <ConflictDialog
          mine={describe(draft.value)}
          theirs={describe(valuesOf(present))}
          canMerge={false}
          onSettle={(_, choice) => {
            setPresent(undefined)
            if (choice === 'mine') save(present.version)
            else finish()
          }}
          onClose={() => setPresent(undefined)}
        />
      )}
    </form>
  )
}
