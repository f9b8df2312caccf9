import { type FormEvent, type ReactNode, useState } from 'react'
import type { z } from 'zod'
import type { SeriesView, updateSeries } from '#contract/series.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useReading } from '#web/lib/reading.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { Link } from '#web/ui/Link.tsx'
import { toast } from '#web/ui/toast.tsx'
import { useUpdateSeries } from './api.ts'
import { canSend, type Filled, filledOf, SeriesFields, sentOf } from './SeriesForm.tsx'

export type Kept = z.infer<typeof updateSeries.reply>['kept']

/** 这一次及以后: the change holds from a day on; what was set by hand on one meeting stays, and is said so. */
export function EditSeries({
  series,
  onDone,
}: {
  series: SeriesView
  onDone: (kept: Kept) => void
}): ReactNode {
  const text = useText()
  const sayError = useError()
  const { zone, now } = useReading()
  const draft = useDraft<Filled>(`series/${series.id}`, filledOf(series))
  const [from, setFrom] = useState<string | null>(civilDateOf(now, zone))
  const update = useUpdateSeries(series.id)
  const { value: filled } = draft
  const issues = update.error ? sayError(update.error).fields : {}

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const changes = changedOf(sentOf(filled, series), sentOf(filledOf(series), series))
    update.mutate(
      { ...changes, version: series.version, ...(from !== null && { from }) },
      {
        onSuccess: ({ changed, kept }) => {
          draft.clear()
          toast(text('series.saved', { count: changed }))
          onDone(kept)
        },
      },
    )
  }

  return (
    <form className="form" onSubmit={handleSubmit}>
      <p className="small quiet">{text('series.editHint')}</p>
      <FormField label={text('series.editFrom')}>
        <DayField value={from} onChange={setFrom} />
      </FormField>
      <SeriesFields
        filled={filled}
        set={(change) => draft.set((before) => ({ ...before, ...change }))}
        issues={issues}
        withStart={false}
      />
      <ErrorLine error={update.error} />
      <div className="form-end">
        <Button type="submit" kind="primary" busy={update.isPending} disabled={!canSend(filled)}>
          {text('series.save')}
        </Button>
        <Button
          onClick={() => {
            draft.clear()
            onDone([])
          }}
        >
          {text('common.cancel')}
        </Button>
      </div>
    </form>
  )
}

/** Only what was changed is sent: a recurrence sent again would put meetings on new dates. */
function changedOf<Sent extends Readonly<Record<string, unknown>>>(now: Sent, before: Sent): Partial<Sent> {
  return Object.fromEntries(
    Object.entries(now).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field])),
  ) as Partial<Sent>
}

/** Which meetings kept what they had, and why. */
export function KeptMeetings({ kept }: { kept: Kept }): ReactNode {
  const text = useText()
  if (kept.length === 0) return null
  return (
    <div role="status">
      <p className="quiet">{text('series.kept')}</p>
      <ul className="dates">
        {kept.map(({ meeting, why, fields }) => (
          <li key={`${meeting.id}${why}`}>
            <Link to={`/meetings/${meeting.id}`}>{meeting.title}</Link>
            <span className="small quiet">
              {text(`series.keptWhy.${why}`, {
                fields: fields
                  .map((field) => text(`series.given.${field}`))
                  .join(text('series.rule.separator')),
              })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
