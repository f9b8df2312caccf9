import type { ReactNode } from 'react'
import type { MinutesContent, MinutesView } from '#contract/minutes.ts'
import { hasText, useText } from '#web/lib/text.ts'
import { EditableLine } from './EditableLine.tsx'

type Topic = MinutesContent['topics'][number]
type List = 'points' | 'disputes' | 'consensus' | 'notes'

/** 议程1：…（14:00-14:20), with what was said, argued, agreed and resolved. */
export function TopicOnPaper({
  minutes,
  topic,
  isEditable,
  action,
}: {
  minutes: MinutesView
  topic: Topic
  isEditable: boolean
  action: ReactNode
}): ReactNode {
  const text = useText()
  const { no, title, slot } = topic
  const line = (list: List, index: number, shown: ReactNode) =>
    isEditable ? (
      <EditableLine
        minutes={minutes}
        wording={{
          name: `${topic.topicId}/${list}/${index}`,
          label: text('minutes.edit.lineOf', { list: text(`document.field.${list}`), no: index + 1 }),
          valueIn: (view) => wordsIn(view, topic.topicId, list, index),
          changeTo: (words) => ({ topic: { topicId: topic.topicId, list, index, text: words } }),
        }}
      >
        {shown}
      </EditableLine>
    ) : (
      shown
    )
  const outcome = `enum.topicOutcome.${topic.outcome}`
  return (
    <section className="paper-topic">
      <div className="paper-heading">
        <h4>
          {slot === ''
            ? text('minutes.agendaItem', { no, title })
            : text('document.field.agendaItem', { no, title, slot })}
        </h4>
        {action}
      </div>
      <Lines label={text('document.field.points')}>
        {topic.points.map(({ department, person, text: words }, index) =>
          line(
            'points',
            index,
            <>
              {[department, person].filter(Boolean).join(' ') !== '' && (
                <span className="paper-who">{[department, person].filter(Boolean).join(' ')}：</span>
              )}
              {words}
            </>,
          ),
        )}
      </Lines>
      <Lines label={text('document.field.disputes')}>
        {topic.disputes.map(({ text: words, finalWording }, index) => (
          <span key={`${words}${finalWording}`}>
            {line('disputes', index, words)}
            {finalWording !== '' && (
              <span className="paper-final-wording">
                {text('document.field.finalWording')}：{finalWording}
              </span>
            )}
          </span>
        ))}
      </Lines>
      <Lines label={text('document.field.consensus')}>
        {topic.consensus.map((words, index) => line('consensus', index, words))}
      </Lines>
      <Lines label={text('document.field.notes')}>
        {topic.notes.map((words, index) => line('notes', index, words))}
      </Lines>
      <Lines label={text('document.field.resolutions')} isSealed>
        {topic.resolutions.map((line) => (
          <WithAttachments key={line}>{line}</WithAttachments>
        ))}
      </Lines>
      {topic.outcome !== 'decided' && hasText(outcome) && (
        <p className="paper-outcome">
          {text(outcome)}
          {topic.outcomeNote !== '' && `：${topic.outcomeNote}`}
        </p>
      )}
    </section>
  )
}

/** “详见附件1” leads to the attachment (S3-76). */
export function WithAttachments({ children }: { children: string }): ReactNode {
  return children.split(/(附件 ?\d+)/).map((part, index) => {
    const no = /^附件 ?(\d+)$/.exec(part)?.[1]
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence do not move
    return no === undefined ? part : <AttachmentLink key={index} no={no} words={part} />
  })
}

function AttachmentLink({ no, words }: { no: string; words: string }): ReactNode {
  return (
    <a href={`#minutes-attachment-${no}`} className="paper-reference">
      {words}
    </a>
  )
}

export function Lines({
  label,
  isSealed = false,
  children,
}: {
  label: string
  isSealed?: boolean
  children: readonly ReactNode[]
}): ReactNode {
  if (children.length === 0) return null
  return (
    <div className="paper-lines" data-sealed={isSealed}>
      <h5>{label}</h5>
      <ol className="paper-list">
        {children.map((child, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are known by their place only
          <li key={index}>{child}</li>
        ))}
      </ol>
    </div>
  )
}

/** The wording at a place of whatever version stands now; undefined when the place is gone. */
export function wordsIn(
  { content }: MinutesView,
  topicId: string,
  list: List,
  index: number,
): string | undefined {
  const line = content.topics.find((topic) => topic.topicId === topicId)?.[list][index]
  return typeof line === 'object' ? line.text : line
}
