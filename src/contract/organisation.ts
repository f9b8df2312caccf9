import { z } from 'zod'
import { normSources } from '#domain/norm/source.ts'
import { locales } from '#domain/person/locale.ts'
import { suitabilities } from '#domain/preparation/suitability.ts'
import {
  ById,
  Day,
  DepartmentRef,
  Done,
  Id,
  Instant,
  Line,
  PageQuery,
  Params,
  PersonRef,
  page,
  RequiredLine,
  Version,
} from './common.ts'
import { endpoint } from './endpoint.ts'

export const PersonView = PersonRef.extend({
  email: z.string(),
  phone: z.string(),
  employeeNo: z.string().nullable(),
  locale: z.enum(locales),
  state: z.enum(['invited', 'active', 'disabled']),
  isAdmin: z.boolean(),
  isSupervisor: z.boolean(),
  isCoordinator: z.boolean(),
  tags: z.array(z.string()),
  departments: z.array(DepartmentRef),
  version: Version,
})
export type PersonView = z.infer<typeof PersonView>

const PersonFields = z.object({
  name: RequiredLine,
  jobTitle: Line.default(''),
  email: z
    .email()
    .max(200)
    .transform((text) => text.toLowerCase()),
  phone: z.string().trim().max(40).default(''),
  employeeNo: z.string().trim().max(40).nullable().default(null),
  departmentId: Id.nullable().default(null),
  locale: z.enum(locales).default('zh-CN'),
  isAdmin: z.boolean().default(false),
  isSupervisor: z.boolean().default(false),
  isCoordinator: z.boolean().default(false),
  /** What they are good at (S0-47). */
  tags: z.array(z.enum(suitabilities)).max(20).default([]),
})

export const searchPeople = endpoint({
  method: 'GET',
  path: '/api/v1/people/search',
  summary: 'Find people by name, pinyin, initials, department or post',
  access: { rule: 'signedIn' },
  query: z.object({
    q: z.string().trim().max(60).default(''),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  reply: z.object({ items: z.array(PersonRef) }),
})

export const listPeople = endpoint({
  method: 'GET',
  path: '/api/v1/people',
  summary: 'Everybody in the organisation',
  access: { rule: 'signedIn' },
  query: PageQuery.extend({
    q: z.string().trim().max(60).optional(),
    departmentId: Id.optional(),
    state: z.enum(['invited', 'active', 'disabled']).optional(),
  }),
  reply: page(PersonView),
})

export const createPerson = endpoint({
  method: 'POST',
  path: '/api/v1/people',
  summary: 'Add a person',
  access: { rule: 'admin' },
  body: PersonFields,
  reply: PersonView,
})

export const updatePerson = endpoint({
  method: 'PATCH',
  path: '/api/v1/people/:id',
  summary: 'Change a person',
  access: { rule: 'admin' },
  params: ById,
  body: z.object({
    version: Version,
    name: RequiredLine.optional(),
    jobTitle: Line.optional(),
    email: z
      .email()
      .max(200)
      .transform((text) => text.toLowerCase())
      .optional(),
    phone: z.string().trim().max(40).optional(),
    employeeNo: z.string().trim().max(40).nullable().optional(),
    departmentId: Id.nullable().optional(),
    locale: z.enum(locales).optional(),
    isAdmin: z.boolean().optional(),
    isSupervisor: z.boolean().optional(),
    isCoordinator: z.boolean().optional(),
    tags: z.array(z.enum(suitabilities)).max(20).optional(),
  }),
  reply: PersonView,
})

export const setPersonState = endpoint({
  method: 'POST',
  path: '/api/v1/people/:id/state',
  summary: 'Disable a person (all their sessions end at once) or enable them again',
  access: { rule: 'admin' },
  params: ById,
  body: z.object({ state: z.enum(['active', 'disabled']) }),
  reply: PersonView,
})

export const invitePerson = endpoint({
  method: 'POST',
  path: '/api/v1/people/:id/invitation',
  summary: 'A link with which the person chooses a password; mailed when mail is set up',
  access: { rule: 'admin' },
  params: ById,
  reply: z.object({ link: z.string(), expiresAt: Instant, mailed: z.boolean() }),
})

export const DepartmentView = DepartmentRef.extend({
  parentId: Id.nullable(),
  aliases: z.array(z.string()),
  head: PersonRef.nullable(),
  deputy: PersonRef.nullable(),
  vicePresident: PersonRef.nullable(),
  liaison: PersonRef.nullable(),
  sort: z.int(),
  peopleCount: z.int(),
  version: Version,
})
export type DepartmentView = z.infer<typeof DepartmentView>

export const listDepartments = endpoint({
  method: 'GET',
  path: '/api/v1/departments',
  summary: 'The department tree, flat, parents first',
  access: { rule: 'signedIn' },
  reply: z.object({ items: z.array(DepartmentView) }),
})

const DepartmentFields = z.object({
  name: RequiredLine,
  parentId: Id.nullable(),
  aliases: z.array(RequiredLine).max(20),
  headId: Id.nullable(),
  deputyId: Id.nullable(),
  vicePresidentId: Id.nullable(),
  liaisonId: Id.nullable(),
  sort: z.int().min(0).max(10_000),
})

export const createDepartment = endpoint({
  method: 'POST',
  path: '/api/v1/departments',
  summary: 'Add a department',
  access: { rule: 'admin' },
  body: DepartmentFields.partial().required({ name: true }),
  reply: DepartmentView,
})

export const updateDepartment = endpoint({
  method: 'PATCH',
  path: '/api/v1/departments/:id',
  summary: 'Change a department, its place in the tree and its reporting lines',
  access: { rule: 'admin' },
  params: ById,
  body: DepartmentFields.partial().extend({ version: Version }),
  reply: DepartmentView,
})

export const archiveDepartment = endpoint({
  method: 'DELETE',
  path: '/api/v1/departments/:id',
  summary: 'Put away a department that has no people and no departments below it',
  access: { rule: 'admin' },
  params: ById,
  reply: Done,
})

export const OrganisationView = z.object({
  name: z.string(),
  timeZone: z.string(),
  locale: z.enum(locales),
  isDemo: z.boolean(),
  generalManager: PersonRef.nullable(),
  version: Version,
  mail: z.object({ configured: z.boolean(), held: z.int(), failed: z.int() }),
})
export type OrganisationView = z.infer<typeof OrganisationView>

export const getOrganisation = endpoint({
  method: 'GET',
  path: '/api/v1/organisation',
  summary: 'The organisation and the state of its mail',
  access: { rule: 'admin' },
  reply: OrganisationView,
})

export const updateOrganisation = endpoint({
  method: 'PATCH',
  path: '/api/v1/organisation',
  summary: 'Change the organisation',
  access: { rule: 'admin' },
  body: z.object({
    version: Version,
    name: RequiredLine.optional(),
    timeZone: z.string().max(60).optional(),
    locale: z.enum(locales).optional(),
    generalManagerId: Id.nullable().optional(),
  }),
  reply: OrganisationView,
})

/** One row of an uploaded staff list: what was read, and what is wrong with it. */
export const ImportRow = z.object({
  line: z.int(),
  name: z.string(),
  departmentPath: z.string(),
  jobTitle: z.string(),
  email: z.string(),
  phone: z.string(),
  employeeNo: z.string(),
  isHead: z.boolean(),
  /** create, update (same e-mail or employee number), skip (nothing new) or refuse. */
  plan: z.enum(['create', 'update', 'skip', 'refuse']),
  problems: z.array(z.object({ field: z.string(), reason: z.string(), params: Params })),
})
export type ImportRow = z.infer<typeof ImportRow>

export const previewPeopleImport = endpoint({
  method: 'POST',
  path: '/api/v1/people/import/preview',
  summary: 'Read a staff list (.xlsx or .csv) and say what would happen, row by row; nothing is saved',
  access: { rule: 'admin' },
  form: 'multipart',
  reply: z.object({
    rows: z.array(ImportRow),
    /** Headings that mean nothing to us; what stands below them is not read. */
    unknownColumns: z.array(z.string()),
    newDepartments: z.array(z.string()),
    totals: z.object({ create: z.int(), update: z.int(), skip: z.int(), refuse: z.int() }),
  }),
})

export const importPeople = endpoint({
  method: 'POST',
  path: '/api/v1/people/import',
  summary: 'Save the rows of a previewed staff list; all or nothing',
  access: { rule: 'admin' },
  body: z.object({
    rows: z
      .array(ImportRow.omit({ plan: true, problems: true }))
      .min(1)
      .max(5000),
  }),
  reply: z.object({ created: z.int(), updated: z.int(), departments: z.int() }),
})

export const getPeopleTemplate = endpoint({
  method: 'GET',
  path: '/api/v1/people/import/template',
  summary: 'An empty staff list to fill in (.xlsx)',
  access: { rule: 'admin' },
  form: 'raw',
  reply: z.unknown(),
})

export const CalendarView = z.object({
  year: z.int(),
  /** False: nobody has entered this year's holidays; deadlines in it count Monday to Friday and say so. */
  isAnnounced: z.boolean(),
  days: z.array(z.object({ day: Day, kind: z.enum(['holiday', 'workday']), name: z.string() })),
})
export type CalendarView = z.infer<typeof CalendarView>

export const getCalendar = endpoint({
  method: 'GET',
  path: '/api/v1/calendar/:year',
  summary: 'The days of a year that differ from Monday to Friday',
  access: { rule: 'signedIn' },
  params: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
  reply: CalendarView,
})

export const replaceCalendar = endpoint({
  method: 'PUT',
  path: '/api/v1/calendar/:year',
  summary: 'Enter the holidays and make-up working days of a year',
  access: { rule: 'admin' },
  params: z.object({ year: z.coerce.number().int().min(2000).max(2100) }),
  body: z.object({
    days: z
      .array(z.object({ day: Day, kind: z.enum(['holiday', 'workday']), name: Line.default('') }))
      .max(200),
  }),
  reply: CalendarView,
})

export const NormView = z.object({
  id: z.string(),
  /** The text of the norm in Chinese; translations by key `finding.<id>.title`. */
  zh: z.string(),
  severity: z.enum(['block', 'warn', 'info']),
  defaultSeverity: z.enum(['block', 'warn', 'info']),
  enabled: z.boolean(),
  param: z.string(),
  value: z.unknown(),
  defaultValue: z.unknown(),
  unit: z.string(),
  when: z.string(),
  override: z.string(),
  /** What it stands on: papers by name, or common practice. */
  sources: z.array(z.enum(normSources)),
  version: z.int(),
  changedBy: PersonRef.nullable(),
  changedAt: Instant.nullable(),
  /** How often it was overridden in the last 90 days. */
  overrides: z.int(),
  /** At how many things it struck in the last 90 days; of what the reader may see. */
  strikes: z.int(),
})
export type NormView = z.infer<typeof NormView>

export const listNorms = endpoint({
  method: 'GET',
  path: '/api/v1/norms',
  summary: 'The norms of a good meeting as they stand here',
  access: { rule: 'signedIn' },
  reply: z.object({ items: z.array(NormView) }),
})

export const updateNorm = endpoint({
  method: 'PUT',
  path: '/api/v1/norms/:id',
  summary: 'Change a norm: its parameter, severity, or whether it is judged',
  access: { rule: 'admin' },
  params: z.object({ id: z.string().regex(/^NM-[A-Z]{3}-\d{2}$/) }),
  body: z.object({
    version: z.int().min(0),
    enabled: z.boolean(),
    severity: z.enum(['block', 'warn', 'info']),
    value: z.unknown(),
    reason: z.string().trim().max(1000).default(''),
  }),
  reply: NormView,
})
