import { memo, type ReactNode, useEffect, useRef } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Icon, type IconName } from '#web/ui/Icon.tsx'
import { OnDay } from '#web/ui/When.tsx'
import { Hints } from './Hints.tsx'
import { ItemEditor } from './ItemEditor.tsx'
import { type Issues, useActs, useNames } from './ReviewContext.tsx'
import { accepted, type ImportItem, rejected, reopened } from './review.ts'
import { confidenceOf, Why } from './Why.tsx'
import { isUnsettled, nameOf } from './who.ts'

const looks: Readonly<Record<ImportItem['state'], readonly [tone: string, icon: IconName]>> = {
  open: ['tone-ink', 'ring'],
  accepted: ['tone-green', 'check'],
  edited: ['tone-green', 'pencil'],
  rejected: ['tone-quiet', 'cross'],
}

/** One suggestion: what it would become, why, what is missing, and what one makes of it. */
export const ItemRow = memo(function ItemRow({
  item,
  topic,
  isActive,
  isEditing,
  wrong,
}: {
  item: ImportItem
  /** The title of the topic it belongs to. */
  topic: string | undefined
  isActive: boolean
  isEditing: boolean
  /** What the server found wrong with it. */
  wrong: Issues
}): ReactNode {
  const text = useText()
  const { onActive, onEdit, isLocked } = useActs()
  const row = useRef<HTMLLIElement>(null)
  const wasEditing = useRef(false)
  // Where one stood before the editor opened.
  useEffect(() => {
    if (wasEditing.current && !isEditing && isActive) row.current?.focus()
    wasEditing.current = isEditing
  }, [isEditing, isActive])
  const [tone, icon] = looks[item.state]
  const sure = confidenceOf(item.confidence)
  return (
    <li
      ref={row}
      id={`item-${item.key}`}
      className={`review-item kind-${item.kind}`}
      data-state={item.state}
      data-active={isActive}
      // One stop for the whole list; arrows and j k move within it.
      tabIndex={isActive ? 0 : -1}
      aria-current={isActive ? 'true' : undefined}
      onFocus={(event) => event.target === event.currentTarget && onActive(item.key, 'result')}
    >
      <div className="review-head">
        <span className={`mark small ${tone}`}>
          <Icon name={icon} size={14} />
          {text(`imports.state.${item.state}`)}
        </span>
        <span className="small faint">{text(`imports.kind.${item.kind}`)}</span>
        {item.kind !== 'topic' && (
          <span className={`small ${sure === 'low' ? 'tone-amber' : 'faint'}`}>
            {text(`imports.confidence.${sure}`)}
          </span>
        )}
        {!isLocked && !isEditing && <Acts item={item} />}
      </div>
      {isEditing ? (
        <ItemEditor item={item} onClose={() => onEdit(undefined)} />
      ) : (
        <>
          <p className={item.kind === 'decision' ? 'review-text serif' : 'review-text'}>{item.text}</p>
          <Meta item={item} topic={topic} />
        </>
      )}
      {Object.entries(wrong).map(([path, words]) => (
        <p key={path} className="field-issue small" role="alert">
          <Icon name="warn" size={12} /> {words}
        </p>
      ))}
      {!isEditing && item.state !== 'rejected' && <Hints item={item} />}
      {isActive && !isEditing && <Why item={item} />}
    </li>
  )
})

/** Take it, leave it, put it in other words. */
function Acts({ item: { key, state, text: words } }: { item: ImportItem }): ReactNode {
  const text = useText()
  const { change, onEdit } = useActs()
  const isTaken = state === 'accepted' || state === 'edited'
  return (
    <span className="review-acts">
      {isTaken || state === 'rejected' ? (
        <Button
          small
          kind="quiet"
          icon="undo"
          aria-label={text('imports.act.reopenOf', { text: words })}
          onClick={() => change((review) => reopened(review, key))}
        >
          {text('imports.act.reopen')}
        </Button>
      ) : (
        <>
          <Button
            small
            icon="check"
            aria-label={text('imports.act.acceptOf', { text: words })}
            onClick={() => change((review) => accepted(review, key))}
          >
            {text('imports.act.accept')}
          </Button>
          <Button
            small
            kind="quiet"
            icon="cross"
            aria-label={text('imports.act.rejectOf', { text: words })}
            onClick={() => change((review) => rejected(review, key))}
          >
            {text('imports.act.reject')}
          </Button>
        </>
      )}
      <Button
        small
        kind="quiet"
        icon="pencil"
        aria-label={text('imports.act.editOf', { text: words })}
        onClick={() => onEdit(key)}
      >
        {text('imports.act.edit')}
      </Button>
    </span>
  )
}

/** Owner, helpers, deadline, criterion; what kind of decision. */
function Meta({ item, topic }: { item: ImportItem; topic: string | undefined }): ReactNode {
  const text = useText()
  const { refs, names } = useNames()
  const { who, cooperating, dueOn, dueText, criterion, decisionKind, isProvisional, kind } = item
  const name = nameOf(who, refs, names)
  const parts: ReactNode[] = []
  if (name !== '') {
    parts.push(
      <span key="who">
        <Icon name="person" size={12} /> {name}
        {isUnsettled(who, names) && <span className="tone-amber"> {text('imports.who.unsettled')}</span>}
      </span>,
    )
  }
  if (cooperating.length > 0) {
    parts.push(
      <span key="with">
        {text('imports.meta.with', {
          names: cooperating.map((one) => nameOf(one, refs, names)).join(text('common.join')),
        })}
      </span>,
    )
  }
  if (dueOn !== null) {
    parts.push(
      <span key="due">
        <Icon name="clock" size={12} /> <OnDay day={dueOn} />
        {dueText !== '' && <span className="faint">{text('imports.meta.said', { words: dueText })}</span>}
      </span>,
    )
  } else if (dueText !== '') {
    parts.push(
      <span key="due">
        <Icon name="clock" size={12} /> {text('imports.meta.noDay', { words: dueText })}
      </span>,
    )
  }
  if (criterion !== '')
    parts.push(<span key="done">{text('imports.meta.criterion', { words: criterion })}</span>)
  if (decisionKind !== null) {
    parts.push(
      <span key="kind">
        {text(`enum.decisionKind.${decisionKind}`)}
        {isProvisional && ` · ${text('enum.decisionState.provisional')}`}
      </span>,
    )
  }
  if (topic !== undefined && kind !== 'topic') {
    parts.push(
      <span key="topic" className="faint">
        {text('imports.meta.topic', { title: topic })}
      </span>,
    )
  }
  if (parts.length === 0) return null
  return <div className="review-meta small quiet">{parts}</div>
}
