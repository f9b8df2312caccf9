import type { ReactNode } from 'react'
import { becomesSeries, channels, contents, frequencies } from '#domain/collaboration/charter.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, NumberField, SelectField, TextField } from '#web/ui/fields.tsx'
import { Link } from '#web/ui/Link.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import {
  type CharterChange,
  type CharterView,
  type CommunicationLine,
  useStartMeetings,
} from './charter-api.ts'
import { PartState } from './PartState.tsx'
import { useSavedPart } from './useSavedPart.ts'

type Line = Omit<CommunicationLine, 'id' | 'series' | 'hasSeries'> & { readonly id: string | null }
const fieldsOf = (charter: CharterView): { lines: Line[] } => ({
  lines: charter.communication.map(({ series: _, hasSeries: __, ...line }) => line),
})

function bodyOf({ lines }: { lines: Line[] }): CharterChange {
  return { communication: lines.map(({ owner, ...line }) => ({ ...line, ownerId: owner?.id ?? null })) }
}

const emptyLine: Line = {
  id: null,
  frequency: 'weekly',
  channels: ['offline'],
  contents: ['progress'],
  contentNote: '',
  weekday: 5,
  startTime: '16:00',
  minutes: 60,
  purpose: '',
  output: '',
  audience: '',
  owner: null,
}

/** 沟通计划 (S1-17 … S1-20, X-32); lines that are meetings come again by themselves once the work has begun. */
export function CommunicationPlan({ charter }: { charter: CharterView }): ReactNode {
  const text = useText()
  const part = useSavedPart({ charter, name: 'communication', fieldsOf, bodyOf })
  const { lines } = part.value
  const canEdit = charter.can.includes('editCommunication')
  const start = useStartMeetings(charter.id)
  const put = (index: number, change: Partial<Line>) =>
    part.change({ lines: lines.map((line, at) => (at === index ? { ...line, ...change } : line)) })
  const known = new Map(charter.communication.map((line) => [line.id, line]))
  const waiting = charter.communication.filter((line) => !line.hasSeries && becomesSeries(line)).length
  const add = (
    <Button
      icon="plus"
      kind={lines.length === 0 ? 'primary' : 'plain'}
      onClick={() => part.change({ lines: [...lines, emptyLine] })}
    >
      {text('charter.plan.add')}
    </Button>
  )
  return (
    <div className="stack">
      {lines.length === 0 && (
        <EmptyState title={text('charter.plan.empty')} hint={text('charter.plan.emptyHint')}>
          {canEdit && add}
        </EmptyState>
      )}
      <ol className="charter-departments">
        {lines.map((line, index) => {
          const now = line.id === null ? undefined : known.get(line.id)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a new line has no id yet
            <li key={index} className="charter-department">
              <div className="line">
                <h3>{text(`enum.commFrequency.${line.frequency}`)}</h3>
                {now?.series && <Link to={`/series/${now.series.id}`}>{now.series.name}</Link>}
                {canEdit && !now?.hasSeries && (
                  <span className="push">
                    <Button
                      small
                      kind="quiet"
                      icon="cross"
                      aria-label={text('common.remove', {
                        name: text(`enum.commFrequency.${line.frequency}`),
                      })}
                      onClick={() => part.change({ lines: lines.filter((_, at) => at !== index) })}
                    />
                  </span>
                )}
              </div>
              <fieldset className="bare-fieldset" disabled={!canEdit}>
                <LineForm line={line} onChange={(change) => put(index, change)} onLeave={part.flush} />
              </fieldset>
            </li>
          )
        })}
      </ol>
      <div className="line">
        {canEdit && lines.length > 0 && add}
        {charter.can.includes('startMeetings') && waiting > 0 && (
          <Button busy={start.isPending} onClick={() => start.mutate(undefined)}>
            {text('charter.plan.start', { count: waiting })}
          </Button>
        )}
      </div>
      <ErrorLine error={start.error} />
      <PartState
        part={part}
        say={(fields) =>
          fields.lines
            .map((line) => [text(`enum.commFrequency.${line.frequency}`), line.purpose].join(' '))
            .join('\n')
        }
      />
    </div>
  )
}

function LineForm({
  line,
  onChange,
  onLeave,
}: {
  line: Line
  onChange: (change: Partial<Line>) => void
  onLeave: () => void
}): ReactNode {
  const text = useText()
  const label = (field: string) => text(`charter.plan.${field}`)
  const words = (field: 'purpose' | 'output' | 'audience' | 'contentNote') => (
    <FormField label={label(field)}>
      <TextField
        value={line[field]}
        onChange={(value) => onChange({ [field]: value })}
        onBlur={onLeave}
        maxLength={200}
      />
    </FormField>
  )
  return (
    <div className="form tight-form">
      <div className="form-columns">
        <FormField label={label('frequency')}>
          <SelectField
            value={line.frequency}
            onChange={(frequency) => onChange({ frequency })}
            options={frequencies.map((one) => ({ value: one, label: text(`enum.commFrequency.${one}`) }))}
          />
        </FormField>
        {line.frequency !== 'adhoc' && (
          <>
            <FormField label={label('weekday')}>
              <SelectField
                value={String(line.weekday ?? '')}
                none={label('anyWeekday')}
                onChange={(day) => onChange({ weekday: day === '' ? null : Number(day) })}
                options={[1, 2, 3, 4, 5, 6, 7].map((day) => ({
                  value: String(day),
                  label: text(`meeting.calendar.weekday.${day}`),
                }))}
              />
            </FormField>
            <FormField label={label('startTime')}>
              <TextField
                type="time"
                value={line.startTime ?? ''}
                onChange={(startTime) => onChange({ startTime: startTime || null })}
              />
            </FormField>
            <FormField label={label('minutes')}>
              <NumberField
                value={line.minutes}
                min={5}
                max={600}
                onChange={(minutes) => onChange({ minutes: minutes ?? 60 })}
              />
            </FormField>
          </>
        )}
        <FormField label={label('owner')}>
          <PersonPicker value={line.owner} onChange={(owner) => onChange({ owner })} />
        </FormField>
      </div>
      <Ticks
        legend={label('channel')}
        all={channels}
        chosen={line.channels}
        say={(one) => text(`enum.commChannel.${one}`)}
        onChange={(chosen) => onChange({ channels: chosen })}
      />
      <Ticks
        legend={label('content')}
        all={contents}
        chosen={line.contents}
        say={(one) => text(`enum.commContent.${one}`)}
        onChange={(chosen) => onChange({ contents: chosen })}
      />
      <div className="form-columns">
        {words('contentNote')}
        {words('purpose')}
        {words('output')}
        {words('audience')}
      </div>
    </div>
  )
}

function Ticks<One extends string>({
  legend,
  all,
  chosen,
  say,
  onChange,
}: {
  legend: string
  all: readonly One[]
  chosen: readonly One[]
  say: (one: One) => string
  onChange: (chosen: One[]) => void
}): ReactNode {
  return (
    <fieldset className="charter-ticks">
      <legend className="field-label">{legend}</legend>
      {all.map((one) => (
        <CheckField
          key={one}
          checked={chosen.includes(one)}
          onChange={(on) => onChange(all.filter((other) => (other === one ? on : chosen.includes(other))))}
        >
          {say(one)}
        </CheckField>
      ))}
    </fieldset>
  )
}
