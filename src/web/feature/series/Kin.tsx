import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { MeetingKin } from '#contract/series.ts'
import { useText } from '#web/lib/text.ts'
import { LinkButton } from '#web/ui/Button.tsx'
import { type ChainLinkView, chainAddress, chainStates } from '#web/ui/chain.ts'
import { Faces } from '#web/ui/Faces.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { kinQuery } from './api.ts'
import './series.css'

/** The series of a meeting, and the follow-up meetings on either side; nothing where it stands alone. */
export function Kin({ meetingId }: { meetingId: string }): ReactNode {
  const text = useText()
  const query = useQuery(kinQuery(meetingId))
  const { data } = query
  if (data !== undefined && isAlone(data) && !data.canBeginSeries) return null
  return (
    <Section
      title={text('series.kin.title')}
      actions={
        data?.canBeginSeries && (
          <LinkButton to={`/series/new?from=${meetingId}`} small icon="today">
            {text('series.fromMeeting')}
          </LinkButton>
        )
      }
    >
      <Faces query={query}>
        {(kin) =>
          isAlone(kin) ? <p className="quiet small">{text('series.kin.alone')}</p> : <Links kin={kin} />
        }
      </Faces>
    </Section>
  )
}

function isAlone({ series, followUpOf, followUps, aboutTasks, report }: MeetingKin): boolean {
  return (
    report === null &&
    series === null &&
    followUpOf === null &&
    followUps.length === 0 &&
    aboutTasks.length === 0
  )
}

function Links({ kin }: { kin: MeetingKin }): ReactNode {
  const text = useText()
  const { series, followUpOf, followUps, aboutTasks, report } = kin
  return (
    <dl className="kin">
      {series !== null && (
        <>
          <dt>{text('series.kin.series')}</dt>
          <dd>
            <Link to={`/series/${series.id}`}>{series.name}</Link>{' '}
            <span className="quiet">{text('series.no', { no: series.no })}</span>
          </dd>
        </>
      )}
      <Row label={text('series.kin.previous')} links={[series?.previous ?? null]} />
      <Row label={text('series.kin.next')} links={[series?.next ?? null]} />
      <Row label={text('series.kin.followUpOf')} links={[followUpOf]} />
      <Row label={text('series.kin.followUps')} links={followUps} />
      <Row label={text('series.kin.aboutTasks')} links={aboutTasks} />
      <Row label={text('enum.noun.sync')} links={[report]} />
    </dl>
  )
}

function Row({ label, links }: { label: string; links: readonly (ChainLinkView | null)[] }): ReactNode {
  const there = links.filter((link) => link !== null)
  if (there.length === 0) return null
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <ul className="kin-links">
          {there.map((link) => (
            <li key={link.id}>
              <Link to={chainAddress(link) ?? '/meetings'}>{link.title}</Link>{' '}
              <StateMark kind={chainStates[link.noun]} state={link.state as never} />
            </li>
          ))}
        </ul>
      </dd>
    </>
  )
}
