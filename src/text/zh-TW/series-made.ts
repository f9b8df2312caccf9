/** What the product itself writes into meetings, in the organisation's language. */
export const seriesMade = {
  copyName: '{{name}}（副本）',
  meetingName: '{{name}}（第{{no}}次）',
  review: {
    title: '上次待辦回顧',
    content: '逐項核對上次會議以來的未完成、逾期和新完成事項，未完成的說明原因和補救辦法',
    output: '每項待辦的最新狀態，以及逾期事項的處理辦法和新日期',
  },
  next: {
    name: '{{name}}（下次會議）',
    need: '{{number}} 號會議紀錄約定的下次會議',
  },
  followUp: {
    nameOfTask: '「{{name}}」二次溝通會議',
    nameOfMeeting: '{{name}}：二次溝通會議',
    goal: '查清{{count}}項任務未按期完成的原因，確定補救辦法、所需資源和新的完成日期',
    outcome: '每項任務的原因、補救辦法、負責人和新的完成日期',
    need: '任務{{tasks}}未按期完成，需要相關部門當面協調',
    topic: '{{name}}：未完成的原因與處理',
    content: '原因是什麼，缺什麼資源，由誰補救，何時完成',
    output: '補救辦法、負責人和新的完成日期',
    separator: '、',
  },
}
