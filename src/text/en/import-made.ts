/** What an import itself writes into a meeting, in the organisation's language. */
export const importMade = {
  looseTopic: 'Other matters',
  strangers: 'Present, not in the directory: {{names}}',
  separator: ', ',
}
