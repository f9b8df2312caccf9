import { expect, it } from 'vitest'
import { nextSteps, type StepAudience, type StepFacts } from './next-steps.ts'

const mine = {
  isCore: true,
  rsvp: 'pending',
  signIn: null,
  unreadMaterials: 2,
  owedMaterials: 1,
  topicsWithoutPosition: 3,
  canSignIn: false,
} as const
const noticed: StepFacts = {
  state: 'noticed',
  hasHost: true,
  hasRecorder: true,
  hasProblem: true,
  hasOutcome: false,
  topics: 3,
  attendees: 6,
  uncoveredTopics: 1,
  headsNotTalkedTo: 2,
  needsSuperior: true,
  unanswered: 4,
  unread: 5,
  absencesWithoutReason: 1,
  openTasks: 3,
  mine,
}
const keysOf = (audience: StepAudience, facts: StepFacts) => nextSteps(audience, facts).map(({ key }) => key)

it('S0-02: shows three people three different lists of the same meeting', () => {
  expect(nextSteps('organiser', noticed)).toEqual([
    { key: 'coverTopics', count: 1 },
    { key: 'alignHeads', count: 2 },
    { key: 'remindUnanswered', count: 4 },
    { key: 'askUnread', count: 5 },
  ])
  expect(keysOf('initiator', noticed)).toEqual(['sayOutcome', 'alignSuperior'])
  expect(nextSteps('participant', noticed)).toEqual([
    { key: 'answer', count: 0 },
    { key: 'readMaterials', count: 2 },
    { key: 'bringMaterials', count: 1 },
    { key: 'statePosition', count: 3 },
  ])
})

it.each<[string, StepAudience, Partial<StepFacts>, string[]]>([
  [
    'an empty draft',
    'organiser',
    {
      state: 'draft',
      attendees: 1,
      topics: 0,
      hasHost: false,
      hasRecorder: false,
      uncoveredTopics: 0,
      headsNotTalkedTo: 0,
    },
    ['namePeople', 'nameHost', 'nameRecorder', 'setAgenda'],
  ],
  ['a full draft', 'organiser', { state: 'ready', uncoveredTopics: 0, headsNotTalkedTo: 0 }, ['sendNotice']],
  [
    'another time',
    'organiser',
    { state: 'rescheduled', uncoveredTopics: 0, headsNotTalkedTo: 0 },
    ['sendNoticeAgain'],
  ],
  ['under way', 'organiser', { state: 'inProgress' }, ['noteAbsences']],
  ['followed up', 'initiator', { state: 'followUp' }, ['followTasks']],
  [
    'an observer',
    'participant',
    { mine: { ...mine, isCore: false } },
    ['answer', 'readMaterials', 'bringMaterials'],
  ],
  ['who does not come still owes', 'participant', { mine: { ...mine, rsvp: 'no' } }, ['bringMaterials']],
  [
    'the sheet is open',
    'participant',
    { state: 'inProgress', mine: { ...mine, canSignIn: true } },
    ['signIn'],
  ],
  ['who is not invited', 'participant', { mine: undefined }, []],
])('of %s: %s', (_case, audience, change, keys) => {
  expect(keysOf(audience, { ...noticed, ...change })).toEqual(keys)
})
