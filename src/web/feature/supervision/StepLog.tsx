import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Link } from '#web/ui/Link.tsx'
import { More } from '#web/ui/More.tsx'
import { PersonTag } from '#web/ui/PersonTag.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { stepsQuery } from './api.ts'
import { Step } from './Steps.tsx'
import './supervision.css'

/** Every step that was climbed, newest first. */
export function StepLog(): ReactNode {
  const text = useText()
  const query = useInfiniteQuery(stepsQuery)
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Faces
      query={query}
      isEmpty={() => rows.length === 0}
      empty={
        <EmptyState title={text('supervision.steps.empty')} hint={text('supervision.steps.emptyHint')} />
      }
    >
      {() => (
        <>
          <ul className="collection" aria-label={text('supervision.tab.steps')}>
            {rows.map((row) => (
              <li key={row.id} className="stack tight">
                <div className="line">
                  <Link to={`/tasks/${row.task.id}`}>{row.task.name}</Link>
                  <span className="small quiet">{row.task.number}</span>
                  <PersonTag person={row.owner} />
                  <span className="push small">
                    <StateMark kind="taskState" state={row.task.state} />
                  </span>
                </div>
                <Step step={row} />
              </li>
            ))}
          </ul>
          <More query={query} />
        </>
      )}
    </Faces>
  )
}
