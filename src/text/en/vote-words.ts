/** How minutes say what a vote came to. */
export const voteWords = {
  unit: { department: 'Vote by department', person: 'Vote by person' },
  threshold: { '>1/2': 'a simple majority', '2/3': 'two thirds' },
  choice: { agree: 'for', against: 'against' },
  count:
    '{{unit}} ({{eligible}} ballots, {{threshold}} needed): {{agree}} for, {{against}} against, {{abstain}} abstained',
  chair: 'a tie; {{who}} in the chair cast the deciding vote {{choice}}',
  result: {
    passed: 'passed',
    failed: 'failed',
    tied: 'tied',
    invalid: 'no quorum, the vote is void',
    escalated: 'escalated',
  },
  opinion: 'reserved opinion ({{who}}): {{text}}',
  separator: '; ',
} as const
