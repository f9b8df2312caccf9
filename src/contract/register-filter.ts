import { z } from 'zod'
import { taskScopes } from '#domain/register/search-line.ts'
import { taskPriorities, taskStates } from '#domain/task/lifecycle.ts'
import { Day, Id } from './common.ts'

/** Several at once, with commas between them; `none` stands for what has not been named. */
function listOf<Item extends z.ZodType<string, string>>(item: Item) {
  return z
    .string()
    .max(2000)
    .transform((text) => [...new Set(text.split(',').filter((one) => one !== ''))])
    .pipe(z.array(item).min(1).max(50) as z.ZodType<z.output<Item>[], string[]>)
}
const IdOrNone = z.union([Id, z.literal('none')])

/** What may be asked of the register; the same for its list, its groups, its plan and its sheet. */
export const RegisterFilter = z.object({
  /**
   * mine: I own it; department: my departments own it; toReview: I am to accept it; waiting: I handed it out,
   * or work of mine waits for it; all.
   */
  view: z.enum(taskScopes).default('all'),
  open: z.enum(['open', 'closed', 'any']).default('open'),
  state: listOf(z.enum(taskStates)).optional(),
  priority: listOf(z.enum(taskPriorities)).optional(),
  ownerId: listOf(IdOrNone).optional(),
  departmentId: listOf(IdOrNone).optional(),
  meetingId: IdOrNone.optional(),
  collaborationId: Id.optional(),
  decisionId: Id.optional(),
  overdue: z.stringbool().optional(),
  /** 临期: its owner has been reminded, and the day is not over. */
  nearDue: z.stringbool().optional(),
  dueFrom: Day.optional(),
  dueTo: Day.optional(),
  /** Whether it has a date at all. */
  dated: z.stringbool().optional(),
  q: z.string().trim().max(60).optional(),
})
export type RegisterFilter = z.output<typeof RegisterFilter>

/** `due` and `start` end with what has no date; `updated` begins with what was never reported on. */
export const registerSorts = ['due', 'start', 'priority', 'updated', 'created'] as const
export type RegisterSort = (typeof registerSorts)[number]

export const RegisterOrder = z.object({
  sort: z.enum(registerSorts).default('due'),
  order: z.enum(['asc', 'desc']).default('asc'),
})

export const registerGroups = ['state', 'priority', 'department', 'owner', 'meeting', 'due', 'day'] as const
export type RegisterGroup = (typeof registerGroups)[number]
