import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { CarriedTask, CarriedTopic, CarryOverView } from '#contract/series.ts'
import { useStream } from '#web/lib/events.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Confirm.tsx'
import { chainAddress } from '#web/ui/chain.ts'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Light } from '#web/ui/Light.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { PersonTag } from '#web/ui/PersonTag.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { toast } from '#web/ui/toast.tsx'
import { OnDay } from '#web/ui/When.tsx'
import { carryOverQuery, kinQuery, seriesKeys, useAddReview, useSettle, useTake } from './api.ts'
import './series.css'

/** 上次遗留: what the meetings before this one left open. Not there for a meeting that stands alone. */
export function CarryOver({ meetingId }: { meetingId: string }): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const kin = useQuery(kinQuery(meetingId))
  const looksBack = kin.data !== undefined && (kin.data.series !== null || kin.data.followUpOf !== null)
  const query = useQuery({ ...carryOverQuery(meetingId), enabled: looksBack })
  useStream(looksBack ? `meeting:${meetingId}` : undefined, ({ kind }) => {
    if (kind === 'entry' || kind === 'lock') return
    void cache.invalidateQueries({ queryKey: seriesKeys.carryOver(meetingId) })
  })
  // What is open belongs to other meetings, and goes on there.
  useStream(looksBack ? 'tasks' : undefined, ({ kind, nounId }) => {
    const shown = [...(query.data?.openTasks ?? []), ...(query.data?.doneTasks ?? [])]
    if (kind !== 'reset' && !shown.some(({ task }) => task.id === nounId)) return
    void cache.invalidateQueries({ queryKey: seriesKeys.carryOver(meetingId) })
  })
  if (!looksBack) return null
  const isFollowUp = kin.data?.series === null
  return (
    <Section title={text(isFollowUp ? 'series.carry.titleFollowUp' : 'series.carry.title')}>
      <Faces query={query}>{(view) => <Carried meetingId={meetingId} view={view} />}</Faces>
    </Section>
  )
}

interface Settling {
  readonly noun: 'topic' | 'entry'
  readonly nounId: string
  readonly title: string
}

function Carried({ meetingId, view }: { meetingId: string; view: CarryOverView }): ReactNode {
  const text = useText()
  const take = useTake(meetingId)
  const addReview = useAddReview(meetingId)
  const settle = useSettle(meetingId)
  const [settling, setSettling] = useState<Settling>()
  const free = view.topics.filter(({ takenBy, isTakenHere }) => takenBy === null && !isTakenHere)
  const isEmpty =
    view.openTasks.length + view.doneTasks.length + view.topics.length === 0 &&
    view.decisions.length + view.disputes.length === 0
  const mayTake = view.can.includes('take')
  const maySettle = view.can.includes('settle')

  if (view.last === null && isEmpty) return <p className="quiet">{text('series.carry.firstHint')}</p>
  return (
    <div className="carry">
      <Summary view={view} />
      {view.can.includes('addReview') && (
        <div>
          <Button
            small
            icon="plus"
            busy={addReview.isPending}
            onClick={() =>
              addReview.mutate(undefined, { onSuccess: () => toast(text('series.carry.reviewAdded')) })
            }
          >
            {text('series.carry.addReview')}
          </Button>
          <ErrorLine error={addReview.error} />
        </div>
      )}
      {isEmpty && <EmptyState title={text('series.carry.none')} hint={text('series.carry.noneHint')} />}
      <Part title={text('series.carry.openTasks')} count={view.openTasks.length}>
        {view.openTasks.map((task) => (
          <TaskLine key={task.task.id} item={task} />
        ))}
      </Part>
      <Part
        title={text('series.carry.topics')}
        count={view.topics.length}
        actions={
          mayTake &&
          free.length > 1 && (
            <Button
              small
              kind="quiet"
              busy={take.isPending}
              onClick={() =>
                take.mutate(
                  free.map(({ id }) => id),
                  { onSuccess: () => toast(text('series.carry.taken')) },
                )
              }
            >
              {text('series.carry.takeAll')}
            </Button>
          )
        }
      >
        {view.topics.map((topic) => (
          <TopicLine key={topic.id} topic={topic}>
            {mayTake && topic.takenBy === null && !topic.isTakenHere && (
              <Button
                small
                icon="plus"
                busy={take.isPending && take.variables?.includes(topic.id)}
                onClick={() =>
                  take.mutate([topic.id], { onSuccess: () => toast(text('series.carry.taken')) })
                }
              >
                {text('series.carry.take')}
              </Button>
            )}
            {maySettle && topic.takenBy === null && !topic.isTakenHere && (
              <Button
                small
                kind="quiet"
                onClick={() => setSettling({ noun: 'topic', nounId: topic.id, title: topic.title })}
              >
                {text('series.carry.settle')}
              </Button>
            )}
          </TopicLine>
        ))}
      </Part>
      <ErrorLine error={take.error} />
      <Part title={text('series.carry.decisions')} count={view.decisions.length}>
        {view.decisions.map(({ decision, owner, confirmBy, isLate }) => (
          <li key={decision.id} className="carry-line">
            <div className="carry-main line">
              <Link to={`/decisions/${decision.id}`}>{decision.title}</Link>
              <span className="number">{decision.number}</span>
            </div>
            <div className="carry-facts small">
              <PersonTag person={owner} />
              {confirmBy !== null && (
                <span className={isLate ? 'late' : 'quiet'}>
                  {isLate ? text('series.carry.confirmLate') : null} <OnDay day={confirmBy} />
                </span>
              )}
            </div>
          </li>
        ))}
      </Part>
      <Part title={text('series.carry.disputes')} count={view.disputes.length}>
        {view.disputes.map(({ id, text: said, topicTitle, meeting, conflict }) => (
          <li key={id} className="carry-line">
            <div className="carry-main">{said}</div>
            <div className="carry-facts small quiet">
              {topicTitle} · <Link to={`/meetings/${meeting.id}`}>{meeting.title}</Link>
              {conflict !== null && (
                <>
                  {' · '}
                  <Link to={`/conflicts/${conflict.id}`}>{conflict.number}</Link>
                  <StateMark kind="conflictState" state={conflict.state as never} />
                </>
              )}
              {maySettle && conflict === null && (
                <Button
                  small
                  kind="quiet"
                  onClick={() => setSettling({ noun: 'entry', nounId: id, title: said })}
                >
                  {text('series.carry.settle')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </Part>
      <Part title={text('series.carry.doneTasks')} count={view.doneTasks.length} isQuiet>
        {view.doneTasks.map((task) => (
          <TaskLine key={task.task.id} item={task} />
        ))}
      </Part>
      {view.isCut && <p className="small faint">{text('series.carry.cut')}</p>}
      {settling !== undefined && (
        <Confirm
          title={text('series.carry.settleTitle', { title: settling.title })}
          action={text('series.carry.settle')}
          reason={text('series.carry.settleReason')}
          busy={settle.isPending}
          error={settle.error}
          onClose={() => setSettling(undefined)}
          onConfirm={(reason) => {
            const { noun, nounId } = settling
            settle.mutate(
              { noun, nounId, isSettled: true, reason },
              {
                onSuccess: () => {
                  setSettling(undefined)
                  toast(text('series.carry.settled'), () => settle.mutate({ noun, nounId, isSettled: false }))
                },
              },
            )
          }}
        />
      )}
    </div>
  )
}

function Summary({ view }: { view: CarryOverView }): ReactNode {
  const text = useText()
  const { last, completion, isReviewed } = view
  if (last === null) return null
  return (
    <div className="carry-summary" aria-live="polite">
      <span>
        <span className="quiet">{text('series.carry.last')}</span>{' '}
        <Link to={`/meetings/${last.id}`}>{last.title}</Link>
      </span>
      {completion.percent === null ? (
        <span className="quiet">{text('series.carry.rateNone')}</span>
      ) : (
        <span className="carry-rate">
          <span className="quiet">{text('series.carry.rate')}</span>{' '}
          <progress value={completion.percent} max={100} aria-label={text('series.carry.rate')} />{' '}
          <strong>{completion.percent}%</strong>{' '}
          <span className="small quiet">
            {text('series.doneOf', { done: completion.done, total: completion.total })}
          </span>
        </span>
      )}
      {isReviewed && <span className="mark tone-green">{text('series.carry.reviewed')}</span>}
    </div>
  )
}

function Part({
  title,
  count,
  actions,
  isQuiet = false,
  children,
}: {
  title: string
  count: number
  actions?: ReactNode
  /** Folded until somebody wants it. */
  isQuiet?: boolean
  children: ReactNode
}): ReactNode {
  if (count === 0) return null
  if (isQuiet) {
    return (
      <details className="carry-part">
        <summary>
          {title} <span className="faint">{count}</span>
        </summary>
        <ul className="carry-list">{children}</ul>
      </details>
    )
  }
  return (
    <section className="carry-part">
      <header className="carry-head">
        <h3>
          {title} <span className="faint">{count}</span>
        </h3>
        {actions}
      </header>
      <ul className="carry-list">{children}</ul>
    </section>
  )
}

function TaskLine({ item }: { item: CarriedTask }): ReactNode {
  const text = useText()
  const { task, owner, dueOn, lateDays, light, said, followUp, doneAt } = item
  return (
    <li className="carry-line">
      <div className="carry-main line">
        <Light light={light} />
        <Link to={`/tasks/${task.id}`}>{task.title}</Link>
        <span className="number">{task.number}</span>
      </div>
      <div className="carry-facts small">
        <PersonTag person={owner} />
        {doneAt === null &&
          (lateDays > 0 ? (
            <span className="late">{text('series.carry.late', { count: lateDays })}</span>
          ) : dueOn === null ? (
            <span className="quiet">{text('series.carry.noDue')}</span>
          ) : (
            <OnDay day={dueOn} />
          ))}
        {followUp !== null && (
          <Link to={chainAddress(followUp) ?? '/meetings'}>{text('series.carry.followUp')}</Link>
        )}
      </div>
      {said !== null && doneAt === null && (
        <p className="carry-said small quiet">
          <strong>{text('series.carry.said')}</strong> {said.text}
        </p>
      )}
    </li>
  )
}

function TopicLine({ topic, children }: { topic: CarriedTopic; children: ReactNode }): ReactNode {
  const text = useText()
  const { title, state, times, owner, meeting, takenBy, isTakenHere, outcomeNote } = topic
  return (
    <li className="carry-line">
      <div className="carry-main">
        <span>{title}</span> <StateMark kind="topicState" state={state} />
      </div>
      <div className="carry-facts small">
        <span className={times >= 3 ? 'late' : 'quiet'}>
          {times > 1 ? text('series.carry.times', { count: times }) : text('series.carry.timesOnce')}
        </span>
        <PersonTag person={owner} />
        <Link to={`/meetings/${meeting.id}`}>{meeting.title}</Link>
        {isTakenHere ? (
          <span className="mark tone-green">{text('series.carry.takenHere')}</span>
        ) : (
          takenBy !== null && (
            <span className="quiet">{text('series.carry.takenBy', { meeting: takenBy.title })}</span>
          )
        )}
        <span className="carry-acts">{children}</span>
      </div>
      {outcomeNote !== '' && <p className="carry-said small quiet">{outcomeNote}</p>}
    </li>
  )
}
