import type { TopicView } from '#contract/meeting.ts'
import { type AgendaElement, agendaElements } from '#domain/meeting/readiness.ts'

type Elements = Pick<
  TopicView,
  'title' | 'discussionContent' | 'owner' | 'isForAll' | 'plannedMinutes' | 'expectedOutput'
>

/** Which of the five elements a topic still lacks (S0-52); 全体 is an owner (S0-35). */
export function missingElements(topic: Elements): readonly AgendaElement[] {
  const has: Readonly<Record<AgendaElement, boolean>> = {
    title: topic.title.trim() !== '',
    discussionContent: topic.discussionContent.trim() !== '',
    owner: topic.owner !== null || topic.isForAll,
    plannedMinutes: topic.plannedMinutes !== null,
    expectedOutput: topic.expectedOutput.trim() !== '',
  }
  return agendaElements.filter((element) => !has[element])
}
