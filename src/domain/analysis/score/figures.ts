import { lintKinds } from './score-document.ts'
import { infoFields } from './score-info.ts'
import type { Tally } from './tally.ts'

export interface PrecisionRecall {
  readonly P: number
  readonly R: number
  readonly F1: number
  readonly tp: number
  readonly fp: number
  readonly fn: number
}

export type Figures = ReturnType<typeof figuresOf>

const dueKinds = ['full', 'md', 'day', 'rel', 'cond', 'event', 'recur', 'vague', 'none'] as const

/** The counts as shares; null where there was nothing to get right. */
export function figuresOf(tally: Tally) {
  const of = (name: string) =>
    precisionRecall(tally.of(`${name}.tp`), tally.of(`${name}.fp`), tally.of(`${name}.fn`))
  const share = (right: string, all: string) => (tally.of(all) === 0 ? null : tally.of(right) / tally.of(all))
  const accuracy = (name: string) => share(`${name}.right`, `${name}.all`)
  const known = (names: readonly string[], group: string) =>
    Object.fromEntries(
      names.flatMap((name): [string, number][] => {
        const value = accuracy(`${group}.${name}`)
        return value === null ? [] : [[name, value]]
      }),
    )
  const lint = lintKinds.map((kind) => [kind, of(`lint.${kind}`)] as const)
  const sum = (side: 'tp' | 'fp' | 'fn') => lint.reduce((total, [, figures]) => total + figures[side], 0)
  const viewpoints = tally.of('viewpoint.tp') + tally.of('viewpoint.fn')
  return {
    action: of('action'),
    ownerAccuracy: accuracy('owner'),
    departmentAccuracy: share('owner.department', 'owner.all'),
    personAccuracy: share('owner.person', 'owner.all'),
    dueAccuracy: accuracy('due'),
    dueAccuracyDated: accuracy('due.dated'),
    dueByKind: known(dueKinds, 'due'),
    decision: of('decision'),
    lint: { ...Object.fromEntries(lint), all: precisionRecall(sum('tp'), sum('fp'), sum('fn')) } as Record<
      (typeof lintKinds)[number] | 'all',
      PrecisionRecall
    >,
    infoFieldAccuracy: accuracy('info'),
    infoByField: known(infoFields, 'info'),
    attendees: of('attendee'),
    attendeeDepartment: accuracy('attendeeDepartment'),
    absentees: of('absentee'),
    absenceReason: accuracy('absenceReason'),
    absenceDelegate: accuracy('absenceDelegate'),
    extras: {
      cooperating: of('cooperating'),
      criterion: of('criterion'),
      topics: of('topic'),
      disputes: of('disputes'),
      consensus: of('consensus'),
      viewpointRecall: viewpoints === 0 ? null : tally.of('viewpoint.tp') / viewpoints,
    },
  }
}

/** Nothing to find and nothing found is right. */
function precisionRecall(tp: number, fp: number, fn: number): PrecisionRecall {
  const P = tp + fp > 0 ? tp / (tp + fp) : fn > 0 ? 0 : 1
  const R = tp + fn > 0 ? tp / (tp + fn) : 1
  return { P, R, F1: P + R > 0 ? (2 * P * R) / (P + R) : 0, tp, fp, fn }
}
