/** What stands between the charter and a department's head. */
export const confirmationStates = [
  'notAsked',
  'waiting',
  'confirmed',
  'objected',
  'answered',
  'changed',
] as const
/**
 * notAsked: never put to them; waiting: put to them, nothing said; objected: with a reason that nobody has answered;
 * answered: the leader has answered, it is the head's turn again; changed: they confirmed something else.
 */
export type ConfirmationState = (typeof confirmationStates)[number]

export interface CharterAnswer {
  readonly answer: 'confirmed' | 'objected'
  /** The number of the substance that was answered. */
  readonly substance: number
  readonly reply: string
}

export interface Asked {
  /** Grows with every change of substance after it was put to the heads. */
  readonly substance: number
  /** The number that was put to the heads last. */
  readonly askedSubstance: number | null
}

export function confirmationOf(last: CharterAnswer | null, asked: Asked): ConfirmationState {
  const isAsked = asked.askedSubstance === asked.substance
  if (last === null) return isAsked ? 'waiting' : 'notAsked'
  if (last.answer === 'objected') {
    if (last.substance !== asked.substance) return isAsked ? 'waiting' : 'changed'
    return last.reply.trim() === '' ? 'objected' : 'answered'
  }
  if (last.substance === asked.substance) return 'confirmed'
  return isAsked ? 'waiting' : 'changed'
}

/** Whether a head can say something now: what was put to them is what stands. */
export function mayAnswer(state: ConfirmationState, { substance, askedSubstance }: Asked): boolean {
  return askedSubstance === substance && state !== 'confirmed'
}

/** Fields a change of which asks everybody again. Who is the liaison or when one meets is no such thing. */
const substantial = [
  'goal',
  'targets',
  'strategicGoal',
  'rootCause',
  'solution',
  'startsOn',
  'endsOn',
  'leaderId',
  'initiatingDepartmentId',
  'decisionMechanism',
  'scope',
  'participations',
  'duties',
] as const
const substantialParts: Readonly<Record<string, readonly string[]>> = {
  participations: ['departmentId', 'role', 'coreDuty', 'output', 'dueText', 'subGoal', 'leadId'],
  duties: ['departmentId', 'duty', 'output', 'dueText', 'ownerId', 'acceptance'],
}

type Plain = Readonly<Record<string, unknown>>

function partOf(field: string, value: unknown): unknown {
  const names = substantialParts[field]
  if (names === undefined || !Array.isArray(value)) return value
  return (value as Plain[]).map((row) => names.map((name) => row[name] ?? null))
}

/**
 * The substantial fields that a change really changes. Lists are compared by what is of substance in them, so that a
 * new liaison does not ask anybody again.
 */
export function substanceChanged(before: Plain, change: Plain): string[] {
  return substantial.filter(
    (field) =>
      change[field] !== undefined &&
      JSON.stringify(partOf(field, change[field])) !== JSON.stringify(partOf(field, before[field])),
  )
}

/** The number after a change of substance: only what has been put to the heads needs to be told apart. */
export function substanceAfter({ substance, askedSubstance }: Asked): number {
  return askedSubstance === substance ? substance + 1 : substance
}
