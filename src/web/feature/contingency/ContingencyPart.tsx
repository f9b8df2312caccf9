import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Link } from '#web/ui/Link.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { toast } from '#web/ui/toast.tsx'
import { type ContingencyPlace, contingenciesQuery, useBegin } from './api.ts'

/** The contingency plans of one thing, and the way to begin one. */
export function ContingencyPart({
  place,
  canBegin = false,
  title,
}: {
  place: ContingencyPlace
  canBegin?: boolean
  title?: string
}): ReactNode {
  const text = useText()
  const query = useQuery(contingenciesQuery(place))
  return (
    <div className="stack">
      <Faces query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="faint">
              {text('contingency.none')} {canBegin && text('contingency.noneHint')}
            </p>
          ) : (
            <ul className="chain-links">
              {items.map((plan) => (
                <li key={plan.id} className="line">
                  <Link to={`/contingencies/${plan.id}`}>{plan.title}</Link>
                  <span className="number">{plan.number}</span>
                  <StateMark kind="contingencyState" state={plan.state} />
                  <span className="small quiet">{plan.interimOwner?.name}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Faces>
      {canBegin && <BeginContingency place={place} {...(title !== undefined && { title })} />}
    </div>
  )
}

/** A plan is drawn up at once and completed on its own page; it starts when its three facts are there. */
export function BeginContingency({ place, title }: { place: ContingencyPlace; title?: string }): ReactNode {
  const text = useText()
  const go = useNavigate()
  const begin = useBegin()
  const [idempotencyKey] = useState(() => crypto.randomUUID?.() ?? String(Date.now()))
  return (
    <div>
      <Button
        small
        kind="quiet"
        icon="warn"
        busy={begin.isPending}
        onClick={() =>
          begin.mutate(
            {
              body: { ...place, ...(title !== undefined && { title: title.slice(0, 200) }) },
              idempotencyKey,
            },
            {
              onSuccess: ({ id }) => {
                toast(text('contingency.begun'))
                void go({ to: `/contingencies/${id}` })
              },
            },
          )
        }
      >
        {text('contingency.begin')}
      </Button>
      <ErrorLine error={begin.error} />
    </div>
  )
}

/** 应急中: the plans that run now, over everything else of the page. */
export function EmergencyBanner({ collaborationId }: { collaborationId: string }): ReactNode {
  const text = useText()
  const query = useQuery(contingenciesQuery({ collaborationId }))
  const running = (query.data?.items ?? []).filter(({ state }) => state === 'running')
  if (running.length === 0) return null
  return (
    <p className="line tone-seal" role="status">
      <strong>{text('contingency.emergency')}</strong>
      {text('contingency.emergencyHint')}
      {running.map(({ id, title }) => (
        <Link key={id} to={`/contingencies/${id}`}>
          {title}
        </Link>
      ))}
    </p>
  )
}
