/** Why a task has its light. */
export const light = {
  done: '已完成',
  cancelled: '已取消',
  waitingForAcceptance: '已提交，等待驗收',
  overdue: '應於{{since}}完成，已逾期',
  needsSupport: '負責人請求支援，支援到位後轉為正常',
  delayedLate: '已申請延期，但未提前一天',
  delayed: '已申請延期，等待核准',
  nearDue: '{{due}}到期，時間將近',
  updateMissing: '{{since}}起未更新進度',
  notStarted: '預計{{start}}開始',
  onPlan: '依計畫進行',
} as const
