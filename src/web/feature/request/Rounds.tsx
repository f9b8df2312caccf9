import type { ReactNode } from 'react'
import { hasText, useText } from '#web/lib/text.ts'
import { When } from '#web/ui/When.tsx'
import type { RoundView } from './api.ts'
import './request.css'

type Line = RoundView['changes'][number]['added'][number]

/** 协商记录: who said what in which round, and what it changed. */
export function Rounds({ rounds }: { rounds: readonly RoundView[] }): ReactNode {
  const text = useText()
  if (rounds.length === 0) return <p className="quiet">{text('request.rounds.none')}</p>
  const say = ({ kind, text: words }: Line) => {
    const label = [`enum.resourceKind.${kind}`, `enum.urgency.${kind}`].find(
      (key) => kind !== null && hasText(key),
    )
    return [label === undefined ? '' : text(label), words].filter(Boolean).join(' ')
  }
  return (
    <ol className="request-rounds">
      {rounds.map((round, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the log only grows at its end
        <li key={index} className="request-round">
          <div className="line">
            <span className="small quiet">{text('request.rounds.no', { no: round.round })}</span>
            <strong>
              {text(`request.rounds.${round.kind}`, { department: round.department?.name ?? '' })}
            </strong>
            <span className="small quiet">
              {round.person?.name} · <When at={round.at} />
            </span>
          </div>
          {round.text !== '' && <p>{round.text}</p>}
          {round.changes.map(({ field, removed, added }) => (
            <div key={field} className="small">
              <span className="quiet">{text(`request.changed.${field}`)}</span>{' '}
              {removed.map((line) => (
                <del key={say(line)}>{say(line)} </del>
              ))}
              {removed.length > 0 && added.length > 0 && '→ '}
              {added.map((line) => (
                <ins key={say(line)}>{say(line)} </ins>
              ))}
            </div>
          ))}
        </li>
      ))}
    </ol>
  )
}
