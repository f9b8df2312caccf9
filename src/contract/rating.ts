import { z } from 'zod'
import { ratingItems, ratingSights } from '#domain/retrospective/rating.ts'
import { ById, DeadlineView, DepartmentRef, Id, Instant, PersonRef, Text } from './common.ts'
import { endpoint } from './endpoint.ts'

const Level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
const Marks = z.record(z.enum(ratingItems), Level)

const Given = z.object({
  marks: Marks,
  score: z.number(),
  reason: z.string(),
  facts: z.string(),
  by: PersonRef.nullable(),
  at: Instant,
})

/** 部门满意度互评 of one collaboration, as far as its reader may see it. */
export const RatingView = z.object({
  /** Null before it has been opened. */
  closes: DeadlineView.nullable(),
  isOpen: z.boolean(),
  departments: z.array(DepartmentRef),
  /** Departments that I speak for, each with whom it has to rate. */
  mine: z.array(
    z.object({
      department: DepartmentRef,
      others: z.array(z.object({ department: DepartmentRef, given: Given.nullable() })),
    }),
  ),
  /** How many of how many have been given: no names. */
  given: z.int(),
  expected: z.int(),
  results: z.array(
    z.object({
      department: DepartmentRef,
      sight: z.enum(ratingSights),
      mean: z
        .object({ count: z.int(), score: z.number(), byItem: z.record(z.enum(ratingItems), z.number()) })
        .nullable(),
      /** Reasons of low marks: by whom is null where only the mean is to be seen. */
      words: z.array(z.object({ reason: z.string(), facts: z.string(), from: DepartmentRef.nullable() })),
      /** Each rating with its rater, for whoever may see all. */
      all: z.array(Given.extend({ from: DepartmentRef })),
    }),
  ),
})
export type RatingView = z.infer<typeof RatingView>

export const getRatings = endpoint({
  method: 'GET',
  path: '/api/v1/collaborations/:id/ratings',
  summary: 'Mutual rating of departments: what I have to give, and what I may see of what was given',
  access: { rule: 'sees', noun: 'collaboration', by: 'id' },
  params: ById,
  reply: RatingView,
})

export const rateDepartment = endpoint({
  method: 'PUT',
  path: '/api/v1/collaborations/:id/ratings',
  summary: 'Rate another department for mine; a low mark needs a reason and facts (X-65)',
  access: { rule: 'may', noun: 'collaboration', by: 'id', action: 'rate' },
  params: ById,
  body: z.object({
    /** For which I speak. */
    departmentId: Id,
    ratedDepartmentId: Id,
    marks: Marks,
    reason: Text.default(''),
    facts: Text.default(''),
  }),
  reply: RatingView,
})
