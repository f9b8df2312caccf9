import { expect, it } from 'vitest'
import { needsPerson, venueTemplate } from './venue.ts'

it.each([
  ['offline', 'room projector microphone', ''],
  ['online', 'network screenShare recording link', 'screenShare recording'],
  ['hybrid', 'room projector microphone network screenShare recording link', 'screenShare recording'],
] as const)('X-02: a meeting %s asks for %s, with a named person for %j', (form, items, named) => {
  expect(venueTemplate(form).join(' ')).toBe(items)
  expect(venueTemplate(form).filter(needsPerson).join(' ')).toBe(named)
})
