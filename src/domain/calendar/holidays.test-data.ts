import { addDays, type CivilDate, civilDate, yearOf } from './civil-date.ts'
import type { WorkCalendar } from './work-calendar.ts'

/** The published arrangements that the tests count with: [name, first day off, last day off, make-up days]. */
const arrangements: readonly [name: string, from: string, to: string, workdays: readonly string[]][] = [
  ['元旦', '2023-01-01', '2023-01-02', []],
  ['春节', '2023-01-21', '2023-01-27', ['2023-01-28', '2023-01-29']],
  ['清明节', '2023-04-05', '2023-04-05', []],
  ['劳动节', '2023-04-29', '2023-05-03', ['2023-04-23', '2023-05-06']],
  ['端午节', '2023-06-22', '2023-06-24', ['2023-06-25']],
  ['中秋节', '2023-09-29', '2023-09-29', []],
  ['国庆节', '2023-09-30', '2023-10-06', ['2023-10-07', '2023-10-08']],

  ['元旦', '2024-01-01', '2024-01-01', []],
  ['春节', '2024-02-10', '2024-02-17', ['2024-02-04', '2024-02-18']],
  ['清明节', '2024-04-04', '2024-04-06', ['2024-04-07']],
  ['劳动节', '2024-05-01', '2024-05-05', ['2024-04-28', '2024-05-11']],
  ['端午节', '2024-06-10', '2024-06-10', []],
  ['中秋节', '2024-09-15', '2024-09-17', ['2024-09-14']],
  ['国庆节', '2024-10-01', '2024-10-07', ['2024-09-29', '2024-10-12']],

  ['元旦', '2026-01-01', '2026-01-03', ['2026-01-04']],
  ['春节', '2026-02-15', '2026-02-23', ['2026-02-14', '2026-02-28']],
  ['清明节', '2026-04-04', '2026-04-06', []],
  ['劳动节', '2026-05-01', '2026-05-05', ['2026-05-09']],
  ['端午节', '2026-06-19', '2026-06-21', []],
  ['中秋节', '2026-09-25', '2026-09-27', []],
  ['国庆节', '2026-10-01', '2026-10-07', ['2026-09-20', '2026-10-10']],
]

/** Mainland China, 2023, 2024 and 2026. 2025 is left out on purpose: it stands for a year not announced. */
export function chinaCalendar(): WorkCalendar {
  const kinds = new Map<CivilDate, 'holiday' | 'workday'>()
  const names = new Map<CivilDate, string>()
  const announcedYears = new Set<number>()
  for (const [name, from, to, workdays] of arrangements) {
    for (let day = civilDate(from); day <= to; day = addDays(day, 1)) {
      kinds.set(day, 'holiday')
      names.set(day, name)
      announcedYears.add(yearOf(day))
    }
    for (const day of workdays) {
      kinds.set(civilDate(day), 'workday')
      names.set(civilDate(day), name)
    }
  }
  return { kinds, names, announcedYears, dayStart: '09:00', dayEnd: '18:00' }
}
