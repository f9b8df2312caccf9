import { type FormEvent, type ReactNode, useState } from 'react'
import type { DepartmentRef } from '#contract/common.ts'
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
import { TextArea } from '#web/ui/fields.tsx'
import { type Override, stillStops } from '#web/ui/overrides.ts'
import { toast } from '#web/ui/toast.tsx'
import { OnDay } from '#web/ui/When.tsx'
import { type MoveWords, type TaskView, useTaskMove } from './api.ts'

export type Move = keyof MoveWords

interface Typed {
  readonly text: string
  readonly impact: string
  readonly day: string | null
  readonly department: DepartmentRef | null
}

interface Asked {
  /** The words asked for; `needed` when the move cannot be made without them. */
  readonly text?: 'needed' | 'optional'
  readonly impact?: boolean
  readonly day?: boolean
  readonly department?: boolean
  readonly isSeal?: boolean
}

/** What each move asks of whoever makes it. */
const asks: Readonly<Record<Move, Asked>> = {
  start: {},
  askSupport: { text: 'needed', department: true },
  giveSupport: { text: 'optional' },
  reportDelay: { text: 'needed', impact: true, day: true },
  approveDelay: { text: 'optional', day: true },
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
  // Any day after the present one; what has passed is no date to promise.
  const today = civilDateOf(now, zone)

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
  { text, impact, day, department }: Typed,
  overrides: readonly Override[],
): MoveWords[Move] {
  const words = text.trim()
  switch (move) {
    case 'start':
      return { overrides }
    case 'askSupport':
      return { text: words, awaitingDepartmentId: department?.id ?? null }
    case 'giveSupport':
      return { text: words }
    case 'reportDelay':
      return { reason: words, newDueOn: day ?? '', impact: impact.trim() }
    case 'approveDelay':
      return { newDueOn: day ?? '', comment: words }
    case 'submit':
      return { note: words, overrides }
    case 'accept':
    case 'sendBack':
      return { comment: words }
    case 'cancel':
    case 'reopen':
      return { reason: words }
  }
}
