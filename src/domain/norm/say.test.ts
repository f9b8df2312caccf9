import { expect, it } from 'vitest'
import type { Finding } from './finding.ts'
import { type FindingTerms, type FindingTexts, sayFinding } from './say.ts'

const finding: Finding = {
  norm: 'NM-PRE-04',
  severity: 'block',
  place: { noun: 'topic', id: 't' },
  reason: { key: 'NM-PRE-04.missing.reason', params: { name: 'ownerId', fields: ['title', 'ownerId'] } },
  remedy: { key: 'NM-PRE-04.missing.remedy', params: { name: 'ownerId', fields: ['title', 'ownerId'] } },
  override: 'no',
  enforced: true,
  fingerprint: 'f',
}
const texts = {
  'NM-PRE-04': {
    title: 'Five elements',
    missing: { reason: '“{{name}}” lacks {{fields}}.', remedy: 'Add {{fields}}.' },
  },
} as unknown as FindingTexts
const terms: FindingTerms = { separator: ' and ', word: { title: 'title', ownerId: 'owner' } }

it('puts the params into words, and translates only what is a word of the code', () => {
  expect(sayFinding(finding, texts, terms)).toEqual({
    title: 'Five elements',
    reason: '“ownerId” lacks title and owner.',
    remedy: 'Add title and owner.',
  })
})
