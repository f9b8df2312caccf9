/** Why the server said no, about how decisions are taken: votes, approvals, conditions. */
export const errorDecision = {
  'decision.throughVote': 'Open a vote to vote on this decision.',
  'decision.otherMechanism':
    'This decision is taken another way: what departments vote on needs a vote, what the common superior approves needs their approval.',
  'decision.successorIsItself': 'A decision cannot replace itself.',
  'decision.successorNotInForce': 'The decision that replaces it must have been adopted.',
  'decision.successorMechanism':
    'It must be replaced by a decision taken the same way, or by the common superior.',
  'decision.materialNotFound': 'This meeting material cannot be found.',
  'decision.noticeTooWide':
    'This decision is secret or confidential: its notice may only go to the attendees. Change whom it goes to first.',
  'vote.notFound': 'This vote cannot be found, or you may not see it.',
  'vote.notYours': 'You have no ballot in this vote, or this step is the chair’s.',
  'vote.notYourSeat': 'Somebody else casts this ballot.',
  'vote.notNow': 'The vote does not allow this now. Reload to see how it stands.',
  'vote.moveNotPossible': 'The vote does not allow this now.',
  'vote.ballotStale': 'This ballot has just been cast or changed elsewhere. Check it and vote again.',
  'vote.withoutMeeting': 'Only decisions of a meeting can be voted on.',
  'vote.withoutWords': 'Write down what is decided before you open a vote.',
  'vote.nobody': 'There is nobody to vote: observers do not, and the chair only breaks a tie.',
  'approval.notFound': 'This request cannot be found, or you may not see it.',
  'approval.notYours': 'This step is for whoever hands it in or approves it.',
  'approval.notNow': 'The request does not allow this now. Reload to see how it stands.',
  'approval.moveNotPossible': 'The request does not allow this now.',
  'approval.stale': 'Somebody has just changed this request. Check what it says now.',
  'approval.ownRequest': 'Nobody approves their own request. Name somebody else.',
  'decision.chatNotYours':
    'Only its author and whoever decided may correct, answer or attach; only those who took part or are in copy confirm.',
  'decision.chatInFuture': 'A decision cannot have been taken later than now.',
  'decision.chatTooOpen': 'It cannot be more open than the collaboration, meeting or task it belongs to.',
  'decision.chatIdTaken': 'Somebody else has saved this record; please open the form anew.',
  'decision.chatSayWhat': 'Please say what is not as you know it.',
  'decision.chatNoObjection': 'This objection has been answered or taken back.',
  'decision.chatCorrect':
    'The words of a chat decision are changed by “Correct”, so that the earlier ones are kept.',
  'decision.chatNoteNotFound': 'This note cannot be found; it may have been written down or dropped.',
}
