import { type ReactNode, useMemo } from 'react'
import type { EntryView } from '#contract/record.ts'
import { type DuePiece, dueDateIn, type SaidOn } from '#domain/smart/due-date.ts'
import type { WordingMatch } from '#domain/wording/matcher.ts'
import { rewriteFirst } from '#domain/wording/rewrite.ts'
import { useText } from '#web/lib/text.ts'
import { Icon } from '#web/ui/Icon.tsx'
import type { LineFields } from './outbox.ts'

export interface Offers {
  /** A day read out of the words that the line does not have yet. */
  readonly due: DuePiece | undefined
  /** The day it has. */
  readonly dueOn: string | null
  /** The line with its first vague word made definite, and the day that this yields (S2-41). */
  readonly rewrite: { readonly text: string; readonly dueOn?: string } | undefined
  /** The definite words alone, to show what would be written. */
  readonly words: string
}

/**
 * What a decision or a task line could say more definitely. Only these: the words of a discussion never
 * make a deadline (S3-17).
 */
export function offersFor(
  { kind, text, dueOn: typed }: LineFields,
  server: EntryView | undefined,
  found: readonly WordingMatch[],
  said: SaidOn | undefined,
): Offers {
  const dueOn = typed === undefined ? (server?.decision?.dueOn ?? server?.task?.dueOn ?? null) : typed
  if (kind !== 'decision' && kind !== 'task') {
    return { due: undefined, dueOn: null, rewrite: undefined, words: '' }
  }
  const due = said && dueDateIn(text, said)
  const better = rewriteFirst(text, found)
  const yields = better && said && dueDateIn(better.text, said)?.on
  return {
    due: due !== undefined && due.on !== dueOn ? due : undefined,
    dueOn,
    rewrite: better && { text: better.text, ...(yields !== undefined && { dueOn: yields }) },
    words: better?.rewrite.words ?? '',
  }
}

export function useLineOffers(
  fields: LineFields,
  server: EntryView | undefined,
  found: readonly WordingMatch[],
  said: SaidOn | undefined,
): Offers {
  const { kind, text, dueOn } = fields
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the fields only these three are looked at
  return useMemo(() => offersFor(fields, server, found, said), [kind, text, dueOn, server, found, said])
}

/** One key each: take the date, take the better words. */
export function LineOffers({
  offers,
  onDue,
  onRewrite,
}: {
  offers: Offers
  onDue: () => void
  onRewrite: () => void
}): ReactNode {
  const text = useText()
  const { due, rewrite, words } = offers
  if (due === undefined && rewrite === undefined) return null
  return (
    <p className="line-hints small" aria-live="polite">
      {rewrite !== undefined && (
        <button type="button" className="line-hint" onClick={onRewrite}>
          <Icon name="pencil" size={12} />
          {words === '' ? text('room.rewriteDrop') : text('room.rewriteTo', { words })}
          <kbd className="key-hint">Alt 9</kbd>
        </button>
      )}
      {due !== undefined && (
        <button type="button" className="line-hint" onClick={onDue}>
          <Icon name="clock" size={12} />
          {text('room.setDue', { day: due.on })}
          <kbd className="key-hint">Alt 8</kbd>
        </button>
      )}
    </p>
  )
}

/** The criterion of a task, right under its words: Enter goes on to the next line, Escape back to this one. */
export function CriterionField({
  value,
  onChange,
  onDone,
}: {
  value: string
  onChange: (criterion: string) => void
  onDone: (isNext: boolean) => void
}): ReactNode {
  const text = useText()
  return (
    <label className="line-criterion small">
      <span className="faint">{text('record.doneCriterion')}</span>
      <input
        className="control"
        // biome-ignore lint/a11y/noAutofocus: it was opened by a key in order to be typed in
        autoFocus
        value={value}
        maxLength={200}
        placeholder={text('record.doneCriterionHint')}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter' || event.key === 'Escape') {
            event.preventDefault()
            event.stopPropagation()
            onDone(event.key === 'Enter')
          }
        }}
      />
    </label>
  )
}
