export const errorMinutes = {
  'minutes.notFound': 'These minutes are not there: deleted, or not for you to see.',
  'minutes.versionNotFound': 'These minutes have no version {{no}}.',
  'minutes.proposalNotFound': 'This proposal is not there.',
  'minutes.notYours': 'This step is somebody else’s to take.',
  'minutes.notNow': 'The minutes are not in a state for this.',
  'minutes.isFinal': 'These minutes are final. They can only be corrected, with the original kept.',
  'minutes.moveNotPossible': 'The minutes are not in a state for this.',
  'minutes.stale': 'Somebody has just changed the minutes. Look at them again before you save.',
  'minutes.noSuchLine': 'This line is no longer in the minutes. Reload and try again.',
  'minutes.reviewersStay': 'The norms make these people reviewers; they stay: {{names}}.',
  'minutes.recipientProposed': '{{names}} proposed changes and cannot be taken off.',
  'minutes.recipientDoubled': 'Each person can be on the list once.',
  'minutes.personUnknown': 'Somebody on the list has left or does not exist.',
  'minutes.proposalAnswered': 'This proposal has been answered already.',
  'minutes.answerNeeded': 'Say why it is not adopted; the opinion is kept in the minutes.',
  'minutes.openProposals': 'Proposals without an answer: {{count}}. Deal with each of them first.',
  'minutes.silentReviewers':
    'No answer yet from {{names}}. Once the time for feedback is over, the host can go on without them; their names will stand in the minutes.',
  'minutes.clockRunning': 'There is time for feedback until {{dueAt}}. Wait until then.',
  'minutes.outOfDate':
    'Changed since the text was sent: {{what}}. It is no longer what people confirmed. Revise it and send it again.',
  'feedback.moveNotPossible': 'You have answered already.',
}
