import { listNorms as listContract, updateNorm as updateContract } from '#contract/organisation.ts'
import type { Mount } from '#server/http/route.ts'
import { listNorms, updateNorm } from './norms.ts'

export function normRoutes(mount: Mount): void {
  mount(listContract, async ({ tx, now }) => ({ items: await listNorms(tx, now) }))
  mount(updateContract, ({ tx, actor, params, body, now }) => updateNorm(tx, actor, params.id, body, now))
}
