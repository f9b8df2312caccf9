import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { changeQuery } from '#web/feature/plan/api.ts'
import { ChangeSheet } from '#web/feature/plan/ChangeSheet.tsx'
import { usePathPart } from '#web/lib/address.ts'
import { useStream } from '#web/lib/events.ts'
import { useText } from '#web/lib/text.ts'
import { LinkButton } from '#web/ui/Button.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { HistoryList } from '#web/ui/HistoryList.tsx'
import { Page, Section } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'

/** /changes/$id: a request to be decided on, and once approved the change notice; also on a phone. */
export default function ChangePage(): ReactNode {
  const text = useText()
  const id = usePathPart('id')
  const query = useQuery(changeQuery(id))
  const cache = useQueryClient()
  useStream('tasks', () => void cache.invalidateQueries({ queryKey: ['plan'] }))
  const change = query.data
  const matter = change?.collaboration
  return (
    <Page
      title={change?.title ?? text('plan.change.one')}
      above={
        change &&
        `${text(change.state === 'approved' ? 'plan.change.notice' : 'plan.change.title')} ${change.number}`
      }
      beside={change && <StateMark kind="changeState" state={change.state} />}
      {...(matter && { back: { to: `/collaborations/${matter.id}/plan/baseline`, label: matter.title } })}
      actions={
        change && (
          <LinkButton to={`/print/change/${id}`} icon="file">
            {text('print.print')}
          </LinkButton>
        )
      }
      aside={
        change && (
          <Section title={text('plan.change.history')}>
            <HistoryList items={change.history} noun="change" kind="changeState" />
          </Section>
        )
      }
    >
      <Faces query={query}>{(about) => <ChangeSheet change={about} />}</Faces>
    </Page>
  )
}
