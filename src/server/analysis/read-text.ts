import { withPointed } from '#domain/analysis/model/merge.ts'
import type { ModelOutcome } from '#domain/analysis/model/trouble.ts'
import type { Classification } from '#domain/meeting/enums.ts'
import type { App } from '#server/app.ts'
import { analyseApart } from './apart.ts'
import { pointedIn } from './model/ask.ts'
import type { Analysed, AnalysisJob } from './perform.ts'

export interface ReadText extends Analysed {
  /** Null: nobody wanted the language model to be asked. */
  readonly model: { readonly outcome: ModelOutcome; readonly added: number; readonly dropped: number } | null
}

/** Reads a text, and has a language model look at it too where somebody wants that, saying how secret it is. */
export async function readText(
  app: App,
  job: AnalysisJob,
  askModel: Classification | undefined,
): Promise<ReadText> {
  const read = await analyseApart(job)
  if (askModel === undefined) return { ...read, model: null }
  const { outcome, pointed } = await pointedIn(app, read.text, askModel)
  if (pointed.length === 0) return { ...read, model: { outcome, added: 0, dropped: 0 } }
  const { analysis, added, dropped } = withPointed(read.text, job, read.analysis, pointed)
  return { ...read, analysis, model: { outcome, added, dropped } }
}
