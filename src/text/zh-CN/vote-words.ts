/** How minutes say what a vote came to. */
export const voteWords = {
  unit: { department: '部门投票', person: '个人投票' },
  threshold: { '>1/2': '过半数', '2/3': '三分之二以上' },
  choice: { agree: '同意', against: '反对' },
  count:
    '{{unit}}（应投{{eligible}}票，须{{threshold}}同意）：同意{{agree}}、反对{{against}}、弃权{{abstain}}',
  chair: '平票，主持人{{who}}投决定票：{{choice}}',
  result: {
    passed: '表决通过',
    failed: '表决未通过',
    tied: '平票',
    invalid: '未达法定人数，表决无效',
    escalated: '已升级',
  },
  opinion: '保留意见（{{who}}）：{{text}}',
  separator: '；',
} as const
