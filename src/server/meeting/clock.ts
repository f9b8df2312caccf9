import { type ClockSetting, defaultClockParameters } from '#domain/calendar/clocks.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import type { Db } from '#server/db/database.ts'
import { loadNormSettings } from '#server/norm/load.ts'

/** Calendar, zone and the lengths that the organisation has set, for the clocks of a meeting. */
export async function loadClockSetting(tx: Db): Promise<ClockSetting> {
  const { hourClockMode, ...work } = await loadWorkTime(tx)
  const norms = await loadNormSettings(tx)
  return {
    ...work,
    parameters: {
      ...defaultClockParameters,
      hourClockMode,
      inviteDays: norms['NM-PRE-08'].value,
      agendaWorkingDays: norms['NM-PRE-09'].value,
      noticeFloorDays: norms['NM-PRE-10'].value,
      materialWorkingDays: norms['NM-PRE-17'].value,
      draftMinutesHours: norms['NM-MIN-01'].value,
      finalMinutesHours: norms['NM-MIN-04'].value,
    },
  }
}
