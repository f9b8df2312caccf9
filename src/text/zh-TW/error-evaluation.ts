export const errorEvaluation = {
  'evaluation.notYet': '會議結束後才能評價。',
  'evaluation.notAsked': '只有到會的人可以評價。',
  'evaluation.closed': '評價已截止。',
  'evaluation.answered': '您已經評價過了。',
  'evaluation.noMark': '請至少給一項打分。',
} as const
