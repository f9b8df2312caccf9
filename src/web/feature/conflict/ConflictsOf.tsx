import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Link } from '#web/ui/Link.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { conflictsQuery } from './api.ts'
import { RaiseConflict } from './RaiseConflict.tsx'

/** What conflicts hang on: one of these. */
export interface ConflictPlace {
  readonly meetingId?: string
  readonly decisionId?: string
  readonly taskId?: string
  readonly collaborationId?: string
}

/** Conflicts about one thing, each with where it stands, and the way to raise another. */
export function ConflictsOf({ place, title }: { place: ConflictPlace; title?: string }): ReactNode {
  const text = useText()
  const query = useInfiniteQuery(conflictsQuery({ view: 'all', ...place }))
  const [isRaising, setRaising] = useState(false)
  return (
    <div className="stack">
      <Faces query={query}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items)
          if (rows.length === 0) return <p className="faint">{text('conflict.none')}</p>
          return (
            <ul className="chain-links">
              {rows.map((row) => (
                <li key={row.id} className="line">
                  <Link to={`/conflicts/${row.id}`}>{row.title}</Link>
                  <StateMark kind="conflictState" state={row.state} />
                </li>
              ))}
            </ul>
          )
        }}
      </Faces>
      <div>
        <Button small kind="quiet" icon="plus" onClick={() => setRaising(true)}>
          {text('conflict.raise')}
        </Button>
      </div>
      {isRaising && (
        <RaiseConflict
          place={place}
          {...(title !== undefined && { title })}
          onClose={() => setRaising(false)}
        />
      )}
    </div>
  )
}
