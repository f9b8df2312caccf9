import { type AnalyseContext, analyse } from '#domain/analysis/analyse.ts'
import type { Analysis } from '#domain/analysis/analysis.ts'
import { readFileText, readPastedText, type SourceText } from './reading/read.ts'

/** One text to read, pasted or in a file, and what one has to know to read it. Can be sent to another thread. */
export interface AnalysisJob extends AnalyseContext {
  readonly source: { readonly text: string } | { readonly bytes: Uint8Array; readonly name?: string }
}

export interface Analysed extends SourceText {
  readonly analysis: Analysis
}

export async function perform({ source, ...context }: AnalysisJob): Promise<Analysed> {
  const read = await textOf(source)
  return { ...read, analysis: analyse(read.text, context) }
}

/** The text that is pasted or stands in the file; an AppError (INVALID) for a file that cannot be read as one. */
export async function textOf(source: AnalysisJob['source']): Promise<SourceText> {
  return 'text' in source
    ? readPastedText(source.text)
    : await readFileText(Buffer.from(source.bytes), source.name)
}
