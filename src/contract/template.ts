import { z } from 'zod'
import { agendaItemKinds, agendaSections, coreRoles, meetingTypes } from '#domain/meeting/enums.ts'
import { ById, ChainLink, Done, Id, Line, PersonRef, RequiredLine, Text, Version } from './common.ts'
import { endpoint } from './endpoint.ts'

export const TemplateContentView = z.object({
  type: z.enum(meetingTypes),
  goal: Text,
  expectedOutcome: Text,
  durationMinutes: z.int().nullable(),
  confirmMinutes: z.int().nullable(),
  breakMinutes: z.int().nullable(),
  topics: z.array(
    z.object({
      title: Line,
      kind: z.enum(agendaItemKinds),
      section: z.enum(agendaSections),
      discussionContent: Text,
      problemToSolve: Text,
      expectedOutput: Text,
      plannedMinutes: z.int().nullable(),
    }),
  ),
})

export type TemplateContentView = z.infer<typeof TemplateContentView>

/** A standard template goes by the type of its meeting, one of somebody's own by its id. */
export const TemplateKey = z.union([z.enum(meetingTypes), Id])

export const TemplateView = z.object({
  key: TemplateKey,
  isBuiltIn: z.boolean(),
  name: z.string(),
  note: z.string(),
  content: TemplateContentView,
  /** Whom such a meeting needs; only standard templates say it. */
  roles: z.array(z.object({ text: z.string(), coreRole: z.enum(coreRoles) })),
  owner: PersonRef.nullable(),
  isShared: z.boolean(),
  /** The retrospective that it came from, for whoever may see that. */
  source: ChainLink.nullable(),
  can: z.array(z.enum(['edit', 'remove'])),
  version: z.int(),
})
export type TemplateView = z.infer<typeof TemplateView>

export const listTemplates = endpoint({
  method: 'GET',
  path: '/api/v1/templates',
  summary: 'Standard templates, my own, and those that others share',
  access: { rule: 'signedIn' },
  reply: z.object({ items: z.array(TemplateView) }),
})

export const saveTemplate = endpoint({
  method: 'POST',
  path: '/api/v1/templates',
  summary: 'Keep the agenda of a meeting as a template: no people, no dates, no record',
  access: { rule: 'signedIn' },
  body: z.object({
    fromMeetingId: Id,
    name: RequiredLine,
    note: Text.default(''),
    isShared: z.boolean().default(false),
  }),
  reply: TemplateView,
})

export const updateTemplate = endpoint({
  method: 'PATCH',
  path: '/api/v1/templates/:id',
  summary: 'Rename a template of mine, or share it',
  access: { rule: 'signedIn' },
  params: ById,
  body: z.object({
    version: Version,
    name: RequiredLine.optional(),
    note: Text.optional(),
    isShared: z.boolean().optional(),
  }),
  reply: TemplateView,
})

export const removeTemplate = endpoint({
  method: 'DELETE',
  path: '/api/v1/templates/:id',
  summary: 'Remove a template of mine; it can be put back',
  access: { rule: 'signedIn' },
  params: ById,
  reply: Done,
})

export const restoreTemplate = endpoint({
  method: 'POST',
  path: '/api/v1/templates/:id/restore',
  summary: 'Put back a template that I removed',
  access: { rule: 'signedIn' },
  params: ById,
  reply: TemplateView,
})

export const applyTemplateToMeeting = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/template',
  summary: 'Fill in from a template what is still empty; what was entered stays',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'edit' },
  params: ById,
  body: z.object({ template: TemplateKey }),
  reply: z.object({ filled: z.array(z.string()), topics: z.int() }),
})

export const copyMeeting = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/copies',
  summary:
    'A new draft with the people, topics and list of materials of a meeting; no date, no file, no record',
  access: { rule: 'sees', noun: 'meeting', by: 'id' },
  params: ById,
  body: z.object({ name: RequiredLine.optional() }),
  reply: z.object({ meeting: ChainLink }),
})
