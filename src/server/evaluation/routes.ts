import { answerEvaluation, getEvaluation } from '#contract/evaluation.ts'
import type { Mount } from '#server/http/route.ts'
import { answer, evaluationOf } from './evaluation.ts'

export function evaluationRoutes(mount: Mount): void {
  mount(getEvaluation, ({ tx, actor, params, now }) => evaluationOf(tx, actor, params.id, now))
  mount(answerEvaluation, ({ tx, actor, params, body, now }) => answer(tx, actor, params.id, body, now))
}
