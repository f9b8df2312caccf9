import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { DecisionView } from '#contract/decision.ts'
import { type DecisionMove, decisionLifecycle, decisionMoves } from '#domain/decision/lifecycle.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Combobox } from '#web/ui/Combobox.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea } from '#web/ui/fields.tsx'
import { toast } from '#web/ui/toast.tsx'
import { decisionsQuery, useMoveDecision } from './api.ts'

const forward: readonly DecisionMove[] = [
  'adopt',
  'passVote',
  'approve',
  'confirmProvisional',
  'rule',
  'propose',
  'fulfil',
]
const heavy: readonly DecisionMove[] = ['revoke', 'supersede', 'failVote']

/** Every move this person may make; the one that takes the decision on is the primary one. */
export function DecisionMoves({ decision }: { decision: DecisionView }): ReactNode {
  const text = useText()
  const [open, setOpen] = useState<DecisionMove>()
  const offered = decisionMoves.filter((move) => decision.can.includes(move))
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
  const needsSuccessor = needs.includes('successor')
  const needsWords = needs.some((need) => ['reason', 'text', 'condition'].includes(need))
  const needsDay = move === 'makeProvisional' || needs.includes('date')
  const issues = make.error ? sayError(make.error).fields : {}

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    make.mutate(
      {
        move,
        reason: draft.value.trim(),
        confirmBy: needsDay ? confirmBy : null,
        successorId: successor?.id ?? null,
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
        <FormField
          label={text('common.reason')}
          issue={issues.reason}
          required={needsWords}
          {...(!needsWords && { hint: text('common.optional') })}
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
        <ErrorLine error={make.error} />
        <div className="form-end">
          <Button
            type="submit"
            kind={heavy.includes(move) ? 'seal' : 'primary'}
            busy={make.isPending}
            disabled={
              (needsSuccessor && successor === undefined) || (needsWords && draft.value.trim().length < 2)
            }
          >
            {text(`decision.move.${move}`)}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
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
