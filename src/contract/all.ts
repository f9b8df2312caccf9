import * as analysis from './analysis.ts'
import * as approval from './approval.ts'
import * as carry from './carry.ts'
import * as change from './change.ts'
import * as channel from './channel.ts'
import * as charter from './charter.ts'
import * as chatDecision from './chat-decision.ts'
import * as collaboration from './collaboration.ts'
import * as collection from './collection.ts'
import * as conflict from './conflict.ts'
import * as contingency from './contingency.ts'
import * as decision from './decision.ts'
import type { Endpoint } from './endpoint.ts'
import * as evaluation from './evaluation.ts'
import * as imports from './import.ts'
import * as indicator from './indicator.ts'
import * as information from './information.ts'
import * as insight from './insight.ts'
import * as issue from './issue.ts'
import * as languageModel from './language-model.ts'
import * as meeting from './meeting.ts'
import * as meetingRisk from './meeting-risk.ts'
import * as milestone from './milestone.ts'
import * as minutes from './minutes.ts'
import * as norm from './norm.ts'
import * as notice from './notice.ts'
import * as organisation from './organisation.ts'
import * as output from './output.ts'
import * as plan from './plan.ts'
import * as preparation from './preparation.ts'
import * as rating from './rating.ts'
import * as record from './record.ts'
import * as register from './register.ts'
import * as request from './request.ts'
import * as retrospective from './retrospective.ts'
import * as risk from './risk.ts'
import * as room from './room.ts'
import * as series from './series.ts'
import * as session from './session.ts'
import * as sharedFile from './shared-file.ts'
import * as supervision from './supervision.ts'
import * as sync from './sync.ts'
import * as task from './task.ts'
import * as template from './template.ts'
import * as today from './today.ts'
import * as venue from './venue.ts'
import * as vote from './vote.ts'

function isEndpoint(value: unknown): value is Endpoint {
  return (
    typeof value === 'object' && value !== null && 'method' in value && 'access' in value && 'path' in value
  )
}

/** Every endpoint there is, by its name: the API's documentation and the tests that try them all read this. */
export const endpoints: ReadonlyMap<string, Endpoint> = new Map(
  [
    session,
    organisation,
    evaluation,
    insight,
    norm,
    information,
    meeting,
    carry,
    series,
    template,
    meetingRisk,
    venue,
    collection,
    preparation,
    output,
    record,
    imports,
    room,
    decision,
    chatDecision,
    vote,
    approval,
    task,
    register,
    supervision,
    collaboration,
    charter,
    request,
    risk,
    conflict,
    issue,
    contingency,
    plan,
    milestone,
    change,
    retrospective,
    rating,
    indicator,
    sharedFile,
    sync,
    minutes,
    today,
    channel,
    notice,
    analysis,
    languageModel,
  ].flatMap((noun) =>
    Object.entries(noun).filter((entry): entry is [string, Endpoint] => isEndpoint(entry[1])),
  ),
)
