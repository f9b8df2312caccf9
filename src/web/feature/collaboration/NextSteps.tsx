import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Findings, findingsOf } from '#web/ui/Findings.tsx'
import { Link } from '#web/ui/Link.tsx'
import { type Override, stillStops } from '#web/ui/overrides.ts'
import { toast } from '#web/ui/toast.tsx'
import { type CharterView, charterFindingsQuery, useActivate } from './charter-api.ts'

/** Where it stands and who has to do what next: what is missing, whose word is awaited, by name. */
export function NextSteps({ charter }: { charter: CharterView }): ReactNode {
  const text = useText()
  const [isStarting, setStarting] = useState(false)
  const { id, state, participations } = charter
  const isBefore = state === 'preparing'
  const findings = useQuery({ ...charterFindingsQuery(id), enabled: isBefore })
  const open = participations.filter(({ confirmation }) => confirmation !== 'confirmed')
  const names = open.map(({ department, confirmers }) =>
    text('charter.next.who', { department: department.name, name: confirmers[0]?.name ?? '—' }),
  )
  const canStart = charter.can.includes('charter')
  const isLate = !isBefore && !['archived', 'terminated'].includes(state) && open.length > 0
  return (
    <div className="stack">
      {charter.stop !== null && (
        <p className="tone-amber">
          {text('charter.stop.asked', { by: charter.stop.by?.name ?? '', reason: charter.stop.reason })}
        </p>
      )}
      {(isBefore || isLate) && (
        <p>
          {open.length === 0
            ? text('charter.next.allConfirmed')
            : text(charter.isAsked ? 'charter.next.waiting' : 'charter.next.notAsked', {
                names: names.join(text('common.join')),
              })}{' '}
          <Link to={`/collaborations/${id}/charter#confirm`}>{text('charter.next.toConfirm')}</Link>
        </p>
      )}
      {isBefore && (
        <Faces query={findings}>
          {({ items }) => {
            const standing = items.filter(({ overridden }) => overridden === null)
            return standing.length === 0 ? (
              <p className="quiet">{text('charter.next.complete')}</p>
            ) : (
              <details>
                <summary>{text('charter.next.missing', { count: standing.length })}</summary>
                <Findings findings={items} />
              </details>
            )
          }}
        </Faces>
      )}
      {!isBefore && !isLate && <p className="quiet">{text(`charter.next.state.${state}`)}</p>}
      {canStart && (
        <div>
          <Button kind={open.length === 0 ? 'primary' : 'plain'} onClick={() => setStarting(true)}>
            {text('charter.start.action')}
          </Button>
        </div>
      )}
      {isStarting && <StartDialog charter={charter} onClose={() => setStarting(false)} />}
    </div>
  )
}

/** 启动: what the norms say, with a reason for each warning that is passed over, and what follows from it. */
function StartDialog({ charter, onClose }: { charter: CharterView; onClose: () => void }): ReactNode {
  const text = useText()
  const activate = useActivate(charter.id)
  const query = useQuery(charterFindingsQuery(charter.id))
  const [overrides, setOverrides] = useState<readonly Override[]>([])
  const refused = findingsOf(activate.error)
  const findings = refused.length > 0 ? refused : (query.data?.items ?? [])
  const isStopped = query.data === undefined || findings.some((finding) => stillStops(finding, overrides))
  return (
    <Dialog title={text('charter.start.title')} onClose={onClose} width={640}>
      <div className="form">
        <p className="quiet">{text('charter.start.follows')}</p>
        <Faces query={query}>
          {() => <Findings findings={findings} overrides={overrides} onOverrides={setOverrides} />}
        </Faces>
        <ErrorLine error={refused.length > 0 ? null : activate.error} />
        <div className="form-end">
          <Button
            kind="primary"
            busy={activate.isPending}
            disabled={isStopped}
            onClick={() =>
              activate.mutate(
                { overrides: [...overrides] },
                {
                  onSuccess: () => {
                    toast(text('charter.start.done'))
                    onClose()
                  },
                },
              )
            }
          >
            {text('charter.start.action')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  )
}
