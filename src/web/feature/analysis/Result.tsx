import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button, LinkButton } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { KeyHint } from '#web/ui/KeyHint.tsx'
import { BasicsSection } from './BasicsSection.tsx'
import { standingHints } from './Hints.tsx'
import { ItemRow } from './ItemRow.tsx'
import { NamesSection } from './NamesSection.tsx'
import { useReviewing } from './ReviewContext.tsx'
import { countsOf, itemsIn, type SectionName, sectionNames } from './review.ts'

/** What was read, in its sections. */
export function Result({ onAcceptAll }: { onAcceptAll: (section: SectionName) => void }): ReactNode {
  const text = useText()
  const { review, isNew } = useReviewing()
  return (
    <>
      {review.items.length === 0 && (
        <EmptyState title={text('imports.nothing.title')} hint={text('imports.nothing.hint')}>
          {isNew && <LinkButton to="/imports/new">{text('imports.nothing.another')}</LinkButton>}
        </EmptyState>
      )}
      <section className="review-section" aria-labelledby="review-basics">
        <header className="section-head">
          <h2 id="review-basics">{text('imports.section.basics')}</h2>
        </header>
        <BasicsSection />
        <NamesSection />
      </section>
      {sectionNames.map((section) => (
        <ItemSection key={section} section={section} onAcceptAll={onAcceptAll} />
      ))}
      <HintSection />
    </>
  )
}

function ItemSection({
  section,
  onAcceptAll,
}: {
  section: SectionName
  onAcceptAll: (section: SectionName) => void
}): ReactNode {
  const text = useText()
  const { review, isLocked } = useReviewing()
  const items = itemsIn(review, section)
  if (items.length === 0) return null
  const { all, open, accepted } = countsOf(items)
  return (
    <section className="review-section" aria-labelledby={`review-${section}`}>
      <header className="section-head">
        <h2 id={`review-${section}`}>{text(`imports.section.${section}`)}</h2>
        <span className="small faint">{text('imports.counts', { all, open, accepted })}</span>
        {!isLocked && open > 0 && (
          <span className="push">
            <Button small icon="check" onClick={() => onAcceptAll(section)}>
              {text('imports.act.acceptAll')} <KeyHint keys="shift+a" />
            </Button>
          </span>
        )}
      </header>
      <ol className="review-list">
        {items.map((item) => (
          <ItemRow key={item.key} item={item} />
        ))}
      </ol>
    </section>
  )
}

/** 提示: what still keeps a task or a decision from being done or checked, over all of them. */
function HintSection(): ReactNode {
  const text = useText()
  const { review, onActive } = useReviewing()
  const found = review.items
    .filter(({ state }) => state !== 'rejected')
    .flatMap((item) => standingHints(item).map((hint) => ({ item, hint })))
  if (found.length === 0) return null
  return (
    <section className="review-section" aria-labelledby="review-hints">
      <header className="section-head">
        <h2 id="review-hints">{text('imports.section.hints')}</h2>
        <span className="small faint">{text('imports.hintCount', { count: found.length })}</span>
      </header>
      <ul className="hint-list small">
        {found.map(({ item, hint }) => (
          <li key={`${item.key}${hint.kind}${hint.quote.start}`}>
            <span className="tone-amber hint-words">
              <Icon name="warn" size={12} />
              {text(`imports.hint.${hint.kind}`, { word: hint.quote.text })}
            </span>
            <a
              href={`#item-${item.key}`}
              onClick={(event) => {
                event.preventDefault()
                onActive(item.key, 'result')
                document.getElementById(`item-${item.key}`)?.focus()
              }}
            >
              {item.text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
