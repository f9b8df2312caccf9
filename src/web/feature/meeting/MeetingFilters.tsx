import { type ReactNode, useEffect, useState } from 'react'
import { type MeetingState, meetingStates } from '#domain/meeting/lifecycle.ts'
import type { Filters } from '#web/lib/address.ts'
import { useText } from '#web/lib/text.ts'
import { Choice, SelectField, TextField } from '#web/ui/fields.tsx'
import type { MeetingListView } from './api.ts'

export const listViews = ['upcoming', 'past', 'mine', 'all'] as const

export function viewOf(filters: Filters): MeetingListView {
  return listViews.find((view) => view === filters.view) ?? 'upcoming'
}

export function stateOf(filters: Filters): MeetingState | undefined {
  return meetingStates.find((state) => state === filters.state)
}

const pause = 250

/** Search, view and state; everything stands in the address, so a list can be kept and sent. */
export function MeetingFilters({
  filters,
  onChange,
}: {
  filters: Filters
  onChange: (change: Readonly<Record<string, string | undefined>>) => void
}): ReactNode {
  const text = useText()
  const isCalendar = filters.as === 'calendar'
  return (
    <div className="filters meeting-filters">
      <Choice
        label={text('meeting.list.layout')}
        value={isCalendar ? 'calendar' : 'list'}
        onChange={(as) => onChange({ as: as === 'calendar' ? as : undefined })}
        options={[
          { value: 'list', label: text('meeting.list.asList') },
          { value: 'calendar', label: text('meeting.list.asCalendar') },
        ]}
      />
      {!isCalendar && (
        <>
          <Choice
            label={text('meeting.list.view')}
            value={viewOf(filters)}
            onChange={(view) => onChange({ view: view === 'upcoming' ? undefined : view })}
            options={listViews.map((value) => ({ value, label: text(`meeting.list.views.${value}`) }))}
          />
          <SearchField value={filters.q ?? ''} onChange={(q) => onChange({ q })} />
          <SelectField
            aria-label={text('meeting.list.state')}
            value={stateOf(filters) ?? ''}
            onChange={(state) => onChange({ state })}
            none={text('meeting.list.anyState')}
            options={meetingStates.map((value) => ({ value, label: text(`enum.meetingState.${value}`) }))}
          />
        </>
      )}
    </div>
  )
}

/** What is typed is asked for when the typing pauses. */
function SearchField({ value, onChange }: { value: string; onChange: (q: string) => void }): ReactNode {
  const text = useText()
  const [typed, setTyped] = useState(value)
  // The filters may be cleared elsewhere.
  useEffect(() => setTyped(value), [value])
  useEffect(() => {
    if (typed === value) return undefined
    const timer = setTimeout(() => onChange(typed), pause)
    return () => clearTimeout(timer)
  }, [typed, value, onChange])
  return (
    <TextField
      type="search"
      value={typed}
      onChange={setTyped}
      aria-label={text('meeting.list.search')}
      placeholder={text('meeting.list.search')}
    />
  )
}
