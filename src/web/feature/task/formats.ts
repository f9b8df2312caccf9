import { missingFormats } from '#domain/norm/rules/tracking.ts'
import { formatNames, type OutputFormat } from '#domain/task/format.ts'

interface Delivered {
  readonly round: number
  readonly name: string
  readonly file: { readonly name: string } | null
}

/** Which formats are asked for and which of them this round of work has, as NM-TRK-19 will judge it. */
export function formatsOf(
  required: readonly OutputFormat[],
  deliverables: readonly Delivered[],
  round: number,
): (OutputFormat & { readonly isThere: boolean })[] {
  const missing = new Set(
    missingFormats({
      requiredFormats: formatNames(required),
      deliverables: deliverables
        .filter((deliverable) => deliverable.round === round)
        .map(({ file, name }) => ({ name: file?.name ?? name })),
    }),
  )
  return required.map(({ format, use }) => ({ format, use, isThere: !missing.has(format) }))
}

/** Formats as people type them: commas, spaces and 、 between. */
export function readFormats(typed: string): string[] {
  return [...new Set(typed.split(/[\s,，、;；]+/).filter((format) => format !== ''))]
}

/** One line each; empty lines are nothing. */
export function readLines(typed: string): string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
