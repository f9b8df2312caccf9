import type { MinutesContent } from '#contract/minutes.ts'

/**
 * Draws basics, decisions, tasks and attachments in again. What the recorder wrote stays as it was worded:
 * the review of the goal, the next meeting and the lines of each topic; a topic that was not there before comes with its lines.
 */
export function redrawn(written: MinutesContent, fresh: MinutesContent): MinutesContent {
  const before = new Map(written.topics.map((topic) => [topic.topicId, topic]))
  const now = new Set(fresh.topics.map(({ topicId }) => topicId))
  return {
    ...fresh,
    goalAndAgenda: {
      ...fresh.goalAndAgenda,
      review: written.goalAndAgenda.review,
      result: written.goalAndAgenda.result,
    },
    topics: [
      ...fresh.topics.map((topic) => {
        const kept = before.get(topic.topicId)
        if (kept === undefined) return topic
        const { points, disputes, consensus, notes } = kept
        return { ...topic, points, disputes, consensus, notes }
      }),
      // Taken off the agenda since: what was written of it is not lost.
      ...written.topics.filter(({ topicId }) => !now.has(topicId)),
    ],
    // A day that was set in the room since then is told where the recorder wrote none.
    next:
      written.next === null ? fresh.next : { ...written.next, on: written.next.on ?? fresh.next?.on ?? null },
    reservedOpinions: written.reservedOpinions,
    silent: written.silent,
  }
}

/** What was agreed with everybody and stands otherwise where it lives: the numbers of decisions and tasks. */
export function changedSince(sent: MinutesContent, fresh: MinutesContent): string[] {
  const wordOf = ({ content, owner, cooperating, due }: MinutesContent['decisions'][number]) =>
    JSON.stringify([content, owner, cooperating, due])
  const dutyOf = ({
    name,
    owner,
    ownerDepartment,
    dueOn,
    dueText,
    doneCriteria,
  }: MinutesContent['tasks'][number]) =>
    JSON.stringify([name, owner, ownerDepartment, dueOn, dueText, doneCriteria])
  return [
    ...differing(sent.decisions, fresh.decisions, wordOf),
    ...differing(sent.tasks, fresh.tasks, dutyOf),
  ]
}

function differing<Row extends { readonly number: string }>(
  before: readonly Row[],
  after: readonly Row[],
  textOf: (row: Row) => string,
): string[] {
  const old = new Map(before.map((row) => [row.number, textOf(row)]))
  const fresh = new Map(after.map((row) => [row.number, textOf(row)]))
  return [...new Set([...old.keys(), ...fresh.keys()])].filter(
    (number) => old.get(number) !== fresh.get(number),
  )
}
