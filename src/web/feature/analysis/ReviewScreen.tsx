import { useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ImportView } from '#contract/import.ts'
import { useGoTo } from '#web/lib/address.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ConflictDialog } from '#web/ui/ConflictDialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Choice } from '#web/ui/fields.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Page } from '#web/ui/Page.tsx'
import { toast } from '#web/ui/toast.tsx'
import { ApplyDialog } from './ApplyDialog.tsx'
import { importKeys } from './api.ts'
import { fieldOf, standingHints } from './Hints.tsx'
import { KeysDialog } from './KeysDialog.tsx'
import { Result } from './Result.tsx'
import {
  type Acts,
  ActsContext,
  type EditField,
  type Issues,
  NamesContext,
  ReviewContext,
} from './ReviewContext.tsx'
import {
  accepted,
  allAccepted,
  countsOf,
  itemsIn,
  rejected,
  reopened,
  type SectionName,
  sectionNames,
  walkOf,
} from './review.ts'
import { SourceText } from './SourceText.tsx'
import { type Saving, useReview } from './use-review.ts'
import './analysis.css'

type Pane = 'source' | 'result'

/** The text on the left, what was read in it on the right, each leading to the other. */
export function ReviewScreen({ view }: { view: ImportView }): ReactNode {
  const text = useText()
  const sayError = useError()
  const goTo = useGoTo()
  const cache = useQueryClient()
  const working = useReview(view)
  const { review, refs, change, undo, canUndo, clash } = working
  const [active, setActive] = useState<string | undefined>(() => walkOf(review)[0])
  const [editing, setEditing] = useState<{ key: string; field: EditField | undefined }>()
  const [pane, setPane] = useState<Pane>('result')
  const [isAsking, setAsking] = useState(false)
  const [isHelping, setHelping] = useState(false)
  const [isApplying, setApplying] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const panes = useRef<HTMLDivElement>(null)
  const isLocked = view.state === 'applied'
  const isNew = view.into === null
  const issues = useMemo((): Issues => (error === null ? {} : sayError(error).fields), [error, sayError])

  const show = useCallback((key: string, where: Pane) => {
    const held = panes.current?.querySelector<HTMLElement>(`.pane-${where}`)
    const place = document.getElementById(`${where === 'source' ? 'source' : 'item'}-${key}`)
    if (!held || !place) return
    if (isNarrow()) place.scrollIntoView({ block: 'center' })
    else scrollTo(held, place)
  }, [])

  /** The text is read from its beginning, wherever the first suggestion stands. */
  const isOpening = useRef(false)
  const onActive = useCallback(
    (key: string, from: Pane) => {
      setActive(key)
      if (!isOpening.current) show(key, from === 'source' ? 'result' : 'source')
      // On a phone only one of the two is there to be seen.
      if (from === 'source' && isNarrow()) {
        setPane('result')
        requestAnimationFrame(() => document.getElementById(`item-${key}`)?.focus())
      }
    },
    [show],
  )
  const onEdit = useCallback((key: string | undefined, field?: EditField) => {
    setEditing(key === undefined ? undefined : { key, field })
    if (key !== undefined) setActive(key)
  }, [])
  const showSource = useCallback(
    (key: string) => {
      setPane('source')
      requestAnimationFrame(() => {
        show(key, 'source')
        document.getElementById(`source-${key}`)?.focus({ preventScroll: true })
      })
    },
    [show],
  )
  const acceptAll = useCallback(
    (section: SectionName) => {
      const taken = itemsIn(review, section).filter(({ state }) => state === 'open')
      if (taken.length === 0) return
      change((before) => allAccepted(before, section))
      // Just these, whatever was done since.
      toast(
        text('imports.tookAll', { count: taken.length, section: text(`imports.section.${section}`) }),
        () => change((before) => taken.reduce((next, { key }) => reopened(next, key), before)),
      )
    },
    [review, change, text],
  )
  // When the page opens, not when one moves on: the keys work at once, without looking for a place to click first.
  const isFresh = useRef(true)
  useEffect(() => {
    if (!isFresh.current || active === undefined) return
    isFresh.current = false
    if (document.activeElement === document.body) {
      isOpening.current = true
      document.getElementById(`item-${active}`)?.focus({ preventScroll: true })
      isOpening.current = false
    }
  }, [active])

  const doable = useMemo(
    (): Acts => ({ change, isLocked, isNew, onActive, onEdit, showSource }),
    [change, isLocked, isNew, onActive, onEdit, showSource],
  )
  const naming = useMemo(() => ({ names: review.names, refs }), [review.names, refs])
  const reviewing = useMemo(
    () => ({ review, issues, editField: editing?.field }),
    [review, issues, editing?.field],
  )

  function go(by: 1 | -1) {
    const walk = walkOf(review)
    const at = active === undefined ? -1 : walk.indexOf(active)
    const next = walk[Math.max(0, Math.min(walk.length - 1, at + by))]
    if (next !== undefined) document.getElementById(`item-${next}`)?.focus()
  }

  function handleKey(event: KeyboardEvent) {
    const { key, ctrlKey, metaKey, altKey } = event
    if (event.defaultPrevented || ctrlKey || metaKey || altKey || event.nativeEvent.isComposing) return
    const target = event.target as HTMLElement
    if (target.closest('input, select, textarea, [contenteditable], dialog, [role="listbox"]')) return
    // A button does what it says when Enter is pressed on it.
    if (key === 'Enter' && target.closest('button, a, summary')) return
    const act = acts.get(key)
    if (act === undefined) return
    event.preventDefault()
    act()
  }

  const current = review.items.find((item) => item.key === active)
  const decide = (make: typeof accepted) => () => {
    if (isLocked || active === undefined) return
    change((before) => make(before, active))
    go(1)
  }
  function mend() {
    const hint = current && standingHints(current)[0]
    if (current && hint && !isLocked) onEdit(current.key, fieldOf(hint, current))
  }
  function acceptSection() {
    const section = sectionNames.find((name) => itemsIn(review, name).some((item) => item.key === active))
    if (section !== undefined && !isLocked) acceptAll(section)
  }
  const acts = new Map<string, () => void>([
    ['ArrowDown', () => go(1)],
    ['j', () => go(1)],
    ['ArrowUp', () => go(-1)],
    ['k', () => go(-1)],
    ['Enter', decide(accepted)],
    ['a', decide(accepted)],
    ['x', decide(rejected)],
    ['e', () => void (!isLocked && active !== undefined && onEdit(active))],
    ['f', mend],
    ['s', () => void (active !== undefined && showSource(active))],
    ['A', acceptSection],
    ['u', () => void undo()],
    ['?', () => setHelping(true)],
  ])

  async function apply() {
    setApplying(true)
    setError(null)
    try {
      const meetingId = await working.apply()
      void cache.invalidateQueries({ queryKey: importKeys.all })
      void cache.invalidateQueries({ queryKey: ['meeting'] })
      toast(text(isNew ? 'imports.applied.new' : 'imports.applied.added'))
      goTo(`/meetings/${meetingId}`)
    } catch (failure) {
      setError(failure)
      setAsking(false)
      setApplying(false)
      setPane('result')
    }
  }

  const { accepted: taken } = countsOf(review.items)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shortcuts; all they do has a button
    <div className="review-page" onKeyDown={handleKey}>
      <Page
        title={review.basics.name || text('imports.untitled')}
        tab={text('imports.title')}
        back={
          view.into === null
            ? { to: '/imports/new', label: text('imports.title') }
            : { to: `/meetings/${view.into.id}`, label: view.into.title }
        }
        above={
          view.sourceName === ''
            ? text('imports.pasted')
            : text('imports.fromFile', { name: view.sourceName })
        }
        beside={!isLocked && <SavingMark saving={working.saving} />}
        actions={
          <>
            {!isLocked && (
              <Button icon="undo" onClick={undo} disabled={!canUndo}>
                {text('imports.act.undo')}
              </Button>
            )}
            <Button icon="help" onClick={() => setHelping(true)}>
              {text('imports.keys.title')}
            </Button>
          </>
        }
        primary={
          !isLocked && (
            <Button kind="primary" icon="check" disabled={taken === 0} onClick={() => setAsking(true)}>
              {text(isNew ? 'imports.apply.new' : 'imports.apply.add', { count: taken })}
            </Button>
          )
        }
      >
        {isLocked && (
          <div className="running-banner" role="status">
            <Icon name="check" />
            {text('imports.isApplied')}
            {view.meeting !== null && <Link to={`/meetings/${view.meeting.id}`}>{view.meeting.title}</Link>}
          </div>
        )}
        <ErrorLine error={error ?? working.error} />
        <div className="review-tabs">
          <Choice<Pane>
            label={text('imports.panes')}
            value={pane}
            onChange={setPane}
            options={[
              { value: 'source', label: text('imports.source') },
              { value: 'result', label: text('imports.result') },
            ]}
          />
        </div>
        <ActsContext value={doable}>
          <NamesContext value={naming}>
            {' '}
            <ReviewContext value={reviewing}>
              <div className="review-panes" data-pane={pane} ref={panes}>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it */}
                <section className="pane pane-source" aria-label={text('imports.source')} tabIndex={0}>
                  <SourceText text={view.text} items={review.items} active={active} />
                </section>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
                <section className="pane pane-result" aria-label={text('imports.result')} tabIndex={0}>
                  <Result
                    review={review}
                    issues={issues}
                    active={active}
                    editing={editing?.key}
                    onAcceptAll={acceptAll}
                  />
                </section>
              </div>
            </ReviewContext>
          </NamesContext>
        </ActsContext>
      </Page>
      {isHelping && <KeysDialog onClose={() => setHelping(false)} />}
      {isAsking && (
        <ApplyDialog
          review={review}
          into={view.into}
          busy={isApplying}
          onApply={() => void apply()}
          onClose={() => setAsking(false)}
        />
      )}
      {clash !== undefined && (
        <ConflictDialog
          mine={clash.mine}
          theirs={clash.theirs}
          onSettle={(words) => working.settleClash(clash, words)}
          onClose={() => working.settleClash(clash, clash.mine)}
        />
      )}
    </div>
  )
}

function SavingMark({ saving }: { saving: Saving }): ReactNode {
  const text = useText()
  return (
    <span className={`small ${saving === 'failed' ? 'tone-seal' : 'faint'}`} role="status">
      {text(`imports.saving.${saving}`)}
    </span>
  )
}

function isNarrow(): boolean {
  return window.matchMedia('(max-width: 900px)').matches
}

/** Within its pane only: the page stays where it is. */
function scrollTo(pane: HTMLElement, place: HTMLElement): void {
  const box = pane.getBoundingClientRect()
  const at = place.getBoundingClientRect()
  if (at.top >= box.top + 8 && at.bottom <= box.bottom - 8) return
  pane.scrollTop += at.top - box.top - Math.min(box.height / 3, 160)
}
