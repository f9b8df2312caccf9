import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { CollectionView } from '#contract/collection.ts'
import { useStream } from '#web/lib/events.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { useSayReason } from '#web/ui/reason.ts'
import { toast } from '#web/ui/toast.tsx'
import { TimeLeft, When } from '#web/ui/When.tsx'
import { collectionKey, collectionQuery, useOpenCollection } from './api.ts'
import { Proposal } from './Proposal.tsx'
import { ProposeForm } from './ProposeForm.tsx'
import './collection.css'

/** 议题征集: asked for by the organiser, proposed by whoever is to come, answered with a reason. */
export function CollectionSection({ meetingId }: { meetingId: string }): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const collection = useQuery(collectionQuery(meetingId))
  useStream(`meeting:${meetingId}`, ({ kind }) => {
    if (kind === 'meeting' || kind === 'reset') {
      void cache.invalidateQueries({ queryKey: collectionKey(meetingId) })
    }
  })
  if (collection.error) {
    return (
      <section className="section" id="collection" tabIndex={-1}>
        <ErrorLine error={collection.error} onRetry={() => void collection.refetch()} />
      </section>
    )
  }
  const view = collection.data
  // Where nobody has asked and nobody may, there is nothing to see.
  if (view === undefined || (view.state === 'notOpened' && !view.can.includes('open'))) return null
  return (
    <section className="section" id="collection" tabIndex={-1} aria-labelledby="collection-title">
      <header className="section-head">
        <h2 id="collection-title">{text('collection.title')}</h2>
        <Until view={view} />
      </header>
      {view.state === 'notOpened' ? (
        <NotOpened meetingId={meetingId} />
      ) : (
        <Opened meetingId={meetingId} view={view} />
      )}
    </section>
  )
}

function Until({ view }: { view: CollectionView }): ReactNode {
  const text = useText()
  const waiting = view.items.filter(({ state }) => state === 'open').length
  return (
    <>
      {view.state === 'over' && <span className="small faint">{text('collection.over')}</span>}
      {view.state === 'open' && view.deadline !== null && (
        <span className="small mark tone-accent">
          <Icon name="clock" size={14} />
          <TimeLeft at={view.deadline.at} />
        </span>
      )}
      {waiting > 0 && view.can.includes('answer') && (
        <span className="small tone-amber">{text('collection.waiting', { count: waiting })}</span>
      )}
    </>
  )
}

function NotOpened({ meetingId }: { meetingId: string }): ReactNode {
  const text = useText()
  const open = useOpenCollection(meetingId)
  return (
    <div className="stack">
      <p className="line">
        <Button
          busy={open.isPending}
          onClick={() => open.mutate(undefined, { onSuccess: () => toast(text('collection.opened')) })}
        >
          {text('collection.open')}
        </Button>
        <span className="small faint">{text('collection.openHint')}</span>
      </p>
      <ErrorLine error={open.error} />
    </div>
  )
}

function Opened({ meetingId, view }: { meetingId: string; view: CollectionView }): ReactNode {
  const text = useText()
  const say = useSayReason()
  const [isProposing, setProposing] = useState(false)
  return (
    <div className="stack">
      {view.deadline !== null && (
        <p className="small quiet">
          {text('collection.until')} <When at={view.deadline.at} />
          {view.deadline.explanation.length > 0 &&
            ` · ${view.deadline.explanation.map(say).join(text('common.listComma'))}`}
        </p>
      )}
      {view.items.length === 0 && (
        <p className="quiet">
          {text('collection.none')} <span className="small faint">{text('collection.noneHint')}</span>
        </p>
      )}
      <ul className="proposals" aria-live="polite">
        {view.items.map((proposal) => (
          <Proposal
            key={proposal.id}
            proposal={proposal}
            meetingId={meetingId}
            canAnswer={view.can.includes('answer')}
          />
        ))}
      </ul>
      {view.can.includes('propose') &&
        (isProposing ? (
          <ProposeForm meetingId={meetingId} onClose={() => setProposing(false)} />
        ) : (
          <div>
            <Button icon="plus" onClick={() => setProposing(true)}>
              {text('collection.propose')}
            </Button>
          </div>
        ))}
    </div>
  )
}
