import type { meetingNotice as original } from '#text/zh-CN/meeting-notice.ts'

export const meetingNotice: typeof original = {
  goal: 'Goal',
  expectedOutcome: 'Expected outcome',
  materials: 'Materials',
  timeOpen: 'time to be set',
  topicLine: '{{no}}. {{title}} ({{details}})',
  topicLineBare: '{{no}}. {{title}}',
  minutes: '{{minutes}} min',
  everybody: 'everybody',
  listSeparator: ', ',
  materialDue: '{{name}} (hand in by {{due}})',
  offTheList: 'You are no longer on the list of this meeting; it takes place without you.',
  role: {
    host: 'Host: you keep the pace, lead the discussion and see that every topic ends with an outcome',
    recorder: 'Recorder: you write down viewpoints, decisions and tasks as they come up',
    timekeeper: 'Timekeeper: you watch the time of each topic',
    decider: 'Decision maker: you may decide for your department on the spot; please have its position ready',
    executor: 'Executor: please bring your report, and be ready to take on tasks with dates',
    informant: 'Information provider: please bring the data and documents the topics need',
    core: 'Core attendee: please prepare your department’s position, needs and suggestions on the topics',
    observer: 'Observer: you listen and do not speak',
    proxySpeak: 'Proxy: you come for {{person}}; you may speak but not vote',
    proxySpeakAndVote: 'Proxy: you come for {{person}}; you may speak and vote',
  },
}
