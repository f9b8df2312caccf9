import type { z } from 'zod'
import type * as contract from '#contract/minutes.ts'
import { isFinal } from '#domain/minutes/lifecycle.ts'
import { authorizeMinutes } from '#domain/minutes/policy.ts'
import type { Actor } from '#domain/person/actor.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { getMeeting } from '#server/meeting/queries.ts'
import { drawContent } from './content.ts'
import { minutesFindings } from './findings.ts'
import { getMinutes, versionOf } from './queries.ts'
import { changedSince } from './redraw.ts'

/**
 * What the first draft is checked for (S3-26): each decision and each task, complete and unambiguous or
 * what it lacks; and which of them stand otherwise by now than in the text.
 */
export async function minutesChecklist(
  tx: Db,
  actor: Actor,
  request: { readonly id: string; readonly at: Date },
): Promise<z.input<(typeof contract.getMinutesChecklist)['reply']>> {
  const { id, at } = request
  const minutes = await getMinutes(tx, id)
  authorizeMinutes(actor, 'view', minutes)
  if (minutes.currentVersion === 0) return { lines: [], changed: [] }
  const { content } = await versionOf(tx, id, minutes.currentVersion)
  const findings = await minutesFindings(tx, actor, { id, moment: 'finalise', at })
  const found = (noun: 'decision' | 'task', nounId: string) =>
    findings.filter(({ place }) => place.noun === noun && place.id === nounId)
  return {
    lines: [
      ...content.decisions.map(({ decisionId, number, content: title }) => ({
        noun: 'decision' as const,
        id: decisionId,
        number,
        title,
        findings: found('decision', decisionId),
      })),
      ...content.tasks.map(({ taskId, number, name }) => ({
        noun: 'task' as const,
        id: taskId,
        number,
        title: name,
        findings: found('task', taskId),
      })),
    ],
    // What is final stays what it was; that the work goes on is no difference.
    changed: isFinal(minutes.state)
      ? []
      : await asSystemWithin(tx, async () =>
          changedSince(
            content,
            await drawContent(tx, await getMeeting(tx, minutes.meetingId), minutes.number),
          ),
        ),
  }
}
