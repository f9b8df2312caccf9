import { type FormEvent, type ReactNode, useState } from 'react'
import type { DepartmentRef, PersonRef } from '#contract/common.ts'
import { responsibilities } from '#contract/task.ts'
import { addDays } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useReading } from '#web/lib/reading.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField, InstantField } from '#web/ui/DayField.tsx'
import { DepartmentPicker } from '#web/ui/DepartmentPicker.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Findings, findingsOf } from '#web/ui/Findings.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, SelectField, TextArea, TextField } from '#web/ui/fields.tsx'
import { type Override, stillStops } from '#web/ui/overrides.ts'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { toast } from '#web/ui/toast.tsx'
import { OnDay } from '#web/ui/When.tsx'
import { type MoveWords, type TaskView, useTaskMove } from './api.ts'
import { formatsOf } from './formats.ts'
import { TaskPicker, type TaskRef } from './TaskPicker.tsx'

/** Signing asks for nothing and has no dialog. */
export type Move = Exclude<keyof MoveWords, 'sign'>

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
  /** Not in drafts of before. */
  readonly person?: PersonRef | null
  readonly at?: string | null
  readonly openReason?: string
}

interface Asked {
  /** The words asked for; `needed` when the move cannot be made without them. */
  readonly text?: 'needed' | 'optional'
  readonly impact?: boolean
  /** The rest of a delay application. */
  readonly application?: boolean
  readonly blocker?: boolean
  readonly day?: 'needed' | 'optional'
  /** Who can help: a person or a department; `needed`: one of the two. */
  readonly addressee?: 'needed' | 'optional'
  readonly newOwner?: boolean
  readonly moment?: boolean
  readonly isSeal?: boolean
}

/** What each move asks of whoever makes it. */
const asks: Readonly<Record<Move, Asked>> = {
  start: {},
  returnAssignment: { text: 'needed' },
  reassign: { text: 'optional', newOwner: true },
  insist: { text: 'needed' },
  noteEvent: { text: 'optional', moment: true },
  suspend: { text: 'needed' },
  resume: { text: 'optional', day: 'optional' },
  askSupport: { text: 'needed', addressee: 'optional', blocker: true },
  refuseSupport: { text: 'needed' },
  redirectSupport: { text: 'needed', addressee: 'needed' },
  giveSupport: { text: 'optional' },
  reportDelay: { text: 'needed', impact: true, day: 'needed', application: true },
  approveDelay: { text: 'optional', day: 'needed' },
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
  // Handing in with parts still open takes a word about it.
  const open =
    move === 'submit' ? task.subItems.filter(({ state }) => state !== 'done' && state !== 'cancelled') : []
  const missing =
    move === 'submit'
      ? formatsOf(task.requiredFormats, task.deliverables, task.reworkCount).filter(({ isThere }) => !isThere)
      : []
  const findings = findingsOf(make.error)
  const issues = make.error ? sayError(make.error).fields : {}
  const isMissing =
    (asked.text === 'needed' && value.text.trim().length < 2) ||
    (asked.impact === true && value.impact.trim().length < 2) ||
    (asked.day === 'needed' && value.day === null) ||
    (asked.newOwner === true && !value.person) ||
    (asked.addressee === 'needed' && !value.person && value.department === null) ||
    (open.length > 0 && (value.openReason ?? '').trim() === '')
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
        {asked.newOwner === true && (
          <FormField label={text('task.life.assignment.owner')} issue={issues.ownerId} required>
            <PersonPicker
              value={value.person ?? null}
              onChange={(person) => set((before) => ({ ...before, person }))}
              autoFocus
            />
          </FormField>
        )}
        {asked.moment === true && (
          <FormField label={text('task.life.event.happened')} issue={issues.happenedAt}>
            <InstantField value={value.at ?? null} onChange={(at) => set((before) => ({ ...before, at }))} />
          </FormField>
        )}
        {asked.day !== undefined && task.dueOn !== null && (
          <p>
            {text('task.move.presentDue')} <OnDay day={task.dueOn} />
          </p>
        )}
        {asked.day !== undefined && (
          <FormField
            label={text(asked.day === 'needed' ? 'task.move.newDue' : 'task.life.resume.newDue')}
            issue={issues.newDueOn}
            required={asked.day === 'needed'}
          >
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
        {asked.addressee !== undefined && (
          <>
            <p className="small quiet">{text('task.life.support.toHint')}</p>
            <div className="form-columns">
              <FormField
                label={text('task.life.support.department')}
                issue={issues.awaitingDepartmentId ?? issues.departmentId}
              >
                <DepartmentPicker
                  value={value.department}
                  onChange={(department) => set((before) => ({ ...before, department, person: null }))}
                />
              </FormField>
              <FormField label={text('task.life.support.person')} issue={issues.personId}>
                <PersonPicker
                  value={value.person ?? null}
                  onChange={(person) => set((before) => ({ ...before, person, department: null }))}
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
        {missing.length > 0 && (
          <p className="tone-orange" role="status">
            {text('task.move.submit.missing', {
              formats: missing.map(({ format }) => format).join(text('common.join')),
            })}
          </p>
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
        {open.length > 0 && (
          <FormField
            label={text('task.life.split.openReason')}
            hint={text('task.life.split.open', {
              count: open.length,
              numbers: open.map(({ number }) => number).join(text('common.join')),
            })}
            required
          >
            <TextArea
              value={value.openReason ?? ''}
              onChange={(openReason) => set((before) => ({ ...before, openReason }))}
              maxLength={1000}
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

function wordsOf(move: Move, typed: Typed, overrides: readonly Override[]): MoveWords[Move] {
  const { text, impact, day, department, remedy, responsibility, improvement, blocker, escalate } = typed
  const words = text.trim()
  const personId = typed.person?.id ?? null
  switch (move) {
    case 'start':
      return { overrides }
    case 'askSupport':
      return {
        text: words,
        personId,
        awaitingDepartmentId: department?.id ?? null,
        blockedById: blocker?.id ?? null,
      }
    case 'redirectSupport':
      return { text: words, personId, departmentId: department?.id ?? null }
    case 'reassign':
      return { ownerId: personId ?? '', comment: words }
    case 'noteEvent':
      return { happenedAt: typed.at ?? null, note: words }
    case 'resume':
      return { newDueOn: day, comment: words }
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
      return { note: words, openSubItemsReason: (typed.openReason ?? '').trim(), overrides }
    case 'accept':
      return { comment: words }
    case 'sendBack':
      return { comment: words, escalate }
    case 'returnAssignment':
    case 'insist':
    case 'refuseSupport':
    case 'suspend':
    case 'refuseDelay':
    case 'escalate':
    case 'cancel':
    case 'reopen':
      return { reason: words }
  }
}
