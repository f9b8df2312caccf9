import * as contract from '#contract/today.ts'
import { AppError } from '#domain/error.ts'
import type { Mount } from '#server/http/route.ts'
import { handOver } from './hand-over.ts'
import { findFile } from './queries.ts'

export function fileRoutes(mount: Mount): void {
  // The row-level policy of `file` follows the noun it belongs to: what may not be seen is not found.
  mount(contract.getFile, async ({ app, tx, params, reply }) => {
    const file = await findFile(tx, params.id)
    if (!file) throw new AppError('not_found', 'file.notFound')
    return handOver(reply, app.files, file, { inline: true })
  })
}
