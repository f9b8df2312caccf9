import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { useSayReason } from '#web/ui/reason.ts'
import { StateMark } from '#web/ui/StateMark.tsx'
import { TimeLeft, When } from '#web/ui/When.tsx'
import type { AlertView } from './api.ts'

/** Each alarm: who was told, until when somebody had to act, and what was done. */
export function Alerts({ alerts }: { alerts: readonly AlertView[] }): ReactNode {
  const text = useText()
  if (alerts.length === 0) return <p className="faint">{text('risk.alerts.none')}</p>
  return (
    <ol className="risks" aria-live="polite">
      {alerts.toReversed().map((alert) => (
        <AlertItem key={alert.id} alert={alert} />
      ))}
    </ol>
  )
}

export function AlertItem({ alert }: { alert: AlertView }): ReactNode {
  const text = useText()
  const say = useSayReason()
  const isOpen = alert.closedAt === null
  return (
    <li className="risk">
      <div className="line small">
        <StateMark kind="alertColour" state={alert.colour} />
        <span className="quiet">
          {alert.raisedBy === null
            ? text('risk.alerts.byClock')
            : text('risk.alerts.by', { name: alert.raisedBy.name })}{' '}
          <When at={alert.raisedAt} />
        </span>
        <span className="push">
          {isOpen && alert.answeredAt === null ? (
            <TimeLeft at={alert.due.at} />
          ) : (
            text(`enum.deadlineState.${alert.due.state}`)
          )}
        </span>
      </div>
      {alert.reason !== '' && <p className="risk-words">{alert.reason}</p>}
      <p className="small quiet">
        {text('risk.alerts.asks', { action: text(`enum.alertAction.${alert.asks}`) })} ·{' '}
        {text('enum.clock.C-15')} <When at={alert.due.at} />
        {alert.due.explanation.length > 0 &&
          ` · ${alert.due.explanation.map(say).join(text('common.listComma'))}`}
      </p>
      <p className="small faint">
        {text('risk.alerts.receivers', {
          names: alert.receivers.map(({ name }) => name).join(text('common.join')),
        })}
      </p>
      {alert.passedOnAt !== null && <p className="small tone-seal">{text('risk.alerts.passedOn')}</p>}
      {isOpen && alert.answeredAt !== null && (
        <p className="small tone-accent">{text('risk.alerts.answered')}</p>
      )}
      {alert.action !== '' && (
        <p className="small tone-green">{text('risk.alerts.action', { action: alert.action })}</p>
      )}
    </li>
  )
}
