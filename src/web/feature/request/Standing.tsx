import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { useSayReason } from '#web/ui/reason.ts'
import { TimeLeft, When } from '#web/ui/When.tsx'
import type { StandingView } from './api.ts'
import './request.css'

/** Who has it: names, or the departments whose answer is awaited. */
export function useHolders(): (standing: StandingView) => string {
  const text = useText()
  return ({ people, departments }) =>
    [...people, ...departments].map(({ name }) => name).join(text('common.join')) || text('request.nobody')
}

/** 现在在谁手里、何时到期、为什么: the one line that answers what everybody asks. */
export function Standing({ standing }: { standing: StandingView }): ReactNode {
  const text = useText()
  const say = useSayReason()
  const holders = useHolders()
  const { kind, deadline, since } = standing
  return (
    <div className="request-standing" role="status" aria-label={text('request.standing')}>
      <strong>{text(`request.stands.${kind}`, { who: holders(standing) })}</strong>
      <span className="small quiet">
        {text('request.since')} <When at={since} />
      </span>
      {deadline !== null && (
        <span className="small">
          {text('request.until')} <When at={deadline.at} /> · <TimeLeft at={deadline.at} />
          {deadline.explanation.length > 0 && (
            <span className="quiet"> · {deadline.explanation.map(say).join(text('common.listComma'))}</span>
          )}
        </span>
      )}
    </div>
  )
}
