import { type ReactNode, useMemo } from 'react'
import type { PersonRef } from '#contract/common.ts'
import type { EntryView } from '#contract/record.ts'
import type { LintKind } from '#domain/analysis/analysis.ts'
import { type Directory, openDirectory } from '#domain/analysis/directory/open.ts'
import { ownerOf } from '#domain/analysis/directory/owner.ts'
import { marksIn } from '#domain/analysis/marks/marks-in.ts'
import type { CivilDate } from '#domain/calendar/civil-date.ts'
import { type DuePiece, dueDateIn, type SaidOn } from '#domain/smart/due-date.ts'
import type { WordingMatch } from '#domain/wording/matcher.ts'
import { rewriteFirst } from '#domain/wording/rewrite.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { sayDay } from '#web/lib/time.ts'
import { Icon, type IconName } from '#web/ui/Icon.tsx'
import { KeyHint } from '#web/ui/KeyHint.tsx'
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
  /** Somebody of the meeting whom a task names, while it has nobody yet. */
  readonly owner: PersonRef | undefined
  /** What a task lacks to be done and checked (NM-WRD-04 … 06). */
  readonly lacks: readonly Exclude<LintKind, 'vague'>[]
  /** A day to begin with, where the task has none. */
  readonly day: CivilDate | undefined
}

const nothing: Offers = {
  due: undefined,
  dueOn: null,
  rewrite: undefined,
  words: '',
  owner: undefined,
  lacks: [],
  day: undefined,
}

/**
 * What a decision or a task line could say more definitely. Only these: the words of a discussion never
 * make a deadline (S3-17).
 */
export function offersFor(
  { kind, text, dueOn: typed, personId, criterion }: LineFields,
  server: EntryView | undefined,
  found: readonly WordingMatch[],
  said: SaidOn | undefined,
  people: readonly PersonRef[] = [],
): Offers {
  const dueOn = typed === undefined ? (server?.decision?.dueOn ?? server?.task?.dueOn ?? null) : typed
  if (kind !== 'decision' && kind !== 'task') return nothing
  const due = said && dueDateIn(text, said)
  const better = rewriteFirst(text, found)
  const yields = better && said && dueDateIn(better.text, said)?.on
  return {
    due: due !== undefined && due.on !== dueOn ? due : undefined,
    dueOn,
    rewrite: better && { text: better.text, ...(yields !== undefined && { dueOn: yields }) },
    words: better?.rewrite.words ?? '',
    ...(kind === 'task' && said
      ? lacksOf(text, said, people, {
          owner: personId !== null,
          due: dueOn !== null || due !== undefined,
          measure: (criterion ?? server?.task?.doneCriteria[0] ?? '') !== '',
        })
      : nothingLacking),
  }
}

const nothingLacking = { owner: undefined, lacks: [], day: undefined } as const

function lacksOf(
  text: string,
  { today, calendar }: SaidOn,
  people: readonly PersonRef[],
  has: { readonly owner: boolean; readonly due: boolean; readonly measure: boolean },
): Pick<Offers, 'owner' | 'lacks' | 'day'> {
  const directory = directoryOf(people)
  const marks = marksIn(text, { as: 'task', directory, referenceDate: today, calendar, beside: has })
  const lacks = new Set(marks.flatMap(({ kind }) => (kind === 'vague' ? [] : [kind])))
  if (has.measure) lacks.delete('unmeasurable')
  const pick = marks.flatMap(({ remedies }) => remedies).find(({ kind }) => kind === 'pickDate')
  const named = has.owner ? null : ownerOf(directory, text)
  return {
    owner: named?.owners.length === 1 ? people.find(({ name }) => name === named.person) : undefined,
    lacks: [...lacks],
    day: !has.due && pick?.kind === 'pickDate' ? pick.day : undefined,
  }
}

const directories = new WeakMap<readonly PersonRef[], Directory>()

/** The people of the meeting, opened once for all its lines. */
function directoryOf(people: readonly PersonRef[]): Directory {
  let directory = directories.get(people)
  if (directory === undefined) {
    const departments = [...new Set(people.flatMap(({ departmentName }) => departmentName ?? []))]
    directory = openDirectory({
      departments: departments.map((name) => ({ name, aliases: [] })),
      people: people.map(({ name, departmentName, jobTitle }) => ({
        name,
        department: departmentName ?? '',
        title: jobTitle,
      })),
    })
    directories.set(people, directory)
  }
  return directory
}

export function useLineOffers(
  fields: LineFields,
  server: EntryView | undefined,
  found: readonly WordingMatch[],
  said: SaidOn | undefined,
  people: readonly PersonRef[],
): Offers {
  const { kind, text, dueOn, personId, criterion } = fields
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the fields only these are looked at
  return useMemo(
    () => offersFor(fields, server, found, said, people),
    [kind, text, dueOn, personId, criterion, server, found, said, people],
  )
}

/** One key each: take the date, take the better words, name whoever it is, say what done means. */
export function LineOffers({
  offers,
  onDue,
  onRewrite,
  onOwner,
  onName,
  onMeasure,
}: {
  offers: Offers
  onDue: () => void
  onRewrite: () => void
  onOwner: () => void
  /** Begins to name somebody, as @ does. */
  onName: () => void
  onMeasure: () => void
}): ReactNode {
  const text = useText()
  const reading = useReading()
  const { due, rewrite, words, owner, lacks, day } = offers
  const hints: readonly (Hint | false)[] = [
    rewrite !== undefined && {
      icon: 'pencil',
      words: words === '' ? text('room.rewriteDrop') : text('room.rewriteTo', { words }),
      keys: 'alt+9',
      act: onRewrite,
    },
    due !== undefined && {
      icon: 'clock',
      words: text('room.setDue', { day: sayDay(due.on, reading) }),
      keys: 'alt+8',
      act: onDue,
    },
    due === undefined &&
      day !== undefined && {
        icon: 'clock',
        words: text('room.lacksDue', { day: sayDay(day, reading) }),
        keys: 'alt+8',
        act: onDue,
      },
    owner !== undefined && {
      icon: 'person',
      words: text('room.setOwner', { name: owner.name }),
      keys: 'alt+-',
      act: onOwner,
    },
    owner === undefined &&
      (lacks.includes('missing_owner') || lacks.includes('multiple_owners')) && {
        icon: 'person',
        words: text(lacks.includes('multiple_owners') ? 'room.severalOwners' : 'room.lacksOwner'),
        keys: '@',
        act: onName,
      },
    lacks.includes('unmeasurable') && {
      icon: 'check',
      words: text('room.lacksMeasure'),
      keys: 'alt+0',
      act: onMeasure,
    },
  ]
  const shown = hints.filter((hint) => hint !== false)
  if (shown.length === 0) return null
  return (
    <p className="line-hints small" aria-live="polite">
      {shown.map(({ icon, words, keys, act }) => (
        <button key={words} type="button" className="line-hint" onClick={act}>
          <Icon name={icon} size={12} />
          {words}
          <KeyHint keys={keys} />
        </button>
      ))}
    </p>
  )
}

interface Hint {
  readonly icon: IconName
  readonly words: string
  readonly keys: string
  readonly act: () => void
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
