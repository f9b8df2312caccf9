import { z } from 'zod'
import { ById, Id, Instant, Line, PersonRef } from './common.ts'
import { endpoint } from './endpoint.ts'

export const VenueCheckView = z.object({
  /** A line of the template, or an id of its own. */
  key: z.string(),
  /** Empty: the words of the template. */
  label: z.string(),
  person: PersonRef.nullable(),
  isNeeded: z.boolean(),
  checkedBy: PersonRef.nullable(),
  checkedAt: Instant.nullable(),
})
export type VenueCheckView = z.infer<typeof VenueCheckView>

const Checklist = z.object({ items: z.array(VenueCheckView), open: z.int() })

export const getVenueChecks = endpoint({
  method: 'GET',
  path: '/api/v1/meetings/:id/venue-checks',
  summary: 'The checklist of room and technical support: the template of the form, and what was added (X-02)',
  access: { rule: 'sees', noun: 'meeting', by: 'id' },
  params: ById,
  reply: Checklist,
})

export const setVenueCheck = endpoint({
  method: 'PUT',
  path: '/api/v1/meetings/:id/venue-checks/:key',
  summary:
    'Tick a line, name who does it, reword it, or say that it is not needed; an unknown id adds a line',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'edit' },
  params: z.object({ id: Id, key: z.string().min(1).max(40) }),
  body: z.object({
    label: Line.optional(),
    personId: Id.nullable().optional(),
    isNeeded: z.boolean().optional(),
    isChecked: z.boolean().optional(),
  }),
  reply: Checklist,
})
