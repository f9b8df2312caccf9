import type { ReactNode } from 'react'
import { CharterBasics } from '#web/feature/collaboration/CharterBasics.tsx'
import { CharterGoal } from '#web/feature/collaboration/CharterGoal.tsx'
import { CharterScope } from '#web/feature/collaboration/CharterScope.tsx'
import { Confirmations } from '#web/feature/collaboration/Confirmations.tsx'
import type { CharterView } from '#web/feature/collaboration/charter-api.ts'
import { Members } from '#web/feature/collaboration/Members.tsx'
import { Participations } from '#web/feature/collaboration/Participations.tsx'
import { RiskSection } from '#web/feature/risk/RiskSection.tsx'
import { useText } from '#web/lib/text.ts'
import { LinkButton } from '#web/ui/Button.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { CollaborationPart } from './collaboration-frame.tsx'

/** 跨部门协作启动表 (form S1-A): filled in where it stands, saved by itself, confirmed by every head. */
export default function CollaborationCharterPage(): ReactNode {
  const text = useText()
  return (
    <CollaborationPart
      actions={({ id }) => (
        <LinkButton to={`/print/charter/${id}`} icon="file">
          {text('print.print')}
        </LinkButton>
      )}
    >
      {(charter) => <Parts charter={charter} />}
    </CollaborationPart>
  )
}

function Parts({ charter }: { charter: CharterView }): ReactNode {
  const text = useText()
  const { id } = charter
  const hasToAnswer = charter.participations.some(({ canAnswer }) => canAnswer)
  const confirmations = (
    <Section title={text('charter.section.confirm')} id="confirm">
      <Confirmations charter={charter} />
    </Section>
  )
  return (
    <>
      {/* Whoever is asked finds it first, the more so on a phone. */}
      {hasToAnswer && confirmations}
      <Section title={text('charter.section.basics')} id="basics">
        <CharterBasics charter={charter} />
      </Section>
      <Section title={text('charter.field.smartGoal')} id="goal">
        <CharterGoal charter={charter} />
      </Section>
      <Section title={text('charter.section.scope')} id="scope">
        <CharterScope charter={charter} />
      </Section>
      <Section title={text('charter.field.participations')} id="participations">
        <Participations charter={charter} />
      </Section>
      <Section title={text('charter.section.members')} id="members">
        <Members charter={charter} />
      </Section>
      <Section
        title={text('charter.field.commMechanism')}
        id="communication"
        actions={
          <Link to={`/collaborations/${id}/communication`} className="small">
            {text('charter.tab.communication')}
          </Link>
        }
      >
        <dl className="charter-facts">
          <div>
            <dt className="small quiet">{text('charter.field.commFrequency')}</dt>
            <dd>
              {charter.commFrequency
                .map((one) => text(`enum.commFrequency.${one}`))
                .join(text('common.join')) || '—'}
            </dd>
          </div>
          <div>
            <dt className="small quiet">{text('charter.field.commChannel')}</dt>
            <dd>
              {charter.commChannel.map((one) => text(`enum.commChannel.${one}`)).join(text('common.join')) ||
                '—'}
            </dd>
          </div>
        </dl>
      </Section>
      <Section title={text('charter.field.foreseenRisks')} id="risks">
        <RiskSection place={{ collaborationId: id }} canAdd={charter.can.includes('edit')} />
      </Section>
      {!hasToAnswer && confirmations}
    </>
  )
}
