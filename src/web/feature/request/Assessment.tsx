import { type FormEvent, type ReactNode, useState } from 'react'
import type { DepartmentRef, PersonRef } from '#contract/common.ts'
import { type Feasibility, feasibilities } from '#domain/request/request.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useMe } from '#web/lib/session.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DepartmentPicker } from '#web/ui/DepartmentPicker.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Findings, findingsOf } from '#web/ui/Findings.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { Choice, TextArea } from '#web/ui/fields.tsx'
import type { Override } from '#web/ui/overrides.ts'
import { stillStops } from '#web/ui/overrides.ts'
import { PeoplePicker } from '#web/ui/PersonPicker.tsx'
import { toast } from '#web/ui/toast.tsx'
import { When } from '#web/ui/When.tsx'
import { acts, type RequestView, useRequestAct } from './api.ts'
import './request.css'

/** Who assesses, what they propose, and what was decided (S4-21, S4-24). */
export function Assessment({ request }: { request: RequestView }): ReactNode {
  const text = useText()
  const me = useMe()
  const [isNaming, setNaming] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const { feasibility, decision, can } = request
  return (
    <div className="stack">
      <dl className="request-facts">
        <dt>{text('request.field.assessors')}</dt>
        <dd>
          {request.assessors.map(({ name }) => name).join(text('common.join')) || '—'}{' '}
          {can.includes('assign') && !isNaming && (
            <Button small kind="quiet" icon="pencil" onClick={() => setNaming(true)}>
              {text('request.assess.name')}
            </Button>
          )}
        </dd>
        {feasibility !== null && (
          <>
            <dt>{text('request.field.feasibility')}</dt>
            <dd>
              <strong>{text(`enum.feasibility.${feasibility.verdict}`)}</strong> {feasibility.reason}
              <div className="small quiet">
                {feasibility.by?.name} · <When at={feasibility.at} />
              </div>
            </dd>
          </>
        )}
        {decision?.isAccepted && (
          <>
            <dt>{text('request.field.confirmed')}</dt>
            <dd>
              {[
                `${request.initiatingDepartment.name} ${decision.by?.name ?? ''}`,
                ...request.answers
                  .filter(({ state }) => state === 'accepted')
                  .map(({ department, answeredBy }) => `${department.name} ${answeredBy?.name ?? ''}`),
              ].join(text('common.join'))}
            </dd>
          </>
        )}
        {decision !== null && (
          <>
            <dt>{text('request.field.decision')}</dt>
            <dd>
              <strong>
                {text(decision.isAccepted ? 'request.decide.accepted' : 'request.decide.rejected')}
              </strong>{' '}
              {decision.comment}
              <div className="small quiet">
                {decision.by?.name} · <When at={decision.at} />
              </div>
            </dd>
          </>
        )}
      </dl>
      {isNaming && <Naming request={request} onClose={() => setNaming(false)} />}
      {can.includes('ask') &&
        (isAsking ? (
          <Asking request={request} onClose={() => setAsking(false)} />
        ) : (
          <div>
            <Button small kind="quiet" icon="plus" onClick={() => setAsking(true)}>
              {text('request.ask.action')}
            </Button>
          </div>
        ))}
      {can.includes('assess') &&
        (feasibility === null || request.assessors.some(({ id }) => id === me.id)) && (
          <AssessForm key={feasibility?.at} request={request} />
        )}
      {can.includes('accept') && <DecideForm request={request} />}
    </div>
  )
}

function Naming({ request, onClose }: { request: RequestView; onClose: () => void }): ReactNode {
  const text = useText()
  const [people, setPeople] = useState<readonly PersonRef[]>(request.assessors)
  const make = useRequestAct(request.id, acts.assign(request.id))
  return (
    <div className="request-inset form">
      <FormField label={text('request.field.assessors')} hint={text('request.review.assessorsHint')}>
        <PeoplePicker value={people} onChange={setPeople} autoFocus />
      </FormField>
      <ErrorLine error={make.error} />
      <div className="form-end">
        <Button
          kind="primary"
          busy={make.isPending}
          disabled={people.length === 0}
          onClick={() =>
            make.mutate(
              people.map(({ id }) => id),
              { onSuccess: onClose },
            )
          }
        >
          {text('common.save')}
        </Button>
        <Button onClick={onClose}>{text('common.cancel')}</Button>
      </div>
    </div>
  )
}

function Asking({ request, onClose }: { request: RequestView; onClose: () => void }): ReactNode {
  const text = useText()
  const sayError = useError()
  const [department, setDepartment] = useState<DepartmentRef | null>(null)
  const make = useRequestAct(request.id, acts.ask(request.id))
  const issues = make.error ? sayError(make.error).fields : {}
  return (
    <div className="request-inset form">
      <FormField label={text('request.field.department')} issue={issues.departmentId}>
        <DepartmentPicker value={department} onChange={setDepartment} />
      </FormField>
      <ErrorLine error={make.error} />
      <div className="form-end">
        <Button
          kind="primary"
          busy={make.isPending}
          disabled={department === null}
          onClick={() => department !== null && make.mutate(department.id, { onSuccess: onClose })}
        >
          {text('request.ask.action')}
        </Button>
        <Button onClick={onClose}>{text('common.cancel')}</Button>
      </div>
    </div>
  )
}

function AssessForm({ request }: { request: RequestView }): ReactNode {
  const text = useText()
  const make = useRequestAct(request.id, acts.assess(request.id))
  const { value, set, clear } = useDraft<{ verdict: Feasibility | ''; reason: string }>(
    `request/${request.id}/assess`,
    { verdict: request.feasibility?.verdict ?? '', reason: request.feasibility?.reason ?? '' },
  )

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (value.verdict === '') return
    make.mutate(
      { feasibility: value.verdict, reason: value.reason.trim() },
      {
        onSuccess: () => {
          clear()
          toast(text('request.assess.done'))
        },
      },
    )
  }

  return (
    <form className="request-inset form" onSubmit={handleSubmit}>
      <h3>{text('request.assess.title')}</h3>
      <Choice
        label={text('request.field.feasibility')}
        value={value.verdict}
        onChange={(verdict) => set((before) => ({ ...before, verdict }))}
        options={feasibilities.map((one) => ({ value: one, label: text(`enum.feasibility.${one}`) }))}
      />
      <FormField label={text('request.assess.reason')} required>
        <TextArea
          value={value.reason}
          onChange={(reason) => set((before) => ({ ...before, reason }))}
          maxLength={5000}
        />
      </FormField>
      <ErrorLine error={make.error} />
      <div className="form-end">
        <Button
          type="submit"
          kind={request.feasibility === null ? 'primary' : 'plain'}
          busy={make.isPending}
          disabled={value.verdict === '' || value.reason.trim() === ''}
        >
          {text('request.assess.submit')}
        </Button>
      </div>
    </form>
  )
}

/** What stands in the way is seen before; it may be passed over with a reason, as the norm allows. */
function DecideForm({ request }: { request: RequestView }): ReactNode {
  const text = useText()
  const sayError = useError()
  const make = useRequestAct(request.id, acts.decide(request.id))
  const [comment, setComment] = useState('')
  const [overrides, setOverrides] = useState<readonly Override[]>([])
  const issues = make.error ? sayError(make.error).fields : {}
  const findings = request.findings.filter(({ norm }) => norm === 'NM-COL-03')
  const stops = findings.some((finding) => stillStops(finding, overrides))

  function decide(isAccepted: boolean) {
    make.mutate(
      { isAccepted, comment: comment.trim(), ...(isAccepted && { overrides: [...overrides] }) },
      { onSuccess: () => toast(text('request.decide.done')) },
    )
  }

  return (
    <form className="request-inset form" onSubmit={(event) => event.preventDefault()}>
      <h3>{text('request.decide.title')}</h3>
      {findings.length > 0 && (
        <Findings findings={findings} overrides={overrides} onOverrides={setOverrides} />
      )}
      <FormField
        label={text('request.decide.comment')}
        hint={text('request.decide.commentHint')}
        issue={issues.comment}
      >
        <TextArea value={comment} onChange={setComment} maxLength={5000} />
      </FormField>
      {findingsOf(make.error).length === 0 && <ErrorLine error={make.error} />}
      <div className="form-end">
        <Button
          kind={request.feasibility === null ? 'plain' : 'primary'}
          icon="check"
          busy={make.isPending}
          disabled={stops || request.feasibility?.verdict === 'infeasible'}
          onClick={() => decide(true)}
        >
          {text('request.decide.accept')}
        </Button>
        <Button icon="cross" disabled={make.isPending} onClick={() => decide(false)}>
          {text('request.decide.reject')}
        </Button>
      </div>
    </form>
  )
}
