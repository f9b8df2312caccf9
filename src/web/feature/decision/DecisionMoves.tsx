import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { PersonRef } from '#contract/common.ts'
import type { DecisionView } from '#contract/decision.ts'
import { type DecisionMove, decisionLifecycle, decisionMoves } from '#domain/decision/lifecycle.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Combobox } from '#web/ui/Combobox.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Findings, findingsOf } from '#web/ui/Findings.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, TextArea } from '#web/ui/fields.tsx'
import { type Override, stillStops } from '#web/ui/overrides.ts'
import { PeoplePicker, PersonPicker } from '#web/ui/PersonPicker.tsx'
import { toast } from '#web/ui/toast.tsx'
import { decisionsQuery, useMoveDecision } from './api.ts'

const forward: readonly DecisionMove[] = [
  'adopt',
  'approve',
  'confirmProvisional',
  'rule',
  'propose',
  'fulfil',
]
const heavy: readonly DecisionMove[] = ['revoke', 'supersede']

/** Every move this person may make; the one that takes the decision on is the primary one. */
export function DecisionMoves({ decision }: { decision: DecisionView }): ReactNode {
  const text = useText()
  const [open, setOpen] = useState<DecisionMove>()
  // A vote is opened where its ballots are (the page puts that beside).
  const offered = decisionMoves.filter((move) => move !== 'openVote' && decision.can.includes(move))
  const first = forward.find((move) => offered.includes(move))
  return (
    <>
      {offered
        .filter((move) => move !== first)
        .map((move) => (
          <Button key={move} kind={heavy.includes(move) ? 'quiet' : 'plain'} onClick={() => setOpen(move)}>
            {text(`decision.move.${move}`)}
          </Button>
        ))}
      {first !== undefined && (
        <Button kind="primary" onClick={() => setOpen(first)}>
          {text(`decision.move.${first}`)}
        </Button>
      )}
      {open !== undefined && (
        <MoveDialog key={open} decision={decision} move={open} onClose={() => setOpen(undefined)} />
      )}
    </>
  )
}

function MoveDialog({
  decision,
  move,
  onClose,
}: {
  decision: DecisionView
  move: DecisionMove
  onClose: () => void
}): ReactNode {
  const text = useText()
  const sayError = useError()
  const make = useMoveDecision(decision.id)
  const draft = useDraft(`decision/${decision.id}/${move}`, '')
  const [confirmBy, setConfirmBy] = useState(decision.confirmBy)
  const [successor, setSuccessor] = useState<{ id: string; label: string }>()
  // What the lifecycle asks for here: the same table that the server reads.
  const needs: readonly string[] = decisionLifecycle.rowOf(decision.state, move)?.needs ?? []
  const isDeferral = move === 'defer' || move === 'formGroup'
  const needsSuccessor = needs.includes('successor')
  const needsWords = !isDeferral && needs.some((need) => ['reason', 'text', 'condition'].includes(need))
  const needsDay = move === 'makeProvisional'
  const [preparation, setPreparation] = useState<Preparation>(noPreparation)
  const [overrides, setOverrides] = useState<readonly Override[]>([])
  const findings = findingsOf(make.error)
  const isIncomplete =
    (needsSuccessor && successor === undefined) ||
    (needsWords && draft.value.trim().length < 2) ||
    (isDeferral &&
      (preparation.person === null ||
        preparation.by === null ||
        draft.value.trim().length < 2 ||
        (move === 'formGroup' && preparation.group.length === 0))) ||
    findings.some((finding) => stillStops(finding, overrides))
  const issues = make.error ? sayError(make.error).fields : {}

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    make.mutate(
      {
        move,
        reason: isDeferral ? '' : draft.value.trim(),
        confirmBy: needsDay ? confirmBy : null,
        successorId: successor?.id ?? null,
        ...(isDeferral && {
          preparedById: preparation.person?.id ?? null,
          prepareWhat: draft.value.trim(),
          prepareBy: preparation.by,
          groupIds: move === 'formGroup' ? preparation.group.map(({ id }) => id) : [],
        }),
        ...((isDeferral || move === 'escalate') && { keepsPlan: preparation.keepsPlan }),
        overrides: [...overrides],
      },
      {
        onSuccess: () => {
          draft.clear()
          onClose()
          toast(text('decision.moved'))
        },
      },
    )
  }

  return (
    <Dialog title={text(`decision.move.${move}`)} onClose={onClose} width={520}>
      <form className="form" onSubmit={handleSubmit}>
        <p className="serif decision-content">{decision.content}</p>
        {(isDeferral || move === 'escalate') && (
          <PreparationFields
            move={move}
            value={preparation}
            onChange={(part) => setPreparation((before) => ({ ...before, ...part }))}
            issues={issues}
          />
        )}
        <FormField
          label={text(isDeferral ? 'decision.field.prepareWhat' : 'common.reason')}
          issue={issues.reason ?? issues.prepareWhat}
          required={needsWords || isDeferral}
          {...(!needsWords && !isDeferral && { hint: text('common.optional') })}
        >
          <TextArea value={draft.value} onChange={draft.set} maxLength={5000} autoFocus />
        </FormField>
        {needsDay && (
          <FormField label={text('decision.field.confirmBy')} issue={issues.confirmBy}>
            <DayField value={confirmBy} onChange={setConfirmBy} />
          </FormField>
        )}
        {needsSuccessor && (
          <FormField
            label={text('decision.successor')}
            hint={text('decision.successorHint')}
            issue={issues.successorId}
            required
          >
            <DecisionPicker except={decision.id} value={successor} onChange={setSuccessor} />
          </FormField>
        )}
        {findings.length > 0 && (
          <Findings findings={findings} overrides={overrides} onOverrides={setOverrides} />
        )}
        <ErrorLine error={findings.length > 0 ? null : make.error} />
        <div className="form-end">
          <Button
            type="submit"
            kind={heavy.includes(move) ? 'seal' : 'primary'}
            busy={make.isPending}
            disabled={isIncomplete}
          >
            {text(`decision.move.${move}`)}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

interface Preparation {
  readonly person: PersonRef | null
  readonly by: string | null
  readonly group: readonly PersonRef[]
  readonly keepsPlan: boolean
}

const noPreparation: Preparation = { person: null, by: null, group: [], keepsPlan: false }

/** Who prepares what by when, alone or with a group; and whether the plan stands meanwhile. */
function PreparationFields({
  move,
  value,
  onChange,
  issues,
}: {
  move: DecisionMove
  value: Preparation
  onChange: (part: Partial<Preparation>) => void
  issues: Readonly<Record<string, string>>
}): ReactNode {
  const text = useText()
  return (
    <>
      {move !== 'escalate' && (
        <div className="form-columns">
          <FormField
            label={text(move === 'formGroup' ? 'decision.field.groupLead' : 'decision.field.preparedBy')}
            issue={issues.preparedById}
            required
          >
            <PersonPicker value={value.person} onChange={(person) => onChange({ person })} />
          </FormField>
          <FormField label={text('decision.field.prepareBy')} issue={issues.prepareBy} required>
            <DayField value={value.by} onChange={(by) => onChange({ by })} />
          </FormField>
        </div>
      )}
      {move === 'formGroup' && (
        <FormField label={text('decision.field.group')} issue={issues.groupIds} required>
          <PeoplePicker value={value.group} onChange={(group) => onChange({ group })} />
        </FormField>
      )}
      <CheckField checked={value.keepsPlan} onChange={(keepsPlan) => onChange({ keepsPlan })}>
        {text('decision.keepsPlan')}
      </CheckField>
    </>
  )
}

function DecisionPicker({
  except,
  value,
  onChange,
}: {
  except: string
  value: { id: string; label: string } | undefined
  onChange: (decision: { id: string; label: string } | undefined) => void
}): ReactNode {
  const text = useText()
  const [q, setQ] = useState('')
  const found = useInfiniteQuery({
    ...decisionsQuery(q === '' ? {} : { q: q.slice(0, 60) }),
    placeholderData: keepPreviousData,
  })
  const items = (found.data?.pages[0]?.items ?? [])
    .filter(({ id }) => id !== except)
    .map(({ id, number, content }) => ({ id, label: content, note: number }))
  return (
    <Combobox
      placeholder={text('decision.list.search')}
      chosen={value === undefined ? [] : [value]}
      items={items}
      isWaiting={found.isFetching}
      onQuery={setQ}
      onChoose={({ id, label }) => onChange({ id, label })}
      onRemove={() => onChange(undefined)}
    />
  )
}
