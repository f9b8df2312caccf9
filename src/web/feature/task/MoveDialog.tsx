import { type FormEvent, type ReactNode, useState } from 'react'
import type { DepartmentRef } from '#contract/common.ts'
import { responsibilities } from '#contract/task.ts'
import { addDays } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useReading } from '#web/lib/reading.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { DepartmentPicker } from '#web/ui/DepartmentPicker.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Findings, findingsOf } from '#web/ui/Findings.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, SelectField, TextArea, TextField } from '#web/ui/fields.tsx'
import { type Override, stillStops } from '#web/ui/overrides.ts'
import { toast } from '#web/ui/toast.tsx'
import { OnDay } from '#web/ui/When.tsx'
import { type MoveWords, type TaskView, useTaskMove } from './api.ts'
import { TaskPicker, type TaskRef } from './TaskPicker.tsx'

export type Move = keyof MoveWords

interface Typed {
  readonly text: string
  readonly impact: string
  readonly day: string | null
  readonly department: DepartmentRef | null
  readonly remedy: string
  readonly responsibility: 'internal' | 'external' | ''
  readonly improvement: string
  readonly blocker: TaskRef | null
  readonly escalate: boolean
}

interface Asked {
  /** The words asked for; `needed` when the move cannot be made without them. */
  readonly text?: 'needed' | 'optional'
  readonly impact?: boolean
  /** The rest of a delay application. */
  readonly application?: boolean
  readonly blocker?: boolean
  readonly day?: boolean
  readonly department?: boolean
  readonly isSeal?: boolean
}

/** What each move asks of whoever makes it. */
const asks: Readonly<Record<Move, Asked>> = {
  start: {},
  askSupport: { text: 'needed', department: true, blocker: true },
  giveSupport: { text: 'optional' },
  reportDelay: { text: 'needed', impact: true, day: true, application: true },
  approveDelay: { text: 'optional', day: true },
  refuseDelay: { text: 'needed' },
  escalate: { text: 'needed' },
  submit: { text: 'optional' },
  accept: { text: 'optional' },
  sendBack: { text: 'needed' },
  cancel: { text: 'needed', isSeal: true },
  reopen: { text: 'needed' },
}

/** Asks what a move needs, keeps what is typed, says what the norms say, and makes it. */
export function MoveDialog({
  task,
  move,
  onClose,
}: {
  task: TaskView
  move: Move
  onClose: () => void
}): ReactNode {
  const text = useText()
  const sayError = useError()
  const { now, zone } = useReading()
  const make = useTaskMove(task.id, move)
  const { value, set, clear } = useDraft<Typed>(`task/${task.id}/${move}`, {
    text: '',
    impact: '',
    day: move === 'approveDelay' ? (lastAsked(task) ?? null) : null,
    department: null,
    remedy: '',
    responsibility: '',
    improvement: '',
    blocker: null,
    escalate: false,
  })
  const [overrides, setOverrides] = useState<readonly Override[]>([])
  const asked = asks[move]
  const findings = findingsOf(make.error)
  const issues = make.error ? sayError(make.error).fields : {}
  const isMissing =
    (asked.text === 'needed' && value.text.trim().length < 2) ||
    (asked.impact === true && value.impact.trim().length < 2) ||
    (asked.day === true && value.day === null)
  const isStopped = findings.some((finding) => stillStops(finding, overrides))
  const isOneTooMany = move === 'sendBack' && task.reworkCount + 1 > task.maxRework
  // Any day after the present one; what has passed is no date to promise.
  const today = civilDateOf(now, zone)
  const isOverdue = task.dueOn !== null && task.dueOn < today

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    make.mutate(wordsOf(move, value, overrides) as never, {
      onSuccess: () => {
        clear()
        onClose()
        toast(text(`task.move.${move}.done`))
      },
    })
  }

  return (
    <Dialog title={text(`task.move.${move}.title`)} onClose={onClose} width={520}>
      <form className="form" onSubmit={handleSubmit}>
        <p className="quiet">{text(`task.move.${move}.hint`)}</p>
        {asked.day === true && task.dueOn !== null && (
          <p>
            {text('task.move.presentDue')} <OnDay day={task.dueOn} />
          </p>
        )}
        {asked.day === true && (
          <FormField label={text('task.move.newDue')} issue={issues.newDueOn} required>
            <DayField
              value={value.day}
              min={addDays(today, move === 'reportDelay' ? 1 : 0)}
              onChange={(day) => set((before) => ({ ...before, day }))}
            />
          </FormField>
        )}
        {asked.text !== undefined && (
          <FormField
            label={text(`task.move.${move}.text`)}
            issue={issues.text ?? issues.reason ?? issues.comment ?? issues.note}
            required={asked.text === 'needed'}
          >
            <TextArea
              value={value.text}
              onChange={(words) => set((before) => ({ ...before, text: words }))}
              maxLength={1000}
              autoFocus
            />
          </FormField>
        )}
        {asked.impact === true && (
          <FormField label={text('task.move.impact')} issue={issues.impact} required>
            <TextArea
              value={value.impact}
              onChange={(impact) => set((before) => ({ ...before, impact }))}
              maxLength={1000}
            />
          </FormField>
        )}
        {asked.application === true && (
          <>
            <FormField
              label={text('task.delay.remedyField')}
              hint={isOverdue ? text('task.delay.overdueHint') : undefined}
              issue={issues.remedy}
            >
              <TextArea
                value={value.remedy}
                onChange={(remedy) => set((before) => ({ ...before, remedy }))}
                maxLength={5000}
              />
            </FormField>
            <div className="form-columns">
              <FormField label={text('task.delay.responsibilityField')}>
                <SelectField
                  value={value.responsibility}
                  none={text('task.delay.notSaid')}
                  onChange={(responsibility: Typed['responsibility']) =>
                    set((before) => ({ ...before, responsibility }))
                  }
                  options={responsibilities.map((one) => ({
                    value: one,
                    label: text(`enum.responsibility.${one}`),
                  }))}
                />
              </FormField>
              <FormField label={text('task.delay.improvementField')} issue={issues.improvement}>
                <TextField
                  value={value.improvement}
                  onChange={(improvement) => set((before) => ({ ...before, improvement }))}
                  maxLength={1000}
                />
              </FormField>
            </div>
          </>
        )}
        {asked.blocker === true && (
          <FormField label={text('task.progress.blockedBy')} issue={issues.blockedById}>
            <TaskPicker
              value={value.blocker}
              exceptId={task.id}
              onChange={(blocker) => set((before) => ({ ...before, blocker }))}
            />
          </FormField>
        )}
        {isOneTooMany && (
          <div className="stack tight">
            <p className="tone-orange" role="status">
              {text('task.move.sendBack.tooMany', { count: task.reworkCount + 1, max: task.maxRework })}
            </p>
            <CheckField
              checked={value.escalate}
              onChange={(escalate) => set((before) => ({ ...before, escalate }))}
            >
              {text('task.move.sendBack.escalate')}
            </CheckField>
          </div>
        )}
        {asked.department === true && (
          <FormField label={text('task.progress.awaiting')} issue={issues.awaitingDepartmentId}>
            <DepartmentPicker
              value={value.department}
              onChange={(department) => set((before) => ({ ...before, department }))}
            />
          </FormField>
        )}
        {findings.length > 0 && (
          <Findings findings={findings} overrides={overrides} onOverrides={setOverrides} />
        )}
        <ErrorLine error={findings.length === 0 ? make.error : null} />
        <div className="form-end">
          <Button
            type="submit"
            kind={asked.isSeal === true ? 'seal' : 'primary'}
            busy={make.isPending}
            disabled={isMissing || isStopped}
          >
            {text(`task.move.${move}.action`)}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

/** The date that the owner asked for. */
function lastAsked(task: TaskView): string | null | undefined {
  return task.updates.findLast(({ kind }) => kind === 'delay')?.newDueOn
}

function wordsOf(
  move: Move,
  { text, impact, day, department, remedy, responsibility, improvement, blocker, escalate }: Typed,
  overrides: readonly Override[],
): MoveWords[Move] {
  const words = text.trim()
  switch (move) {
    case 'start':
      return { overrides }
    case 'askSupport':
      return { text: words, awaitingDepartmentId: department?.id ?? null, blockedById: blocker?.id ?? null }
    case 'giveSupport':
      return { text: words }
    case 'reportDelay':
      return {
        reason: words,
        newDueOn: day ?? '',
        impact: impact.trim(),
        remedy: remedy.trim(),
        responsibility: responsibility === '' ? null : responsibility,
        improvement: improvement.trim(),
        overrides: overrides.map((each) => ({ ...each })),
      }
    case 'approveDelay':
      return { newDueOn: day ?? '', comment: words, overrides: overrides.map((each) => ({ ...each })) }
    case 'submit':
      return { note: words, overrides }
    case 'accept':
      return { comment: words }
    case 'sendBack':
      return { comment: words, escalate }
    case 'refuseDelay':
    case 'escalate':
    case 'cancel':
    case 'reopen':
      return { reason: words }
  }
}
