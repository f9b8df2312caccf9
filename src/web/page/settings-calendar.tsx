import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { CalendarView } from '#contract/organisation.ts'
import { yearOf } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { useReplaceCalendar } from '#web/feature/calendar/api.ts'
import { pressed, type SpecialDay } from '#web/feature/calendar/days.ts'
import { SpecialDays } from '#web/feature/calendar/SpecialDays.tsx'
import { YearView } from '#web/feature/calendar/YearView.tsx'
import { SettingsTabs } from '#web/feature/organisation/SettingsTabs.tsx'
import { useFilters } from '#web/lib/address.ts'
import { calendarQuery } from '#web/lib/calendar.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useReading } from '#web/lib/reading.ts'
import { useMe } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Page, Section } from '#web/ui/Page.tsx'
import { toast } from '#web/ui/toast.tsx'

export default function CalendarPage(): ReactNode {
  const { now, zone } = useReading()
  const [filters] = useFilters()
  const year = Number(filters.year) || yearOf(civilDateOf(now, zone))
  const calendar = useQuery(calendarQuery(year))
  return (
    <>
      <SettingsTabs />
      {calendar.data === undefined ? (
        <Page title={String(year)}>
          <Faces query={calendar}>{() => null}</Faces>
        </Page>
      ) : (
        <Year key={year} calendar={calendar.data} />
      )}
    </>
  )
}

function Year({ calendar }: { calendar: CalendarView }): ReactNode {
  const text = useText()
  const { isAdmin } = useMe()
  const { year } = calendar
  const [filters, setFilters] = useFilters()
  const isEditing = isAdmin && filters.edit === 'yes'
  const draft = useDraft<readonly SpecialDay[]>(`calendar/${year}`, calendar.days)
  const save = useReplaceCalendar(year)
  const days = isEditing ? draft.value : calendar.days

  function stop() {
    draft.clear()
    setFilters({ edit: undefined })
  }
  function handleSave() {
    save.mutate(draft.value, {
      onSuccess: () => {
        toast(text('organisation.calendar.saved'))
        stop()
      },
    })
  }
  const turn = (step: number) => setFilters({ year: String(year + step), edit: undefined })

  return (
    <Page
      title={`${text('organisation.calendar.title')} ${text('organisation.calendar.year', { year })}`}
      tab={text('organisation.calendar.title')}
      beside={
        <span className="line">
          <Button
            small
            kind="quiet"
            aria-label={text('organisation.calendar.previous')}
            onClick={() => turn(-1)}
          >
            <Icon name="left" />
          </Button>
          <Button
            small
            kind="quiet"
            aria-label={text('organisation.calendar.following')}
            onClick={() => turn(1)}
          >
            <Icon name="right" />
          </Button>
        </span>
      }
      actions={isEditing && <Button onClick={stop}>{text('common.cancel')}</Button>}
      primary={
        isAdmin &&
        (isEditing ? (
          <Button kind="primary" busy={save.isPending} onClick={handleSave}>
            {text('organisation.calendar.save')}
          </Button>
        ) : (
          <Button kind="primary" onClick={() => setFilters({ edit: 'yes' })}>
            {text('organisation.calendar.edit')}
          </Button>
        ))
      }
      aside={
        <Section title={text('organisation.calendar.special')}>
          <SpecialDays days={days} {...(isEditing && { onChange: draft.set })} />
        </Section>
      }
    >
      <p className="quiet">
        {text(isEditing ? 'organisation.calendar.editHint' : 'organisation.calendar.lead')}
      </p>
      {!calendar.isAnnounced && <p className="tone-amber">{text('organisation.calendar.notAnnounced')}</p>}
      <ErrorLine error={save.error} />
      <YearView
        year={year}
        days={days}
        {...(isEditing && { onPress: (day) => draft.set((before) => pressed(before, day)) })}
      />
    </Page>
  )
}
