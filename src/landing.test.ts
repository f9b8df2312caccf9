import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type NoticeKind, noticeParams } from '#server/notification/kinds.ts'
import { landings, requireLanding } from '#server/notification/landing.ts'
import { filtersOf } from '#web/lib/address.ts'
import { doorFor, placeAfter } from '#web/lib/after-sign-in.ts'

/** Every kind of notice → where its link leads → a page of the product on which the thing can be done. */
const kinds = Object.keys(noticeParams) as NoticeKind[]
const cases = kinds.flatMap((kind) => landings[kind].map((pattern) => [kind, pattern] as const))
const id = '0198c0de-0000-7000-8000-000000000001'

const routes = [...readFileSync('src/web/routes.tsx', 'utf8').matchAll(/path: '([^']+)'/g)].map(
  ([, path]) => path,
)
const screens = readdirSync('src/web', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tsx'))
  .map((name) => readFileSync(join('src/web', name), 'utf8'))
  .join('\n')

describe.each(cases)('%s leads to %s', (kind, pattern) => {
  const [path = '', place] = pattern.split('#')
  const link = pattern.replace('$id', id)

  it('which is a page', () => expect(routes).toContain(path))

  it('with the place it names', () => {
    if (place !== undefined) expect(screens.includes(`id="${place}"`), place).toBe(true)
  })

  it('and nothing else is taken for its link', () => {
    expect(() => requireLanding(kind, link)).not.toThrow()
    expect(() => requireLanding(kind, `/settings/${id}`)).toThrow(kind)
  })

  it('and back to it after signing in', () => {
    const door = new URL(doorFor(link), 'http://bihuan.test')
    expect(door.pathname).toBe('/sign-in')
    expect(placeAfter(filtersOf(door.search).then)).toBe(link)
  })
})

it('has a landing for every kind and no other', () => {
  expect(Object.keys(landings).toSorted()).toEqual(kinds.toSorted())
})

it.each([
  [undefined, '/'],
  ['https://bad.example', '/'],
  ['//bad.example', '/'],
  ['/\\bad.example', '/'],
  ['meetings', '/'],
  ['/minutes/1?from=1&to=2#here', '/minutes/1?from=1&to=2#here'],
])('after signing in %s leads to %s', (then, place) => {
  expect(placeAfter(then)).toBe(place)
})
