import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import { minutesBetween } from '#domain/meeting/duration.ts'
import { classifications, meetingTypes } from '#domain/meeting/enums.ts'
import { useText } from '#web/lib/text.ts'
import { InstantField } from '#web/ui/DayField.tsx'
import { DepartmentPicker } from '#web/ui/DepartmentPicker.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField } from '#web/ui/fields.tsx'
import { Section } from '#web/ui/Page.tsx'
import { When } from '#web/ui/When.tsx'
import { MinutesField } from './MinutesField.tsx'
import { SavedText } from './SavedText.tsx'
import { useMeetingSaver } from './useMeetingSaver.ts'

export const toldStates: readonly MeetingView['state'][] = ['noticed', 'rescheduled']

/** Name, type, time, level: what stands at the head of the notice. */
export function Basics({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const saver = useMeetingSaver(meeting.id)
  const [error, setError] = useState<unknown>(null)
  const isTold = toldStates.includes(meeting.state)
  const choose = (change: Parameters<typeof saver.saveChoice>[0]) => {
    setError(null)
    saver.saveChoice(change).catch(setError)
  }
  return (
    <Section title={text('meeting.part.basics')}>
      <div className="form">
        <div className="form-columns">
          <SavedText
            name={`meeting/${meeting.id}/name`}
            label={text('meeting.field.name')}
            saved={meeting.name}
            save={(mine, base) => saver.saveText('name', mine, base)}
            required
          />
          <FormField label={text('meeting.field.type')}>
            <SelectField
              value={meeting.type}
              onChange={(type) => choose({ type })}
              options={meetingTypes.map((value) => ({ value, label: text(`enum.meetingType.${value}`) }))}
            />
          </FormField>
        </div>
        {isTold && meeting.plannedStart !== null ? (
          <p>
            <span className="field-label">{text('meeting.field.time')}</span>
            <br />
            <When at={meeting.plannedStart} until={meeting.plannedEnd} />{' '}
            <span className="small faint">{text('meeting.timeFixed')}</span>
          </p>
        ) : (
          <TimeFields
            start={meeting.plannedStart}
            end={meeting.plannedEnd}
            onChange={({ start, end }) => choose({ plannedStart: start, plannedEnd: end })}
          />
        )}
        <div className="form-columns">
          <FormField label={text('meeting.field.initiatingDepartment')}>
            <DepartmentPicker
              value={meeting.initiatingDepartment}
              onChange={(department) => choose({ initiatingDepartmentId: department?.id ?? null })}
            />
          </FormField>
          <FormField
            label={text('meeting.field.classification')}
            hint={text(`meeting.classificationHint.${meeting.classification}`)}
          >
            <SelectField
              value={meeting.classification}
              onChange={(classification) => choose({ classification })}
              options={classifications.map((value) => ({
                value,
                label: text(`enum.classification.${value}`),
              }))}
            />
          </FormField>
        </div>
        <ErrorLine error={error} />
      </div>
    </Section>
  )
}

/** When it begins and how long it takes; the end follows. A length typed first waits for the beginning. */
export function TimeFields({
  start,
  end,
  onChange,
}: {
  start: string | null
  end: string | null
  onChange: (time: { start: string | null; end: string | null }) => void
}): ReactNode {
  const text = useText()
  const [wanted, setWanted] = useState<number | null>(null)
  // A beginning that is still on its way to the server: the length typed right after it belongs to it.
  const typedStart = useRef<string | null>(null)
  useEffect(() => {
    // Another one than was typed has come: that one counts.
    if (start !== null && start !== typedStart.current) typedStart.current = null
  }, [start])
  const length = minutesBetween(start, end) ?? wanted
  const endOf = (from: string | null, minutes: number | null) =>
    from === null || minutes === null ? null : new Date(Date.parse(from) + minutes * 60_000).toISOString()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the fields inside
    <div
      className="form-columns time-fields"
      // Enter takes what was typed into the field; it does not send the form around it.
      onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
    >
      <FormField label={text('meeting.field.start')}>
        <InstantField
          value={start}
          onChange={(at) => {
            typedStart.current = at
            onChange({ start: at, end: endOf(at, length) })
          }}
        />
      </FormField>
      <FormField
        label={text('meeting.field.length')}
        hint={
          start !== null &&
          end !== null && (
            <>
              {text('meeting.field.until')} <When at={end} />
            </>
          )
        }
      >
        <MinutesField
          value={length}
          placeholder={text('meeting.lengthHint')}
          onChange={(minutes) => {
            setWanted(minutes)
            const from = typedStart.current ?? start
            if (from !== null) onChange({ start: from, end: endOf(from, minutes) })
          }}
        />
      </FormField>
    </div>
  )
}
