import type { ReactNode } from 'react'
import { SeriesList } from '#web/feature/series/SeriesList.tsx'
import { useText } from '#web/lib/text.ts'
import { LinkButton } from '#web/ui/Button.tsx'
import { Page } from '#web/ui/Page.tsx'
import { MeetingTabs } from './meeting-tabs.tsx'

export default function SeriesListPage(): ReactNode {
  const text = useText()
  return (
    <>
      <MeetingTabs />
      <Page
        title={text('series.title')}
        primary={
          <LinkButton to="/series/new" kind="primary" icon="plus">
            {text('series.newAction')}
          </LinkButton>
        }
      >
        <SeriesList />
      </Page>
    </>
  )
}
