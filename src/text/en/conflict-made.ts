/** What the product itself writes about conflicts, in the organisation's language. */
export const conflictMade = {
  recheckTask: 'Check again how conflict {{number}} stands: {{title}}',
  recheckText:
    'Two weeks after the ruling: do all sides keep to it, has the trouble come back? Write the result on the page of the conflict and close it.',
  recheckLink: 'Result of checking conflict {{number}}',
  ballot: { agree: 'Voted in favour', against: 'Voted against', abstain: 'Abstained' },
} as const
