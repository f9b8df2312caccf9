import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import type { DepartmentRef } from '#contract/common.ts'
import { type CivilDate, daysBetween } from '#domain/calendar/civil-date.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DepartmentPicker } from '#web/ui/DepartmentPicker.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField, TextArea, TextField } from '#web/ui/fields.tsx'
import { Link } from '#web/ui/Link.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { toast } from '#web/ui/toast.tsx'
import { OnDay, When } from '#web/ui/When.tsx'
import { knownRisksQuery, type TaskView, useReportProgress } from './api.ts'
import './task.css'

interface Typed {
  readonly text: string
  readonly percent: number | null
  readonly awaiting: DepartmentRef | null
  readonly risk: string
  /** The known risk that the words are about; absent or null: a new one. */
  readonly riskId?: string | null
}

/** One line is enough: what is done. How far, whom one waits for and what may go wrong, when there is something. */
export function ProgressForm({ task }: { task: TaskView }): ReactNode {
  const text = useText()
  const sayError = useError()
  const report = useReportProgress(task.id)
  const percentId = useId()
  const { value, set, clear } = useDraft<Typed>(`task/${task.id}/update`, {
    text: '',
    percent: null,
    awaiting: null,
    risk: '',
    riskId: null,
  })
  const [shown, setShown] = useState({ awaiting: value.awaiting !== null, risk: value.risk !== '' })
  const issues = report.error ? sayError(report.error).fields : {}
  const percent = value.percent ?? ownPercent(task)
  const canSend = value.text.trim() !== '' && !report.isPending

  function send() {
    report.mutate(
      {
        text: value.text.trim(),
        percent: value.percent,
        awaitingDepartmentId: value.awaiting?.id ?? null,
        riskPoint: value.risk.trim(),
        riskId: value.risk.trim() === '' ? null : (value.riskId ?? null),
      },
      {
        onSuccess: () => {
          clear()
          setShown({ awaiting: false, risk: false })
          toast(text('task.progress.done'))
        },
      },
    )
  }

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (canSend) send()
  }

  function handleKey(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    if (canSend) send()
  }

  return (
    <form className="progress-form" onSubmit={handleSubmit}>
      <FormField label={text('task.progress.what')} issue={issues.text}>
        <TextArea
          value={value.text}
          onChange={(words) => set((before) => ({ ...before, text: words }))}
          onKeyDown={handleKey}
          placeholder={text('task.progress.placeholder')}
          maxLength={5000}
        />
      </FormField>
      {task.subItems.length > 0 && <p className="small faint">{text('task.life.split.percentHint')}</p>}
      <div className="progress-percent">
        <label htmlFor={percentId} className="small quiet">
          {text('task.field.percent')}
        </label>
        <input
          id={percentId}
          type="range"
          min={0}
          max={100}
          step={5}
          value={percent}
          onChange={(event) => set((before) => ({ ...before, percent: event.target.valueAsNumber }))}
        />
        <output htmlFor={percentId}>{percent}%</output>
      </div>
      {shown.awaiting && (
        <FormField label={text('task.progress.awaiting')} issue={issues.awaitingDepartmentId}>
          <DepartmentPicker
            value={value.awaiting}
            onChange={(awaiting) => set((before) => ({ ...before, awaiting }))}
          />
        </FormField>
      )}
      {shown.risk && (
        <KnownRisk
          taskId={task.id}
          value={value.riskId ?? null}
          onChange={(riskId) => set((before) => ({ ...before, riskId }))}
        />
      )}
      {shown.risk && (
        <FormField label={text('task.progress.risk')} issue={issues.riskPoint}>
          <TextField
            value={value.risk}
            onChange={(risk) => set((before) => ({ ...before, risk }))}
            placeholder={text('task.progress.riskPlaceholder')}
            maxLength={5000}
          />
        </FormField>
      )}
      <ErrorLine error={report.error} />
      <div className="line">
        <Button type="submit" kind="primary" busy={report.isPending} disabled={!canSend}>
          {text('task.progress.send')}
        </Button>
        {!shown.awaiting && (
          <Button kind="quiet" icon="plus" onClick={() => setShown({ ...shown, awaiting: true })}>
            {text('task.progress.awaiting')}
          </Button>
        )}
        {!shown.risk && (
          <Button kind="quiet" icon="plus" onClick={() => setShown({ ...shown, risk: true })}>
            {text('task.progress.risk')}
          </Button>
        )}
      </div>
    </form>
  )
}

/** What was told last of one's own share; of a task that was not split that is all of it. */
function ownPercent(task: TaskView): number {
  if (task.subItems.length === 0) return task.percent
  return (
    task.updates.findLast(
      ({ kind, percent, person }) => kind === 'progress' && percent !== null && person?.id === task.owner?.id,
    )?.percent ?? 0
  )
}

/** Whether the words tell more of a risk that is known; nothing to choose where there is none. */
function KnownRisk({
  taskId,
  value,
  onChange,
}: {
  taskId: string
  value: string | null
  onChange: (riskId: string | null) => void
}): ReactNode {
  const text = useText()
  const known = useQuery(knownRisksQuery(taskId))
  const risks = known.data?.items ?? []
  if (risks.length === 0) return null
  return (
    <FormField label={text('task.progress.knownRisk')}>
      <SelectField
        value={risks.some(({ id }) => id === value) ? (value ?? '') : ''}
        none={text('task.progress.newRisk')}
        onChange={(riskId) => onChange(riskId === '' ? null : riskId)}
        options={risks.map(({ id, text: words }) => ({
          value: id,
          label: words.length > 40 ? `${words.slice(0, 40)}…` : words,
        }))}
      />
    </FormField>
  )
}

/** What was reported, newest first; nothing is ever taken out. */
export function ProgressLog({
  taskId,
  updates,
}: {
  taskId: string
  updates: TaskView['updates']
}): ReactNode {
  const text = useText()
  if (updates.length === 0) return <p className="faint">{text('task.progress.none')}</p>
  return (
    <ol className="history" aria-live="polite">
      {updates.toReversed().map((update) => (
        <li key={update.id} className="history-item">
          <div className="line small">
            <span className="quiet">{text(`enum.taskUpdateKind.${update.kind}`)}</span>
            <StateMark kind="taskState" state={update.state} />
            {update.percent !== null && <span>{update.percent}%</span>}
            {update.collectedState !== null && (
              <span>{text(`supervision.collected.${update.collectedState}`)}</span>
            )}
            {update.isLateReport && <span className="late">{text('task.progress.lateReport')}</span>}
            {update.kind === 'delay' && (
              <Link className="push" to={`/print/delay/${taskId}`}>
                {text('print.form.delay')}
              </Link>
            )}
          </div>
          {update.text !== '' && <p className="task-words">{update.text}</p>}
          {update.impact !== '' && (
            <p className="small">{text('task.delay.impact', { words: update.impact })}</p>
          )}
          {update.remedy !== '' && (
            <p className="small">{text('task.delay.remedy', { words: update.remedy })}</p>
          )}
          {update.responsibility !== null && (
            <p className="small">
              {text('task.delay.responsibility', {
                words: text(`enum.responsibility.${update.responsibility}`),
              })}
            </p>
          )}
          {update.improvement !== '' && (
            <p className="small">{text('task.delay.improvement', { words: update.improvement })}</p>
          )}
          {update.blockedBy !== null && (
            <p className="small">
              {text('task.progress.blockedBy')}{' '}
              <Link to={`/tasks/${update.blockedBy.id}`}>{update.blockedBy.title}</Link>
            </p>
          )}
          {update.awaiting !== null && (
            <p className="small">
              {text('task.progress.awaiting')}：{update.awaiting.name}
            </p>
          )}
          {update.riskPoint !== '' && (
            <p className="small tone-orange">
              {text('task.progress.risk')}：{update.riskPoint}
            </p>
          )}
          {update.newDueOn !== null && (
            <p className="small">
              {update.oldDueOn !== null && (
                <>
                  {text('task.originalDue')} <OnDay day={update.oldDueOn} />{' '}
                </>
              )}
              {text('task.progress.newDue')} <OnDay day={update.newDueOn} />
              {update.oldDueOn !== null && update.kind === 'delay' && (
                <>
                  {' '}
                  {text('task.delay.days', {
                    count: daysBetween(update.oldDueOn as CivilDate, update.newDueOn as CivilDate),
                  })}
                </>
              )}
            </p>
          )}
          <div className="small faint">
            {update.person?.name ?? text('common.history.system')} · <When at={update.at} />
          </div>
        </li>
      ))}
    </ol>
  )
}
