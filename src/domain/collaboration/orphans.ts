/** What links a thing to the goal that departments share (S4-06), and what is missing. */
export const orphanReasons = [
  'meeting.noGoal',
  'topic.notServing',
  'decision.noTopic',
  'task.noOrigin',
] as const
export type OrphanReason = (typeof orphanReasons)[number]

/** A thing of a collaboration with the threads by which it hangs on the goal. */
export type Threads =
  | { readonly noun: 'meeting'; readonly hasGoal: boolean }
  | { readonly noun: 'topic'; readonly servesGoal: boolean }
  | { readonly noun: 'decision'; readonly hasTopic: boolean; readonly isFromChat: boolean }
  | {
      readonly noun: 'task'
      readonly hasDecision: boolean
      readonly hasTopic: boolean
      /** A line of the plan, or a part of another task. */
      readonly isPlanned: boolean
      /** A duty of the charter, a measure, a ruling, a request: it came from somewhere that has a goal. */
      readonly hasOtherOrigin: boolean
    }

/** Null: it hangs on something. */
export function whyOrphan(thing: Threads): OrphanReason | null {
  switch (thing.noun) {
    case 'meeting':
      return thing.hasGoal ? null : 'meeting.noGoal'
    case 'topic':
      return thing.servesGoal ? null : 'topic.notServing'
    case 'decision':
      // What was decided in a chat belongs to the collaboration itself.
      return thing.hasTopic || thing.isFromChat ? null : 'decision.noTopic'
    case 'task':
      return thing.hasDecision || thing.hasTopic || thing.isPlanned || thing.hasOtherOrigin
        ? null
        : 'task.noOrigin'
  }
}
