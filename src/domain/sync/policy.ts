import { type Audience, sees } from '#domain/audience/audience.ts'
import type { LeaderPower } from '#domain/collaboration/charter.ts'
import type { CollaborationState } from '#domain/collaboration/collaboration.ts'
import { AppError } from '#domain/error.ts'
import type { Actor } from '#domain/person/actor.ts'
import { type SupportState, type SyncState, supportLifecycle } from './report.ts'

/** The collaboration that is reported on. */
export interface ReportedMatter extends Audience {
  readonly state: CollaborationState
  readonly leaderId: string | null
  readonly createdById: string | null
  readonly delegates: readonly { readonly power: LeaderPower; readonly personId: string }[]
}

/** What can be done about the reporting of a collaboration. */
export const syncBoardActs = ['gather', 'remind', 'setRhythm', 'setCopies'] as const
export type SyncBoardAct = (typeof syncBoardActs)[number]
/** What can be done with one report. */
export const syncActs = ['edit', 'send', 'discard', 'correct', 'callMeeting'] as const
export type SyncAct = (typeof syncActs)[number]
export const supportActs = ['promise', 'decline', 'settle'] as const
export type SupportAct = (typeof supportActs)[number]

/** 进度协调 (S1-14): the leader's, and of whoever holds that power for them; before there is a leader, its maker's. */
export function leadsReporting(actor: Actor, matter: ReportedMatter): boolean {
  const leaderId = matter.leaderId ?? matter.createdById
  return (
    actor.personId === leaderId ||
    matter.delegates.some(({ power, personId }) => power === 'progress' && personId === actor.personId)
  )
}

const running: readonly CollaborationState[] = ['active', 'paused', 'accepting']

function canOnBoard(act: SyncBoardAct, { state }: ReportedMatter): boolean {
  // Nobody is asked for progress while the work rests.
  if (act === 'remind') return state === 'active'
  if (act === 'gather') return running.includes(state)
  return state !== 'archived' && state !== 'terminated'
}

export function authorizeSyncBoard(actor: Actor, act: SyncBoardAct | 'view', matter: ReportedMatter): void {
  if (!sees(actor, matter)) throw new AppError('not_found', 'collaboration.notFound')
  if (act === 'view') return
  if (!leadsReporting(actor, matter)) throw new AppError('forbidden', 'sync.notYours', { action: act })
  if (!canOnBoard(act, matter))
    throw new AppError('conflict', 'sync.notNow', { action: act, state: matter.state })
}

export function offeredOnSyncBoard(actor: Actor, matter: ReportedMatter): SyncBoardAct[] {
  return syncBoardActs.filter((act) => canOnBoard(act, matter) && leadsReporting(actor, matter))
}

export interface SyncInQuestion extends Audience {
  readonly state: SyncState
  readonly matter: ReportedMatter
  /** Another report has taken its place. */
  readonly isReplaced: boolean
  readonly meetingId: string | null
}

function canOnReport(act: SyncAct, { state, isReplaced, meetingId, matter }: SyncInQuestion): boolean {
  switch (act) {
    case 'edit':
    case 'discard':
      return state === 'draft'
    case 'send':
      return state === 'draft' && running.includes(matter.state)
    case 'correct':
      return state === 'sent' && !isReplaced && running.includes(matter.state)
    case 'callMeeting':
      return meetingId === null && !isReplaced && running.includes(matter.state)
  }
}

export function authorizeSync(actor: Actor, act: SyncAct | 'view', report: SyncInQuestion): void {
  if (!sees(actor, report)) throw new AppError('not_found', 'sync.notFound')
  if (act === 'view') return
  if (!leadsReporting(actor, report.matter)) throw new AppError('forbidden', 'sync.notYours', { action: act })
  if (!canOnReport(act, report))
    throw new AppError('conflict', 'sync.notNow', { action: act, state: report.state })
}

export function offeredInSync(actor: Actor, report: SyncInQuestion): SyncAct[] {
  if (!leadsReporting(actor, report.matter)) return []
  return syncActs.filter((act) => canOnReport(act, report))
}

export interface SupportInQuestion {
  readonly state: SupportState
  /** Who speaks for the department, when it was asked. */
  readonly askedIds: readonly string[]
}

function maySupport(actor: Actor, act: SupportAct, report: SyncInQuestion, row: SupportInQuestion): boolean {
  // Whoever is to give it says whether it is coming; whoever needed it, whether it came.
  return act === 'settle' ? leadsReporting(actor, report.matter) : row.askedIds.includes(actor.personId)
}

export function authorizeSupport(
  actor: Actor,
  act: SupportAct,
  report: SyncInQuestion,
  row: SupportInQuestion,
): void {
  authorizeSync(actor, 'view', report)
  if (!maySupport(actor, act, report, row)) throw new AppError('forbidden', 'sync.notAsked', { action: act })
  if (!supportLifecycle.canMove(row.state, act)) {
    throw new AppError('conflict', 'sync.supportNotNow', { action: act, state: row.state })
  }
}

export function offeredInSupport(actor: Actor, report: SyncInQuestion, row: SupportInQuestion): SupportAct[] {
  return supportActs.filter(
    (act) => supportLifecycle.canMove(row.state, act) && maySupport(actor, act, report, row),
  )
}
