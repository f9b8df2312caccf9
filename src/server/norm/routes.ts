import { getNorm as getContract, listStrikes } from '#contract/norm.ts'
import { listNorms as listContract, updateNorm as updateContract } from '#contract/organisation.ts'
import type { Mount } from '#server/http/route.ts'
import { getNorm, listNorms, updateNorm } from './norms.ts'
import { strikesOf } from './strikes.ts'

export function normRoutes(mount: Mount): void {
  mount(listContract, async ({ tx, now }) => ({ items: await listNorms(tx, now) }))
  mount(getContract, ({ tx, actor, params, now }) => getNorm(tx, actor, params.id, now))
  mount(listStrikes, ({ tx, params, query }) => strikesOf(tx, params.id, query))
  mount(updateContract, ({ tx, actor, params, body, now }) => updateNorm(tx, actor, params.id, body, now))
}
