import { machine } from '#domain/lifecycle/machine.ts'
import { topicOutcomes } from './enums.ts'

export const topicStates = ['pending', 'running', ...topicOutcomes] as const
export type TopicState = (typeof topicStates)[number]

export const topicMoves = ['begin', 'decide', 'defer', 'escalate', 'inform', 'park'] as const
export type TopicMove = (typeof topicMoves)[number]

/** A topic that has its outcome keeps it: what was left open comes back as a topic of another meeting. */
export const topicLifecycle = machine({
  noun: 'topic',
  states: topicStates,
  moves: topicMoves,
  rows: [
    {
      from: 'pending',
      move: 'begin',
      to: 'running',
      who: ['host'],
      guards: ['NM-MTG-11'],
      source: ['S2-35'],
    },
    {
      from: 'running',
      move: 'decide',
      to: 'decided',
      who: ['host'],
      guards: ['NM-MTG-03'],
      source: ['S2-35'],
    },
    {
      from: 'running',
      move: 'defer',
      to: 'deferred',
      who: ['host'],
      guards: ['NM-MTG-03'],
      needs: ['person', 'text', 'date'],
      source: ['X-19'],
    },
    {
      from: 'running',
      move: 'escalate',
      to: 'escalated',
      who: ['host'],
      guards: ['NM-MTG-03'],
      source: ['X-19'],
    },
    {
      from: 'running',
      move: 'inform',
      to: 'informed',
      who: ['host'],
      guards: ['NM-MTG-03'],
      source: ['S2-35'],
    },
    {
      from: 'running',
      move: 'park',
      to: 'parked',
      who: ['host'],
      guards: ['NM-MTG-03', 'NM-MTG-11'],
      source: ['X-15', 'X-16'],
    },
  ],
})
