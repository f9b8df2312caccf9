import { memo, type ReactNode } from 'react'
import { type MeetingType, meetingTypes } from '#domain/meeting/enums.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField, TextField } from '#web/ui/fields.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { PeoplePicker } from '#web/ui/PersonPicker.tsx'
import { type Issues, useActs, useNames } from './ReviewContext.tsx'
import type { ImportBasics, ImportWho } from './review.ts'
import { WhoField } from './WhoField.tsx'
import { isUnsettled, nameOf } from './who.ts'

/** What the text says of the meeting itself; of a meeting that stands already only who was there matters to nobody. */
export const BasicsSection = memo(function BasicsSection({
  basics,
  issues,
}: {
  basics: ImportBasics
  issues: Issues
}): ReactNode {
  const text = useText()
  const { change, isLocked, isNew } = useActs()
  const put = (part: Partial<ImportBasics>) =>
    change((before) => ({ ...before, basics: { ...before.basics, ...part } }))
  const issue = (field: string) => issues[`basics.${field}`]
  if (!isNew) return <p className="quiet">{text('imports.basics.ofMeeting')}</p>
  return (
    <fieldset className="form basics" disabled={isLocked}>
      <FormField label={text('imports.basics.name')} issue={issue('name')} required>
        <TextField value={basics.name} onChange={(name) => put({ name })} maxLength={200} />
      </FormField>
      <div className="form-columns">
        <FormField label={text('imports.basics.date')} issue={issue('date')} required>
          <DayField value={basics.date} onChange={(date) => put({ date })} disabled={isLocked} />
        </FormField>
        <FormField label={text('imports.basics.type')}>
          <SelectField<MeetingType>
            value={basics.type}
            onChange={(type) => put({ type })}
            options={meetingTypes.map((value) => ({ value, label: text(`enum.meetingType.${value}`) }))}
          />
        </FormField>
        <FormField
          label={text('imports.basics.startTime')}
          hint={basics.startTime === '' ? text('imports.basics.noTime') : undefined}
        >
          <TextField type="time" value={basics.startTime} onChange={(startTime) => put({ startTime })} />
        </FormField>
        <FormField label={text('imports.basics.endTime')} issue={issue('endTime')}>
          <TextField type="time" value={basics.endTime} onChange={(endTime) => put({ endTime })} />
        </FormField>
      </div>
      <FormField label={text('imports.basics.place')}>
        <TextField value={basics.place} onChange={(place) => put({ place })} maxLength={200} />
      </FormField>
      {isLocked ? (
        <Locked basics={basics} />
      ) : (
        <>
          <WhoField
            label={text('imports.basics.host')}
            value={basics.host}
            onChange={(host) => put({ host })}
            issue={issue('host')}
          />
          <WhoField
            label={text('imports.basics.recorder')}
            value={basics.recorder}
            onChange={(recorder) => put({ recorder })}
            issue={issue('recorder')}
          />
          {basics.recorder?.personId == null && (
            <p className="small faint">{text('imports.basics.noRecorder')}</p>
          )}
          <Attendees attendees={basics.attendees} />
        </>
      )}
      <Absentees absentees={basics.absentees} />
    </fieldset>
  )
})

function Locked({ basics: { host, recorder, attendees } }: { basics: ImportBasics }): ReactNode {
  const text = useText()
  const { names, refs } = useNames()
  const say = (who: ImportWho | null) => nameOf(who, refs, names) || '—'
  return (
    <dl className="basics-read">
      <dt>{text('imports.basics.host')}</dt>
      <dd>{say(host)}</dd>
      <dt>{text('imports.basics.recorder')}</dt>
      <dd>{say(recorder)}</dd>
      <dt>{text('imports.basics.attendees')}</dt>
      <dd>{attendees.map(say).join(text('common.join')) || '—'}</dd>
    </dl>
  )
}

function Attendees({ attendees }: Pick<ImportBasics, 'attendees'>): ReactNode {
  const text = useText()
  const { names, refs } = useNames()
  const { change } = useActs()
  const known = attendees.flatMap(({ personId }) => (personId && refs.people.get(personId)) || [])
  const strangers = attendees.filter(({ personId }) => personId === null)
  const put = (next: readonly ImportWho[]) =>
    change((before) => ({ ...before, basics: { ...before.basics, attendees: next } }))
  return (
    <>
      <FormField label={text('imports.basics.attendees')}>
        <PeoplePicker
          value={known}
          onChange={(people) => {
            refs.know({ people })
            put([
              ...people.map(
                ({ id, departmentId }) =>
                  attendees.find(({ personId }) => personId === id) ?? {
                    personId: id,
                    departmentId,
                    written: '',
                  },
              ),
              ...strangers,
            ])
          }}
        />
      </FormField>
      {strangers.length > 0 && (
        <ul className="strangers small">
          {strangers.map((who) => (
            <li key={`${who.written}${who.departmentId}`}>
              <Icon name="person" size={12} /> {nameOf(who, refs, names)}
              <span className={isUnsettled(who, names) ? 'tone-amber' : 'faint'}>
                {text(isUnsettled(who, names) ? 'imports.who.unsettled' : 'imports.who.asText')}
              </span>
              <Button
                small
                kind="quiet"
                icon="cross"
                aria-label={text('common.remove', { name: who.written })}
                onClick={() => put(attendees.filter((one) => one !== who))}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Absentees({ absentees }: Pick<ImportBasics, 'absentees'>): ReactNode {
  const text = useText()
  const { names, refs } = useNames()
  const { change, isLocked } = useActs()
  if (absentees.length === 0) return null
  return (
    <div>
      <p className="field-label">{text('imports.basics.absentees')}</p>
      <ul className="strangers small">
        {absentees.map((one) => (
          <li key={`${one.who.personId}${one.who.written}`}>
            {nameOf(one.who, refs, names)}
            {one.reason !== '' && (
              <span className="quiet">{text('imports.basics.reason', { reason: one.reason })}</span>
            )}
            {one.delegate !== null && (
              <span className="quiet">
                {text('imports.basics.delegate', { name: nameOf(one.delegate, refs, names) })}
              </span>
            )}
            {!isLocked && (
              <Button
                small
                kind="quiet"
                icon="cross"
                aria-label={text('common.remove', { name: nameOf(one.who, refs, names) })}
                onClick={() =>
                  change((before) => ({
                    ...before,
                    basics: {
                      ...before.basics,
                      absentees: before.basics.absentees.filter((other) => other !== one),
                    },
                  }))
                }
              />
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
