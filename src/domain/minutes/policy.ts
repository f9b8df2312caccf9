import { type Audience, sees } from '#domain/audience/audience.ts'
import { AppError } from '#domain/error.ts'
import type { Mover } from '#domain/lifecycle/roles.ts'
import type { Actor } from '#domain/person/actor.ts'
import { isFinal, type MinutesState } from './lifecycle.ts'
import type { FeedbackState } from './recipient.ts'

/** What the policy looks at; the server's minutes have more. */
export interface MinutesInQuestion extends Audience {
  readonly state: MinutesState
  readonly hostId: string | null
  readonly recorderId: string | null
  readonly recipients: readonly {
    readonly personId: string
    readonly role: 'reviewer' | 'recipient' | 'cc'
    readonly state: FeedbackState
  }[]
}

export const minutesActs = [
  'edit',
  'editRecipients',
  'send',
  'confirm',
  'propose',
  'answer',
  'resend',
  'finalise',
  'finaliseWithoutSilent',
  'redraw',
  'setProperties',
  'amend',
  'callNext',
  'hold',
  'dispose',
] as const
export type MinutesAct = (typeof minutesActs)[number]

export function rolesInMinutes(actor: Actor, minutes: MinutesInQuestion): Set<Mover> {
  const held = new Set<Mover>()
  if (actor.isAdmin) held.add('admin')
  if (actor.personId === minutes.hostId) held.add('host')
  if (actor.personId === minutes.recorderId) held.add('recorder')
  for (const recipient of minutes.recipients) {
    if (recipient.personId !== actor.personId) continue
    // Whoever is only in copy is not asked (S2-58).
    if (recipient.role !== 'cc') held.add('recipient')
    if (recipient.role === 'reviewer') held.add('reviewer')
  }
  return held
}

const who: Record<MinutesAct, readonly Mover[]> = {
  edit: ['recorder'],
  editRecipients: ['recorder', 'host'],
  send: ['recorder'],
  confirm: ['recipient'],
  propose: ['recipient'],
  answer: ['recorder'],
  resend: ['recorder'],
  finalise: ['host'],
  finaliseWithoutSilent: ['host'],
  redraw: ['recorder'],
  setProperties: ['recorder', 'host'],
  amend: ['recorder'],
  callNext: ['recorder', 'host'],
  hold: ['host', 'admin'],
  dispose: ['admin'],
}

const written: readonly MinutesState[] = ['draft', 'inReview', 'revising', 'final', 'archived', 'amended']
const fixed: readonly MinutesState[] = ['final', 'archived', 'amended']

/**
 * Further proposals and confirmations are taken while the recorder revises: nobody has to wait for
 * somebody else's objection to be dealt with.
 */
const when: Record<MinutesAct, readonly MinutesState[]> = {
  edit: ['draft', 'revising'],
  editRecipients: ['draft', 'revising', 'inReview'],
  send: ['draft'],
  confirm: ['inReview', 'revising'],
  propose: ['inReview', 'revising'],
  answer: ['revising'],
  resend: ['revising'],
  finalise: ['inReview'],
  finaliseWithoutSilent: ['inReview'],
  redraw: ['inReview'],
  setProperties: written,
  amend: fixed,
  callNext: written,
  hold: written,
  dispose: fixed,
}

/** 404, then 403, then 409: final minutes are refused with their own reason (NM-MIN-07). */
export function authorizeMinutes(actor: Actor, act: MinutesAct | 'view', minutes: MinutesInQuestion): void {
  if (!sees(actor, minutes)) throw new AppError('not_found', 'minutes.notFound')
  if (act === 'view') return
  const held = rolesInMinutes(actor, minutes)
  if (!who[act].some((role) => held.has(role))) {
    throw new AppError('forbidden', 'minutes.notYours', { action: act })
  }
  if (!when[act].includes(minutes.state)) {
    throw new AppError('conflict', reasonNot(act, minutes.state), { action: act, state: minutes.state })
  }
}

function reasonNot(act: MinutesAct, state: MinutesState): string {
  if (isFinal(state)) return 'minutes.isFinal'
  return act === 'amend' ? 'minutes.notFinalYet' : 'minutes.notNow'
}

/** Whoever has answered the version at hand is not asked again; they may still change their mind by a proposal. */
export function offeredInMinutes(actor: Actor, minutes: MinutesInQuestion): MinutesAct[] {
  const held = rolesInMinutes(actor, minutes)
  const mine = minutes.recipients.find((recipient) => recipient.personId === actor.personId)
  return minutesActs.filter((act) => {
    if (!when[act].includes(minutes.state) || !who[act].some((role) => held.has(role))) return false
    return act !== 'confirm' || mine === undefined || mine.state !== 'confirmed'
  })
}
