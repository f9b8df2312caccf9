import type { ReactNode } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import type { ReadinessItem } from '#domain/meeting/readiness.ts'
import { useText } from '#web/lib/text.ts'
import { Guidance } from '#web/ui/Guidance.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { useSayReason } from '#web/ui/reason.ts'
import './meeting.css'

type Line = MeetingView['readiness'][number]

/** One of 四定一确认: its mark, what is missing, and where to mend it. */
export function PrepSection({
  part,
  meeting,
  actions,
  saidBelow,
  children,
}: {
  part: ReadinessItem
  meeting: MeetingView
  /** What the fields below say themselves is counted here, not said twice. */
  saidBelow?: RegExp
  actions?: ReactNode
  children: ReactNode
}): ReactNode {
  const text = useText()
  const say = useSayReason()
  const line = meeting.readiness.find((one) => one.part === part)
  const missing = (meeting.phase === 'before' ? (line?.missing ?? []) : []).filter(
    ({ key }) => !saidBelow?.test(key),
  )
  return (
    <section className="section prep" id={part} tabIndex={-1} aria-labelledby={`${part}-title`}>
      <header className="section-head">
        <h2 id={`${part}-title`}>{text(`meeting.part.${part}`)}</h2>
        {meeting.phase === 'before' && line !== undefined && <ReadyMark line={line} />}
        {actions !== undefined && <div className="line push no-print">{actions}</div>}
      </header>
      {meeting.phase === 'before' && <Guidance step={part} id={meeting.id} />}
      {missing.length > 0 && (
        <ul className="prep-missing small">
          {missing.map((one) => (
            <li key={`${one.key}${JSON.stringify(one.params)}`}>{say(one)}</li>
          ))}
        </ul>
      )}
      {children}
    </section>
  )
}

function ReadyMark({ line }: { line: Line }): ReactNode {
  const text = useText()
  return line.isReady ? (
    <span className="mark tone-green small">
      <Icon name="check" size={14} />
      {text('meeting.ready.yes')}
    </span>
  ) : (
    <span className="mark tone-amber small">
      <Icon name="ring" size={14} />
      {text('meeting.ready.missing', { count: line.missing.length })}
    </span>
  )
}

/** 四定一确认 at a glance; each leads to its place. */
export function ReadinessStrip({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const done = meeting.readiness.filter(({ isReady }) => isReady).length
  return (
    <nav className="readiness" aria-label={text('meeting.ready.title')}>
      <span className="readiness-title">
        {text('meeting.ready.title')}
        <span className="faint">
          {' '}
          {text('meeting.ready.score', { done, count: meeting.readiness.length })}
        </span>
      </span>
      {meeting.readiness.map((line) => (
        <button
          key={line.part}
          type="button"
          className={`readiness-item tone-${line.isReady ? 'green' : 'amber'}`}
          onClick={() => goToPart(line.part)}
        >
          <Icon name={line.isReady ? 'check' : 'ring'} size={14} />
          {text(`enum.readiness.${line.part}`)}
          {!line.isReady && (
            <span className="visually-hidden">
              {text('meeting.ready.missing', { count: line.missing.length })}
            </span>
          )}
        </button>
      ))}
    </nav>
  )
}

/** Leads to a part of the page and puts the focus there. */
export function goToPart(id: string): void {
  const part = document.getElementById(id)
  part?.scrollIntoView({ block: 'start', behavior: 'smooth' })
  part?.focus({ preventScroll: true })
}
