import { z } from 'zod'
import { riskSigns } from '#domain/meeting-risk/detect.ts'
import { meetingRisks } from '#domain/meeting-risk/library.ts'
import { ById, Id, Instant, Params, PersonRef, RequiredLine, RequiredText, Text } from './common.ts'
import { endpoint } from './endpoint.ts'

const Risk = z.enum(meetingRisks)

/** An organisation's own words for a risk; the standard words are in the texts of the product. */
const OwnWords = z.object({
  name: RequiredLine,
  sign: RequiredText,
  beforeAction: RequiredText,
  duringAction: RequiredText,
})

export const LibraryEntry = z.object({
  risk: Risk,
  own: OwnWords.nullable(),
  /** 0 while the words are the standard ones. */
  version: z.int(),
})
export type LibraryEntry = z.infer<typeof LibraryEntry>

export const MeetingRisksView = z.object({
  /** Seen coming, as the meeting stands. */
  likely: z.array(
    z.object({ risk: Risk, why: z.array(z.object({ sign: z.enum(riskSigns), params: Params })) }),
  ),
  attached: z.array(z.object({ risk: Risk, note: z.string(), person: PersonRef.nullable(), at: Instant })),
  library: z.array(LibraryEntry),
  canAttach: z.boolean(),
})
export type MeetingRisksView = z.infer<typeof MeetingRisksView>

export const listMeetingRiskLibrary = endpoint({
  method: 'GET',
  path: '/api/v1/meeting-risks',
  summary: 'The library of common risks of meetings with what to do about them',
  access: { rule: 'signedIn' },
  reply: z.object({ items: z.array(LibraryEntry), canEdit: z.boolean() }),
})

export const writeMeetingRisk = endpoint({
  method: 'PUT',
  path: '/api/v1/meeting-risks/:risk',
  summary: 'Put a risk into the organisation’s own words',
  access: { rule: 'admin' },
  params: z.object({ risk: Risk }),
  body: OwnWords.extend({ version: z.int().min(0) }),
  reply: LibraryEntry,
})

export const resetMeetingRisk = endpoint({
  method: 'DELETE',
  path: '/api/v1/meeting-risks/:risk',
  summary: 'Go back to the standard words',
  access: { rule: 'admin' },
  params: z.object({ risk: Risk }),
  reply: LibraryEntry,
})

export const getMeetingRisks = endpoint({
  method: 'GET',
  path: '/api/v1/meetings/:id/meeting-risks',
  summary: 'Which risks can be seen coming in a meeting, and which somebody put on it',
  access: { rule: 'sees', noun: 'meeting', by: 'id' },
  params: ById,
  reply: MeetingRisksView,
})

export const attachMeetingRisk = endpoint({
  method: 'PUT',
  path: '/api/v1/meetings/:id/meeting-risks/:risk',
  summary: 'Put a risk on a meeting as a reminder, with a note',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'editAgenda' },
  params: z.object({ id: Id, risk: Risk }),
  body: z.object({ note: Text.default('') }),
  reply: MeetingRisksView,
})

export const detachMeetingRisk = endpoint({
  method: 'DELETE',
  path: '/api/v1/meetings/:id/meeting-risks/:risk',
  summary: 'Take a risk off a meeting',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'editAgenda' },
  params: z.object({ id: Id, risk: Risk }),
  reply: MeetingRisksView,
})
