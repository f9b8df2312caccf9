import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { SeriesView } from '#contract/series.ts'
import { seriesHistoryQuery, seriesQuery, useResume, useStop } from '#web/feature/series/api.ts'
import { EditSeries, type Kept, KeptMeetings } from '#web/feature/series/EditSeries.tsx'
import { useSayRule } from '#web/feature/series/rule.ts'
import { PlannedDates, SeriesMeetings } from '#web/feature/series/SeriesMeetings.tsx'
import { usePathPart } from '#web/lib/address.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Confirm.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { CheckField } from '#web/ui/fields.tsx'
import { HistoryList } from '#web/ui/HistoryList.tsx'
import { Page, Section } from '#web/ui/Page.tsx'
import { PersonTag } from '#web/ui/PersonTag.tsx'

export default function SeriesPage(): ReactNode {
  const text = useText()
  const id = usePathPart('id')
  const query = useQuery(seriesQuery(id))
  if (query.data !== undefined) return <OneSeries key={id} series={query.data} />
  return (
    <Page title={text('series.title')} back={{ to: '/series', label: text('series.title') }}>
      <Faces query={query}>{() => null}</Faces>
    </Page>
  )
}

function OneSeries({ series }: { series: SeriesView }): ReactNode {
  const text = useText()
  const sayRule = useSayRule()
  const [isEditing, setEditing] = useState(false)
  const [isStopping, setStopping] = useState(false)
  const [kept, setKept] = useState<Kept>([])
  const resume = useResume(series.id)
  const { id, name, type, recurrence, startTime, durationMinutes, state, stoppedReason, can } = series
  return (
    <Page
      title={name}
      above={text(`enum.meetingType.${type}`)}
      beside={<span className="small quiet">{text(`series.state.${state}`)}</span>}
      back={{ to: '/series', label: text('series.title') }}
      actions={
        can.includes('stop') && (
          <Button kind="quiet" onClick={() => setStopping(true)}>
            {text('series.stop')}
          </Button>
        )
      }
      primary={
        can.includes('resume') ? (
          <Button kind="primary" busy={resume.isPending} onClick={() => resume.mutate(undefined)}>
            {text('series.resume')}
          </Button>
        ) : (
          can.includes('edit') &&
          !isEditing && (
            <Button kind="primary" icon="pencil" onClick={() => setEditing(true)}>
              {text('series.edit')}
            </Button>
          )
        )
      }
      aside={<Standing series={series} />}
    >
      <p>
        {text('series.rule.at', { rule: sayRule(recurrence), time: startTime, minutes: durationMinutes })}
        {' · '}
        {text('series.onDayOffIs', { act: text(`series.onDayOff.${series.onDayOff}`) })}
      </p>
      {state === 'stopped' && <p className="quiet">{text('series.stopped', { reason: stoppedReason })}</p>}
      <ErrorLine error={resume.error} />
      <KeptMeetings kept={kept} />
      {isEditing ? (
        <EditSeries
          series={series}
          onDone={(result) => {
            setKept(result)
            setEditing(false)
          }}
        />
      ) : (
        <>
          <SeriesMeetings series={series} view="ahead" />
          <PlannedDates series={series} />
          <SeriesMeetings series={series} view="over" />
        </>
      )}
      {isStopping && <Stop id={id} name={name} onClose={() => setStopping(false)} />}
    </Page>
  )
}

function Stop({ id, name, onClose }: { id: string; name: string; onClose: () => void }): ReactNode {
  const text = useText()
  const stop = useStop(id)
  const [cancelsDrafts, setCancelsDrafts] = useState(true)
  return (
    <Confirm
      title={text('series.stopTitle', { name })}
      action={text('series.stop')}
      reason={text('series.stopReason')}
      seal
      busy={stop.isPending}
      error={stop.error}
      onClose={onClose}
      onConfirm={(reason) => stop.mutate({ reason, cancelsDrafts }, { onSuccess: onClose })}
    >
      <p className="quiet">{text('series.stopHint')}</p>
      <CheckField checked={cancelsDrafts} onChange={setCancelsDrafts}>
        {text('series.stopDrafts')}
      </CheckField>
    </Confirm>
  )
}

function Standing({ series }: { series: SeriesView }): ReactNode {
  const text = useText()
  const [isOpen, setOpen] = useState(false)
  const history = useQuery({ ...seriesHistoryQuery(series.id), enabled: isOpen })
  return (
    <>
      <Section title={text('series.standing')}>
        <dl className="kin">
          <dt>{text('series.field.host')}</dt>
          <dd>
            <PersonTag person={series.host} />
          </dd>
          <dt>{text('series.field.recorder')}</dt>
          <dd>
            <PersonTag person={series.recorder} />
          </dd>
          {series.place !== '' && (
            <>
              <dt>{text('series.field.place')}</dt>
              <dd>{series.place}</dd>
            </>
          )}
          {series.departments.length > 0 && (
            <>
              <dt>{text('series.field.lead')}</dt>
              <dd>{series.initiatingDepartment?.name ?? '—'}</dd>
              <dt>{text('series.field.departments')}</dt>
              <dd>
                {series.departments
                  .map(({ department, liaison }) =>
                    liaison === null
                      ? department.name
                      : text('series.departmentBy', { department: department.name, name: liaison.name }),
                  )
                  .join(text('series.rule.separator'))}
              </dd>
            </>
          )}
          <dt>{text('series.field.people')}</dt>
          <dd>
            {text('series.peopleCount', { count: series.people.length })}{' '}
            <span className="small quiet">
              {series.people.map(({ person }) => person.name).join(text('series.rule.separator'))}
            </span>
          </dd>
          {series.topics.length > 0 && (
            <>
              <dt>{text('series.field.topics')}</dt>
              <dd>
                <ol>
                  {series.topics.map(({ key, title }) => (
                    <li key={key}>{title}</li>
                  ))}
                </ol>
              </dd>
            </>
          )}
        </dl>
      </Section>
      <details className="aside-history" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{text('series.history')}</summary>
        <Faces query={history}>{({ items }) => <HistoryList items={items} noun="series" />}</Faces>
      </details>
    </>
  )
}
