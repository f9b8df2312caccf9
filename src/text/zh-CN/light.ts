/** Why a task has its light. */
export const light = {
  done: '已完成',
  cancelled: '已取消',
  waitingForAcceptance: '已提交，等待验收',
  overdue: '应于{{since}}完成，已逾期',
  needsSupport: '负责人请求支持，支持到位后转为正常',
  delayedLate: '已申请延期，但没有提前一天',
  delayed: '已申请延期，等待批准',
  nearDue: '{{due}}到期，时间临近',
  updateMissing: '{{since}}起没有更新进度',
  notStarted: '计划{{start}}开始',
  onPlan: '按计划推进',
  suspended: '已挂起，等交办人恢复',
  behind: '按工作日应完成{{planned}}%，实际{{percent}}%',
  returned: '负责人已退回，等交办人改派或坚持',
  unsigned: '应在{{due}}前签收，至今未签收',
  waitingForEvent: '期限要等事情发生才能确定',
} as const
