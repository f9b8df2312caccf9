import type { Pointed } from '#domain/analysis/model/merge.ts'
import type { ModelOutcome } from '#domain/analysis/model/trouble.ts'
import { type Classification, classifications } from '#domain/meeting/enums.ts'
import type { App } from '#server/app.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { ModelFailure } from './language-model.ts'
import { modelInUse } from './settings.ts'

/** Units of text; more takes a model longer than anybody waits. */
const longest = 30_000

/**
 * Asks the language model about a text of this level, if that is allowed. Whatever comes of it, the analysis stands
 * without it: this never throws because of a model.
 */
export async function pointedIn(
  app: App,
  text: string,
  level: Classification,
): Promise<{ outcome: ModelOutcome; pointed: readonly Pointed[] }> {
  const nothing = (outcome: ModelOutcome) => ({ outcome, pointed: [] })
  const inUse = await asSystem(app.db, (tx) => modelInUse(tx, app))
  if (!inUse?.isEnabled) return nothing('off')
  if (classifications.indexOf(level) > classifications.indexOf(inUse.upTo)) return nothing('tooSecret')
  if (text.length > longest) return nothing('tooLong')
  try {
    return { outcome: 'asked', pointed: await inUse.model.suggest(text) }
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error
    app.log.warn({ trouble: error.trouble, status: error.status }, 'the language model gave nothing')
    return nothing(error.trouble)
  }
}
