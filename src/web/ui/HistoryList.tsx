import type { ReactNode } from 'react'
import type { HistoryItem } from '#contract/common.ts'
import { hasText, useText } from '#web/lib/text.ts'
import type { States } from './state-tones.ts'
import { When } from './When.tsx'
import './findings.css'

/**
 * What happened, newest first: who, what, from where to where, why. The verbs are
 * `history.<noun>.<move>`, then `history.move.<move>`; the states are those of `kind`.
 */
export function HistoryList({
  items,
  noun,
  kind,
}: {
  items: readonly HistoryItem[]
  noun: string
  kind?: keyof States
}): ReactNode {
  const text = useText()
  const verb = (move: string): string => {
    const key = [`history.${noun}.${move}`, `history.move.${move}`].find(hasText)
    return key === undefined ? move : text(key)
  }
  const state = (name: string): string => {
    const key = `enum.${kind}.${name}`
    return hasText(key) ? text(key) : name
  }
  if (items.length === 0) return <p className="faint">{text('common.history.none')}</p>
  return (
    <ol className="history">
      {items.toReversed().map((item) => (
        <li key={`${item.at}${item.move}${item.toState}`} className="history-item">
          <div>
            <strong>{item.actor?.name ?? text('common.history.system')}</strong> {verb(item.move)}
            {item.fromState !== null && item.toState !== null && item.fromState !== item.toState && (
              <span className="quiet">
                {' '}
                {state(item.fromState)} → {state(item.toState)}
              </span>
            )}
          </div>
          {item.reason !== '' && (
            <div className="quiet">{text('common.history.because', { reason: item.reason })}</div>
          )}
          <div className="small faint">
            <When at={item.at} />
          </div>
        </li>
      ))}
    </ol>
  )
}
