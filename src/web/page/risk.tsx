import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ContingencyPart } from '#web/feature/contingency/ContingencyPart.tsx'
import { Alerts } from '#web/feature/risk/Alerts.tsx'
import { riskQuery } from '#web/feature/risk/api.ts'
import { RiskItem } from '#web/feature/risk/RiskSection.tsx'
import { usePathPart } from '#web/lib/address.ts'
import { useStream } from '#web/lib/events.ts'
import { useText } from '#web/lib/text.ts'
import { LinkButton } from '#web/ui/Button.tsx'
import { ChainPanel } from '#web/ui/ChainPanel.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { HistoryList } from '#web/ui/HistoryList.tsx'
import { Page, Section } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'

/** One risk: what it is, its alarms and what was done, its contingency plan. */
export default function RiskPage(): ReactNode {
  const text = useText()
  const id = usePathPart('id')
  const query = useQuery(riskQuery(id))
  const cache = useQueryClient()
  useStream('tasks', ({ kind }) => {
    if (kind === 'reset' || kind === 'risk.changed') void cache.invalidateQueries({ queryKey: ['risk'] })
    if (kind === 'reset' || kind === 'contingency.changed') {
      void cache.invalidateQueries({ queryKey: ['contingency'] })
    }
  })
  const risk = query.data
  if (risk === undefined) {
    return (
      <Page title={text('risk.title')}>
        <Faces query={query}>{() => null}</Faces>
      </Page>
    )
  }
  const home = risk.collaboration ?? risk.task ?? risk.decision ?? risk.meeting
  const links = [risk.collaboration, risk.meeting, risk.decision, risk.task].filter((link) => link !== null)
  const alert = risk.alert !== null && risk.alert.closedAt === null ? risk.alert : null
  return (
    <Page
      title={risk.text.length > 60 ? `${risk.text.slice(0, 60)}…` : risk.text}
      above={
        <>
          {text('enum.noun.risk')} {risk.number}
        </>
      }
      beside={
        <>
          <StateMark kind="riskState" state={risk.state} />
          {alert !== null && <StateMark kind="alertColour" state={alert.colour} />}
        </>
      }
      back={{
        to:
          home === null
            ? '/collaborations'
            : `/${home.noun === 'collaboration' ? 'collaborations' : `${home.noun}s`}/${home.id}`,
        label: home?.title ?? text('nav.collaborations'),
      }}
      {...(alert?.asks === 'meeting' && {
        primary: (
          <LinkButton
            to={`/meetings/new${risk.collaboration === null ? '' : `?collaborationId=${risk.collaboration.id}`}`}
            icon="meeting"
          >
            {text('risk.alerts.meeting')}
          </LinkButton>
        ),
      })}
      aside={
        <>
          <Section title={text('contingency.title')}>
            <ContingencyPart place={{ riskId: id }} canBegin title={risk.text} />
          </Section>
          <Section title={text('conflict.section.about')}>
            <ChainPanel from={links} />
          </Section>
          <Section title={text('risk.history')}>
            <HistoryList items={risk.history} noun="risk" kind="riskState" />
          </Section>
        </>
      }
    >
      <Section title={text('risk.sheet')}>
        <ul className="risks">
          <RiskItem risk={risk} place={{}} milestones={[]} />
        </ul>
      </Section>
      <Section title={text('risk.alerts.title')}>
        <Alerts alerts={risk.alerts} />
      </Section>
    </Page>
  )
}
