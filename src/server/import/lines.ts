import { randomUUID } from 'node:crypto'
import { AppError } from '#domain/error.ts'
import { conditionIn } from '#domain/import/condition.ts'
import type { PlannedLine } from '#domain/import/plan.ts'
import type { ImportItem } from '#domain/import/review.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { App } from '#server/app.ts'
import type { Db } from '#server/db/database.ts'
import { applyMove } from '#server/decision/move.ts'
import { lockDecision } from '#server/decision/queries.ts'
import { noteMove } from '#server/history/history.ts'
import { getMeeting } from '#server/meeting/queries.ts'
import { type NewLine, writeLine } from '#server/record/commands.ts'
import type { Import } from './queries.ts'
import { madeWords } from './words.ts'

export interface By {
  readonly actor: Actor
  readonly app: App
  readonly at: Date
}

interface Place {
  readonly found: Import
  readonly meetingId: string
  readonly topicId: string
  /** The meeting is over, so what it decided is decided. */
  readonly isHeld: boolean
}

/** Writes lines into a topic by the product's own commands. `made`: decisions by the key of their item, also to fill. */
export async function writeLines(
  tx: Db,
  place: Place,
  lines: readonly PlannedLine[],
  made: Map<string, string>,
  by: By,
): Promise<void> {
  const meeting = await getMeeting(tx, place.meetingId)
  for (const { kind, item } of lines) {
    const view = await naming(item, () =>
      writeLine(tx, meeting, { ...lineOf(place, item, made), kind, topicId: place.topicId }, by),
    )
    if (view.decision !== null) {
      made.set(item.key, view.decision.id)
      await settleDecision(tx, place, { id: view.decision.id, item }, by)
    }
    const noun = view.decision !== null ? 'decision' : view.task !== null ? 'task' : null
    if (noun === null) continue
    await noteMove(tx, {
      noun,
      nounId: (view.decision ?? view.task)?.id as string,
      move: 'import',
      from: null,
      to: null,
      actorId: by.actor.personId,
      data: { quote: item.quote.text.slice(0, 1000) },
      at: by.at,
    })
  }
}

function lineOf(
  { found }: Place,
  item: ImportItem,
  made: ReadonlyMap<string, string>,
): Omit<NewLine, 'kind' | 'topicId'> {
  const isTask = item.kind === 'action'
  const helpers = item.cooperating
  return {
    clientKey: randomUUID(),
    text: item.text.trim().slice(0, 5000),
    personId: item.who?.personId ?? null,
    departmentId: item.who?.departmentId ?? null,
    afterId: null,
    imported: { importId: found.id, evidence: item.quote.text },
    ...(isTask && {
      task: {
        dueOn: item.dueOn,
        dueText: item.dueText.slice(0, 200),
        doneCriteria: item.criterion.trim() === '' ? [] : [item.criterion.trim()],
        // Its name has one line; nothing of a longer one is lost.
        description: item.text.trim().length > 200 ? item.text.trim().slice(0, 5000) : '',
        decisionId: item.decisionKey === null ? null : (made.get(item.decisionKey) ?? null),
        cooperatorIds: distinct(helpers.map(({ personId }) => personId)).filter(
          (id) => id !== item.who?.personId,
        ),
        cooperating: distinct(
          helpers.map(({ personId, departmentId }) => (personId === null ? departmentId : null)),
        ).map((departmentId) => ({ departmentId, provides: '' })),
      },
    }),
  }
}

/** What kind it is; of a meeting that is over also that it was adopted, or for the time being. */
async function settleDecision(
  tx: Db,
  { isHeld }: Place,
  { id, item }: { readonly id: string; readonly item: ImportItem },
  { actor, at }: By,
): Promise<void> {
  const kind = item.decisionKind ?? 'conclusion'
  const condition = kind === 'conditional' ? conditionIn(item.text) : null
  await tx
    .updateTable('decision')
    .set({
      kind,
      ...(item.dueOn !== null && { due_on: item.dueOn }),
      ...(condition !== null && {
        condition_event: condition.event,
        notice_lead_days: condition.leadDays,
      }),
    })
    .where('id', '=', id)
    .execute()
  if (!isHeld) return
  const move = item.isProvisional ? 'makeProvisional' : 'adopt'
  await applyMove(tx, await lockDecision(tx, id), move, { actorId: actor.personId, at })
}

/** Whoever was there and is not of this organisation stays in words. */
export async function noteStrangers(
  tx: Db,
  { found, meetingId, topicId }: Place,
  names: readonly string[],
  by: By,
): Promise<void> {
  const { strangers, separator } = await madeWords(tx)
  await writeLine(
    tx,
    await getMeeting(tx, meetingId),
    {
      clientKey: randomUUID(),
      kind: 'note',
      topicId,
      text: strangers.replace('{{names}}', names.join(separator)).slice(0, 5000),
      personId: null,
      departmentId: null,
      afterId: null,
      imported: { importId: found.id, evidence: '' },
    },
    by,
  )
}

/** What is wrong with a line is said at its item. */
async function naming<Result>(item: ImportItem, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write()
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'invalid') throw error
    const issues = (error.issues.length > 0 ? error.issues : [{ path: ['text'], reason: error.reason }]).map(
      (issue) => ({ ...issue, path: ['items', item.key, fieldOf(issue.path.at(-1))] }),
    )
    throw new AppError('invalid', 'import.incomplete', {}, { issues })
  }
}

const fields: Readonly<Record<string, string>> = {
  personId: 'who',
  departmentId: 'who',
  ownerId: 'who',
  ownerDepartmentId: 'who',
  cooperatorIds: 'cooperating',
  cooperating: 'cooperating',
  doneCriteria: 'criterion',
}

function fieldOf(path: string | number | undefined): string {
  return fields[String(path)] ?? String(path ?? 'text')
}

function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids)].filter((id): id is string => id !== null)
}
