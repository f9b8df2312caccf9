import { z } from 'zod'

export const Id = z.uuid()
export const ById = z.object({ id: Id })
/** YYYY-MM-DD: a day on the wall calendar, no time, no zone. */
export const Day = z.iso.date()
/** An exact moment, RFC 3339. Replies are in UTC. */
export const Instant = z.iso.datetime({ offset: true })
export const Version = z.int().min(1)

export const Line = z.string().trim().max(200)
export const RequiredLine = z.string().trim().min(1).max(200)
export const Text = z.string().trim().max(5000)
export const RequiredText = z.string().trim().min(1).max(5000)
/** A reason that is asked for is really given. */
export const Reason = z.string().trim().min(2).max(1000)

export const PersonRef = z.object({
  id: Id,
  name: z.string(),
  jobTitle: z.string(),
  departmentId: Id.nullable(),
  departmentName: z.string().nullable(),
})
export type PersonRef = z.infer<typeof PersonRef>

export const DepartmentRef = z.object({ id: Id, name: z.string() })
export type DepartmentRef = z.infer<typeof DepartmentRef>

export const PageQuery = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() })
}

export const Done = z.object({ done: z.literal(true) })

/** What a text needs, to be filled into a sentence of the reader's language. */
export const Params = z.record(z.string(), z.union([z.string(), z.number()]))

/** Why a deadline is when it is (design: deadlines explain themselves). */
export const DeadlineView = z.object({
  clock: z.string(),
  at: Instant,
  explanation: z.array(z.object({ key: z.string(), params: Params })),
  /** `met`: what it waits for has happened in time; `missed`: it happened late or has not happened. */
  state: z.enum(['waiting', 'met', 'missed']),
})
export type DeadlineView = z.infer<typeof DeadlineView>

/** One norm not kept, said where, why and how to satisfy it. */
export const FindingView = z.object({
  norm: z.string(),
  severity: z.enum(['block', 'warn', 'info']),
  place: z.object({ noun: z.string(), id: z.string(), field: z.string().nullable(), label: z.string() }),
  reason: z.object({ key: z.string(), params: Params }),
  remedy: z.object({ key: z.string(), params: Params }),
  /** `no`: never; `yes`: a click; `reason`: a written reason; `host`, `auto`, …: see the norm. */
  override: z.string(),
  fingerprint: z.string(),
  /** Set when somebody has taken it on themselves. */
  overridden: z.object({ by: z.string(), reason: z.string(), at: Instant }).nullable(),
})
export type FindingView = z.infer<typeof FindingView>

/** Findings that the sender takes on themselves; `reason` is empty where a click is enough. */
export const Overrides = z
  .array(z.object({ fingerprint: z.string().max(500), reason: z.string().trim().max(1000).default('') }))
  .max(100)
  .default([])

export const HistoryItem = z.object({
  move: z.string(),
  fromState: z.string().nullable(),
  toState: z.string().nullable(),
  actor: PersonRef.nullable(),
  reason: z.string(),
  data: z.record(z.string(), z.unknown()),
  at: Instant,
})
export type HistoryItem = z.infer<typeof HistoryItem>

export const FileRef = z.object({
  id: Id,
  name: z.string(),
  size: z.number(),
  mime: z.string(),
  uploadedBy: PersonRef.nullable(),
  uploadedAt: Instant,
})
export type FileRef = z.infer<typeof FileRef>

/** A link to another object of the chain; only what the reader may see is linked, the rest does not exist. */
export const ChainLink = z.object({
  noun: z.enum([
    'meeting',
    'topic',
    'decision',
    'task',
    'minutes',
    'collaboration',
    'risk',
    'request',
    'conflict',
    'milestone',
    'change',
    'retrospective',
    'sync',
  ]),
  id: Id,
  number: z.string(),
  title: z.string(),
  state: z.string(),
})
export type ChainLink = z.infer<typeof ChainLink>

/** The shape of every refusal. */
export const Refusal = z.object({
  kind: z.string(),
  reason: z.string(),
  params: Params,
  issues: z.array(
    z.object({
      path: z.array(z.union([z.string(), z.number()])),
      reason: z.string(),
      params: Params.optional(),
    }),
  ),
  detail: z.unknown().optional(),
})
export type Refusal = z.infer<typeof Refusal>
