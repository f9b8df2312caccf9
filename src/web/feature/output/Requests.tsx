import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { OutputsView, RequestView } from '#contract/output.ts'
import * as contract from '#contract/output.ts'
import { type ResourceKind, resourceKinds } from '#domain/meeting/enums.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { NumberField, SelectField, TextArea } from '#web/ui/fields.tsx'
import { type Column, RowTable } from '#web/ui/RowTable.tsx'
import { AddRow } from './AddRow.tsx'
import { useChange } from './api.ts'
import { DepartmentField, firstDepartment } from './DepartmentField.tsx'
import { sayAmount } from './money.ts'
import { RowButtons } from './RowButtons.tsx'
import { RowForm } from './RowForm.tsx'

/** What the departments ask for, and the one order in which they get it (S0-15). */
export function Requests({ view, slot }: { view: OutputsView; slot: string }): ReactNode {
  const text = useText()
  const [editingId, setEditing] = useState<string>()
  const change = useChange()
  const focusNext = useRef<string>(undefined)
  const { requests } = view
  const isRanked = slot === 'priorityList'
  const mayRank = isRanked && view.can.includes('keep') && requests.length > 0
  const isOpen = requests.some(({ rank }) => rank === null)
  const total = requests.reduce((sum, { amountCents }) => sum + (amountCents ?? 0), 0)
  const editing = requests.find(({ id }) => id === editingId)

  function rank(requestIds: string[]) {
    change.mutate(() => call(contract.rankRequests, { params: { id: view.meetingId }, body: { requestIds } }))
  }
  function move(at: number, by: -1 | 1) {
    if (change.isPending || at + by < 0 || at + by >= requests.length) return
    const ids = requests.map(({ id }) => id)
    const [moved = ''] = ids.splice(at, 1)
    ids.splice(at + by, 0, moved)
    focusNext.current = buttonId(moved, by)
    rank(ids)
  }
  // The row has moved under the finger: the focus moves with it, so that a key can be pressed again.
  useEffect(() => {
    if (focusNext.current === undefined || requests.length === 0) return
    document.getElementById(focusNext.current)?.focus()
    focusNext.current = undefined
  }, [requests])
  const kindOf = ({ kind, ownKind }: RequestView) =>
    kind === null ? (ownKind?.name ?? '') : text(`enum.resourceKind.${kind}`)

  const columns: Column<RequestView>[] = [
    {
      key: 'text',
      head: text('output.request.what'),
      cell: (request) => (
        <span className="stack tight">
          <span className="request-what">
            {isRanked && request.rank !== null && (
              <strong className="number" title={text('output.request.rank')}>
                {request.rank}
              </strong>
            )}
            {request.text}
          </span>
          <span className="small faint">
            {kindOf(request)}
            {isRanked && request.rank === null && (
              <span className="tone-amber"> · {text('output.request.unranked')}</span>
            )}
          </span>
        </span>
      ),
    },
    {
      key: 'department',
      head: text('output.department'),
      width: 110,
      cell: ({ department }) => department.name,
    },
    {
      key: 'headcount',
      head: text('output.request.headcount'),
      width: 70,
      align: 'end',
      cell: ({ headcount }) => headcount ?? '—',
    },
    {
      key: 'amount',
      head: text('output.request.amount'),
      width: 120,
      align: 'end',
      cell: ({ amountCents }) => (amountCents === null ? '—' : sayAmount(amountCents)),
    },
    ...(requests.some(({ can }) => can.includes('edit'))
      ? [
          {
            key: 'act',
            head: '',
            width: mayRank ? 132 : 72,
            cell: (request: RequestView) => (
              <span className="output-buttons">
                {mayRank && (
                  <Moves
                    id={request.id}
                    about={request.text}
                    at={requests.indexOf(request)}
                    count={requests.length}
                    onMove={move}
                  />
                )}
                {request.can.includes('edit') && (
                  <RowButtons
                    about={request.text}
                    onEdit={() => setEditing(request.id)}
                    remove={() =>
                      call(contract.removeRequest, { params: { id: view.meetingId, rowId: request.id } })
                    }
                  />
                )}
              </span>
            ),
          },
        ]
      : []),
  ]
  return (
    <>
      {requests.length === 0 ? (
        <p className="faint">{text('output.request.none')}</p>
      ) : (
        <>
          <RowTable
            label={text(`output.slot.${slot}`)}
            columns={columns}
            rows={requests}
            keyOf={({ id }) => id}
          />
          {total > 0 && (
            <p className="small quiet output-total">
              {text('output.request.total')} {sayAmount(total)} {text('output.request.yuan')}
            </p>
          )}
        </>
      )}
      {mayRank && (
        <div className="line no-print">
          {isOpen && (
            <Button small busy={change.isPending} onClick={() => rank(requests.map(({ id }) => id))}>
              {text('output.request.rankNow')}
            </Button>
          )}
          <span className="small faint">{text('output.request.rankHint')}</span>
        </div>
      )}
      <ErrorLine error={change.error} />
      {editing !== undefined && (
        <RequestForm key={editing.id} view={view} request={editing} onDone={() => setEditing(undefined)} />
      )}
      {(view.can.includes('keep') || view.mine.length > 0) && (
        <AddRow slot={slot}>{(onDone) => <RequestForm view={view} onDone={onDone} />}</AddRow>
      )}
    </>
  )
}

const buttonId = (id: string, by: -1 | 1) => `request-${id}-${by === -1 ? 'up' : 'down'}`

function Moves({
  id,
  about,
  at,
  count,
  onMove,
}: {
  id: string
  about: string
  at: number
  count: number
  onMove: (at: number, by: -1 | 1) => void
}): ReactNode {
  const text = useText()
  return (
    <>
      <Button
        kind="quiet"
        small
        icon="up"
        id={buttonId(id, -1)}
        aria-label={text('output.request.up', { text: about })}
        aria-disabled={at === 0}
        onClick={() => onMove(at, -1)}
      />
      <Button
        kind="quiet"
        small
        icon="down"
        id={buttonId(id, 1)}
        aria-label={text('output.request.down', { text: about })}
        aria-disabled={at === count - 1}
        onClick={() => onMove(at, 1)}
      />
    </>
  )
}

interface Values {
  readonly departmentId: string
  /** A kind of the product, or the id of one of the organisation's own. */
  readonly kind: string
  readonly text: string
  readonly headcount: number | null
  readonly amountCents: number | null
}

const valuesOf = ({ department, kind, ownKind, text, headcount, amountCents }: RequestView): Values => ({
  departmentId: department.id,
  kind: kind ?? ownKind?.id ?? '',
  text,
  headcount,
  amountCents,
})

function RequestForm({
  view,
  request,
  onDone,
}: {
  view: OutputsView
  request?: RequestView
  onDone: () => void
}): ReactNode {
  const text = useText()
  const id = view.meetingId
  const blank: Values = {
    departmentId: firstDepartment(view),
    kind: 'money',
    text: '',
    headcount: null,
    amountCents: null,
  }
  // A kind that is no longer offered can stay where it is.
  const own = [...view.ownKinds]
  const present = request?.ownKind
  if (present && !own.some((one) => one.id === present.id)) own.push(present)
  const bodyOf = ({ kind, text: words, headcount, amountCents }: Values) => {
    const isBuiltIn = (resourceKinds as readonly string[]).includes(kind)
    return {
      kind: isBuiltIn ? (kind as ResourceKind) : null,
      ownKindId: isBuiltIn ? null : kind,
      text: words,
      headcount,
      amountCents,
    }
  }
  return (
    <RowForm<Values, RequestView>
      form={`output/${id}/request/${request?.id ?? 'new'}`}
      initial={request === undefined ? blank : valuesOf(request)}
      {...(request !== undefined && { row: request })}
      valuesOf={valuesOf}
      describe={({ text: words, headcount, amountCents }) =>
        [
          words,
          headcount === null ? '' : `${headcount} ${text('output.request.people')}`,
          amountCents === null ? '' : `${sayAmount(amountCents)} ${text('output.request.yuan')}`,
        ]
          .filter(Boolean)
          .join(' · ')
      }
      isReady={(values) => values.text.trim() !== '' && values.departmentId !== '' && values.kind !== ''}
      send={(values, version) =>
        request === undefined
          ? call(contract.addRequest, {
              params: { id },
              body: { departmentId: values.departmentId, ...bodyOf(values) },
            })
          : call(contract.updateRequest, {
              params: { id, rowId: request.id },
              body: { ...bodyOf(values), version },
            })
      }
      onDone={onDone}
    >
      {(values, change) => (
        <>
          <div className="form-columns">
            {request === undefined && (
              <DepartmentField
                view={view}
                value={values.departmentId}
                onChange={(departmentId) => change({ departmentId })}
              />
            )}
            <FormField label={text('output.request.kind')} required>
              <SelectField
                value={values.kind}
                onChange={(kind) => change({ kind })}
                options={[
                  ...resourceKinds.map((value) => ({ value, label: text(`enum.resourceKind.${value}`) })),
                  ...own.map(({ id: value, name }) => ({ value, label: name })),
                ]}
              />
            </FormField>
          </div>
          <FormField label={text('output.request.what')} required>
            <TextArea value={values.text} maxLength={5000} onChange={(words) => change({ text: words })} />
          </FormField>
          <div className="form-columns">
            <FormField label={text('output.request.headcount')}>
              <NumberField
                value={values.headcount}
                min={1}
                step={1}
                unit={text('output.request.people')}
                onChange={(headcount) => change({ headcount })}
              />
            </FormField>
            <FormField label={text('output.request.amountHead')}>
              <NumberField
                value={values.amountCents === null ? null : values.amountCents / 100}
                min={0}
                step={0.01}
                unit={text('output.request.yuan')}
                onChange={(yuan) => change({ amountCents: yuan === null ? null : Math.round(yuan * 100) })}
              />
            </FormField>
          </div>
        </>
      )}
    </RowForm>
  )
}
