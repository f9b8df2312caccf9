import { addMonths, type CivilDate } from '#domain/calendar/civil-date.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import type { JudgedNormId } from '#domain/norm/catalogue.ts'
import type { RulesFor } from '#domain/norm/scene.ts'

type RetrospectiveNorm = Extract<JudgedNormId, 'NM-COL-15' | 'NM-COL-19'>

/** 复盘: nothing is put away before it was looked back on, and the way of working is looked at itself from time to time. */
export const retrospectiveRules: RulesFor<RetrospectiveNorm> = {
  'NM-COL-15': (facts) => {
    const { retrospective } = facts
    if (retrospective === undefined) return []
    const place = { noun: facts.matter.noun, id: facts.matter.id, field: 'retrospective' }
    return [
      ...(retrospective.meetingsHeld === 0 ? [{ as: 'noMeeting', params: {}, place } as const] : []),
      ...(retrospective.report === 'final'
        ? []
        : [{ as: retrospective.report === null ? 'noReport' : 'notFinal', params: {}, place } as const]),
    ]
  },

  'NM-COL-19': (facts, months, scene) => {
    const { processReview } = facts
    if (processReview === undefined) return []
    const due = reviewDue(processReview.lastOn, months)
    if (civilDateOf(scene.now, scene.zone) <= due) return []
    const place = { noun: facts.matter.noun, id: facts.matter.id, field: 'processReview' }
    return [
      processReview.isFirst
        ? ({ as: 'never', params: { months, latest: due }, place } as const)
        : ({ as: 'due', params: { months, last: processReview.lastOn, latest: due }, place } as const),
    ]
  },
}

/** The last day on which the next look at the process is in time. */
export function reviewDue(lastOn: CivilDate, months: number): CivilDate {
  return addMonths(lastOn, months)
}
