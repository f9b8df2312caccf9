import { type FormEvent, type ReactNode, useState } from 'react'
import { allocations } from '#domain/request/request.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField, TextArea, TextField } from '#web/ui/fields.tsx'
import { Link } from '#web/ui/Link.tsx'
import { OnDay, When } from '#web/ui/When.tsx'
import { acts, type RequestView, useRequestAct } from './api.ts'
import './request.css'

type Need = RequestView['needs'][number]

/** The form to be read: what is asked, in the order of the paper. */
export function RequestSheet({ request }: { request: RequestView }): ReactNode {
  const text = useText()
  const line = (field: string, value: ReactNode) =>
    value === '' || value === null ? null : (
      <>
        <dt>{text(`request.field.${field}`)}</dt>
        <dd>{value}</dd>
      </>
    )
  return (
    <dl className="request-facts">
      {line('name', request.name)}
      {line('number', request.number)}
      {line('raisedOn', <When at={request.createdAt} />)}
      {line('initiatingDepartment', request.initiatingDepartment.name)}
      {line('initiator', request.initiator.name)}
      {line(
        'departments',
        request.departments.map(({ department }) => department.name).join(text('common.join')),
      )}
      {line('urgency', text(`enum.urgency.${request.urgency}`))}
      {line('wishedOn', request.wishedOn === null ? null : <OnDay day={request.wishedOn} />)}
      {line('contact', request.contact)}
      {line('background', request.background)}
      {line('goal', request.goal)}
      {line('needs', request.needs.length === 0 ? null : <NeedLines request={request} />)}
      {line('expectedOutcome', request.expectedOutcome)}
      {line(
        'nodes',
        request.nodes.length === 0
          ? null
          : request.nodes.map(({ id, name, on }) => (
              <div key={id}>
                {name} <OnDay day={on} />
              </div>
            )),
      )}
      {line(
        'risks',
        request.risks.length === 0
          ? null
          : request.risks.map(({ id, text: risk, response, department }) => (
              <div key={id}>
                {risk}
                {response !== '' && <span className="quiet"> → {response}</span>}
                {department !== null && <span className="quiet"> · {department.name}</span>}
              </div>
            )),
      )}
      {line('concreteTasks', request.concreteTasks)}
      {line('deliveryStandard', request.deliveryStandard)}
    </dl>
  )
}

function NeedLines({ request }: { request: RequestView }): ReactNode {
  const text = useText()
  const [asked, setAsked] = useState<Need>()
  const said = (key: string, value: ReactNode) =>
    value === '' ? null : (
      <span>
        <span className="small quiet">{text(`request.need.${key}`)}</span> {value}
      </span>
    )
  return (
    <>
      {request.needs.map((need) => (
        <div key={need.id} className="request-need-read">
          {said('kind', text(`enum.resourceKind.${need.kind}`))}
          {said('specHead', need.spec)}
          {said('quantity', need.quantity === null ? '' : `${need.quantity}${need.unit}`)}
          {said(
            'span',
            (need.fromOn ?? need.untilOn) === null ? (
              ''
            ) : (
              <>
                {need.fromOn !== null && <OnDay day={need.fromOn} />} –{' '}
                {need.untilOn !== null && <OnDay day={need.untilOn} />}
              </>
            ),
          )}
          {said('purpose', need.purpose)}
          {said('priority', text(`enum.needPriority.${need.priority}`))}
          {said('provider', need.providerDepartment?.name ?? '')}
          {need.allocation !== null && (
            <>
              {said('opinion', need.opinion)}
              {said(
                'allocation',
                [text(`enum.allocation.${need.allocation}`), need.allocated].join(' ').trim(),
              )}
            </>
          )}
          {need.canAllocate && (
            <Button small kind="quiet" icon="pencil" onClick={() => setAsked(need)}>
              {text('request.allocate.action')}
            </Button>
          )}
        </div>
      ))}
      {request.needs.length > 0 && (
        <Link className="small" to={`/print/resources/${request.id}`}>
          {text('print.form.resources')}
        </Link>
      )}
      {asked !== undefined && (
        <AllocateDialog request={request} need={asked} onClose={() => setAsked(undefined)} />
      )}
    </>
  )
}

/** 审批意见 and 调配结果 of one resource, said for the department that may give it. */
function AllocateDialog({
  request,
  need,
  onClose,
}: {
  request: RequestView
  need: Need
  onClose: () => void
}): ReactNode {
  const text = useText()
  const sayError = useError()
  const mine = request.answers
    .filter(({ can }) => can.includes('allocate'))
    .map(({ department }) => department)
  const [departmentId, setDepartmentId] = useState(need.providerDepartment?.id ?? mine[0]?.id ?? '')
  const [allocation, setAllocation] = useState(need.allocation ?? 'granted')
  const [allocated, setAllocated] = useState(need.allocated)
  const [opinion, setOpinion] = useState(need.opinion)
  const make = useRequestAct(request.id, acts.allocate(request.id, departmentId, need.id))
  const issues = make.error ? sayError(make.error).fields : {}

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    make.mutate({ allocation, allocated: allocated.trim(), opinion: opinion.trim() }, { onSuccess: onClose })
  }

  return (
    <Dialog title={text('request.allocate.title', { name: need.spec || need.purpose })} onClose={onClose}>
      <form className="form" onSubmit={handleSubmit}>
        {need.providerDepartment === null && mine.length > 1 && (
          <FormField label={text('request.field.department')}>
            <SelectField
              value={departmentId}
              onChange={setDepartmentId}
              options={mine.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </FormField>
        )}
        <FormField label={text('request.allocate.result')}>
          <SelectField
            value={allocation}
            onChange={setAllocation}
            options={allocations.map((one) => ({ value: one, label: text(`enum.allocation.${one}`) }))}
          />
        </FormField>
        <FormField label={text('request.allocate.given')} issue={issues.allocated}>
          <TextField value={allocated} onChange={setAllocated} maxLength={200} />
        </FormField>
        <FormField label={text('request.allocate.opinion')} issue={issues.opinion}>
          <TextArea value={opinion} onChange={setOpinion} maxLength={5000} />
        </FormField>
        <ErrorLine error={make.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={make.isPending}>
            {text('common.save')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
