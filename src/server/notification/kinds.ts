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
  /** 议题征集: to everybody on the list, to the organiser, and back to whoever proposed. */
  'meeting.collecting': ['number', 'title', 'by', 'dueAt'],
  'meeting.topicProposed': ['number', 'title', 'by', 'topic'],
  'meeting.topicAccepted': ['number', 'title', 'by', 'topic'],
  'meeting.topicDeclined': ['number', 'title', 'by', 'topic', 'reason'],
  'meeting.collectionOver': ['number', 'title', 'count'],
  /** Materials (C-23): `name` is the material's. */
  'meeting.materialDue': ['number', 'title', 'name', 'dueAt'],
  'meeting.materialLate': ['number', 'title', 'name', 'dueAt', 'person'],
  'meeting.materialIn': ['number', 'title', 'by', 'name'],
  'meeting.materialBack': ['number', 'title', 'by', 'name', 'comment'],
  'meeting.evaluate': ['number', 'title', 'dueAt'],
  'minutes.draftDue': ['number', 'title', 'dueAt'],
  'minutes.draftLate': ['number', 'title', 'dueAt', 'person'],
  'minutes.sent': ['number', 'title', 'by', 'dueAt'],
  'minutes.reminder': ['number', 'title', 'dueAt'],
  /** To host and recorder: somebody has let the day of feedback go by. */
  'minutes.feedbackLate': ['number', 'title', 'person', 'dueAt'],
  'minutes.proposed': ['number', 'title', 'person'],
  'minutes.revised': ['number', 'title', 'by', 'dueAt'],
  'minutes.final': ['number', 'title', 'by'],
  /** What was sent is no longer true: `what` are the numbers of the decisions and tasks concerned. */
  'minutes.redrawn': ['number', 'title', 'by', 'what'],
  /** To whoever has to approve an amendment. */
  'minutes.amendmentAsked': ['number', 'title', 'by', 'place'],
  'minutes.amendmentRejected': ['number', 'title', 'by', 'place', 'reason'],
  'minutes.amended': ['number', 'title', 'by', 'place'],
  'minutes.finalDue': ['number', 'title', 'dueAt'],
  'decision.vote': ['number', 'title', 'dueAt'],
  /** To whoever sends the notice: `condition` is what has occurred, `dueOn` the last day to tell of it. */
  'decision.conditionMet': ['number', 'title', 'condition', 'dueOn'],
  /** The notice itself: `title` and `text` are its sender's own words. */
  'decision.notice': ['number', 'title', 'text'],
  /** Whether what it waits for has occurred; `affectedOn` is the day that it would touch. */
  'decision.conditionAsked': ['number', 'title', 'condition', 'affectedOn', 'dueOn'],
  'decision.noticeDue': ['number', 'title', 'dueOn'],
  'decision.noticeLate': ['number', 'title', 'dueOn'],
  /** 即时通讯决定: to whoever took part or is in copy; `by` wrote it down. `text`: why it was corrected, what was said. */
  'decision.chatToConfirm': ['number', 'title', 'by'],
  'decision.chatCorrected': ['number', 'title', 'by', 'text'],
  'decision.chatObjected': ['number', 'title', 'by', 'text'],
  'decision.chatReplied': ['number', 'title', 'by', 'text'],
  /** C-22: to whoever announced to write it down. */
  'decision.chatUnwritten': ['title', 'latest'],
  'decision.noTask': ['number', 'title', 'dueAt'],
  'decision.confirmBy': ['number', 'title', 'dueOn'],
  /** Requests for approval; `number` is theirs. */
  'decision.approvalToSubmit': ['number', 'title', 'dueOn'],
  'decision.approvalDue': ['number', 'title', 'dueOn'],
  'decision.approvalLate': ['number', 'title', 'dueOn', 'person'],
  'decision.approvalAsked': ['number', 'title', 'by'],
  'decision.approvalGranted': ['number', 'title', 'by', 'comment'],
  'decision.approvalRejected': ['number', 'title', 'by', 'comment'],
  'task.assigned': ['number', 'title', 'by', 'dueOn'],
  'task.toReview': ['number', 'title', 'by', 'owner'],
  'task.dueSoon': ['number', 'title', 'dueOn'],
  /** To maintainer and host: past its date, and nobody has asked how it stands (C-09). */
  'task.overdue': ['number', 'title', 'dueOn', 'owner'],
  /** The steps of the ladder: on the day itself, and `days` working days after it. */
  'task.dueToday': ['number', 'title', 'dueOn', 'owner'],
  'task.late': ['number', 'title', 'dueOn', 'owner', 'days'],
  /** 催办 */
  'task.urged': ['number', 'title', 'by', 'dueOn', 'text'],
  'task.weekly': ['number', 'title', 'dueAt'],
  'task.weeklyMissed': ['number', 'title', 'owner', 'dueAt'],
  /** As these, of `count` tasks at once; `title` is one of them. */
  'task.weeklyMany': ['title', 'count', 'dueAt'],
  'task.weeklyMissedMany': ['title', 'count', 'dueAt'],
  'task.support': ['number', 'title', 'by', 'text'],
  'task.supportGiven': ['number', 'title', 'by'],
  'task.supportRefused': ['number', 'title', 'by', 'reason'],
  /** 退回 and what its assigner answered. */
  'task.assignmentReturned': ['number', 'title', 'by', 'reason'],
  'task.insisted': ['number', 'title', 'by', 'reason'],
  'task.suspended': ['number', 'title', 'by', 'reason'],
  'task.resumed': ['number', 'title', 'by', 'dueOn'],
  /** What a relative deadline counts from has happened. */
  'task.dueSettled': ['number', 'title', 'dueOn'],
  'task.delay': ['number', 'title', 'by', 'dueOn', 'newDueOn', 'reason'],
  'task.delayApproved': ['number', 'title', 'by', 'newDueOn'],
  'task.delayRefused': ['number', 'title', 'by', 'dueOn', 'reason'],
  /** To the host and the heads on both sides: it has gone up. */
  'task.escalated': ['number', 'title', 'by', 'reason'],
  'task.submitted': ['number', 'title', 'by'],
  'task.accepted': ['number', 'title', 'by'],
  'task.returned': ['number', 'title', 'by', 'dueOn', 'comment'],
  'task.cancelled': ['number', 'title', 'by', 'reason'],
  'task.reopened': ['number', 'title', 'by', 'reason'],
  /** To the head of each department, when the charter is put to them. */
  'collaboration.toConfirm': ['number', 'title', 'by'],
  'collaboration.objected': ['number', 'title', 'by', 'dept', 'reason'],
  'collaboration.objectionAnswered': ['number', 'title', 'by', 'text'],
  /** To the leader: nobody is left to confirm. */
  'collaboration.allConfirmed': ['number', 'title'],
  'collaboration.started': ['number', 'title', 'by'],
  'collaboration.paused': ['number', 'title', 'by', 'reason'],
  'collaboration.resumed': ['number', 'title', 'by', 'reason'],
  'collaboration.terminated': ['number', 'title', 'by', 'reason'],
  /** To whoever stands above the initiating department. */
  'collaboration.stopAsked': ['number', 'title', 'by', 'reason'],
  'collaboration.stopRefused': ['number', 'title', 'by', 'reason'],
  /** `power`: progress, resources or conflicts */
  'collaboration.delegated': ['number', 'title', 'by', 'power', 'reason'],
  /** 协作需求单. `answer`: accept or decline; `feasibility` as S4-24; `what` is the number of what it became. */
  'request.toReview': ['number', 'title', 'by', 'dueAt'],
  'request.reviewLate': ['number', 'title', 'dueAt'],
  'request.passed': ['number', 'title', 'by'],
  'request.returned': ['number', 'title', 'by', 'comment'],
  'request.rejected': ['number', 'title', 'by', 'reason'],
  'request.asked': ['number', 'title', 'by', 'department', 'dueAt'],
  'request.answerDue': ['number', 'title', 'department', 'dueAt'],
  'request.answerLate': ['number', 'title', 'department', 'dueAt'],
  'request.answered': ['number', 'title', 'by', 'department', 'answer'],
  'request.countered': ['number', 'title', 'by', 'department', 'text'],
  'request.forwarded': ['number', 'title', 'by', 'department', 'reason'],
  'request.dropped': ['number', 'title', 'by', 'reason'],
  'request.revised': ['number', 'title', 'by', 'text'],
  'request.toAssess': ['number', 'title'],
  'request.toDecide': ['number', 'title', 'by', 'feasibility'],
  'request.accepted': ['number', 'title', 'by'],
  'request.converted': ['number', 'title', 'by', 'what'],
  'request.withdrawn': ['number', 'title', 'by', 'reason'],
  'request.closed': ['number', 'title'],
  /** 冲突: to its leader, to the heads of both sides, to whoever signs, and to whoever has it in hand. */
  'conflict.toLead': ['number', 'title', 'by'],
  'conflict.toState': ['number', 'title', 'by'],
  'conflict.toSign': ['number', 'title', 'by'],
  'conflict.yours': ['number', 'title', 'by', 'level', 'dueAt'],
  'conflict.toSignRuling': ['number', 'title', 'by'],
  /** To those who were passed over. */
  'conflict.skipped': ['number', 'title', 'by', 'level', 'reason'],
  /** Nobody has answered in time. */
  'conflict.offered': ['number', 'title', 'level', 'dueAt'],
  'conflict.ruled': ['number', 'title', 'by'],
  /** Problems of a collaboration: to whoever handles it, to the heads, to the group. */
  'issue.raised': ['number', 'title', 'by', 'dueOn'],
  'issue.gap': ['number', 'title', 'by'],
  'issue.deviation': ['number', 'title', 'by', 'hours'],
  'risk.alert': ['number', 'title', 'colour', 'reason', 'dueAt'],
  'risk.alertLate': ['number', 'title', 'colour', 'dueAt'],
  'contingency.yours': ['number', 'title', 'by'],
  'contingency.started': ['number', 'title', 'by'],
  'contingency.ended': ['number', 'title', 'by'],
  /** The plan of a collaboration: to whoever confirms for a department, to owners once it is agreed, to whom an alert goes. */
  'plan.toConfirm': ['number', 'title', 'by'],
  'plan.baselined': ['number', 'title', 'by', 'count'],
  /** `colour` is yellow, orange or red. */
  'plan.deviation': ['number', 'title', 'name', 'colour', 'days', 'dueAt'],
  'plan.pathSlip': ['number', 'title', 'days', 'endOn', 'dueAt'],
  'plan.alertLate': ['number', 'title', 'name', 'dueAt'],
  'plan.resultToAccept': ['number', 'title', 'name'],
  'change.asked': ['number', 'title', 'by', 'matter'],
  /** 变更通知 */
  'change.approved': ['number', 'title', 'by', 'matter'],
  'change.rejected': ['number', 'title', 'by', 'reason'],
  'milestone.dueSoon': ['number', 'title', 'dueOn'],
  'milestone.slipped': ['number', 'title', 'dueOn'],
  'milestone.toReview': ['number', 'title', 'by'],
  'milestone.passed': ['number', 'title'],
  'milestone.rectify': ['number', 'title', 'by', 'dueOn'],
  'milestone.rectifyLate': ['number', 'title', 'dueOn'],
  'milestone.failed': ['number', 'title', 'by'],
  'milestone.escalated': ['number', 'title', 'by', 'reason'],
  /** 复盘: to the leader once the work is accepted; to the group; to the head of a department that was silent. */
  'retrospective.due': ['number', 'title'],
  'retrospective.toContribute': ['number', 'title', 'by', 'dueOn'],
  'retrospective.reminder': ['number', 'title', 'dueOn'],
  'retrospective.final': ['number', 'title', 'by'],
  /** 满意度互评 (C-20): to whoever speaks for a department; to those who were rated, when it is over. */
  'retrospective.rate': ['number', 'title', 'dueAt'],
  'retrospective.rated': ['number', 'title'],
  /** `what`: the number of a norm, or the words of an entry of the checklist. */
  'retrospective.changeAdopted': ['number', 'title', 'by', 'what'],
  'retrospective.changeDeclined': ['number', 'title', 'by', 'what', 'reason'],
  /** 认可: `text` is the subject of the letter. */
  'retrospective.recognised': ['number', 'title', 'by', 'text'],
  /** 进度同步: to everybody concerned; to whoever speaks for a department that is asked for help; to who asked. */
  'sync.sent': ['number', 'title', 'by', 'fromOn', 'toOn'],
  'sync.corrected': ['number', 'title', 'by', 'reason'],
  'sync.supportAsked': ['number', 'title', 'by', 'department', 'text'],
  /** `help`: promise or decline */
  'sync.supportAnswered': ['number', 'title', 'by', 'department', 'help', 'text'],
  /** To owners who have not reported in this cycle; of `count` tasks. */
  'sync.updateAsked': ['number', 'title', 'by', 'count'],
  /** To the leader, once a cycle (C-11). `missing`: meeting, report or both */
  'sync.missed': ['number', 'title', 'toOn', 'missing'],
  /** To administrators: `title` is what is to be changed, `number` the report's. */
  'norm.changeProposed': ['number', 'title', 'by'],
  'norm.processReviewDue': ['title', 'lastOn'],
} as const satisfies Record<string, readonly string[]>

export type NoticeKind = keyof typeof noticeParams

export type NoticeParams<Kind extends NoticeKind> = Readonly<
  Record<(typeof noticeParams)[Kind][number], string | number>
>

export function isNoticeKind(kind: string): kind is NoticeKind {
  return Object.hasOwn(noticeParams, kind)
}
