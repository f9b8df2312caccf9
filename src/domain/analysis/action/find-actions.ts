import type { ActionItem, Reading } from '#domain/analysis/analysis.ts'

/** What the meeting assigns or a participant takes on, in the order of the text. */
export function findActions(_reading: Reading): ActionItem[] {
  return []
}
