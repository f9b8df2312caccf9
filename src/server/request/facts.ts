import type { MatterFacts } from '#domain/norm/matter-facts.ts'
import { needLine } from '#domain/request/changes.ts'
import type { Request } from './request.ts'

type Review = NonNullable<NonNullable<MatterFacts['request']>['review']>

/** The request as the norms see it; with the review that is about to be given, where one is. */
export function requestFacts(request: Request, review?: Review): MatterFacts {
  return {
    matter: { noun: 'request', id: request.id, name: request.name },
    leaderId: request.initiatorId,
    departments: request.answers.map(({ departmentId, departmentName, headId }) => ({
      id: departmentId,
      name: departmentName,
      headId,
    })),
    request: {
      background: request.background,
      goal: request.goal,
      requiredResources: request.needs.map((need) => needLine(need).text),
      expectedOutcome: request.expectedOutcome,
      timeNodes: request.nodes.map(({ name, on }) => `${name} ${on}`),
      potentialRisks: request.risks.map(({ text }) => text),
      ...(review !== undefined && { review }),
      answers: request.answers,
      feasibility: request.feasibility,
    },
  }
}
