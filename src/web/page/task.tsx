import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { isOpen } from '#domain/task/lifecycle.ts'
import { Evidence } from '#web/feature/analysis/Evidence.tsx'
import { TaskTopics } from '#web/feature/carry/TaskTopics.tsx'
import { ChatDecisionsOf } from '#web/feature/chat-decision/ChatDecisionsOf.tsx'
import { ConflictsOf } from '#web/feature/conflict/ConflictsOf.tsx'
import { RiskSection } from '#web/feature/risk/RiskSection.tsx'
import { TaskFollowUps } from '#web/feature/series/TaskFollowUps.tsx'
import { SupervisionPart } from '#web/feature/supervision/SupervisionPart.tsx'
import { type TaskView, taskKeys, taskQuery } from '#web/feature/task/api.ts'
import { Deliverables } from '#web/feature/task/Deliverables.tsx'
import { Dependencies } from '#web/feature/task/Dependencies.tsx'
import { EditTask, editDraft } from '#web/feature/task/EditTask.tsx'
import { ProgressForm, ProgressLog } from '#web/feature/task/Progress.tsx'
import { Reviewers } from '#web/feature/task/Reviewers.tsx'
import { Standing } from '#web/feature/task/Standing.tsx'
import { SubItems } from '#web/feature/task/SubItems.tsx'
import { TaskChain } from '#web/feature/task/TaskChain.tsx'
import { TaskMoves } from '#web/feature/task/TaskMoves.tsx'
import { TaskSheet } from '#web/feature/task/TaskSheet.tsx'
import { WhyLight } from '#web/feature/task/WhyLight.tsx'
import { usePathPart } from '#web/lib/address.ts'
import { draftKey } from '#web/lib/draft.ts'
import { useStream } from '#web/lib/events.ts'
import { useMe } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'
import { Button, LinkButton } from '#web/ui/Button.tsx'
import { ChainPanel } from '#web/ui/ChainPanel.tsx'
import { Deadlines } from '#web/ui/Deadlines.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Findings } from '#web/ui/Findings.tsx'
import { HistoryList } from '#web/ui/HistoryList.tsx'
import { Page, Section } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'

export default function TaskPage(): ReactNode {
  const text = useText()
  const id = usePathPart('id')
  const query = useQuery(taskQuery(id))
  const cache = useQueryClient()
  useStream('tasks', ({ kind, nounId }) => {
    // A part of it changes what stands here too.
    const isPart = query.data?.subItems.some((part) => part.id === nounId) ?? false
    if (kind !== 'reset' && nounId !== id && !isPart) return
    for (const queryKey of [
      taskKeys.one(id),
      ['task', 'dependencies', id],
      ['risk'],
      ['supervision', 'task', id],
    ]) {
      void cache.invalidateQueries({ queryKey })
    }
  })
  if (query.data === undefined) {
    return (
      <Page title={text('enum.noun.task')} back={{ to: '/tasks', label: text('task.list.title') }}>
        <Faces query={query}>{() => null}</Faces>
      </Page>
    )
  }
  return <Open key={id} task={query.data} />
}

function Open({ task }: { task: TaskView }): ReactNode {
  const text = useText()
  const me = useMe()
  const canEdit = task.can.includes('edit')
  // An edit that a reload cut short goes on.
  const [isEditing, setEditing] = useState(
    () => canEdit && sessionStorage.getItem(draftKey(me.id, editDraft(task.id))) !== null,
  )
  const { meeting, topic, decision, minutes } = task
  return (
    <Page
      title={task.name}
      above={
        <>
          {text('enum.noun.task')} {task.number}
        </>
      }
      beside={<StateMark kind="taskState" state={task.state} />}
      back={{ to: '/tasks', label: text('task.list.title') }}
      primary={<TaskMoves task={task} />}
      aside={
        <>
          {task.deadlines.length > 0 && (
            <Section title={text('task.section.clocks')}>
              <Deadlines deadlines={task.deadlines} />
            </Section>
          )}
          {isOpen(task.state) && <SupervisionPart taskId={task.id} canUrge={task.can.includes('urge')} />}
          <Section title={text('task.section.reviewers')}>
            <Reviewers reviewers={task.reviewers} />
          </Section>
          <TaskFollowUps taskId={task.id} />
          <Section title={text('task.section.chain')}>
            <ChainPanel
              from={[task.request, task.collaboration, meeting, topic, decision]}
              to={[minutes]}
              {...(meeting && { meetingId: meeting.id })}
            />
          </Section>
          <TaskTopics taskId={task.id} />
          <Section title={text('task.section.history')}>
            <HistoryList items={task.history} noun="task" kind="taskState" />
          </Section>
        </>
      }
    >
      <TaskChain chain={task.chain} />
      <Standing task={task} />
      <div className="task-head">
        <WhyLight light={task.light} />
        <span className="task-share">
          <progress
            className="task-bar"
            value={task.percent}
            max={100}
            aria-label={text('task.field.percent')}
          />
          {task.percent}%
        </span>
      </div>
      {task.can.includes('update') && (
        <Section title={text('task.section.update')}>
          <ProgressForm task={task} />
        </Section>
      )}
      {task.findings.length > 0 && (
        <Section title={text('task.section.findings')}>
          <Findings findings={task.findings} />
        </Section>
      )}
      <Section title={text('task.section.deliverables')}>
        <Deliverables task={task} />
      </Section>
      {(task.subItems.length > 0 || task.can.includes('split')) && (
        <Section title={text('task.life.split.title')}>
          <SubItems task={task} />
        </Section>
      )}
      <Section
        title={text('task.section.sheet')}
        actions={
          !isEditing && (
            <>
              <LinkButton small kind="quiet" icon="file" to={`/print/task/${task.id}`}>
                {text('print.print')}
              </LinkButton>
              {canEdit && (
                <Button small icon="pencil" onClick={() => setEditing(true)}>
                  {text('common.edit')}
                </Button>
              )}
            </>
          )
        }
      >
        {isEditing ? <EditTask task={task} onDone={() => setEditing(false)} /> : <TaskSheet task={task} />}
      </Section>
      <Evidence meetingId={meeting?.id} id={task.id} />
      <Section title={text('task.section.risks')}>
        <RiskSection
          place={{ taskId: task.id }}
          canAdd={!['done', 'cancelled'].includes(task.state)}
          milestones={task.milestones}
        />
      </Section>
      <Section title={text('conflict.related')} id="conflicts">
        <ConflictsOf place={{ taskId: task.id }} title={task.name.slice(0, 200)} />
      </Section>
      <ChatDecisionsOf place={{ taskId: task.id }} />
      <Section title={text('task.section.dependencies')}>
        <Dependencies task={task} />
      </Section>
      <Section title={text('task.section.log')}>
        <ProgressLog taskId={task.id} updates={task.updates} />
      </Section>
    </Page>
  )
}
