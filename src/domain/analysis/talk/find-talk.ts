import type {
  ActionItem,
  Analysis,
  DecisionItem,
  Quote,
  Reading,
  TopicItem,
} from '#domain/analysis/analysis.ts'
import { findConsensus } from './consensus.ts'
import { findDisputes } from './disputes.ts'
import { findOpenQuestions } from './open-questions.ts'
import { findTopics, topicAt } from './topics.ts'
import { findViewpoints } from './viewpoints.ts'

/** What was spoken of and what was said of it, each under its topic. */
export function findTalk(
  reading: Reading,
  actions: readonly ActionItem[],
  decisions: readonly DecisionItem[],
): Pick<Analysis, 'topics' | 'viewpoints' | 'disputes' | 'consensus' | 'open'> {
  const topics = findTopics(reading)
  const viewpoints = underTopics(findViewpoints(reading, actions), topics)
  return {
    topics,
    viewpoints,
    disputes: underTopics(findDisputes(reading, viewpoints, decisions, topics), topics),
    consensus: underTopics(findConsensus(reading), topics),
    open: underTopics(findOpenQuestions(reading), topics),
  }
}

/** The items, each with the topic it stands in. */
export function underTopics<T extends { readonly quote: Quote; readonly topic: number | null }>(
  items: readonly T[],
  topics: readonly TopicItem[],
): T[] {
  return items.map((item) => ({ ...item, topic: topicAt(topics, item.quote.start) }))
}
