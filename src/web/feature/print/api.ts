import { queryOptions } from '@tanstack/react-query'
import { getApproval } from '#contract/approval.ts'
import { getCharter } from '#contract/charter.ts'
import { getCollaboration } from '#contract/collaboration.ts'
import { getConflict } from '#contract/conflict.ts'
import { getContingency } from '#contract/contingency.ts'
import { listDecisions } from '#contract/decision.ts'
import { getEvaluation } from '#contract/evaluation.ts'
import { getAttendeeSheet, listPositions } from '#contract/preparation.ts'
import { getRatings } from '#contract/rating.ts'
import { getRequest } from '#contract/request.ts'
import { getRetrospective } from '#contract/retrospective.ts'
import { listRisks } from '#contract/risk.ts'
import { getBulletin, getSupervision } from '#contract/supervision.ts'
import { getSync } from '#contract/sync.ts'
import { getLedger, getTask, listTasks } from '#contract/task.ts'
import { call } from '#web/lib/api.ts'

/** Telephone numbers by attendee. */
export const attendeeSheetQuery = (id: string) =>
  queryOptions({
    queryKey: ['print', 'sheet', id] as const,
    queryFn: async ({ signal }) => {
      const { items } = await call(getAttendeeSheet, { params: { id }, signal })
      return new Map(items.map(({ attendeeId, phone }) => [attendeeId, phone]))
    },
  })

export const positionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['print', 'positions', id] as const,
    queryFn: ({ signal }) => call(listPositions, { params: { id }, signal }),
  })

/** All decisions of a meeting, in the order in which they were made. */
export const decisionsQuery = (meetingId: string) =>
  queryOptions({
    queryKey: ['print', 'decisions', meetingId] as const,
    queryFn: async ({ signal }) => {
      const { items } = await call(listDecisions, { query: { meetingId, limit: 200 }, signal })
      return { items: items.toReversed() }
    },
  })

export const ledgerQuery = (id: string) =>
  queryOptions({
    queryKey: ['print', 'ledger', id] as const,
    queryFn: ({ signal }) => call(getLedger, { params: { id }, signal }),
  })

export const evaluationQuery = (id: string) =>
  queryOptions({
    queryKey: ['print', 'evaluation', id] as const,
    queryFn: ({ signal }) => call(getEvaluation, { params: { id }, signal }),
  })

export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: ['print', 'task', id] as const,
    queryFn: ({ signal }) => call(getTask, { params: { id }, signal }),
  })

export const risksQuery = (taskId: string) =>
  queryOptions({
    queryKey: ['print', 'risks', taskId] as const,
    queryFn: ({ signal }) => call(listRisks, { query: { taskId, limit: 100 }, signal }),
  })

export const conflictQuery = (id: string) =>
  queryOptions({
    queryKey: ['print', 'conflict', id] as const,
    queryFn: ({ signal }) => call(getConflict, { params: { id }, signal }),
  })

export const contingencyQuery = (id: string) =>
  queryOptions({
    queryKey: ['print', 'contingency', id] as const,
    queryFn: ({ signal }) => call(getContingency, { params: { id }, signal }),
  })

export const collaborationQuery = (id: string) =>
  queryOptions({
    queryKey: ['print', 'collaboration', id] as const,
    queryFn: ({ signal }) => call(getCollaboration, { params: { id }, signal }),
  })

/** 风险登记表: all risks of a collaboration and what belongs to it. */
export const registerQuery = (collaborationId: string) =>
  queryOptions({
    queryKey: ['print', 'register', collaborationId] as const,
    queryFn: ({ signal }) => call(listRisks, { query: { collaborationId, limit: 200 }, signal }),
  })

export const requestQuery = (id: string) =>
  queryOptions({
    queryKey: ['print', 'request', id] as const,
    queryFn: ({ signal }) => call(getRequest, { params: { id }, signal }),
  })

export const bulletinQuery = (days: number) =>
  queryOptions({
    queryKey: ['print', 'bulletin', days] as const,
    queryFn: async ({ signal }) => {
      const [bulletin, late] = await Promise.all([
        call(getBulletin, { query: { days }, signal }),
        call(listTasks, { query: { view: 'all', overdue: 'true', limit: 200 }, signal }),
      ])
      return { bulletin, late: late.items }
    },
  })

/** 催办单: the task and what was said about it. */
export const urgingQuery = (id: string) =>
  queryOptions({
    queryKey: ['print', 'urging', id] as const,
    queryFn: async ({ signal }) => {
      const [task, supervision] = await Promise.all([
        call(getTask, { params: { id }, signal }),
        call(getSupervision, { params: { id }, signal }),
      ])
      return { task, supervision }
    },
  })

export const charterSheetQuery = (id: string) =>
  queryOptions({
    queryKey: ['print', 'charter', id] as const,
    queryFn: ({ signal }) => call(getCharter, { params: { id }, signal }),
  })

export const retrospectivePaperQuery = (id: string) =>
  queryOptions({
    queryKey: ['print', 'retrospective', id] as const,
    queryFn: ({ signal }) => call(getRetrospective, { params: { id }, signal }),
  })

export const approvalQuery = (id: string) =>
  queryOptions({
    queryKey: ['print', 'approval', id] as const,
    queryFn: ({ signal }) => call(getApproval, { params: { id }, signal }),
  })

/** 互评表: what I have to give and may see, and of which collaboration it is. */
export const ratingsPaperQuery = (id: string) =>
  queryOptions({
    queryKey: ['print', 'ratings', id] as const,
    queryFn: async ({ signal }) => {
      const [{ number, name }, ratings] = await Promise.all([
        call(getCollaboration, { params: { id }, signal }),
        call(getRatings, { params: { id }, signal }),
      ])
      return { name: `${number} ${name}`, ratings }
    },
  })

export const syncPaperQuery = (id: string) =>
  queryOptions({
    queryKey: ['print', 'sync', id] as const,
    queryFn: ({ signal }) => call(getSync, { params: { id }, signal }),
  })
