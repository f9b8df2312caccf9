import type { ReactNode } from 'react'
import type { TopicView } from '#contract/meeting.ts'
import type { EntryView } from '#contract/record.ts'
import { useText } from '#web/lib/text.ts'
import { StateMark } from '#web/ui/StateMark.tsx'

/** The record of one topic to read along; nothing here can be pressed. */
export function ReadRecord({
  topic,
  entries,
}: {
  topic: TopicView
  entries: readonly EntryView[]
}): ReactNode {
  const text = useText()
  const lines = entries
    .filter(({ topicId, isDeleted }) => topicId === topic.id && !isDeleted)
    .toSorted((a, b) => a.position - b.position || a.id.localeCompare(b.id))
  if (lines.length === 0) return <p className="small quiet">{text('record.nothingYet')}</p>
  return (
    <ol className="read-record" aria-live="polite" aria-relevant="additions text">
      {lines.map((entry) => {
        const who = [entry.department?.name, entry.person?.name].filter(Boolean).join(' ')
        const owner = entry.decision?.owner ?? entry.task?.owner
        const due = entry.decision?.dueOn ?? entry.task?.dueOn
        return (
          <li key={entry.id} className={`kind-${entry.kind}`}>
            <StateMark kind="entryKind" state={entry.kind} />
            <span className="read-text">
              {who !== '' && entry.kind === 'viewpoint' && <span className="quiet">{who}：</span>}
              {entry.parties.length > 0 && (
                <span className="quiet">{entry.parties.map(({ name }) => name).join(' / ')}：</span>
              )}
              {entry.finalWording || entry.text}
              {(owner || due) && (
                <span className="small quiet"> {[owner?.name, due].filter(Boolean).join(' · ')}</span>
              )}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
