import { analysisFileLimit, analysisTextLimit } from '#contract/analysis.ts'
import { AppError, type ErrorKind } from '#domain/error.ts'

/** What keeps a file from being read, said at its field. */
export function refused(
  reason: `analysis.${string}`,
  params: Readonly<Record<string, string | number>> = {},
  { kind = 'invalid', field = 'file' }: { kind?: ErrorKind; field?: 'file' | 'text' } = {},
): AppError {
  return new AppError(kind, reason, params, { issues: [{ path: [field], reason, params }] })
}

const megabyte = 1024 * 1024

export function tooLargeFile(): AppError {
  return refused(
    'analysis.fileTooLarge',
    { maxMegabytes: analysisFileLimit / megabyte },
    { kind: 'too_large' },
  )
}

export function tooLongText(field: 'file' | 'text'): AppError {
  return refused(
    'analysis.textTooLong',
    { maxMegabytes: analysisTextLimit / megabyte },
    { kind: 'too_large', field },
  )
}
