import * as contract from '#contract/today.ts'
import type { Mount } from '#server/http/route.ts'
import { todayOf } from './today.ts'

export function todayRoutes(mount: Mount): void {
  mount(contract.getToday, ({ tx, actor, now }) => todayOf(tx, actor, now))
}
