import { type ReactNode, useState } from 'react'
import type { MeetingView, TopicView } from '#contract/meeting.ts'
import { topicPriorities } from '#domain/meeting/agenda-order.ts'
import { agendaItemKinds } from '#domain/meeting/enums.ts'
import { goalParts } from '#domain/meeting/goal-parts.ts'
import { useText } from '#web/lib/text.ts'
import { DepartmentPicker } from '#web/ui/DepartmentPicker.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, SelectField, TextField } from '#web/ui/fields.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { MinutesField } from './MinutesField.tsx'
import { SavedText } from './SavedText.tsx'
import { type TopicText, useMeetingSaver } from './useMeetingSaver.ts'

/** 五要素, 解决什么问题, who presents, how much it matters and which goal it serves (S0-33, S0-35, S0-52, X-07). */
export function TopicFields({ topic, meeting }: { topic: TopicView; meeting: MeetingView }): ReactNode {
  const text = useText()
  const saver = useMeetingSaver(meeting.id)
  const [error, setError] = useState<unknown>(null)
  const choose = (change: Parameters<typeof saver.saveTopicChoice>[1]) => {
    setError(null)
    saver.saveTopicChoice(topic.id, change).catch(setError)
  }
  const field = (name: TopicText, lines: 1 | 2) => (
    <SavedText
      name={`topic/${topic.id}/${name}`}
      label={text(`meeting.topic.${name}`)}
      saved={topic[name]}
      save={(mine, base) => saver.saveTopicText(topic.id, name, mine, base)}
      lines={lines}
      placeholder={text(`meeting.topic.placeholder.${name}`)}
      required={name === 'title'}
    />
  )
  const everybody = <TextField value={text('meeting.agenda.everybody')} onChange={() => undefined} disabled />
  return (
    <div className="topic-fields form">
      <div className="topic-grid">
        {field('title', 1)}
        <FormField label={text('meeting.topic.kind')}>
          <SelectField
            value={topic.kind}
            onChange={(kind) => choose({ kind })}
            options={agendaItemKinds.map((value) => ({ value, label: text(`enum.agendaItemKind.${value}`) }))}
          />
        </FormField>
        <FormField label={text('meeting.topic.plannedMinutes')}>
          <MinutesField
            value={topic.plannedMinutes}
            onChange={(plannedMinutes) => choose({ plannedMinutes })}
          />
        </FormField>
      </div>
      <div className="form-columns">
        {field('problemToSolve', 2)}
        {field('expectedOutput', 2)}
      </div>
      {field('discussionContent', 2)}
      <div className="topic-row">
        <FormField label={text('meeting.topic.owner')}>
          {topic.isForAll ? (
            everybody
          ) : (
            <PersonPicker
              value={topic.owner}
              onChange={(owner) =>
                choose({
                  ownerId: owner?.id ?? null,
                  // Whoever presents speaks for their department, until somebody says otherwise.
                  ...(topic.presentingDepartment === null &&
                    owner !== null && { presentingDepartmentId: owner.departmentId }),
                })
              }
            />
          )}
        </FormField>
        <FormField label={text('agenda.presentingDepartment')}>
          {topic.isForAll ? (
            everybody
          ) : (
            <DepartmentPicker
              value={topic.presentingDepartment}
              onChange={(department) => choose({ presentingDepartmentId: department?.id ?? null })}
            />
          )}
        </FormField>
        <FormField label={text('agenda.priority')}>
          <SelectField
            value={topic.priority ?? ''}
            none={text('agenda.noPriority')}
            onChange={(priority) => choose({ priority: priority || null })}
            options={topicPriorities.map((value) => ({ value, label: text(`enum.topicPriority.${value}`) }))}
          />
        </FormField>
      </div>
      <div className="form-columns">
        <ServesField topic={topic} goal={meeting.goal} onChoose={choose} />
        <div className="stack tight topic-checks">
          <CheckField
            checked={topic.isForAll}
            onChange={(isForAll) =>
              choose({ isForAll, ...(isForAll && { ownerId: null, presentingDepartmentId: null }) })
            }
          >
            {text('meeting.topic.isForAll')}
          </CheckField>
        </div>
      </div>
      <ErrorLine error={error} />
    </div>
  )
}

/** The goal, one of its numbered parts, or none of it (S0-32). */
function ServesField({
  topic,
  goal,
  onChoose,
}: {
  topic: TopicView
  goal: string
  onChoose: (change: { servesGoal: boolean; goalPart: number | null }) => void
}): ReactNode {
  const text = useText()
  const parts = goalParts(goal)
  const value = topic.servesGoal ? String(topic.goalPart ?? 'goal') : 'none'
  const isGone = topic.goalPart !== null && topic.goalPart > parts.length
  return (
    <FormField label={text('agenda.serves')}>
      <SelectField
        value={isGone ? 'none' : value}
        onChange={(next) =>
          onChoose({
            servesGoal: next !== 'none',
            goalPart: next === 'none' || next === 'goal' ? null : Number(next),
          })
        }
        options={[
          { value: 'goal', label: text('agenda.wholeGoal') },
          ...parts.map((part, index) => ({
            value: String(index + 1),
            label: text('agenda.part', { no: index + 1, part: part.slice(0, 40) }),
          })),
          { value: 'none', label: text('agenda.notServing') },
        ]}
      />
    </FormField>
  )
}
