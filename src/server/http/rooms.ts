import { languageModelRoutes } from '#server/analysis/model/routes.ts'
import { analysisRoutes } from '#server/analysis/routes.ts'
import { approvalRoutes } from '#server/approval/routes.ts'
import { calendarRoutes } from '#server/calendar/routes.ts'
import { channelRoutes } from '#server/channel/routes.ts'
import { chatDecisionRoutes } from '#server/chat-decision/routes.ts'
import { charterRoutes } from '#server/collaboration/charter-routes.ts'
import { collaborationRoutes } from '#server/collaboration/routes.ts'
import { collectionRoutes } from '#server/collection/routes.ts'
import { conflictRoutes } from '#server/conflict/routes.ts'
import { contingencyRoutes } from '#server/contingency/routes.ts'
import { decisionRoutes } from '#server/decision/routes.ts'
import { evaluationRoutes } from '#server/evaluation/routes.ts'
import { eventRoutes } from '#server/events/routes.ts'
import { fileRoutes } from '#server/files/routes.ts'
import { importRoutes } from '#server/import/routes.ts'
import { indicatorRoutes } from '#server/indicator/routes.ts'
import { informationRoutes } from '#server/information/routes.ts'
import { insightRoutes } from '#server/insight/routes.ts'
import { issueRoutes } from '#server/issue/routes.ts'
import { meetingRoutes } from '#server/meeting/routes.ts'
import { meetingRiskRoutes } from '#server/meeting-risk/routes.ts'
import { minutesRoutes } from '#server/minutes/routes.ts'
import { normRoutes } from '#server/norm/routes.ts'
import { notificationRoutes } from '#server/notification/routes.ts'
import { organisationRoutes } from '#server/organisation/routes.ts'
import { outputRoutes } from '#server/output/routes.ts'
import { planRoutes } from '#server/plan/routes.ts'
import { preparationRoutes } from '#server/preparation/routes.ts'
import { ratingRoutes } from '#server/rating/routes.ts'
import { roomRoutes } from '#server/record/room-routes.ts'
import { recordRoutes } from '#server/record/routes.ts'
import { registerRoutes } from '#server/register/routes.ts'
import { requestRoutes } from '#server/request/routes.ts'
import { retrospectiveRoutes } from '#server/retrospective/routes.ts'
import { riskRoutes } from '#server/risk/routes.ts'
import { searchRoutes } from '#server/search/routes.ts'
import { seriesRoutes } from '#server/series/routes.ts'
import { sessionRoutes } from '#server/session/routes.ts'
import { supervisionRoutes } from '#server/supervision/routes.ts'
import { syncRoutes } from '#server/sync/routes.ts'
import { taskRoutes } from '#server/task/routes.ts'
import { templateRoutes } from '#server/template/routes.ts'
import { todayRoutes } from '#server/today/routes.ts'
import { voteRoutes } from '#server/vote/routes.ts'
import type { Mount } from './route.ts'

/** Every room that answers over HTTP. A new noun adds its line here. */
export const rooms: readonly ((mount: Mount) => void)[] = [
  sessionRoutes,
  eventRoutes,
  fileRoutes,
  organisationRoutes,
  calendarRoutes,
  normRoutes,
  informationRoutes,
  meetingRoutes,
  preparationRoutes,
  collectionRoutes,
  seriesRoutes,
  templateRoutes,
  meetingRiskRoutes,
  outputRoutes,
  recordRoutes,
  roomRoutes,
  importRoutes,
  minutesRoutes,
  searchRoutes,
  todayRoutes,
  decisionRoutes,
  chatDecisionRoutes,
  voteRoutes,
  approvalRoutes,
  taskRoutes,
  registerRoutes,
  supervisionRoutes,
  collaborationRoutes,
  charterRoutes,
  requestRoutes,
  riskRoutes,
  conflictRoutes,
  issueRoutes,
  contingencyRoutes,
  planRoutes,
  retrospectiveRoutes,
  ratingRoutes,
  indicatorRoutes,
  syncRoutes,
  notificationRoutes,
  evaluationRoutes,
  insightRoutes,
  channelRoutes,
  analysisRoutes,
  languageModelRoutes,
]
