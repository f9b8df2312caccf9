import type { FindingView } from '#contract/common.ts'
import type { WrittenRecord } from '#domain/decision/chat.ts'
import { AppError } from '#domain/error.ts'
import type { Classification } from '#domain/meeting/enums.ts'
import type { MeetingFacts } from '#domain/norm/facts.ts'
import type { MatterFacts } from '#domain/norm/matter-facts.ts'
import type { Actor } from '#domain/person/actor.ts'
import { asSystemWithin } from '#server/db/as-system-within.ts'
import type { Db } from '#server/db/database.ts'
import { findingsOf, guard, type Question } from '#server/norm/guard.ts'
import { personRefs } from '#server/organisation/refs.ts'
import { type Place, stakeholdersOf } from './home.ts'

/** A decision from a chat as the norms look at it, recorded already or not. */
export interface Judged extends Place {
  readonly id: string
  readonly content: string
  readonly takenAt: Date
  readonly writtenAt: Date
  readonly decidedById: string
  readonly recordedById: string
  readonly personIds: readonly string[]
  readonly isImportant: boolean
  readonly writtenAs: WrittenRecord | null
  readonly classification: Classification | null
}

async function questionsOf(tx: Db, one: Judged): Promise<Question[]> {
  const { id, takenAt, writtenAt, isImportant, writtenAs } = one
  const name = one.content.slice(0, 20)
  const told = new Set([...one.personIds, one.decidedById, one.recordedById])
  const concerned = await asSystemWithin(tx, () => stakeholdersOf(tx, one))
  const leftOut = concerned.filter((personId) => !told.has(personId))
  const names = await personRefs(tx, leftOut)
  const chat: MeetingFacts = {
    meeting: { id, name },
    decisions: [{ id, kind: 'action', label: name, source: 'im', takenAt, writtenAt }],
  }
  const matter: MatterFacts = {
    matter: { noun: 'decision', id, name },
    information: {
      level: one.classification,
      isImportant,
      writtenAs,
      leftOut: leftOut.flatMap((personId) => names.get(personId)?.name ?? []),
    },
  }
  const about = { noun: 'decision', nounId: id, now: writtenAt }
  return [
    // What is of little weight may stay in the chat (S4-36).
    ...(isImportant ? [{ ...about, event: 'C-22', facts: chat } as const] : []),
    { ...about, event: ['record.save', 'record.publish', 'decision.save'], facts: matter },
  ]
}

export async function chatFindings(tx: Db, one: Judged): Promise<FindingView[]> {
  const found: FindingView[] = []
  for (const question of await questionsOf(tx, one)) found.push(...(await findingsOf(tx, question)))
  return found
}

/** All that stands in the way is said at once, though it is judged by two families of norms. */
export async function guardChat(
  tx: Db,
  actor: Actor,
  one: Judged,
  overrides: Parameters<typeof guard>[2]['overrides'],
): Promise<void> {
  const refusals: AppError[] = []
  for (const question of await questionsOf(tx, one)) {
    try {
      await guard(tx, actor, { ...question, overrides })
    } catch (error) {
      if (!(error instanceof AppError) || !error.reason.startsWith('norm.')) throw error
      refusals.push(error)
    }
  }
  const [first] = refusals
  if (first === undefined) return
  const hardest = refusals.find(({ reason }) => reason === 'norm.blocked') ?? first
  const findings = refusals.flatMap(({ detail }) => (detail as { findings: FindingView[] }).findings)
  throw new AppError(
    'conflict',
    hardest.reason,
    {},
    { detail: { findings, about: { noun: 'decision', nounId: one.id } } },
  )
}
