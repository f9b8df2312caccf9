import type { ReactNode } from 'react'
import type { OutputsView } from '#contract/output.ts'
import { type LineSlot, lineSlots, type OutputSlot, slotDefinitions } from '#domain/output/slots.ts'
import { useText } from '#web/lib/text.ts'
import { Faces } from '#web/ui/Faces.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { useOutputs } from './api.ts'
import { EvidenceBoard, type TopicName } from './EvidenceBoard.tsx'
import { Kinds } from './Kinds.tsx'
import { Kpis } from './Kpis.tsx'
import { Lines } from './Lines.tsx'
import { Requests } from './Requests.tsx'
import './output.css'

/** 会议成果: what this type of meeting is held for, before, during and after it. */
export function OutputSection({
  meetingId,
  topics,
}: {
  meetingId: string
  topics: readonly TopicName[]
}): ReactNode {
  const text = useText()
  const query = useOutputs(meetingId)
  // A meeting whose type asks for nothing has this part folded, so that the page stays calm.
  if (query.data !== undefined && query.data.slots.length === 0) {
    return (
      <details className="section output-folded" id="outputs">
        <summary>
          <h2>{text('output.evidence.title')}</h2>
          {query.data.evidence.length > 0 && <span className="faint"> {query.data.evidence.length}</span>}
        </summary>
        <OutputParts view={query.data} topics={topics} />
      </details>
    )
  }
  return (
    <section className="section" id="outputs" tabIndex={-1} aria-labelledby="outputs-title">
      <header className="section-head">
        <h2 id="outputs-title">{text('output.title')}</h2>
        {query.data !== undefined && <Count view={query.data} />}
      </header>
      <Faces query={query}>{(view) => <OutputParts view={view} topics={topics} />}</Faces>
    </section>
  )
}

/** Every heading of the type, the evidence, and what nobody answers for yet. */
export function OutputParts({
  view,
  topics,
}: {
  view: OutputsView
  topics: readonly TopicName[]
}): ReactNode {
  const text = useText()
  return (
    <div className="outputs">
      {view.slots.length > 0 && <Gaps view={view} />}
      {view.slots.map(({ slot, isRequired, isFilled }) => (
        <section key={slot} className="output-slot" id={`outputs-${slot}`} aria-labelledby={`slot-${slot}`}>
          <header className="output-slot-head">
            <h3 id={`slot-${slot}`}>{text(`output.slot.${slot}`)}</h3>
            <SlotMark isRequired={isRequired} isFilled={isFilled} />
          </header>
          <p className="small faint">{text(`output.hint.${slot}`)}</p>
          <Slot view={view} slot={slot} />
        </section>
      ))}
      <section className="output-slot" id="outputs-evidence" aria-labelledby="slot-evidence">
        {view.slots.length > 0 && (
          <header className="output-slot-head">
            <h3 id="slot-evidence">{text('output.evidence.title')}</h3>
          </header>
        )}
        <p className="small faint" {...(view.slots.length === 0 && { id: 'slot-evidence' })}>
          {text('output.evidence.hint')}
        </p>
        <EvidenceBoard view={view} topics={topics} />
      </section>
      {view.keptCount > 0 && (
        <p className="small quiet">
          <Icon name="info" size={14} /> {text('output.kept', { count: view.keptCount })}
        </p>
      )}
    </div>
  )
}

function Slot({ view, slot }: { view: OutputsView; slot: OutputSlot }): ReactNode {
  const text = useText()
  const { shape, openToDepartments } = slotDefinitions[slot]
  if (shape === 'kinds') return <Kinds view={view} />
  if (shape === 'requests') return <Requests view={view} slot={slot} />
  if (shape === 'figures') return <Kpis view={view} />
  if (!isLineSlot(slot)) return null
  const isEmpty = !view.lines.some((line) => line.slot === slot)
  const mayAdd = view.can.includes('keep') || (openToDepartments && view.mine.length > 0)
  return (
    <>
      {isEmpty && !mayAdd && <p className="faint">{text('output.empty')}</p>}
      <Lines view={view} slot={slot} />
    </>
  )
}

function isLineSlot(slot: OutputSlot): slot is LineSlot {
  return (lineSlots as readonly string[]).includes(slot)
}

function SlotMark({ isRequired, isFilled }: { isRequired: boolean; isFilled: boolean }): ReactNode {
  const text = useText()
  if (isFilled) {
    return (
      <span className="mark tone-green small">
        <Icon name="check" size={14} />
        {text('output.filled')}
      </span>
    )
  }
  return (
    <span className={`mark small tone-${isRequired ? 'amber' : 'quiet'}`}>
      <Icon name="ring" size={14} />
      {text(isRequired ? 'output.required' : 'output.optional')}
    </span>
  )
}

/** How many of the required outputs are there. */
export function Count({ view }: { view: OutputsView }): ReactNode {
  const text = useText()
  const required = view.slots.filter(({ isRequired }) => isRequired)
  const done = required.filter(({ isFilled }) => isFilled).length
  if (required.length === 0) return <span className="small faint">{text('output.noneRequired')}</span>
  return (
    <span className={`mark small tone-${done === required.length ? 'green' : 'amber'}`}>
      <Icon name={done === required.length ? 'check' : 'half'} size={14} />
      {text('output.note', { done, count: required.length })}
    </span>
  )
}

/** 责任真空: empty or shown (S0-07). */
function Gaps({ view }: { view: OutputsView }): ReactNode {
  const text = useText()
  if (view.gaps.length === 0) {
    // Said only where there is something that could have been missing.
    if (!view.slots.some(({ slot }) => slot === 'duties' || slot === 'progress')) return null
    return (
      <p className="mark tone-green small">
        <Icon name="check" size={14} />
        {text('output.gap.none')}
      </p>
    )
  }
  return (
    <details className="output-gaps">
      <summary>
        <span className="mark tone-amber">
          <Icon name="warn" size={14} />
          {text('output.gap.title')} · {view.gaps.length}
        </span>
      </summary>
      <ul>
        {view.gaps.map(({ kind, about }) => (
          <li key={`${kind}${about}`}>{text(`output.gap.${kind}`, { about })}</li>
        ))}
      </ul>
    </details>
  )
}
