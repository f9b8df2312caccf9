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
  suspended: '已暫緩，等交辦人恢復',
  behind: '按工作日應完成{{planned}}%，實際{{percent}}%',
  returned: '負責人已退回，等交辦人改派或堅持',
  unsigned: '應在{{due}}前簽收，至今未簽收',
  waitingForEvent: '期限要等事情發生才能確定',
} as const
