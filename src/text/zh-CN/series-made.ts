/** What the product itself writes into meetings, in the organisation's language. */
export const seriesMade = {
  copyName: '{{name}}（副本）',
  meetingName: '{{name}}（第{{no}}次）',
  review: {
    title: '上次待办回顾',
    content: '逐项核对上次会议以来的未完成、逾期和新完成事项，未完成的说明原因和补救办法',
    output: '每项待办的最新状态，以及逾期事项的处理办法和新日期',
  },
  next: {
    name: '{{name}}（下次会议）',
    need: '{{number}} 号会议纪要约定的下次会议',
  },
  followUp: {
    nameOfTask: '“{{name}}”二次沟通会议',
    nameOfMeeting: '{{name}}：二次沟通会议',
    goal: '查清{{count}}项任务未按期完成的原因，确定补救办法、所需资源和新的完成日期',
    outcome: '每项任务的原因、补救办法、负责人和新的完成日期',
    need: '任务{{tasks}}未按期完成，需要相关部门当面协调',
    topic: '{{name}}：未完成的原因与处理',
    content: '原因是什么，缺什么资源，由谁补救，何时完成',
    output: '补救办法、负责人和新的完成日期',
    separator: '、',
  },
}
