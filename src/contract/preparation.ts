import { z } from 'zod'
import { alignmentOutcomes } from '#domain/preparation/alignment.ts'
import {
  audiences,
  initiatorSteps,
  organiserSteps,
  participantSteps,
} from '#domain/preparation/next-steps.ts'
import { namedRoles, suitabilities } from '#domain/preparation/suitability.ts'
import { ById, DepartmentRef, Id, Instant, PersonRef, Text, Version } from './common.ts'
import { endpoint } from './endpoint.ts'

/** What the forms of a meeting need of an attendee beside what the meeting itself shows. */
export const AttendeeSheetRow = z.object({
  attendeeId: Id,
  phone: z.string(),
  /** Null for whoever does not prepare the meeting. */
  reading: z
    .object({
      noticeOpenedAt: Instant.nullable(),
      materials: z.array(z.object({ materialId: Id, openedAt: Instant.nullable() })),
    })
    .nullable(),
})

export const getAttendeeSheet = endpoint({
  method: 'GET',
  path: '/api/v1/meetings/:id/sheet',
  summary: 'Contacts of the people invited, and for whoever prepares the meeting who has opened what (S2-10)',
  access: { rule: 'sees', noun: 'meeting', by: 'id' },
  params: ById,
  reply: z.object({ items: z.array(AttendeeSheetRow) }),
})

export const suggestRoles = endpoint({
  method: 'GET',
  path: '/api/v1/meetings/:id/role-suggestions',
  summary: 'Who could host, record, keep the time and prepare the material, best first (S0-47)',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'edit' },
  params: ById,
  reply: z.object({
    items: z.array(
      z.object({
        role: z.enum(namedRoles),
        people: z.array(
          z.object({ person: PersonRef, because: z.array(z.enum(suitabilities)), isHead: z.boolean() }),
        ),
      }),
    ),
    /** Departments that come without head or liaison, and who that would be (S2-15). */
    unrepresented: z.array(z.object({ department: DepartmentRef, people: z.array(PersonRef) })),
  }),
})

export const getNextSteps = endpoint({
  method: 'GET',
  path: '/api/v1/meetings/:id/next-steps',
  summary: 'What the viewer has still to do, for each of the parts they have in the meeting (S0-02)',
  access: { rule: 'sees', noun: 'meeting', by: 'id' },
  params: ById,
  reply: z.object({
    items: z.array(
      z.object({
        audience: z.enum(audiences),
        steps: z.array(
          z.object({
            key: z.enum([...organiserSteps, ...initiatorSteps, ...participantSteps]),
            count: z.int(),
          }),
        ),
      }),
    ),
  }),
})

/** 部门会前准备 (S2-21 … S2-25). */
export const PositionView = z.object({
  id: Id,
  topicId: Id,
  department: DepartmentRef,
  author: PersonRef,
  position: z.string(),
  needs: z.string(),
  suggestion: z.string(),
  speakingPoints: z.array(z.string()),
  updatedAt: Instant,
  version: Version,
})
export type PositionView = z.infer<typeof PositionView>

export const listPositions = endpoint({
  method: 'GET',
  path: '/api/v1/meetings/:id/positions',
  summary: 'What departments bring to each topic; of other departments only once people meet',
  access: { rule: 'sees', noun: 'meeting', by: 'id' },
  params: ById,
  reply: z.object({
    items: z.array(PositionView),
    /** The departments the viewer may write for now. */
    mine: z.array(DepartmentRef),
    /** Whether the statements of all departments are among the items. */
    showsAll: z.boolean(),
  }),
})

export const savePosition = endpoint({
  method: 'PUT',
  path: '/api/v1/meetings/:id/positions/:topicId',
  summary: 'Write what my department brings to a topic; a stale version is refused with the present one',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'statePosition' },
  params: z.object({ id: Id, topicId: Id }),
  body: z.object({
    departmentId: Id,
    position: Text.default(''),
    needs: Text.default(''),
    suggestion: Text.default(''),
    speakingPoints: z.array(z.string().trim().min(1).max(500)).max(30).default([]),
    /** 0 where there is none yet. */
    version: z.int().min(0),
  }),
  reply: PositionView,
})

export const HeadAlignment = z.object({
  department: DepartmentRef,
  head: PersonRef.nullable(),
  outcome: z.enum(alignmentOutcomes).nullable(),
  note: z.string(),
  notedBy: PersonRef.nullable(),
  notedAt: Instant.nullable(),
  /** 0 where nothing has been noted yet. */
  version: z.int().min(0),
})
export type HeadAlignment = z.infer<typeof HeadAlignment>

export const SuperiorAlignment = z.object({
  isAgreed: z.boolean(),
  note: z.string(),
  notedBy: PersonRef,
  notedAt: Instant,
})

const AlignmentView = z.object({
  heads: z.array(HeadAlignment),
  /** Null for everybody but organiser and host: for them it does not exist (S3-79). */
  superior: z
    .object({
      isNeeded: z.boolean(),
      /** The heads of who calls the meeting: whom to ask. */
      superiors: z.array(PersonRef),
      /** Newest first; the newest stands. */
      notes: z.array(SuperiorAlignment),
    })
    .nullable(),
  canNote: z.boolean(),
})
export type AlignmentView = z.infer<typeof AlignmentView>

export const getAlignment = endpoint({
  method: 'GET',
  path: '/api/v1/meetings/:id/alignment',
  summary: 'What was settled with the heads of departments beforehand (S3-78)',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'align' },
  params: ById,
  reply: AlignmentView,
})

export const noteHeadAlignment = endpoint({
  method: 'PUT',
  path: '/api/v1/meetings/:id/alignment/:departmentId',
  summary: 'Note the talk with the head of a department: talked, agreed or an objection',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'align' },
  params: z.object({ id: Id, departmentId: Id }),
  body: z.object({
    /** Null takes the note back. */
    outcome: z.enum(alignmentOutcomes).nullable(),
    note: Text.default(''),
    version: z.int().min(0),
  }),
  reply: AlignmentView,
})

export const noteSuperiorAlignment = endpoint({
  method: 'POST',
  path: '/api/v1/meetings/:id/alignment/superior',
  summary: 'Note the direction agreed with the superior; only organiser and host ever see it (S3-79)',
  access: { rule: 'may', noun: 'meeting', by: 'id', action: 'align' },
  params: ById,
  body: z.object({ isAgreed: z.boolean(), note: Text.default('') }),
  reply: AlignmentView,
})

export const getSignIn = endpoint({
  method: 'GET',
  path: '/api/v1/meetings/:id/sign-in',
  summary: 'When the sign-in sheet is open, how full it is, and for host and recorder its QR code (X-21)',
  access: { rule: 'sees', noun: 'meeting', by: 'id' },
  params: ById,
  reply: z.object({
    /** Null while the meeting has no time. */
    window: z.object({ opensAt: Instant, lateAfter: Instant, earlyUntil: Instant.nullable() }).nullable(),
    moment: z.enum(['tooEarly', 'open', 'late', 'closed']),
    totals: z.object({
      expected: z.int(),
      present: z.int(),
      late: z.int(),
      absent: z.int(),
      leave: z.int(),
      unknown: z.int(),
    }),
    /** For host and recorder: what to show in the room. */
    code: z.object({ link: z.string(), svg: z.string() }).nullable(),
  }),
})
