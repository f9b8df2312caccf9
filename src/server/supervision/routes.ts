import * as contract from '#contract/supervision.ts'
import { loadClockSetting } from '#server/clock/setting.ts'
import type { Mount, TransactionCall } from '#server/http/route.ts'
import { bulletinOf } from './bulletin.ts'
import { collectTask, listCollection } from './collection.ts'
import { ladderView, setLadder } from './setting.ts'
import { urgeTask } from './urge.ts'
import { listSteps, supervisionOf } from './view.ts'
import { listWeekly } from './weekly.ts'

type Call = Pick<TransactionCall<undefined, undefined, undefined>, 'app' | 'actor' | 'tx' | 'now'> & {
  readonly params: { readonly id: string }
}

export function supervisionRoutes(mount: Mount): void {
  mount(contract.getSupervision, ({ tx, actor, params, now }) => supervisionOf(tx, actor, params.id, now))
  mount(contract.urgeTask, (call) => after(call, urgeTask(call.tx, actOf(call), call.body)))
  mount(contract.collectTask, (call) => after(call, collectTask(call.tx, actOf(call), call.body)))
  mount(contract.listToCollect, async ({ tx, actor, query, now }) =>
    listCollection(tx, actor, query, now, await loadClockSetting(tx)),
  )
  mount(contract.listWeekly, async ({ tx, actor, query, now }) =>
    listWeekly(tx, actor, query, now, await loadClockSetting(tx)),
  )
  mount(contract.getBulletin, async ({ tx, actor, query, now }) =>
    bulletinOf(tx, actor, query.days, { now, setting: await loadClockSetting(tx) }),
  )
  mount(contract.listSteps, ({ tx, query }) => listSteps(tx, query))
  mount(contract.getLadder, ({ tx }) => ladderView(tx))
  mount(contract.setLadder, async ({ tx, actor, body, now }) => {
    await setLadder(tx, actor, body, now)
    return ladderView(tx)
  })
}

const actOf = ({ app, actor, params, now }: Call) => ({ app, actor, id: params.id, at: now })

async function after({ tx, actor, params, now }: Call, done: Promise<void>) {
  await done
  return supervisionOf(tx, actor, params.id, now)
}
