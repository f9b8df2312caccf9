import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { DecisionView } from '#contract/decision.ts'
import { Evidence } from '#web/feature/analysis/Evidence.tsx'
import { ApprovalPart } from '#web/feature/approval/ApprovalPart.tsx'
import { chatQuery } from '#web/feature/chat-decision/api.ts'
import { ChatPart } from '#web/feature/chat-decision/ChatPart.tsx'
import { ConflictsOf } from '#web/feature/conflict/ConflictsOf.tsx'
import { decisionQuery } from '#web/feature/decision/api.ts'
import { Condition } from '#web/feature/decision/Condition.tsx'
import { DecisionMoves } from '#web/feature/decision/DecisionMoves.tsx'
import { DecisionSheet } from '#web/feature/decision/DecisionSheet.tsx'
import { EditDecision, editDraft } from '#web/feature/decision/EditDecision.tsx'
import { RiskSection } from '#web/feature/risk/RiskSection.tsx'
import { OpenVote } from '#web/feature/vote/OpenVote.tsx'
import { DecisionVotes } from '#web/feature/vote/VoteList.tsx'
import { usePathPart } from '#web/lib/address.ts'
import { draftKey } from '#web/lib/draft.ts'
import { useStream } from '#web/lib/events.ts'
import { useMe } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ChainPanel } from '#web/ui/ChainPanel.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Findings } from '#web/ui/Findings.tsx'
import { HistoryList } from '#web/ui/HistoryList.tsx'
import { Page, Section } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'

export default function DecisionPage(): ReactNode {
  const text = useText()
  const id = usePathPart('id')
  const query = useQuery(decisionQuery(id))
  const cache = useQueryClient()
  useStream('decisions', ({ kind, nounId }) => {
    if (kind !== 'reset' && nounId !== id) return
    for (const { queryKey } of [decisionQuery(id), chatQuery(id)]) void cache.invalidateQueries({ queryKey })
  })
  if (query.data === undefined) {
    return (
      <Page
        title={text('enum.noun.decision')}
        back={{ to: '/decisions', label: text('decision.list.title') }}
      >
        <Faces query={query}>{() => null}</Faces>
      </Page>
    )
  }
  return <Open key={id} decision={query.data} />
}

function Open({ decision }: { decision: DecisionView }): ReactNode {
  const text = useText()
  const me = useMe()
  const canEdit = decision.can.includes('edit')
  const [isEditing, setEditing] = useState(
    () => canEdit && sessionStorage.getItem(draftKey(me.id, editDraft(decision.id))) !== null,
  )
  const { meeting, topic, minutes, tasks, supersededBy } = decision
  const chat = useQuery({ ...chatQuery(decision.id), enabled: decision.source === 'im' })
  const chatHome = [chat.data?.meeting ?? null, chat.data?.task ?? null]
  return (
    <Page
      title={`${text('enum.noun.decision')} ${decision.number}`}
      beside={
        <>
          <StateMark kind="decisionState" state={decision.state} />
          {decision.stuck !== null && (
            <span className="small late">{text(`enum.stuckReason.${decision.stuck}`)}</span>
          )}
        </>
      }
      back={{ to: '/decisions', label: text('decision.list.title') }}
      primary={
        <>
          {decision.can.includes('openVote') && (
            <OpenVote decisionId={decision.id} content={decision.content} />
          )}
          <DecisionMoves decision={decision} />
        </>
      }
      actions={
        canEdit &&
        !isEditing && (
          <Button icon="pencil" onClick={() => setEditing(true)}>
            {text('common.edit')}
          </Button>
        )
      }
      aside={
        <>
          <Section title={text('task.section.chain')}>
            <ChainPanel
              from={[decision.collaboration, meeting, topic, ...chatHome]}
              to={[...tasks, minutes, supersededBy, ...decision.supersedes]}
              {...(meeting && { meetingId: meeting.id })}
            />
          </Section>
          <Section title={text('task.section.history')}>
            <HistoryList items={decision.history} noun="decision" kind="decisionState" />
          </Section>
        </>
      }
    >
      {isEditing ? (
        <EditDecision decision={decision} onDone={() => setEditing(false)} />
      ) : (
        <div>
          <DecisionSheet decision={decision} />
        </div>
      )}
      <Evidence meetingId={meeting?.id} id={decision.id} />
      {decision.source === 'im' && <ChatPart id={decision.id} content={decision.content} />}
      {decision.kind === 'conditional' && (
        <Section title={text('decision.condition.title')}>
          <Condition decision={decision} />
        </Section>
      )}
      {(decision.mechanism === 'deptVote' || decision.history.some(({ move }) => move === 'openVote')) && (
        <Section title={text('vote.title')}>
          <DecisionVotes decisionId={decision.id} />
        </Section>
      )}
      <Section title={text('approval.title')}>
        <ApprovalPart decisionId={decision.id} owner={decision.owner} />
      </Section>
      <Section title={text('collaboration.section.risks')}>
        <RiskSection
          place={{ decisionId: decision.id }}
          canAdd={!['revoked', 'superseded', 'rejected'].includes(decision.state)}
        />
      </Section>
      <Section title={text('conflict.related')} id="conflicts">
        <ConflictsOf place={{ decisionId: decision.id }} title={decision.content.slice(0, 200)} />
      </Section>
      {decision.findings.length > 0 && (
        <Section title={text('task.section.findings')}>
          <Findings findings={decision.findings} />
        </Section>
      )}
    </Page>
  )
}
