/** How minutes say what a vote came to. */
export const voteWords = {
  unit: { department: '部門投票', person: '個人投票' },
  threshold: { '>1/2': '過半數', '2/3': '三分之二以上' },
  choice: { agree: '同意', against: '反對' },
  count:
    '{{unit}}（應投{{eligible}}票，須{{threshold}}同意）：同意{{agree}}、反對{{against}}、棄權{{abstain}}',
  chair: '平票，主持人{{who}}投決定票：{{choice}}',
  result: {
    passed: '表決通過',
    failed: '表決未通過',
    tied: '平票',
    invalid: '未達法定人數，表決無效',
    escalated: '已升級',
  },
  opinion: '保留意見（{{who}}）：{{text}}',
  separator: '；',
} as const
