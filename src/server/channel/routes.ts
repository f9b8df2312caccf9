import * as contract from '#contract/channel.ts'
import { asActor } from '#server/db/actor-context.ts'
import type { Mount } from '#server/http/route.ts'
import { createChannel, removeChannel, tryChannel, updateChannel } from './commands.ts'
import { channelView, channelViews, deliveryPage, deliveryView } from './view.ts'

export function channelRoutes(mount: Mount): void {
  mount(contract.listChannels, async ({ tx, now }) => ({ items: await channelViews(tx, now) }))

  mount(contract.createChannel, async ({ tx, app, actor, body, now }) =>
    channelView(tx, await createChannel(tx, app, actor, body, now), now),
  )

  mount(contract.updateChannel, async ({ tx, app, actor, params, body, now }) => {
    await updateChannel(tx, app, actor, params.id, body, now)
    return channelView(tx, params.id, now)
  })

  mount(contract.removeChannel, async ({ tx, actor, params, now }) => {
    await removeChannel(tx, actor, params.id, now)
    return { done: true as const }
  })

  mount.signedIn(contract.tryChannel, async ({ app, actor, params }) => {
    const deliveryId = await tryChannel(app, params.id)
    return asActor(app.db, actor, (tx) => deliveryView(tx, deliveryId))
  })

  mount(contract.listDeliveries, ({ tx, params, query }) => deliveryPage(tx, params.id, query))
}
