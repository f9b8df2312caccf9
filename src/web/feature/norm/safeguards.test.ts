import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { safeguards } from '#domain/norm/safeguards.ts'

const routes = new Set(
  [...readFileSync(new URL('../../routes.tsx', import.meta.url), 'utf8').matchAll(/path: '([^']+)'/g)].map(
    ([, path]) => path,
  ),
)

it.each(safeguards.map(({ key, places }) => [key, places.map(({ to }) => to)] as const))(
  'X-67: the safeguard %s leads to pages that exist: %j',
  (_key, places) => {
    expect(places.length).toBeGreaterThan(0)
    for (const to of places) expect(routes).toContain(to.replace(/#.*/, ''))
  },
)

it('X-67: names the seven that are usually listed', () => {
  expect(safeguards.map(({ key }) => key)).toEqual([
    'organisation',
    'rules',
    'platform',
    'training',
    'incentive',
    'accountability',
    'culture',
  ])
})
