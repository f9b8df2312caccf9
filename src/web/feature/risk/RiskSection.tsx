import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { sayDay } from '#web/lib/time.ts'
import { Button } from '#web/ui/Button.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Link } from '#web/ui/Link.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { When } from '#web/ui/When.tsx'
import { type RiskPlace, type RiskView, risksQuery } from './api.ts'
import { type Milestone, RiskDialog } from './RiskDialog.tsx'
import { RiskMoveDialog } from './RiskMoveDialog.tsx'
import './risk.css'

/** What may go wrong here, newest first, with what is done about it; each step of its life as a button. */
export function RiskSection({
  place,
  canAdd,
  milestones = [],
}: {
  place: RiskPlace
  canAdd: boolean
  milestones?: readonly Milestone[]
}): ReactNode {
  const text = useText()
  const query = useQuery(risksQuery(place))
  const [isAdding, setAdding] = useState(false)
  return (
    <div className="stack">
      <Faces query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="faint">
              {text('risk.none')} {canAdd && text('risk.noneHint')}
            </p>
          ) : (
            <ul className="risks" aria-live="polite">
              {items.map((risk) => (
                <RiskItem key={risk.id} risk={risk} place={place} milestones={milestones} />
              ))}
            </ul>
          )
        }
      </Faces>
      {canAdd && (
        <div>
          <Button small kind="quiet" icon="plus" onClick={() => setAdding(true)}>
            {text('risk.add')}
          </Button>
        </div>
      )}
      {isAdding && <RiskDialog place={place} milestones={milestones} onClose={() => setAdding(false)} />}
    </div>
  )
}

/** One risk with what is done about it and its steps. */
export function RiskItem({
  risk,
  place,
  milestones,
}: {
  risk: RiskView
  place: RiskPlace
  milestones: readonly Milestone[]
}): ReactNode {
  const text = useText()
  const reading = useReading()
  const [open, setOpen] = useState<RiskView['can'][number]>()
  const { forecast } = risk
  const from = [
    risk.task !== null && place.taskId === undefined ? risk.task : null,
    risk.decision !== null && place.decisionId === undefined ? risk.decision : null,
    risk.meeting !== null && place.meetingId === undefined ? risk.meeting : null,
  ].filter((link) => link !== null)
  const roads = { task: 'tasks', decision: 'decisions', meeting: 'meetings' } as const
  return (
    <li className="risk">
      <div className="line small">
        <Link to={`/risks/${risk.id}`} className="number">
          {risk.number}
        </Link>
        <StateMark kind="riskState" state={risk.state} />
        {risk.level !== null && (
          <span>{text('risk.levelOf', { level: text(`enum.riskLevel.${risk.level}`) })}</span>
        )}
        {risk.alert !== null && risk.alert.closedAt === null && (
          <StateMark kind="alertColour" state={risk.alert.colour} />
        )}
        {risk.kind !== null && <span className="quiet">{text(`enum.riskKind.${risk.kind}`)}</span>}
      </div>
      <p className="risk-words">{risk.text}</p>
      {risk.response !== '' && (
        <p className="small">
          <span className="quiet">{text('risk.field.response')}</span> {risk.response}
        </p>
      )}
      {risk.triggerCondition !== '' && (
        <p className="small">
          <span className="quiet">{text('risk.field.triggerCondition')}</span> {risk.triggerCondition}
        </p>
      )}
      {risk.note !== '' && (
        <p className="small">
          <span className="quiet">{text('risk.field.note')}</span> {risk.note}
        </p>
      )}
      {forecast !== null && forecast.on !== null && (
        <p className="small">
          {text('risk.forecast', {
            name: forecast.milestone?.deliverable || text('risk.whole'),
            on: sayDay(forecast.on, reading),
          })}{' '}
          {forecast.slipDays !== null && forecast.slipDays > 0 && (
            <span className="tone-orange">{text('risk.slip', { count: forecast.slipDays })}</span>
          )}
        </p>
      )}
      <p className="small faint">
        {[
          risk.department?.name,
          risk.owner?.name,
          risk.raisedBy === null && risk.raisedByDepartment === null
            ? undefined
            : `${text('risk.field.raisedBy')} ${[risk.raisedByDepartment?.name, risk.raisedBy?.name].filter(Boolean).join(' ')}`,
        ]
          .filter(Boolean)
          .join(' · ')}{' '}
        <When at={risk.createdAt} />
        {from.map((link) => (
          <span key={link.id}>
            {' · '}
            <Link to={`/${roads[link.noun as keyof typeof roads]}/${link.id}`}>{link.title}</Link>
          </span>
        ))}
      </p>
      {risk.can.length > 0 && (
        <div className="line risk-moves">
          {risk.can.map((act) => (
            <Button key={act} small kind="quiet" onClick={() => setOpen(act)}>
              {act === 'edit' ? text('common.edit') : text(`risk.move.${act}`)}
            </Button>
          ))}
        </div>
      )}
      {open === 'edit' && (
        <RiskDialog risk={risk} place={place} milestones={milestones} onClose={() => setOpen(undefined)} />
      )}
      {open !== undefined && open !== 'edit' && (
        <RiskMoveDialog risk={risk} move={open} onClose={() => setOpen(undefined)} />
      )}
    </li>
  )
}
