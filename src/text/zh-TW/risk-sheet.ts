/** 风险登记表 as a file: the columns in order, by their keys. */
export const riskSheet = {
  sheet: '風險登記表',
  column: {
    number: '風險編號',
    text: '風險描述',
    kind: '類別',
    possibility: '發生可能性',
    impact: '影響程度',
    level: '風險等級',
    owner: '責任人',
    department: '責任部門',
    response: '應對措施',
    trigger: '觸發條件',
    state: '目前狀態',
    alert: '預警級別',
    note: '備註',
  },
} as const
