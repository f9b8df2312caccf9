import type { z } from 'zod'
import type * as contract from '#contract/meeting.ts'
import { AppError } from '#domain/error.ts'
import type { Meeting } from './meeting.ts'

/** What an endpoint is sent, checked. */
export type BodyOf<E extends { readonly body?: z.ZodType | undefined }> = z.output<NonNullable<E['body']>>

/** Fields that may be given or left out, however a checked body says so. */
export type Some<T> = { readonly [Field in keyof T]?: T[Field] | undefined }

export type Overrides = BodyOf<typeof contract.makeReady>['overrides']

/** A notice without a time is none (S2-13). */
export function requireTime(meeting: Pick<Meeting, 'plannedStart' | 'plannedEnd'>): void {
  const issues = (['plannedStart', 'plannedEnd'] as const)
    .filter((field) => meeting[field] === null)
    .map((field) => ({ path: [field], reason: 'meeting.timeMissing' }))
  if (issues.length > 0) throw new AppError('invalid', 'meeting.timeMissing', {}, { issues })
}

export function requireOrder(start: string | null, end: string | null): void {
  if (start === null || end === null || Date.parse(end) > Date.parse(start)) return
  const issues = [{ path: ['plannedEnd'], reason: 'meeting.endBeforeStart' }]
  throw new AppError('invalid', 'meeting.endBeforeStart', {}, { issues })
}

/** Whether people have been told of it, so that they must hear of what changes. */
export function isTold({ state }: Pick<Meeting, 'state'>): boolean {
  return state === 'noticed' || state === 'rescheduled'
}
