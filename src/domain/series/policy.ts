import { type Audience, sees } from '#domain/audience/audience.ts'
import { AppError } from '#domain/error.ts'
import { mayEverMove } from '#domain/lifecycle/offered.ts'
import type { Mover } from '#domain/lifecycle/roles.ts'
import type { Actor } from '#domain/person/actor.ts'
import { type SeriesMove, type SeriesState, seriesLifecycle } from './lifecycle.ts'

export interface SeriesInQuestion extends Audience {
  readonly state: SeriesState
  readonly organiserId: string
  readonly hostId: string | null
  readonly recorderId: string | null
}

const acts = ['edit', 'prepare', 'skip'] as const
/** `prepare`: make the next meetings; `skip`: leave one date out. */
export type SeriesAct = (typeof acts)[number] | SeriesMove
export const seriesAbilities = [...acts, 'stop', 'resume'] as const satisfies readonly SeriesAct[]

const who: readonly Mover[] = ['organiser', 'host', 'recorder']

export function rolesInSeries(actor: Actor, series: SeriesInQuestion): Set<Mover> {
  const held = new Set<Mover>()
  if (actor.personId === series.organiserId) held.add('organiser')
  if (actor.personId === series.hostId) held.add('host')
  if (actor.personId === series.recorderId) held.add('recorder')
  return held
}

function isMove(act: SeriesAct): act is SeriesMove {
  return act === 'stop' || act === 'resume'
}

function mayInSeries(actor: Actor, act: SeriesAct, series: SeriesInQuestion): boolean {
  const held = rolesInSeries(actor, series)
  return isMove(act) ? mayEverMove(seriesLifecycle, act, held) : who.some((role) => held.has(role))
}

function canInSeries(act: SeriesAct, state: SeriesState): boolean {
  return isMove(act) ? seriesLifecycle.canMove(state, act) : state === 'running'
}

/** 404 for whoever may not see it, 403 for whoever may not do it, 409 once it is stopped. */
export function authorizeSeries(actor: Actor, act: SeriesAct | 'view', series: SeriesInQuestion): void {
  if (!sees(actor, series)) throw new AppError('not_found', 'series.notFound')
  if (act === 'view') return
  if (!mayInSeries(actor, act, series)) throw new AppError('forbidden', 'series.notYours')
  if (!canInSeries(act, series.state))
    throw new AppError('conflict', 'series.notNow', { state: series.state })
}

/** What to offer this person now. */
export function offeredInSeries(actor: Actor, series: SeriesInQuestion): SeriesAct[] {
  return seriesAbilities.filter((act) => mayInSeries(actor, act, series) && canInSeries(act, series.state))
}
