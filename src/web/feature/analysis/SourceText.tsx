import { type CSSProperties, memo, type ReactNode, useMemo } from 'react'
import { useText } from '#web/lib/text.ts'
import { chunksOf } from './chunks.ts'
import { linesOf, type Run, type SourceLine } from './marks.ts'
import { useActs } from './ReviewContext.tsx'
import type { ImportItem } from './review.ts'

/** The text as it was handed in; every place that something was read from is marked with its word and leads to it. */
export function SourceText({
  text,
  items,
  active,
}: {
  text: string
  items: readonly ImportItem[]
  active: string | undefined
}): ReactNode {
  const say = useText()
  const { onActive } = useActs()
  // Where things are marked does not change while one works on them.
  const places = useMemo(
    () => items.map(({ key, quote }) => ({ key, start: quote.start, end: quote.start + quote.text.length })),
    [items],
  )
  const placed = useMemo(() => places.map(({ key, start, end }) => `${key}:${start}-${end}`).join(), [places])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `placed` says all of `places`
  const chunks = useMemo(() => chunksOf(linesOf(text, places), 50), [text, placed])
  const byKey = useMemo(() => new Map(items.map((item) => [item.key, item])), [items])
  const looks = useMemo(
    () => chunks.map(({ rows }) => rows.map((line) => looksOf(line, byKey)).join('\n')),
    [chunks, byKey],
  )
  return (
    <div className="source-text serif">
      {chunks.map(({ key, rows }, at) => (
        <LineChunk
          key={key}
          lines={rows}
          byKey={byKey}
          active={active !== undefined && isIn(rows, active) ? active : undefined}
          looks={looks[at] ?? ''}
          say={say}
          onActive={onActive}
        />
      ))}
    </div>
  )
}

/** All that can change in how a line is drawn, but for which item one is at. */
function looksOf({ runs }: SourceLine, byKey: ReadonlyMap<string, ImportItem>): string {
  return runs.map(({ key }) => (key === null ? '' : byKey.get(key)?.state)).join()
}

function isIn(lines: readonly SourceLine[], active: string): boolean {
  return lines.some(({ runs }) => runs.some(({ key }) => key === active))
}

interface LineProps {
  readonly byKey: ReadonlyMap<string, ImportItem>
  readonly active: string | undefined
  readonly say: ReturnType<typeof useText>
  readonly onActive: (key: string, from: 'source' | 'result') => void
}

const LineChunk = memo(
  function LineChunk({
    lines,
    looks: _looks,
    ...rest
  }: LineProps & {
    lines: readonly SourceLine[]
    /** See `looksOf`. */
    looks: string
  }): ReactNode {
    return (
      <div className="chunk" style={{ '--rows': lines.length } as CSSProperties}>
        {lines.map((line) => (
          <Line key={line.start} line={line} {...rest} />
        ))}
      </div>
    )
  },
  (before, after) =>
    before.lines === after.lines &&
    before.looks === after.looks &&
    before.active === after.active &&
    before.say === after.say,
)

function Line({ line, byKey, active, say, onActive }: LineProps & { line: SourceLine }): ReactNode {
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
}

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
