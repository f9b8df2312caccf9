import * as contract from '#contract/indicator.ts'
import { attached } from '#server/document/attachment.ts'
import type { Mount } from '#server/http/route.ts'
import { indicatorsOf } from './indicators.ts'
import { writeReview } from './review.ts'
import { indicatorSheet } from './sheet.ts'

export function indicatorRoutes(mount: Mount): void {
  mount(contract.getIndicators, ({ tx, actor, query, now }) => indicatorsOf(tx, actor, query, now))
  mount(contract.exportIndicators, async ({ tx, actor, query, now, reply }) => {
    const { name, bytes } = await indicatorSheet(await indicatorsOf(tx, actor, query, now), actor.locale)
    reply
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .header('content-disposition', attached(name))
    return bytes
  })
  mount(contract.writeProcessReview, async ({ tx, actor, body, now }) => {
    const { total } = await indicatorsOf(tx, actor, body, now)
    await writeReview(tx, actor, body, total, now)
    return indicatorsOf(tx, actor, body, now)
  })
}
