import type { JudgedNormId } from '#domain/norm/catalogue.ts'
import type { RulesFor } from '#domain/norm/scene.ts'

type InformationNorm = Extract<JudgedNormId, `NM-INF-${string}`>

/** Information: marked with its level, told to whom it concerns, and in writing where it matters. */
export const informationRules: RulesFor<InformationNorm> = {
  'NM-INF-01': ({ matter, information }) =>
    information === undefined || information.level !== null
      ? []
      : [
          {
            as: 'unmarked',
            params: {},
            place: { noun: matter.noun, id: matter.id, field: 'classification' },
          },
        ],

  'NM-INF-02': ({ matter, information }) =>
    information === undefined || !information.isImportant || information.leftOut.length === 0
      ? []
      : [
          {
            as: 'leftOut',
            params: { people: information.leftOut },
            place: { noun: matter.noun, id: matter.id, field: 'copyIds' },
          },
        ],

  'NM-INF-03': ({ matter, information }, kinds) => {
    if (information === undefined || !information.isImportant) return []
    const place = { noun: matter.noun, id: matter.id, field: 'writtenAs' }
    if (information.writtenAs === null) return [{ as: 'none', params: {}, place }]
    const accepted: readonly string[] = kinds
    return accepted.includes(information.writtenAs) ? [] : [{ as: 'otherKind', params: {}, place }]
  },
}
