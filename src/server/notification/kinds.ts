/**
 * Every kind of notice there is, with what its text needs. `number` and `title` are the noun's own; `by`
 * is the name of whoever did it. Dates are given as YYYY-MM-DD, instants as RFC 3339: each reader's
 * language writes them out.
 */
export const noticeParams = {
  'meeting.invited': ['number', 'title', 'by', 'startAt', 'place'],
  'meeting.rescheduled': ['number', 'title', 'by', 'startAt', 'place'],
  'meeting.cancelled': ['number', 'title', 'by', 'startAt', 'reason'],
  /** `answer`: yes, no or proxy */
  'meeting.rsvp': ['number', 'title', 'person', 'answer'],
  /** To the proxy. `person` is who cannot come, `scope` speak or speakAndVote. */
  'meeting.proxy': ['number', 'title', 'person', 'startAt', 'scope'],
  'meeting.reminder': ['number', 'title', 'startAt', 'place'],
  'meeting.closed': ['number', 'title'],
  'minutes.draftDue': ['number', 'title', 'dueAt'],
  'minutes.draftLate': ['number', 'title', 'dueAt', 'person'],
  'minutes.sent': ['number', 'title', 'by', 'dueAt'],
  'minutes.reminder': ['number', 'title', 'dueAt'],
  /** To host and recorder: somebody has let the day of feedback go by. */
  'minutes.feedbackLate': ['number', 'title', 'person', 'dueAt'],
  'minutes.proposed': ['number', 'title', 'person'],
  'minutes.revised': ['number', 'title', 'by', 'dueAt'],
  'minutes.final': ['number', 'title', 'by'],
  'minutes.finalDue': ['number', 'title', 'dueAt'],
  'task.assigned': ['number', 'title', 'by', 'dueOn'],
  'task.toReview': ['number', 'title', 'by', 'owner'],
  'task.dueSoon': ['number', 'title', 'dueOn'],
  /** To maintainer and host: past its date, and nobody has asked how it stands (C-09). */
  'task.overdue': ['number', 'title', 'dueOn', 'owner'],
  'task.weekly': ['number', 'title', 'dueAt'],
  'task.weeklyMissed': ['number', 'title', 'owner', 'dueAt'],
  'task.support': ['number', 'title', 'by', 'text'],
  'task.supportGiven': ['number', 'title', 'by'],
  'task.delay': ['number', 'title', 'by', 'dueOn', 'newDueOn', 'reason'],
  'task.delayApproved': ['number', 'title', 'by', 'newDueOn'],
  'task.submitted': ['number', 'title', 'by'],
  'task.accepted': ['number', 'title', 'by'],
  'task.returned': ['number', 'title', 'by', 'dueOn', 'comment'],
  'task.cancelled': ['number', 'title', 'by', 'reason'],
  'task.reopened': ['number', 'title', 'by', 'reason'],
} as const satisfies Record<string, readonly string[]>

export type NoticeKind = keyof typeof noticeParams

export type NoticeParams<Kind extends NoticeKind> = Readonly<
  Record<(typeof noticeParams)[Kind][number], string | number>
>

export function isNoticeKind(kind: string): kind is NoticeKind {
  return Object.hasOwn(noticeParams, kind)
}
