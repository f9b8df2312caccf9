import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { VenueCheckView } from '#contract/venue.ts'
import { isVenueItem, needsPerson } from '#domain/meeting/venue.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, TextField } from '#web/ui/fields.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { When } from '#web/ui/When.tsx'
import { useSetVenueCheck, venueQuery } from './venue-api.ts'
import './prep.css'

/** What has to be seen to, by the form of the meeting; each line ticked by somebody at some time. */
export function VenueChecklist({ meetingId }: { meetingId: string }): ReactNode {
  const text = useText()
  const list = useQuery(venueQuery(meetingId))
  return (
    <Faces query={list}>
      {({ items }) => (
        <div className="stack">
          <ul className="checklist" aria-label={text('agenda.venue.checklist')}>
            {items.map((item) => (
              <Line key={item.key} item={item} meetingId={meetingId} />
            ))}
          </ul>
          <AddLine meetingId={meetingId} />
        </div>
      )}
    </Faces>
  )
}

function Line({ item, meetingId }: { item: VenueCheckView; meetingId: string }): ReactNode {
  const text = useText()
  const set = useSetVenueCheck(meetingId)
  const { key, label, person, isNeeded, checkedBy, checkedAt } = item
  const name = label === '' && isVenueItem(key) ? text(`enum.venueItem.${key}`) : label
  if (!isNeeded) {
    return (
      <li className="faint">
        <s className="check">{name}</s>
        <Button kind="quiet" small onClick={() => set.mutate({ key, isNeeded: true })}>
          {text('agenda.venue.needed')}
        </Button>
        <ErrorLine error={set.error} />
      </li>
    )
  }
  return (
    <li>
      <CheckField
        checked={checkedAt !== null}
        onChange={(isChecked) => set.mutate({ key, isChecked })}
        disabled={set.isPending}
      >
        {name}
      </CheckField>
      {needsPerson(key) && (
        <span className="checklist-who">
          <FormField label={text('agenda.venue.who', { item: name })}>
            <PersonPicker
              value={person}
              onChange={(next) => set.mutate({ key, personId: next?.id ?? null })}
              placeholder={text('agenda.venue.whoMissing')}
            />
          </FormField>
        </span>
      )}
      {checkedAt !== null && (
        <span className="small faint">
          {text('agenda.venue.by', { name: checkedBy?.name ?? '' })} <When at={checkedAt} />
        </span>
      )}
      <Button
        kind="quiet"
        small
        icon="cross"
        className="push"
        aria-label={`${text('agenda.venue.notNeeded')}: ${name}`}
        title={text('agenda.venue.notNeeded')}
        onClick={() => set.mutate({ key, isNeeded: false })}
      />
      <ErrorLine error={set.error} />
    </li>
  )
}

function AddLine({ meetingId }: { meetingId: string }): ReactNode {
  const text = useText()
  const [label, setLabel] = useState('')
  const set = useSetVenueCheck(meetingId)
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (label.trim() === '' || set.isPending) return
    set.mutate({ key: newKey(), label: label.trim() }, { onSuccess: () => setLabel('') })
  }
  return (
    <form className="add-row" onSubmit={handleSubmit}>
      <div className="add-row-main">
        <FormField label={text('agenda.venue.add')}>
          <TextField
            value={label}
            onChange={setLabel}
            maxLength={100}
            placeholder={text('agenda.venue.addPlaceholder')}
          />
        </FormField>
      </div>
      <Button type="submit" icon="plus" busy={set.isPending} disabled={label.trim() === ''}>
        {text('common.add')}
      </Button>
      <ErrorLine error={set.error} />
    </form>
  )
}

/** Browsers give out ids on https only; any word that is new in this meeting will do. */
function newKey(): string {
  return crypto.randomUUID?.() ?? `own-${performance.now().toString(36).replace('.', '-')}`
}
