import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { syncBlocks } from '#domain/sync/report.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Confirm.tsx'
import { ConflictDialog } from '#web/ui/ConflictDialog.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { DepartmentPicker } from '#web/ui/DepartmentPicker.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { findingsOf } from '#web/ui/Findings.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea, TextField } from '#web/ui/fields.tsx'
import { Light } from '#web/ui/Light.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { useSayReason } from '#web/ui/reason.ts'
import { toast } from '#web/ui/toast.tsx'
import { OnDay } from '#web/ui/When.tsx'
import { type SyncRowView, type SyncView, useDiscard, useRegather, useRestore, useSend } from './api.ts'
import { type Line, useWriting, type Words } from './use-draft-rows.ts'

/** A report while it is written: three blocks of lines, gathered and changed by hand, then sent. */
export function Editor({ view }: { view: SyncView }): ReactNode {
  const text = useText()
  const say = useSayReason()
  const sayError = useError()
  const writing = useWriting(view)
  const regather = useRegather(view.id)
  const send = useSend(view.id)
  const [isAsking, setAsking] = useState(false)
  const [hasTried, setTried] = useState(false)
  const { value, change } = writing
  const refused = findingsOf(send.error)
  const fields = {
    ...sayError(send.error ?? undefined)?.fields,
    ...sayError(writing.error ?? undefined)?.fields,
  }

  /** What is wrong with a line is said at it, once somebody has tried to send it. */
  const issueOf = (line: Line): { reason?: string; help?: string } => {
    const at = value.lines.indexOf(line)
    const help = fields[`rows.${at}.helpDepartmentId`]
    const lacksReason = line.block === 'undone' && line.reason.trim() === ''
    const finding = [...view.findings, ...refused].find(({ place }) => place.id === line.id)
    return {
      ...(hasTried && lacksReason && { reason: finding ? say(finding.reason) : text('sync.line.noReason') }),
      ...(help !== undefined && { help }),
    }
  }
  const lacking = value.lines.filter((line) => line.block === 'undone' && line.reason.trim() === '')

  async function prepare() {
    setTried(true)
    const first = lacking[0]
    if (first !== undefined) {
      document
        .getElementById(`row-${first.key}`)
        ?.querySelector<HTMLElement>('[data-reason] textarea')
        ?.focus()
      return
    }
    if ((await writing.save()) !== undefined) setAsking(true)
  }

  return (
    <>
      <div className="form sync-words">
        <FormField label={text('sync.field.summary')} hint={text('sync.field.summaryHint')}>
          <TextArea value={value.summary} onChange={(summary) => change({ summary })} maxLength={5000} />
        </FormField>
        <FormField label={text('sync.field.to')} hint={text('sync.field.toHint')} issue={fields.to}>
          <DayField value={value.to} onChange={(to) => to !== null && change({ to })} />
        </FormField>
      </div>
      {syncBlocks.map((block) => (
        <Section
          key={block}
          id={block}
          title={text(`enum.syncBlock.${block}`)}
          note={value.lines.filter((line) => line.block === block).length}
        >
          <Lines
            view={view}
            lines={value.lines.filter((line) => line.block === block)}
            block={block}
            issueOf={issueOf}
            onChange={(line, part) =>
              change({ lines: value.lines.map((one) => (one.key === line.key ? { ...one, ...part } : one)) })
            }
            onRemove={(line) => change({ lines: value.lines.filter(({ key }) => key !== line.key) })}
            onAdd={() => change({ lines: [...value.lines, emptyLine(block)] })}
          />
        </Section>
      ))}
      <Dropped view={view} canRestore={!writing.isDirty} />
      <ErrorLine error={writing.error ?? regather.error} />
      {!isAsking && refused.length === 0 && <ErrorLine error={send.error} />}
      <div className="line no-print">
        <Button kind="primary" icon="send" busy={writing.isSaving} onClick={() => void prepare()}>
          {text('sync.send.action')}
        </Button>
        {writing.isDirty ? (
          <>
            <Button busy={writing.isSaving} onClick={() => void writing.save()}>
              {text('common.save')}
            </Button>
            <span className="small quiet" role="status">
              {text('sync.unsaved')}
            </span>
          </>
        ) : (
          <Button icon="record" busy={regather.isPending} onClick={() => regather.mutate(undefined)}>
            {text('sync.regather')}
          </Button>
        )}
        <Discard view={view} />
      </div>
      {hasTried && lacking.length > 0 && (
        <p className="small field-issue" role="alert">
          {text('sync.line.lacking', { count: lacking.length })}
        </p>
      )}
      {isAsking && (
        <Confirm
          title={text('sync.send.title')}
          action={text('sync.send.confirm', { count: view.readers.length })}
          busy={send.isPending}
          error={refused.length > 0 ? null : send.error}
          onConfirm={() =>
            send.mutate(view.version, {
              onSuccess: () => toast(text('sync.send.done')),
              onError: () => setAsking(false),
            })
          }
          onClose={() => setAsking(false)}
        >
          <SendingTo view={view} lines={value.lines} />
        </Confirm>
      )}
      {writing.conflict !== undefined && (
        <ConflictDialog
          mine={sayWords(writing.conflict.mine)}
          theirs={sayWords(writing.conflict.theirs)}
          canMerge={false}
          onSettle={(_, choice) => writing.settle(choice === 'theirs' ? 'theirs' : 'mine')}
          onClose={writing.closeConflict}
        />
      )}
    </>
  )
}

function emptyLine(block: Line['block']): Line {
  return { key: crypto.randomUUID(), id: null, block, text: '', reason: '', help: null }
}

function sayWords({ summary, lines }: Words): string {
  return [summary, ...lines.map(({ text, reason }) => [text, reason].filter(Boolean).join(' '))]
    .filter(Boolean)
    .join('\n')
}

function Lines({
  view,
  lines,
  block,
  issueOf,
  onChange,
  onRemove,
  onAdd,
}: {
  view: SyncView
  lines: readonly Line[]
  block: Line['block']
  issueOf: (line: Line) => { reason?: string; help?: string }
  onChange: (line: Line, part: Partial<Line>) => void
  onRemove: (line: Line) => void
  onAdd: () => void
}): ReactNode {
  const text = useText()
  return (
    <div className="stack">
      {lines.length === 0 && <p className="quiet">{text(`sync.none.${block}`)}</p>}
      <ul className="sync-rows">
        {lines.map((line, at) => {
          const row = view.rows.find(({ id }) => id === line.id)
          const issue = issueOf(line)
          const no = at + 1
          return (
            <li key={line.key} id={`row-${line.key}`} className="sync-row">
              {row !== undefined && <FromTask row={row} />}
              <FormField label={text(`sync.line.${block}`, { no })}>
                <TextField
                  value={line.text}
                  onChange={(words) => onChange(line, { text: words })}
                  maxLength={5000}
                />
              </FormField>
              {block !== 'done' && (
                <div className="form-columns">
                  {block === 'undone' && (
                    <div data-reason>
                      <FormField
                        label={text('sync.line.reason', { no })}
                        required
                        issue={issue.reason}
                        hint={
                          row?.reasonFrom != null && row.reason === line.reason
                            ? text('sync.line.from', { source: text(`enum.reasonSource.${row.reasonFrom}`) })
                            : undefined
                        }
                      >
                        <TextArea
                          value={line.reason}
                          onChange={(reason) => onChange(line, { reason })}
                          maxLength={5000}
                        />
                      </FormField>
                    </div>
                  )}
                  <FormField
                    label={text(block === 'undone' ? 'sync.line.helpIfAny' : 'sync.line.help', { no })}
                    required={block === 'support'}
                    issue={issue.help}
                  >
                    <DepartmentPicker value={line.help} onChange={(help) => onChange(line, { help })} />
                  </FormField>
                </div>
              )}
              <div>
                <Button
                  small
                  kind="quiet"
                  onClick={() => onRemove(line)}
                  aria-label={text('sync.line.dropOf', { text: line.text })}
                >
                  {text('sync.line.drop')}
                </Button>
              </div>
            </li>
          )
        })}
      </ul>
      <div>
        <Button small kind="quiet" icon="plus" onClick={onAdd}>
          {text(`sync.add.${block}`)}
        </Button>
      </div>
    </div>
  )
}

/** The task that a line was gathered from, as it stands now. */
export function FromTask({ row: { task, now } }: { row: SyncRowView }): ReactNode {
  if (task === null) return null
  return (
    <p className="line small quiet">
      {now !== null && <Light light={now.light} />}
      <Link to={`/tasks/${task.id}`}>{task.title}</Link>
      {now?.owner?.name}
      {now !== null && <span className="number">{now.percent}%</span>}
      {now?.dueOn != null && <OnDay day={now.dueOn} />}
    </p>
  )
}

function Dropped({ view, canRestore }: { view: SyncView; canRestore: boolean }): ReactNode {
  const text = useText()
  const restore = useRestore(view.id)
  if (view.dropped.length === 0) return null
  return (
    <details>
      <summary>{text('sync.dropped', { count: view.dropped.length })}</summary>
      <ul className="sync-dropped">
        {view.dropped.map((row) => (
          <li key={row.id} className="line">
            <span className="small quiet">{text(`enum.syncBlock.${row.block}`)}</span>
            {row.text}
            <Button
              small
              kind="quiet"
              disabled={!canRestore}
              busy={restore.isPending}
              onClick={() => restore.mutate(row.id)}
            >
              {text('sync.restore')}
            </Button>
          </li>
        ))}
      </ul>
      <ErrorLine error={restore.error} />
    </details>
  )
}

/** Whom it goes to and who is asked, before anything is sent. */
function SendingTo({ view, lines }: { view: SyncView; lines: readonly Line[] }): ReactNode {
  const text = useText()
  const asked = [...new Set(lines.flatMap(({ help }) => help?.name ?? []))]
  return (
    <div className="stack">
      <p>{text('sync.send.follows', { count: view.readers.length })}</p>
      <p className="small quiet sync-readers">
        {view.readers.map(({ name }) => name).join(text('common.join'))}
      </p>
      {asked.length > 0 && <p>{text('sync.send.asks', { departments: asked.join(text('common.join')) })}</p>}
    </div>
  )
}

function Discard({ view }: { view: SyncView }): ReactNode {
  const text = useText()
  const navigate = useNavigate()
  const discard = useDiscard(view.id)
  const [isAsking, setAsking] = useState(false)
  if (!view.can.includes('discard')) return null
  const back =
    view.collaboration === null ? '/collaborations' : `/collaborations/${view.collaboration.id}/sync`
  return (
    <>
      <Button kind="quiet" icon="trash" onClick={() => setAsking(true)}>
        {text('sync.discard.action')}
      </Button>
      {isAsking && (
        <Confirm
          title={text('sync.discard.title')}
          action={text('sync.discard.action')}
          seal
          busy={discard.isPending}
          error={discard.error}
          onConfirm={() => discard.mutate(undefined, { onSuccess: () => void navigate({ to: back }) })}
          onClose={() => setAsking(false)}
        >
          <p>{text('sync.discard.follows')}</p>
        </Confirm>
      )}
    </>
  )
}
