import * as contract from '#contract/series.ts'
import { authorizeSeries } from '#domain/series/policy.ts'
import { historyOf } from '#server/history/history.ts'
import type { Mount } from '#server/http/route.ts'
import { addReviewTo, settle, takeTopics } from './carried.ts'
import { carryOverView } from './carry-over.ts'
import { updateSeries } from './change.ts'
import { createSeries } from './create.ts'
import { callFollowUp, followUpsOf } from './follow-up.ts'
import { meetingKin } from './kin.ts'
import { prepareOccurrences, resumeSeries, skipOccurrence, stopSeries } from './life.ts'
import { listMeetingsOf, listSeries } from './list.ts'
import { callNextMeeting } from './next-meeting.ts'
import { getSeries } from './queries.ts'
import { seriesView } from './view.ts'

export function seriesRoutes(mount: Mount): void {
  mount(contract.listSeries, ({ tx, actor, query, now }) => listSeries(tx, actor, query, now))
  mount(contract.createSeries, async ({ tx, actor, body, now }) => {
    const id = await createSeries(tx, actor, body, now)
    return seriesView(tx, actor, id, now)
  })
  mount(contract.getSeries, ({ tx, actor, params, now }) => seriesView(tx, actor, params.id, now))
  mount(contract.listSeriesMeetings, ({ tx, actor, params, query }) =>
    listMeetingsOf(tx, actor, params.id, query),
  )
  mount(contract.getSeriesHistory, async ({ tx, actor, params }) => {
    authorizeSeries(actor, 'view', await getSeries(tx, params.id))
    return { items: await historyOf(tx, 'series', params.id) }
  })
  mount(contract.updateSeries, async ({ tx, actor, params, body, now }) => {
    const done = await updateSeries(tx, actor, { id: params.id, changes: body, at: now })
    return { ...done, series: await seriesView(tx, actor, params.id, now) }
  })
  mount(contract.prepareOccurrences, async ({ tx, actor, params, body, now }) => ({
    made: await prepareOccurrences(tx, actor, { id: params.id, wanted: body, at: now }),
    series: await seriesView(tx, actor, params.id, now),
  }))
  mount(contract.skipOccurrence, async ({ tx, actor, params, body, now }) => {
    await skipOccurrence(tx, actor, { id: params.id, skip: body, at: now })
    return seriesView(tx, actor, params.id, now)
  })
  mount(contract.stopSeries, async ({ tx, actor, params, body, now }) => {
    await stopSeries(tx, actor, { id: params.id, ...body, at: now })
    return seriesView(tx, actor, params.id, now)
  })
  mount(contract.resumeSeries, async ({ tx, actor, params, now }) => {
    await resumeSeries(tx, actor, { id: params.id, at: now })
    return seriesView(tx, actor, params.id, now)
  })
  carryOverRoutes(mount)
  mount(contract.getMeetingKin, ({ tx, actor, params }) => meetingKin(tx, actor, params.id))
  mount(contract.getTaskFollowUps, ({ tx, actor, params }) => followUpsOf(tx, actor, params.id))
  mount(contract.callNextMeeting, async ({ tx, actor, params, now }) => ({
    meeting: await callNextMeeting(tx, actor, { minutesId: params.id, at: now }),
  }))
  mount(contract.callFollowUp, async ({ tx, actor, body, now }) => ({
    meeting: await callFollowUp(tx, actor, { taskIds: body.taskIds, at: now }),
  }))
}

function carryOverRoutes(mount: Mount): void {
  mount(contract.getCarryOver, ({ tx, actor, params, now }) => carryOverView(tx, actor, params.id, now))
  mount(contract.takeCarriedTopics, async ({ tx, actor, params, body, now }) => {
    await takeTopics(tx, actor, { id: params.id, topicIds: body.topicIds, at: now })
    return carryOverView(tx, actor, params.id, now)
  })
  mount(contract.addCarryOverReview, async ({ tx, actor, params, now }) => {
    await addReviewTo(tx, actor, { id: params.id, at: now })
    return carryOverView(tx, actor, params.id, now)
  })
  mount(contract.settleCarried, async ({ tx, actor, params, body, now }) => {
    await settle(tx, actor, { id: params.id, settled: body, at: now })
    return carryOverView(tx, actor, params.id, now)
  })
}
