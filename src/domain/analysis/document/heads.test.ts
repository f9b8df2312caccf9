import { describe, expect, it } from 'vitest'
import { civilDate } from '#domain/calendar/civil-date.ts'
import { basicInfo } from './basic-info.ts'
import { headDirectory, heads } from './heads.test-data.ts'
import { readDocument } from './read.ts'

describe('heads of many kinds', () => {
  it.each(heads.map((one) => [one.lines[0] ?? '', one] as const))('%s', (_line, { lines, ...right }) => {
    const names = headDirectory.data.people.map(({ name }) => name)
    const info = basicInfo(readDocument(lines.join('\n'), names), {
      directory: headDirectory,
      referenceDate: civilDate('2026-06-03'),
    })
    const { title, date, startTime, endTime, place, host, recorder, attendees, absentees } = info
    const officers = [host?.value, recorder?.value]
    expect({
      told: [title, date, startTime, endTime, place, host, recorder].map((one) => one?.value ?? null),
      present: attendees
        .flatMap(({ people }) => people.map(({ value }) => value))
        .filter((name) => !officers.includes(name))
        .toSorted(),
      away: absentees.map(
        (one) => `${one.name.value}/${one.reason?.value ?? ''}/${one.delegate?.value ?? ''}`,
      ),
    }).toEqual({ ...right, present: right.present.toSorted() })
  })
})
