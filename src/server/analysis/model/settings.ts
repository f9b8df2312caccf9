import type { z } from 'zod'
import type * as contract from '#contract/language-model.ts'
import { AppError } from '#domain/error.ts'
import type { Classification } from '#domain/meeting/enums.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import { seal, unseal } from '#server/channel/seal.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { modelAddress } from './address.ts'
import { type LanguageModel, openAiCompatible } from './language-model.ts'

type Change = z.output<NonNullable<(typeof contract.updateLanguageModel)['body']>>

export async function modelView(tx: Db): Promise<contract.LanguageModelView> {
  const row = await asSystemWithin(tx, () => theRow(tx))
  return {
    isEnabled: row.is_enabled,
    address: row.address,
    model: row.model,
    hasKey: row.key_sealed !== null,
    upTo: row.up_to,
    version: row.version,
  }
}

export async function changeModel(tx: Db, app: App, actor: Actor, change: Change, at: Date): Promise<void> {
  const current = await modelView(tx)
  if (current.version !== change.version) {
    throw new AppError('conflict', 'model.stale', {}, { detail: { current } })
  }
  const { isEnabled = current.isEnabled, model = current.model, key, upTo } = change
  const address =
    change.address === undefined || change.address === '' ? change.address : modelAddress(change.address).href
  if (isEnabled) requireSaid({ address: address ?? current.address, model })
  // A key is for whom it was given; it is not sent to anybody else.
  const isElsewhere = address !== undefined && hostOf(address) !== hostOf(current.address)
  const keepsKey = key === undefined && !isElsewhere
  await asSystemWithin(tx, async () => {
    const { numUpdatedRows } = await tx
      .updateTable('language_model')
      .set({
        is_enabled: isEnabled,
        model,
        ...(address !== undefined && { address }),
        ...(upTo !== undefined && { up_to: upTo }),
        ...(!keepsKey && { key_sealed: key ? seal(key, app.config.authSecret) : null }),
        updated_at: at,
        version: current.version + 1,
      })
      .where('version', '=', current.version)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) throw new AppError('conflict', 'model.stale', {}, { detail: { current } })
    const organisation = await tx.selectFrom('organisation').select('id').executeTakeFirstOrThrow()
    await noteMove(tx, {
      noun: 'organisation',
      nounId: organisation.id,
      move: 'setLanguageModel',
      from: null,
      to: null,
      actorId: actor.personId,
      // What was changed; the key is nobody's to read.
      data: { changed: Object.keys(change).filter((name) => name !== 'version'), isEnabled },
      at,
    })
  })
}

function requireSaid(said: { readonly address: string; readonly model: string }): void {
  const issues = (['address', 'model'] as const)
    .filter((field) => said[field] === '')
    .map((field) => ({ path: [field], reason: 'field.required' }))
  if (issues.length > 0) throw new AppError('invalid', 'model.incomplete', {}, { issues })
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : ''
}

/** The model that may be asked, whether or not it is switched on; undefined where none is set up. */
export async function modelInUse(
  tx: Db,
  app: App,
): Promise<{ model: LanguageModel; host: string; upTo: Classification; isEnabled: boolean } | undefined> {
  const row = await asSystemWithin(tx, () => theRow(tx))
  if (row.address === '' || row.model === '') return undefined
  const address = modelAddress(row.address)
  const key = row.key_sealed === null ? undefined : unseal(row.key_sealed, app.config.authSecret)
  return {
    model: openAiCompatible({ address, model: row.model, key }),
    host: address.host,
    upTo: row.up_to,
    isEnabled: row.is_enabled,
  }
}

function theRow(tx: Db) {
  return tx.selectFrom('language_model').selectAll().executeTakeFirstOrThrow()
}
