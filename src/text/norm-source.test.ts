import { expect, it } from 'vitest'
import { catalogue } from '#domain/norm/catalogue.ts'
import { normSources, sourcesOf } from '#domain/norm/source.ts'
import { norm as en } from './en/norm.ts'
import { norm as hans } from './zh-CN/norm.ts'
import { norm as hant } from './zh-TW/norm.ts'

it.each([
  ['zh-CN', hans],
  ['zh-TW', hant],
  ['en', en],
] as const)(
  'names in %s what every norm stands on, in words and never by a number of ours',
  (_locale, norm) => {
    for (const entry of catalogue) {
      const titles = sourcesOf(entry).map((source) => norm.source[source])
      expect(titles, entry.id).not.toEqual([])
      for (const title of titles) expect(title, entry.id).toMatch(/^[^-\d]{4,}$/)
    }
    expect(new Set(normSources.map((source) => norm.source[source])).size).toBe(normSources.length)
  },
)
