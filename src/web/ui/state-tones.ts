import type { ApprovalState } from '#domain/approval/lifecycle.ts'
import type { CollaborationState } from '#domain/collaboration/collaboration.ts'
import type { ProposalState } from '#domain/collection/lifecycle.ts'
import type { ConflictState } from '#domain/conflict/lifecycle.ts'
import type { ContingencyState } from '#domain/contingency/lifecycle.ts'
import type { AnswerState as ChatAnswerState } from '#domain/decision/chat.ts'
import type { DecisionState } from '#domain/decision/lifecycle.ts'
import type { IssueLevel, IssueState } from '#domain/issue/lifecycle.ts'
import type { RsvpState, SignInState } from '#domain/meeting/attendee.ts'
import type { EntryKind } from '#domain/meeting/enums.ts'
import type { MeetingState } from '#domain/meeting/lifecycle.ts'
import type { MaterialReviewState } from '#domain/meeting/material.ts'
import type { TopicState } from '#domain/meeting/topic.ts'
import type { MinutesState } from '#domain/minutes/lifecycle.ts'
import type { FeedbackState } from '#domain/minutes/recipient.ts'
import type { ChangeState } from '#domain/plan/change.ts'
import type { AlertLevel } from '#domain/plan/deviation.ts'
import type { MilestoneState, MilestoneVerdict } from '#domain/plan/milestone.ts'
import type { AnswerState, RequestState } from '#domain/request/lifecycle.ts'
import type { RetrospectiveState } from '#domain/retrospective/lifecycle.ts'
import type { ChangeState as LessonChangeState } from '#domain/retrospective/note.ts'
import type { AlertColour } from '#domain/risk/alert.ts'
import type { RiskState } from '#domain/risk/lifecycle.ts'
import type { RiskLevel } from '#domain/risk/risk.ts'
import type { SupportState, SyncState } from '#domain/sync/report.ts'
import type { TaskPriority, TaskState } from '#domain/task/lifecycle.ts'
import type { VoteState } from '#domain/vote/lifecycle.ts'
import type { IconName } from './Icon.tsx'

/** Seal is kept for decisions and for what is late or failed. */
export type Tone = 'quiet' | 'ink' | 'accent' | 'green' | 'amber' | 'orange' | 'seal'
export type Mark = readonly [tone: Tone, icon: IconName]

export interface States {
  meetingState: MeetingState
  topicState: TopicState
  materialReviewState: MaterialReviewState
  proposalState: ProposalState
  decisionState: DecisionState
  voteState: VoteState
  approvalState: ApprovalState
  minutesState: MinutesState
  minutesFeedback: FeedbackState
  taskState: TaskState
  taskPriority: TaskPriority
  collaborationState: CollaborationState
  requestState: RequestState
  requestAnswer: AnswerState
  riskState: RiskState
  milestoneState: MilestoneState
  milestoneVerdict: MilestoneVerdict
  changeState: ChangeState
  alertLevel: AlertLevel
  riskLevel: RiskLevel
  alertColour: AlertColour
  conflictState: ConflictState
  issueState: IssueState
  issueLevel: IssueLevel
  contingencyState: ContingencyState
  retrospectiveState: RetrospectiveState
  lessonChangeState: LessonChangeState
  chatAnswerState: ChatAnswerState
  syncState: SyncState
  supportState: SupportState
  rsvp: RsvpState
  signIn: SignInState
  entryKind: EntryKind
  deliveryState: 'queued' | 'sending' | 'sent' | 'failed' | 'withheld'
  personState: 'invited' | 'active' | 'disabled'
  severity: 'block' | 'warn' | 'info'
}

/** One look for each state, the same wherever it is shown; the word comes from `enum.<kind>.<state>`. */
export const marks: { readonly [Kind in keyof States]: Readonly<Record<States[Kind], Mark>> } = {
  meetingState: {
    draft: ['quiet', 'pencil'],
    collecting: ['quiet', 'people'],
    ready: ['accent', 'check'],
    noticed: ['accent', 'send'],
    rescheduled: ['amber', 'clock'],
    inProgress: ['green', 'play'],
    confirming: ['amber', 'half'],
    ended: ['ink', 'stop'],
    followUp: ['accent', 'half'],
    closed: ['green', 'check'],
    cancelled: ['quiet', 'cross'],
  },
  topicState: {
    pending: ['quiet', 'ring'],
    running: ['green', 'play'],
    decided: ['seal', 'seal'],
    deferred: ['amber', 'pause'],
    escalated: ['orange', 'up'],
    informed: ['ink', 'check'],
    parked: ['quiet', 'flag'],
  },
  materialReviewState: {
    awaiting: ['quiet', 'ring'],
    submitted: ['accent', 'half'],
    needsChange: ['amber', 'undo'],
    reviewed: ['green', 'check'],
  },
  proposalState: {
    open: ['amber', 'ring'],
    accepted: ['green', 'check'],
    declined: ['quiet', 'cross'],
    withdrawn: ['quiet', 'undo'],
  },
  decisionState: {
    proposed: ['quiet', 'ring'],
    voting: ['amber', 'people'],
    adopted: ['seal', 'seal'],
    provisional: ['amber', 'half'],
    deferred: ['amber', 'pause'],
    escalated: ['orange', 'up'],
    rejected: ['quiet', 'cross'],
    inExecution: ['accent', 'play'],
    fulfilled: ['green', 'check'],
    superseded: ['quiet', 'switch'],
    revoked: ['quiet', 'undo'],
  },
  voteState: {
    draft: ['quiet', 'ring'],
    open: ['amber', 'people'],
    closed: ['quiet', 'check'],
    passed: ['green', 'check'],
    failed: ['quiet', 'cross'],
    tied: ['orange', 'pause'],
    invalid: ['quiet', 'cross'],
    cancelled: ['quiet', 'undo'],
    escalated: ['orange', 'up'],
  },
  approvalState: {
    draft: ['quiet', 'pencil'],
    pending: ['amber', 'clock'],
    approved: ['green', 'seal'],
    rejected: ['orange', 'cross'],
    withdrawn: ['quiet', 'undo'],
  },
  collaborationState: {
    preparing: ['quiet', 'pencil'],
    chartered: ['accent', 'check'],
    active: ['green', 'play'],
    paused: ['amber', 'pause'],
    accepting: ['amber', 'half'],
    retro: ['accent', 'history'],
    archived: ['ink', 'record'],
    terminated: ['quiet', 'cross'],
  },
  requestState: {
    draft: ['quiet', 'pencil'],
    submitted: ['amber', 'clock'],
    returned: ['orange', 'undo'],
    assessing: ['accent', 'half'],
    negotiating: ['amber', 'switch'],
    accepted: ['green', 'check'],
    converted: ['green', 'play'],
    rejected: ['quiet', 'cross'],
    withdrawn: ['quiet', 'undo'],
    closed: ['ink', 'record'],
  },
  requestAnswer: {
    waiting: ['quiet', 'dot'],
    pending: ['amber', 'clock'],
    accepted: ['green', 'check'],
    countered: ['orange', 'switch'],
    declined: ['quiet', 'cross'],
    overdue: ['orange', 'warn'],
    forwarded: ['quiet', 'right'],
    dropped: ['quiet', 'undo'],
  },
  milestoneState: {
    planned: ['quiet', 'today'],
    dueSoon: ['amber', 'clock'],
    underReview: ['accent', 'half'],
    passed: ['green', 'check'],
    rectify: ['orange', 'pencil'],
    failed: ['seal', 'cross'],
    slipped: ['seal', 'clock'],
    rescheduled: ['accent', 'today'],
    cancelled: ['quiet', 'cross'],
  },
  milestoneVerdict: {
    pass: ['green', 'check'],
    rectify: ['orange', 'pencil'],
    fail: ['seal', 'cross'],
  },
  changeState: {
    pending: ['amber', 'clock'],
    approved: ['green', 'check'],
    rejected: ['seal', 'cross'],
    withdrawn: ['quiet', 'cross'],
  },
  alertLevel: {
    yellow: ['amber', 'warn'],
    orange: ['orange', 'warn'],
    red: ['seal', 'warn'],
  },
  riskState: {
    identified: ['amber', 'ring'],
    assessed: ['amber', 'half'],
    monitoring: ['accent', 'clock'],
    alerted: ['orange', 'warn'],
    mitigating: ['orange', 'play'],
    occurred: ['seal', 'warn'],
    closed: ['green', 'check'],
    accepted: ['ink', 'check'],
  },
  riskLevel: {
    low: ['quiet', 'dot'],
    medium: ['amber', 'half'],
    high: ['orange', 'warn'],
  },
  alertColour: {
    yellow: ['amber', 'warn'],
    orange: ['orange', 'warn'],
    red: ['seal', 'warn'],
  },
  chatAnswerState: {
    waiting: ['amber', 'clock'],
    agreed: ['green', 'check'],
    objected: ['seal', 'warn'],
    outdated: ['quiet', 'history'],
  },
  conflictState: {
    open: ['amber', 'ring'],
    negotiating: ['accent', 'people'],
    level1: ['orange', 'up'],
    level2: ['orange', 'up'],
    level3: ['orange', 'up'],
    coordinator: ['orange', 'switch'],
    ruled: ['seal', 'seal'],
    implementing: ['accent', 'play'],
    closed: ['green', 'check'],
    withdrawn: ['quiet', 'undo'],
  },
  issueState: {
    open: ['amber', 'ring'],
    handling: ['accent', 'play'],
    resolved: ['green', 'half'],
    closed: ['green', 'check'],
  },
  issueLevel: {
    minor: ['quiet', 'dot'],
    major: ['amber', 'half'],
    critical: ['orange', 'warn'],
  },
  retrospectiveState: {
    collecting: ['amber', 'people'],
    reviewing: ['accent', 'pencil'],
    final: ['ink', 'lock'],
  },
  syncState: {
    draft: ['quiet', 'pencil'],
    sent: ['ink', 'lock'],
  },
  supportState: {
    noted: ['quiet', 'dot'],
    asked: ['amber', 'clock'],
    promised: ['accent', 'check'],
    declined: ['orange', 'cross'],
    settled: ['green', 'check'],
  },
  lessonChangeState: {
    proposed: ['amber', 'clock'],
    adopted: ['green', 'check'],
    declined: ['quiet', 'cross'],
    withdrawn: ['quiet', 'undo'],
  },
  contingencyState: {
    draft: ['quiet', 'pencil'],
    running: ['seal', 'warn'],
    ended: ['green', 'check'],
    dropped: ['quiet', 'cross'],
  },
  minutesState: {
    recording: ['quiet', 'pencil'],
    draft: ['quiet', 'minutes'],
    inReview: ['accent', 'send'],
    revising: ['amber', 'pencil'],
    final: ['green', 'check'],
    archived: ['ink', 'record'],
    amended: ['orange', 'pencil'],
  },
  minutesFeedback: {
    sent: ['quiet', 'clock'],
    confirmed: ['green', 'check'],
    proposed: ['amber', 'pencil'],
    adopted: ['green', 'check'],
    reserved: ['orange', 'flag'],
    overdue: ['seal', 'warn'],
  },
  taskState: {
    todo: ['quiet', 'ring'],
    inProgress: ['accent', 'play'],
    needsSupport: ['orange', 'help'],
    delayed: ['amber', 'clock'],
    pendingAcceptance: ['accent', 'half'],
    done: ['green', 'check'],
    cancelled: ['quiet', 'cross'],
  },
  taskPriority: {
    P0: ['seal', 'flag'],
    P1: ['orange', 'flag'],
    P2: ['ink', 'flag'],
    P3: ['quiet', 'flag'],
  },
  rsvp: {
    pending: ['quiet', 'ring'],
    yes: ['green', 'check'],
    no: ['ink', 'cross'],
    proxy: ['accent', 'switch'],
  },
  signIn: {
    onTime: ['green', 'check'],
    late: ['amber', 'clock'],
    leftEarly: ['amber', 'door'],
    absent: ['seal', 'cross'],
    leave: ['ink', 'file'],
  },
  entryKind: {
    viewpoint: ['ink', 'person'],
    dispute: ['orange', 'switch'],
    consensus: ['green', 'people'],
    decision: ['seal', 'seal'],
    task: ['accent', 'task'],
    note: ['quiet', 'pencil'],
  },
  deliveryState: {
    queued: ['amber', 'clock'],
    sending: ['accent', 'send'],
    sent: ['green', 'check'],
    failed: ['seal', 'warn'],
    withheld: ['quiet', 'pause'],
  },
  personState: {
    invited: ['amber', 'mail'],
    active: ['green', 'check'],
    disabled: ['quiet', 'stop'],
  },
  severity: {
    block: ['seal', 'stop'],
    warn: ['amber', 'warn'],
    info: ['quiet', 'info'],
  },
}
