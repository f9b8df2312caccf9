import { type FormEvent, type ReactNode, useState } from 'react'
import type { MilestoneVerdict } from '#domain/plan/milestone.ts'
import { useReading } from '#web/lib/reading.ts'
import { useError, useText } from '#web/lib/text.ts'
import { sayDay } from '#web/lib/time.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Confirm.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Findings, findingsOf } from '#web/ui/Findings.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, Choice, TextArea, TextField } from '#web/ui/fields.tsx'
import { Link } from '#web/ui/Link.tsx'
import { type Override, stillStops } from '#web/ui/overrides.ts'
import { Section } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { toast } from '#web/ui/toast.tsx'
import { OnDay, When } from '#web/ui/When.tsx'
import {
  type MilestoneView,
  useCancelMilestone,
  useEscalate,
  useJudge,
  usePassMilestone,
  useSubmitMilestone,
} from './api.ts'
import './plan.css'

/** One milestone: what it asks for, what was handed in, what was said of it, and the one thing to do now. */
export function MilestoneSheet({ milestone }: { milestone: MilestoneView }): ReactNode {
  const text = useText()
  const reading = useReading()
  const { can } = milestone
  const [open, setOpen] = useState<'submit' | 'judge' | 'pass' | 'cancel' | 'escalate'>()
  const close = () => setOpen(undefined)
  return (
    <>
      {milestone.state === 'failed' && <p className="notice tone-seal">{text('plan.milestone.blocked')}</p>}
      <div className="line">
        {can.includes('judge') && (
          <Button kind="primary" icon="seal" onClick={() => setOpen('judge')}>
            {text('plan.milestone.judge')}
          </Button>
        )}
        {can.includes('submit') && (
          <Button
            kind={can.includes('judge') ? 'plain' : 'primary'}
            icon="upload"
            onClick={() => setOpen('submit')}
          >
            {text(milestone.state === 'rectify' ? 'plan.milestone.resubmit' : 'plan.milestone.submit')}
          </Button>
        )}
        {can.includes('pass') && (
          <Button onClick={() => setOpen('pass')}>{text('plan.milestone.pass')}</Button>
        )}
        {can.includes('escalate') && (
          <Button icon="up" onClick={() => setOpen('escalate')}>
            {text('plan.milestone.escalate')}
          </Button>
        )}
        {can.includes('cancel') && (
          <Button kind="quiet" onClick={() => setOpen('cancel')}>
            {text('plan.milestone.cancel')}
          </Button>
        )}
      </div>
      <Section title={text('plan.milestone.criteria')}>
        {milestone.criteria.length === 0 ? (
          <p className="faint">{text('plan.milestone.none')}</p>
        ) : (
          <ul>
            {milestone.criteria.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        )}
        <p className="small quiet">
          {text('plan.milestone.dueOn')} <OnDay day={milestone.dueOn} />
          {milestone.originalDueOn !== null && milestone.originalDueOn !== milestone.dueOn && (
            <> （{text('plan.milestone.originalDue', { day: sayDay(milestone.originalDueOn, reading) })}）</>
          )}
          {milestone.department !== null && (
            <>
              {' '}
              · {text('plan.milestone.department')} {milestone.department.name}
            </>
          )}
          {milestone.owner !== null && (
            <>
              {' '}
              · {text('plan.milestone.owner')} {milestone.owner.name}
            </>
          )}
          {milestone.rectifyBy !== null && milestone.state === 'rectify' && (
            <> · {text('plan.milestone.until', { day: sayDay(milestone.rectifyBy, reading) })}</>
          )}
        </p>
      </Section>
      <Section title={text('plan.milestone.results')}>
        {milestone.results.length === 0 ? (
          <p className="faint">{text('plan.milestone.noResults')}</p>
        ) : (
          <ul className="plan-list">
            {milestone.results.map((one) => (
              <li key={one.id}>
                <span className="line">
                  <span className="small faint">{text('plan.milestone.round', { no: one.round })}</span>
                  {one.fileId !== null ? (
                    <a href={`/api/v1/files/${one.fileId}`}>{one.name}</a>
                  ) : one.link !== '' ? (
                    <a href={one.link} target="_blank" rel="noreferrer">
                      {one.name}
                    </a>
                  ) : (
                    one.name
                  )}
                  {one.task && (
                    <Link className="small" to={`/tasks/${one.task.id}`}>
                      {one.task.number}
                    </Link>
                  )}
                </span>
                <span className="small faint">
                  {one.by?.name} <When at={one.at} />
                </span>
              </li>
            ))}
          </ul>
        )}
        {milestone.note !== '' && <p className="small quiet">{milestone.note}</p>}
      </Section>
      <Section title={text('plan.milestone.reviewers')}>
        {milestone.reviewers.length === 0 ? (
          <p className="faint">{text('plan.milestone.noReviewers')}</p>
        ) : (
          <ul className="plan-list">
            {milestone.reviewers.map(({ person, department, verdict, comment, at }) => (
              <li key={person.id}>
                <span className="line">
                  <strong>{person.name}</strong>
                  <span className="small faint">{department?.name}</span>
                  {verdict ? (
                    <StateMark kind="milestoneVerdict" state={verdict} />
                  ) : (
                    <span className="small faint">{text('plan.milestone.waiting')}</span>
                  )}
                  {at !== null && (
                    <span className="small faint">
                      <When at={at} />
                    </span>
                  )}
                </span>
                {comment !== '' && <span>{comment}</span>}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {milestone.rounds.some(({ round }) => round < milestone.round) && (
        <Section title={text('plan.milestone.rounds')}>
          <ul className="plan-list">
            {milestone.rounds
              .filter(({ round }) => round < milestone.round)
              .map((one) => (
                <li key={`${one.round}${one.person?.id}`}>
                  <span className="line">
                    <span className="small faint">{text('plan.milestone.round', { no: one.round })}</span>
                    {one.person?.name}
                    <StateMark kind="milestoneVerdict" state={one.verdict} />
                    {one.rectifyBy !== null && (
                      <span className="small">
                        {text('plan.milestone.until', { day: sayDay(one.rectifyBy, reading) })}
                      </span>
                    )}
                  </span>
                  {one.comment !== '' && <span>{one.comment}</span>}
                </li>
              ))}
          </ul>
        </Section>
      )}
      {(['before', 'after'] as const).map(
        (side) =>
          milestone[side].length > 0 && (
            <Section key={side} title={text(`plan.milestone.${side}`)}>
              <ul className="plan-list">
                {milestone[side].map((task) => (
                  <li key={task.id}>
                    <span className="line">
                      <Link to={`/tasks/${task.id}`}>{task.title}</Link>
                      <StateMark kind="taskState" state={task.state as never} />
                      {task.dueOn !== null && <OnDay day={task.dueOn} />}
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
          ),
      )}
      {open === 'submit' && <SubmitDialog milestone={milestone} onClose={close} />}
      {open === 'judge' && <JudgeDialog milestone={milestone} onClose={close} />}
      {open === 'pass' && <PassDialog milestone={milestone} onClose={close} />}
      {open === 'cancel' && <Reasoned milestone={milestone} act="cancel" onClose={close} />}
      {open === 'escalate' && <Reasoned milestone={milestone} act="escalate" onClose={close} />}
    </>
  )
}

function SubmitDialog({ milestone, onClose }: { milestone: MilestoneView; onClose: () => void }): ReactNode {
  const text = useText()
  const sayError = useError()
  const submit = useSubmitMilestone(milestone.id)
  const [picked, setPicked] = useState<readonly string[]>([])
  const [name, setName] = useState('')
  const [link, setLink] = useState('')
  const [note, setNote] = useState('')
  const issues = submit.error ? sayError(submit.error).fields : {}
  const hasLink = name.trim() !== '' && link.trim() !== ''

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    submit.mutate(
      {
        note: note.trim(),
        deliverableIds: [...picked],
        links: hasLink ? [{ name: name.trim(), link: link.trim() }] : [],
      },
      {
        onSuccess: () => {
          onClose()
          toast(text('plan.milestone.submitted'))
        },
      },
    )
  }

  return (
    <Dialog title={text('plan.milestone.submit')} onClose={onClose} width={520}>
      <form className="form" onSubmit={handleSubmit}>
        {milestone.offered.length > 0 && (
          <fieldset className="plan-steps">
            <legend>{text('plan.milestone.pick')}</legend>
            {milestone.offered.map((one) => (
              <CheckField
                key={one.id}
                checked={picked.includes(one.id)}
                onChange={(isOn) =>
                  setPicked(isOn ? [...picked, one.id] : picked.filter((each) => each !== one.id))
                }
              >
                {one.name} <span className="faint">{one.taskNumber}</span>
              </CheckField>
            ))}
          </fieldset>
        )}
        <FormField label={text('plan.milestone.linkName')} issue={issues['links.0.name']}>
          <TextField value={name} onChange={setName} maxLength={200} autoFocus />
        </FormField>
        <FormField label={text('plan.milestone.link')} issue={issues['links.0.link'] ?? issues.links}>
          <TextField
            value={link}
            onChange={setLink}
            maxLength={1000}
            inputMode="url"
            placeholder="https://"
          />
        </FormField>
        <FormField label={text('plan.milestone.note')}>
          <TextArea value={note} onChange={setNote} maxLength={5000} />
        </FormField>
        <ErrorLine error={submit.error} />
        <div className="form-end">
          <Button
            type="submit"
            kind="primary"
            busy={submit.isPending}
            disabled={!hasLink && picked.length === 0}
          >
            {text('plan.milestone.submit')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function JudgeDialog({ milestone, onClose }: { milestone: MilestoneView; onClose: () => void }): ReactNode {
  const text = useText()
  const sayError = useError()
  const judge = useJudge(milestone.id)
  const [verdict, setVerdict] = useState<MilestoneVerdict>('pass')
  const [comment, setComment] = useState('')
  const [rectifyBy, setRectifyBy] = useState<string | null>(null)
  const issues = judge.error ? sayError(judge.error).fields : {}

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    judge.mutate(
      { verdict, comment: comment.trim(), rectifyBy: verdict === 'rectify' ? rectifyBy : null },
      {
        onSuccess: () => {
          onClose()
          toast(text('plan.milestone.judged'))
        },
      },
    )
  }

  return (
    <Dialog title={text('plan.milestone.judge')} onClose={onClose} width={480}>
      <form className="form" onSubmit={handleSubmit}>
        <Choice
          label={text('plan.milestone.judge')}
          value={verdict}
          onChange={setVerdict}
          options={milestone.verdicts.map((value) => ({
            value,
            label: text(`enum.milestoneVerdict.${value}`),
          }))}
        />
        {!milestone.verdicts.includes('rectify') && (
          <p className="small quiet">{text('plan.milestone.onlyOnce')}</p>
        )}
        {verdict === 'rectify' && (
          <FormField label={text('plan.milestone.rectifyBy')} issue={issues.rectifyBy} required>
            <DayField value={rectifyBy} onChange={setRectifyBy} />
          </FormField>
        )}
        <FormField
          label={text('plan.milestone.comment')}
          issue={issues.comment}
          required={verdict !== 'pass'}
        >
          <TextArea value={comment} onChange={setComment} maxLength={5000} />
        </FormField>
        <ErrorLine error={judge.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={judge.isPending}>
            {text('plan.milestone.judge')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function PassDialog({ milestone, onClose }: { milestone: MilestoneView; onClose: () => void }): ReactNode {
  const text = useText()
  const pass = usePassMilestone(milestone.id)
  const [overrides, setOverrides] = useState<readonly Override[]>([])
  const findings = findingsOf(pass.error)
  return (
    <Dialog title={text('plan.milestone.pass')} onClose={onClose} width={480}>
      <div className="form">
        <p>{text('plan.milestone.passAsk')}</p>
        {findings.length > 0 && (
          <Findings findings={findings} overrides={overrides} onOverrides={setOverrides} />
        )}
        <ErrorLine error={findings.length > 0 ? null : pass.error} />
        <div className="form-end">
          <Button
            kind="primary"
            busy={pass.isPending}
            disabled={findings.some((one) => stillStops(one, overrides))}
            onClick={() => pass.mutate({ overrides: [...overrides] }, { onSuccess: onClose })}
          >
            {text('plan.milestone.pass')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  )
}

function Reasoned({
  milestone,
  act,
  onClose,
}: {
  milestone: MilestoneView
  act: 'cancel' | 'escalate'
  onClose: () => void
}): ReactNode {
  const text = useText()
  const cancel = useCancelMilestone(milestone.id)
  const escalate = useEscalate(milestone.id)
  const made = act === 'cancel' ? cancel : escalate
  return (
    <Confirm
      title={text(`plan.milestone.${act}`)}
      action={text(`plan.milestone.${act}`)}
      reason={text('common.reason')}
      seal={act === 'cancel'}
      busy={made.isPending}
      error={made.error}
      onConfirm={(reason) =>
        made.mutate(reason, {
          onSuccess: () => {
            onClose()
            if (act === 'escalate') toast(text('plan.milestone.escalated'))
          },
        })
      }
      onClose={onClose}
    >
      {act === 'escalate' && <p>{text('plan.milestone.escalateAsk')}</p>}
    </Confirm>
  )
}
