import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import type { MinutesView } from '#contract/minutes.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { SelectField } from '#web/ui/fields.tsx'
import { Section } from '#web/ui/Page.tsx'
import { minutesQuery } from './api.ts'
import { type LineChange, passageChanges } from './diff.ts'
import { passagesOf } from './passages.ts'
import '#web/ui/rows.css'
import './minutes.css'

/** What one version says that the other does not, part by part. */
export function VersionDifference({
  minutes,
  from,
  to,
  onChange,
  onClose,
}: {
  minutes: MinutesView
  from: number
  to: number
  onChange: (versions: { from: number; to: number }) => void
  onClose: () => void
}): ReactNode {
  const text = useText()
  const before = useQuery(minutesQuery(minutes.id, from))
  const after = useQuery(minutesQuery(minutes.id, to))
  const versions = minutes.versions.map(({ no }) => ({
    value: String(no),
    label: text('document.versionMark', { no }),
  }))
  return (
    <div className="difference">
      <Section
        title={text('minutes.difference.title')}
        actions={
          <Button small icon="cross" onClick={onClose}>
            {text('minutes.difference.close')}
          </Button>
        }
      >
        <div className="filters">
          <SelectField
            aria-label={text('minutes.difference.from')}
            value={String(from)}
            options={versions}
            onChange={(no) => onChange({ from: Number(no), to })}
          />
          <span className="quiet">→</span>
          <SelectField
            aria-label={text('minutes.difference.to')}
            value={String(to)}
            options={versions}
            onChange={(no) => onChange({ from, to: Number(no) })}
          />
        </div>
      </Section>
      <Faces query={before}>
        {(old) => <Faces query={after}>{(next) => <Differences before={old} after={next} />}</Faces>}
      </Faces>
    </div>
  )
}

function Differences({ before, after }: { before: MinutesView; after: MinutesView }): ReactNode {
  const text = useText()
  const changes = useMemo(
    () => passageChanges(passagesOf(before.content, text), passagesOf(after.content, text)),
    [before, after, text],
  )
  if (changes.length === 0) return <p className="quiet">{text('minutes.difference.none')}</p>
  return (
    <div>
      {changes.map(({ id, label, changes: lines }) => (
        <section key={id}>
          <h3>{label}</h3>
          <ul>
            {lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a difference do not move
              <li key={index} data-kind={line.kind}>
                <Line line={line} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Line({ line }: { line: LineChange }): ReactNode {
  if (line.kind === 'added') return <ins>{line.text}</ins>
  if (line.kind === 'removed') return <del>{line.text}</del>
  if (line.kind === 'same') return line.text
  return line.pieces.map(({ kind, text }, index) =>
    kind === 'same' ? (
      text
    ) : kind === 'added' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a difference do not move
      <ins key={index}>{text}</ins>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <del key={index}>{text}</del>
    ),
  )
}
