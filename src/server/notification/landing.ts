import type { NoticeKind } from './kinds.ts'

const meeting = ['/meetings/$id']
const materials = ['/meetings/$id#materials']
const collection = ['/meetings/$id#collection']
const minutes = ['/minutes/$id']
const decision = ['/decisions/$id']
const task = ['/tasks/$id']
const collaboration = ['/collaborations/$id']
const charter = ['/collaborations/$id']

/** The page on which each notice can be answered, as the router writes addresses; `#` is a place on it. */
export const landings: Readonly<Record<NoticeKind, readonly string[]>> = {
  'meeting.invited': meeting,
  'meeting.rescheduled': meeting,
  'meeting.cancelled': meeting,
  'meeting.rsvp': meeting,
  'meeting.proxy': meeting,
  'meeting.reminder': meeting,
  'meeting.closed': meeting,
  'meeting.collecting': collection,
  'meeting.topicProposed': collection,
  'meeting.topicAccepted': collection,
  'meeting.topicDeclined': collection,
  'meeting.collectionOver': collection,
  'meeting.materialDue': materials,
  'meeting.materialLate': materials,
  'meeting.materialIn': materials,
  'meeting.materialBack': materials,
  'meeting.evaluate': ['/meetings/$id#evaluation'],
  'minutes.draftDue': minutes,
  'minutes.draftLate': minutes,
  'minutes.sent': minutes,
  'minutes.reminder': minutes,
  'minutes.feedbackLate': minutes,
  'minutes.proposed': minutes,
  'minutes.revised': minutes,
  'minutes.final': minutes,
  'minutes.redrawn': minutes,
  'minutes.amendmentAsked': ['/minutes/$id', '/minutes/$id#minutes-amendments'],
  'minutes.amendmentRejected': ['/minutes/$id', '/minutes/$id#minutes-amendments'],
  'minutes.amended': minutes,
  'minutes.finalDue': minutes,
  'decision.vote': ['/meetings/$id/follow', '/decisions/$id'],
  'decision.conditionMet': decision,
  'decision.notice': decision,
  'decision.noticeLate': decision,
  'decision.noTask': decision,
  'decision.confirmBy': decision,
  'decision.approvalToSubmit': decision,
  'decision.approvalDue': decision,
  'decision.approvalLate': decision,
  'decision.approvalAsked': decision,
  'decision.approvalGranted': decision,
  'decision.approvalRejected': decision,
  'task.assigned': task,
  'task.toReview': task,
  'task.dueSoon': task,
  'task.overdue': task,
  'task.dueToday': task,
  'task.late': task,
  'task.urged': task,
  'task.weekly': task,
  'task.weeklyMissed': task,
  'task.weeklyMany': ['/weekly'],
  'task.weeklyMissedMany': ['/weekly'],
  'task.support': task,
  'task.supportGiven': task,
  'task.supportRefused': task,
  'task.assignmentReturned': task,
  'task.insisted': task,
  'task.suspended': task,
  'task.resumed': task,
  'task.dueSettled': task,
  'task.delay': task,
  'task.delayApproved': task,
  'task.delayRefused': task,
  'task.escalated': task,
  'task.submitted': task,
  'task.accepted': task,
  'task.returned': task,
  'task.cancelled': task,
  'task.reopened': task,
  'collaboration.toConfirm': charter,
  'collaboration.objected': charter,
  'collaboration.objectionAnswered': charter,
  'collaboration.allConfirmed': collaboration,
  'collaboration.started': collaboration,
  'collaboration.paused': collaboration,
  'collaboration.resumed': collaboration,
  'collaboration.terminated': collaboration,
  'collaboration.stopAsked': collaboration,
  'collaboration.stopRefused': collaboration,
  'collaboration.delegated': collaboration,
}

/** A link that leads anywhere else is a mistake of ours, and would leave its reader before a closed door. */
export function requireLanding(kind: NoticeKind, link: string): void {
  const pattern = link.replace(/\?[^#]*/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '$id')
  if (!landings[kind].includes(pattern)) throw new Error(`The notice ${kind} leads to ${link}`)
}
