import { type Audience, sees } from '#domain/audience/audience.ts'
import { AppError } from '#domain/error.ts'
import { mayEverMove, offeredMoves } from '#domain/lifecycle/offered.ts'
import type { Mover } from '#domain/lifecycle/roles.ts'
import type { Actor } from '#domain/person/actor.ts'
import { type ConflictMove, type ConflictState, conflictLifecycle, isOver, isUndecided } from './lifecycle.ts'

export interface SideInQuestion {
  readonly departmentId: string
  readonly spokespersonId: string | null
  /** Its head, or whoever acts for the head. */
  readonly signerId: string | null
  readonly isStated: boolean
  readonly isSigned: boolean
}

/** What the policy looks at; the server's conflict has more. */
export interface ConflictInQuestion extends Audience {
  readonly state: ConflictState
  readonly leaderId: string | null
  readonly raisedById: string | null
  readonly handlerIds: readonly string[]
  readonly sides: readonly SideInQuestion[]
  /** The response clock of the level has run out: the next level is offered to whoever waits. */
  readonly isOffered: boolean
  readonly rulingSignedBy: readonly string[]
}

export const conflictActs = [
  'edit',
  'addSide',
  'talk',
  'negotiate',
  'raise',
  'refer',
  'skip',
  'rule',
  'addTask',
  'close',
  'withdraw',
] as const
export type ConflictAct = (typeof conflictActs)[number]

const movesOf: Readonly<Partial<Record<ConflictAct, readonly ConflictMove[]>>> = {
  negotiate: ['negotiate'],
  raise: ['raise'],
  refer: ['refer'],
  skip: ['skipToLevel2', 'skipToLevel3'],
  rule: ['agree', 'rule'],
  close: ['close'],
  withdraw: ['withdraw'],
}

export function rolesInConflict(actor: Actor, conflict: ConflictInQuestion): Set<Mover> {
  const me = actor.personId
  const held = new Set<Mover>()
  if (me === conflict.leaderId) held.add('leader')
  if (me === conflict.raisedById) held.add('initiator')
  if (conflict.handlerIds.includes(me) && conflict.state !== 'negotiating') held.add('handler')
  if (conflict.sides.some((side) => speaksFor(me, side))) held.add('party')
  return held
}

function speaksFor(me: string, { spokespersonId, signerId }: SideInQuestion): boolean {
  return me === spokespersonId || me === signerId
}

function mayAct(held: ReadonlySet<Mover>, act: ConflictAct): boolean {
  const has = (...roles: Mover[]) => roles.some((role) => held.has(role))
  switch (act) {
    case 'edit':
    case 'addSide':
      return has('leader', 'initiator')
    case 'talk':
      return has('leader', 'party', 'handler')
    case 'addTask':
      return has('leader', 'handler')
    default:
      return (movesOf[act] ?? []).some((move) => mayEverMove(conflictLifecycle, move, held))
  }
}

function isNow(
  held: ReadonlySet<Mover>,
  act: ConflictAct,
  conflict: ConflictInQuestion,
  me: string,
): boolean {
  const { state } = conflict
  switch (act) {
    case 'edit':
    case 'talk':
      return !isOver(state)
    case 'addSide':
      return state === 'open' || state === 'negotiating'
    case 'addTask':
      return state === 'ruled' || state === 'implementing'
    case 'raise':
      // Up there it is whoever has it who hands it on; others wait until their time is over (C-13).
      return (
        offers(held, ['raise'], state) &&
        (state === 'negotiating' || held.has('handler') || conflict.isOffered)
      )
    case 'rule':
      return offers(held, ['agree', 'rule'], state) && !conflict.rulingSignedBy.includes(me)
    default:
      return offers(held, movesOf[act] ?? [], state)
  }
}

function offers(held: ReadonlySet<Mover>, moves: readonly ConflictMove[], state: ConflictState): boolean {
  const offered = offeredMoves(conflictLifecycle, state, held)
  return moves.some((move) => offered.includes(move))
}

export function authorizeConflict(
  actor: Actor,
  act: ConflictAct | 'view',
  conflict: ConflictInQuestion,
): void {
  if (!sees(actor, conflict)) throw new AppError('not_found', 'conflict.notFound')
  if (act === 'view') return
  const held = rolesInConflict(actor, conflict)
  if (!mayAct(held, act)) throw new AppError('forbidden', 'conflict.notYours', { action: act })
  if (isNow(held, act, conflict, actor.personId)) return
  const waits = act === 'raise' && !conflict.isOffered && conflictLifecycle.canMove(conflict.state, 'raise')
  throw new AppError('conflict', waits ? 'conflict.notOfferedYet' : 'conflict.notNow', {
    action: act,
    state: conflict.state,
  })
}

export function offeredInConflict(actor: Actor, conflict: ConflictInQuestion): ConflictAct[] {
  const held = rolesInConflict(actor, conflict)
  return conflictActs.filter((act) => mayAct(held, act) && isNow(held, act, conflict, actor.personId))
}

export const sideActs = ['state', 'sign'] as const
export type SideAct = (typeof sideActs)[number]

/** Who speaks for a side states it; its head signs what stands there. Both until it is decided. */
export function offeredInSide(actor: Actor, conflict: ConflictInQuestion, side: SideInQuestion): SideAct[] {
  if (!isUndecided(conflict.state)) return []
  const me = actor.personId
  return [
    ...(speaksFor(me, side) ? (['state'] as const) : []),
    ...(me === side.signerId && side.isStated && !side.isSigned ? (['sign'] as const) : []),
  ]
}

export function authorizeSide(
  actor: Actor,
  act: SideAct,
  { conflict, side }: { readonly conflict: ConflictInQuestion; readonly side: SideInQuestion },
): void {
  authorizeConflict(actor, 'view', conflict)
  const isMine = act === 'state' ? speaksFor(actor.personId, side) : actor.personId === side.signerId
  if (!isMine) throw new AppError('forbidden', 'conflict.notYourSide', { action: act })
  if (!offeredInSide(actor, conflict, side).includes(act)) {
    const reason = act === 'sign' && !side.isStated ? 'conflict.nothingToSign' : 'conflict.notNow'
    throw new AppError('conflict', reason, { action: act, state: conflict.state })
  }
}
