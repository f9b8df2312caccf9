import type { ReactNode } from 'react'
import type { MinutesContent } from '#contract/minutes.ts'
import { hasText, useText } from '#web/lib/text.ts'
import type { Section } from './MinutesDocument.tsx'
import { Lines, WithAttachments } from './TopicOnPaper.tsx'

/** Form S1-B: subject, time, place and form, people by department with their posts, then the agenda. */
export function AgendaLayout({
  content,
  actionFor,
}: {
  content: MinutesContent
  actionFor: (section: Section, item?: string) => ReactNode
}): ReactNode {
  const text = useText()
  const { basics, topics } = content
  const venue = [basics.place, basics.form === null ? '' : text(`enum.meetingForm.${basics.form}`)]
  const cell = (label: string, value: string) => (
    <div className="form-cell wide">
      <dt>{text(`document.field.${label}`)}</dt>
      <dd>{value || text('document.none')}</dd>
    </div>
  )
  const head = ['department', 'person', 'jobTitle'] as const
  return (
    <>
      <section id="minutes-basics" className="paper-part">
        <dl className="form-grid">
          {cell('subject', basics.name)}
          {cell('time', `${basics.date} ${basics.time}`.trim())}
          {cell('venueOrForm', venue.filter(Boolean).join(' / '))}
        </dl>
        <div className="paper-heading">
          <h3>{text('document.field.departmentsAndPeople')}</h3>
          {actionFor('basics')}
        </div>
        <table className="paper-table">
          <thead>
            <tr>
              {head.map((column) => (
                <th key={column} scope="col">
                  {text(`document.field.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {basics.attendeesByDepartment.flatMap(({ department, people }) =>
              people.map(({ name, jobTitle, note }) => (
                <tr key={`${department}${name}${jobTitle}`}>
                  <td data-label={text('document.field.department')}>{department || '—'}</td>
                  <td data-label={text('document.field.person')}>
                    {name}
                    {note !== '' && <small> {note}</small>}
                  </td>
                  <td data-label={text('document.field.jobTitle')}>{jobTitle || '—'}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </section>
      <section id="minutes-topics" className="paper-part">
        <div className="paper-heading">
          <h3>{text('document.field.agendaAndContent')}</h3>
          {actionFor('topics')}
        </div>
        {topics.length === 0 && <p>{text('document.none')}</p>}
        {topics.map((topic) => (
          <AgendaItem
            key={topic.topicId}
            topic={topic}
            content={content}
            action={actionFor('topics', topic.title)}
          />
        ))}
      </section>
    </>
  )
}

function AgendaItem({
  topic,
  content,
  action,
}: {
  topic: MinutesContent['topics'][number]
  content: MinutesContent
  action: ReactNode
}): ReactNode {
  const text = useText()
  const owner = topic.owner === '' ? '' : ` (${text('document.field.topicOwner', { owner: topic.owner })})`
  const outcome = `enum.topicOutcome.${topic.outcome}`
  const isProvisional = (line: string) =>
    content.decisions.some((one) => one.content === line && one.state === 'provisional')
  return (
    <section className="paper-topic">
      <div className="paper-heading">
        <h4>
          {text('minutes.agendaItem', { no: topic.no, title: topic.title })}
          {owner}
        </h4>
        {action}
      </div>
      <Lines label={text(`document.field.${topic.section === 'issueDiscussion' ? 'positions' : 'points'}`)}>
        {[
          ...topic.points.map(({ department, person, text: words }) =>
            [[department, person].filter(Boolean).join(' '), words].filter(Boolean).join('：'),
          ),
          ...topic.disputes.map(({ text: words }) => words),
        ]}
      </Lines>
      <Lines label={text('document.field.notes')}>{topic.notes}</Lines>
      <Lines label={text('document.field.conclusion')} isSealed>
        {[
          ...topic.disputes.map(({ finalWording }) => finalWording).filter(Boolean),
          ...topic.consensus,
          ...topic.resolutions.map((line) => (
            <span key={line}>
              <WithAttachments>{line}</WithAttachments>
              {isProvisional(line) && text('document.provisional')}
            </span>
          )),
        ]}
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
