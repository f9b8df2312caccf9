import { type FormEvent, type ReactNode, useState } from 'react'
import type { PersonRef } from '#contract/common.ts'
import { type ConflictKind, conflictKinds } from '#domain/conflict/conflict.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Findings, findingsOf } from '#web/ui/Findings.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField, TextArea, TextField } from '#web/ui/fields.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { toast } from '#web/ui/toast.tsx'
import { type ConflictView, useAddTask, useEdit, useHandUp, useNegotiate, useRefer, useSkip } from './api.ts'
import { completeLines, emptyLine, type TaskLine, TaskLines } from './TaskLines.tsx'

interface Of {
  readonly conflict: ConflictView
  readonly onClose: () => void
}

function Form({
  title,
  action,
  busy,
  error,
  disabled = false,
  onSubmit,
  onClose,
  children,
}: {
  title: string
  action: string
  busy: boolean
  error: unknown
  disabled?: boolean
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}): ReactNode {
  const text = useText()
  return (
    <Dialog title={title} onClose={onClose} width={560}>
      <form
        className="form"
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        {children}
        {findingsOf(error).length > 0 && <Findings findings={findingsOf(error)} />}
        <ErrorLine error={error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={busy} disabled={disabled}>
            {action}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function useDone(onClose: () => void, clear: () => void = () => undefined) {
  const text = useText()
  return {
    onSuccess: () => {
      clear()
      onClose()
      toast(text('conflict.moved'))
    },
  }
}

export function NegotiateDialog({ conflict, onClose }: Of): ReactNode {
  const text = useText()
  const negotiate = useNegotiate(conflict.id)
  const { value, set, clear } = useDraft(`conflict/${conflict.id}/negotiate`, {
    commonGoal: conflict.commonGoal,
    options: conflict.options,
    talk: '',
  })
  const done = useDone(onClose, clear)
  return (
    <Form
      title={text('conflict.act.negotiate')}
      action={text('conflict.act.negotiate')}
      busy={negotiate.isPending}
      error={negotiate.error}
      disabled={value.commonGoal.trim() === ''}
      onSubmit={() => negotiate.mutate(value, done)}
      onClose={onClose}
    >
      <FormField
        label={text('conflict.field.commonGoal')}
        hint={text('conflict.field.commonGoalHint')}
        required
      >
        <TextArea
          value={value.commonGoal}
          onChange={(commonGoal) => set((before) => ({ ...before, commonGoal }))}
          maxLength={5000}
          autoFocus
        />
      </FormField>
      <FormField label={text('conflict.field.options')}>
        <TextArea
          value={value.options}
          onChange={(options) => set((before) => ({ ...before, options }))}
          maxLength={5000}
        />
      </FormField>
      <FormField label={text('conflict.field.talk')}>
        <TextArea
          value={value.talk}
          onChange={(talk) => set((before) => ({ ...before, talk }))}
          maxLength={5000}
          placeholder={text('conflict.talk.placeholder')}
        />
      </FormField>
    </Form>
  )
}

export function RaiseDialog({ conflict, onClose }: Of): ReactNode {
  const text = useText()
  const up = useHandUp(conflict.id)
  const { value, set, clear } = useDraft(`conflict/${conflict.id}/raise`, '')
  const done = useDone(onClose, clear)
  const { next } = conflict
  return (
    <Form
      title={text('conflict.act.raise')}
      action={text('conflict.act.raise')}
      busy={up.isPending}
      error={up.error}
      disabled={next === null}
      onSubmit={() => up.mutate({ reason: value.trim() }, done)}
      onClose={onClose}
    >
      {next !== null && (
        <p>
          {text('conflict.next.ready', {
            level: text(`enum.conflictLevel.${next.level}`),
            names: next.handlers.map(({ name }) => name).join(text('common.join')),
          })}
        </p>
      )}
      {next !== null && next.findings.length > 0 && (
        <div>
          <h3>{text('conflict.next.title')}</h3>
          <Findings findings={next.findings} />
        </div>
      )}
      <FormField label={text('conflict.field.reason')}>
        <TextArea value={value} onChange={set} maxLength={5000} autoFocus />
      </FormField>
    </Form>
  )
}

export function SkipDialog({ conflict, onClose }: Of): ReactNode {
  const text = useText()
  const sayError = useError()
  const skip = useSkip(conflict.id)
  const levels = conflict.state === 'level1' ? (['level3'] as const) : (['level2', 'level3'] as const)
  const [to, setTo] = useState<'level2' | 'level3'>(levels[0])
  const [reason, setReason] = useState('')
  const issues = skip.error ? sayError(skip.error).fields : {}
  const done = useDone(onClose)
  return (
    <Form
      title={text('conflict.act.skip')}
      action={text('conflict.act.skip')}
      busy={skip.isPending}
      error={skip.error}
      disabled={reason.trim().length < 2}
      onSubmit={() => skip.mutate({ to, reason: reason.trim() }, done)}
      onClose={onClose}
    >
      <p className="tone-amber small">{text('conflict.skipHint')}</p>
      <FormField label={text('conflict.field.level')}>
        <SelectField
          value={to}
          onChange={setTo}
          options={levels.map((level) => ({ value: level, label: text(`enum.conflictLevel.${level}`) }))}
        />
      </FormField>
      <FormField label={text('conflict.field.reason')} issue={issues.reason} required>
        <TextArea value={reason} onChange={setReason} maxLength={1000} autoFocus />
      </FormField>
    </Form>
  )
}

export function ReferDialog({ conflict, onClose }: Of): ReactNode {
  const text = useText()
  const refer = useRefer(conflict.id)
  const arbiters = [
    ...new Map(
      [...(conflict.commonSuperior === null ? [] : [conflict.commonSuperior]), ...conflict.coordinators].map(
        (one) => [one.id, one],
      ),
    ).values(),
  ]
  const [arbiterId, setArbiter] = useState(arbiters[0]?.id ?? '')
  const [reason, setReason] = useState('')
  const done = useDone(onClose)
  return (
    <Form
      title={text('conflict.act.refer')}
      action={text('conflict.act.refer')}
      busy={refer.isPending}
      error={refer.error}
      disabled={arbiterId === ''}
      onSubmit={() => refer.mutate({ arbiterId, reason: reason.trim() }, done)}
      onClose={onClose}
    >
      <FormField label={text('conflict.field.arbiter')} required>
        <SelectField
          value={arbiterId}
          onChange={setArbiter}
          options={arbiters.map(({ id, name, jobTitle }) => ({
            value: id,
            label: [name, jobTitle].filter(Boolean).join(' '),
          }))}
        />
      </FormField>
      <FormField label={text('conflict.field.reason')}>
        <TextArea value={reason} onChange={setReason} maxLength={5000} />
      </FormField>
    </Form>
  )
}

export function AddTaskDialog({ conflict, onClose }: Of): ReactNode {
  const text = useText()
  const add = useAddTask(conflict.id)
  const { value, set, clear } = useDraft<readonly TaskLine[]>(`conflict/${conflict.id}/task`, [emptyLine])
  const [line] = completeLines(value)
  const done = useDone(onClose, clear)
  return (
    <Form
      title={text('conflict.act.addTask')}
      action={text('conflict.act.addTask')}
      busy={add.isPending}
      error={add.error}
      disabled={line === undefined}
      onSubmit={() => line !== undefined && add.mutate(line, done)}
      onClose={onClose}
    >
      <TaskLines lines={value} onChange={set} max={1} />
    </Form>
  )
}

export function EditDialog({ conflict, onClose }: Of): ReactNode {
  const text = useText()
  const sayError = useError()
  const edit = useEdit(conflict.id)
  const { value, set, clear } = useDraft<{
    title: string
    kind: ConflictKind
    commonGoal: string
    options: string
    leader: PersonRef | null
  }>(`conflict/${conflict.id}/edit`, {
    title: conflict.title,
    kind: conflict.kind,
    commonGoal: conflict.commonGoal,
    options: conflict.options,
    leader: conflict.leader,
  })
  const change = (part: Partial<typeof value>) => set((before) => ({ ...before, ...part }))
  const issues = edit.error ? sayError(edit.error).fields : {}
  const done = useDone(onClose, clear)
  return (
    <Form
      title={text('conflict.act.edit')}
      action={text('common.save')}
      busy={edit.isPending}
      error={edit.error}
      disabled={value.title.trim() === ''}
      onSubmit={() =>
        edit.mutate(
          {
            title: value.title.trim(),
            kind: value.kind,
            commonGoal: value.commonGoal.trim(),
            options: value.options.trim(),
            ...(value.leader !== null && { leaderId: value.leader.id }),
            version: conflict.version,
          },
          done,
        )
      }
      onClose={onClose}
    >
      <FormField label={text('conflict.field.title')} issue={issues.title} required>
        <TextField value={value.title} onChange={(title) => change({ title })} maxLength={200} autoFocus />
      </FormField>
      <FormField label={text('conflict.field.kind')}>
        <SelectField
          value={value.kind}
          onChange={(kind: ConflictKind) => change({ kind })}
          options={conflictKinds.map((kind) => ({ value: kind, label: text(`enum.conflictKind.${kind}`) }))}
        />
      </FormField>
      <FormField label={text('conflict.field.commonGoal')}>
        <TextArea
          value={value.commonGoal}
          onChange={(commonGoal) => change({ commonGoal })}
          maxLength={5000}
        />
      </FormField>
      <FormField label={text('conflict.field.options')}>
        <TextArea value={value.options} onChange={(options) => change({ options })} maxLength={5000} />
      </FormField>
      <FormField label={text('conflict.field.leader')} issue={issues.leaderId}>
        <PersonPicker value={value.leader} onChange={(leader) => change({ leader })} />
      </FormField>
    </Form>
  )
}
