/** Refusals of the live record and of decisions. */
export const errorRecord = {
  'entry.notFound': 'This line cannot be found. It may have been removed, or you may not see it.',
  'entry.stale': 'Somebody has just changed this line. Both texts are kept; choose which one to keep.',
  'entry.wasRemoved': 'This line has been removed. What you wrote is still here; restore the line to go on.',
  'record.notAttributed': 'A viewpoint needs the department and the person it came from.',
  'record.whichDepartment': 'Choose the department that put this forward.',
  'record.whoSaidIt': 'Choose the person who said it.',
  'record.observerMute':
    'Observers attend without speaking: they raise no hand, and no viewpoint is recorded as theirs.',
  'record.noDeadlineHere':
    'Only decisions and tasks have a deadline; a date in the discussion stays as it was said.',
  'record.noCriterionHere': 'Only a task has a completion criterion.',
  'room.alertsInOrder': 'The first alert has to come before the second.',
  'room.notHere': 'This person is not on the list of attendees.',
  'parked.notFound': 'This parked point cannot be found; you may not be allowed to see it.',
  'parked.settled': 'This parked point has been settled and can no longer be changed.',
  'parked.stale':
    'Somebody has just changed this parked point. Please check the latest version before saving.',
  'parked.moveNotPossible': 'This parked point has been settled already.',
  'record.otherMeeting': 'A line cannot be moved to a topic of another meeting.',
  'record.decisionInUse':
    'This decision has been adopted or has tasks and cannot be taken out. Supersede or revoke it instead.',
  'record.taskInUse':
    'Work on this task has begun, so it cannot be taken out. Cancel it if it is no longer needed.',
  'decision.notFound': 'This decision cannot be found. It may have been removed, or you may not see it.',
  'decision.notYours': 'You may not do this. Ask the host or the recorder.',
  'decision.isFixed':
    'The minutes are final, so the decision stands as written. Take a new decision to change it.',
  'decision.notNow': 'The decision is not in a state for this.',
  'decision.stale': 'Somebody has just changed this decision. Look at the present version before saving.',
  'decision.moveNotPossible': 'The decision is not in a state for this.',
} as const
