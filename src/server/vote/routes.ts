import * as contract from '#contract/vote.ts'
import { authorizeDecision } from '#domain/decision/policy.ts'
import { authorizeMeeting } from '#domain/meeting/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { getDecision } from '#server/decision/queries.ts'
import type { Mount } from '#server/http/route.ts'
import { getMeeting } from '#server/meeting/queries.ts'
import { cancelVote, castBallot, castingVote, closeVote, escalateVote, openVote } from './commands.ts'
import { getVote, votesWhere } from './queries.ts'
import { voteViews } from './view.ts'

export function voteRoutes(mount: Mount): void {
  mount(contract.listVotesOfMeeting, async ({ tx, actor, params }) => {
    authorizeMeeting(actor, 'view', await getMeeting(tx, params.id))
    return { items: await voteViews(tx, actor, await votesWhere(tx, { meetingId: params.id })) }
  })
  mount(contract.listVotesOfDecision, async ({ tx, actor, params }) => {
    authorizeDecision(actor, 'view', await getDecision(tx, params.id))
    return { items: await voteViews(tx, actor, await votesWhere(tx, { decisionId: params.id })) }
  })
  mount(contract.openVote, async ({ app, tx, actor, params, body, now }) => {
    const id = await openVote(tx, params.id, body, { actor, app, at: now })
    return viewOf(tx, actor, id)
  })
  mount(contract.castBallot, async ({ app, tx, actor, params, body, now }) => {
    await castBallot(tx, params.id, body, { actor, app, at: now })
    return viewOf(tx, actor, params.id)
  })
  mount(contract.closeVote, async ({ app, tx, actor, params, now }) => {
    await closeVote(tx, params.id, { actor, app, at: now })
    return viewOf(tx, actor, params.id)
  })
  mount(contract.cancelVote, async ({ app, tx, actor, params, body, now }) => {
    await cancelVote(tx, params.id, body, { actor, app, at: now })
    return viewOf(tx, actor, params.id)
  })
  mount(contract.castingVote, async ({ app, tx, actor, params, body, now }) => {
    await castingVote(tx, params.id, body, { actor, app, at: now })
    return viewOf(tx, actor, params.id)
  })
  mount(contract.escalateVote, async ({ app, tx, actor, params, body, now }) => {
    await escalateVote(tx, params.id, body, { actor, app, at: now })
    return viewOf(tx, actor, params.id)
  })
}

async function viewOf(tx: Db, actor: Actor, id: string) {
  const [view] = await voteViews(tx, actor, [await getVote(tx, id)])
  if (view === undefined) throw new Error(`The vote ${id} is there and has no view`)
  return view
}
