import { z } from 'zod'
import { measures, type WeightSet, weightSets } from '#domain/evaluation/effect.ts'
import { allQuestions, dimensions } from '#domain/evaluation/questions.ts'
import { ById, DeadlineView, Params, PersonRef, Text } from './common.ts'
import { endpoint } from './endpoint.ts'

const Mean = z.number().nullable()

export const EvaluationView = z.object({
  /** Null before the meeting has ended. */
  closes: DeadlineView.nullable(),
  isOpen: z.boolean(),
  /** open: I am asked; answered; notAsked: I was not there, or it is closed. */
  mine: z.enum(['open', 'answered', 'notAsked']),
  asked: z.int(),
  answered: z.int(),
  /** What was said, in the mean; kept back while so few answers would name somebody, or the questions are open. */
  result: z
    .object({
      overall: Mean,
      byDimension: z.record(z.enum(dimensions), Mean),
      byQuestion: z.record(z.enum(allQuestions), Mean),
    })
    .nullable(),
  isKeptBack: z.boolean(),
  /** For organiser and host; in no order. */
  comments: z.array(z.object({ improve: z.string(), suggestion: z.string(), person: PersonRef.nullable() })),
  /** The half that is counted. */
  effect: z.object({
    score: z.int().nullable(),
    weightSet: z.enum(Object.keys(weightSets) as [WeightSet, ...WeightSet[]]),
    measures: z.array(z.object({ measure: z.enum(measures), score: z.number().nullable(), params: Params })),
    /** 临时议题: topics added while people met (S0-19). */
    adHoc: z.int(),
  }),
})
export type EvaluationView = z.infer<typeof EvaluationView>

export const getEvaluation = endpoint({
  method: 'GET',
  path: '/api/v1/meetings/:id/evaluation',
  summary: 'How good a meeting was: what is counted, and what attendees said',
  access: { rule: 'sees', noun: 'meeting', by: 'id' },
  params: ById,
  reply: EvaluationView,
})

const Mark = z.int().min(1).max(5)

export const answerEvaluation = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/evaluation',
  summary: 'Answer the questionnaire, once; without my name if I wish',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'evaluate' },
  params: ById,
  body: z.object({
    marks: z
      .partialRecord(z.enum(allQuestions), Mark)
      .refine((marks) => Object.keys(marks).length > 0, { error: 'evaluation.noMark' }),
    improve: Text.default(''),
    suggestion: Text.default(''),
    isAnonymous: z.boolean().default(false),
  }),
  reply: EvaluationView,
})
