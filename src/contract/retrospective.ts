import { z } from 'zod'
import { collaborationStates } from '#domain/collaboration/collaboration.ts'
import { classifications } from '#domain/meeting/enums.ts'
import { retrospectiveStates } from '#domain/retrospective/lifecycle.ts'
import {
  assetKinds,
  changeKinds,
  changeStates,
  checklistStages,
  mostWhys,
  noteKinds,
  recognitionKinds,
} from '#domain/retrospective/note.ts'
import { retrospectiveActs } from '#domain/retrospective/policy.ts'
import { taskStates } from '#domain/task/lifecycle.ts'
import {
  ById,
  ChainLink,
  Day,
  DepartmentRef,
  FileRef,
  FindingView,
  HistoryItem,
  Id,
  Instant,
  Line,
  Overrides,
  PersonRef,
  Reason,
  RequiredLine,
  RequiredText,
  Text,
  Version,
} from './common.ts'
import { endpoint } from './endpoint.ts'
import { NormView } from './organisation.ts'

const Work = z.object({
  tasks: z.int(),
  done: z.int(),
  onTime: z.int(),
  onFirstDate: z.int(),
  dated: z.int(),
  late: z.int(),
})
const Rate = z.number().nullable()

/** What is computed from what is recorded; nobody types it. Frozen when the report becomes final. */
export const RetrospectiveFacts = z.object({
  work: Work,
  departments: z.array(Work.extend({ departmentId: Id, department: z.string() })),
  cancelled: z.int(),
  extensions: z.int(),
  extended: z.int(),
  meetings: z.int(),
  meetingMinutes: z.int(),
  personMinutes: z.int(),
  decisions: z.int(),
  executed: z.int(),
  conflicts: z.int(),
  escalated: z.int(),
  settled: z.int(),
  settleHours: z.number().nullable(),
  issues: z.int(),
  issuesSettled: z.int(),
  responseHours: z.number().nullable(),
  alerts: z.int(),
  changes: z.int().nullable(),
  people: z.int(),
  rates: z.object({ done: Rate, onTime: Rate, late: Rate, executed: Rate, settled: Rate }),
})
export type RetrospectiveFacts = z.infer<typeof RetrospectiveFacts>

/** 目标–结果–偏差: the target is the charter's (S1-08), the result is written here. */
export const ResultView = z.object({
  metric: z.string(),
  region: z.string(),
  value: z.number().nullable(),
  unit: z.string(),
  on: Day.nullable(),
  actual: z.number().nullable(),
  isLowerBetter: z.boolean(),
  cause: z.string(),
  difference: z.number().nullable(),
  ratio: z.number().nullable(),
  isReached: z.boolean().nullable(),
})

export const NoteView = z.object({
  id: Id,
  kind: z.enum(noteKinds),
  department: DepartmentRef,
  author: PersonRef,
  text: z.string(),
  cause: z.string(),
  whys: z.array(z.string()),
  /** What is written as such, else the last answer to why. */
  rootCause: z.string(),
  isKept: z.boolean(),
  at: Instant,
  canEdit: z.boolean(),
  version: Version,
})
export type NoteView = z.infer<typeof NoteView>

export const MeasureView = z.object({
  id: Id,
  noteId: Id.nullable(),
  text: z.string(),
  owner: PersonRef.nullable(),
  dueOn: Day.nullable(),
  /** It is a task, whether or not the reader sees it. */
  isTask: z.boolean(),
  task: ChainLink.nullable(),
  taskState: z.enum(taskStates).nullable(),
})

export const AssetView = z.object({
  id: Id,
  kind: z.enum(assetKinds),
  name: z.string(),
  description: z.string(),
})

const Setting = z.object({
  enabled: z.boolean(),
  severity: z.enum(['block', 'warn', 'info']),
  value: z.unknown(),
})

/** A lesson on its way to becoming a norm, a template or an entry of the checklist. */
export const ChangeView = z.object({
  id: Id,
  kind: z.enum(changeKinds),
  state: z.enum(changeStates),
  noteId: Id.nullable(),
  assetId: Id.nullable(),
  norm: z.object({ id: z.string(), zh: z.string(), unit: z.string() }).nullable(),
  setting: Setting.nullable(),
  /** The norm as it was when it was adopted, or as it stands. */
  before: Setting.nullable(),
  normVersion: z.int().nullable(),
  template: z.object({ id: Id, name: z.string() }).nullable(),
  stage: z.enum(checklistStages).nullable(),
  text: z.string(),
  reason: z.string(),
  proposedBy: PersonRef.nullable(),
  proposedAt: Instant,
  decidedBy: PersonRef.nullable(),
  decidedAt: Instant.nullable(),
  decision: z.string(),
  /** The report it comes from; null for whoever may not see that. */
  source: ChainLink.nullable(),
})
export type ChangeView = z.infer<typeof ChangeView>

export const RecognitionView = z.object({
  id: Id,
  kind: z.enum(recognitionKinds),
  subject: z.string(),
  text: z.string(),
  people: z.array(PersonRef),
  departments: z.array(DepartmentRef),
  copies: z.array(PersonRef),
  /** Letters that are on their way or have arrived; the others were told in the product. */
  letters: z.int(),
  by: PersonRef.nullable(),
  at: Instant,
})
export type RecognitionView = z.infer<typeof RecognitionView>

/** What is there before somebody opens one: whether it can be, and what the report would say of itself. */
export const RetrospectiveView = z.object({
  id: Id,
  collaboration: z.object({
    id: Id,
    number: z.string(),
    name: z.string(),
    state: z.enum(collaborationStates),
    classification: z.enum(classifications),
    goal: z.string(),
    startsOn: Day.nullable(),
    endsOn: Day.nullable(),
    startedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
    leader: PersonRef.nullable(),
    departments: z.array(DepartmentRef),
    members: z.array(PersonRef),
    hasTargets: z.boolean(),
  }),
  /** Null: nobody has opened one. */
  number: z.string().nullable(),
  state: z.enum(retrospectiveStates).nullable(),
  collectUntil: Day.nullable(),
  overview: z.string(),
  assessment: z.string(),
  conclusion: z.string(),
  facts: RetrospectiveFacts,
  isFrozen: z.boolean(),
  results: z.array(ResultView),
  notes: z.array(NoteView),
  /** Departments that have not said anything yet. */
  silent: z.array(DepartmentRef),
  measures: z.array(MeasureView),
  assets: z.array(AssetView),
  changes: z.array(ChangeView),
  recognitions: z.array(RecognitionView),
  meetings: z.array(ChainLink.extend({ plannedStart: Instant.nullable() })),
  files: z.array(FileRef),
  openedBy: PersonRef.nullable(),
  openedAt: Instant.nullable(),
  finalisedBy: PersonRef.nullable(),
  finalisedAt: Instant.nullable(),
  /** Departments that I can speak for. */
  mine: z.array(DepartmentRef),
  /** What stands against archiving (NM-COL-15); empty for whoever does not archive it. */
  findings: z.array(FindingView),
  canArchive: z.boolean(),
  history: z.array(HistoryItem),
  can: z.array(z.enum(retrospectiveActs)),
  /** 0: nobody has opened one. */
  version: z.int(),
})
export type RetrospectiveView = z.infer<typeof RetrospectiveView>

const base = '/api/v1/collaborations/:id/retrospective'
const may = (action: string) => ({ rule: 'may', noun: 'collaboration', by: 'id', action }) as const

export const getRetrospective = endpoint({
  method: 'GET',
  path: base,
  summary: 'What a collaboration looks back on: facts, results, what each department saw, what becomes of it',
  access: { rule: 'sees', noun: 'collaboration', by: 'id' },
  params: ById,
  reply: RetrospectiveView,
})

export const openRetrospective = endpoint({
  method: 'POST',
  path: base,
  summary: 'Open it, and ask every department that took part (S1-42)',
  access: may('open'),
  params: ById,
  body: z.object({ collectUntil: Day.nullable().default(null) }),
  reply: RetrospectiveView,
})

export const updateRetrospective = endpoint({
  method: 'PATCH',
  path: base,
  summary: 'Change words, results, measures and reusable assets; lists are given whole',
  access: may('edit'),
  params: ById,
  body: z.object({
    version: Version,
    collectUntil: Day.nullable().optional(),
    overview: Text.optional(),
    assessment: Text.optional(),
    conclusion: Text.optional(),
    results: z
      .array(
        z.object({
          metric: RequiredLine,
          region: Line.default(''),
          actual: z.number().nullable(),
          isLowerBetter: z.boolean().default(false),
          cause: Text.default(''),
        }),
      )
      .max(20)
      .optional(),
    measures: z
      .array(
        z.object({
          id: Id.nullable().default(null),
          noteId: Id.nullable().default(null),
          text: RequiredText,
          ownerId: Id.nullable().default(null),
          dueOn: Day.nullable().default(null),
        }),
      )
      .max(50)
      .optional(),
    assets: z
      .array(
        z.object({
          id: Id.nullable().default(null),
          kind: z.enum(assetKinds),
          name: RequiredLine,
          description: Text.default(''),
        }),
      )
      .max(50)
      .optional(),
  }),
  reply: RetrospectiveView,
})

export const moveRetrospective = endpoint({
  method: 'POST',
  path: `${base}/moves`,
  summary: 'Begin to review, ask again, make it final, or take it up again with a reason',
  access: may('move'),
  params: ById,
  body: z.discriminatedUnion('move', [
    z.object({ move: z.enum(['review', 'reopen', 'finalise']) }),
    z.object({ move: z.literal('revise'), reason: Reason }),
  ]),
  reply: RetrospectiveView,
})

const NoteFields = z.object({
  text: RequiredText,
  cause: Text,
  whys: z.array(Line).max(mostWhys),
})

export const addNote = endpoint({
  method: 'POST',
  path: `${base}/notes`,
  summary: 'Say for a department what went well, what did not and why, what was learnt (S1-43 … S1-45)',
  access: may('contribute'),
  params: ById,
  body: NoteFields.partial({ cause: true, whys: true }).extend({
    kind: z.enum(noteKinds),
    /** Mine, where I can only speak for one. */
    departmentId: Id.nullable().default(null),
  }),
  reply: RetrospectiveView,
})

const ByNote = z.object({ id: Id, noteId: Id })

export const updateNote = endpoint({
  method: 'PATCH',
  path: `${base}/notes/:noteId`,
  summary: 'Change what I said; a stale version is refused with the present one',
  access: may('contribute'),
  params: ByNote,
  body: NoteFields.partial().extend({ version: Version }),
  reply: RetrospectiveView,
})

export const removeNote = endpoint({
  method: 'DELETE',
  path: `${base}/notes/:noteId`,
  summary: 'Take back what I said',
  access: may('contribute'),
  params: ByNote,
  reply: RetrospectiveView,
})

export const chooseNote = endpoint({
  method: 'PUT',
  path: `${base}/notes/:noteId/kept`,
  summary: 'Take a note into the report, or leave it out; it stays where it was said',
  access: may('choose'),
  params: ByNote,
  body: z.object({ isKept: z.boolean() }),
  reply: RetrospectiveView,
})

export const makeMeasureTasks = endpoint({
  method: 'POST',
  path: `${base}/tasks`,
  summary: 'Make tasks of the measures that have an owner and a day and are none yet',
  access: may('makeTasks'),
  params: ById,
  reply: RetrospectiveView,
})

export const callRetrospectiveMeeting = endpoint({
  method: 'POST',
  path: `${base}/meeting`,
  summary: 'A 复盘会 as a draft: the group invited, the agenda filled from what was collected',
  access: may('callMeeting'),
  params: ById,
  reply: z.object({ meeting: ChainLink }),
})

export const attachToRetrospective = endpoint({
  method: 'POST',
  path: `${base}/files`,
  summary: 'Attach a file to the report',
  access: may('edit'),
  params: ById,
  form: 'multipart',
  reply: RetrospectiveView,
})

export const detachFromRetrospective = endpoint({
  method: 'DELETE',
  path: `${base}/files/:fileId`,
  summary: 'Take a file off the report',
  access: may('edit'),
  params: z.object({ id: Id, fileId: Id }),
  reply: RetrospectiveView,
})

export const exportRetrospective = endpoint({
  method: 'GET',
  path: `${base}.docx`,
  summary: 'The report (跨部门协作复盘报告) as a Word file, in the reader’s language',
  access: { rule: 'sees', noun: 'collaboration', by: 'id' },
  params: ById,
  form: 'raw',
  reply: z.unknown(),
})

const Proposal = z.object({
  noteId: Id.nullable().default(null),
  assetId: Id.nullable().default(null),
  reason: Reason,
})

export const proposeLessonChange = endpoint({
  method: 'POST',
  path: `${base}/changes`,
  summary:
    'Let a lesson become a norm or an entry of the checklist (an administrator decides), or a template',
  access: may('propose'),
  params: ById,
  body: z.discriminatedUnion('kind', [
    Proposal.extend({
      kind: z.literal('norm'),
      normId: z.string().regex(/^NM-[A-Z]{3}-\d{2}$/),
      enabled: z.boolean(),
      severity: z.enum(['block', 'warn', 'info']),
      value: z.unknown(),
    }),
    Proposal.extend({ kind: z.literal('checklist'), stage: z.enum(checklistStages), text: RequiredLine }),
    Proposal.extend({
      kind: z.literal('template'),
      /** Whose agenda it takes. */
      meetingId: Id,
      name: RequiredLine,
      /** One of mine that is to be renewed; null: a new one. */
      templateId: Id.nullable().default(null),
    }),
  ]),
  reply: RetrospectiveView,
})

export const withdrawLessonChange = endpoint({
  method: 'POST',
  path: `${base}/changes/:changeId/withdrawal`,
  summary: 'Take a proposal back that nobody has decided yet',
  access: may('propose'),
  params: z.object({ id: Id, changeId: Id }),
  reply: RetrospectiveView,
})

export const listLessonChanges = endpoint({
  method: 'GET',
  path: '/api/v1/lesson-changes',
  summary: 'For administrators: what retrospectives propose to change, what waits first',
  access: { rule: 'admin' },
  reply: z.object({ items: z.array(ChangeView) }),
})

export const decideLessonChange = endpoint({
  method: 'POST',
  path: '/api/v1/lesson-changes/:id/decision',
  summary: 'Adopt a proposal, which makes a new version of the norm, or decline it with a reason',
  access: { rule: 'admin' },
  params: ById,
  body: z.discriminatedUnion('decision', [
    z.object({ decision: z.literal('adopt') }),
    z.object({ decision: z.literal('decline'), reason: Reason }),
  ]),
  reply: z.object({ change: ChangeView, norm: NormView.nullable() }),
})

export const recognise = endpoint({
  method: 'POST',
  path: `${base}/recognitions`,
  summary: 'A letter of praise or thanks to people and departments, in copy to their heads (S1-49)',
  access: may('recognise'),
  params: ById,
  body: z
    .object({
      kind: z.enum(recognitionKinds),
      subject: RequiredLine,
      text: RequiredText,
      personIds: z.array(Id).max(100).default([]),
      departmentIds: z.array(Id).max(30).default([]),
    })
    .refine(({ personIds, departmentIds }) => personIds.length + departmentIds.length > 0),
  reply: RetrospectiveView,
})

export const archiveCollaboration = endpoint({
  method: 'POST',
  path: '/api/v1/collaborations/:id/archive',
  summary: 'Put a collaboration away; without 复盘会 and report only with a reason (NM-COL-15)',
  access: may('archive'),
  params: ById,
  body: z.object({ overrides: Overrides }),
  reply: RetrospectiveView,
})

/** What is to be looked at in a collaboration at the stage where it is, learnt from others. */
export const ChecklistView = z.object({
  stage: z.enum(checklistStages).nullable(),
  items: z.array(
    z.object({
      id: Id,
      text: z.string(),
      source: ChainLink.nullable(),
      tickedBy: PersonRef.nullable(),
      tickedAt: Instant.nullable(),
    }),
  ),
  canTick: z.boolean(),
})
export type ChecklistView = z.infer<typeof ChecklistView>

export const getChecklist = endpoint({
  method: 'GET',
  path: '/api/v1/collaborations/:id/checklist',
  summary: 'What others learnt and is looked at before the start, on the way, before the end',
  access: { rule: 'sees', noun: 'collaboration', by: 'id' },
  params: ById,
  reply: ChecklistView,
})

export const tickChecklist = endpoint({
  method: 'PUT',
  path: '/api/v1/collaborations/:id/checklist/:entryId',
  summary: 'Note that an entry has been looked at, or take that back',
  access: may('tick'),
  params: z.object({ id: Id, entryId: Id }),
  body: z.object({ isTicked: z.boolean() }),
  reply: ChecklistView,
})

export const listChecklist = endpoint({
  method: 'GET',
  path: '/api/v1/checklist-entries',
  summary: 'The whole checklist, with what each entry was learnt from',
  access: { rule: 'signedIn' },
  reply: z.object({
    items: z.array(
      z.object({
        id: Id,
        stage: z.enum(checklistStages),
        text: z.string(),
        source: ChainLink.nullable(),
        addedBy: PersonRef.nullable(),
        addedAt: Instant,
      }),
    ),
  }),
})

export const retireChecklistEntry = endpoint({
  method: 'DELETE',
  path: '/api/v1/checklist-entries/:id',
  summary: 'Take an entry off the checklist',
  access: { rule: 'admin' },
  params: ById,
  reply: z.object({ done: z.literal(true) }),
})
