import { z } from 'zod'
import { ById, ChainLink, Id, Instant, PageQuery, page } from './common.ts'
import { endpoint } from './endpoint.ts'
import { openMatterNouns } from './meeting.ts'

/** Something left open elsewhere that could be a topic: a task not done, a dispute, a topic without an outcome. */
export const OpenMatter = z.object({
  noun: z.enum(openMatterNouns),
  id: Id,
  title: z.string(),
  /** Of a task or topic; empty for a dispute. */
  state: z.string(),
  /** Where it was left open; null where there was no meeting. */
  meeting: ChainLink.nullable(),
  at: Instant,
})
export type OpenMatter = z.infer<typeof OpenMatter>

export const listOpenMatters = endpoint({
  method: 'GET',
  path: '/api/v1/meetings/:id/open-matters',
  summary: 'What is still open and could go on the agenda, newest first',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'editAgenda' },
  params: ById,
  query: PageQuery.extend({
    noun: z.enum(openMatterNouns).default('task'),
    q: z.string().trim().max(60).optional(),
  }),
  reply: page(OpenMatter),
})

export const getAgendaOrigins = endpoint({
  method: 'GET',
  path: '/api/v1/meetings/:id/agenda-origins',
  summary: 'Which topics of a meeting take up what was left open elsewhere, as far as the reader may see it',
  access: { rule: 'sees', noun: 'meeting', by: 'id' },
  params: ById,
  reply: z.object({ items: z.array(z.object({ topicId: Id, matter: OpenMatter })) }),
})

export const listTaskTopics = endpoint({
  method: 'GET',
  path: '/api/v1/tasks/:id/topics',
  summary: 'At which meetings a task was on the agenda, newest first',
  access: { rule: 'sees', noun: 'task', by: 'id' },
  params: ById,
  reply: z.object({
    items: z.array(
      z.object({
        topic: ChainLink,
        meeting: ChainLink,
        plannedStart: Instant.nullable(),
        outcomeNote: z.string(),
      }),
    ),
  }),
})
