import type { EntryKind } from '#domain/meeting/enums.ts'

/** One line of the live record, as it is kept. */
export interface Entry {
  readonly id: string
  readonly meetingId: string
  readonly topicId: string
  readonly kind: EntryKind
  readonly position: number
  readonly departmentId: string | null
  readonly personId: string | null
  readonly text: string
  /** Between which departments a disputed point stands. */
  readonly partyIds: readonly string[]
  readonly decisionId: string | null
  readonly taskId: string | null
  readonly finalWording: string
  readonly wordingLockedBy: string | null
  readonly wordingLockedAt: Date | null
  readonly confirmedBy: string | null
  readonly confirmedAt: Date | null
  readonly authorId: string | null
  readonly clientKey: string
  readonly deletedAt: Date | null
  readonly version: number
  readonly updatedAt: Date
}
