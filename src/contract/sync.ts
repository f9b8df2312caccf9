import { z } from 'zod'
import { collaborationStates } from '#domain/collaboration/collaboration.ts'
import { alertColours } from '#domain/risk/alert.ts'
import { supportActs, syncActs, syncBoardActs } from '#domain/sync/policy.ts'
import { reasonSources, supportStates, syncBlocks, syncStates } from '#domain/sync/report.ts'
import { lights } from '#domain/task/light.ts'
import {
  ById,
  ChainLink,
  Day,
  DeadlineView,
  DepartmentRef,
  Done,
  FindingView,
  HistoryItem,
  Id,
  Instant,
  PageQuery,
  PersonRef,
  page,
  Reason,
  RequiredText,
  Text,
  Version,
} from './common.ts'
import { endpoint } from './endpoint.ts'
import { LightView } from './task.ts'

/** What became of a call for help in a report (S1-83). */
const SupportView = z.object({
  state: z.enum(supportStates),
  /** It is a call of the task itself, which is answered there. */
  isOfTask: z.boolean(),
  asked: z.array(PersonRef),
  answer: z.string(),
  answeredBy: PersonRef.nullable(),
  answeredAt: Instant.nullable(),
  settledText: z.string(),
  settledBy: PersonRef.nullable(),
  settledAt: Instant.nullable(),
  can: z.array(z.enum(supportActs)),
})

export const SyncRowView = z.object({
  id: Id,
  block: z.enum(syncBlocks),
  text: z.string(),
  reason: z.string(),
  /** Where the reason was taken from; null: written here. */
  reasonFrom: z.enum(reasonSources).nullable(),
  /** It was gathered from a task, whether or not the reader sees it. */
  isOfTask: z.boolean(),
  task: ChainLink.nullable(),
  /** Of the task as it stands now, where the reader sees it. */
  now: z
    .object({
      owner: PersonRef.nullable(),
      department: DepartmentRef.nullable(),
      dueOn: Day.nullable(),
      percent: z.int(),
      light: LightView,
    })
    .nullable(),
  helpDepartment: DepartmentRef.nullable(),
  /** Null: no help is asked for. */
  support: SupportView.nullable(),
  isEdited: z.boolean(),
})
export type SyncRowView = z.infer<typeof SyncRowView>

/** 进度同步报告 / 周报 (A18). */
export const SyncView = z.object({
  id: Id,
  number: z.string(),
  state: z.enum(syncStates),
  title: z.string(),
  /** Null for whoever is only asked for help. */
  collaboration: ChainLink.nullable(),
  leader: PersonRef.nullable(),
  from: Day,
  to: Day,
  summary: z.string(),
  rows: z.array(SyncRowView),
  /** Left out by hand; for whoever writes it. */
  dropped: z.array(z.object({ id: Id, block: z.enum(syncBlocks), text: z.string() })),
  /** Alarms that are answered in the weekly report (C-15). */
  risks: z.array(z.object({ id: Id, number: z.string(), text: z.string(), colour: z.enum(alertColours) })),
  replaces: ChainLink.nullable(),
  /** What it puts right. */
  correction: z.string(),
  replacedBy: ChainLink.nullable(),
  meeting: ChainLink.nullable(),
  /** Whom it goes to, for whoever sends it; then whom it went to. */
  readers: z.array(PersonRef),
  copies: z.array(PersonRef),
  /** What stands against sending it, at its line. */
  findings: z.array(FindingView),
  createdBy: PersonRef.nullable(),
  sentBy: PersonRef.nullable(),
  sentAt: Instant.nullable(),
  history: z.array(HistoryItem),
  can: z.array(z.enum(syncActs)),
  version: Version,
})
export type SyncView = z.infer<typeof SyncView>

/** Whether somebody has reported on their tasks in this cycle (S4-44). */
const OwnerView = z.object({
  owner: PersonRef,
  tasks: z.array(
    z.object({ id: Id, name: z.string(), updatedAt: Instant.nullable(), isUpdated: z.boolean() }),
  ),
  isUpdated: z.boolean(),
})

export const SyncBoardView = z.object({
  id: Id,
  state: z.enum(collaborationStates),
  weeks: z.int(),
  weeksBy: z.enum(['own', 'plan', 'norm']),
  /** What the norm allows (NM-COL-10). */
  allowed: z.array(z.int()),
  /** Null: it has not begun. */
  cycle: z
    .object({ from: Day, to: Day, due: DeadlineView, hasMet: z.boolean(), hasReported: z.boolean() })
    .nullable(),
  draft: ChainLink.nullable(),
  owners: z.array(OwnerView),
  /** Until then they are left alone; null: they may be reminded now. */
  remindAgain: DeadlineView.nullable(),
  copies: z.array(PersonRef),
  /** Of the last cycle that is over, and of the rhythm. */
  findings: z.array(FindingView),
  can: z.array(z.enum(syncBoardActs)),
})
export type SyncBoardView = z.infer<typeof SyncBoardView>

export const SyncListRow = z.object({
  id: Id,
  number: z.string(),
  from: Day,
  to: Day,
  sentAt: Instant,
  sentBy: PersonRef.nullable(),
  done: z.int(),
  undone: z.int(),
  support: z.int(),
  /** Of the help: neither given nor settled. */
  openSupport: z.int(),
  isReplaced: z.boolean(),
  isCorrection: z.boolean(),
  meeting: ChainLink.nullable(),
})
export type SyncListRow = z.infer<typeof SyncListRow>

/** Open ones, and of these: past their date, or alarmed. */
const Counted = z.object({ count: z.int(), urgent: z.int() })

/** Where a collaboration stands, for everybody concerned (S4-46); counted over what the reader may see. */
export const StatusView = z.object({
  id: Id,
  number: z.string(),
  name: z.string(),
  state: z.enum(collaborationStates),
  goal: z.string(),
  leader: PersonRef.nullable(),
  endsOn: Day.nullable(),
  work: z.object({
    tasks: z.int(),
    done: z.int(),
    /** Done of all that was not called off; null: there is none. */
    share: z.number().nullable(),
    overdue: z.int(),
    lights: z.array(z.object({ light: z.enum(lights), count: z.int() })),
  }),
  milestones: z.array(
    z.object({ id: Id, number: z.string(), name: z.string(), state: z.string(), dueOn: Day.nullable() }),
  ),
  issues: Counted,
  risks: Counted,
  conflicts: Counted,
  /** The newest report that was sent and stands. */
  report: z
    .object({
      link: ChainLink,
      from: Day,
      to: Day,
      sentAt: Instant,
      sentBy: PersonRef.nullable(),
      summary: z.string(),
      done: z.int(),
      undone: z.int(),
      support: z.int(),
    })
    .nullable(),
  meeting: z.object({ link: ChainLink, plannedStart: Instant }).nullable(),
})
export type StatusView = z.infer<typeof StatusView>

const ofMatter = '/api/v1/collaborations/:id'
const base = '/api/v1/syncs/:id'
const mayMatter = (action: string) => ({ rule: 'may', noun: 'collaboration', by: 'id', action }) as const
const may = (action: string) => ({ rule: 'may', noun: 'sync', by: 'id', action }) as const
const seesMatter = { rule: 'sees', noun: 'collaboration', by: 'id' } as const

export const getStatus = endpoint({
  method: 'GET',
  path: `${ofMatter}/status`,
  summary:
    'Where a collaboration stands: work, lights, milestones, troubles, the last report, the next meeting',
  access: seesMatter,
  params: ById,
  reply: StatusView,
})

export const getSyncBoard = endpoint({
  method: 'GET',
  path: `${ofMatter}/sync`,
  summary: 'The reporting of a collaboration: its cycle, who has reported, the draft (S1-29, S4-44)',
  access: seesMatter,
  params: ById,
  reply: SyncBoardView,
})

export const listSyncs = endpoint({
  method: 'GET',
  path: `${ofMatter}/syncs`,
  summary: 'Progress reports that were sent, newest first',
  access: seesMatter,
  params: ById,
  query: PageQuery,
  reply: page(SyncListRow),
})

export const setSyncRhythm = endpoint({
  method: 'PUT',
  path: `${ofMatter}/sync/rhythm`,
  summary: 'Choose the weeks of a cycle; null: as the communication plan has it',
  access: mayMatter('setRhythm'),
  params: ById,
  body: z.object({ weeks: z.int().min(1).max(8).nullable() }),
  reply: SyncBoardView,
})

export const setSyncCopies = endpoint({
  method: 'PUT',
  path: `${ofMatter}/sync/copies`,
  summary: 'Name whom reports go to besides those who take part; they see the collaboration from then on',
  access: mayMatter('setCopies'),
  params: ById,
  body: z.object({ personIds: z.array(Id).max(50) }),
  reply: SyncBoardView,
})

export const remindSilentOwners = endpoint({
  method: 'POST',
  path: `${ofMatter}/sync/remind`,
  summary: 'Remind owners who have not reported in this cycle; once in four working hours (S4-44)',
  access: mayMatter('remind'),
  params: ById,
  reply: SyncBoardView,
})

export const gatherSync = endpoint({
  method: 'POST',
  path: `${ofMatter}/syncs`,
  summary: 'Gather a report from what is recorded: done, not done and why, help that is needed (S1-30)',
  access: mayMatter('gather'),
  params: ById,
  reply: SyncView,
})

export const getSync = endpoint({
  method: 'GET',
  path: base,
  summary: 'One progress report; whoever is only asked for help sees what they are asked',
  access: { rule: 'sees', noun: 'sync', by: 'id' },
  params: ById,
  reply: SyncView,
})

export const regatherSync = endpoint({
  method: 'POST',
  path: `${base}/gather`,
  summary: 'Gather again into a draft; what was changed or left out by hand stays',
  access: may('edit'),
  params: ById,
  reply: SyncView,
})

export const updateSync = endpoint({
  method: 'PATCH',
  path: base,
  summary:
    'Change the words, lines and last day of a draft; lines are given whole, those left out are dropped',
  access: may('edit'),
  params: ById,
  body: z.object({
    version: Version,
    summary: Text.optional(),
    to: Day.optional(),
    rows: z
      .array(
        z.object({
          id: Id.nullable().default(null),
          block: z.enum(syncBlocks),
          text: RequiredText,
          reason: Text.default(''),
          helpDepartmentId: Id.nullable().default(null),
        }),
      )
      .max(300)
      .optional(),
  }),
  reply: SyncView,
})

export const restoreSyncRow = endpoint({
  method: 'POST',
  path: `${base}/rows/:rowId/restore`,
  summary: 'Take a line in again that was left out',
  access: may('edit'),
  params: ById.extend({ rowId: Id }),
  reply: SyncView,
})

export const discardSync = endpoint({
  method: 'DELETE',
  path: base,
  summary: 'Throw a draft away',
  access: may('discard'),
  params: ById,
  reply: Done,
})

export const sendSync = endpoint({
  method: 'POST',
  path: `${base}/send`,
  summary:
    'Send it to everybody concerned, and ask for the help it names; it cannot be changed afterwards (S4-46)',
  access: may('send'),
  params: ById,
  body: z.object({ version: Version }),
  reply: SyncView,
})

export const correctSync = endpoint({
  method: 'POST',
  path: `${base}/correct`,
  summary: 'Begin a report that takes the place of one that was sent, saying what it puts right',
  access: may('correct'),
  params: ById,
  body: z.object({ correction: Reason }),
  reply: SyncView,
})

export const callSyncMeeting = endpoint({
  method: 'POST',
  path: `${base}/meeting`,
  summary: 'Call the progress meeting with an agenda made of the report (S1-82)',
  access: may('callMeeting'),
  params: ById,
  reply: z.object({ meeting: ChainLink }),
})

export const answerSyncSupport = endpoint({
  method: 'POST',
  path: `${base}/rows/:rowId/answer`,
  summary: 'Promise the help that is asked for, or say why not (S1-83)',
  access: may('answer'),
  params: ById.extend({ rowId: Id }),
  body: z.object({ answer: z.enum(['promise', 'decline']), text: Reason }),
  reply: SyncView,
})

export const settleSyncSupport = endpoint({
  method: 'POST',
  path: `${base}/rows/:rowId/settle`,
  summary: 'Say that the help has come, or how it was done without',
  access: may('settle'),
  params: ById.extend({ rowId: Id }),
  body: z.object({ text: Reason }),
  reply: SyncView,
})
