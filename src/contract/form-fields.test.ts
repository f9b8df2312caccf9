import { expect, it } from 'vitest'
import { z } from 'zod'
import { formFields } from '#domain/form/fields.ts'
import { ApprovalView } from './approval.ts'
import { ChangeView } from './change.ts'
import { CharterView } from './charter.ts'
import { ConflictView } from './conflict.ts'
import { ContingencyView } from './contingency.ts'
import { DecisionView } from './decision.ts'
import { MeetingView } from './meeting.ts'
import { MilestoneView } from './milestone.ts'
import { MinutesView } from './minutes.ts'
import { listResults, PlanView, RaciView } from './plan.ts'
import { listPositions } from './preparation.ts'
import { RatingView } from './rating.ts'
import { RequestView } from './request.ts'
import { RetrospectiveView } from './retrospective.ts'
import { RiskView } from './risk.ts'
import { SyncView } from './sync.ts'
import { TaskView } from './task.ts'

const views: Readonly<Record<string, z.ZodType>> = {
  meeting: MeetingView,
  positions: listPositions.reply,
  minutes: MinutesView,
  decision: DecisionView,
  task: TaskView,
  request: RequestView,
  charter: CharterView,
  plan: PlanView,
  raci: RaciView,
  change: ChangeView,
  milestone: MilestoneView,
  results: listResults.reply,
  approval: ApprovalView,
  conflict: ConflictView,
  contingency: ContingencyView,
  risk: RiskView,
  retrospective: RetrospectiveView,
  rating: RatingView,
  sync: SyncView,
}

/** The shape under what wraps it: nullable, optional, with a default. */
function bare(shape: z.ZodType | undefined): z.ZodType | undefined {
  if (shape instanceof z.ZodNullable || shape instanceof z.ZodOptional || shape instanceof z.ZodDefault) {
    return bare(shape.unwrap() as z.ZodType)
  }
  return shape
}

function reads(path: string): boolean {
  const [view = '', steps = ''] = path.split(':')
  let shape = bare(views[view])
  for (const step of steps.split('.')) {
    const name = step.replace('[]', '')
    if (!(shape instanceof z.ZodObject)) return false
    shape = bare((shape.shape as Record<string, z.ZodType>)[name])
    if (step.endsWith('[]')) {
      if (!(shape instanceof z.ZodArray)) return false
      shape = bare(shape.element as z.ZodType)
    }
  }
  return shape !== undefined
}

it.each(formFields)('$id $label is read by the API: $api', ({ api }) => {
  expect(reads(api)).toBe(true)
})

it('knows when a path leads nowhere', () => {
  expect(reads('task:nothing')).toBe(false)
  expect(reads('task:milestones.deliverable')).toBe(false)
})
