import type { ClockSetting } from '#domain/calendar/clocks.ts'
import type { App } from '#server/app.ts'
import type { Db } from '#server/db/database.ts'
import { schedule, type Work } from '#server/jobs/job.ts'
import { climbLadders } from '#server/supervision/climb.ts'
import { warnUnwritten } from './chat-notes.ts'
import {
  announceConditions,
  askToConfirm,
  closeVotes,
  remindApprovals,
  warnUnsentNotices,
  warnWithoutTasks,
} from './decisions.ts'
import { offerNextLevel, passOnAlerts, raiseByDeviation } from './escalation.ts'
import { askForEvaluations } from './evaluations.ts'
import { tellMeetingsSoon } from './meetings.ts'
import { expireFeedback, remindDrafts, remindFeedback, remindFinal } from './minutes.ts'
import { moveMilestones, warnUnansweredAlerts, watchPlans } from './plan.ts'
import { closeCollections, remindMaterials, warnMaterials } from './preparation.ts'
import { expireAnswers, remindAnswers, warnReviews } from './requests.ts'
import {
  askForProcessReview,
  askForRetrospectives,
  openRatings,
  remindSilent,
  tellRatings,
} from './retrospectives.ts'
import { loadClockSetting } from './setting.ts'
import { warnMissedSyncs } from './syncs.ts'
import { remindDueTasks, settleWaitingDates, warnUncollected } from './tasks.ts'
import { askForUpdates, noteMissedUpdates } from './weekly.ts'

/** What a clock needs to act, and the one instant that it judges by. */
export interface Tick {
  readonly app: App
  readonly now: Date
  readonly setting: ClockSetting
}

/** Acts on at most a batch of what is due; gives how many occasions it has acted on. */
export type Hand = (tx: Db, tick: Tick) => Promise<number>

const hands: Readonly<Record<string, Hand>> = {
  'C-01': warnReviews,
  'C-02 remind': remindAnswers,
  'C-02 late': expireAnswers,
  'C-04': tellMeetingsSoon,
  'C-23 remind': remindMaterials,
  'C-23 late': warnMaterials,
  'X-12': closeCollections,
  'C-05': remindDrafts,
  'C-06 remind': remindFeedback,
  'C-06 expire': expireFeedback,
  'C-07': remindFinal,
  'C-08': remindDueTasks,
  'C-09': warnUncollected,
  ladder: climbLadders,
  'C-10 remind': askForUpdates,
  'C-10 missed': noteMissedUpdates,
  'S3-77': settleWaitingDates,
  'C-11': warnMissedSyncs,
  'C-13': offerNextLevel,
  'C-15': passOnAlerts,
  'X-59': raiseByDeviation,
  'C-17 ahead': announceConditions,
  'C-17': warnUnsentNotices,
  'C-21': warnWithoutTasks,
  'C-22': warnUnwritten,
  'C-25': askToConfirm,
  submitBy: remindApprovals,
  'vote.closesAt': closeVotes,
  'C-19': askForEvaluations,
  'C-18': moveMilestones,
  'NM-COL-14': watchPlans,
  'C-15 plan': warnUnansweredAlerts,
  'S1-42': askForRetrospectives,
  'S1-42 silent': remindSilent,
  'C-20': openRatings,
  'C-20 over': tellRatings,
  'NM-COL-19': askForProcessReview,
}

/** So that an endless supply of work on one clock cannot keep the others waiting for ever. */
const batchesATick = 200

/** The last sweep of each node, which the next one waits for: two at once would only be in each other's way. */
const lastOf = new WeakMap<App, Promise<void>>()

/**
 * Every minute: asks the database what is due now, whoever was told and whoever was down when. Rows are
 * taken in small batches, each in a transaction of its own with its claims and notices; rows that another
 * node or a person is working on are left for the next tick.
 */
export const sweep = schedule({
  name: 'clock.sweep',
  cron: '* * * * *',
  run(work) {
    const before = lastOf.get(work.app) ?? Promise.resolve()
    const own = before.catch(() => {}).then(() => sweepOnce(work))
    lastOf.set(work.app, own)
    return own
  },
})

async function sweepOnce({ app, now, transaction }: Work): Promise<void> {
  const setting = await transaction((tx) => loadClockSetting(tx))
  const errors: unknown[] = []
  for (const [clock, hand] of Object.entries(hands)) {
    try {
      for (let batch = 0; batch < batchesATick; batch += 1) {
        if ((await transaction((tx) => hand(tx, { app, now, setting }))) === 0) break
      }
    } catch (error) {
      // One clock that fails must not stop the others.
      app.log.error({ err: error, clock }, 'clock.failed')
      errors.push(error)
    }
  }
  if (errors.length > 0) throw errors.length === 1 ? errors[0] : new AggregateError(errors, 'Clocks failed')
}
