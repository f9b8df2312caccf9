import { getInsights, listUndecided } from '#contract/insight.ts'
import type { Mount } from '#server/http/route.ts'
import { insightsOf, undecidedOf } from './insight.ts'

export function insightRoutes(mount: Mount): void {
  mount(getInsights, ({ tx, actor, query, now }) => insightsOf(tx, actor, query, now))
  mount(listUndecided, ({ tx, actor, query, now }) => undecidedOf(tx, actor, query, now))
}
