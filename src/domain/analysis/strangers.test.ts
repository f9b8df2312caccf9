import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { chinaCalendar } from '#domain/calendar/holidays.test-data.ts'
import { labelledMinutes } from './action/minutes.test-data.ts'
import { analyse } from './analyse.ts'

const calendar = chinaCalendar()
/** Family names and titles that none of these minutes has. */
const strangers = [
  { name: '逯可为', department: '驻外站', title: '巡护督导' },
  { name: '阙乐怡', department: '驻外站', title: '荣誉顾问长' },
  { name: '粘思齐', department: '驻外站', title: '译审' },
  { name: 'Quentin Vega', department: '驻外站', title: 'Fellow' },
]
const station = { name: '驻外站', aliases: ['Outpost'] }

describe('people whom a text does not name change nothing of what is read in it', () => {
  it.each(labelledMinutes)('$name', ({ text, directory, referenceDate }) => {
    for (const { name, title } of strangers) {
      expect(text).not.toContain(name.split(' ')[1] ?? name.charAt(0))
      expect(text).not.toContain(title)
    }
    const read = (people: typeof directory.people, departments: typeof directory.departments) =>
      analyse(text, {
        directory: { departments, people },
        referenceDate: civilDate(referenceDate),
        calendar,
      })
    expect(read([...strangers, ...directory.people], [station, ...directory.departments])).toEqual(
      read(directory.people, directory.departments),
    )
  })
})
