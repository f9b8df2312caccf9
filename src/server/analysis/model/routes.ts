import * as contract from '#contract/language-model.ts'
import { AppError } from '#domain/error.ts'
import { asSystem } from '#server/db/actor-context.ts'
import type { Mount } from '#server/http/route.ts'
import { ModelFailure } from './language-model.ts'
import { changeModel, modelInUse, modelView } from './settings.ts'

export function languageModelRoutes(mount: Mount): void {
  mount(contract.getLanguageModel, ({ tx }) => modelView(tx))

  mount(contract.updateLanguageModel, async ({ tx, app, actor, body, now }) => {
    await changeModel(tx, app, actor, body, now)
    return modelView(tx)
  })

  // No transaction is held open while a model thinks.
  mount.signedIn(contract.tryLanguageModel, async ({ app }) => {
    const inUse = await asSystem(app.db, (tx) => modelInUse(tx, app))
    if (inUse === undefined) throw new AppError('invalid', 'model.incomplete')
    const began = performance.now()
    const took = () => Math.round(performance.now() - began)
    try {
      await inUse.model.suggest(trial)
      return { trouble: null, status: null, milliseconds: took() }
    } catch (error) {
      if (!(error instanceof ModelFailure)) throw error
      return { trouble: error.trouble, status: error.status, milliseconds: took() }
    }
  })

  mount(contract.getModelOffer, async ({ tx, app }) => {
    const inUse = await modelInUse(tx, app)
    return { offer: inUse?.isEnabled ? { host: inUse.host, upTo: inUse.upTo } : null }
  })
}

/** Nothing of anybody's. */
const trial = '会议决定下月起试行新的领料单。由仓库周五前把旧单收齐。'
