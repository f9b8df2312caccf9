import {
  type ClipboardEvent,
  type CSSProperties,
  type KeyboardEvent,
  memo,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { addDays, civilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { countWorkingDays } from '#domain/calendar/work-calendar.ts'
import { readOutline } from '#domain/plan/outline.ts'
import { indentedSpot, outdentedSpot, shiftedSpot, splitBases } from '#domain/plan/wbs.ts'
import { useWorkCalendar } from '#web/lib/calendar.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Confirm.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField, TextArea, TextField } from '#web/ui/fields.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Menu, nextIndex } from '#web/ui/Menu.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { toast } from '#web/ui/toast.tsx'
import { OnDay } from '#web/ui/When.tsx'
import { useWindowed } from '#web/ui/windowed.ts'
import { exportAddress, type PlanView, useAddLines, usePlaceLine, useRemoveLine, useSetPlan } from './api.ts'
import { ChangeDialog } from './ChangeDialog.tsx'
import { LineDialog } from './LineDialog.tsx'
import { type Line, linesOf } from './lines.ts'
import { Outside } from './Outside.tsx'
import './plan.css'

/** Pixels; on a phone a line has two rows of words. */
const rowHeight = () => (window.innerWidth <= 640 ? 52 : 36)

/** 大纲: the work breakdown structure, typed and arranged like an outline. */
export function Outline({ view }: { view: PlanView }): ReactNode {
  const text = useText()
  const { id } = view.collaboration
  const lines = useMemo(() => linesOf(view), [view])
  const canEdit = view.can.includes('edit')
  const canChange = view.can.includes('requestChange')
  const place = usePlaceLine(id)
  const remove = useRemoveLine(id)
  const [editing, setEditing] = useState<string>()
  const [changing, setChanging] = useState<string>()
  const [removing, setRemoving] = useState<Line>()
  const [anchorId, setAnchor] = useState<string>()
  const body = useRef<HTMLTableSectionElement>(null)
  const height = rowHeight()
  const { from, to } = useWindowed(body, lines.length, height, lines.length > 80)
  const edited = lines.find((line) => line.id === editing)
  const changed = lines.find((line) => line.id === changing)

  function move(line: Line, how: 'indent' | 'outdent' | 'up' | 'down') {
    const spot =
      how === 'indent'
        ? indentedSpot(view.items, line.id)
        : how === 'outdent'
          ? outdentedSpot(view.items, line.id)
          : shiftedSpot(view.items, line.id, how === 'up' ? -1 : 1)
    if (spot) place.mutate({ taskId: line.id, ...spot })
  }

  function act(line: Line, how: RowAct) {
    if (how === 'edit') setEditing(line.id)
    else if (how === 'change') setChanging(line.id)
    else if (how === 'remove') setRemoving(line)
    else if (how === 'addBelow') setAnchor(line.id)
    else move(line, how)
  }
  const acts = useRef(act)
  useEffect(() => {
    acts.current = act
  })
  const handleAct = useCallback((line: Line, how: RowAct) => acts.current(line, how), [])

  function handleKey(event: KeyboardEvent) {
    const rows = [...(body.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])]
    const focused = document.activeElement as HTMLElement
    const at = rows.indexOf(focused)
    const line = lines.find((one) => one.id === focused.dataset.line)
    if (at < 0 || line === undefined) return
    const ways = { ArrowRight: 'indent', ArrowLeft: 'outdent', ArrowUp: 'up', ArrowDown: 'down' } as const
    if (event.altKey && event.key in ways && canEdit) {
      event.preventDefault()
      move(line, ways[event.key as keyof typeof ways])
      return
    }
    if (event.key === 'Tab' && canEdit && !event.altKey) {
      const how = event.shiftKey ? 'outdent' : 'indent'
      const spot = how === 'indent' ? indentedSpot(view.items, line.id) : outdentedSpot(view.items, line.id)
      // Where there is no deeper or higher, Tab goes on to the next thing on the page.
      if (spot === undefined) return
      event.preventDefault()
      place.mutate({ taskId: line.id, ...spot })
      return
    }
    if (event.key === 'Enter' && (canEdit || canChange)) {
      event.preventDefault()
      if (canEdit) setEditing(line.id)
      else setChanging(line.id)
      return
    }
    const next = nextIndex(event.key, at, rows.length)
    if (next === undefined) return
    event.preventDefault()
    rows[next]?.focus()
  }

  return (
    <div className="stack">
      <PlanSettings view={view} canEdit={canEdit} />
      {!canEdit && view.baselineNo > 0 && <p className="small quiet">{text('plan.outline.frozen')}</p>}
      {lines.length === 0 ? (
        <EmptyState title={text(canEdit ? 'plan.outline.empty' : 'plan.outline.emptyReader')} />
      ) : (
        <>
          <div className="plan-scroll">
            <table className="plan-outline" aria-rowcount={lines.length + 1}>
              <thead>
                <tr>
                  <th scope="col" className="plan-wide">
                    {text('plan.column.wbs')}
                  </th>
                  <th scope="col">{text('plan.column.name')}</th>
                  <th scope="col" className="plan-wide">
                    {text('plan.column.host')}
                  </th>
                  <th scope="col" className="plan-wide">
                    {text('plan.column.owner')}
                  </th>
                  <th scope="col" className="plan-wide">
                    {text('plan.column.start')}
                  </th>
                  <th scope="col" className="plan-wide">
                    {text('plan.column.due')}
                  </th>
                  <th scope="col" className="plan-wide end">
                    {text('plan.column.days')}
                  </th>
                  <th scope="col" className="plan-wide">
                    {text('plan.column.after')}
                  </th>
                  <th scope="col" className="plan-wide">
                    {text('plan.column.state')}
                  </th>
                  <th>
                    <span className="visually-hidden">{text('plan.outline.edit')}</span>
                  </th>
                </tr>
              </thead>
              <tbody ref={body} onKeyDown={handleKey}>
                {from > 0 && <tr style={{ height: from * height }} />}
                {lines.slice(from, to).map((line, at) => (
                  <OutlineRow
                    key={line.id}
                    line={line}
                    index={from + at}
                    canEdit={canEdit}
                    canChange={canChange}
                    onAct={handleAct}
                  />
                ))}
                {to < lines.length && <tr style={{ height: (lines.length - to) * height }} />}
              </tbody>
            </table>
          </div>
          {canEdit && <p className="small faint plan-wide">{text('plan.outline.keys')}</p>}
        </>
      )}
      <ErrorLine error={place.error} />
      {canEdit && <Entry view={view} lines={lines} anchorId={anchorId} onAnchor={setAnchor} />}
      <Outside view={view} />
      {edited && <LineDialog view={view} line={edited} onClose={() => setEditing(undefined)} />}
      {changed && (
        <ChangeDialog
          view={view}
          steps={[
            {
              kind: 'redate',
              taskId: changed.id,
              start: changed.start,
              due: changed.due ?? changed.start ?? '',
            },
          ]}
          onClose={() => setChanging(undefined)}
        />
      )}
      {removing && (
        <Confirm
          title={text('plan.outline.remove')}
          action={text('plan.outline.remove')}
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(removing.id, { onSuccess: () => setRemoving(undefined) })}
          onClose={() => setRemoving(undefined)}
        >
          <p>{text('plan.outline.removeAsk', { name: removing.name })}</p>
        </Confirm>
      )}
    </div>
  )
}

function PlanSettings({ view, canEdit }: { view: PlanView; canEdit: boolean }): ReactNode {
  const text = useText()
  const { id } = view.collaboration
  const set = useSetPlan(id)
  const options = splitBases.map((value) => ({ value, label: text(`enum.planSplit.${value}`) }))
  return (
    <div className="line plan-tools">
      {canEdit ? (
        <>
          <div className="line small">
            <span className="quiet">{text('plan.basis')}</span>
            <SelectField
              value={view.splitBasis}
              onChange={(splitBasis) => set.mutate({ splitBasis })}
              options={options}
              aria-label={text('plan.basis')}
            />
          </div>
          <div className="line small" title={text('plan.startHint')}>
            <span className="quiet">{text('plan.startOn')}</span>
            <DayField
              value={view.startOn}
              onChange={(startOn) => set.mutate({ startOn })}
              aria-label={text('plan.startOn')}
            />
          </div>
        </>
      ) : (
        <span className="small quiet">
          {text('plan.basis')} {text(`enum.planSplit.${view.splitBasis}`)}
        </span>
      )}
      {view.items.length > 0 && (
        <span className="line plan-end">
          <a className="small" href={exportAddress(id, 'wbs')} download>
            <Icon name="download" size={13} /> {text('plan.export')}
          </a>
          <Link className="small" to={`/print/wbs/${id}`}>
            {text('print.print')}
          </Link>
        </span>
      )}
      <ErrorLine error={set.error} />
    </div>
  )
}

type RowAct = 'edit' | 'change' | 'remove' | 'addBelow' | 'indent' | 'outdent' | 'up' | 'down'

/** Drawn anew only when it has changed: a plan may have a thousand. */
const OutlineRow = memo(function OutlineRow({
  line,
  index,
  canEdit,
  canChange,
  onAct,
}: {
  line: Line
  index: number
  canEdit: boolean
  canChange: boolean
  onAct: (line: Line, act: RowAct) => void
}): ReactNode {
  const text = useText()
  const calendar = useWorkCalendar()
  const days = line.from && line.until && calendar ? countWorkingDays(line.from, line.until, calendar) : null
  const level = line.deviation?.level ?? null
  return (
    <tr
      style={{ height: rowHeight() }}
      aria-rowindex={index + 2}
      data-line={line.id}
      data-summary={line.isSummary}
      tabIndex={0}
      aria-label={`${line.wbs} ${line.name}`}
    >
      <td className="plan-wbs plan-wide">{line.wbs}</td>
      <th scope="row" className="plan-line" style={{ '--level': line.level } as CSSProperties}>
        <span className="plan-line-name">
          <span className="plan-name" title={line.name}>
            <span className="plan-narrow">{line.wbs} </span>
            {line.name}
          </span>
          {level !== null && line.deviation !== null && (
            <span className={`small plan-level-${level}`}>
              {text('plan.outline.overdue', { count: line.deviation.days })}
            </span>
          )}
        </span>
        <span className="plan-narrow small quiet">
          {line.owner} {line.until && <OnDay day={line.until} />}
        </span>
      </th>
      <td className="plan-wide" title={line.cooperating}>
        {line.host}
        {line.cooperating !== '' && <span className="faint"> +{line.cooperatingIds.length}</span>}
      </td>
      <td className="plan-wide">{line.owner}</td>
      <td className="plan-wide">{line.from && <OnDay day={line.from} />}</td>
      <td className="plan-wide">{line.until && <OnDay day={line.until} />}</td>
      <td className="plan-wide end">{days ?? ''}</td>
      <td className="plan-wide">{line.waits.join('、')}</td>
      <td className="plan-wide">{!line.isSummary && <StateMark kind="taskState" state={line.state} />}</td>
      <td className="plan-menu">
        <Menu
          label={text('plan.outline.moreFor', { name: line.name })}
          entries={() => [
            ...(canEdit
              ? [
                  {
                    label: text('plan.outline.edit'),
                    icon: 'pencil' as const,
                    act: () => onAct(line, 'edit'),
                  },
                  {
                    label: text('plan.outline.addBelow'),
                    icon: 'plus' as const,
                    act: () => onAct(line, 'addBelow'),
                  },
                  {
                    label: text('plan.outline.indent'),
                    icon: 'right' as const,
                    act: () => onAct(line, 'indent'),
                  },
                  {
                    label: text('plan.outline.outdent'),
                    icon: 'left' as const,
                    act: () => onAct(line, 'outdent'),
                  },
                  { label: text('plan.outline.up'), icon: 'up' as const, act: () => onAct(line, 'up') },
                  { label: text('plan.outline.down'), icon: 'down' as const, act: () => onAct(line, 'down') },
                  {
                    label: text('plan.outline.remove'),
                    icon: 'trash' as const,
                    act: () => onAct(line, 'remove'),
                  },
                ]
              : []),
            ...(canChange
              ? [
                  {
                    label: text('plan.outline.askChange'),
                    icon: 'pencil' as const,
                    act: () => onAct(line, 'change'),
                  },
                ]
              : []),
            { label: text('plan.outline.openTask'), icon: 'task' as const, to: `/tasks/${line.id}` },
          ]}
        >
          <Icon name="more" />
        </Menu>
      </td>
    </tr>
  )
})

/** One line a task. It comes behind the line that was added last, or below the one that was chosen. */
function Entry({
  view,
  lines,
  anchorId,
  onAnchor,
}: {
  view: PlanView
  lines: readonly Line[]
  anchorId: string | undefined
  onAnchor: (id: string | undefined) => void
}): ReactNode {
  const text = useText()
  const { id } = view.collaboration
  const add = useAddLines(id)
  const { value, set, clear } = useDraft(`plan/${id}/entry`, '')
  const [depth, setDepth] = useState<number>()
  const [pasted, setPasted] = useState<string>()
  const last = lines.at(-1)
  const anchor = lines.find((line) => line.id === anchorId)
  const behind = anchor ?? last
  const most = anchor ? anchor.level + 1 : last ? last.level + 1 : 0
  const level = Math.min(depth ?? (anchor ? anchor.level + 1 : (last?.level ?? 0)), most)

  /** The line at this level that the new one stands behind, and what it is a part of. */
  function spot(): { parentId: string | null; afterId: string | null } {
    let at = behind
    while (at && at.level > level) at = lines.find((line) => line.id === at?.parentId)
    if (at === undefined) return { parentId: null, afterId: null }
    return at.level === level ? { parentId: at.parentId, afterId: at.id } : { parentId: at.id, afterId: null }
  }

  function send(words: string, place: { parentId: string | null; afterId: string | null }) {
    add.mutate(
      { text: words, ...place },
      {
        onSuccess: ({ items, unclear }) => {
          clear()
          setPasted(undefined)
          const made = items[0]
          if (made) {
            onAnchor(undefined)
            setDepth(undefined)
          }
          for (const { line, text: missed } of unclear.slice(0, 3)) {
            toast(text('plan.outline.unclear', { line, text: missed }))
          }
        },
      },
    )
  }

  function handleKey(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Tab' && value.trim() !== '') {
      event.preventDefault()
      setDepth(Math.max(0, Math.min(most, level + (event.shiftKey ? -1 : 1))))
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      if (value.trim() !== '' && !add.isPending) send(value, spot())
    }
    if (event.key === 'Escape' && anchor) onAnchor(undefined)
  }

  function handlePaste(event: ClipboardEvent) {
    const words = event.clipboardData.getData('text/plain')
    if (!/[\n\t]/u.test(words.trim())) return
    event.preventDefault()
    setPasted(words)
  }

  return (
    <div className="plan-entry">
      {anchor && <p className="small quiet">{text('plan.outline.below', { name: anchor.name })}</p>}
      <div className="line" style={{ paddingInlineStart: level * 18 }}>
        <TextField
          value={value}
          onChange={set}
          onKeyDown={handleKey}
          onPaste={handlePaste}
          maxLength={400}
          aria-label={text('plan.outline.label')}
          placeholder={text('plan.outline.placeholder')}
        />
        <Button
          icon="plus"
          busy={add.isPending}
          disabled={value.trim() === ''}
          onClick={() => send(value, spot())}
        >
          {text('plan.outline.add')}
        </Button>
        <Button kind="quiet" onClick={() => setPasted('')}>
          {text('plan.outline.paste')}
        </Button>
      </div>
      <p className="small faint">{text('plan.outline.hint')}</p>
      <ErrorLine error={add.error} />
      {pasted !== undefined && (
        <PasteDialog
          view={view}
          initial={pasted}
          busy={add.isPending}
          error={add.error}
          onAdd={(words) => send(words, { parentId: null, afterId: null })}
          onClose={() => setPasted(undefined)}
        />
      )}
    </div>
  )
}

function PasteDialog({
  view,
  initial,
  busy,
  error,
  onAdd,
  onClose,
}: {
  view: PlanView
  initial: string
  busy: boolean
  error: unknown
  onAdd: (words: string) => void
  onClose: () => void
}): ReactNode {
  const text = useText()
  const { now, zone } = useReading()
  const calendar = useWorkCalendar()
  const [words, setWords] = useState(initial)
  const today = civilDateOf(now, zone)
  const read = useMemo(
    () =>
      calendar === undefined
        ? []
        : readOutline(words, {
            today,
            calendar,
            startOn: view.startOn === null ? addDays(today, 0) : civilDate(view.startOn),
          }),
    [words, calendar, today, view.startOn],
  )
  const unclear = [...new Set(read.flatMap((line) => line.unclear))].slice(0, 5)
  return (
    <Dialog title={text('plan.outline.pasteTitle')} onClose={onClose} width={720}>
      <div className="form">
        <FormField label={text('plan.outline.pasteTitle')} hint={text('plan.outline.pasteHint')}>
          <TextArea value={words} onChange={setWords} rows={10} maxLength={400_000} autoFocus />
        </FormField>
        {read.length > 0 && (
          <div aria-live="polite">
            <p className="small">{text('plan.outline.preview', { count: read.length })}</p>
            <ol className="plan-preview small">
              {read.slice(0, 8).map((line) => (
                <li key={line.line} style={{ paddingInlineStart: line.level * 16 }}>
                  {line.name}{' '}
                  <span className="faint">
                    {[
                      ...line.people.map((one) => `@${one}`),
                      ...line.departments.map((one) => `#${one}`),
                      line.startOn,
                      line.dueOn,
                    ]
                      .filter(Boolean)
                      .join(' ')}
                  </span>
                </li>
              ))}
            </ol>
            {unclear.length > 0 && (
              <p className="small tone-orange">
                {text('plan.outline.previewUnclear', { text: unclear.join('、') })}
              </p>
            )}
          </div>
        )}
        <ErrorLine error={error} />
        <div className="form-end">
          <Button kind="primary" busy={busy} disabled={read.length === 0} onClick={() => onAdd(words)}>
            {text('plan.outline.add')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  )
}
