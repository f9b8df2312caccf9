/** What a required output format is for: 线上, 线下, or either. */
export const outputUses = ['any', 'online', 'offline'] as const
export type OutputUse = (typeof outputUses)[number]

/** JPG(线上), 源文件+PDF(线下): S3-70. */
export interface OutputFormat {
  readonly format: string
  readonly use: OutputUse
}

/** The bare formats, each once, as NM-TRK-19 compares them with what is handed in. */
export function formatNames(formats: readonly OutputFormat[]): string[] {
  return [...new Set(formats.map(({ format }) => format))]
}
