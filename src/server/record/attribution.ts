import { AppError, type Issue } from '#domain/error.ts'
import type { EntryKind } from '#domain/meeting/enums.ts'
import { judgeAll } from '#domain/norm/engine.ts'
import type { NormEvent } from '#domain/norm/event.ts'
import { loadWorkTime } from '#server/calendar/load.ts'
import type { Db } from '#server/db/database.ts'
import type { Meeting } from '#server/meeting/meeting.ts'
import { loadNormSettings } from '#server/norm/load.ts'

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
  throw new AppError('invalid', 'record.notAttributed', {}, { issues })
}

/** An observer listens (NM-MTG-05), as far as this organisation keeps to it. */
export async function isMuted(tx: Db, meeting: Meeting, personId: string, now: Date): Promise<boolean> {
  const line = { departmentId: null, personId, text: '' }
  return (await stopping(tx, meeting, line, ['speak'], now)).length > 0
}

async function stopping(
  tx: Db,
  meeting: Meeting,
  line: { departmentId: string | null; personId: string | null; text: string },
  events: readonly NormEvent[],
  now: Date,
) {
  const { calendar, zone } = await loadWorkTime(tx)
  return judgeAll(
    events,
    {
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
    },
    {
      settings: await loadNormSettings(tx),
      calendar,
      zone,
      now,
      mode: meeting.isImported ? 'import' : 'live',
    },
  ).filter(({ severity, enforced }) => severity === 'block' && enforced)
}
