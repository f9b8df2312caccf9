import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { moveDecision, updateDecision } from '#contract/decision.ts'
import type { EntryView } from '#contract/record.ts'
import { updateTask } from '#contract/task.ts'
import {
  type DecisionMove,
  decisionKinds,
  decisionMechanisms,
  needsTasks,
} from '#domain/decision/lifecycle.ts'
import { fitsMechanism } from '#domain/decision/mechanism.ts'
import { type BodyOf, call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { DepartmentsPicker } from '#web/ui/DepartmentPicker.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField, TextField } from '#web/ui/fields.tsx'
import { Link } from '#web/ui/Link.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { recordQuery } from './api.ts'
import { saveOver } from './save-over.ts'

/**
 * The version to change upon, when several fields are left one after the other: each save waits for the
 * one before (`scope`) and goes upon the version that it gave.
 */
function useVersion(shown: number | undefined) {
  const version = useRef(shown ?? 0)
  useEffect(() => {
    version.current = Math.max(version.current, shown ?? 0)
  }, [shown])
  return version
}

/** What other features offer beside a decision that is still proposed. */
export type DecisionBeside = (decision: { readonly id: string }, content: string) => ReactNode

/** What other features offer beside a task: the rest of its sheet. */
export type TaskBeside = (task: { readonly id: string }) => ReactNode

/** Kind, date and state of a decision, right under its words; adopting it is the host's. */
export function DecisionFields({
  entry,
  canWrite,
  isHost,
  beside,
}: {
  entry: EntryView
  canWrite: boolean
  isHost: boolean
  beside?: DecisionBeside | undefined
}): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const { decision } = entry
  const again = () => cache.invalidateQueries({ queryKey: recordQuery(entry.meetingId).queryKey })
  const version = useVersion(decision?.version)
  const save = useMutation({
    scope: { id: `decision/${decision?.id}` },
    mutationFn: ({ id, change, before }: { id: string; change: DecisionChange; before: EntryDecision }) =>
      saveOver({
        version: version.current,
        change,
        before,
        send: (upon) => call(updateDecision, { params: { id }, body: { version: upon, ...change } }),
      }),
    onSuccess: (saved) => {
      version.current = saved.version
    },
    onSettled: again,
  })
  const move = useMutation({
    mutationFn: (step: DecisionMove) =>
      call(moveDecision, { params: { id: decision?.id as string }, body: { move: step } }),
    onSettled: again,
  })
  if (decision === null) return null
  const fill = (change: DecisionChange) => save.mutate({ id: decision.id, change, before: decision })
  // Its words are locked while it is voted on; fields are words too.
  const canFill = canWrite && decision.state !== 'voting'
  return (
    <div className="line-outcome">
      <Link to={`/decisions/${decision.id}`} className="small">
        {decision.number}
      </Link>
      <StateMark kind="decisionState" state={decision.state} />
      <FormField label={text('record.decisionKind')}>
        <SelectField
          value={decision.kind}
          onChange={(kind) => fill({ kind })}
          options={decisionKinds.map((kind) => ({ value: kind, label: text(`enum.decisionKind.${kind}`) }))}
          disabled={!canFill || save.isPending}
        />
      </FormField>
      {needsTasks(decision.kind) && (
        <FormField label={text('record.due')}>
          <DayField value={decision.dueOn} onChange={(dueOn) => fill({ dueOn })} disabled={!canFill} />
        </FormField>
      )}
      {decision.state === 'provisional' && (
        <FormField label={text('record.confirmBy')}>
          <DayField
            value={decision.confirmBy}
            onChange={(confirmBy) => fill({ confirmBy })}
            disabled={!canFill}
          />
        </FormField>
      )}
      {isHost && decision.state === 'proposed' && (
        <span className="line">
          {fitsMechanism('adopt', decision.mechanism) && (
            <Button small icon="seal" busy={move.isPending} onClick={() => move.mutate('adopt')}>
              {text('record.adopt')}
            </Button>
          )}
          <Button small kind="quiet" busy={move.isPending} onClick={() => move.mutate('makeProvisional')}>
            {text('record.makeProvisional')}
          </Button>
          {beside?.(decision, entry.text)}
        </span>
      )}
      {isHost && decision.state === 'provisional' && (
        <Button small icon="seal" busy={move.isPending} onClick={() => move.mutate('confirmProvisional')}>
          {text('record.confirmProvisional')}
        </Button>
      )}
      <details className="line-more">
        <summary className="small">{text('record.moreOfDecision')}</summary>
        <DecisionDetails decision={decision} canFill={canFill} onSave={fill} />
      </details>
      <ErrorLine error={save.error ?? move.error} />
    </div>
  )
}

type EntryDecision = NonNullable<EntryView['decision']>
type DecisionChange = Omit<BodyOf<typeof updateDecision>, 'version'>
type EntryTask = NonNullable<EntryView['task']>
type TaskChange = Pick<BodyOf<typeof updateTask>, 'dueOn' | 'doneCriteria' | 'decisionId'>

/** The rest of a decision, for whoever has a moment: every field saves itself when it is left. */
function DecisionDetails({
  decision,
  canFill,
  onSave,
}: {
  decision: EntryDecision
  canFill: boolean
  onSave: (change: DecisionChange) => void
}): ReactNode {
  const text = useText()
  const { cooperating } = decision
  const put = (rows: readonly { id: string; contribution: string }[]) =>
    onSave({ cooperating: rows.map(({ id, contribution }) => ({ departmentId: id, contribution })) })
  const rows = cooperating.map(({ department, contribution }) => ({ id: department.id, contribution }))
  return (
    <div className="line-details">
      <FormField label={text('decision.field.mechanism')}>
        <SelectField
          value={decision.mechanism}
          onChange={(mechanism) => onSave({ mechanism })}
          options={decisionMechanisms.map((one) => ({
            value: one,
            label: text(`enum.decisionMechanism.${one}`),
          }))}
          disabled={!canFill}
        />
      </FormField>
      {needsTasks(decision.kind) && (
        <FormField label={text('decision.field.dueText')}>
          <LeftText
            value={decision.dueText}
            onLeave={(dueText) => onSave({ dueText })}
            placeholder={text('record.dueTextHint')}
            disabled={!canFill}
          />
        </FormField>
      )}
      <FormField label={text('decision.field.cooperating')}>
        <DepartmentsPicker
          value={cooperating.map(({ department }) => department)}
          onChange={(departments) =>
            put(departments.map(({ id }) => rows.find((row) => row.id === id) ?? { id, contribution: '' }))
          }
          disabled={!canFill}
        />
      </FormField>
      {cooperating.map(({ department, contribution }) => (
        <FormField key={department.id} label={text('record.contributionOf', { name: department.name })}>
          <LeftText
            value={contribution}
            onLeave={(next) =>
              put(rows.map((row) => (row.id === department.id ? { ...row, contribution: next } : row)))
            }
            disabled={!canFill}
          />
        </FormField>
      ))}
      {decision.kind === 'conditional' && (
        <>
          <FormField label={text('decision.field.condition')}>
            <LeftText
              value={decision.conditionEvent}
              onLeave={(conditionEvent) => onSave({ conditionEvent })}
              disabled={!canFill}
            />
          </FormField>
          <FormField label={text('decision.field.noticeLead')}>
            <LeftText
              value={decision.noticeLeadDays === null ? '' : String(decision.noticeLeadDays)}
              inputMode="numeric"
              onLeave={(days) => onSave({ noticeLeadDays: /^[0-9]{1,3}$/.test(days) ? Number(days) : null })}
              disabled={!canFill}
            />
          </FormField>
          <FormField label={text('decision.field.affectedDate')}>
            <DayField
              value={decision.affectedDate}
              onChange={(affectedDate) => onSave({ affectedDate })}
              disabled={!canFill}
            />
          </FormField>
          <FormField label={text('decision.field.noticeSender')}>
            <PersonPicker
              value={decision.noticeSender}
              onChange={(person) => onSave({ noticeSenderId: person?.id ?? null })}
              disabled={!canFill}
            />
          </FormField>
        </>
      )}
    </div>
  )
}

/** A line of text that is saved when it is left, and follows what others save while it is not typed in. */
function LeftText({
  value,
  onLeave,
  ...rest
}: {
  value: string
  onLeave: (value: string) => void
  placeholder?: string
  inputMode?: 'numeric'
  disabled?: boolean
}): ReactNode {
  const [typed, setTyped] = useState<string>()
  return (
    <TextField
      {...rest}
      maxLength={200}
      value={typed ?? value}
      onChange={setTyped}
      onBlur={() => {
        const next = typed?.trim()
        setTyped(undefined)
        if (next !== undefined && next !== value) onLeave(next)
      }}
    />
  )
}

/** Date and completion criterion of a task; the rest of its form is a click away. */
export function TaskFields({
  entry,
  canWrite,
  decisions,
  beside,
}: {
  entry: EntryView
  canWrite: boolean
  /** The decisions of the same topic, one of which the task carries out. */
  decisions: readonly { id: string; number: string; content: string }[]
  beside?: TaskBeside | undefined
}): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const { task } = entry
  const [criterion, setCriterion] = useState(task?.doneCriteria[0] ?? '')
  const known = task?.doneCriteria[0] ?? ''
  // It may come with the line itself, after this field is drawn.
  useEffect(() => setCriterion(known), [known])
  const version = useVersion(task?.version)
  const save = useMutation({
    scope: { id: `task/${task?.id}` },
    mutationFn: ({ id, change, before }: { id: string; change: TaskChange; before: EntryTask }) =>
      saveOver({
        version: version.current,
        change,
        before,
        send: (upon) => call(updateTask, { params: { id }, body: { version: upon, ...change } }),
      }),
    onSuccess: (saved) => {
      version.current = saved.version
    },
    onSettled: () => cache.invalidateQueries({ queryKey: recordQuery(entry.meetingId).queryKey }),
  })
  if (task === null) return null
  const fill = (change: TaskChange) => save.mutate({ id: task.id, change, before: task })
  return (
    <div className="line-outcome">
      <Link to={`/tasks/${task.id}`} className="small">
        {task.number}
      </Link>
      <FormField label={text('record.due')}>
        <DayField value={task.dueOn} onChange={(dueOn) => fill({ dueOn })} disabled={!canWrite} />
      </FormField>
      <FormField label={text('record.doneCriterion')}>
        <TextField
          value={criterion}
          onChange={setCriterion}
          placeholder={text('record.doneCriterionHint')}
          maxLength={200}
          disabled={!canWrite}
          onBlur={() => {
            const next = criterion.trim()
            if (next !== (task.doneCriteria[0] ?? '')) {
              fill({ doneCriteria: [...(next === '' ? [] : [next]), ...task.doneCriteria.slice(1)] })
            }
          }}
        />
      </FormField>
      {decisions.length > 0 && (
        <FormField label={text('record.carriesOut')}>
          <SelectField
            value={task.decisionId ?? ''}
            none={text('record.noDecision')}
            onChange={(id: string) => fill({ decisionId: id === '' ? null : id })}
            options={decisions.map(({ id, number, content }) => ({
              value: id,
              label: `${number} ${content.slice(0, 20)}`,
            }))}
            disabled={!canWrite}
          />
        </FormField>
      )}
      {canWrite && beside?.(task)}
      <ErrorLine error={save.error} />
    </div>
  )
}
