import type { z } from 'zod'
import { AppError, type Issue } from '#domain/error.ts'

type Params = Readonly<Record<string, string | number>>
type Found = z.core.$ZodIssue

/** The refusal of a request that does not fit its contract. */
export function requestInvalid(issues: readonly Issue[]): AppError {
  return new AppError('invalid', 'request.invalid', {}, { issues })
}

/**
 * What zod found, as stable keys that the reader's language translates. zod's own sentences are
 * English and change between releases, so none of them leaves. A contract names a rule of its own by
 * giving the key as the message: `.refine(ordered, { error: 'field.endsBeforeItStarts' })`.
 */
export function issuesOf(error: z.core.$ZodError, input: unknown, at: readonly string[] = []): Issue[] {
  return error.issues.flatMap((issue) => issueOf(issue, input, at))
}

function issueOf(issue: Found, input: unknown, at: readonly string[]): Issue[] {
  const path = [...at, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))]
  const say = (reason: string, params?: Params): Issue[] => [{ path, reason, ...(params && { params }) }]
  if (valueAt(input, issue.path) === undefined && issue.code !== 'custom') return say('field.required')

  switch (issue.code) {
    case 'invalid_type':
      return say(issue.expected === 'date' ? 'field.notADate' : `field.not${capital(issue.expected)}`)
    case 'too_small':
      return tooSmall(issue, say)
    case 'too_big':
      return tooBig(issue, say)
    case 'invalid_format':
      return say(
        formats[issue.format] ?? 'field.wrongFormat',
        formats[issue.format] ? undefined : { format: issue.format },
      )
    case 'invalid_value':
      return say('field.notOneOf', { values: issue.values.map(String).join(', ') })
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key], reason: 'field.unknown' }))
    case 'not_multiple_of':
      return say('field.notAMultipleOf', { step: Number(issue.divisor) })
    case 'custom':
      return say(isKey(issue.message) ? issue.message : 'field.invalid', numbersAndWords(issue.params))
    default:
      return say('field.invalid')
  }
}

const formats: Readonly<Record<string, string>> = {
  email: 'field.notAnEmail',
  date: 'field.notADate',
  datetime: 'field.notAnInstant',
  time: 'field.notATime',
  uuid: 'field.notAnId',
  guid: 'field.notAnId',
  url: 'field.notAUrl',
}

type Say = (reason: string, params?: Params) => Issue[]

function tooSmall(issue: Extract<Found, { code: 'too_small' }>, say: Say): Issue[] {
  const min = Number(issue.minimum)
  if (issue.origin === 'string') return min <= 1 ? say('field.required') : say('field.tooShort', { min })
  if (issue.origin === 'array' || issue.origin === 'set') return say('field.tooFew', { min })
  if (issue.origin === 'number' || issue.origin === 'int' || issue.origin === 'bigint') {
    return say(issue.inclusive === false ? 'field.notAbove' : 'field.tooSmall', { min })
  }
  return say('field.invalid')
}

function tooBig(issue: Extract<Found, { code: 'too_big' }>, say: Say): Issue[] {
  const max = Number(issue.maximum)
  if (issue.origin === 'string') return say('field.tooLong', { max })
  if (issue.origin === 'array' || issue.origin === 'set') return say('field.tooMany', { max })
  if (issue.origin === 'number' || issue.origin === 'int' || issue.origin === 'bigint') {
    return say(issue.inclusive === false ? 'field.notBelow' : 'field.tooBig', { max })
  }
  return say('field.invalid')
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? value[step as never] : undefined),
    input,
  )
}

function isKey(message: string): boolean {
  return /^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)+$/.test(message)
}

function numbersAndWords(params: Record<string, unknown> | undefined): Params | undefined {
  const kept = Object.entries(params ?? {}).filter(
    (entry): entry is [string, string | number] =>
      typeof entry[1] === 'string' || typeof entry[1] === 'number',
  )
  return kept.length > 0 ? Object.fromEntries(kept) : undefined
}

function capital(word: string): string {
  return `${/^[aeio]/.test(word) ? 'An' : 'A'}${word.charAt(0).toUpperCase()}${word.slice(1)}`
}
