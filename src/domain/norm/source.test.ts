import { describe, expect, it } from 'vitest'
import { catalogue } from './catalogue.ts'
import { sourcesOf } from './source.ts'

describe('where a norm comes from', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['one paper twice', ['S2-63', 'S2-64'], ['recordingTool']],
    [
      'in the order of the papers',
      ['X-09', 'S3-35', 'S0-05'],
      ['meetingGuide', 'allocationSheet', 'commonPractice'],
    ],
  ])('%s', (_case, seeds, sources) => {
    expect(sourcesOf({ seeds })).toEqual(sources)
  })

  it.each(catalogue.map((norm) => [norm.id, norm] as const))('is known of %s, all of it', (_id, norm) => {
    const papers = new Set(norm.seeds.map((seed) => seed.split('-')[0]))
    expect(papers.size).toBeGreaterThan(0)
    expect(sourcesOf(norm)).toHaveLength(papers.size)
  })
})
