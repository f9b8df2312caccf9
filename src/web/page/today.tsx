import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { todayQuery } from '#web/feature/today/api.ts'
import { Schedule } from '#web/feature/today/Schedule.tsx'
import { WaitingList } from '#web/feature/today/WaitingList.tsx'
import { useReading } from '#web/lib/reading.ts'
import { useMe } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'
import { sayDay } from '#web/lib/time.ts'
import { LinkButton } from '#web/ui/Button.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Page, Section } from '#web/ui/Page.tsx'

export default function TodayPage(): ReactNode {
  const text = useText()
  const me = useMe()
  const reading = useReading()
  const today = useQuery(todayQuery)
  const day = sayDay(civilDateOf(reading.now, reading.zone), reading)
  return (
    <Page
      title={text('today.title')}
      above={text('today.lead', { name: me.name, day })}
      primary={
        <LinkButton to="/meetings/new" kind="primary" icon="plus">
          {text('nav.newMeeting')}
        </LinkButton>
      }
      aside={
        <Section title={text('today.schedule')}>
          <Faces query={today}>{({ meetings }) => <Schedule meetings={meetings} />}</Faces>
        </Section>
      }
    >
      <Faces query={today}>
        {({ waiting }) => (
          <Section title={text('today.waiting')} note={<Count waiting={waiting} />}>
            <WaitingList items={waiting} />
          </Section>
        )}
      </Faces>
    </Page>
  )
}

function Count({ waiting }: { waiting: readonly { readonly isLate: boolean }[] }): ReactNode {
  const text = useText()
  const late = waiting.filter(({ isLate }) => isLate).length
  if (waiting.length === 0) return null
  return (
    <>
      {text('today.waitingCount', { count: waiting.length })}
      {late > 0 && <span className="late"> · {text('today.lateCount', { count: late })}</span>}
    </>
  )
}
