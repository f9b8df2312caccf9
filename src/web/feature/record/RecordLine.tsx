import { keepPreviousData, useQuery } from '@tanstack/react-query'
import {
  type KeyboardEvent,
  memo,
  type ReactNode,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
import type { PersonRef } from '#contract/common.ts'
import { searchPeople } from '#contract/organisation.ts'
import type { EntryView } from '#contract/record.ts'
import { type EntryKind, entryKinds } from '#domain/meeting/enums.ts'
import type { SaidOn } from '#domain/smart/due-date.ts'
import type { WordingMatch } from '#domain/wording/matcher.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { marks } from '#web/ui/state-tones.ts'
import { CriterionField, LineOffers, useLineOffers } from './LineOffers.tsx'
import type { Line, LineFields } from './outbox.ts'
import { fieldsOf, fitting } from './outbox.ts'
import { type Trigger, triggerAt, withoutTrigger } from './trigger.ts'
import { VagueText } from './VagueText.tsx'

/** Measuring a field lays the page out anew within the key press; most browsers need no measuring. */
const growsByItself = typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content')

export interface LineActs {
  readonly onType: (line: Line, fields: LineFields) => void
  readonly onLeave: (line: Line) => void
  readonly onEnter: (line: Line, kind: EntryKind) => void
  readonly onRemove: (line: Line) => void
  readonly onMove: (line: Line, by: -1 | 1) => void
  readonly onGo: (line: Line, by: -1 | 1) => void
  readonly onSettle: (line: Line) => void
  /** Off the record, into the parking lot (X-16). */
  readonly onPark: (line: Line, fields: LineFields) => void
}

interface LineProps {
  readonly line: Line
  readonly people: readonly PersonRef[]
  /** Somebody else who is typing in it right now. */
  readonly typist: PersonRef | undefined
  readonly findWords: (kind: string, text: string) => readonly WordingMatch[]
  /** For reading deadlines out of the words; undefined until the calendar is there. */
  readonly said: SaidOn | undefined
  /** The same object at every drawing. */
  readonly acts: LineActs
  /** What a decision or task has beside its words. */
  readonly below: (entry: EntryView) => ReactNode
}

/** One line being written: kind, who, words. Everything has a key; the mouse is never needed. */
export const RecordLine = memo(WrittenLine, isSame)

/** With a hundred lines on the screen a key press must draw one of them, not all. */
function isSame(before: LineProps, after: LineProps): boolean {
  return (
    before.line.server === after.line.server &&
    before.line.pending === after.line.pending &&
    before.line.clientKey === after.line.clientKey &&
    before.typist?.id === after.typist?.id &&
    before.people === after.people &&
    before.findWords === after.findWords &&
    before.said === after.said &&
    before.acts === after.acts &&
    before.below === after.below
  )
}

function WrittenLine({ line, people, typist, findWords, said, acts, below }: LineProps): ReactNode {
  const text = useText()
  const listId = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [trigger, setTrigger] = useState<Trigger>()
  const [at, setAt] = useState(0)
  const { pending, server } = line
  const fields: LineFields = pending?.fields ?? (server ? fieldsOf(server) : emptyFields)
  const found = useMemo(() => findWords(fields.kind, fields.text), [findWords, fields.kind, fields.text])
  const offers = useLineOffers(fields, server, found, said, people)
  const [isCriterionOpen, setCriterionOpen] = useState(false)
  const [picked, setPicked] = useState<readonly PersonRef[]>([])
  const known = [...people, ...picked, ...(server?.person ? [server.person] : [])]
  const who = known.find(({ id }) => id === fields.personId)

  // The field is as tall as its text; a scroll bar inside a line would hide what was said.
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew for each text
  useLayoutEffect(() => {
    const element = field.current
    if (element === null || growsByItself) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight}px`
  }, [fields.text])

  const change = (more: Partial<LineFields>) => acts.onType(line, fitting({ ...fields, ...more }))
  const offered = useOffered(trigger, people)
  const active = Math.min(at, offered.length - 1)

  function pick(item: Offer | undefined) {
    const element = field.current
    if (item === undefined || trigger === undefined || element === null) return
    const text = withoutTrigger(fields.text, trigger, element.selectionStart)
    // At once, within this very key press: the next letter must come where the sign stood.
    flushSync(() => {
      if (item.kind !== undefined) change({ kind: item.kind, text })
      else if (item.person !== undefined) name(item.person, text)
      setTrigger(undefined)
    })
    element.focus()
    element.setSelectionRange(trigger.from, trigger.from)
  }

  function name(person: PersonRef, text: string) {
    setPicked((known) => [...known, person])
    const { id, departmentId } = person
    if (fields.kind !== 'dispute') {
      change({ personId: id, departmentId, text })
      return
    }
    // A dispute stands between departments; whoever is picked brings theirs (S2-31).
    const parties = partyIdsOf(fields, server)
    const more = departmentId !== null && !parties.includes(departmentId) ? [departmentId] : []
    change({ partyIds: [...parties, ...more], text })
  }

  function handleKey(event: KeyboardEvent<HTMLTextAreaElement>) {
    // While a word is being composed, all keys belong to the input method.
    if (event.nativeEvent.isComposing) return
    const { key, altKey, shiftKey, currentTarget } = event
    if (trigger !== undefined && offered.length > 0) {
      if (key === 'ArrowDown' || key === 'ArrowUp') {
        event.preventDefault()
        setAt((active + (key === 'ArrowDown' ? 1 : -1) + offered.length) % offered.length)
        return
      }
      if (key === 'Enter' || key === 'Tab') {
        event.preventDefault()
        pick(offered[active])
        return
      }
    }
    if (key === 'Escape' && trigger !== undefined) {
      event.stopPropagation()
      setTrigger(undefined)
      return
    }
    const digit = altKey && /^Digit([0-9])$/.exec(event.code)
    if (digit) {
      event.preventDefault()
      handleDigit(Number(digit[1]))
    } else if (altKey && event.code === 'Minus') {
      event.preventDefault()
      takeOwner()
    } else if (altKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
      event.preventDefault()
      acts.onMove(line, key === 'ArrowUp' ? -1 : 1)
    } else if (key === 'Enter' && !shiftKey) {
      event.preventDefault()
      acts.onEnter(line, fields.kind)
    } else if (key === 'Backspace' && fields.text === '') {
      event.preventDefault()
      acts.onRemove(line)
    } else if (key === 'ArrowUp' && currentTarget.selectionStart === 0) {
      acts.onGo(line, -1)
    } else if (key === 'ArrowDown' && currentTarget.selectionEnd === fields.text.length) {
      acts.onGo(line, 1)
    }
  }

  /** Alt with 1 … 6 a kind; 7 puts aside, 8 takes the date, 9 the better words, 0 the criterion. */
  function handleDigit(digit: number) {
    const kind = entryKinds[digit - 1]
    if (kind !== undefined) change({ kind })
    else if (digit === 7 && fields.text.trim() !== '') acts.onPark(line, fields)
    else if (digit === 8 && (offers.due?.on ?? offers.day) !== undefined) {
      change({ dueOn: offers.due?.on ?? offers.day ?? null })
    } else if (digit === 9 && offers.rewrite !== undefined) change(offers.rewrite)
    else if (digit === 0 && fields.kind === 'task') setCriterionOpen(true)
  }

  function takeOwner() {
    if (offers.owner !== undefined) name(offers.owner, fields.text)
  }

  /** As if @ had been typed at the end. */
  function beginName() {
    const element = field.current
    if (element === null) return
    const typed = `${fields.text}@`
    flushSync(() => {
      change({ text: typed })
      setTrigger(triggerAt(typed, typed.length))
      setAt(0)
    })
    element.focus()
    element.setSelectionRange(typed.length, typed.length)
  }

  const [tone, icon] = marks.entryKind[fields.kind]
  const needsWho = fields.kind === 'viewpoint' && who === undefined
  return (
    <li className={`record-line kind-${fields.kind}`} data-key={line.clientKey}>
      <Menu
        className={`line-kind tone-${tone}`}
        label={text('record.kindOf', { kind: text(`enum.entryKind.${fields.kind}`) })}
        entries={() => [
          ...entryKinds.map((kind, index) => ({
            label: text(`enum.entryKind.${kind}`),
            icon: marks.entryKind[kind][1],
            note: `Alt ${index + 1}`,
            isChosen: kind === fields.kind,
            act: () => change({ kind }),
          })),
          'rule' as const,
          { label: text('room.park'), icon: 'pause' as const, note: 'Alt 7', act: () => handleDigit(7) },
          ...(fields.kind === 'task'
            ? [
                {
                  label: text('record.doneCriterion'),
                  icon: 'check' as const,
                  note: 'Alt 0',
                  act: () => handleDigit(0),
                },
              ]
            : []),
          { label: text('record.moveUp'), icon: 'up' as const, act: () => acts.onMove(line, -1) },
          { label: text('record.moveDown'), icon: 'down' as const, act: () => acts.onMove(line, 1) },
          { label: text('record.removeLine'), icon: 'cross' as const, act: () => acts.onRemove(line) },
        ]}
      >
        <Icon name={icon} size={14} />
        {text(`enum.entryKind.${fields.kind}`)}
      </Menu>
      <div className="line-body">
        {fields.kind === 'dispute' && (
          <Parties
            names={partyIdsOf(fields, server).map((id) => ({
              id,
              name: partyName(id, server, known),
            }))}
            onRemove={(id) => change({ partyIds: partyIdsOf(fields, server).filter((one) => one !== id) })}
          />
        )}
        {fields.kind !== 'dispute' && (who !== undefined || needsWho) && (
          <span className={`line-who small ${needsWho ? 'is-missing' : ''}`}>
            {who === undefined ? (
              text('record.whoHint')
            ) : (
              <>
                {[who.departmentName, who.name].filter(Boolean).join(' ')}
                <button
                  type="button"
                  aria-label={text('record.clearWho', { name: who.name })}
                  onClick={() => change({ personId: null, departmentId: null })}
                >
                  <Icon name="cross" size={12} />
                </button>
              </>
            )}
          </span>
        )}
        <div className="line-text">
          <VagueText text={fields.text} found={found} />
          <textarea
            ref={field}
            rows={1}
            value={fields.text}
            maxLength={5000}
            spellCheck={false}
            aria-label={text('record.lineLabel', { kind: text(`enum.entryKind.${fields.kind}`) })}
            aria-invalid={needsWho || pending?.status === 'refused' || undefined}
            {...(trigger !== undefined && {
              role: 'combobox',
              'aria-expanded': offered.length > 0,
              'aria-controls': listId,
              'aria-activedescendant': `${listId}-${active}`,
            })}
            placeholder={text(`record.placeholder.${fields.kind}`)}
            onChange={(event) => {
              change({ text: event.target.value })
              setTrigger(triggerAt(event.target.value, event.target.selectionStart))
              setAt(0)
            }}
            onKeyDown={handleKey}
            onBlur={() => {
              setTrigger(undefined)
              acts.onLeave(line)
            }}
          />
          {trigger !== undefined && offered.length > 0 && (
            <div
              className="line-offers picker-list"
              id={listId}
              role="listbox"
              aria-label={text('record.pick')}
            >
              {offered.map((item, index) => (
                <div
                  key={item.key}
                  id={`${listId}-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === active}
                  className="picker-option"
                  onPointerDown={(event) => {
                    event.preventDefault()
                    pick(item)
                  }}
                >
                  {item.kind !== undefined ? text(`enum.entryKind.${item.kind}`) : item.person?.name}
                  <span className="small faint">{item.note}</span>
                </div>
              ))}
            </div>
          )}
        </div>
        {found.length > 0 && (
          <p className="line-note small" aria-live="polite">
            <Icon name="warn" size={12} />
            {text(
              fields.kind === 'decision' || fields.kind === 'task'
                ? 'record.vagueWords'
                : 'record.subjectiveWords',
              { words: [...new Set(found.map(({ word }) => word))].join(text('common.join')) },
            )}
          </p>
        )}
        {pending?.status === 'refused' && (
          <p className="line-note small late" role="alert">
            <Icon name="warn" size={12} />
            {Object.values(pending.refusal?.fields ?? {})[0] ?? pending.refusal?.message}
          </p>
        )}
        {pending?.status === 'conflict' && (
          <p className="line-note small late" role="alert">
            <Icon name="warn" size={12} />
            {text('record.conflict')}
            <Button small onClick={() => acts.onSettle(line)}>
              {text('record.seeBoth')}
            </Button>
          </p>
        )}
        <LineOffers
          offers={offers}
          onDue={() => handleDigit(8)}
          onRewrite={() => handleDigit(9)}
          onOwner={takeOwner}
          onName={beginName}
          onMeasure={() => handleDigit(0)}
        />
        {isCriterionOpen && (
          <CriterionField
            value={fields.criterion ?? server?.task?.doneCriteria[0] ?? ''}
            onChange={(criterion) => change({ criterion })}
            onDone={(isNext) => {
              setCriterionOpen(false)
              if (isNext) acts.onEnter(line, fields.kind)
              else field.current?.focus()
            }}
          />
        )}
        {server !== undefined && below(server)}
      </div>
      <span className="line-state small faint" aria-live="off">
        {typist !== undefined ? text('record.typing', { name: typist.name }) : stateOf(line, text)}
      </span>
    </li>
  )
}

/** Between whom a disputed point stands; typed with @ like everybody else. */
function Parties({
  names,
  onRemove,
}: {
  names: readonly { readonly id: string; readonly name: string }[]
  onRemove: (id: string) => void
}): ReactNode {
  const text = useText()
  return (
    <span className="line-who small">
      {names.length === 0
        ? text('room.partiesHint')
        : names.map(({ id, name }) => (
            <span key={id} className="line">
              {name}
              <button
                type="button"
                aria-label={text('record.clearWho', { name })}
                onClick={() => onRemove(id)}
              >
                <Icon name="cross" size={12} />
              </button>
            </span>
          ))}
    </span>
  )
}

function partyIdsOf(fields: LineFields, server: EntryView | undefined): readonly string[] {
  return fields.partyIds ?? server?.parties.map(({ id }) => id) ?? []
}

function partyName(id: string, server: EntryView | undefined, people: readonly PersonRef[]): string {
  return (
    server?.parties.find((party) => party.id === id)?.name ??
    people.find(({ departmentId }) => departmentId === id)?.departmentName ??
    ''
  )
}

export const emptyFields: LineFields = { kind: 'viewpoint', text: '', departmentId: null, personId: null }

function stateOf({ pending }: Line, text: (key: string) => string): string {
  if (pending === undefined || pending.status === 'conflict' || pending.status === 'refused') return ''
  return pending.fields.text.trim() === '' ? '' : text('record.unsaved')
}

interface Offer {
  readonly key: string
  readonly kind?: EntryKind
  readonly person?: PersonRef
  readonly note: string
}

/** Kinds by their name; people of the meeting first, then anybody, by pinyin too. */
function useOffered(trigger: Trigger | undefined, people: readonly PersonRef[]): readonly Offer[] {
  const text = useText()
  const query = trigger?.what === 'who' ? trigger.query : ''
  const asked = useQuery({
    queryKey: ['person', 'search', query] as const,
    queryFn: ({ signal }) => call(searchPeople, { query: { q: query, limit: 20 }, signal }),
    enabled: query !== '',
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
  if (trigger === undefined) return []
  if (trigger.what === 'kind') {
    return entryKinds
      .map((kind, index) => ({ key: kind, kind, note: `Alt ${index + 1}` }))
      .filter(({ kind, note }) => `${text(`enum.entryKind.${kind}`)}${note}`.includes(trigger.query))
  }
  const everybody = query === '' ? [] : (asked.data?.items ?? [])
  const isNamed = (person: PersonRef) =>
    query === '' || `${person.name}${person.departmentName ?? ''}${person.jobTitle}`.includes(query)
  // What was found may still be of the letters before: whoever the letters spell comes first.
  const here = [
    ...people.filter(isNamed),
    ...people.filter((one) => !isNamed(one) && everybody.some(({ id }) => id === one.id)),
  ]
  const others = everybody.filter(({ id }) => !people.some((one) => one.id === id))
  return [...here, ...others].slice(0, 8).map((person) => ({
    key: person.id,
    person,
    note: [person.departmentName, person.jobTitle].filter(Boolean).join(' · '),
  }))
}
