import { memo, type ReactNode, useMemo } from 'react'
import { useText } from '#web/lib/text.ts'
import { linesOf, type Run, type SourceLine } from './marks.ts'
import { useReviewing } from './ReviewContext.tsx'
import type { ImportItem } from './review.ts'

/** The text as it was handed in; every place that something was read from is marked with its word and leads to it. */
export function SourceText({ text }: { text: string }): ReactNode {
  const say = useText()
  const { review, active, onActive } = useReviewing()
  const items = review.items
  // Where things are marked does not change while one works on them.
  const places = items.map(({ key, quote }) => ({
    key,
    start: quote.start,
    end: quote.start + quote.text.length,
  }))
  const placed = places.map(({ key, start, end }) => `${key}:${start}-${end}`).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `placed` says all of `places`
  const lines = useMemo(() => linesOf(text, places), [text, placed])
  const byKey = useMemo(() => new Map(items.map((item) => [item.key, item])), [items])
  return (
    <div className="source-text serif">
      {lines.map((line) => (
        <Line
          key={line.start}
          line={line}
          byKey={byKey}
          looks={looksOf(line, byKey, active)}
          say={say}
          onActive={onActive}
        />
      ))}
    </div>
  )
}

/** All that can change in how a line is drawn; most lines hold nothing and are never drawn again. */
function looksOf(
  { runs }: SourceLine,
  byKey: ReadonlyMap<string, ImportItem>,
  active: string | undefined,
): string {
  return runs
    .map(({ key }) => (key === null ? '' : `${byKey.get(key)?.state}${key === active ? '!' : ''}`))
    .join()
}

const Line = memo(
  function Line({
    line,
    byKey,
    say,
    onActive,
  }: {
    line: SourceLine
    byKey: ReadonlyMap<string, ImportItem>
    /** See `looksOf`. */
    looks: string
    say: ReturnType<typeof useText>
    onActive: (key: string, from: 'source' | 'result') => void
  }): ReactNode {
    const { active } = useReviewing()
    return (
      <div className="source-line">
        {line.runs.map((run, index) => {
          const item = run.key === null ? undefined : byKey.get(run.key)
          // biome-ignore lint/suspicious/noArrayIndexKey: runs have no other name, and never move
          if (item === undefined) return <span key={index}>{run.text}</span>
          return (
            <Mark
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              key={index}
              run={run}
              item={item}
              isActive={run.key === active}
              word={say(`imports.kind.${item.kind}`)}
              onActive={onActive}
            />
          )
        })}
      </div>
    )
  },
  (before, after) => before.line === after.line && before.looks === after.looks && before.say === after.say,
)

function Mark({
  run,
  item,
  isActive,
  word,
  onActive,
}: {
  run: Run
  item: ImportItem
  isActive: boolean
  word: string
  onActive: (key: string, from: 'source' | 'result') => void
}): ReactNode {
  return (
    <a
      className={`source-mark kind-${item.kind}`}
      href={`#item-${item.key}`}
      {...(run.isFirst && { id: `source-${item.key}`, 'data-word': word })}
      // One stop for each item, not one for each piece of it.
      tabIndex={run.isFirst ? undefined : -1}
      data-state={item.state}
      aria-current={isActive ? 'true' : undefined}
      onClick={(event) => {
        event.preventDefault()
        onActive(item.key, 'source')
      }}
      onFocus={() => onActive(item.key, 'source')}
    >
      {run.isFirst && <span className="source-word">{word}</span>}
      {run.text}
    </a>
  )
}
