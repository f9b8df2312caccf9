import { queryOptions, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { getModelOffer } from '#contract/language-model.ts'
import { type Classification, classifications } from '#domain/meeting/enums.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, SelectField } from '#web/ui/fields.tsx'

const offerQuery = queryOptions({
  queryKey: ['language-model', 'offer'] as const,
  queryFn: ({ signal }) => call(getModelOffer, { signal }),
})

/**
 * Whether a language model is to look at the text as well, and how secret the text is. Shows nothing where no model
 * is set up, and asks nobody by itself.
 */
export function ModelChoice({
  value,
  onChange,
}: {
  value: Classification | undefined
  onChange: (level: Classification | undefined) => void
}): ReactNode {
  const text = useText()
  const { data } = useQuery(offerQuery)
  const offer = data?.offer
  if (!offer) return null
  const allowed = classifications.slice(0, classifications.indexOf(offer.upTo) + 1)
  return (
    <div className="stack">
      <CheckField
        checked={value !== undefined}
        onChange={(isWanted) =>
          onChange(isWanted ? (allowed.includes('internal') ? 'internal' : 'public') : undefined)
        }
      >
        {text('languageModel.choice.ask')}
      </CheckField>
      {value !== undefined && (
        <FormField
          label={text('languageModel.choice.level')}
          hint={
            allowed.includes(value)
              ? text('languageModel.choice.hint', { host: offer.host })
              : text('languageModel.choice.tooSecret')
          }
        >
          <SelectField
            value={value}
            onChange={onChange}
            options={classifications.map((level) => ({
              value: level,
              label: text(`enum.classification.${level}`),
            }))}
          />
        </FormField>
      )}
    </div>
  )
}
