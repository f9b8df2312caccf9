import type { ReactNode } from 'react'
import type { WaitingItem } from '#contract/today.ts'
import { useText } from '#web/lib/text.ts'
import { LinkButton } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Icon, type IconName } from '#web/ui/Icon.tsx'
import { Link } from '#web/ui/Link.tsx'
import { TimeLeft, When } from '#web/ui/When.tsx'
import { ConfirmMinutes } from './ConfirmMinutes.tsx'
import { Rsvp } from './Rsvp.tsx'
import { SignTask } from './SignTask.tsx'
import './today.css'

const icons: Record<WaitingItem['noun'], IconName> = {
  meeting: 'meeting',
  minutes: 'minutes',
  task: 'task',
  decision: 'seal',
  material: 'file',
  request: 'flag',
}

/** What waits for me, the order is the server's: when it hurts. What can be done in place is. */
export function WaitingList({ items }: { items: readonly WaitingItem[] }): ReactNode {
  const text = useText()
  if (items.length === 0)
    return <EmptyState title={text('today.emptyTitle')} hint={text('today.emptyHint')} />
  return (
    <ol className="waits">
      {items.map((item) => (
        <li key={`${item.kind}${item.nounId}`} className="wait" data-late={item.isLate}>
          <span className="wait-icon">
            <Icon name={icons[item.noun]} size={18} />
          </span>
          <div className="wait-what">
            <span className="small faint">{text(`today.kind.${item.kind}`)}</span>
            <Link to={item.link} className="wait-title">
              {item.title}
            </Link>
            {item.number !== '' && <span className="number">{item.number}</span>}
          </div>
          <div className="wait-due small">
            {item.dueAt !== null && (
              <>
                <TimeLeft at={item.dueAt} />
                <span className="faint">
                  <When at={item.dueAt} />
                </span>
              </>
            )}
            {item.dueAt === null && item.isLate && <span className="late">{text('today.late')}</span>}
          </div>
          <div className="wait-act">
            <InPlace item={item} />
          </div>
        </li>
      ))}
    </ol>
  )
}

function InPlace({ item }: { item: WaitingItem }): ReactNode {
  const text = useText()
  switch (item.kind) {
    case 'rsvp':
      return <Rsvp meetingId={item.nounId} title={item.title} />
    case 'confirmMinutes':
      return <ConfirmMinutes minutesId={item.nounId} title={item.title} link={item.link} />
    case 'signTask':
      return <SignTask taskId={item.nounId} link={item.link} />
    default:
      return (
        <LinkButton to={item.link} small>
          {text('today.open')}
        </LinkButton>
      )
  }
}
