import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type CharterView, charterQuery } from '#web/feature/collaboration/charter-api.ts'
import { usePathPart } from '#web/lib/address.ts'
import { useStream } from '#web/lib/events.ts'
import { useText } from '#web/lib/text.ts'
import { Faces } from '#web/ui/Faces.tsx'
import { Page } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { Tabs } from '#web/ui/Tabs.tsx'

/** The pages of one collaboration. */
export function CollaborationTabs({ id }: { id: string }): ReactNode {
  const text = useText()
  return (
    <Tabs
      label={text('enum.noun.collaboration')}
      items={[
        { to: `/collaborations/${id}`, label: text('charter.tab.home') },
        { to: `/collaborations/${id}/charter`, label: text('charter.tab.charter') },
        { to: `/collaborations/${id}/communication`, label: text('charter.tab.communication') },
        { to: `/collaborations/${id}/division`, label: text('charter.tab.division') },
        {
          to: `/collaborations/${id}/plan`,
          under: `/collaborations/${id}/plan`,
          label: text('plan.title'),
        },
        { to: `/collaborations/${id}/sync`, label: text('sync.tab.sync') },
        { to: `/collaborations/${id}/status`, label: text('sync.tab.status') },
        { to: `/collaborations/${id}/retrospective`, label: text('retrospective.title') },
      ]}
    />
  )
}

/** A page of one collaboration beside its home: the same title and tabs, one part of the charter below. */
export function CollaborationPart({
  actions,
  children,
}: {
  actions?: (charter: CharterView) => ReactNode
  children: (charter: CharterView) => ReactNode
}): ReactNode {
  const text = useText()
  const id = usePathPart('id')
  const query = useQuery(charterQuery(id))
  const cache = useQueryClient()
  useStream('tasks', () => void cache.invalidateQueries({ queryKey: ['collaboration'] }))
  const charter = query.data
  const back = { to: '/collaborations', label: text('collaboration.list.title') }
  if (charter === undefined) {
    return (
      <Page title={text('enum.noun.collaboration')} back={back}>
        <Faces query={query}>{() => null}</Faces>
      </Page>
    )
  }
  return (
    <Page
      title={charter.name}
      above={
        <>
          {text('enum.noun.collaboration')} {charter.number}
        </>
      }
      beside={<StateMark kind="collaborationState" state={charter.state} />}
      back={back}
      actions={actions?.(charter)}
    >
      <CollaborationTabs id={id} />
      {children(charter)}
    </Page>
  )
}
