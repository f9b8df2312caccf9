/** Why the server said no, about retrospectives, ratings and the checklist. */
export const errorRetrospective = {
  'retrospective.notYours':
    'The leader runs the retrospective; the group and the heads of departments write in it. This is not yours to do.',
  'retrospective.notNow': 'This cannot be done in the state the retrospective is in.',
  'retrospective.moveNotPossible': 'This cannot be done in the state the retrospective is in.',
  'retrospective.tooEarly': 'A retrospective is opened once the work is being accepted, and only once.',
  'retrospective.dayGone': 'The last day for contributions cannot be in the past.',
  'retrospective.stale':
    'Somebody else changed the report while you were editing. Compare with what stands now and save again.',
  'retrospective.noteStale': 'This was changed elsewhere. Compare with what stands now and save again.',
  'retrospective.noSuchNote': 'This is not there; it may have been taken back.',
  'retrospective.notYourNote': 'You can only change what you wrote yourself.',
  'retrospective.notYourDepartment': 'You cannot write for this department.',
  'retrospective.incomplete':
    'The report is not whole yet: it needs at least one highlight, one thing to improve, one lesson, and what it teaches.',
  'retrospective.measureTaken':
    'An improvement that has become a task cannot be deleted here; see to it in the task.',
  'retrospective.nothingToHandOut': 'There is no improvement left to make a task of.',
  'retrospective.measureIncomplete': 'Every improvement needs an owner and a date before it becomes a task.',
  'retrospective.nothingChanged': 'What you propose is what the norm already says.',
  'retrospective.noSuchChange': 'This proposal is not there.',
  'retrospective.changeDecided': 'This proposal has been decided already.',
  'retrospective.notInIt': 'Only people and departments of this collaboration can be thanked here.',
  'retrospective.noSuchEntry': 'This entry is not there; it may have been removed.',
  'rating.notHead': 'Heads of the departments that take part rate each other.',
  'rating.notOpen': 'Rating has not begun; it opens when the work is accepted.',
  'rating.closed': 'Rating is closed.',
  'rating.notInIt': 'Choose another department of this collaboration.',
  'rating.lowNeedsWords': 'A mark of “dissatisfied” needs a reason and facts.',
} as const
