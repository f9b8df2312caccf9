import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type PlanView, planQuery } from '#web/feature/plan/api.ts'
import { usePathPart } from '#web/lib/address.ts'
import { useStream } from '#web/lib/events.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { sayDay } from '#web/lib/time.ts'
import { Faces } from '#web/ui/Faces.tsx'
import { Page } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { Tabs } from '#web/ui/Tabs.tsx'
import { CollaborationTabs } from './collaboration-frame.tsx'

/** The plan of a collaboration with its views as tabs; each view is an address of its own. */
export function PlanFrame({ children }: { children: (view: PlanView) => ReactNode }): ReactNode {
  const text = useText()
  const id = usePathPart('id')
  const query = useQuery(planQuery(id))
  const cache = useQueryClient()
  useStream('tasks', () => void cache.invalidateQueries({ queryKey: ['plan'] }))
  const view = query.data
  return (
    <Page
      title={view === undefined ? text('plan.title') : view.collaboration.title}
      above={view && `${text('enum.noun.collaboration')} ${view.collaboration.number}`}
      beside={view && <StateMark kind="collaborationState" state={view.state} />}
      back={{ to: '/collaborations', label: text('collaboration.list.title') }}
    >
      <CollaborationTabs id={id} />
      <Tabs
        label={text('plan.title')}
        items={[
          { to: `/collaborations/${id}/plan`, label: text('plan.tab.outline') },
          { to: `/collaborations/${id}/plan/gantt`, label: text('plan.tab.gantt') },
          { to: `/collaborations/${id}/plan/raci`, label: text('plan.tab.raci') },
          { to: `/collaborations/${id}/plan/milestones`, label: text('plan.tab.milestones') },
          { to: `/collaborations/${id}/plan/baseline`, label: text('plan.tab.baseline') },
        ]}
      />
      <Faces query={query}>
        {(plan) => (
          <div className="stack">
            <Summary view={plan} />
            {children(plan)}
          </div>
        )}
      </Faces>
    </Page>
  )
}

function Summary({ view }: { view: PlanView }): ReactNode {
  const text = useText()
  const reading = useReading()
  const { slip } = view
  return (
    <p className="small quiet" aria-live="polite">
      {[
        text('plan.summary.lines', { count: view.items.length }),
        view.baselineNo > 0
          ? text('plan.summary.baseline', { no: view.baselineNo })
          : text('plan.summary.noBaseline'),
        slip && text('plan.summary.end', { day: sayDay(slip.agreedEnd, reading) }),
      ]
        .filter(Boolean)
        .join(' · ')}
      {slip !== null && slip.days !== 0 && (
        <strong className={slip.days > 0 ? 'late' : ''}>
          {' · '}
          {slip.days > 0
            ? text('plan.summary.slip', { count: slip.days, day: sayDay(slip.expectedEnd, reading) })
            : text('plan.summary.early', { count: -slip.days })}
        </strong>
      )}
    </p>
  )
}
