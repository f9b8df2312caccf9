import type { NormId } from './catalogue.ts'
import type { Finding, Phrase } from './finding.ts'
import type { Param, phrases } from './phrases.ts'

interface CaseText {
  readonly reason: string
  readonly remedy: string
}

type Phrases = typeof phrases

/** One language: a title for every norm, and a reason and a remedy for every case the engine tells apart. */
export type FindingTexts = {
  readonly [N in NormId]: { readonly title: string } & (N extends keyof Phrases
    ? { readonly [C in keyof Phrases[N]]: CaseText }
    : unknown)
}

/** What code words in params are called, and how a list is written. */
export interface FindingTerms {
  readonly separator: string
  readonly word: Readonly<Record<string, string>>
}

export interface SaidFinding {
  readonly title: string
  readonly reason: string
  readonly remedy: string
}

/** Params whose values are words of the code; in all others the values are the organisation's own. */
export const codedParams: readonly string[] = [
  'fields',
  'field',
  'criteria',
  'roles',
  'role',
  'sections',
  'audience',
  'channel',
  'slot',
  'level',
  'expected',
]

/** A finding in words, for a screen, a mail or a print-out alike. */
export function sayFinding(finding: Finding, texts: FindingTexts, terms: FindingTerms): SaidFinding {
  return {
    title: texts[finding.norm].title,
    reason: say(finding.reason, texts, terms),
    remedy: say(finding.remedy, texts, terms),
  }
}

function say({ key, params }: Phrase, texts: FindingTexts, terms: FindingTerms): string {
  const [norm = '', of = '', part = ''] = key.split('.')
  const cases = texts[norm as NormId] as unknown as Readonly<Record<string, Readonly<Record<string, string>>>>
  return (cases[of]?.[part] ?? key).replaceAll(/\{\{(\w+)\}\}/gu, (_, name: string) =>
    written(name, params[name] ?? '', terms),
  )
}

function written(name: string, value: Param, { separator, word }: FindingTerms): string {
  const values = Array.isArray(value) ? (value as readonly string[]) : [String(value)]
  return values.map((one) => (codedParams.includes(name) ? (word[one] ?? one) : one)).join(separator)
}
