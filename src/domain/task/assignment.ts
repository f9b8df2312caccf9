/** How far a task has come between being handed out and being taken on; its state (未开始 …) is another matter. */
export const assignmentStates = ['notHandedOut', 'unsigned', 'returned', 'signed'] as const
export type AssignmentState = (typeof assignmentStates)[number]

export interface Assignment {
  /** 交办: when its owner was told. Until then it is a line of a record that still changes. */
  readonly assignedAt: Date | null
  /** 签收 */
  readonly signedAt: Date | null
  /** 退回; null again once the assigner has answered. */
  readonly returnedAt: Date | null
  /** 坚持交办: the time to sign begins anew. */
  readonly insistedAt: Date | null
}

export function assignmentOf({
  assignedAt,
  signedAt,
  returnedAt,
}: Omit<Assignment, 'insistedAt'>): AssignmentState {
  if (assignedAt === null) return 'notHandedOut'
  if (signedAt !== null) return 'signed'
  return returnedAt === null ? 'unsigned' : 'returned'
}
