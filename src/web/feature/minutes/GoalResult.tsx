import type { ReactNode } from 'react'
import { goalResults, type MinutesView } from '#contract/minutes.ts'
import { useText } from '#web/lib/text.ts'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { SelectField } from '#web/ui/fields.tsx'
import { useUpdateMinutes } from './api.ts'

/** Was the goal reached (S2-49): the recorder says it in one word, and in the line below in their own. */
export function GoalResult({
  minutes,
  isEditable,
}: {
  minutes: MinutesView
  isEditable: boolean
}): ReactNode {
  const text = useText()
  const update = useUpdateMinutes(minutes.id)
  const { result } = minutes.content.goalAndAgenda
  if (!isEditable && result === null) return null
  const label = text('minutes.result.label')
  return (
    <div className="form-cell wide">
      <dt>{label}</dt>
      <dd>
        {isEditable ? (
          <SelectField
            aria-label={label}
            value={result ?? ''}
            disabled={update.isPending}
            none={text('minutes.result.none')}
            options={goalResults.map((value) => ({ value, label: text(`document.result.${value}`) }))}
            onChange={(value) =>
              update.mutate({
                version: minutes.version,
                change: { goalResult: (value as string) === '' ? null : value },
              })
            }
          />
        ) : (
          result !== null && text(`document.result.${result}`)
        )}
        <ErrorLine error={update.error} />
      </dd>
    </div>
  )
}
