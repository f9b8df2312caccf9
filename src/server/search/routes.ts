import * as contract from '#contract/today.ts'
import type { Mount } from '#server/http/route.ts'
import { find } from './find.ts'

export function searchRoutes(mount: Mount): void {
  mount(contract.search, async ({ tx, actor, query }) => ({
    items: await find(tx, actor, query.q, query.limit),
  }))
}
