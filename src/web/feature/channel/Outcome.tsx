import type { ReactNode } from 'react'
import type { DeliveryView } from '#contract/channel.ts'
import { useText } from '#web/lib/text.ts'
import { StateMark } from '#web/ui/StateMark.tsx'
import { When } from '#web/ui/When.tsx'

/** What came of a message: its state, why in plain words, and what the service itself said. */
export function Outcome({ delivery }: { delivery: DeliveryView }): ReactNode {
  const text = useText()
  const { state, trouble, answer, attempts, nextAt, isCarried } = delivery
  return (
    <div className="stack tight">
      <span className="line">
        <StateMark kind="deliveryState" state={state} />
        {attempts > 1 && <span className="small faint">{text('channel.attempts', { count: attempts })}</span>}
      </span>
      {isCarried && state === 'sent' && <span className="small faint">{text('channel.carried')}</span>}
      {trouble !== null && <span className="small quiet">{text(`channel.trouble.${trouble}`)}</span>}
      {trouble !== null && answer !== '' && (
        <span className="small faint channel-answer">{text('channel.said', { answer })}</span>
      )}
      {nextAt !== null && (
        <span className="small faint">
          {text('channel.next')} <When at={nextAt} />
        </span>
      )}
    </div>
  )
}
