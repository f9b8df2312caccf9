import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { Faces } from '#web/ui/Faces.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Link } from '#web/ui/Link.tsx'
import { orphansQuery } from './api.ts'

/** What was done in a collaboration that nothing leads to its goal (S4-06). */
export function Orphans({ id }: { id: string }): ReactNode {
  const text = useText()
  const query = useQuery(orphansQuery(id))
  return (
    <Faces query={query}>
      {({ hasGoal, items, of }) => (
        <div className="stack">
          {!hasGoal && <p className="late">{text('collaboration.orphans.noGoal')}</p>}
          {items.length === 0 ? (
            <p className="mark tone-green">
              <Icon name="check" size={14} /> {text('collaboration.orphans.all', { count: of })}
            </p>
          ) : (
            <>
              <p>{text('collaboration.orphans.some', { count: items.length, of })}</p>
              <ul className="chain-links">
                {items.map((item) => (
                  <li key={item.id} className="line">
                    <Link to={item.link}>{item.title || item.number}</Link>
                    <span className="number">{item.noun === 'topic' ? '' : item.number}</span>
                    <span className="push small quiet">{text(`collaboration.orphans.why.${item.why}`)}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </Faces>
  )
}
