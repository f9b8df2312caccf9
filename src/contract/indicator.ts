import { z } from 'zod'
import { collaborationStates } from '#domain/collaboration/collaboration.ts'
import { Day, DepartmentRef, FindingView, Id, Instant, PersonRef, RequiredText } from './common.ts'
import { endpoint } from './endpoint.ts'

const Period = z.object({
  /** Collaborations that ran on any day of it; the default is the quarter so far. */
  from: Day.optional(),
  to: Day.optional(),
})

const Rate = z.number().nullable()

/** 协作指标: shares from 0 to 1, hours, and marks from 1 to 5. */
export const Indicators = z.object({
  tasks: z.int(),
  done: Rate,
  onTime: Rate,
  late: Rate,
  responseHours: Rate,
  settleHours: Rate,
  executed: Rate,
  reached: Rate,
  rating: Rate,
})

/** What is to be countered (S4-01). */
export const Problems = z.object({
  /** 推诿: how often work was passed on, for each thing handed over. */
  shirking: Rate,
  /** 信息不对称: the share of what was sent round before meetings that was not opened. */
  unread: Rate,
  /** 决策迟缓: hours from first raising a matter to deciding it. */
  decisionHours: Rate,
})

export const IndicatorsView = z.object({
  from: Day,
  to: Day,
  total: Indicators,
  problems: Problems,
  collaborations: z.array(
    Indicators.extend({
      problems: Problems,
      id: Id,
      number: z.string(),
      name: z.string(),
      state: z.enum(collaborationStates),
    }),
  ),
  departments: z.array(
    z.object({ department: DepartmentRef, tasks: z.int(), done: Rate, onTime: Rate, late: Rate }),
  ),
  isCut: z.boolean(),
  /** The regular look at them (S4-10): whether it is time (NM-COL-19), and what was made of earlier ones. */
  review: z.object({
    dueOn: Day,
    findings: z.array(FindingView),
    items: z.array(
      z.object({
        id: Id,
        from: Day,
        to: Day,
        conclusion: z.string(),
        total: Indicators,
        by: PersonRef.nullable(),
        at: Instant,
      }),
    ),
    canWrite: z.boolean(),
  }),
})
export type IndicatorsView = z.infer<typeof IndicatorsView>

export const getIndicators = endpoint({
  method: 'GET',
  path: '/api/v1/indicators',
  summary: 'How departments work together: of the collaborations that I may see',
  access: { rule: 'signedIn' },
  query: Period,
  reply: IndicatorsView,
})

export const exportIndicators = endpoint({
  method: 'GET',
  path: '/api/v1/indicators.xlsx',
  summary: 'The same as an Excel sheet, in the reader’s language',
  access: { rule: 'signedIn' },
  query: Period,
  form: 'raw',
  reply: z.unknown(),
})

export const writeProcessReview = endpoint({
  method: 'POST',
  path: '/api/v1/process-reviews',
  summary: 'Note what was concluded from the indicators of a period; the figures are kept with it (S4-10)',
  access: { rule: 'admin' },
  body: z.object({ from: Day, to: Day, conclusion: RequiredText }),
  reply: IndicatorsView,
})
