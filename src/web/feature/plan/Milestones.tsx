import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { DepartmentRef, PersonRef } from '#contract/common.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { DepartmentPicker } from '#web/ui/DepartmentPicker.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea, TextField } from '#web/ui/fields.tsx'
import { Link } from '#web/ui/Link.tsx'
import { PeoplePicker, PersonPicker } from '#web/ui/PersonPicker.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { toast } from '#web/ui/toast.tsx'
import { OnDay } from '#web/ui/When.tsx'
import {
  type MilestoneRow,
  milestonesQuery,
  type PlanView,
  useAddMilestone,
  useEditMilestone,
} from './api.ts'
import { linesOf } from './lines.ts'
import './plan.css'

/** 里程碑 in the order of their dates, with where each stands. */
export function Milestones({ view }: { view: PlanView }): ReactNode {
  const text = useText()
  const query = useQuery(milestonesQuery(view.collaboration.id))
  const [isAdding, setAdding] = useState(false)
  const canAdd = view.can.includes('addMilestone')
  const add = canAdd && (
    <Button icon="plus" onClick={() => setAdding(true)}>
      {text('plan.milestone.add')}
    </Button>
  )
  return (
    <div className="stack">
      <Faces
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={<EmptyState title={text('plan.milestone.empty')}>{add}</EmptyState>}
      >
        {({ items }) => (
          <>
            <ul className="plan-list">
              {items.map((one) => (
                <li key={one.id}>
                  <span className="line">
                    <Link to={`/milestones/${one.id}`}>{one.name}</Link>
                    <span className="number">{one.number}</span>
                    <StateMark kind="milestoneState" state={one.state} />
                    <OnDay day={one.dueOn} />
                  </span>
                  <span className="small faint">
                    {[one.department?.name, one.owner?.name].filter(Boolean).join(' ')}
                    {one.reviewers.length > 0 &&
                      ` · ${text('plan.milestone.reviewers')} ${one.reviewers.map(({ person }) => person.name).join('、')}`}
                  </span>
                </li>
              ))}
            </ul>
            <div>{add}</div>
          </>
        )}
      </Faces>
      {isAdding && <MilestoneDialog view={view} onClose={() => setAdding(false)} />}
    </div>
  )
}

/** A milestone as it is set: date, what it is accepted by, who reviews it, the stages on both sides. */
export function MilestoneDialog({
  view,
  milestone,
  onClose,
}: {
  view: PlanView
  milestone?: MilestoneRow & { before: readonly { id: string }[]; after: readonly { id: string }[] }
  onClose: () => void
}): ReactNode {
  const text = useText()
  const sayError = useError()
  const add = useAddMilestone(view.collaboration.id)
  const edit = useEditMilestone(milestone?.id ?? '')
  const act = milestone ? edit : add
  const [name, setName] = useState(milestone?.name ?? '')
  const [dueOn, setDueOn] = useState<string | null>(milestone?.dueOn ?? null)
  const [criteria, setCriteria] = useState(milestone?.criteria.join('\n') ?? '')
  const [department, setDepartment] = useState<DepartmentRef | null>(milestone?.department ?? null)
  const [owner, setOwner] = useState<PersonRef | null>(milestone?.owner ?? null)
  const [reviewers, setReviewers] = useState<PersonRef[]>(
    milestone?.reviewers.map(({ person }) => person) ?? [],
  )
  const lines = linesOf(view).filter(({ isSummary }) => !isSummary)
  const [before, setBefore] = useState<readonly string[]>(milestone?.before.map(({ id }) => id) ?? [])
  const [after, setAfter] = useState<readonly string[]>(milestone?.after.map(({ id }) => id) ?? [])
  const issues = act.error ? sayError(act.error).fields : {}

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (dueOn === null) return
    const fields = {
      name: name.trim(),
      criteria: criteria
        .split('\n')
        .map((one) => one.trim())
        .filter(Boolean),
      departmentId: department?.id ?? null,
      ownerId: owner?.id ?? null,
      reviewerIds: reviewers.map(({ id }) => id),
      beforeIds: [...before],
      afterIds: [...after],
    }
    const done = {
      onSuccess: () => {
        onClose()
        if (!milestone) toast(text('plan.milestone.added'))
      },
    }
    if (milestone) {
      edit.mutate(
        { ...fields, version: milestone.version, ...(dueOn !== milestone.dueOn && { dueOn }) },
        done,
      )
    } else add.mutate({ ...fields, dueOn }, done)
  }

  return (
    <Dialog
      title={text(milestone ? 'plan.milestone.edit' : 'plan.milestone.add')}
      onClose={onClose}
      width={600}
    >
      <form className="form" onSubmit={handleSubmit}>
        <div className="form-columns">
          <FormField label={text('plan.milestone.name')} issue={issues.name} required>
            <TextField value={name} onChange={setName} maxLength={200} autoFocus />
          </FormField>
          <FormField label={text('plan.milestone.dueOn')} issue={issues.dueOn} required>
            <DayField
              value={dueOn}
              onChange={setDueOn}
              disabled={milestone !== undefined && view.baselineNo > 0}
            />
          </FormField>
        </div>
        <FormField label={text('plan.milestone.criteria')} hint={text('plan.milestone.criteriaHint')}>
          <TextArea value={criteria} onChange={setCriteria} maxLength={5000} />
        </FormField>
        <div className="form-columns">
          <FormField label={text('plan.milestone.department')} issue={issues.departmentId}>
            <DepartmentPicker value={department} onChange={setDepartment} />
          </FormField>
          <FormField label={text('plan.milestone.owner')} issue={issues.ownerId}>
            <PersonPicker value={owner} onChange={setOwner} />
          </FormField>
        </div>
        <FormField label={text('plan.milestone.reviewers')} issue={issues.reviewerIds}>
          <PeoplePicker value={reviewers} onChange={setReviewers} isMany />
        </FormField>
        <Pick label={text('plan.milestone.before')} lines={lines} value={before} onChange={setBefore} />
        <Pick
          label={text('plan.milestone.after')}
          hint={text('plan.milestone.afterHint')}
          lines={lines}
          value={after}
          onChange={setAfter}
        />
        <ErrorLine error={act.error} />
        <div className="form-end">
          <Button
            type="submit"
            kind="primary"
            busy={act.isPending}
            disabled={name.trim() === '' || dueOn === null}
          >
            {text('common.save')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function Pick({
  label,
  hint,
  lines,
  value,
  onChange,
}: {
  label: string
  hint?: string
  lines: readonly { id: string; wbs: string; name: string }[]
  value: readonly string[]
  onChange: (ids: readonly string[]) => void
}): ReactNode {
  return (
    <details className="plan-pick" open={value.length > 0}>
      <summary>
        {label} <span className="faint">{value.length > 0 ? value.length : ''}</span>
      </summary>
      {hint !== undefined && <p className="small faint">{hint}</p>}
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            <label className="line small">
              <input
                type="checkbox"
                checked={value.includes(line.id)}
                onChange={({ target }) =>
                  onChange(target.checked ? [...value, line.id] : value.filter((one) => one !== line.id))
                }
              />
              {line.wbs} {line.name}
            </label>
          </li>
        ))}
      </ul>
    </details>
  )
}
