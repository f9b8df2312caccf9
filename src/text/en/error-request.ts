/** Why the server said no, about collaboration requests. */
export const errorRequest = {
  'request.notFound': 'There is no such collaboration request, or you may not see it.',
  'request.notYours': 'This step is not yours. The line at the top says who has the request now.',
  'request.notNow': 'The request is in a state where this cannot be done.',
  'request.moveNotPossible': 'The request is in a state where this cannot be done.',
  'request.stale':
    'Somebody else changed this request while you were editing. Check the present text, then save again.',
  'request.departmentNotAsked': 'This request was not put to that department.',
  'request.answerNotNow': 'The answer of that department is in a state where this cannot be done.',
  'request.alreadyAsked': 'That department has been asked already; the request cannot be passed on to it.',
  'request.ownDepartment': 'The initiating department cannot be a receiving one.',
  'request.noReceiver': 'Choose at least one receiving department.',
  'request.infeasible':
    'The assessment says infeasible, so it cannot be accepted. Change the assessment, or turn the request down.',
  'request.nothingChanged': 'Nothing has been changed yet. Adjust the request first, then ask again.',
  'request.lightNeedsOne':
    'The light path is for one department and one task. With several departments, set up a collaboration.',
  'request.liaisonElsewhere': 'The liaison has to be somebody of that department.',
  'request.spanReversed': 'The end is before the beginning.',
  'answer.moveNotPossible': 'The answer of that department is in a state where this cannot be done.',
  'request.noDepartment':
    'You belong to no department yet, so you cannot begin a request. Ask an administrator to add you to one.',
  'request.needNotFound': 'There is no such resource any more.',
  'request.needOfAnother': 'That resource was asked of another department, which answers for it.',
}
