import { type FormEvent, type ReactNode, useState } from 'react'
import type { DecisionView } from '#contract/decision.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Findings, findingsOf } from '#web/ui/Findings.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea, TextField } from '#web/ui/fields.tsx'
import { type Override, stillStops } from '#web/ui/overrides.ts'
import { toast } from '#web/ui/toast.tsx'
import { OnDay, TimeLeft, When } from '#web/ui/When.tsx'
import { useMeetCondition, useSendNotice } from './api.ts'
import './decision.css'

/** What a conditional decision waits for, and the notice that goes out when it has occurred (S3-71). */
export function Condition({ decision }: { decision: DecisionView }): ReactNode {
  const text = useText()
  const [isMeeting, setMeeting] = useState(false)
  const { notice, latestNoticeOn } = decision
  return (
    <div className="stack">
      <p>
        {text('decision.condition.who', {
          sender: decision.noticeSender?.name ?? text('decision.condition.nobody'),
          audience: text(`enum.noticeAudience.${decision.noticeAudience}`),
          channel: text(`enum.noticeChannel.${decision.noticeChannel}`),
        })}
      </p>
      {latestNoticeOn !== null && notice?.sentAt == null && (
        <p>
          {text('decision.condition.latest')} <OnDay day={latestNoticeOn} />{' '}
          {notice !== null && <TimeLeft day={latestNoticeOn} />}
        </p>
      )}
      {notice === null && decision.can.includes('meetCondition') && (
        <div>
          <Button icon="bell" onClick={() => setMeeting(true)}>
            {text('decision.condition.met')}
          </Button>
        </div>
      )}
      {notice !== null && notice.sentAt === null && !decision.can.includes('sendNotice') && (
        <p className="quiet">{text('decision.condition.drafted')}</p>
      )}
      {notice !== null && notice.sentAt === null && decision.can.includes('sendNotice') && (
        <NoticeForm decision={decision} />
      )}
      {notice?.sentAt != null && (
        <div className="decision-notice">
          <p className="small quiet">
            {text('decision.condition.sent', {
              person: notice.sentBy?.name ?? '',
              count: notice.sentCount ?? 0,
            })}{' '}
            <When at={notice.sentAt} />
          </p>
          <strong>{notice.subject}</strong>
          <p className="decision-content">{notice.body}</p>
        </div>
      )}
      {isMeeting && <MetDialog decision={decision} onClose={() => setMeeting(false)} />}
    </div>
  )
}

function MetDialog({ decision, onClose }: { decision: DecisionView; onClose: () => void }): ReactNode {
  const text = useText()
  const meet = useMeetCondition(decision.id)
  const [affectedDate, setAffectedDate] = useState(decision.affectedDate)
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    meet.mutate({ version: decision.version, affectedDate }, { onSuccess: onClose })
  }
  return (
    <Dialog title={text('decision.condition.met')} onClose={onClose}>
      <form className="form" onSubmit={handleSubmit}>
        <p className="serif">{decision.conditionEvent || decision.content}</p>
        <p className="quiet">{text('decision.condition.metHint')}</p>
        <FormField label={text('decision.field.affectedDate')}>
          <DayField value={affectedDate} onChange={setAffectedDate} />
        </FormField>
        <ErrorLine error={meet.error} />
        <div className="form-end">
          <Button type="submit" kind="primary" busy={meet.isPending}>
            {text('decision.condition.draftIt')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

/** The drafted notice, to be put right and sent, once. */
function NoticeForm({ decision }: { decision: DecisionView }): ReactNode {
  const text = useText()
  const sayError = useError()
  const send = useSendNotice(decision.id)
  const { value, set, clear } = useDraft(`decision/${decision.id}/notice`, {
    subject: decision.notice?.subject ?? '',
    body: decision.notice?.body ?? '',
  })
  const [overrides, setOverrides] = useState<readonly Override[]>([])
  const findings = findingsOf(send.error)
  const issues = send.error ? sayError(send.error).fields : {}
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    send.mutate(
      { version: decision.version, ...value, overrides: [...overrides] },
      {
        onSuccess: () => {
          clear()
          toast(text('decision.condition.isSent'))
        },
      },
    )
  }
  return (
    <form className="form decision-notice" onSubmit={handleSubmit}>
      <FormField label={text('decision.condition.subject')} issue={issues.subject} required>
        <TextField
          value={value.subject}
          maxLength={200}
          onChange={(subject) => set((before) => ({ ...before, subject }))}
        />
      </FormField>
      <FormField label={text('decision.condition.body')} issue={issues.body} required>
        <TextArea
          rows={8}
          value={value.body}
          maxLength={5000}
          onChange={(body) => set((before) => ({ ...before, body }))}
        />
      </FormField>
      {findings.length > 0 && (
        <Findings findings={findings} overrides={overrides} onOverrides={setOverrides} />
      )}
      <ErrorLine error={findings.length > 0 ? null : send.error} />
      <div className="form-end">
        <Button
          type="submit"
          kind="primary"
          icon="send"
          busy={send.isPending}
          disabled={
            value.subject.trim() === '' ||
            value.body.trim() === '' ||
            findings.some((finding) => stillStops(finding, overrides))
          }
        >
          {text('decision.condition.send', {
            audience: text(`enum.noticeAudience.${decision.noticeAudience}`),
          })}
        </Button>
      </div>
    </form>
  )
}
