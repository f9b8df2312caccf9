import { type ReactNode, useMemo } from 'react'
import type { DepartmentRef, PersonRef } from '#contract/common.ts'
import type { SeriesView } from '#contract/series.ts'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { type MeetingType, meetingTypes } from '#domain/meeting/enums.ts'
import { dayOffChoices, type OnDayOff, occurrences, recurrenceKinds } from '#domain/series/recurrence.ts'
import { useWorkCalendar } from '#web/lib/calendar.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { DepartmentPicker, DepartmentsPicker } from '#web/ui/DepartmentPicker.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, SelectField, TextArea, TextField } from '#web/ui/fields.tsx'
import { PeoplePicker, PersonPicker } from '#web/ui/PersonPicker.tsx'
import { OnDay } from '#web/ui/When.tsx'
import './series.css'

type Recurrence = SeriesView['recurrence']

/** A series as it is being filled in; numbers stay as they are typed until it is sent. */
export interface Filled {
  readonly name: string
  readonly type: MeetingType
  readonly recurrence: Recurrence
  readonly startsOn: string | null
  readonly end: 'never' | 'on' | 'after'
  readonly endsOn: string | null
  readonly endsAfter: string
  readonly onDayOff: OnDayOff
  readonly startTime: string
  readonly durationMinutes: string
  readonly ahead: string
  readonly place: string
  readonly goal: string
  readonly confirmMinutes: string
  readonly host: PersonRef | null
  readonly recorder: PersonRef | null
  readonly people: readonly PersonRef[]
  /** 联席会议 (X-74): which department leads, which take part. */
  readonly lead: DepartmentRef | null
  readonly departments: readonly MemberDepartment[]
  readonly topics: readonly StandingLine[]
}

export interface MemberDepartment {
  readonly department: DepartmentRef
  readonly liaison: PersonRef | null
}

export interface StandingLine {
  readonly key: string
  readonly title: string
  readonly minutes: string
}

export const blankSeries: Filled = {
  name: '',
  type: 'progressSync',
  recurrence: { kind: 'weekly', every: 1, weekdays: [1] },
  startsOn: null,
  end: 'never',
  endsOn: null,
  endsAfter: '10',
  onDayOff: 'next',
  startTime: '14:00',
  durationMinutes: '60',
  ahead: '3',
  place: '',
  goal: '',
  confirmMinutes: '10',
  host: null,
  recorder: null,
  people: [],
  lead: null,
  departments: [],
  topics: [],
}

export function filledOf(series: SeriesView): Filled {
  return {
    ...blankSeries,
    name: series.name,
    type: series.type,
    recurrence: series.recurrence,
    startsOn: series.startsOn,
    end: series.endsOn !== null ? 'on' : series.endsAfter !== null ? 'after' : 'never',
    endsOn: series.endsOn,
    endsAfter: String(series.endsAfter ?? 10),
    onDayOff: series.onDayOff,
    startTime: series.startTime,
    durationMinutes: String(series.durationMinutes),
    ahead: String(series.ahead),
    place: series.place,
    goal: series.goal,
    confirmMinutes: series.confirmMinutes === null ? '' : String(series.confirmMinutes),
    host: series.host,
    recorder: series.recorder,
    people: series.people.map(({ person }) => person),
    lead: series.initiatingDepartment,
    departments: series.departments,
    topics: series.topics.map(({ key, title, plannedMinutes }) => ({
      key,
      title,
      minutes: plannedMinutes === null ? '' : String(plannedMinutes),
    })),
  }
}

const number = (typed: string, otherwise: number): number => {
  const value = Number.parseInt(typed, 10)
  return Number.isFinite(value) ? value : otherwise
}

/** As it is sent. What the form does not show of people and topics stays as it was. */
export function sentOf(filled: Filled, before?: SeriesView) {
  const minutes = (typed: string) => (typed.trim() === '' ? null : number(typed, 0))
  return {
    name: filled.name,
    type: filled.type,
    recurrence: filled.recurrence,
    endsOn: filled.end === 'on' ? filled.endsOn : null,
    endsAfter: filled.end === 'after' ? number(filled.endsAfter, 10) : null,
    onDayOff: filled.onDayOff,
    startTime: filled.startTime,
    durationMinutes: number(filled.durationMinutes, 60),
    ahead: number(filled.ahead, 3),
    place: filled.place,
    goal: filled.goal,
    confirmMinutes: minutes(filled.confirmMinutes),
    hostId: filled.host?.id ?? null,
    recorderId: filled.recorder?.id ?? null,
    ...(filled.type === 'jointStanding' && { initiatingDepartmentId: filled.lead?.id ?? null }),
    departments:
      filled.type === 'jointStanding'
        ? filled.departments.map(({ department, liaison }) => ({
            departmentId: department.id,
            liaisonId: liaison?.id ?? null,
          }))
        : [],
    people: filled.people.map(({ id }) => {
      const known = before?.people.find(({ person }) => person.id === id)
      return { personId: id, kind: known?.kind ?? ('core' as const), coreRole: known?.coreRole ?? null }
    }),
    topics: filled.topics
      .filter(({ title }) => title.trim() !== '')
      .map(({ key, title, minutes: typed }) => {
        const { owner: _, ...known } = before?.topics.find((topic) => topic.key === key) ?? { owner: null }
        return { ...known, key, title, plannedMinutes: minutes(typed) }
      }),
  }
}

/** Fields only; what is done with them stands below it. */
export function SeriesFields({
  filled,
  set,
  issues,
  withStart,
}: {
  filled: Filled
  set: (change: Partial<Filled>) => void
  issues: Readonly<Record<string, string>>
  withStart: boolean
}): ReactNode {
  const text = useText()
  return (
    <>
      <FormField label={text('series.field.name')} issue={issues.name} required>
        <TextField value={filled.name} onChange={(name) => set({ name })} maxLength={200} required />
      </FormField>
      <div className="form-columns">
        <FormField label={text('series.field.type')}>
          <SelectField
            value={filled.type}
            onChange={(type) => set({ type })}
            options={meetingTypes.map((value) => ({ value, label: text(`enum.meetingType.${value}`) }))}
          />
        </FormField>
        <FormField label={text('series.field.place')} issue={issues.place}>
          <TextField value={filled.place} onChange={(place) => set({ place })} maxLength={200} />
        </FormField>
      </div>
      <RecurrenceFields value={filled.recurrence} onChange={(recurrence) => set({ recurrence })} />
      <div className="form-columns">
        {withStart && (
          <FormField label={text('series.field.startsOn')} issue={issues.startsOn} required>
            <DayField value={filled.startsOn} onChange={(startsOn) => set({ startsOn })} />
          </FormField>
        )}
        <FormField label={text('series.field.startTime')} issue={issues.startTime} required>
          <TextField
            type="time"
            value={filled.startTime}
            onChange={(startTime) => set({ startTime })}
            required
          />
        </FormField>
        <FormField label={text('series.field.duration')} issue={issues.durationMinutes}>
          <TextField
            inputMode="numeric"
            value={filled.durationMinutes}
            onChange={(durationMinutes) => set({ durationMinutes })}
          />
        </FormField>
      </div>
      <div className="form-columns">
        <FormField label={text('series.field.onDayOff')}>
          <SelectField
            value={filled.onDayOff}
            onChange={(onDayOff) => set({ onDayOff })}
            options={dayOffChoices.map((value) => ({ value, label: text(`series.onDayOff.${value}`) }))}
          />
        </FormField>
        <FormField label={text('series.field.end')}>
          <SelectField
            value={filled.end}
            onChange={(end) => set({ end })}
            options={(['never', 'on', 'after'] as const).map((value) => ({
              value,
              label: text(`series.end.${value}`),
            }))}
          />
        </FormField>
        {filled.end === 'on' && (
          <FormField label={text('series.field.endsOn')} issue={issues.endsOn}>
            <DayField value={filled.endsOn} onChange={(endsOn) => set({ endsOn })} />
          </FormField>
        )}
        {filled.end === 'after' && (
          <FormField label={text('series.field.endsAfter')} issue={issues.endsAfter}>
            <TextField
              inputMode="numeric"
              value={filled.endsAfter}
              onChange={(endsAfter) => set({ endsAfter })}
            />
          </FormField>
        )}
      </div>
      <Preview filled={filled} />
      <FormField label={text('series.field.goal')} issue={issues.goal}>
        <TextArea value={filled.goal} onChange={(goal) => set({ goal })} maxLength={5000} />
      </FormField>
      <div className="form-columns">
        <FormField label={text('series.field.host')}>
          <PersonPicker value={filled.host} onChange={(host) => set({ host })} />
        </FormField>
        <FormField label={text('series.field.recorder')}>
          <PersonPicker value={filled.recorder} onChange={(recorder) => set({ recorder })} />
        </FormField>
      </div>
      {filled.type === 'jointStanding' && <Members filled={filled} set={set} issues={issues} />}
      <FormField label={text('series.field.people')}>
        <PeoplePicker value={filled.people} onChange={(people) => set({ people })} />
      </FormField>
      <Topics topics={filled.topics} onChange={(topics) => set({ topics })} />
      <div className="form-columns">
        <FormField label={text('series.field.confirmMinutes')} issue={issues.confirmMinutes}>
          <TextField
            inputMode="numeric"
            value={filled.confirmMinutes}
            onChange={(confirmMinutes) => set({ confirmMinutes })}
          />
        </FormField>
        <FormField label={text('series.field.ahead')} issue={issues.ahead}>
          <TextField inputMode="numeric" value={filled.ahead} onChange={(ahead) => set({ ahead })} />
        </FormField>
      </div>
    </>
  )
}

/** 联席会议 (X-74): who leads it, which departments take part, and who connects each. */
function Members({
  filled,
  set,
  issues,
}: {
  filled: Filled
  set: (change: Partial<Filled>) => void
  issues: Readonly<Record<string, string>>
}): ReactNode {
  const text = useText()
  return (
    <>
      <FormField label={text('series.field.lead')} issue={issues.initiatingDepartmentId}>
        <DepartmentPicker value={filled.lead} onChange={(lead) => set({ lead })} />
      </FormField>
      <FormField label={text('series.field.departments')} hint={text('series.departmentsHint')}>
        <DepartmentsPicker
          value={filled.departments.map(({ department }) => department)}
          onChange={(departments) =>
            set({
              departments: departments.map(
                (department) =>
                  filled.departments.find((one) => one.department.id === department.id) ?? {
                    department,
                    liaison: null,
                  },
              ),
            })
          }
        />
      </FormField>
      <div className="form-columns">
        {filled.departments.map(({ department, liaison }, at) => (
          <FormField
            key={department.id}
            label={text('series.liaisonOf', { department: department.name })}
            issue={issues[`departments.${at}`]}
          >
            <PersonPicker
              value={liaison}
              onChange={(chosen) =>
                set({
                  departments: filled.departments.map((one) =>
                    one.department.id === department.id ? { ...one, liaison: chosen } : one,
                  ),
                })
              }
            />
          </FormField>
        ))}
      </div>
    </>
  )
}

const blankRules: Readonly<Record<Recurrence['kind'], Recurrence>> = {
  weekly: { kind: 'weekly', every: 1, weekdays: [1] },
  monthlyByDate: { kind: 'monthlyByDate', every: 1, day: 1 },
  monthlyByWeekday: { kind: 'monthlyByWeekday', every: 1, nth: 1, weekday: 1 },
  monthlyByWorkingDay: { kind: 'monthlyByWorkingDay', every: 1, nth: -1 },
}
const week = [1, 2, 3, 4, 5, 6, 7] as const
const nths = [1, 2, 3, 4, -1] as const

function RecurrenceFields({
  value,
  onChange,
}: {
  value: Recurrence
  onChange: (value: Recurrence) => void
}): ReactNode {
  const text = useText()
  const sayDay = useWeekday()
  const numbers = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => ({ value: String(from + at), label: String(from + at) }))
  return (
    <div className="form-columns">
      <FormField label={text('series.field.recurrence')}>
        <SelectField
          value={value.kind}
          onChange={(kind) => onChange({ ...blankRules[kind], every: value.every })}
          options={recurrenceKinds.map((kind) => ({ value: kind, label: text(`series.kind.${kind}`) }))}
        />
      </FormField>
      <FormField label={text('series.interval')}>
        <SelectField
          value={String(value.every)}
          onChange={(every) => onChange({ ...value, every: Number(every) })}
          options={Array.from({ length: 12 }, (_, before) => {
            const unit = value.kind === 'weekly' ? 'Week' : 'Month'
            return {
              value: String(before + 1),
              label:
                before === 0
                  ? text(`series.every${unit}`)
                  : text(`series.every${unit}s`, { count: before + 1 }),
            }
          })}
        />
      </FormField>
      {value.kind === 'weekly' && (
        <fieldset className="field weekdays">
          <legend className="field-label">{text('series.field.weekdays')}</legend>
          <div className="weekday-row">
            {week.map((day) => (
              <CheckField
                key={day}
                checked={value.weekdays.includes(day)}
                // The last one stays: weeks without a day never meet.
                disabled={value.weekdays.length === 1 && value.weekdays[0] === day}
                onChange={(isOn) =>
                  onChange({
                    ...value,
                    weekdays: week.filter((one) => (one === day ? isOn : value.weekdays.includes(one))),
                  })
                }
              >
                {sayDay(day)}
              </CheckField>
            ))}
          </div>
        </fieldset>
      )}
      {value.kind === 'monthlyByDate' && (
        <FormField label={text('series.field.day')}>
          <SelectField
            value={String(value.day)}
            onChange={(day) => onChange({ ...value, day: Number(day) })}
            options={numbers(1, 31)}
          />
        </FormField>
      )}
      {value.kind === 'monthlyByWeekday' && (
        <>
          <FormField label={text('series.field.nth')}>
            <SelectField
              value={String(value.nth)}
              onChange={(nth) => onChange({ ...value, nth: Number(nth) as (typeof nths)[number] })}
              options={nths.map((nth) => ({
                value: String(nth),
                label: text(`series.nth.${nth === -1 ? 'last' : `n${nth}`}`),
              }))}
            />
          </FormField>
          <FormField label={text('series.field.weekday')}>
            <SelectField
              value={String(value.weekday)}
              onChange={(weekday) =>
                onChange({ ...value, weekday: Number(weekday) as (typeof week)[number] })
              }
              options={week.map((day) => ({ value: String(day), label: sayDay(day) }))}
            />
          </FormField>
        </>
      )}
      {value.kind === 'monthlyByWorkingDay' && (
        <FormField label={text('series.field.nth')}>
          <SelectField
            value={String(value.nth)}
            onChange={(nth) => onChange({ ...value, nth: Number(nth) })}
            options={[{ value: '-1', label: text('series.nth.last') }, ...numbers(1, 15)]}
          />
        </FormField>
      )}
    </div>
  )
}

function useWeekday(): (day: number) => string {
  const { locale } = useReading()
  return (day) =>
    new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(
      new Date(Date.UTC(2024, 0, day)),
    )
}

/** The next dates by the very rule the server will use, with what moved them. */
function Preview({ filled }: { filled: Filled }): ReactNode {
  const text = useText()
  const calendar = useWorkCalendar()
  const { zone, now } = useReading()
  const { recurrence, startsOn, end, endsOn, endsAfter, onDayOff } = filled
  const dates = useMemo(() => {
    if (calendar === undefined) return undefined
    const today = civilDateOf(now, zone)
    const first = startsOn === null ? today : civilDate(startsOn)
    return occurrences(
      {
        recurrence,
        startsOn: first,
        endsOn: end === 'on' && endsOn !== null ? civilDate(endsOn) : null,
        endsAfter: end === 'after' ? number(endsAfter, 10) : null,
        onDayOff,
      },
      calendar,
      { count: 5, from: today },
    )
  }, [calendar, recurrence, startsOn, end, endsOn, endsAfter, onDayOff, now, zone])
  if (dates === undefined) return null
  return (
    <div className="field" aria-live="polite">
      <span className="field-label">{text('series.preview')}</span>
      {dates.length === 0 ? (
        <p className="late">{text('series.previewNone')}</p>
      ) : (
        <ul className="dates">
          {dates.map(({ on, heldOn, holiday }) => (
            <li key={on}>
              <OnDay day={heldOn} />
              {holiday !== null && <MovedBy on={on} holiday={holiday} />}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

export function MovedBy({ on, holiday }: { on: string; holiday: string }): ReactNode {
  const text = useText()
  const day = on.slice(5).replace('-', '/')
  return (
    <span className="small quiet">
      {holiday === '' ? text('series.movedOff', { day }) : text('series.movedBy', { day, holiday })}
    </span>
  )
}

function Topics({
  topics,
  onChange,
}: {
  topics: readonly StandingLine[]
  onChange: (topics: readonly StandingLine[]) => void
}): ReactNode {
  const text = useText()
  const change = (key: string, more: Partial<StandingLine>) =>
    onChange(topics.map((topic) => (topic.key === key ? { ...topic, ...more } : topic)))
  return (
    <fieldset className="field">
      <legend className="field-label">{text('series.field.topics')}</legend>
      <div className="stack">
        {topics.map(({ key, title, minutes }) => (
          <div key={key} className="standing-topic">
            <TextField
              aria-label={text('series.topicTitle')}
              placeholder={text('series.topicTitle')}
              value={title}
              onChange={(value) => change(key, { title: value })}
              maxLength={200}
            />
            <TextField
              aria-label={text('series.topicMinutes')}
              placeholder={text('series.topicMinutes')}
              inputMode="numeric"
              value={minutes}
              onChange={(value) => change(key, { minutes: value })}
            />
            <Button
              kind="quiet"
              icon="cross"
              aria-label={text('series.removeTopic', { title })}
              onClick={() => onChange(topics.filter((topic) => topic.key !== key))}
            />
          </div>
        ))}
        <div>
          <Button
            small
            icon="plus"
            onClick={() => onChange([...topics, { key: crypto.randomUUID(), title: '', minutes: '' }])}
          >
            {text('series.addTopic')}
          </Button>
        </div>
      </div>
    </fieldset>
  )
}

/** What keeps the form from being sent, if anything does. */
export function canSend(filled: Filled): boolean {
  return filled.name.trim() !== '' && filled.startTime !== ''
}
