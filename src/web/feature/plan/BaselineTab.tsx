import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { sayDay } from '#web/lib/time.ts'
import { Button, LinkButton } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Confirm.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Findings } from '#web/ui/Findings.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea } from '#web/ui/fields.tsx'
import { Link } from '#web/ui/Link.tsx'
import { type Override, stillStops } from '#web/ui/overrides.ts'
import { Section } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { toast } from '#web/ui/toast.tsx'
import { When } from '#web/ui/When.tsx'
import {
  type AlertView,
  alertsQuery,
  baselinesQuery,
  changesQuery,
  differenceQuery,
  findingsQuery,
  type PlanView,
  useAskToConfirm,
  useBaseline,
  useCloseAlert,
  useConfirm,
} from './api.ts'
import { ChangeDialog } from './ChangeDialog.tsx'
import './plan.css'

/** 基线与变更: who has agreed, what the plan is held to, what was changed, and how far it is out. */
export function BaselineTab({ view }: { view: PlanView }): ReactNode {
  const text = useText()
  return (
    <>
      {view.baselineNo > 0 && <Alerts view={view} />}
      <Section title={text('plan.party.title')}>
        <Parties view={view} />
      </Section>
      {view.baselineNo === 0 ? (
        <Section title={text('plan.baseline.checks')}>
          <Checks view={view} />
        </Section>
      ) : (
        <>
          <Section title={text('plan.change.title')}>
            <Changes view={view} />
          </Section>
          <Section title={text('plan.baseline.title')}>
            <Baselines view={view} />
          </Section>
        </>
      )}
    </>
  )
}

function Parties({ view }: { view: PlanView }): ReactNode {
  const text = useText()
  const { id } = view.collaboration
  const confirm = useConfirm(id)
  const ask = useAskToConfirm(id)
  const [open, setOpen] = useState<PlanView['parties'][number]>()
  const [comment, setComment] = useState('')
  const isOpen = view.baselineNo === 0
  return (
    <div className="stack">
      {isOpen && <p className="small quiet">{text('plan.party.hint')}</p>}
      <ul className="plan-list">
        {view.parties.map((party) => {
          const said = party.confirmation
          return (
            <li key={party.department.id}>
              <span className="line">
                <strong>{party.department.name}</strong>
                <span className="small faint">{text('plan.party.lines', { count: party.lineCount })}</span>
                {said?.isCurrent ? (
                  <span className="small tone-green">
                    {text('plan.party.confirmed', { name: said.person?.name ?? '' })} <When at={said.at} />
                  </span>
                ) : (
                  <span className="small tone-orange">
                    {text(said ? 'plan.party.outdated' : 'plan.party.waiting')}
                  </span>
                )}
                <span className="small faint">
                  {party.speakers.length === 0
                    ? text('plan.party.noSpeaker')
                    : party.speakers.map(({ name }) => name).join('、')}
                </span>
              </span>
              {said !== null && said.comment !== '' && <span className="small quiet">{said.comment}</span>}
              {party.canConfirm && (
                <span>
                  <Button small kind="primary" icon="check" onClick={() => setOpen(party)}>
                    {text('plan.party.confirm', { department: party.department.name })}
                  </Button>
                </span>
              )}
            </li>
          )
        })}
      </ul>
      {view.can.includes('edit') && view.items.length > 0 && (
        <div>
          <Button
            small
            icon="send"
            busy={ask.isPending}
            onClick={() => ask.mutate(undefined, { onSuccess: () => toast(text('plan.party.asked')) })}
          >
            {text('plan.party.ask')}
          </Button>
        </div>
      )}
      <ErrorLine error={ask.error} />
      {open && (
        <Dialog
          title={text('plan.party.confirm', { department: open.department.name })}
          onClose={() => setOpen(undefined)}
          width={460}
        >
          <div className="form">
            <p>{text('plan.party.lines', { count: open.lineCount })}</p>
            <FormField label={text('plan.party.comment')}>
              <TextArea value={comment} onChange={setComment} maxLength={2000} />
            </FormField>
            <ErrorLine error={confirm.error} />
            <div className="form-end">
              <Button
                kind="primary"
                busy={confirm.isPending}
                onClick={() =>
                  confirm.mutate(
                    { departmentId: open.department.id, comment: comment.trim() },
                    {
                      onSuccess: () => {
                        setOpen(undefined)
                        setComment('')
                        toast(text('plan.party.done'))
                      },
                    },
                  )
                }
              >
                {text('plan.party.confirm', { department: open.department.name })}
              </Button>
              <Button onClick={() => setOpen(undefined)}>{text('common.cancel')}</Button>
            </div>
          </div>
        </Dialog>
      )}
    </div>
  )
}

const mostFindings = 30

function Checks({ view }: { view: PlanView }): ReactNode {
  const text = useText()
  const { id } = view.collaboration
  const query = useQuery(findingsQuery(id))
  const baseline = useBaseline(id)
  const [overrides, setOverrides] = useState<readonly Override[]>([])
  const canBaseline = view.can.includes('baseline')
  return (
    <Faces query={query}>
      {({ findings }) => (
        <div className="stack">
          <Findings
            findings={findings.slice(0, mostFindings)}
            {...(canBaseline && { overrides, onOverrides: setOverrides })}
          />
          {findings.length > mostFindings && (
            <p className="small faint">
              {text('plan.baseline.more', { count: findings.length - mostFindings })}
            </p>
          )}
          {(view.state === 'preparing' || view.state === 'chartered') && !canBaseline && (
            <p className="small quiet">{text('plan.baseline.notYet')}</p>
          )}
          {canBaseline && (
            <div>
              <Button
                kind="primary"
                icon="lock"
                busy={baseline.isPending}
                disabled={view.items.length === 0 || findings.some((one) => stillStops(one, overrides))}
                onClick={() =>
                  baseline.mutate(
                    { overrides: [...overrides] },
                    { onSuccess: () => toast(text('plan.baseline.made')) },
                  )
                }
              >
                {text('plan.baseline.make')}
              </Button>
            </div>
          )}
          <ErrorLine error={baseline.error} />
        </div>
      )}
    </Faces>
  )
}

function Changes({ view }: { view: PlanView }): ReactNode {
  const text = useText()
  const query = useQuery(changesQuery(view.collaboration.id))
  const [isAsking, setAsking] = useState(false)
  return (
    <div className="stack">
      <Faces query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="faint">{text('plan.change.none')}</p>
          ) : (
            <ul className="plan-list">
              {items.map((change) => (
                <li key={change.id}>
                  <span className="line">
                    <Link to={`/changes/${change.id}`}>{change.title}</Link>
                    <span className="number">{change.number}</span>
                    <StateMark kind="changeState" state={change.state} />
                    <span className="small quiet">{text(`enum.changeKind.${change.kind}`)}</span>
                  </span>
                  <span className="small faint">
                    {change.raisedBy?.name} <When at={change.raisedAt} />
                    {change.state === 'pending' &&
                      ` · ${text('plan.change.approver')} ${change.approver?.name ?? ''}`}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Faces>
      {view.can.includes('requestChange') && (
        <div>
          <Button small icon="plus" onClick={() => setAsking(true)}>
            {text('plan.change.ask')}
          </Button>
        </div>
      )}
      {isAsking && <ChangeDialog view={view} steps={[]} onClose={() => setAsking(false)} />}
    </div>
  )
}

function Baselines({ view }: { view: PlanView }): ReactNode {
  const text = useText()
  const reading = useReading()
  const { id } = view.collaboration
  const query = useQuery(baselinesQuery(id))
  const [compared, setCompared] = useState<readonly [before: number, after: number]>()
  return (
    <div className="stack">
      <Faces query={query}>
        {({ items }) => (
          <ul className="plan-list">
            {items.map((one) => (
              <li key={one.no}>
                <span className="line">
                  <strong>{text('plan.baseline.no', { no: one.no })}</strong>
                  {one.endOn !== null && (
                    <span className="small">
                      {text('plan.summary.end', { day: sayDay(one.endOn, reading) })}
                    </span>
                  )}
                  <span className="small faint">{text('plan.baseline.lines', { count: one.lineCount })}</span>
                  {one.change ? (
                    <Link className="small" to={`/changes/${one.change.id}`}>
                      {one.change.number} {one.change.title}
                    </Link>
                  ) : (
                    <span className="small quiet">{text('plan.baseline.first')}</span>
                  )}
                </span>
                <span className="line small faint">
                  {one.madeBy?.name} <When at={one.madeAt} />
                  {one.no > 1 && (
                    <Button small kind="quiet" onClick={() => setCompared([one.no - 1, one.no])}>
                      {text('plan.baseline.compare')}
                    </Button>
                  )}
                  {one.no === view.baselineNo && (
                    <Button small kind="quiet" onClick={() => setCompared([one.no, 0])}>
                      {text('plan.baseline.compare')}（{text('plan.baseline.now')}）
                    </Button>
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Faces>
      {compared && <Difference id={id} before={compared[0]} after={compared[1]} />}
    </div>
  )
}

function Difference({ id, before, after }: { id: string; before: number; after: number }): ReactNode {
  const text = useText()
  const query = useQuery(differenceQuery(id, before, after))
  const named = (no: number) => (no === 0 ? text('plan.baseline.now') : text('plan.baseline.no', { no }))
  return (
    <section aria-live="polite">
      <h3>{text('plan.baseline.difference', { before: named(before), after: named(after) })}</h3>
      <Faces query={query}>
        {({ items, milestones, endBefore, endAfter }) =>
          items.length + milestones.length === 0 ? (
            <p className="faint">{text('plan.baseline.same')}</p>
          ) : (
            <table className="plan-table">
              <thead>
                <tr>
                  <th scope="col">{text('plan.column.name')}</th>
                  <th scope="col">{text('plan.outline.changed')}</th>
                  <th scope="col">{text('plan.change.before')}</th>
                  <th scope="col">{text('plan.change.after')}</th>
                </tr>
              </thead>
              <tbody>
                {endBefore !== endAfter && (
                  <tr>
                    <th scope="row">{text('plan.baseline.end')}</th>
                    <td />
                    <td>{endBefore ?? '—'}</td>
                    <td>{endAfter ?? '—'}</td>
                  </tr>
                )}
                {items.flatMap((item) =>
                  item.fields.length === 0 || item.how !== 'changed'
                    ? [
                        <tr key={item.id}>
                          <th scope="row">
                            {item.number} {item.name}
                          </th>
                          <td>{text(`plan.baseline.how.${item.how}`)}</td>
                          <td>—</td>
                          <td>—</td>
                        </tr>,
                      ]
                    : item.fields.map((one) => (
                        <tr key={`${item.id}${one.field}`}>
                          <th scope="row">
                            {item.number} {item.name}
                          </th>
                          <td>{text(`plan.baseline.field.${one.field}`)}</td>
                          <td>{one.before || '—'}</td>
                          <td>{one.after || '—'}</td>
                        </tr>
                      )),
                )}
                {milestones.map((one) => (
                  <tr key={one.id}>
                    <th scope="row">
                      {text('plan.milestone.one')} {one.name}
                    </th>
                    <td>{text(`plan.baseline.how.${one.how}`)}</td>
                    <td>{one.before ?? '—'}</td>
                    <td>{one.after ?? '—'}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Faces>
    </section>
  )
}

function Alerts({ view }: { view: PlanView }): ReactNode {
  const text = useText()
  const { id } = view.collaboration
  const query = useQuery(alertsQuery(id))
  const close = useCloseAlert(id)
  const reading = useReading()
  const [open, setOpen] = useState<AlertView>()
  return (
    <Section title={text('plan.alert.title')}>
      <Faces query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="faint">{text('plan.alert.none')}</p>
          ) : (
            <ul className="plan-list">
              {items.map((alert) => (
                <li key={alert.id} data-closed={alert.closedAt !== null}>
                  <span className="line">
                    <StateMark kind="alertLevel" state={alert.level} />
                    {alert.task ? (
                      <Link to={`/tasks/${alert.task.id}`}>{alert.task.title}</Link>
                    ) : (
                      <strong>{text('plan.alert.path')}</strong>
                    )}
                    <span className="small">{text('plan.alert.days', { count: alert.days })}</span>
                    {alert.expectedEndOn !== null && (
                      <span className="small">
                        {text('plan.alert.end', { day: sayDay(alert.expectedEndOn, reading) })}
                      </span>
                    )}
                  </span>
                  {alert.closedAt === null ? (
                    <span className="small quiet">
                      {text(`plan.alert.asked.${alert.asked}`)} · {text('plan.alert.by')}{' '}
                      <When at={alert.respondBy} /> ·{' '}
                      {text('plan.alert.to', { names: alert.receivers.map(({ name }) => name).join('、') })}
                    </span>
                  ) : (
                    <span className="small quiet">
                      {text('plan.alert.action', { text: alert.action })} · {alert.closedBy?.name}{' '}
                      <When at={alert.closedAt} />
                    </span>
                  )}
                  {alert.canClose && (
                    <span className="line">
                      {alert.asked === 'meet' && (
                        <LinkButton small to={`/meetings/new?collaborationId=${id}`} icon="meeting">
                          {text('plan.alert.meeting')}
                        </LinkButton>
                      )}
                      <Button small kind="quiet" onClick={() => setOpen(alert)}>
                        {text('plan.alert.close')}
                      </Button>
                    </span>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Faces>
      {open && (
        <Confirm
          title={text('plan.alert.close')}
          action={text('plan.alert.close')}
          reason={text('plan.alert.closeAsk')}
          busy={close.isPending}
          error={close.error}
          onConfirm={(action) =>
            close.mutate(
              { alertId: open.id, action },
              {
                onSuccess: () => {
                  setOpen(undefined)
                  toast(text('plan.alert.closed'))
                },
              },
            )
          }
          onClose={() => setOpen(undefined)}
        />
      )}
    </Section>
  )
}
