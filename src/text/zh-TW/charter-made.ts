/** What a charter writes into meetings, tasks and sheets. */
export const charterMade = {
  output: '輸出物：',
  series: { weekly: '週例會', biweekly: '雙週會', monthly: '月會', adhoc: '臨時會議' },
  topic: { progress: '進度同步', issues: '問題回饋', decisions: '決策事項' },
  sheet: '跨部門協作分工表',
  separator: '、',
  column: {
    no: '序號',
    department: '部門',
    duty: '具體職責',
    output: '任務輸出物（交付成果）',
    owner: '負責人',
    helpers: '協助人',
    starts: '開始時間',
    due: '完成期限',
    priority: '優先順序',
    after: '前置任務',
    acceptance: '驗收標準',
    note: '備註',
  },
} as const
