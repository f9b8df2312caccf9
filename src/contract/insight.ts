import { z } from 'zod'
import { topicStates } from '#domain/meeting/topic.ts'
import { ChainLink, Day, DepartmentRef, Id, PageQuery, PersonRef, page } from './common.ts'
import { endpoint } from './endpoint.ts'

/** Everything counted here is counted of what the reader may see, and nothing else. */
const Period = z.object({
  /** Meetings that ended, and tasks that were due, from this day on; the default is 90 days ago. */
  from: Day.optional(),
  to: Day.optional(),
})

const Work = z.object({
  tasks: z.int(),
  open: z.int(),
  overdue: z.int(),
  /** 临期 today: from the day its owner is reminded until it is due. */
  nearDue: z.int(),
  done: z.int(),
  /** Done by the day that counted in the end, and by the day it was first promised for. */
  onTime: z.int(),
  onFirstDate: z.int(),
  invited: z.int(),
  came: z.int(),
})

/** How many of how many. */
const Share = z.object({ kept: z.int(), of: z.int() })

export const getInsights = endpoint({
  method: 'GET',
  path: '/api/v1/insights',
  summary:
    'How meetings end: what was left undecided, what was decided and not done, and who delivers in time',
  access: { rule: 'signedIn' },
  query: Period,
  reply: z.object({
    from: Day,
    to: Day,
    meetings: z.object({
      held: z.int(),
      minutes: z.int(),
      topics: z.int(),
      /** 临时议题 (S0-19). */
      adHoc: z.int(),
      decided: z.int(),
      /** Minutes of talk for a topic that was decided (S0-20); null: none was. */
      minutesPerDecision: z.number().nullable(),
      plannedMinutes: z.number().nullable(),
      draftsInTime: z.int(),
      drafts: z.int(),
    }),
    /** 议而不决: topics of ended meetings without an outcome, or deferred and not taken up since (S0-21). */
    undecided: z.int(),
    /** What the product promises (S3-02), measured by the pain that each removes (S3-03). */
    promises: z.object({
      /** 讨论可追溯, against scattered words: meetings whose minutes are final, of those where they should be. */
      recorded: Share,
      /** 责任可明确, against blurred duties: tasks with one owner, a date and criteria. */
      owned: Share,
      /** 进度可跟踪, against late follow-up: open tasks that somebody has spoken about in the last seven days. */
      tracked: Share,
    }),
    /** 决而不行 (S0-21); the list is /decisions?stuck=true. */
    stuck: z.int(),
    departments: z.array(Work.extend({ department: DepartmentRef })),
    /** Of the departments that the reader oversees, or everybody for 督办专员; else only themselves. */
    people: z.array(Work.extend({ person: PersonRef })),
  }),
})

export const listUndecided = endpoint({
  method: 'GET',
  path: '/api/v1/insights/undecided',
  summary: 'Topics that were talked over and not decided, latest first',
  access: { rule: 'signedIn' },
  query: PageQuery.extend(Period.shape),
  reply: page(
    z.object({
      id: Id,
      title: z.string(),
      state: z.enum(topicStates),
      note: z.string(),
      plannedMinutes: z.int().nullable(),
      spentMinutes: z.int(),
      meeting: ChainLink,
      endedOn: Day,
    }),
  ),
})
