import type { ReactNode } from 'react'
import type { OutputsView } from '#contract/output.ts'
import { setMatterKinds } from '#contract/output.ts'
import type { MatterKind } from '#domain/output/kinds.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { CheckField } from '#web/ui/fields.tsx'
import { useChange } from './api.ts'

/** What kind of conflict or problem it is; a tick is saved at once. */
export function Kinds({ view }: { view: OutputsView }): ReactNode {
  const text = useText()
  const change = useChange()
  if (!view.can.includes('keep')) {
    return (
      <p className={view.kinds.length === 0 ? 'faint' : undefined}>
        {view.kinds.length === 0
          ? text('output.kindsNone')
          : view.kinds.map((kind) => text(`enum.matterKind.${kind}`)).join(text('common.join'))}
      </p>
    )
  }
  function choose(kind: MatterKind, isChosen: boolean) {
    const kinds = isChosen ? [...view.kinds, kind] : view.kinds.filter((one) => one !== kind)
    change.mutate(() => call(setMatterKinds, { params: { id: view.meetingId }, body: { kinds } }))
  }
  return (
    <>
      <fieldset className="output-kinds" aria-busy={change.isPending || undefined}>
        <legend className="visually-hidden">{text('output.slot.matterKinds')}</legend>
        {view.kindChoices.map((kind) => (
          <CheckField
            key={kind}
            checked={view.kinds.includes(kind)}
            disabled={change.isPending}
            onChange={(isChosen) => choose(kind, isChosen)}
          >
            {text(`enum.matterKind.${kind}`)}
          </CheckField>
        ))}
      </fieldset>
      <ErrorLine error={change.error} />
    </>
  )
}
