/** What a charter writes into meetings, tasks and sheets. */
export const charterMade = {
  output: '输出物：',
  series: { weekly: '周例会', biweekly: '双周会', monthly: '月度会', adhoc: '临时会议' },
  topic: { progress: '进度同步', issues: '问题反馈', decisions: '决策事项' },
  sheet: '跨部门协作分工表',
  separator: '、',
  column: {
    no: '序号',
    department: '部门',
    duty: '具体职责',
    output: '任务输出物（交付成果）',
    owner: '责任人',
    helpers: '协助人',
    starts: '开始时间',
    due: '完成时限',
    priority: '优先级',
    after: '前置任务',
    acceptance: '验收标准',
    note: '备注',
  },
} as const
