import { agenda } from './agenda.ts'
import { analysis } from './analysis.ts'
import { approval } from './approval.ts'
import { channel } from './channel.ts'
import { channelMessage } from './channel-message.ts'
import { charter } from './charter.ts'
import { chatDecision } from './chat-decision.ts'
import { collaboration } from './collaboration.ts'
import { collection } from './collection.ts'
import { conflict } from './conflict.ts'
import { contingency } from './contingency.ts'
import { document } from './document.ts'
import { errorAnalysis } from './error-analysis.ts'
import { errorChannel } from './error-channel.ts'
import { errorCollaboration } from './error-collaboration.ts'
import { errorCollection } from './error-collection.ts'
import { errorConflict } from './error-conflict.ts'
import { errorDecision } from './error-decision.ts'
import { errorEvaluation } from './error-evaluation.ts'
import { errorImport } from './error-import.ts'
import { errorMeeting } from './error-meeting.ts'
import { errorMinutes } from './error-minutes.ts'
import { errorNorm } from './error-norm.ts'
import { errorOrganisation } from './error-organisation.ts'
import { errorOutput } from './error-output.ts'
import { errorPlan } from './error-plan.ts'
import { errorPreparation } from './error-preparation.ts'
import { errorRecord } from './error-record.ts'
import { errorRequest } from './error-request.ts'
import { errorRetrospective } from './error-retrospective.ts'
import { errorSeries } from './error-series.ts'
import { errorSync } from './error-sync.ts'
import { evaluation } from './evaluation.ts'
import { finding, findingTerms, smartHint } from './finding.ts'
import { first } from './first.ts'
import { guidance } from './guidance.ts'
import { history } from './history.ts'
import { information } from './information.ts'
import { insight } from './insight.ts'
import { issue } from './issue.ts'
import { languageModel } from './language-model.ts'
import { ledger } from './ledger.ts'
import { meetingRisk } from './meeting-risk.ts'
import { minutes } from './minutes.ts'
import { norm } from './norm.ts'
import { normWhy } from './norm-why.ts'
import { noticeSetting } from './notice-setting.ts'
import { notification } from './notification.ts'
import { organisation } from './organisation.ts'
import { output } from './output.ts'
import { plan } from './plan.ts'
import { preparation } from './preparation.ts'
import { print } from './print.ts'
import { record } from './record.ts'
import { records } from './records.ts'
import { request } from './request.ts'
import { checklist, indicator, rating, retrospective } from './retrospective.ts'
import { risk } from './risk.ts'
import { room } from './room.ts'
import { safeguard } from './safeguard.ts'
import { sync } from './sync.ts'
import { vote } from './vote.ts'

/** Everything the browser says in this language; a key is the path to its text. Each noun adds its line. */
export const all = {
  ...first,
  analysis,
  preparation,
  record,
  room,
  organisation,
  meetingRisk,
  agenda,
  collection,
  guidance,
  minutes,
  output,
  charter,
  collaboration,
  request,
  retrospective,
  sync,
  rating,
  checklist,
  indicator,
  risk,
  plan,
  conflict,
  issue,
  contingency,
  ledger,
  chatDecision,
  vote,
  approval,
  records,
  document,
  history,
  norm,
  information,
  normWhy,
  safeguard,
  evaluation,
  insight,
  channel,
  channelMessage,
  languageModel,
  noticeSetting,
  print,
  finding,
  term: findingTerms.word,
  notification: { kind: notification.kind, value: notification.value },
  ...smartHint,
  // Refusals: a file a noun, one line each.
  error: {
    ...first.error,
    ...errorEvaluation,
    ...errorAnalysis,
    ...errorChannel,
    ...errorCollection,
    ...errorConflict,
    ...errorDecision,
    ...errorImport,
    ...errorMeeting,
    ...errorMinutes,
    ...errorNorm,
    ...errorOrganisation,
    ...errorPlan,
    ...errorPreparation,
    ...errorOutput,
    ...errorRecord,
    ...errorRequest,
    ...errorRetrospective,
    ...errorSeries,
    ...errorSync,
    ...errorCollaboration,
  },
} as const
