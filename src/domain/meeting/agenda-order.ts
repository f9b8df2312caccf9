import type { AgendaItemKind } from './enums.ts'

export const topicPriorities = ['P0', 'P1', 'P2', 'P3'] as const
/** P0 important and urgent, P1 important, P2 urgent, P3 neither. */
export type TopicPriority = (typeof topicPriorities)[number]

export function priorityOf({
  isImportant,
  isUrgent,
}: {
  readonly isImportant: boolean
  readonly isUrgent: boolean
}): TopicPriority {
  if (isImportant) return isUrgent ? 'P0' : 'P1'
  return isUrgent ? 'P2' : 'P3'
}

export interface Ranked {
  readonly priority: TopicPriority | null
  readonly kind: AgendaItemKind
}

const kindRank: Readonly<Record<AgendaItemKind, number>> = { decide: 0, discuss: 1, inform: 2 }

/**
 * Topics by priority, those not ranked last; among equals decisions before discussions before information,
 * and otherwise as they stood (S2-16, X-07). What comes out satisfies NM-PRE-20.
 */
export function inOrderOfPriority<Topic extends Ranked>(topics: readonly Topic[]): readonly Topic[] {
  const rank = ({ priority }: Topic) => (priority === null ? 4 : topicPriorities.indexOf(priority))
  return topics.toSorted((a, b) => rank(a) - rank(b) || kindRank[a.kind] - kindRank[b.kind])
}
