import type { ReactNode } from 'react'
import { hasText, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { useActs } from './ReviewContext.tsx'
import type { ImportItem } from './review.ts'

/** From how sure one is that it needs no second look, to a guess. */
export function confidenceOf(confidence: number): 'high' | 'fair' | 'low' {
  return confidence >= 0.8 ? 'high' : confidence >= 0.55 ? 'fair' : 'low'
}

/** Why something was read as it was, in sentences. */
export function Why({ item }: { item: ImportItem }): ReactNode {
  const text = useText()
  const { showSource } = useActs()
  const because = item.because.filter(({ part, key }) => hasText(`analysis.${part}.${key}`))
  return (
    <ul className="why small quiet">
      <li>
        <span className="why-part">{text('imports.because.quote')}</span>
        <span className="serif">“{item.quote.text}”</span>{' '}
        <Button small kind="quiet" onClick={() => showSource(item.key)}>
          {text('imports.act.showSource')}
        </Button>
      </li>
      {because.map(({ part, key, params }) => (
        <li key={part}>
          <span className="why-part">{text(`imports.because.${part}`)}</span>
          {text(`analysis.${part}.${key}`, params)}
        </li>
      ))}
    </ul>
  )
}
