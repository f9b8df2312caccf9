import { workingDaysAfter } from '#domain/calendar/deadline.ts'
import type { JudgedNormId } from '#domain/norm/catalogue.ts'
import type { Place } from '#domain/norm/finding.ts'
import type { MatterFacts, RequestFacts } from '#domain/norm/matter-facts.ts'
import { isMissing, type RulesFor, shown } from '#domain/norm/scene.ts'
import { takesPart } from '#domain/request/lifecycle.ts'
import { reviewCriteria } from '#domain/request/request.ts'
import { distinctWords, vagueWordMatcher } from '#domain/wording/matcher.ts'
import { isQuantified } from './wording.ts'

type RequestNorm = Extract<JudgedNormId, 'NM-COL-01' | 'NM-COL-02' | 'NM-COL-03' | 'NM-COL-20' | 'NM-WRD-03'>

/** 协作需求单: what must be written, reviewed and answered before a collaboration begins. */
export const requestRules: RulesFor<RequestNorm> = {
  'NM-COL-01': ({ matter, request }, fields) =>
    request === undefined
      ? []
      : fields
          .filter((field) => field in request && isMissing(request[field as keyof RequestFacts]))
          .map((field) => ({ as: 'missing', params: { field: [field] }, place: on(matter, field) })),

  'NM-COL-02': ({ matter, request }, count) => {
    const { review } = request ?? {}
    if (review === undefined) return []
    const open = reviewCriteria.filter((criterion) => review.criteria[criterion] === null)
    if (reviewCriteria.length - open.length < Math.min(count, reviewCriteria.length)) {
      return [{ as: 'missing', params: { criteria: open }, place: on(matter, 'review') }]
    }
    const unmet = reviewCriteria.filter((criterion) => review.criteria[criterion] === false)
    if (review.verdict !== 'pass' || unmet.length === 0) return []
    return [{ as: 'unmet', params: { criteria: unmet }, place: on(matter, 'review') }]
  },

  'NM-COL-03': ({ matter, request, departments }) => {
    const { answers, feasibility } = request ?? {}
    const asked = (answers ?? []).filter(({ state }) => takesPart(state))
    const name = (id: string) => departments?.find((department) => department.id === id)?.name ?? id
    const unanswered = asked.filter(({ state }) =>
      ['waiting', 'pending', 'overdue', 'countered'].includes(state),
    )
    const incomplete = asked.flatMap((answer) => {
      if (answer.state !== 'accepted') return []
      const fields = (['impact', 'people', 'material', 'moneyCents', 'duration'] as const).filter((field) =>
        isMissing(answer[field]),
      )
      return fields.length === 0 ? [] : [{ departmentId: answer.departmentId, fields }]
    })
    return [
      ...unanswered.map(({ departmentId }) => ({
        as: 'unanswered' as const,
        params: { dept: name(departmentId) },
        place: onDepartment(departmentId),
      })),
      ...incomplete.map(({ departmentId, fields }) => ({
        as: 'incomplete' as const,
        params: { dept: name(departmentId), fields },
        place: onDepartment(departmentId),
      })),
      ...(feasibility === null
        ? [{ as: 'unassessed' as const, params: {}, place: on(matter, 'feasibility') }]
        : []),
    ]
  },

  'NM-COL-20': ({ request, departments }, days, scene) =>
    (request?.answers ?? []).flatMap(({ departmentId, state, sentAt }) => {
      if ((state !== 'pending' && state !== 'overdue') || sentAt === null) return []
      const latest = workingDaysAfter(sentAt, days, scene).at
      if (scene.now <= latest) return []
      const dept = departments?.find(({ id }) => id === departmentId)?.name ?? departmentId
      const params = { dept, latest: shown(latest, scene.zone) }
      return [{ as: 'late', params, place: onDepartment(departmentId) }]
    }),

  'NM-WRD-03': ({ matter, request }, list, { settings }) => {
    if (request === undefined) return []
    const find = vagueWordMatcher(settings[list === 'NM-WRD-02' ? 'NM-WRD-02' : 'NM-WRD-01'].value)
    const vague = (['background', 'goal', 'requiredResources', 'expectedOutcome'] as const).flatMap(
      (field) => {
        const found = distinctWords(find([request[field] ?? ''].flat().join('\n')))
        if (found.length === 0) return []
        return [{ as: 'vague' as const, params: { field: [field], words: found }, place: on(matter, field) }]
      },
    )
    const goal = request.goal ?? ''
    if (goal.trim() === '' || isQuantified(goal, ['date', 'number', 'deliverable'])) return vague
    return [...vague, { as: 'unmeasured', params: {}, place: on(matter, 'goal') }]
  },
}

function on({ noun, id }: MatterFacts['matter'], field: string): Place {
  return { noun, id, field }
}

function onDepartment(id: string): Place {
  return { noun: 'department', id, field: 'answer' }
}
