import { expect, it } from 'vitest'
import { isWithin, places } from './places.ts'

it.each([
  ['/', 'today'],
  ['/notices', 'today'],
  ['/meetings', 'meetings'],
  ['/meetings/1/live', 'meetings'],
  ['/series/1', 'meetings'],
  ['/decisions/1', 'tasks'],
  ['/minutes/1', 'records'],
  ['/settings/people', 'settings'],
  ['/meetingsomething', undefined],
])('marks for %s the one place %s', (pathname, place) => {
  expect(places.filter(({ key }) => isWithin(pathname, key)).map(({ key }) => key)).toEqual(
    place ? [place] : [],
  )
})
