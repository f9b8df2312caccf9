import * as contract from '#contract/collection.ts'
import type { Mount } from '#server/http/route.ts'
import { answerProposal, openCollection, proposeTopic, withdrawProposal } from './commands.ts'
import { collectionView } from './view.ts'

export function collectionRoutes(mount: Mount): void {
  mount(contract.getCollection, ({ tx, actor, params, now }) => collectionView(tx, actor, params.id, now))
  mount(contract.openCollection, async ({ app, tx, actor, params, now }) => {
    await openCollection(tx, app, actor, { id: params.id, at: now })
    return collectionView(tx, actor, params.id, now)
  })
  mount(contract.proposeTopic, async ({ app, tx, actor, params, body, now }) => {
    await proposeTopic(tx, app, actor, { id: params.id, topic: body, at: now })
    return collectionView(tx, actor, params.id, now)
  })
  mount(contract.answerTopicProposal, async ({ app, tx, actor, params, body, now }) => {
    await answerProposal(tx, app, actor, { ...params, answer: body, at: now })
    return collectionView(tx, actor, params.id, now)
  })
  mount(contract.withdrawTopicProposal, async ({ tx, actor, params, now }) => {
    await withdrawProposal(tx, actor, { ...params, at: now })
    return collectionView(tx, actor, params.id, now)
  })
}
