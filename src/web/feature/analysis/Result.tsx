import { type CSSProperties, memo, type ReactNode, useMemo } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button, LinkButton } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { KeyHint } from '#web/ui/KeyHint.tsx'
import { BasicsSection } from './BasicsSection.tsx'
import { areSame, chunksOf } from './chunks.ts'
import { type Hint, standingHints } from './Hints.tsx'
import { ItemRow } from './ItemRow.tsx'
import { NamesSection } from './NamesSection.tsx'
import { type Issues, useActs } from './ReviewContext.tsx'
import {
  countsOf,
  type ImportItem,
  type ImportReview,
  itemsIn,
  type SectionName,
  sectionNames,
} from './review.ts'

/** What was read, in its sections. */
export function Result({
  review,
  issues,
  active,
  editing,
  onAcceptAll,
}: {
  review: ImportReview
  issues: Issues
  active: string | undefined
  editing: string | undefined
  onAcceptAll: (section: SectionName) => void
}): ReactNode {
  const text = useText()
  const { isNew } = useActs()
  const { items } = review
  const titles = useMemo(
    () => new Map(items.flatMap(({ kind, key, text: title }) => (kind === 'topic' ? [[key, title]] : []))),
    [items],
  )
  const wrong = useMemo(() => issuesByItem(issues), [issues])
  const bySection = useMemo(
    () =>
      Object.fromEntries(sectionNames.map((section) => [section, itemsIn({ items }, section)])) as Record<
        SectionName,
        ImportItem[]
      >,
    [items],
  )
  return (
    <>
      {items.length === 0 && (
        <EmptyState title={text('imports.nothing.title')} hint={text('imports.nothing.hint')}>
          {isNew && <LinkButton to="/imports/new">{text('imports.nothing.another')}</LinkButton>}
        </EmptyState>
      )}
      <section className="review-section" aria-labelledby="review-basics">
        <header className="section-head">
          <h2 id="review-basics">{text('imports.section.basics')}</h2>
        </header>
        <BasicsSection basics={review.basics} issues={issues} />
        <NamesSection />
      </section>
      {sectionNames.map((section) => (
        <ItemSection
          key={section}
          section={section}
          items={bySection[section]}
          titles={titles}
          wrong={wrong}
          active={active}
          editing={editing}
          onAcceptAll={onAcceptAll}
        />
      ))}
      <HintSection items={items} />
    </>
  )
}

const nothingWrong: Issues = {}

function issuesByItem(issues: Issues): ReadonlyMap<string, Issues> {
  const found = new Map<string, Issues>()
  for (const [path, words] of Object.entries(issues)) {
    const [list, key] = path.split('.')
    if (list === 'items' && key !== undefined) found.set(key, { ...found.get(key), [path]: words })
  }
  return found
}

function ItemSection({
  section,
  items,
  titles,
  wrong,
  active,
  editing,
  onAcceptAll,
}: {
  section: SectionName
  items: readonly ImportItem[]
  titles: ReadonlyMap<string, string>
  wrong: ReadonlyMap<string, Issues>
  active: string | undefined
  editing: string | undefined
  onAcceptAll: (section: SectionName) => void
}): ReactNode {
  const text = useText()
  const { isLocked } = useActs()
  const chunks = useMemo(
    () =>
      chunksOf(
        items.map(
          (item): Row => ({
            item,
            topic: item.topicKey === null ? undefined : titles.get(item.topicKey),
            wrong: wrong.get(item.key) ?? nothingWrong,
          }),
        ),
      ),
    [items, titles, wrong],
  )
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
      {chunks.map(({ key, rows }) => (
        <ItemChunk
          key={key}
          rows={rows}
          active={rows.some(({ item }) => item.key === active) ? active : undefined}
          editing={rows.some(({ item }) => item.key === editing) ? editing : undefined}
        />
      ))}
    </section>
  )
}

interface Row {
  readonly item: ImportItem
  readonly topic: string | undefined
  readonly wrong: Issues
}

/** Drawn again only when one of its rows has changed. */
const ItemChunk = memo(
  function ItemChunk({
    rows,
    active,
    editing,
  }: {
    rows: readonly Row[]
    active: string | undefined
    editing: string | undefined
  }): ReactNode {
    const { isLocked } = useActs()
    return (
      <ol className="review-list chunk" style={{ '--rows': rows.length } as CSSProperties}>
        {rows.map(({ item, topic, wrong }) => (
          <ItemRow
            key={item.key}
            item={item}
            topic={topic}
            isActive={item.key === active}
            isEditing={item.key === editing && !isLocked}
            wrong={wrong}
          />
        ))}
      </ol>
    )
  },
  (before, after) =>
    before.active === after.active && before.editing === after.editing && areSame(before.rows, after.rows),
)

/** 提示: what still keeps a task or a decision from being done or checked, over all of them. */
const HintSection = memo(function HintSection({ items }: { items: readonly ImportItem[] }): ReactNode {
  const text = useText()
  const found = items
    .filter(({ state }) => state !== 'rejected')
    .flatMap((item) => standingHints(item).map((hint) => ({ item, hint })))
  if (found.length === 0) return null
  return (
    <section className="review-section" aria-labelledby="review-hints">
      <header className="section-head">
        <h2 id="review-hints">{text('imports.section.hints')}</h2>
        <span className="small faint">{text('imports.hintCount', { count: found.length })}</span>
      </header>
      {chunksOf(found).map(({ key, rows }) => (
        <HintChunk key={key} rows={rows} />
      ))}
    </section>
  )
})

interface HintRow {
  readonly item: ImportItem
  readonly hint: Hint
}

const HintChunk = memo(
  function HintChunk({ rows }: { rows: readonly HintRow[] }): ReactNode {
    return (
      <ul className="hint-list chunk small" style={{ '--rows': rows.length } as CSSProperties}>
        {rows.map(({ item, hint }) => (
          <HintLine key={`${item.key}${hint.kind}${hint.quote.start}`} item={item} hint={hint} />
        ))}
      </ul>
    )
  },
  (before, after) => areSame(before.rows, after.rows),
)

function HintLine({ item, hint }: HintRow): ReactNode {
  const text = useText()
  const { onActive } = useActs()
  return (
    <li>
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
  )
}
