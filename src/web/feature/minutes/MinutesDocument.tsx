import type { ReactNode } from 'react'
import type { MinutesContent, MinutesLayout, MinutesView, minutesSections } from '#contract/minutes.ts'
import { isFinal } from '#domain/minutes/lifecycle.ts'
import { hasText, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Link } from '#web/ui/Link.tsx'
import { OnDay } from '#web/ui/When.tsx'
import { AgendaLayout } from './AgendaLayout.tsx'
import { EditableLine } from './EditableLine.tsx'
import { Endnotes } from './Endnotes.tsx'
import { GoalResult } from './GoalResult.tsx'
import { IssuedTo } from './IssuedTo.tsx'
import { NextMeeting } from './NextMeeting.tsx'
import { OutputsOnPaper } from './OutputsOnPaper.tsx'
import { TopicOnPaper } from './TopicOnPaper.tsx'
import './minutes.css'

export type Section = (typeof minutesSections)[number]
/** Which part a remark is about. */
export interface Spot {
  readonly section: Section
  readonly item: string
}

/**
 * The minutes as the paper they are: form S3-B, the five parts, or form S1-B. `isEditable`: the recorder
 * writes on it; `onPropose`: a reader can object to a part of it; `onAmend`: the recorder asks to put a part
 * of the final text right. On the screen form S3-B is followed by what it leaves to its attachment, since
 * people confirm that too; paper has the form alone.
 */
export function MinutesDocument({
  minutes,
  layout = minutes.properties.layout,
  isEditable = false,
  onPropose,
  onAmend,
}: {
  minutes: MinutesView
  layout?: MinutesLayout
  isEditable?: boolean
  onPropose?: ((spot: Spot) => void) | undefined
  onAmend?: ((spot: Spot) => void) | undefined
}): ReactNode {
  const text = useText()
  const { content } = minutes
  const propose = (section: Section, item = '') => (
    <>
      {onPropose && <ActHere words="minutes.propose.here" onAct={() => onPropose({ section, item })} />}
      {onAmend && <ActHere words="minutes.amend.here" onAct={() => onAmend({ section, item })} />}
    </>
  )
  const goal = (
    <section id="minutes-goalAndAgenda" className="paper-part">
      <Heading action={propose('goalAndAgenda')}>{text('document.section.goalAndAgenda')}</Heading>
      <GoalReview minutes={minutes} isEditable={isEditable} />
    </section>
  )
  const work = (
    <>
      <section id="minutes-decisions" className="paper-part">
        <Heading action={propose('decisions')}>{text('document.section.decisions')}</Heading>
        <DecisionTable decisions={content.decisions} />
      </section>
      <section id="minutes-tasks" className="paper-part">
        <Heading action={propose('tasks')}>{text('document.section.tasks')}</Heading>
        <TaskTable tasks={content.tasks} />
      </section>
      <OutputsOnPaper outputs={content.outputs} />
      <NextMeeting minutes={minutes} isEditable={isEditable} />
    </>
  )
  return (
    <article className="paper serif" aria-label={text('document.minutes')}>
      <header className="paper-head">
        <h2>{text('document.minutes')}</h2>
        <p className="paper-number">
          {text('document.field.classification')}：{text(`enum.classification.${minutes.classification}`)} ·{' '}
          {content.basics.number} · {text('document.versionMark', { no: minutes.contentVersion })}
        </p>
        <Stamp minutes={minutes} />
      </header>

      {layout === 'agenda' ? (
        <>
          <AgendaLayout content={content} actionFor={propose} />
          {work}
          <SignedBy content={content} />
        </>
      ) : (
        <>
          <section id="minutes-basics" className="paper-part">
            <Heading action={propose('basics')}>{text('document.section.basics')}</Heading>
            <Basics content={content} />
          </section>
          {layout === 'fiveParts' && goal}
          <section id="minutes-topics" className="paper-part">
            <Heading action={propose('topics')}>
              {text(layout === 'form' ? 'document.field.agenda' : 'document.section.topics')}
            </Heading>
            {content.topics.length === 0 && <p>{text('document.none')}</p>}
            {content.topics.map((topic) => (
              <TopicOnPaper
                key={topic.topicId}
                minutes={minutes}
                topic={topic}
                isEditable={isEditable}
                action={propose('topics', topic.title)}
              />
            ))}
          </section>
          {layout === 'fiveParts' && work}
        </>
      )}
      <Endnotes minutes={minutes} />
      <IssuedTo content={content} />
      {layout === 'form' && (
        <div className="paper-beside no-print">
          <p className="paper-beside-note">{text('minutes.layout.belowForm')}</p>
          {goal}
          {work}
        </div>
      )}
    </article>
  )
}

/** 记录人, 审核人, 批准人 at the end of form S1-B: the host looks it over, the issuer lets it out. */
function SignedBy({ content: { basics, issue } }: { content: MinutesContent }): ReactNode {
  const text = useText()
  const names = { recorder: basics.recorder, reviewer: basics.host, approver: issue?.issuer ?? '' }
  return (
    <section className="paper-part">
      <dl className="form-grid">
        {(['recorder', 'reviewer', 'approver'] as const).map((who) => (
          <div key={who} className="form-cell wide">
            <dt>{text(`document.sign.${who}`)}</dt>
            <dd>{names[who] || '—'}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Heading({ children, action }: { children: ReactNode; action: ReactNode }): ReactNode {
  return (
    <div className="paper-heading">
      <h3>{children}</h3>
      {action}
    </div>
  )
}

/** A reader's remark, or an amendment, right where it belongs. */
function ActHere({ words, onAct }: { words: string; onAct: () => void }): ReactNode {
  const text = useText()
  return (
    <span className="no-print paper-propose">
      <Button small kind="quiet" icon="pencil" onClick={onAct}>
        {text(words)}
      </Button>
    </span>
  )
}

/** 初版, 审核中, 最终版: what this sheet is worth. */
function Stamp({ minutes }: { minutes: MinutesView }): ReactNode {
  const text = useText()
  const isOld = minutes.contentVersion !== minutes.currentVersion
  const words = isOld
    ? text('minutes.stamp.old')
    : isFinal(minutes.state)
      ? text(minutes.content.amendments.length > 0 ? 'document.amendedMark' : 'document.finalMark')
      : text(`enum.minutesState.${minutes.state}`)
  return (
    <span className="paper-stamp" data-final={!isOld && isFinal(minutes.state)}>
      {words}
    </span>
  )
}

function Basics({ content: { basics } }: { content: MinutesContent }): ReactNode {
  const text = useText()
  const none = text('document.none')
  const cell = (field: 'name' | 'date' | 'time' | 'place' | 'host' | 'recorder', isWide = false) => (
    <div className={isWide ? 'form-cell wide' : 'form-cell'}>
      <dt>{text(`document.field.${field}`)}</dt>
      <dd>{basics[field] === '' ? none : basics[field]}</dd>
    </div>
  )
  return (
    <dl className="form-grid">
      {cell('name', true)}
      {cell('date')}
      {cell('time')}
      {cell('place', true)}
      {cell('host')}
      {cell('recorder')}
      <div className="form-cell wide">
        <dt>{text('document.field.attendees')}</dt>
        <dd>
          {basics.attendeesByDepartment.length === 0 && none}
          {basics.attendeesByDepartment.map(({ department, people }) => (
            <div key={department} className="paper-department">
              <span className="paper-department-name">{department}</span>
              <span>
                {people.map((person, index) => (
                  <span key={`${person.name}${person.jobTitle}`}>
                    {index > 0 && text('document.separator')}
                    <span className="nowrap">
                      {person.name}
                      <small>
                        {' '}
                        {[person.jobTitle, text(`document.kind.${person.kind}`), person.note]
                          .filter(Boolean)
                          .join(' · ')}
                      </small>
                    </span>
                  </span>
                ))}
              </span>
            </div>
          ))}
        </dd>
      </div>
      <div className="form-cell wide">
        <dt>{text('document.field.absences')}</dt>
        <dd>
          {basics.absences.length === 0
            ? none
            : basics.absences.map(({ name, department, reason, proxy }) => (
                <div key={`${department}${name}`}>
                  {text(proxy === '' ? 'document.absence.alone' : 'document.absence.withProxy', {
                    who: `${department} ${name}`.trim(),
                    reason: reason === '' ? text('document.noReason') : reason,
                    proxy,
                  })}
                </div>
              ))}
        </dd>
      </div>
      {basics.remark !== '' && (
        <div className="form-cell wide">
          <dt>{text('document.field.remark')}</dt>
          <dd>{basics.remark}</dd>
        </div>
      )}
    </dl>
  )
}

function GoalReview({ minutes, isEditable }: { minutes: MinutesView; isEditable: boolean }): ReactNode {
  const text = useText()
  const { goal, expectedOutcome, review, agenda } = minutes.content.goalAndAgenda
  const label = text('document.field.review')
  const shown = review === '' ? <em className="paper-gap">{text('minutes.reviewMissing')}</em> : review
  return (
    <dl className="form-grid">
      <div className="form-cell wide">
        <dt>{text('document.field.goal')}</dt>
        <dd>{goal === '' ? text('document.none') : goal}</dd>
      </div>
      {expectedOutcome !== '' && (
        <div className="form-cell wide">
          <dt>{text('document.field.expectedOutcome')}</dt>
          <dd>{expectedOutcome}</dd>
        </div>
      )}
      <GoalResult minutes={minutes} isEditable={isEditable} />
      <div className="form-cell wide">
        <dt>{label}</dt>
        <dd>
          {isEditable ? (
            <EditableLine
              minutes={minutes}
              wording={{
                name: 'review',
                label,
                valueIn: ({ content }) => content.goalAndAgenda.review,
                changeTo: (goalReview) => ({ goalReview }),
                mayBeEmpty: true,
              }}
            >
              {shown}
            </EditableLine>
          ) : (
            shown
          )}
        </dd>
      </div>
      {agenda.length > 0 && (
        <div className="form-cell wide">
          <dt>{text('minutes.agendaReview')}</dt>
          <dd>
            <ol className="paper-list">
              {agenda.map(({ no, title, outcome, isDone, expected, spentMinutes }) => (
                <li key={no}>
                  {title}
                  {isDone !== null && (
                    <strong className="paper-item-done" data-done={isDone}>
                      {text(`document.itemDone.${isDone ? 'yes' : 'no'}`)}
                    </strong>
                  )}
                  <small>
                    {' '}
                    {expected !== '' && `${text('minutes.agendaExpected', { text: expected })} · `}
                    {hasText(`enum.topicState.${outcome}`) && text(`enum.topicState.${outcome}`)}
                    {spentMinutes !== null && ` · ${text('minutes.spent', { count: spentMinutes })}`}
                  </small>
                </li>
              ))}
            </ol>
          </dd>
        </div>
      )}
    </dl>
  )
}

function DecisionTable({ decisions }: { decisions: MinutesContent['decisions'] }): ReactNode {
  const text = useText()
  if (decisions.length === 0) return <p>{text('document.none')}</p>
  const head = {
    content: text('document.decision.content'),
    owner: text('document.decision.owner'),
    cooperating: text('document.decision.cooperating'),
    due: text('document.decision.due'),
  }
  return (
    <table className="paper-table">
      <thead>
        <tr>
          <th scope="col" style={{ width: '52%' }}>
            {head.content}
          </th>
          <th scope="col">{head.owner}</th>
          <th scope="col">{head.cooperating}</th>
          <th scope="col">{head.due}</th>
        </tr>
      </thead>
      <tbody>
        {decisions.map((decision) => (
          <tr key={decision.decisionId}>
            <td>
              <Link to={`/decisions/${decision.decisionId}`}>{decision.content}</Link>
              <small>
                {' '}
                <span className="nowrap">{decision.number}</span> ·{' '}
                {text(`enum.decisionKind.${decision.kind}`)} · {text(`enum.decisionState.${decision.state}`)}
              </small>
              {decision.vote !== undefined && <small className="paper-vote">{decision.vote}</small>}
            </td>
            <td data-label={head.owner}>{decision.owner || '—'}</td>
            <td data-label={head.cooperating}>{decision.cooperating || '—'}</td>
            <td data-label={head.due}>{decision.due || '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function TaskTable({ tasks }: { tasks: MinutesContent['tasks'] }): ReactNode {
  const text = useText()
  if (tasks.length === 0) return <p>{text('document.none')}</p>
  const head = {
    name: text('document.task.name'),
    owner: text('document.task.owner'),
    due: text('document.task.due'),
    state: text('document.task.state'),
    criteria: text('document.task.criteria'),
  }
  return (
    <table className="paper-table">
      <thead>
        <tr>
          <th scope="col" style={{ width: '30%' }}>
            {head.name}
          </th>
          <th scope="col">{head.owner}</th>
          <th scope="col">{head.due}</th>
          <th scope="col">{head.state}</th>
          <th scope="col" style={{ width: '28%' }}>
            {head.criteria}
          </th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <tr key={task.taskId}>
            <td>
              <Link to={`/tasks/${task.taskId}`}>{task.name}</Link>
              <small>
                {' '}
                <span className="nowrap">{task.number}</span>
              </small>
            </td>
            <td data-label={head.owner}>
              {[task.ownerDepartment, task.owner].filter(Boolean).join(' ') || '—'}
            </td>
            <td data-label={head.due}>
              {task.dueOn === null ? task.dueText || '—' : <OnDay day={task.dueOn} />}
            </td>
            <td data-label={head.state} className="nowrap">
              {task.state === '' ? '—' : text(`enum.taskState.${task.state}`)}
            </td>
            <td data-label={head.criteria}>{task.doneCriteria.join(text('common.listComma')) || '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
