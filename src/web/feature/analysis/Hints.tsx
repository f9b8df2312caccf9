import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { type EditField, useActs } from './ReviewContext.tsx'
import type { ImportItem } from './review.ts'

export type Hint = ImportItem['hints'][number]

/** What its remedy changes. */
const remedies: Readonly<Record<Hint['kind'], EditField>> = {
  vague: 'text',
  missing_owner: 'who',
  multiple_owners: 'who',
  missing_deadline: 'dueOn',
  unmeasurable: 'criterion',
}

/** Hints that still hold: one that was seen to is no longer shown. */
export function standingHints(item: ImportItem): Hint[] {
  return item.hints.filter((hint) => stillHolds(item, hint))
}

function stillHolds(item: ImportItem, { kind, quote }: Hint): boolean {
  switch (kind) {
    case 'missing_deadline':
      return item.dueOn === null
    case 'missing_owner':
      return item.who?.personId == null && item.who?.departmentId == null
    case 'multiple_owners':
      // The first is taken to lead and the others to help, until somebody says so.
      return item.state === 'open'
    case 'unmeasurable':
      return item.criterion === ''
    case 'vague':
      // 尽快 with a day beside it says when; in other words it is gone.
      return item.text.includes(quote.text) || (item.dueText === quote.text && item.dueOn === null)
  }
}

export function fieldOf({ kind, quote }: Hint, item: ImportItem): EditField {
  return kind === 'vague' && item.kind === 'action' && item.dueText === quote.text ? 'dueOn' : remedies[kind]
}

/** What keeps something from being done or checked, each with the one thing that mends it. */
export function Hints({ item }: { item: ImportItem }): ReactNode {
  const text = useText()
  const { isLocked, onEdit } = useActs()
  const hints = standingHints(item)
  if (hints.length === 0) return null
  return (
    <ul className="hints small">
      {hints.map((hint) => {
        const field = fieldOf(hint, item)
        return (
          <li key={`${hint.kind}${hint.quote.start}`}>
            <span className="tone-amber hint-words">
              <Icon name="warn" size={12} />
              {text(`imports.hint.${hint.kind}`, { word: hint.quote.text })}
            </span>
            {!isLocked && (
              <Button small kind="quiet" onClick={() => onEdit(item.key, field)}>
                {text(`imports.remedy.${field}`)}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
