import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Attendance } from '#web/feature/meeting/Attendance.tsx'
import { preparationKey } from '#web/feature/preparation/api.ts'
import { SignIn } from '#web/feature/preparation/SignIn.tsx'
import { useFilters, usePathPart } from '#web/lib/address.ts'
import { useStream } from '#web/lib/events.ts'
import { meetingQuery } from '#web/lib/meeting.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Page } from '#web/ui/Page.tsx'
import { When } from '#web/ui/When.tsx'

/** /meetings/$id/sign-in: one tap for whoever comes by link or code; the sheet itself below. */
export default function MeetingSignInPage(): ReactNode {
  const text = useText()
  const id = usePathPart('id')
  const cache = useQueryClient()
  const [{ code = '' }] = useFilters()
  const query = useQuery(meetingQuery(id))
  useStream(query.data === undefined ? undefined : `meeting:${id}`, ({ kind }) => {
    if (kind !== 'meeting') return
    void cache.invalidateQueries({ queryKey: meetingQuery(id).queryKey })
    void cache.invalidateQueries({ queryKey: preparationKey(id) })
  })
  const { data } = query
  return (
    <Page
      title={data?.name ?? text('preparation.signIn.title')}
      tab={text('preparation.signIn.title')}
      back={{ to: `/meetings/${id}`, label: text('enum.noun.meeting') }}
      above={text('preparation.signIn.title')}
      width="text"
      actions={
        <Button icon="file" onClick={() => window.print()}>
          {text('preparation.signIn.print')}
        </Button>
      }
    >
      <Faces query={query}>
        {(meeting) => (
          <>
            <p className="line">
              {meeting.plannedStart !== null && <When at={meeting.plannedStart} until={meeting.plannedEnd} />}
              {meeting.place !== '' && <span>{meeting.place}</span>}
              {meeting.initiatingDepartment !== null && (
                <span className="quiet">
                  {text('preparation.signIn.host')} {meeting.initiatingDepartment.name}
                </span>
              )}
            </p>
            <SignIn meeting={meeting} code={code} sheet={<Attendance meeting={meeting} />} />
          </>
        )}
      </Faces>
    </Page>
  )
}
