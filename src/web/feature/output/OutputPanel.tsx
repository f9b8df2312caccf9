import { type ReactNode, useEffect } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { useOutputs } from './api.ts'
import type { TopicName } from './EvidenceBoard.tsx'
import { Count, OutputParts } from './OutputSection.tsx'
import './output.css'

/** In the live room: what is filled in at a glance, and one button to fill in the rest without leaving. */
export function OutputPanel({ meetingId, onOpen }: { meetingId: string; onOpen: () => void }): ReactNode {
  const text = useText()
  const query = useOutputs(meetingId)
  return (
    <section aria-label={text('output.title')}>
      <h2 className="small faint">{text('output.title')}</h2>
      <Faces query={query}>
        {(view) => (
          <>
            {view.slots.length > 0 && (
              <ul className="output-glance">
                {view.slots.map(({ slot, isRequired, isFilled }) => (
                  <li key={slot} className={isFilled ? 'tone-green' : isRequired ? 'tone-amber' : 'faint'}>
                    <Icon name={isFilled ? 'check' : 'ring'} size={14} /> {text(`output.slot.${slot}`)}
                    {!isFilled && isRequired && (
                      <span className="visually-hidden">{text('output.open')}</span>
                    )}
                  </li>
                ))}
              </ul>
            )}
            <Button small onClick={onOpen}>
              {text(view.slots.length > 0 ? 'output.fill' : 'output.evidence.title')}
            </Button>
          </>
        )}
      </Faces>
    </section>
  )
}

export function OutputDialog({
  meetingId,
  topics,
  at,
  onClose,
}: {
  meetingId: string
  topics: readonly TopicName[]
  /** The heading it opens at, such as `outputs-rootCause`; empty: at the top. */
  at: string
  onClose: () => void
}): ReactNode {
  const text = useText()
  const query = useOutputs(meetingId)
  const isThere = query.data !== undefined
  useEffect(() => {
    if (isThere && at !== '') document.getElementById(at)?.scrollIntoView({ block: 'start' })
  }, [isThere, at])
  return (
    <Dialog
      title={
        <span className="line">
          {text('output.title')} {query.data !== undefined && <Count view={query.data} />}
        </span>
      }
      width={920}
      onClose={onClose}
    >
      <Faces query={query}>{(view) => <OutputParts view={view} topics={topics} />}</Faces>
    </Dialog>
  )
}
