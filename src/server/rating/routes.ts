import * as contract from '#contract/rating.ts'
import type { Mount } from '#server/http/route.ts'
import { rate, ratingView } from './ratings.ts'

export function ratingRoutes(mount: Mount): void {
  mount(contract.getRatings, ({ tx, actor, params, now }) => ratingView(tx, actor, params.id, now))
  mount(contract.rateDepartment, async ({ tx, actor, params, body, now }) => {
    await rate(tx, actor, params.id, body, now)
    return ratingView(tx, actor, params.id, now)
  })
}
