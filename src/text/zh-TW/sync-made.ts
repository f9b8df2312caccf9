/** What a progress report writes into the meeting that is called from it. */
export const syncMade = {
  period: '{{from}}至{{to}}',
  meeting: {
    name: '{{name}}進度同步會議',
    goal: '同步「{{name}}」{{period}}的進展，逐項確定未完成事項的措施和需要的支援，當場明確負責人和完成時限',
    outcome: '未完成事項的措施、支援請求的答覆，各有負責人和完成時限',
    need: '依規範定期同步進度；內容見進度同步報告 {{number}}（{{period}}）。',
  },
  topic: {
    progress: '進度同步',
    progressOutput: '確認已完成事項；未完成事項各有措施和新的完成時限',
    done: '已完成事項：',
    undone: '未完成事項：',
    none: '（無）',
    because: '（原因：{{reason}}）',
    help: '，需協調{{dept}}',
    support: '需支援：{{text}}',
    question: '{{dept}}能否支援、何時到位：{{text}}',
    supportOutput: '明確是否支援、由誰、何時完成',
  },
}
