import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { milestoneQuery, planQuery } from '#web/feature/plan/api.ts'
import { MilestoneSheet } from '#web/feature/plan/MilestoneSheet.tsx'
import { MilestoneDialog } from '#web/feature/plan/Milestones.tsx'
import { usePathPart } from '#web/lib/address.ts'
import { useStream } from '#web/lib/events.ts'
import { useText } from '#web/lib/text.ts'
import { Button, LinkButton } from '#web/ui/Button.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { HistoryList } from '#web/ui/HistoryList.tsx'
import { Page, Section } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'

/** /milestones/$id: where a stage result is handed in and reviewed; also on a phone. */
export default function MilestonePage(): ReactNode {
  const text = useText()
  const id = usePathPart('id')
  const query = useQuery(milestoneQuery(id))
  const cache = useQueryClient()
  const [isEditing, setEditing] = useState(false)
  useStream('tasks', () => void cache.invalidateQueries({ queryKey: ['plan'] }))
  const milestone = query.data
  const matter = milestone?.collaboration
  const plan = useQuery({
    ...planQuery(matter?.id ?? ''),
    enabled: isEditing && matter !== undefined && matter !== null,
  })
  return (
    <Page
      title={milestone?.name ?? text('plan.milestone.one')}
      above={milestone && `${text('plan.milestone.one')} ${milestone.number}`}
      beside={milestone && <StateMark kind="milestoneState" state={milestone.state} />}
      {...(matter && { back: { to: `/collaborations/${matter.id}/plan/milestones`, label: matter.title } })}
      actions={
        milestone && (
          <>
            {milestone.can.includes('edit') && (
              <Button icon="pencil" onClick={() => setEditing(true)}>
                {text('common.edit')}
              </Button>
            )}
            <LinkButton to={`/print/milestone/${id}`} icon="file">
              {text('print.print')}
            </LinkButton>
          </>
        )
      }
      aside={
        milestone && (
          <Section title={text('plan.milestone.history')}>
            <HistoryList items={milestone.history} noun="milestone" kind="milestoneState" />
          </Section>
        )
      }
    >
      <Faces query={query}>{(about) => <MilestoneSheet milestone={about} />}</Faces>
      {isEditing && plan.data && milestone && (
        <MilestoneDialog view={plan.data} milestone={milestone} onClose={() => setEditing(false)} />
      )}
    </Page>
  )
}
