/** 已沟通, 同意, 有异议 (S3-78). */
export const alignmentOutcomes = ['talked', 'agreed', 'objection'] as const
export type AlignmentOutcome = (typeof alignmentOutcomes)[number]

/** S3-79 is asked where departments compete: by the type of the meeting, or because somebody said so. */
export function needsSuperior(meeting: {
  readonly type: string
  readonly isResourceContested: boolean
}): boolean {
  return meeting.type === 'resourceConflict' || meeting.isResourceContested
}
