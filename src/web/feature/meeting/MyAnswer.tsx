import { type FormEvent, type ReactNode, useState } from 'react'
import type { PersonRef } from '#contract/common.ts'
import type { AttendeeView, MeetingView } from '#contract/meeting.ts'
import { type AttendanceMode, attendanceModes } from '#domain/meeting/attendee.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useMe } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { Choice, TextArea, TextField } from '#web/ui/fields.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { toast } from '#web/ui/toast.tsx'
import { When } from '#web/ui/When.tsx'
import { PartText } from './AttendeePart.tsx'
import { useAnswer } from './api.ts'

type Asking = 'no' | 'proxy' | undefined

/**
 * The invitee's own block: come, not come and why, or somebody else in their place with what they may
 * do there (S0-50, S3-15). One tap says yes.
 */
export function MyAnswer({ meeting, mine }: { meeting: MeetingView; mine: AttendeeView }): ReactNode {
  const text = useText()
  const me = useMe()
  const answer = useAnswer(meeting.id)
  const [asking, setAsking] = useState<Asking>()
  const [mode, setMode] = useState<AttendanceMode>(mine.mode ?? 'onsite')
  const remark = useDraft(`meeting/${meeting.id}/answer/remark`, mine.remark)
  const canAnswer = meeting.can.includes('rsvp')
  const isHybrid = meeting.form === 'hybrid'
  const { rsvp, rsvpReason, proxy, proxyScope, rsvpAt } = mine
  const isStandIn = mine.person.id !== me.id
  const done = () => {
    setAsking(undefined)
    remark.clear()
    toast(text('meeting.answer.done'))
  }
  return (
    <section className="my-answer" data-waiting={canAnswer && rsvp === 'pending'} aria-labelledby="my-answer">
      <h2 id="my-answer">
        {isStandIn
          ? text('meeting.answer.standIn', { name: mine.person.name })
          : text(rsvp === 'pending' && canAnswer ? 'meeting.answer.question' : 'meeting.answer.mine')}
      </h2>
      <p className="quiet">
        {text('meeting.answer.as')} <PartText kind={mine.kind} coreRole={mine.coreRole} />
        {mine.kind === 'observer' && ` · ${text('meeting.answer.observer')}`}
      </p>
      {mine.coreRole === 'decider' && meeting.decisionPower !== '' && (
        <p>
          {text('meeting.people.decisionPower')} <strong>{meeting.decisionPower}</strong>
        </p>
      )}
      {mine.materialsToPrepare !== '' && (
        <p>
          {text('meeting.answer.bring')} <strong>{mine.materialsToPrepare}</strong>
        </p>
      )}
      {rsvp !== 'pending' && (
        <p className="line">
          <StateMark kind="rsvp" state={rsvp} />
          {proxy !== null && (
            <span>
              {!isStandIn && text('meeting.people.proxy', { name: proxy.name })}
              {proxyScope !== null && ` · ${text(`enum.proxyScope.${proxyScope}`)}`}
            </span>
          )}
          {rsvp === 'yes' && mine.mode !== null && <span>{text(`enum.attendanceMode.${mine.mode}`)}</span>}
          {rsvpReason !== '' && <span className="quiet">{rsvpReason}</span>}
          {mine.remark !== '' && <span className="quiet">{mine.remark}</span>}
          {rsvpAt !== null && (
            <span className="small faint">
              <When at={rsvpAt} />
            </span>
          )}
        </p>
      )}
      {canAnswer && asking === undefined && (
        <div className="answer-details">
          {isHybrid && (
            <Choice
              label={text('meeting.answer.mode')}
              value={mode}
              onChange={setMode}
              options={attendanceModes.map((one) => ({
                value: one,
                label: text(`enum.attendanceMode.${one}`),
              }))}
            />
          )}
          <TextField
            aria-label={text('meeting.answer.remark')}
            placeholder={`${text('meeting.answer.remark')} ${text('meeting.answer.remarkPlaceholder')}`}
            value={remark.value}
            onChange={remark.set}
            maxLength={500}
          />
        </div>
      )}
      {canAnswer && asking === undefined && (
        <div className="answer-buttons">
          {(rsvp !== 'yes' || remark.value !== mine.remark || (isHybrid && mode !== mine.mode)) && (
            <Button
              kind={rsvp === 'pending' ? 'primary' : 'plain'}
              icon="check"
              busy={answer.isPending}
              onClick={() =>
                answer.mutate(
                  { answer: 'yes', remark: remark.value, ...(isHybrid && { mode }) },
                  { onSuccess: done },
                )
              }
            >
              {text(rsvp === 'yes' ? 'common.save' : 'meeting.answer.yes')}
            </Button>
          )}
          {rsvp !== 'no' && (
            <Button icon="cross" onClick={() => setAsking('no')}>
              {text('meeting.answer.no')}
            </Button>
          )}
          <Button icon="switch" onClick={() => setAsking('proxy')}>
            {text(rsvp === 'proxy' ? 'meeting.answer.otherProxy' : 'meeting.answer.proxy')}
          </Button>
        </div>
      )}
      {canAnswer && asking !== undefined && (
        <AnswerForm
          asking={asking}
          isBusy={answer.isPending}
          onClose={() => setAsking(undefined)}
          onAnswer={(given) => answer.mutate({ ...given, remark: remark.value }, { onSuccess: done })}
        />
      )}
      <ErrorLine error={answer.error} />
    </section>
  )
}

type Given = Parameters<ReturnType<typeof useAnswer>['mutate']>[0]

function AnswerForm({
  asking,
  isBusy,
  onAnswer,
  onClose,
}: {
  asking: 'no' | 'proxy'
  isBusy: boolean
  onAnswer: (answer: Given) => void
  onClose: () => void
}): ReactNode {
  const text = useText()
  const [reason, setReason] = useState('')
  const [proxy, setProxy] = useState<PersonRef | null>(null)
  const [scope, setScope] = useState<'speak' | 'speakAndVote'>('speakAndVote')
  const isProxy = asking === 'proxy'

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (!isProxy) onAnswer({ answer: 'no', reason })
    else if (proxy !== null) onAnswer({ answer: 'proxy', reason, proxyId: proxy.id, proxyScope: scope })
  }

  return (
    <form className="form" onSubmit={handleSubmit}>
      {isProxy && (
        <>
          <FormField label={text('meeting.answer.proxyPerson')} required>
            <PersonPicker value={proxy} onChange={setProxy} autoFocus />
          </FormField>
          <Choice
            label={text('meeting.answer.proxyScope')}
            value={scope}
            onChange={setScope}
            options={(['speakAndVote', 'speak'] as const).map((value) => ({
              value,
              label: text(`enum.proxyScope.${value}`),
            }))}
          />
        </>
      )}
      <FormField
        label={text('meeting.answer.reason')}
        hint={text(isProxy ? 'meeting.answer.proxyHint' : 'meeting.answer.noHint')}
        required
      >
        <TextArea value={reason} onChange={setReason} maxLength={1000} autoFocus={!isProxy} />
      </FormField>
      <div className="form-end">
        <Button
          type="submit"
          kind="primary"
          busy={isBusy}
          disabled={reason.trim().length < 2 || (isProxy && proxy === null)}
        >
          {text(isProxy ? 'meeting.answer.sendProxy' : 'meeting.answer.sendNo')}
        </Button>
        <Button onClick={onClose}>{text('common.cancel')}</Button>
      </div>
    </form>
  )
}
