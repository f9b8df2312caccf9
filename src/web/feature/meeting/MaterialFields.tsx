import type { ReactNode } from 'react'
import type { PersonRef } from '#contract/common.ts'
import type { TopicView } from '#contract/meeting.ts'
import { type MaterialKind, materialKinds } from '#domain/meeting/enums.ts'
import { needsSource } from '#domain/meeting/material.ts'
import { useText } from '#web/lib/text.ts'
import { InstantField } from '#web/ui/DayField.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField, TextArea, TextField } from '#web/ui/fields.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'

/** What is asked for, while it is being written. */
export interface Asked {
  readonly name: string
  /** As people number it, such as V1.2. */
  readonly revision: string
  readonly kind: MaterialKind
  readonly preparer: PersonRef | null
  readonly topicId: string
  readonly keyPoints: string
  readonly dataSource: string
}

export const nothingAsked: Asked = {
  name: '',
  revision: '',
  kind: 'background',
  preparer: null,
  topicId: '',
  keyPoints: '',
  dataSource: '',
}

export interface AskedAndDue extends Asked {
  readonly dueAt: string | null
}

export function MaterialFields({
  asked,
  topics,
  onChange,
}: {
  asked: AskedAndDue
  topics: readonly TopicView[]
  onChange: (change: Partial<AskedAndDue>) => void
}): ReactNode {
  const text = useText()
  return (
    <>
      <div className="form-columns">
        <FormField label={text('meeting.material.name')} required>
          <TextField value={asked.name} onChange={(name) => onChange({ name })} maxLength={200} autoFocus />
        </FormField>
        <FormField label={text('agenda.material.revision')} hint={text('agenda.material.revisionHint')}>
          <TextField value={asked.revision} onChange={(revision) => onChange({ revision })} maxLength={40} />
        </FormField>
        <FormField label={text('meeting.material.kind')}>
          <SelectField
            value={asked.kind}
            onChange={(kind) => onChange({ kind })}
            options={materialKinds.map((value) => ({ value, label: text(`enum.materialKind.${value}`) }))}
          />
        </FormField>
        <FormField label={text('meeting.material.topic')}>
          <SelectField
            value={asked.topicId}
            onChange={(topicId) => onChange({ topicId })}
            none={text('meeting.material.wholeMeeting')}
            options={topics.map(({ id, title }) => ({ value: id, label: title }))}
          />
        </FormField>
      </div>
      <div className="form-columns">
        <FormField label={text('meeting.material.preparer')}>
          <PersonPicker value={asked.preparer} onChange={(preparer) => onChange({ preparer })} />
        </FormField>
        <FormField label={text('meeting.material.due')} hint={text('meeting.material.dueHint')}>
          <InstantField value={asked.dueAt} onChange={(dueAt) => onChange({ dueAt })} />
        </FormField>
      </div>
      <div className="form-columns">
        <FormField label={text('agenda.material.keyPoints')} hint={text('agenda.material.keyPointsHint')}>
          <TextArea
            value={asked.keyPoints}
            onChange={(keyPoints) => onChange({ keyPoints })}
            maxLength={5000}
          />
        </FormField>
        <FormField
          label={text('agenda.material.dataSource')}
          hint={needsSource(asked.kind) ? text('agenda.material.dataSourceHint') : undefined}
        >
          <TextField
            value={asked.dataSource}
            onChange={(dataSource) => onChange({ dataSource })}
            maxLength={200}
          />
        </FormField>
      </div>
    </>
  )
}
