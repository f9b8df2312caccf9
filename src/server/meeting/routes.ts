import * as carry from '#contract/carry.ts'
import * as contract from '#contract/meeting.ts'
import * as venue from '#contract/venue.ts'
import { AppError } from '#domain/error.ts'
import { authorizeMeeting } from '#domain/meeting/policy.ts'
import { historyOf } from '#server/history/history.ts'
import type { Mount } from '#server/http/route.ts'
import { addTopic, orderTopics, removeTopic, updateTopic } from './agenda.ts'
import { answerInvitation, openNotice } from './answer.ts'
import { listOpenMatters, originsOf, topicsAboutTask } from './carry.ts'
import { findingsAt } from './findings.ts'
import { fourChecksIn } from './four-checks.ts'
import { calendarFile, loadLetterParts } from './letter.ts'
import { listMeetings } from './list.ts'
import { beginConfirming, endMeeting, leaveMeeting, noteAttendance, signMeIn, startMeeting } from './live.ts'
import {
  addMaterial,
  openMaterial,
  removeMaterial,
  reviewMaterial,
  revisionsOf,
  updateMaterial,
  uploadMaterial,
} from './materials.ts'
import { cancelMeeting, previewNotice, rescheduleMeeting, sendNotice } from './notice.ts'
import { addAttendee, removeAttendee, updateAttendee } from './people.ts'
import { confirmVenue, createMeeting, makeReady, updateMeeting } from './prepare.ts'
import { getMeeting } from './queries.ts'
import { beginTopic, closeTopic, extendTopic } from './running.ts'
import { setVenueCheck, venueChecks } from './venue.ts'
import { meetingView } from './view.ts'

const done = { done: true } as const

export function meetingRoutes(mount: Mount): void {
  mount(contract.listMeetings, ({ tx, actor, query }) => listMeetings(tx, actor, query))
  mount(contract.getMeetingChecks, async ({ tx, actor, query, now }) => ({
    items: await fourChecksIn(tx, actor, query.ids, now),
  }))
  mount(contract.createMeeting, async ({ tx, actor, body, now }) => {
    const id = await createMeeting(tx, actor, body, now)
    return meetingView(tx, actor, id, now)
  })
  mount(contract.getMeeting, async ({ tx, actor, params, now }) => {
    authorizeMeeting(actor, 'view', await getMeeting(tx, params.id))
    return meetingView(tx, actor, params.id, now)
  })
  mount(contract.updateMeeting, async ({ app, tx, actor, params, body, now }) => {
    await updateMeeting(tx, app, actor, { id: params.id, changes: body, at: now })
    return meetingView(tx, actor, params.id, now)
  })
  mount(contract.getMeetingHistory, async ({ tx, actor, params }) => {
    authorizeMeeting(actor, 'view', await getMeeting(tx, params.id))
    return { items: (await historyOf(tx, 'meeting', params.id)).reverse() }
  })
  mount(contract.getMeetingFindings, async ({ tx, actor, params, query, now }) => ({
    items: await findingsAt(tx, actor, { id: params.id, moment: query.moment, at: now }),
  }))

  peopleRoutes(mount)
  agendaRoutes(mount)
  materialRoutes(mount)
  noticeRoutes(mount)
  liveRoutes(mount)
}

function peopleRoutes(mount: Mount): void {
  mount(contract.addAttendee, async ({ app, tx, actor, params, body, now }) => {
    await addAttendee(tx, app, actor, { id: params.id, attendee: body, at: now })
    return meetingView(tx, actor, params.id, now)
  })
  mount(contract.updateAttendee, async ({ tx, actor, params, body, now }) => {
    await updateAttendee(tx, actor, { ...params, changes: body, at: now })
    return meetingView(tx, actor, params.id, now)
  })
  mount(contract.removeAttendee, async ({ app, tx, actor, params, now }) => {
    await removeAttendee(tx, app, actor, { ...params, at: now })
    return meetingView(tx, actor, params.id, now)
  })
}

function agendaRoutes(mount: Mount): void {
  mount(contract.addTopic, async ({ tx, actor, params, body, now }) => {
    await addTopic(tx, actor, { id: params.id, topic: body, at: now })
    return meetingView(tx, actor, params.id, now)
  })
  mount(contract.updateTopic, async ({ tx, actor, params, body, now }) => {
    const meetingId = await updateTopic(tx, actor, { id: params.id, changes: body, at: now })
    return meetingView(tx, actor, meetingId, now)
  })
  mount(contract.removeTopic, async ({ tx, actor, params, now }) => {
    const meetingId = await removeTopic(tx, actor, { id: params.id, at: now })
    return meetingView(tx, actor, meetingId, now)
  })
  mount(contract.orderTopics, async ({ tx, actor, params, body, now }) => {
    await orderTopics(tx, actor, { id: params.id, topicIds: body.topicIds, at: now })
    return meetingView(tx, actor, params.id, now)
  })
  mount(carry.listOpenMatters, ({ tx, actor, params, query }) =>
    listOpenMatters(tx, actor, { id: params.id, ...query }),
  )
  mount(carry.getAgendaOrigins, ({ tx, actor, params }) => originsOf(tx, actor, params.id))
  mount(carry.listTaskTopics, ({ tx, actor, params }) => topicsAboutTask(tx, actor, params.id))
}

function materialRoutes(mount: Mount): void {
  mount(contract.addMaterial, async ({ tx, actor, params, body, now }) => {
    await addMaterial(tx, actor, { id: params.id, material: body, at: now })
    return meetingView(tx, actor, params.id, now)
  })
  mount(contract.updateMaterial, async ({ tx, actor, params, body, now }) => {
    const meetingId = await updateMaterial(tx, actor, { id: params.id, changes: body, at: now })
    return meetingView(tx, actor, meetingId, now)
  })
  mount(contract.uploadMaterial, async ({ app, tx, actor, params, upload, now }) => {
    if (upload === undefined) throw new AppError('invalid', 'file.missing')
    const meetingId = await uploadMaterial(tx, app, actor, { id: params.id, upload, at: now })
    return meetingView(tx, actor, meetingId, now)
  })
  mount(contract.reviewMaterial, async ({ app, tx, actor, params, body, now }) => {
    const meetingId = await reviewMaterial(tx, app, actor, { id: params.id, review: body, at: now })
    return meetingView(tx, actor, meetingId, now)
  })
  mount(contract.listMaterialRevisions, ({ tx, actor, params }) => revisionsOf(tx, actor, params.id))
  mount(contract.removeMaterial, async ({ tx, actor, params, now }) => {
    const meetingId = await removeMaterial(tx, actor, { id: params.id, at: now })
    return meetingView(tx, actor, meetingId, now)
  })
  mount(contract.openMaterial, async ({ tx, actor, params, now }) => {
    await openMaterial(tx, actor, { id: params.id, at: now })
    return done
  })
}

function noticeRoutes(mount: Mount): void {
  mount(venue.getVenueChecks, ({ tx, actor, params }) => venueChecks(tx, actor, params.id))
  mount(venue.setVenueCheck, ({ tx, actor, params, body, now }) =>
    setVenueCheck(tx, actor, { ...params, change: body, at: now }),
  )
  mount(contract.confirmVenue, async ({ tx, actor, params, body, now }) => {
    await confirmVenue(tx, actor, { id: params.id, isConfirmed: body.isConfirmed, at: now })
    return meetingView(tx, actor, params.id, now)
  })
  mount(contract.makeReady, async ({ tx, actor, params, body, now }) => {
    await makeReady(tx, actor, { id: params.id, overrides: body.overrides, at: now })
    return meetingView(tx, actor, params.id, now)
  })
  mount(contract.previewNotice, ({ app, tx, actor, params, now }) =>
    previewNotice(tx, app, actor, { id: params.id, at: now }),
  )
  mount(contract.sendNotice, async ({ app, tx, actor, params, body, now }) => {
    await sendNotice(tx, app, actor, { id: params.id, overrides: body.overrides, at: now })
    return meetingView(tx, actor, params.id, now)
  })
  mount(contract.rescheduleMeeting, async ({ app, tx, actor, params, body, now }) => {
    await rescheduleMeeting(tx, app, actor, { id: params.id, ...body, at: now })
    return meetingView(tx, actor, params.id, now)
  })
  mount(contract.cancelMeeting, async ({ app, tx, actor, params, body, now }) => {
    await cancelMeeting(tx, app, actor, { id: params.id, reason: body.reason, at: now })
    return meetingView(tx, actor, params.id, now)
  })
  mount(contract.answerInvitation, async ({ app, tx, actor, params, body, now }) => {
    await answerInvitation(tx, app, actor, { id: params.id, answer: body, at: now })
    return meetingView(tx, actor, params.id, now)
  })
  mount(contract.openNotice, async ({ tx, actor, params, now }) => {
    await openNotice(tx, actor, { id: params.id, at: now })
    return done
  })
  mount(contract.getMeetingCalendar, async ({ app, tx, actor, params, now, reply }) => {
    authorizeMeeting(actor, 'view', await getMeeting(tx, params.id))
    const parts = await loadLetterParts(tx, app.config.publicUrl, params.id)
    const file = calendarFile(parts, now)
    reply
      .header('content-type', 'text/calendar; charset=utf-8')
      .header('content-disposition', `attachment; filename="${parts.meeting.number}.ics"`)
    return file
  })
}

function liveRoutes(mount: Mount): void {
  mount(contract.startMeeting, async ({ tx, actor, params, body, now }) => {
    await startMeeting(tx, actor, { id: params.id, ...body, at: now })
    return meetingView(tx, actor, params.id, now)
  })
  mount(contract.signMeIn, async ({ tx, actor, params, body, now }) => {
    await signMeIn(tx, actor, { id: params.id, code: body?.code, at: now })
    return meetingView(tx, actor, params.id, now)
  })
  mount(contract.leaveMeeting, async ({ tx, actor, params, now }) => {
    await leaveMeeting(tx, actor, { id: params.id, at: now })
    return meetingView(tx, actor, params.id, now)
  })
  mount(contract.noteAttendance, async ({ tx, actor, params, body, now }) => {
    await noteAttendance(tx, actor, { ...params, attendance: body, at: now })
    return meetingView(tx, actor, params.id, now)
  })
  mount(contract.beginTopic, async ({ tx, actor, params, now }) => {
    const meetingId = await beginTopic(tx, actor, { id: params.id, at: now })
    return meetingView(tx, actor, meetingId, now)
  })
  mount(contract.closeTopic, async ({ tx, actor, params, body, now }) => {
    const meetingId = await closeTopic(tx, actor, { id: params.id, outcome: body, at: now })
    return meetingView(tx, actor, meetingId, now)
  })
  mount(contract.extendTopic, async ({ tx, actor, params, body, now }) => {
    const meetingId = await extendTopic(tx, actor, { id: params.id, ...body, at: now })
    return meetingView(tx, actor, meetingId, now)
  })
  mount(contract.beginConfirming, async ({ tx, actor, params, now }) => {
    await beginConfirming(tx, actor, { id: params.id, at: now })
    return meetingView(tx, actor, params.id, now)
  })
  mount(contract.endMeeting, async ({ tx, actor, params, body, now }) => {
    await endMeeting(tx, actor, { id: params.id, overrides: body.overrides, at: now })
    return meetingView(tx, actor, params.id, now)
  })
}
