export const errorEvaluation = {
  'evaluation.notYet': '会议结束后才能评价。',
  'evaluation.notAsked': '只有到会的人可以评价。',
  'evaluation.closed': '评价已截止。',
  'evaluation.answered': '您已经评价过了。',
  'evaluation.noMark': '请至少给一项打分。',
} as const
