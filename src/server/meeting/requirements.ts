import type { z } from 'zod'
import type { Schema } from '#contract/endpoint.ts'
import type * as contract from '#contract/meeting.ts'
import { AppError, type Issue } from '#domain/error.ts'
import { isMeetingSpared, type NeedCheck } from '#domain/meeting/need.ts'
import type { Meeting, Topic } from './meeting.ts'

/** What an endpoint is sent, checked. */
export type BodyOf<E extends { readonly body?: Schema | undefined }> = z.output<NonNullable<E['body']>>

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

/**
 * What the form of a meeting asks for whatever the norms say: the problem to solve and the outcome to reach
 * (S2-05, S2-06), and of each topic which problem it solves (S0-33).
 */
export function requireComplete(
  meeting: Pick<Meeting, 'coreProblem' | 'expectedOutcome' | 'isImported'>,
  topics: readonly Pick<Topic, 'id' | 'title' | 'problemToSolve'>[],
): void {
  // What was loaded from elsewhere is taken as it came.
  if (meeting.isImported) return
  const issues: Issue[] = [
    ...(meeting.coreProblem === '' ? [{ path: ['coreProblem'], reason: 'meeting.coreProblemMissing' }] : []),
    ...(meeting.expectedOutcome === ''
      ? [{ path: ['expectedOutcome'], reason: 'meeting.expectedOutcomeMissing' }]
      : []),
    ...topics
      .filter(({ problemToSolve }) => problemToSolve === '')
      .map(({ id, title }) => ({
        path: ['topics', id, 'problemToSolve'],
        reason: 'topic.problemMissing',
        params: { title },
      })),
  ]
  const [first] = issues
  if (first !== undefined) throw new AppError('invalid', first.reason, first.params ?? {}, { issues })
}

/** Whoever calls people together although less would do says why. */
export function requireReason(needCheck: NeedCheck | '', needReason: string): void {
  if (!isMeetingSpared(needCheck) || needReason.trim() !== '') return
  const issues = [{ path: ['needReason'], reason: 'meeting.needReasonMissing' }]
  throw new AppError('invalid', 'meeting.needReasonMissing', {}, { issues })
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
