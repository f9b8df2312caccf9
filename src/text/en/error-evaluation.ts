export const errorEvaluation = {
  'evaluation.notYet': 'A meeting can be rated once it has ended.',
  'evaluation.notAsked': 'Only people who were there can rate it.',
  'evaluation.closed': 'The questionnaire is closed.',
  'evaluation.answered': 'You have answered already.',
  'evaluation.noMark': 'Give at least one mark.',
} as const
