import type { FindingView } from '#contract/common.ts'
import { AppError, type Issue } from '#domain/error.ts'
import type { EntryKind } from '#domain/meeting/enums.ts'
import { judgeAll } from '#domain/norm/engine.ts'
import type { NormEvent } from '#domain/norm/event.ts'
import type { MeetingFacts } from '#domain/norm/facts.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import type { Db } from '#server/db/database.ts'
import type { Meeting } from '#server/meeting/meeting.ts'
import { viewFinding } from '#server/norm/finding-view.ts'
import { loadNormSettings } from '#server/norm/load.ts'
import { personRefs } from '#server/organisation/refs.ts'

/**
 * The only two things that refuse a line while people talk (domain 8.2 no. 5): a viewpoint belongs to a
 * department and a person (NM-MTG-04), and an observer has none (NM-MTG-05).
 */
export async function checkAttribution(
  tx: Db,
  meeting: Meeting,
  line: { kind: EntryKind; departmentId: string | null; personId: string | null; text: string },
  now: Date,
): Promise<void> {
  if (line.kind !== 'viewpoint') return
  const findings = await stopping(tx, meeting, line, ['viewpoint.save', 'speak'], now)
  if (findings.length === 0) return

  const issues: Issue[] = findings.flatMap(({ norm }) => {
    if (norm === 'NM-MTG-05') return [{ path: ['personId'], reason: 'record.observerMute' }]
    return [
      ...(line.departmentId === null ? [{ path: ['departmentId'], reason: 'record.whichDepartment' }] : []),
      ...(line.personId === null ? [{ path: ['personId'], reason: 'record.whoSaidIt' }] : []),
    ]
  })
  throw new AppError('invalid', 'record.notAttributed', {}, { issues, detail: { findings } })
}

/** An observer listens (NM-MTG-05), as far as this organisation keeps to it; empty for whoever may speak. */
export async function whyMuted(
  tx: Db,
  meeting: Meeting,
  personId: string,
  now: Date,
): Promise<readonly FindingView[]> {
  return stopping(tx, meeting, { departmentId: null, personId, text: '' }, ['speak'], now)
}

async function stopping(
  tx: Db,
  meeting: Meeting,
  line: { departmentId: string | null; personId: string | null; text: string },
  events: readonly NormEvent[],
  now: Date,
): Promise<FindingView[]> {
  const { calendar, zone } = await loadWorkTime(tx)
  const heard = meeting.attendees.filter(
    ({ personId, kind }) => kind === 'observer' && personId === line.personId,
  )
  // Asked for only where somebody has to be named; every viewpoint that is typed comes by here.
  const people = await personRefs(
    tx,
    heard.map(({ personId }) => personId),
  )
  const facts: MeetingFacts = {
    meeting: { id: meeting.id, name: meeting.name },
    attendees: meeting.attendees.map(({ personId, kind }) => ({ personId, kind })),
    entries: [
      {
        id: 'line',
        kind: 'viewpoint',
        dept: line.departmentId,
        personId: line.personId,
        text: line.text,
      },
    ],
    people: [...people.values()].map(({ id, name }) => ({ id, name })),
  }
  return judgeAll(events, facts, {
    settings: await loadNormSettings(tx),
    calendar,
    zone,
    now,
    mode: meeting.isImported ? 'import' : 'live',
  })
    .filter(({ severity, enforced }) => severity === 'block' && enforced)
    .map((finding) => viewFinding(finding, facts))
}
