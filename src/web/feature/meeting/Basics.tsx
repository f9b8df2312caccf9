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

const sameMoment = (one: string | null, other: string | null) =>
  one === null || other === null ? one === other : Date.parse(one) === Date.parse(other)

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
  // What was entered and has not come back from the server: the calendar may say its day after the length was
  // typed, and with what was known before it. Both are looked up at the moment of sending.
  const entered = useRef<{ start?: string | null; minutes?: number | null }>({})
  useEffect(() => {
    const { start: typed, minutes } = entered.current
    if (typed !== undefined && sameMoment(typed, start)) delete entered.current.start
    if (minutes !== undefined && minutes === minutesBetween(start, end)) delete entered.current.minutes
  }, [start, end])
  const length = minutesBetween(start, end) ?? wanted
  function send() {
    const from = entered.current.start === undefined ? start : entered.current.start
    const minutes = entered.current.minutes === undefined ? length : entered.current.minutes
    if (from === null && entered.current.start === undefined) return
    onChange({
      start: from,
      end:
        from === null || minutes === null
          ? null
          : new Date(Date.parse(from) + minutes * 60_000).toISOString(),
    })
  }
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
            entered.current.start = at
            send()
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
            entered.current.minutes = minutes
            send()
          }}
        />
      </FormField>
    </div>
  )
}
