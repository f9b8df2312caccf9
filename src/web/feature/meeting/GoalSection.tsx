import { type ReactNode, useState } from 'react'
import type { DepartmentRef } from '#contract/common.ts'
import type { MeetingView } from '#contract/meeting.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { CollaborationPicker } from '#web/ui/CollaborationPicker.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { RequestPicker } from '#web/ui/RequestPicker.tsx'
import { GoalBuilder } from './GoalBuilder.tsx'
import { GoalCheck } from './GoalCheck.tsx'
import { NeedCheckField } from './NeedCheckField.tsx'
import { PrepSection } from './PrepSection.tsx'
import { SavedText } from './SavedText.tsx'
import { type MeetingText, useMeetingSaver } from './useMeetingSaver.ts'

/** The departments that take part, once each, the initiating one first. */
export function departmentsIn({ initiatingDepartment, attendees }: MeetingView): readonly DepartmentRef[] {
  const all = new Map<string, DepartmentRef>()
  if (initiatingDepartment !== null) all.set(initiatingDepartment.id, initiatingDepartment)
  for (const { person } of attendees) {
    if (person.departmentId === null || all.has(person.departmentId)) continue
    all.set(person.departmentId, { id: person.departmentId, name: person.departmentName ?? '' })
  }
  return [...all.values()]
}

export function GoalSection({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const saver = useMeetingSaver(meeting.id)
  const [typed, setTyped] = useState<string>()
  const [isBuilding, setBuilding] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const departments = departmentsIn(meeting)
  const field = (name: MeetingText, hint?: string, lines: 1 | 2 = 2) => (
    <SavedText
      name={`meeting/${meeting.id}/${name}`}
      label={text(`meeting.field.${name}`)}
      saved={meeting[name]}
      save={(mine, base) => saver.saveText(name, mine, base)}
      lines={lines}
      {...(hint !== undefined && { hint })}
    />
  )
  return (
    <PrepSection
      part="goal"
      meeting={meeting}
      saidBelow={/goal\.(none|notSmart|vague)$/}
      actions={
        !isBuilding && (
          <Button kind="quiet" small icon="pencil" onClick={() => setBuilding(true)}>
            {text('meeting.goal.build')}
          </Button>
        )
      }
    >
      <div className="form">
        {isBuilding && (
          <GoalBuilder
            departments={departments}
            onClose={() => setBuilding(false)}
            onCompose={(goal) => {
              setError(null)
              saver
                .saveText('goal', goal, meeting.goal)
                .then(() => {
                  setBuilding(false)
                })
                .catch(setError)
            }}
          />
        )}
        <ErrorLine error={error} />
        <SavedText
          name={`meeting/${meeting.id}/goal`}
          label={text('meeting.field.goal')}
          saved={meeting.goal}
          save={(mine, base) => saver.saveText('goal', mine, base)}
          lines={2}
          placeholder={text('meeting.goal.placeholder')}
          onTyped={setTyped}
        />
        <GoalCheck
          goal={typed ?? meeting.goal}
          around={{
            meetingId: meeting.id,
            meetingName: meeting.name,
            departments,
            collaborationName: meeting.collaborationName,
          }}
        />
        <div className="form-columns">
          {field('coreProblem', text('meeting.hint.coreProblem'))}
          {field('expectedOutcome', text('meeting.hint.expectedOutcome'))}
        </div>
        <NeedCheckField
          value={meeting.needCheck}
          onChange={(needCheck) => {
            setError(null)
            saver.saveChoice({ needCheck }).catch(setError)
          }}
        />
        <div className="form-columns">
          <FormField
            label={text('meeting.field.collaborationName')}
            hint={text('meeting.hint.collaborationName')}
          >
            <CollaborationPicker
              value={
                meeting.collaborationName === ''
                  ? null
                  : { id: meeting.collaborationId, name: meeting.collaborationName }
              }
              onChange={(chosen) =>
                void saver.saveChoice({
                  collaborationId: chosen?.id ?? null,
                  ...(chosen === null && { collaborationName: '' }),
                })
              }
            />
          </FormField>
          <FormField label={text('meeting.field.request')} hint={text('meeting.hint.request')}>
            <RequestPicker
              value={meeting.request}
              onChange={(chosen) => void saver.saveChoice({ requestId: chosen?.id ?? null })}
            />
          </FormField>
        </div>
        {field('needReason', text('meeting.hint.needReason'))}
        {field('outOfScope', text('meeting.hint.outOfScope'))}
      </div>
    </PrepSection>
  )
}
