import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { MinutesView } from '#contract/minutes.ts'
import { useText } from '#web/lib/text.ts'
import { Faces } from '#web/ui/Faces.tsx'
import { Findings } from '#web/ui/Findings.tsx'
import { minutesFindingsQuery } from './api.ts'

/**
 * For host and recorder while people answer: what still stands between the text and its final version, by
 * norm, with what would satisfy it. They need not press a button to find out that it is refused.
 */
export function BeforeFinal({ minutes }: { minutes: MinutesView }): ReactNode {
  const text = useText()
  const query = useQuery(minutesFindingsQuery(minutes.id, 'finalise'))
  const left = query.data?.items.filter(({ overridden }) => overridden === null)
  return (
    <details className="checklist no-print">
      <summary>
        {text('minutes.beforeFinal.title')}{' '}
        {left !== undefined && (
          <span
            className={`small mark ${left.length === 0 ? 'tone-green' : 'tone-amber'}`}
            aria-live="polite"
          >
            {left.length === 0
              ? text('minutes.beforeFinal.nothing')
              : text('minutes.beforeFinal.left', { count: left.length })}
          </span>
        )}
      </summary>
      <Faces query={query}>{({ items }) => <Findings findings={items} />}</Faces>
    </details>
  )
}
