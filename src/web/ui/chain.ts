import type { z } from 'zod'
import type { ChainLink } from '#contract/common.ts'
import type { IconName } from './Icon.tsx'
import type { States } from './state-tones.ts'

export type ChainLinkView = z.infer<typeof ChainLink>
type Noun = ChainLinkView['noun']

/** Which states a link of the chain has. */
export const chainStates: Readonly<Record<Noun, keyof States>> = {
  meeting: 'meetingState',
  topic: 'topicState',
  decision: 'decisionState',
  task: 'taskState',
  minutes: 'minutesState',
  collaboration: 'collaborationState',
  risk: 'riskState',
  request: 'requestState',
  conflict: 'conflictState',
  milestone: 'milestoneState',
  change: 'changeState',
  retrospective: 'retrospectiveState',
  sync: 'syncState',
}

export const chainIcons: Readonly<Record<Noun, IconName>> = {
  meeting: 'meeting',
  topic: 'today',
  decision: 'seal',
  task: 'task',
  minutes: 'minutes',
  collaboration: 'people',
  risk: 'warn',
  request: 'flag',
  conflict: 'switch',
  milestone: 'seal',
  change: 'pencil',
  retrospective: 'history',
  sync: 'send',
}

/** Where a link leads; a topic has no page of its own, so it leads to its place in its meeting. */
export function chainAddress({ noun, id }: ChainLinkView, meetingId?: string): string | undefined {
  switch (noun) {
    case 'meeting':
      return `/meetings/${id}`
    case 'decision':
      return `/decisions/${id}`
    case 'task':
      return `/tasks/${id}`
    case 'minutes':
      return `/minutes/${id}`
    case 'collaboration':
      return `/collaborations/${id}`
    case 'request':
      return `/requests/${id}`
    case 'conflict':
      return `/conflicts/${id}`
    case 'milestone':
      return `/milestones/${id}`
    case 'change':
      return `/changes/${id}`
    // It has the id of its collaboration.
    case 'retrospective':
      return `/collaborations/${id}/retrospective`
    case 'sync':
      return `/syncs/${id}`
    case 'risk':
      return `/risks/${id}`
    case 'topic':
      return meetingId === undefined ? undefined : `/meetings/${meetingId}#topic-${id}`
  }
}
