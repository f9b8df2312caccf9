import { type ClockParameters, type ClockSetting, defaultClockParameters } from '#domain/calendar/clocks.ts'
import { timeOfDay } from '#domain/calendar/instant.ts'
import type { NormSettings } from '#domain/norm/settings.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import type { Db } from '#server/db/database.ts'
import { untilSettingsChange } from '#server/db/setting-stamp.ts'
import { loadNormSettings } from '#server/norm/load.ts'

/** All that the clocks are computed from: calendar, zone, and the lengths as the organisation's norms set them. */
export async function loadClockSetting(tx: Db, norms?: NormSettings): Promise<ClockSetting> {
  return norms === undefined ? asItStands(tx) : settingOf(await loadWorkTime(tx), norms)
}

const asItStands = untilSettingsChange(async (tx) =>
  settingOf(await loadWorkTime(tx), await loadNormSettings(tx)),
)

function settingOf(
  { calendar, zone, hourClockMode }: Awaited<ReturnType<typeof loadWorkTime>>,
  norms: NormSettings,
): ClockSetting {
  return { calendar, zone, parameters: { ...parametersOf(norms), hourClockMode } }
}

/** A norm that has a clock is that clock's length. */
export function parametersOf(norms: NormSettings): ClockParameters {
  const { weekday, time } = norms['NM-TRK-03'].value
  const draft = norms['NM-MIN-01'].value
  const [negotiated, heads, vicePresident, generalManager] = norms['NM-ESC-03'].value
  const defaults = defaultClockParameters
  return {
    ...defaults,
    departmentAnswerWorkingDays: norms['NM-COL-20'].value,
    inviteDays: norms['NM-PRE-08'].value,
    agendaWorkingDays: norms['NM-PRE-09'].value,
    noticeFloorDays: norms['NM-PRE-10'].value,
    draftMinutesHours: draft,
    // The call comes as long before the end as with the usual 24 hours, or halfway in a shorter time.
    draftMinutesReminderHours: Math.max(
      draft - (defaults.draftMinutesHours - defaults.draftMinutesReminderHours),
      draft / 2,
    ),
    feedbackWorkingDays: norms['NM-MIN-03'].value,
    finalMinutesHours: norms['NM-MIN-04'].value,
    taskReminderDays: norms['NM-TRK-01'].value,
    collectDays: norms['NM-TRK-02'].value,
    weeklyUpdate: {
      ...defaults.weeklyUpdate,
      weekday,
      time: timeOfDay(time),
      remindAt: hoursBefore(time, 2),
    },
    writtenRecordWorkingDays: norms['NM-MTG-13'].value,
    delayReportDays: norms['NM-TRK-04'].value,
    escalationWorkingDays: [
      negotiated ?? defaults.escalationWorkingDays[0],
      heads ?? defaults.escalationWorkingDays[1],
      vicePresident ?? defaults.escalationWorkingDays[2],
      generalManager ?? defaults.escalationWorkingDays[3],
    ],
    behindPlan: behindPlanOf(norms['NM-COL-14']),
  }
}

/** The norm counts in shares. Switched off, no task is ever behind. */
function behindPlanOf({ enabled, value }: NormSettings['NM-COL-14']): ClockParameters['behindPlan'] {
  if (!enabled) return { yellow: Infinity, orange: Infinity, red: Infinity }
  return { yellow: value.yellow * 100, orange: value.orange * 100, red: value.red * 100 }
}

/** The same day, not before midnight. */
function hoursBefore(time: string, hours: number): ClockParameters['weeklyUpdate']['remindAt'] {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const moved = Math.max(0, hour - hours)
  return timeOfDay(`${String(moved).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
}
