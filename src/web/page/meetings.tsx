import { type ReactNode, useCallback } from 'react'
import { MeetingCalendar } from '#web/feature/meeting/MeetingCalendar.tsx'
import { MeetingFilters, stateOf, viewOf } from '#web/feature/meeting/MeetingFilters.tsx'
import { MeetingList } from '#web/feature/meeting/MeetingList.tsx'
import { useFilters } from '#web/lib/address.ts'
import { useText } from '#web/lib/text.ts'
import { LinkButton } from '#web/ui/Button.tsx'
import { Page } from '#web/ui/Page.tsx'
import { MeetingTabs } from './meeting-tabs.tsx'

export default function MeetingsPage(): ReactNode {
  const text = useText()
  const [filters, change] = useFilters()
  const clear = useCallback(() => change({ q: undefined, state: undefined }), [change])
  return (
    <>
      <MeetingTabs />
      <Page
        title={text('nav.meetings')}
        actions={
          <LinkButton to="/imports/new" icon="upload">
            {text('imports.title')}
          </LinkButton>
        }
        primary={
          <LinkButton to="/meetings/new" kind="primary" icon="plus">
            {text('meeting.new.title')}
          </LinkButton>
        }
      >
        <MeetingFilters filters={filters} onChange={change} />
        {filters.as === 'calendar' ? (
          <MeetingCalendar month={filters.month} onMonth={(month) => change({ month })} />
        ) : (
          <MeetingList
            filters={{ view: viewOf(filters), state: stateOf(filters), q: filters.q }}
            onClear={clear}
          />
        )}
      </Page>
    </>
  )
}
