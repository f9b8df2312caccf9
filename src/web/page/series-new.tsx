import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { NewSeries } from '#web/feature/series/NewSeries.tsx'
import { useFilters } from '#web/lib/address.ts'
import { meetingQuery } from '#web/lib/meeting.ts'
import { useText } from '#web/lib/text.ts'
import { Faces } from '#web/ui/Faces.tsx'
import { Page } from '#web/ui/Page.tsx'

/** `?from=` makes a meeting the first of the series. */
export default function NewSeriesPage(): ReactNode {
  const text = useText()
  const [{ from }] = useFilters()
  const meeting = useQuery({ ...meetingQuery(from ?? ''), enabled: from !== undefined })
  return (
    <Page title={text('series.newAction')} back={{ to: '/series', label: text('series.title') }} width="text">
      {from === undefined ? (
        <NewSeries />
      ) : (
        <Faces query={meeting}>{(found) => <NewSeries key={found.id} from={found} />}</Faces>
      )}
    </Page>
  )
}
