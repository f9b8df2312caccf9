import { z } from 'zod'
import { collaborationStates } from '#domain/collaboration/collaboration.ts'
import { orphanReasons } from '#domain/collaboration/orphans.ts'
import { collaborationActs } from '#domain/collaboration/policy.ts'
import { classifications } from '#domain/meeting/enums.ts'
import {
  ById,
  ChainLink,
  Day,
  DepartmentRef,
  HistoryItem,
  Id,
  Instant,
  Line,
  PageQuery,
  PersonRef,
  page,
  RequiredLine,
  Text,
  Version,
} from './common.ts'
import { endpoint } from './endpoint.ts'

export const CollaborationRow = z.object({
  id: Id,
  number: z.string(),
  name: z.string(),
  state: z.enum(collaborationStates),
  classification: z.enum(classifications),
  initiatingDepartment: DepartmentRef.nullable(),
  leader: PersonRef.nullable(),
  launchOn: Day.nullable(),
  /** 暂定: shown as such until confirmed (S3-72). */
  isLaunchProvisional: z.boolean(),
  /** Of those the reader may see. */
  meetingCount: z.int(),
  openTaskCount: z.int(),
})
export type CollaborationRow = z.infer<typeof CollaborationRow>

export const CollaborationView = CollaborationRow.extend({
  participatingDepartments: z.array(DepartmentRef),
  goal: z.string(),
  theme: z.string(),
  targets: z.array(
    z.object({
      metric: z.string(),
      value: z.number().nullable(),
      unit: z.string(),
      region: z.string(),
    }),
  ),
  /** The request that it has come from, if the reader may see it (S0-22). */
  request: ChainLink.nullable(),
  createdBy: PersonRef.nullable(),
  createdAt: Instant,
  history: z.array(HistoryItem),
  can: z.array(z.enum(collaborationActs)),
  version: Version,
})
export type CollaborationView = z.infer<typeof CollaborationView>

const CollaborationFields = z.object({
  name: RequiredLine,
  classification: z.enum(classifications),
  initiatingDepartmentId: Id.nullable(),
  participatingDepartmentIds: z.array(Id).max(50),
  leaderId: Id.nullable(),
  goal: Text,
  theme: Line,
  targets: z
    .array(z.object({ metric: RequiredLine, value: z.number().nullable(), unit: Line, region: Line }))
    .max(20),
  launchOn: Day.nullable(),
  isLaunchProvisional: z.boolean(),
})

export const listCollaborations = endpoint({
  method: 'GET',
  path: '/api/v1/collaborations',
  summary: 'Collaborations I may see, newest first',
  access: { rule: 'signedIn' },
  query: PageQuery.extend({
    /** running: not over; over: archived or terminated; all. */
    view: z.enum(['running', 'over', 'all']).default('running'),
    /** Part of a name or number, for the list and for pickers. */
    q: z.string().trim().max(60).optional(),
  }),
  reply: page(CollaborationRow),
})

export const createCollaboration = endpoint({
  method: 'POST',
  path: '/api/v1/collaborations',
  summary: 'Set up the frame that meetings and tasks belong to; a name is enough to begin',
  access: { rule: 'signedIn' },
  body: CollaborationFields.partial().required({ name: true }),
  reply: CollaborationView,
})

export const getCollaboration = endpoint({
  method: 'GET',
  path: '/api/v1/collaborations/:id',
  summary: 'One collaboration: goal, targets, departments, launch',
  access: { rule: 'sees', noun: 'collaboration', by: 'id' },
  params: ById,
  reply: CollaborationView,
})

export const updateCollaboration = endpoint({
  method: 'PATCH',
  path: '/api/v1/collaborations/:id',
  summary: 'Change a collaboration; a stale version is refused with the present one',
  access: { rule: 'may', noun: 'collaboration', by: 'id', action: 'edit' },
  params: ById,
  body: CollaborationFields.partial().extend({ version: Version }),
  reply: CollaborationView,
})

export const getCollaborationParts = endpoint({
  method: 'GET',
  path: '/api/v1/collaborations/:id/parts',
  summary: 'The meetings and decisions of a collaboration, as far as I may see them; newest first',
  access: { rule: 'sees', noun: 'collaboration', by: 'id' },
  params: ById,
  reply: z.object({
    meetings: z.array(ChainLink.extend({ plannedStart: Instant.nullable() })),
    decisions: z.array(ChainLink),
    /** Work that the launch waits for. */
    beforeLaunch: z.array(ChainLink.extend({ dueOn: Day.nullable(), isDone: z.boolean() })),
    /** There are more than are shown. */
    isCut: z.boolean(),
  }),
})

export const getCollaborationLoad = endpoint({
  method: 'GET',
  path: '/api/v1/collaborations/:id/load',
  summary:
    'Who is loaded with what, department by department, and what departments said they could give (S4-03)',
  access: { rule: 'sees', noun: 'collaboration', by: 'id' },
  params: ById,
  reply: z.object({
    departments: z.array(
      z.object({
        /** Null: work without a department. */
        department: DepartmentRef.nullable(),
        people: z.array(
          z.object({
            /** Null: work that nobody has yet. */
            person: PersonRef.nullable(),
            openTasks: z.int(),
            lateTasks: z.int(),
            /** Working days that its open tasks still have until they are due, added up. */
            workingDays: z.int(),
            /** Open tasks without a day, which are not in that sum. */
            undated: z.int(),
            /** Open tasks outside of this collaboration, of those I may see. */
            elsewhere: z.int(),
          }),
        ),
        /** From the department's answer to the request behind it; null: there is none. */
        offered: z
          .object({
            people: z.string(),
            material: z.string(),
            moneyCents: z.int().nullable(),
            duration: z.string(),
          })
          .nullable(),
      }),
    ),
  }),
})

export const getOrphans = endpoint({
  method: 'GET',
  path: '/api/v1/collaborations/:id/orphans',
  summary: 'Whether it has a goal, and what of it hangs on no goal and no topic (S4-06); the newest 100',
  access: { rule: 'sees', noun: 'collaboration', by: 'id' },
  params: ById,
  reply: z.object({
    hasGoal: z.boolean(),
    items: z.array(ChainLink.extend({ why: z.enum(orphanReasons), link: z.string() })),
    /** How many things were looked at. */
    of: z.int(),
  }),
})

export const moveCollaboration = endpoint({
  method: 'POST',
  path: '/api/v1/collaborations/:id/moves',
  summary: 'Pause a collaboration, take it up again, or end it, with a reason; everybody in it is told',
  access: { rule: 'may', noun: 'collaboration', by: 'id', action: 'move' },
  params: ById,
  body: z.object({ move: z.enum(['pause', 'resume', 'terminate']), reason: Text }),
  reply: CollaborationView,
})
