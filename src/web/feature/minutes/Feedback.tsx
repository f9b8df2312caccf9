import type { ReactNode } from 'react'
import type { MinutesView } from '#contract/minutes.ts'
import { useMe } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { toast } from '#web/ui/toast.tsx'
import { TimeLeft, When } from '#web/ui/When.tsx'
import { useConfirmMinutes } from './api.ts'

/** What a recipient is asked: 确认无误 or 提出修改意见, in reach of a thumb. */
export function Feedback({ minutes, onPropose }: { minutes: MinutesView; onPropose: () => void }): ReactNode {
  const text = useText()
  const me = useMe()
  const confirm = useConfirmMinutes(minutes.id)
  const mine = minutes.recipients.find(({ person }) => person.id === me.id)
  const canConfirm = minutes.can.includes('confirm')
  const canPropose = minutes.can.includes('propose')
  if (!canConfirm && !canPropose) return null
  const due = minutes.deadlines.find(({ clock }) => clock === 'C-06')
  return (
    <section className="feedback no-print" aria-label={text('minutes.feedback.title')}>
      <div className="feedback-words">
        <strong>{canConfirm ? text('minutes.feedback.title') : text('minutes.feedback.thanks')}</strong>{' '}
        {mine !== undefined && !canConfirm && <StateMark kind="minutesFeedback" state={mine.state} />}
        {due !== undefined && canConfirm && (
          <div className="small quiet">
            {text('minutes.feedback.until')} <When at={due.at} /> · <TimeLeft at={due.at} />
          </div>
        )}
        <ErrorLine error={confirm.error} />
      </div>
      <div className="feedback-buttons">
        {canPropose && <Button onClick={onPropose}>{text('minutes.feedback.propose')}</Button>}
        {canConfirm && (
          <Button
            kind="primary"
            icon="check"
            busy={confirm.isPending}
            onClick={() =>
              confirm.mutate(undefined, { onSuccess: () => toast(text('minutes.feedback.confirmed')) })
            }
          >
            {text('minutes.feedback.confirm')}
          </Button>
        )}
      </div>
    </section>
  )
}
