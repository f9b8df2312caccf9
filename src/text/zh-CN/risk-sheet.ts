/** 风险登记表 as a file: the columns in order, by their keys. */
export const riskSheet = {
  sheet: '风险登记表',
  column: {
    number: '风险编号',
    text: '风险描述',
    kind: '类别',
    possibility: '发生可能性',
    impact: '影响程度',
    level: '风险等级',
    owner: '责任人',
    department: '责任部门',
    response: '应对措施',
    trigger: '触发条件',
    state: '当前状态',
    alert: '预警级别',
    note: '备注',
  },
} as const
