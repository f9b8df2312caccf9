import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { DepartmentRef, PersonRef } from '#contract/common.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Confirm.tsx'
import { DepartmentPicker } from '#web/ui/DepartmentPicker.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Findings, findingsOf } from '#web/ui/Findings.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Link } from '#web/ui/Link.tsx'
import { type Override, stillStops } from '#web/ui/overrides.ts'
import { Section } from '#web/ui/Page.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { toast } from '#web/ui/toast.tsx'
import { When } from '#web/ui/When.tsx'
import {
  type PlanView,
  type Results,
  resultsQuery,
  useAcceptWhole,
  useJudgeResult,
  useReturnWhole,
  useSaveResults,
  useSubmitWhole,
} from './api.ts'

/** 成果验收: what the whole delivers, who accepts each, and the step from one state to the next. */
export function ResultList({ view }: { view: PlanView }): ReactNode {
  const text = useText()
  const query = useQuery(resultsQuery(view.collaboration.id))
  return (
    <Section title={text('plan.result.title')}>
      <Faces query={query}>{(results) => <List view={view} results={results} />}</Faces>
    </Section>
  )
}

function List({ view, results }: { view: PlanView; results: Results }): ReactNode {
  const text = useText()
  const { id } = view.collaboration
  const judge = useJudgeResult(id)
  const [isEditing, setEditing] = useState(false)
  const [rejecting, setRejecting] = useState<string>()
  return (
    <div className="stack">
      <p className="small quiet">{text('plan.result.hint')}</p>
      {results.items.length === 0 ? (
        <p className="faint">{text('plan.result.empty')}</p>
      ) : (
        <ul className="plan-list">
          {results.items.map((one) => (
            <li key={one.id}>
              <span className="line">
                <strong>{one.name}</strong>
                <span className="small quiet">
                  {one.department?.name} {one.acceptor?.name}
                </span>
                {one.verdict ? (
                  <span className={`small ${one.verdict === 'accepted' ? 'tone-green' : 'tone-seal'}`}>
                    {text(`plan.result.verdict.${one.verdict}`)}
                    {one.decidedAt !== null && (
                      <>
                        {' '}
                        <When at={one.decidedAt} />
                      </>
                    )}
                  </span>
                ) : (
                  <span className="small faint">{text('plan.result.waiting')}</span>
                )}
              </span>
              <span className="small quiet">
                {[
                  one.criteria && `${text('plan.result.criteria')}：${one.criteria}`,
                  one.evidence && `${text('plan.result.evidence')}：${one.evidence}`,
                  one.comment && `${text('plan.result.comment')}：${one.comment}`,
                ]
                  .filter(Boolean)
                  .join('　')}
              </span>
              {one.canJudge && (
                <span className="line">
                  <Button
                    small
                    kind="primary"
                    busy={judge.isPending}
                    onClick={() => judge.mutate({ resultId: one.id, verdict: 'accepted', comment: '' })}
                  >
                    {text('plan.result.accept')}
                  </Button>
                  <Button small kind="quiet" onClick={() => setRejecting(one.id)}>
                    {text('plan.result.reject')}
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      <ErrorLine error={judge.error} />
      <div className="line">
        {results.canEdit && (
          <Button small icon="pencil" onClick={() => setEditing(true)}>
            {text('plan.result.edit')}
          </Button>
        )}
        <Moves id={id} results={results} />
        {results.items.length > 0 && (
          <Link className="small" to={`/print/acceptance/${id}`}>
            {text('print.print')}
          </Link>
        )}
      </div>
      {isEditing && <EditDialog id={id} results={results} onClose={() => setEditing(false)} />}
      {rejecting !== undefined && (
        <Confirm
          title={text('plan.result.reject')}
          action={text('plan.result.reject')}
          reason={text('plan.result.comment')}
          busy={judge.isPending}
          error={judge.error}
          onConfirm={(comment) =>
            judge.mutate(
              { resultId: rejecting, verdict: 'rejected', comment },
              { onSuccess: () => setRejecting(undefined) },
            )
          }
          onClose={() => setRejecting(undefined)}
        />
      )}
    </div>
  )
}

function Moves({ id, results }: { id: string; results: Results }): ReactNode {
  const text = useText()
  const submit = useSubmitWhole(id)
  const accept = useAcceptWhole(id)
  const back = useReturnWhole(id)
  const [overrides, setOverrides] = useState<readonly Override[]>([])
  const [isReturning, setReturning] = useState(false)
  const findings = findingsOf(submit.error)
  return (
    <>
      {results.can.includes('submitForAcceptance') && (
        <Button small busy={submit.isPending} onClick={() => submit.mutate({ overrides: [...overrides] })}>
          {text('plan.result.submit')}
        </Button>
      )}
      {results.can.includes('accept') && (
        <Button small kind="primary" busy={accept.isPending} onClick={() => accept.mutate(undefined)}>
          {text('plan.result.acceptAll')}
        </Button>
      )}
      {results.can.includes('returnToWork') && (
        <Button small kind="quiet" onClick={() => setReturning(true)}>
          {text('plan.result.return')}
        </Button>
      )}
      <ErrorLine error={findings.length > 0 ? accept.error : (submit.error ?? accept.error)} />
      {findings.length > 0 && (
        <Dialog title={text('plan.result.submit')} onClose={() => submit.reset()} width={520}>
          <div className="form">
            <Findings findings={findings} overrides={overrides} onOverrides={setOverrides} />
            <div className="form-end">
              <Button
                kind="primary"
                busy={submit.isPending}
                disabled={findings.some((one) => stillStops(one, overrides))}
                onClick={() => submit.mutate({ overrides: [...overrides] })}
              >
                {text('plan.result.submit')}
              </Button>
              <Button onClick={() => submit.reset()}>{text('common.cancel')}</Button>
            </div>
          </div>
        </Dialog>
      )}
      {isReturning && (
        <Confirm
          title={text('plan.result.return')}
          action={text('plan.result.return')}
          reason={text('common.reason')}
          busy={back.isPending}
          error={back.error}
          onConfirm={(reason) => back.mutate(reason, { onSuccess: () => setReturning(false) })}
          onClose={() => setReturning(false)}
        />
      )}
    </>
  )
}

interface Draft {
  readonly key: string
  readonly id?: string
  readonly name: string
  readonly criteria: string
  readonly evidence: string
  readonly department: DepartmentRef | null
  readonly acceptor: PersonRef | null
}

function EditDialog({
  id,
  results,
  onClose,
}: {
  id: string
  results: Results
  onClose: () => void
}): ReactNode {
  const text = useText()
  const save = useSaveResults(id)
  const [items, setItems] = useState<readonly Draft[]>(() =>
    results.items.length === 0 ? [fresh()] : results.items.map((one) => ({ ...one, key: one.id })),
  )
  const set = (key: string, change: Partial<Draft>) =>
    setItems(items.map((one) => (one.key === key ? { ...one, ...change } : one)))
  const whole = items.filter(({ name }) => name.trim() !== '')
  return (
    <Dialog title={text('plan.result.edit')} onClose={onClose} width={680}>
      <div className="form">
        {items.map((one) => (
          <fieldset key={one.key} className="plan-steps">
            <legend>{one.name || text('plan.result.name')}</legend>
            <div className="form-columns">
              <FormField label={text('plan.result.name')} required>
                <TextField value={one.name} onChange={(name) => set(one.key, { name })} maxLength={200} />
              </FormField>
              <FormField label={text('plan.result.department')} required>
                <DepartmentPicker
                  value={one.department}
                  onChange={(department) => set(one.key, { department })}
                />
              </FormField>
            </div>
            <FormField label={text('plan.result.criteria')}>
              <TextField
                value={one.criteria}
                onChange={(criteria) => set(one.key, { criteria })}
                maxLength={1000}
              />
            </FormField>
            <div className="form-columns">
              <FormField label={text('plan.result.evidence')}>
                <TextField
                  value={one.evidence}
                  onChange={(evidence) => set(one.key, { evidence })}
                  maxLength={1000}
                />
              </FormField>
              <FormField label={text('plan.result.acceptor')} hint={text('plan.result.acceptorHint')}>
                <PersonPicker value={one.acceptor} onChange={(acceptor) => set(one.key, { acceptor })} />
              </FormField>
            </div>
            <Button
              small
              kind="quiet"
              aria-label={text('common.remove', { name: one.name })}
              onClick={() => setItems(items.filter(({ key }) => key !== one.key))}
            >
              <Icon name="trash" size={13} />
            </Button>
          </fieldset>
        ))}
        <div>
          <Button small kind="quiet" icon="plus" onClick={() => setItems([...items, fresh()])}>
            {text('plan.result.add')}
          </Button>
        </div>
        <ErrorLine error={save.error} />
        <div className="form-end">
          <Button
            kind="primary"
            busy={save.isPending}
            disabled={whole.some(({ department }) => department === null)}
            onClick={() =>
              save.mutate(
                {
                  items: whole.map((one) => ({
                    ...(one.id !== undefined && { id: one.id }),
                    name: one.name.trim(),
                    criteria: one.criteria.trim(),
                    evidence: one.evidence.trim(),
                    departmentId: one.department?.id ?? '',
                    acceptorId: one.acceptor?.id ?? null,
                  })),
                },
                {
                  onSuccess: () => {
                    onClose()
                    toast(text('plan.result.saved'))
                  },
                },
              )
            }
          >
            {text('common.save')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  )
}

function fresh(): Draft {
  return { key: crypto.randomUUID(), name: '', criteria: '', evidence: '', department: null, acceptor: null }
}
