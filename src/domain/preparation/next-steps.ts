import type { RsvpState, SignInState } from '#domain/meeting/attendee.ts'
import { type MeetingState, meetingPhase } from '#domain/meeting/lifecycle.ts'

/** 会议组织者, 发起人, 参与者: three audiences of one meeting (S0-02). */
export const audiences = ['organiser', 'initiator', 'participant'] as const
export type StepAudience = (typeof audiences)[number]

/** In the order in which they are best done. Each language has a text for each. */
export const organiserSteps = [
  'namePeople',
  'nameHost',
  'nameRecorder',
  'setAgenda',
  'coverTopics',
  'alignHeads',
  'sendNotice',
  'sendNoticeAgain',
  'remindUnanswered',
  'askUnread',
  'noteAbsences',
] as const
export const initiatorSteps = [
  'sayProblem',
  'sayOutcome',
  'agreeHost',
  'alignSuperior',
  'followTasks',
] as const
export const participantSteps = [
  'answer',
  'readMaterials',
  'bringMaterials',
  'statePosition',
  'signIn',
] as const
export type StepKey =
  | (typeof organiserSteps)[number]
  | (typeof initiatorSteps)[number]
  | (typeof participantSteps)[number]

export interface Step {
  readonly key: StepKey
  /** Of how many things; 0 where there is nothing to count. */
  readonly count: number
}

export interface StepFacts {
  readonly state: MeetingState
  readonly hasHost: boolean
  readonly hasRecorder: boolean
  readonly hasProblem: boolean
  readonly hasOutcome: boolean
  readonly topics: number
  readonly attendees: number
  /** Topics for which somebody is missing who decides, carries out or knows. */
  readonly uncoveredTopics: number
  readonly headsNotTalkedTo: number
  readonly needsSuperior: boolean
  readonly unanswered: number
  /** Invited people who have not opened all there is to read. */
  readonly unread: number
  readonly absencesWithoutReason: number
  readonly openTasks: number
  /** The row of whoever asks; undefined: not invited. */
  readonly mine:
    | {
        readonly isCore: boolean
        readonly rsvp: RsvpState
        readonly signIn: SignInState | null
        readonly unreadMaterials: number
        /** Files still owed by this person. */
        readonly owedMaterials: number
        /** Topics of this person on which their department has said nothing yet. */
        readonly topicsWithoutPosition: number
        readonly canSignIn: boolean
      }
    | undefined
}

/** What is still to be done by one of the three; nothing that is done already, nothing that is not theirs. */
export function nextSteps(audience: StepAudience, facts: StepFacts): readonly Step[] {
  const steps = { organiser: ofOrganiser, initiator: ofInitiator, participant: ofParticipant }[audience](
    facts,
  )
  return steps
    .filter(([, isOpen]) => isOpen !== false && isOpen !== 0)
    .map(([key, isOpen]) => ({
      key,
      count: typeof isOpen === 'number' ? isOpen : 0,
    }))
}

type Open = readonly [StepKey, boolean | number]

function ofOrganiser(facts: StepFacts): readonly Open[] {
  const { state } = facts
  const isPreparing = state === 'draft' || state === 'collecting' || state === 'ready'
  const isComing = state === 'noticed'
  const before = meetingPhase(state) === 'before'
  return [
    ['namePeople', before && facts.attendees <= 1],
    ['nameHost', before && !facts.hasHost],
    ['nameRecorder', before && !facts.hasRecorder],
    ['setAgenda', before && facts.topics === 0],
    ['coverTopics', before && facts.uncoveredTopics],
    ['alignHeads', before && facts.headsNotTalkedTo],
    ['sendNotice', isPreparing && facts.topics > 0 && facts.attendees > 1],
    ['sendNoticeAgain', state === 'rescheduled'],
    ['remindUnanswered', isComing && facts.unanswered],
    ['askUnread', isComing && facts.unread],
    ['noteAbsences', (meetingPhase(state) === 'during' || state === 'ended') && facts.absencesWithoutReason],
  ]
}

function ofInitiator(facts: StepFacts): readonly Open[] {
  const before = meetingPhase(facts.state) === 'before'
  return [
    ['sayProblem', before && !facts.hasProblem],
    ['sayOutcome', before && !facts.hasOutcome],
    ['agreeHost', before && !facts.hasHost],
    ['alignSuperior', before && facts.needsSuperior],
    ['followTasks', facts.state === 'followUp' && facts.openTasks],
  ]
}

function ofParticipant({ state, mine }: StepFacts): readonly Open[] {
  if (mine === undefined) return []
  const isComing = state === 'noticed'
  const comes = mine.rsvp !== 'no'
  return [
    ['answer', isComing && mine.rsvp === 'pending'],
    ['readMaterials', isComing && comes && mine.unreadMaterials],
    ['bringMaterials', isComing && mine.owedMaterials],
    ['statePosition', isComing && comes && mine.isCore && mine.topicsWithoutPosition],
    ['signIn', mine.canSignIn && mine.signIn === null],
  ]
}
