import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Choice } from '#web/ui/fields.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { When } from '#web/ui/When.tsx'
import { useConfirmVenue } from './api.ts'
import { PrepSection } from './PrepSection.tsx'
import { SavedText } from './SavedText.tsx'
import { useMeetingSaver } from './useMeetingSaver.ts'
import { VenueChecklist } from './VenueChecklist.tsx'
import { venueKey, venueQuery } from './venue-api.ts'

export const forms = ['offline', 'online', 'hybrid'] as const

/** Room, link and technical support, confirmed by somebody at some time (S0-27). */
export function VenueSection({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const saver = useMeetingSaver(meeting.id)
  const confirm = useConfirmVenue(meeting.id)
  const cache = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const { form, venueConfirmedAt, venueConfirmedBy } = meeting
  const open = useQuery(venueQuery(meeting.id)).data?.open ?? 0
  return (
    <PrepSection part="venue" meeting={meeting}>
      <div className="form">
        <div className="line">
          <Choice
            label={text('meeting.field.form')}
            value={form}
            onChange={(next) => {
              setError(null)
              // The template is that of the form.
              saver
                .saveChoice({ form: next })
                .then(() => cache.invalidateQueries({ queryKey: venueKey(meeting.id) }))
                .catch(setError)
            }}
            options={forms.map((value) => ({ value, label: text(`enum.meetingForm.${value}`) }))}
          />
        </div>
        <div className="form-columns">
          {form !== 'online' && (
            <SavedText
              name={`meeting/${meeting.id}/place`}
              label={text('meeting.field.place')}
              saved={meeting.place}
              save={(mine, base) => saver.saveText('place', mine, base)}
              placeholder={text('meeting.hint.place')}
            />
          )}
          {form !== 'offline' && (
            <SavedText
              name={`meeting/${meeting.id}/onlineUrl`}
              label={text('meeting.field.onlineUrl')}
              saved={meeting.onlineUrl}
              save={(mine, base) => saver.saveText('onlineUrl', mine, base)}
              placeholder="https://"
              maxLength={500}
            />
          )}
        </div>
        <VenueChecklist meetingId={meeting.id} />
        <div className="line">
          {venueConfirmedAt === null ? (
            <>
              <Button icon="check" busy={confirm.isPending} onClick={() => confirm.mutate(true)}>
                {text('meeting.venue.confirm')}
              </Button>
              <span className={`small ${open > 0 ? 'tone-amber' : 'faint'}`}>
                {open > 0 ? text('agenda.venue.open', { count: open }) : text('meeting.venue.confirmHint')}
              </span>
            </>
          ) : (
            <>
              <span className="mark tone-green">
                <Icon name="check" size={14} />
                {text('meeting.venue.confirmed', { name: venueConfirmedBy?.name ?? '' })}
              </span>
              <span className="small faint">
                <When at={venueConfirmedAt} />
              </span>
              <Button kind="quiet" small busy={confirm.isPending} onClick={() => confirm.mutate(false)}>
                {text('meeting.venue.takeBack')}
              </Button>
            </>
          )}
        </div>
        <ErrorLine error={error ?? confirm.error} />
      </div>
    </PrepSection>
  )
}
