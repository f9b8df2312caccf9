import * as decision from './decision.ts'
import type { Endpoint } from './endpoint.ts'
import * as meeting from './meeting.ts'
import * as minutes from './minutes.ts'
import * as norm from './norm.ts'
import * as organisation from './organisation.ts'
import * as record from './record.ts'
import * as session from './session.ts'
import * as task from './task.ts'
import * as today from './today.ts'

function isEndpoint(value: unknown): value is Endpoint {
  return (
    typeof value === 'object' && value !== null && 'method' in value && 'access' in value && 'path' in value
  )
}

/** Every endpoint there is, by its name: the API's documentation and the tests that try them all read this. */
export const endpoints: ReadonlyMap<string, Endpoint> = new Map(
  [session, organisation, norm, meeting, record, decision, task, minutes, today].flatMap((noun) =>
    Object.entries(noun).filter((entry): entry is [string, Endpoint] => isEndpoint(entry[1])),
  ),
)
