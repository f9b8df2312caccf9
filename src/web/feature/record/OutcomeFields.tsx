import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { moveDecision, updateDecision } from '#contract/decision.ts'
import type { EntryView } from '#contract/record.ts'
import { updateTask } from '#contract/task.ts'
import { type DecisionKind, type DecisionMove, decisionKinds } from '#domain/decision/lifecycle.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField, TextField } from '#web/ui/fields.tsx'
import { Link } from '#web/ui/Link.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { recordQuery } from './api.ts'

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

const tasked: readonly DecisionKind[] = ['action', 'conditional']

/** Kind, date and state of a decision, right under its words; adopting it is the host's. */
export function DecisionFields({
  entry,
  canWrite,
  isHost,
}: {
  entry: EntryView
  canWrite: boolean
  isHost: boolean
}): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const { decision } = entry
  const again = () => cache.invalidateQueries({ queryKey: recordQuery(entry.meetingId).queryKey })
  const version = useVersion(decision?.version)
  const save = useMutation({
    scope: { id: `decision/${decision?.id}` },
    mutationFn: (change: { kind?: DecisionKind; dueOn?: string | null; confirmBy?: string | null }) =>
      call(updateDecision, {
        params: { id: decision?.id as string },
        body: { version: version.current, ...change },
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
  return (
    <div className="line-outcome">
      <Link to={`/decisions/${decision.id}`} className="small">
        {decision.number}
      </Link>
      <StateMark kind="decisionState" state={decision.state} />
      <FormField label={text('record.decisionKind')}>
        <SelectField
          value={decision.kind}
          onChange={(kind) => save.mutate({ kind })}
          options={decisionKinds.map((kind) => ({ value: kind, label: text(`enum.decisionKind.${kind}`) }))}
          disabled={!canWrite || save.isPending}
        />
      </FormField>
      {tasked.includes(decision.kind) && (
        <FormField label={text('record.due')}>
          <DayField
            value={decision.dueOn}
            onChange={(dueOn) => save.mutate({ dueOn })}
            disabled={!canWrite}
          />
        </FormField>
      )}
      {decision.state === 'provisional' && (
        <FormField label={text('record.confirmBy')}>
          <DayField
            value={decision.confirmBy}
            onChange={(confirmBy) => save.mutate({ confirmBy })}
            disabled={!canWrite}
          />
        </FormField>
      )}
      {isHost && decision.state === 'proposed' && (
        <span className="line">
          <Button small icon="seal" busy={move.isPending} onClick={() => move.mutate('adopt')}>
            {text('record.adopt')}
          </Button>
          <Button small kind="quiet" busy={move.isPending} onClick={() => move.mutate('makeProvisional')}>
            {text('record.makeProvisional')}
          </Button>
        </span>
      )}
      {isHost && decision.state === 'provisional' && (
        <Button small icon="seal" busy={move.isPending} onClick={() => move.mutate('confirmProvisional')}>
          {text('record.confirmProvisional')}
        </Button>
      )}
      <ErrorLine error={save.error ?? move.error} />
    </div>
  )
}

/** Date and completion criterion of a task; the rest of its form is a click away. */
export function TaskFields({
  entry,
  canWrite,
  decisions,
}: {
  entry: EntryView
  canWrite: boolean
  /** The decisions of the same topic, one of which the task carries out. */
  decisions: readonly { id: string; number: string; content: string }[]
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
    mutationFn: (change: { dueOn?: string | null; doneCriteria?: string[]; decisionId?: string | null }) =>
      call(updateTask, {
        params: { id: task?.id as string },
        body: { version: version.current, ...change },
      }),
    onSuccess: (saved) => {
      version.current = saved.version
    },
    onSettled: () => cache.invalidateQueries({ queryKey: recordQuery(entry.meetingId).queryKey }),
  })
  if (task === null) return null
  return (
    <div className="line-outcome">
      <Link to={`/tasks/${task.id}`} className="small">
        {task.number}
      </Link>
      <FormField label={text('record.due')}>
        <DayField value={task.dueOn} onChange={(dueOn) => save.mutate({ dueOn })} disabled={!canWrite} />
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
              save.mutate({ doneCriteria: [...(next === '' ? [] : [next]), ...task.doneCriteria.slice(1)] })
            }
          }}
        />
      </FormField>
      {decisions.length > 0 && (
        <FormField label={text('record.carriesOut')}>
          <SelectField
            value={task.decisionId ?? ''}
            none={text('record.noDecision')}
            onChange={(id: string) => save.mutate({ decisionId: id === '' ? null : id })}
            options={decisions.map(({ id, number, content }) => ({
              value: id,
              label: `${number} ${content.slice(0, 20)}`,
            }))}
            disabled={!canWrite}
          />
        </FormField>
      )}
      <ErrorLine error={save.error} />
    </div>
  )
}
