import type { Audience } from '#domain/audience/audience.ts'
import { sees } from '#domain/audience/audience.ts'
import { AppError } from '#domain/error.ts'
import { type Classification, classifications } from '#domain/meeting/enums.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { DecisionState } from './lifecycle.ts'

/** Where a decision was taken: 会议, 即时通讯. */
export const decisionSources = ['meeting', 'im'] as const
export type DecisionSource = (typeof decisionSources)[number]

/** 会议纪要, 邮件确认, 变更通知: the written records of important information (S4-39). */
export const writtenRecords = ['minutes', 'mailConfirmation', 'changeNotice'] as const
export type WrittenRecord = (typeof writtenRecords)[number]

/** 与我所知一致, 有异议: what whoever was told says to what was written down. */
export const chatAnswers = ['agree', 'object'] as const
export type ChatAnswer = (typeof chatAnswers)[number]

/** What somebody was asked and said; of an earlier wording it is out of date. */
export const answerStates = ['waiting', 'agreed', 'objected', 'outdated'] as const
export type AnswerState = (typeof answerStates)[number]

export function answerState(
  {
    answer,
    answeredVersion,
  }: { readonly answer: ChatAnswer | null; readonly answeredVersion: number | null },
  version: number,
): AnswerState {
  if (answer === null) return 'waiting'
  if (answeredVersion !== version) return 'outdated'
  return answer === 'agree' ? 'agreed' : 'objected'
}

export interface ChatInQuestion extends Audience {
  readonly state: DecisionState
  readonly decidedById: string
  readonly recordedById: string
  readonly personIds: readonly string[]
  /** Whose objection to the wording that stands has no reply yet. */
  readonly objectorIds: readonly string[]
}

export const chatActs = ['correct', 'answer', 'reply', 'attach'] as const
export type ChatAct = (typeof chatActs)[number]

const over: readonly DecisionState[] = ['rejected', 'superseded', 'revoked']

function may(actor: Actor, act: ChatAct, chat: ChatInQuestion): boolean {
  const isAuthor = actor.personId === chat.recordedById || actor.personId === chat.decidedById
  // The author has said it by writing it down.
  if (act === 'answer') return chat.personIds.includes(actor.personId) && actor.personId !== chat.recordedById
  return isAuthor
}

function when(act: ChatAct, chat: ChatInQuestion): boolean {
  if (over.includes(chat.state)) return false
  return act !== 'reply' || chat.objectorIds.length > 0
}

export function authorizeChat(actor: Actor, act: ChatAct | 'view', chat: ChatInQuestion): void {
  if (!sees(actor, chat)) throw new AppError('not_found', 'decision.notFound')
  if (act === 'view') return
  if (!may(actor, act, chat)) throw new AppError('forbidden', 'decision.chatNotYours', { action: act })
  if (!when(act, chat)) throw new AppError('conflict', 'decision.notNow', { action: act, state: chat.state })
}

export function offeredInChat(actor: Actor, chat: ChatInQuestion): ChatAct[] {
  return chatActs.filter((act) => may(actor, act, chat) && when(act, chat))
}

/** Nothing is kept less close than what it belongs to. */
export function isTooOpen(level: Classification, home: Classification | null): boolean {
  return home !== null && classifications.indexOf(level) < classifications.indexOf(home)
}

/** The closest of these levels. */
export function closestLevel(levels: readonly Classification[]): Classification {
  return classifications[Math.max(0, ...levels.map((level) => classifications.indexOf(level)))] ?? 'internal'
}
