/** 风险登记表 as a file: the columns in order, by their keys. */
export const riskSheet = {
  sheet: 'Risk register',
  column: {
    number: 'Number',
    text: 'Risk',
    kind: 'Kind',
    possibility: 'Likelihood',
    impact: 'Impact',
    level: 'Level',
    owner: 'Owner',
    department: 'Department',
    response: 'Response',
    trigger: 'Trigger',
    state: 'State',
    alert: 'Alert',
    note: 'Remarks',
  },
} as const
